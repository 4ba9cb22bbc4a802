"""What a person enters by hand: a walk without the laptop, a correction, a word on other exercise.

The window's editor and the command line both ask here what is possible, so neither can keep what the other
would refuse.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from math import isnan

from retrotimer.core.bounds import LATEST_DAY_START, LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES
from retrotimer.core.days import FIRST_YEAR, Moment, Stamp, day_of, moved, wall_time
from retrotimer.core.pain import NOT_TOLD, Pain
from retrotimer.core.plan import MINUTE, Mode, SegmentSeconds
from retrotimer.core.records import Effort, Feedback, Outcome, WalkRecord
from retrotimer.core.typed import EntryError, Wrong, check_note
from retrotimer.core.walk_id import WalkId

NOON = time(12)


class Change(Enum):
    """What a person changed in the history by hand."""

    ADDED = "added"
    CORRECTED = "corrected"
    REMOVED = "removed"
    OTHER_NOTED = "other_noted"
    OTHER_REMOVED = "other_removed"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as a person tells it.

    Attributes:
        day: the day that it belongs to.
        at: the time on the wall clock when it began, to the minute.
        mode: walking or running.
        seconds: backward seconds, 60 to 10,800.
        note: in their own words, up to `LONGEST_NOTE` characters.
        pain_before, pain_after, pain_morning: as it was when it began, just after, and on the morning after.
        effort: the answer to the talk test.
    """

    day: date
    at: time
    mode: Mode
    seconds: float
    note: str = ""
    pain_before: Pain = NOT_TOLD
    pain_after: Pain = NOT_TOLD
    pain_morning: Pain = NOT_TOLD
    effort: Effort | None = None


@dataclass(frozen=True, slots=True)
class EntryFace:
    """The editor: what it shows first, today, and which session is corrected; None for a new one.

    `day_starts` is the hour at which a day begins: what is earlier lies in the night after it.
    """

    entry: Entry
    today: date
    record: WalkRecord | None = None
    day_starts: int = 0


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
    if before is None or entry.note != before.note:
        entry = replace(entry, note=check_note(entry.note))
    return entry


def _check_start(entry: Entry, now: Moment, day_starts: int) -> None:
    if entry.day.year < FIRST_YEAR:
        raise EntryError(Wrong.TOO_EARLY)
    today = now.day(day_starts)
    if entry.day < today:
        return
    shown = now.wall.replace(tzinfo=None)
    if entry.day > today or wall_time(entry.day, entry.at, day_starts) > shown:
        early = entry.at.hour < day_starts and datetime.combine(entry.day, entry.at) <= shown
        this_night = entry.day == today < shown.date()
        if early and not this_night:  # who reads the date from the wall means the night that is over
            raise EntryError(Wrong.DAY_BEFORE, entry.day - timedelta(days=1))
        raise EntryError(Wrong.FUTURE)


def _check_minutes(seconds: float) -> None:
    if isnan(seconds):
        raise EntryError(Wrong.NOT_A_NUMBER)
    if seconds < LEAST_ENTRY_MINUTES * MINUTE:
        raise EntryError(Wrong.TOO_FEW_MINUTES)
    if seconds > MOST_ENTRY_MINUTES * MINUTE:
        raise EntryError(Wrong.TOO_MANY_MINUTES)


def usual_time(day: date, now: Moment, day_starts: int) -> time:
    """When a session began whose time nobody told: at noon, or now where noon is still to come."""
    if day == now.day(day_starts) and now.wall.replace(tzinfo=None) < wall_time(day, NOON, day_starts):
        return now.wall.time().replace(second=0, microsecond=0)
    return NOON


def new_entry(day: date, minutes: int, now: Moment, day_starts: int) -> Entry:
    """What the editor shows of a session that nothing is known of yet; of a day to come it is today's."""
    day = min(day, now.day(day_starts))
    return Entry(day, usual_time(day, now, day_starts), Mode.WALK, float(minutes * MINUTE))


def new_record(walk: WalkId, entry: Entry, started: Stamp, written: datetime) -> WalkRecord:
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
        pain_before=entry.pain_before,
        feedback=_said(entry, Feedback()),
    )


def entry_of(record: WalkRecord) -> Entry:
    """A session as the editor shows it."""
    at = record.started.local.time().replace(second=0, microsecond=0)
    said = record.feedback
    return Entry(
        record.started.date,
        at,
        record.mode,
        record.walked.backward,
        said.note,
        record.pain_before,
        said.pain,
        said.morning,
        said.effort,
    )


def twin(entry: Entry, walks: Iterable[WalkRecord], *, at_told: bool = True) -> WalkRecord | None:
    """The session among a day's `walks` that tells the same as an entry: day, time, mode and minutes.

    To enter one twice is nearly always a mistake.  Where no time was told (`at_told` is false), a time that
    was only assumed tells nothing apart: any session of the day that was entered by hand is the same then.
    """
    for walk in walks:
        other = entry_of(walk)
        if not at_told and walk.timed is None:
            other = replace(other, at=entry.at)
        if _figures(other) == _figures(entry):
            return walk
    return None


def day_starts_of(record: WalkRecord, entry: Entry, day_starts: int) -> int:
    """The hour at which days start for a correction of this session; `day_starts` is the hour now.

    The day that a session is stamped with may go by another hour than now's.  Where it stays on that day,
    the stamp holds: or to correct 01:30 to 01:40 would move it by a day and ten minutes.
    """
    started = record.started
    if entry.day != started.date or day_of(started.local, day_starts) == started.date:
        return day_starts
    return LATEST_DAY_START if started.local.date() > started.date else 0


def corrected(
    record: WalkRecord, entry: Entry, here: Stamp, written: datetime, day_starts: int
) -> WalkRecord:
    """A session as it is after a correction; `entry` has been checked, by the hour of `day_starts_of`.

    What was not touched stays exactly as it was, and to say more of how it felt makes no correction.
    `here` is the stamp that a session of this day and time would get on this machine now: it holds where
    the walk was in the same zone; where it was in another, or in one that is not known, that walk's own
    offset stays.
    """
    before = entry_of(record)
    changed = _figures(entry) != _figures(before)
    started = record.started
    if (entry.day, entry.at) != (before.day, before.at):
        if started.zone and started.zone == here.zone:
            started = here
        else:
            started = moved(started, entry.day, wall_time(entry.day, entry.at, day_starts))
    timed = record.timed
    return replace(
        record,
        started=started,
        mode=entry.mode,
        timed=timed and replace(timed, choice=replace(timed.choice, mode=entry.mode)),
        walked=replace(record.walked, backward=entry.seconds),
        pain_before=entry.pain_before,
        feedback=_said(entry, record.feedback),
        corrected=written if changed else record.corrected,
    )


def _figures(entry: Entry) -> tuple[date, time, Mode, float]:
    """What was measured, or told instead; to say more of how it felt corrects none of it."""
    return entry.day, entry.at, entry.mode, entry.seconds


def _said(entry: Entry, before: Feedback) -> Feedback:
    """What is kept of how a session felt, after a change of what had been said before."""
    return replace(
        before, pain=entry.pain_after, effort=entry.effort, note=entry.note, morning=entry.pain_morning
    )
