"""What a person enters by hand: a walk without the laptop, a correction, a word on other exercise.

The window's editor and the command line both ask here what is possible, so neither can keep what the other
would refuse.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from math import isfinite
from uuid import UUID

from retrotimer.core.days import FIRST_YEAR, Moment, Stamp, moved, wall_time
from retrotimer.core.plan import MINUTE, Mode, SegmentSeconds
from retrotimer.core.records import LONGEST_NOTE, Feedback, Outcome, WalkRecord

LEAST_ENTRY_MINUTES = 1
MOST_ENTRY_MINUTES = 180
"""More than the plan's bounds: who has walked 20 minutes may say so. Three hours are taken for a slip."""


class Wrong(Enum):
    """Why something that was entered cannot be kept."""

    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    TOO_EARLY = "too_early"
    FUTURE = "future"
    NOT_A_NUMBER = "not_a_number"
    TOO_FEW_MINUTES = "too_few_minutes"
    TOO_MANY_MINUTES = "too_many_minutes"
    NOTE_TOO_LONG = "note_too_long"
    NOTE_UNREADABLE = "note_unreadable"


class EntryError(ValueError):
    """Something that was entered cannot be kept; `wrong` says why."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as a person tells it.

    Attributes:
        day: the day that it belongs to.
        at: the time on the wall clock when it began, to the minute.
        mode: walking or running.
        seconds: backward seconds, 60 to 10,800.
        note: in their own words, up to `LONGEST_NOTE` characters.
    """

    day: date
    at: time
    mode: Mode
    seconds: float
    note: str = ""


def read_day(text: str) -> date:
    """A day written as YYYY-MM-DD.

    Raises:
        EntryError: it is not one.
    """
    try:
        if len(text) == len("2026-11-17"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise EntryError(Wrong.NOT_A_DATE)


def read_time(text: str) -> time:
    """A time of day written as HH:MM.

    Raises:
        EntryError: it is not one.
    """
    try:
        if len(text) == len("07:30"):
            return time.fromisoformat(text)
    except ValueError:
        pass
    raise EntryError(Wrong.NOT_A_TIME)


def read_minutes(text: str) -> float:
    """Minutes as seconds; a decimal comma is understood.

    Raises:
        EntryError: it is not a number.
    """
    try:
        minutes = float(text.strip().replace(",", "."))
    except ValueError as error:
        raise EntryError(Wrong.NOT_A_NUMBER) from error
    if not isfinite(minutes):
        raise EntryError(Wrong.NOT_A_NUMBER)
    return minutes * MINUTE


def check_note(note: str) -> str:
    """A note as it can be kept.

    Raises:
        EntryError: it is too long, or holds what is not text.
    """
    note = note.strip()
    if len(note) > LONGEST_NOTE:
        raise EntryError(Wrong.NOTE_TOO_LONG)
    if "\0" in note or any("\ud800" <= letter <= "\udfff" for letter in note):
        raise EntryError(Wrong.NOTE_UNREADABLE)
    return note


def check(entry: Entry, now: Moment, day_starts: int, before: Entry | None = None) -> Entry:
    """An entry as it can be kept at this moment.

    What stands as it did `before` is let be: a session that was stopped after ten seconds can have a note.

    Raises:
        EntryError: it cannot be kept.
    """
    if before is None or (entry.day, entry.at) != (before.day, before.at):
        _check_start(entry, now, day_starts)
    if before is None or entry.seconds != before.seconds:
        _check_minutes(entry.seconds)
    return replace(entry, note=check_note(entry.note))


def _check_start(entry: Entry, now: Moment, day_starts: int) -> None:
    if entry.day.year < FIRST_YEAR:
        raise EntryError(Wrong.TOO_EARLY)
    today = now.day(day_starts)
    begun = wall_time(entry.day, entry.at, day_starts) <= now.wall.replace(tzinfo=None)
    if entry.day > today or (entry.day == today and not begun):
        raise EntryError(Wrong.FUTURE)


def _check_minutes(seconds: float) -> None:
    if seconds < LEAST_ENTRY_MINUTES * MINUTE:
        raise EntryError(Wrong.TOO_FEW_MINUTES)
    if seconds > MOST_ENTRY_MINUTES * MINUTE:
        raise EntryError(Wrong.TOO_MANY_MINUTES)


def usual_time(day: date, now: Moment, day_starts: int) -> time:
    """When a session began whose time nobody told: at noon, or now where noon is still to come."""
    noon = time(12)
    if day == now.day(day_starts) and now.wall.replace(tzinfo=None) < wall_time(day, noon, day_starts):
        return now.wall.time().replace(second=0, microsecond=0)
    return noon


def new_record(walk: UUID, entry: Entry, started: Stamp, written: datetime) -> WalkRecord:
    """The record of a session that was walked without the timer; `entry` has been checked."""
    return WalkRecord(
        id=walk,
        started=started,
        mode=entry.mode,
        walked=SegmentSeconds(backward=entry.seconds),
        outcome=Outcome.FINISHED,
        reason=None,
        timed=None,
        written=written,
        feedback=Feedback(note=entry.note),
    )


def entry_of(record: WalkRecord) -> Entry:
    """A session as the editor shows it."""
    at = record.started.local.time().replace(second=0, microsecond=0)
    return Entry(record.started.date, at, record.mode, record.walked.backward, record.feedback.note)


def corrected(
    record: WalkRecord, entry: Entry, here: Stamp, written: datetime, day_starts: int
) -> WalkRecord:
    """A session as it is after a correction; `entry` has been checked.

    What was not touched stays exactly as it was.  `here` is the stamp that a session of this day and time
    would get on this machine now: it holds where the walk was in the same zone; where it was in another,
    that walk's own offset stays.
    """
    before = entry_of(record)
    changed = replace(entry, note=before.note) != before
    started = record.started
    if (entry.day, entry.at) != (before.day, before.at):
        if started.zone == here.zone:
            started = here
        else:
            started = moved(started, entry.day, wall_time(entry.day, entry.at, day_starts))
    return replace(
        record,
        started=started,
        mode=entry.mode,
        walked=replace(record.walked, backward=entry.seconds),
        feedback=replace(record.feedback, note=entry.note),
        corrected=written if changed else record.corrected,
    )
