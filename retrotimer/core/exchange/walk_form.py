"""Makes a session of an entry's fields, by the rules that hold for every session in the history.

The fields carry the names of docs/data.md.  Both of our own forms end here, so neither can bring in what the
other would refuse; nor can either bring in what the timer, or a person's own hand, could not have left.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5

from retrotimer.core.bounds import LATEST_DAY_START, LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES
from retrotimer.core.checklist import Clearance
from retrotimer.core.days import Stamp, day_of, wall_time
from retrotimer.core.entries import usual_time
from retrotimer.core.exchange import fields as read
from retrotimer.core.exchange.fields import Fields
from retrotimer.core.exchange.lines import FieldError, Here, Why
from retrotimer.core.exchange.parts import Part
from retrotimer.core.pain import Pain, PainSite
from retrotimer.core.plan import (
    LEAST_MINUTES,
    MINUTE,
    MOST_FORWARD_MINUTES,
    MOST_GET_READY_SECONDS,
    MOST_MINUTES,
    Mode,
    PlanChoice,
    SegmentKind,
    SegmentSeconds,
)
from retrotimer.core.records import Effort, Feedback, HurtPlace, Outcome, Timed, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.typed import EntryError, read_time

NAMESPACE = UUID("5d1b8a54-8f0c-5d5e-9a64-2b3a1d7c0e11")
"""Of the identities that are made for walks whose file tells none: the same walk gets the same each time."""

TIMED = (
    "easy_start", "planned_get_ready", "planned_warm_up", "planned_backward", "planned_cool_down",
    "doctor_on", "flat_open", "buddy",
)  # fmt: skip
"""What only a session that the timer ran has: all of it, or none; first the plan, then the checklist."""

_OF_THE_PLAN = 5

_MODES = read.known_words(Mode)
_OUTCOMES = read.known_words(Outcome)
_REASONS = read.known_words(StopReason)
_EFFORTS = read.known_words(Effort)
_PLACES = read.known_words(HurtPlace)
_MOST_FORWARD = MOST_FORWARD_MINUTES * MINUTE


def walk_from(fields: Fields, here: Here) -> WalkRecord:
    """The session that an entry tells of.

    Raises:
        FieldError: it cannot be kept.
    """
    mode = read.word(fields, "mode", _MODES) or Mode.WALK
    started = _started(fields, here)
    outcome, reason, walked = _COURSE.of(fields)
    before, feedback = _SAID.of(fields)
    if fields.get("note"):
        feedback = replace(feedback, note=read.note(fields, "note"))
    corrected = read.utc(fields, "corrected_utc") if fields.get("corrected_utc") else None
    record = WalkRecord(
        id=read.identity(fields, "id") if fields.get("id") else made_id(started, mode),
        started=started,
        mode=mode,
        walked=walked,
        outcome=outcome,
        reason=reason,
        timed=_timed(fields),
        written=read.utc(fields, "written_utc") if fields.get("written_utc") else _to_millisecond(here),
        pain_before=before,
        feedback=feedback,
        corrected=corrected,
    )
    _check_seconds(record)
    return record


def made_id(started: Stamp, mode: Mode) -> UUID:
    """The identity of a walk whose file tells none."""
    return uuid5(NAMESPACE, f"{started.date.isoformat()} {started.local.isoformat()} {mode.value}")


def _to_millisecond(here: Here) -> datetime:
    now = here.utc
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def _started(fields: Fields, here: Here) -> Stamp:
    """When it began: as it is told with its offset, or at a time of a day where the machine is now."""
    is_told = bool(fields.get("started"))
    stamp = _told(fields) if is_told else _meant(fields, here)
    if stamp.date > here.today:
        raise FieldError(Why.FUTURE, "date")
    if stamp.utc > here.utc:
        raise FieldError(Why.FUTURE, "started" if is_told else "date")
    return stamp


def _told(fields: Fields) -> Stamp:
    local = read.instant(fields, "started")
    offset = local.utcoffset()
    if offset is None:
        raise FieldError(Why.NOT_AN_INSTANT, "started")
    wall = local.replace(tzinfo=None)
    day = _day_beside(fields, wall)
    if day != wall.date() and day != day_of(wall, LATEST_DAY_START):
        raise FieldError(Why.DAY_AND_START, "started")
    return Stamp(day, local.astimezone(UTC), round(offset.total_seconds()), read.zone(fields, "zone"))


def _day_beside(fields: Fields, wall: datetime) -> date:
    """The day of a walk whose start is told.

    A spreadsheet may have written the day otherwise, 17/11/2026 or 11/17/26.  Where its numbers are those of
    the start's own day, or of the one before, that is the one; nothing else is guessed.
    """
    try:
        return read.day(fields, "date")
    except FieldError as error:
        if error.why is not Why.NOT_A_DATE:
            raise
        for day in (wall.date(), day_of(wall, LATEST_DAY_START)):
            if read.is_day_in_any_order(fields, "date", day):
                return day
        raise


def _meant(fields: Fields, here: Here) -> Stamp:
    day = read.day(fields, "date")
    if day > here.today:
        raise FieldError(Why.FUTURE, "date")
    return here.stamp(day, _time(fields, day, here))


def _time(fields: Fields, day: date, here: Here) -> time:
    written = read.text(fields, "time")
    if not written:
        return usual_time(day, here.now, here.day_starts)
    try:
        at = read_time(written)
    except EntryError as error:
        raise FieldError(Why.NOT_A_TIME, "time") from error
    if wall_time(day, at, here.day_starts) > here.now.wall.replace(tzinfo=None):
        raise FieldError(Why.FUTURE, "time")
    return at


def _course(fields: Fields) -> tuple[Outcome, StopReason | None, SegmentSeconds]:
    return *_ending(fields), _walked(fields)


def _ending(fields: Fields) -> tuple[Outcome, StopReason | None]:
    outcome = read.word(fields, "outcome", _OUTCOMES) or Outcome.FINISHED
    reason = read.word(fields, "reason", _REASONS)
    if outcome is Outcome.UNDERWAY:
        raise FieldError(Why.UNDERWAY, "outcome")
    if (outcome is Outcome.STOPPED) is not (reason is not None):
        raise FieldError(Why.CONTRADICTION, "reason")
    return outcome, reason


def _walked(fields: Fields) -> SegmentSeconds:
    if fields.get("walked_backward") is None:
        raise FieldError(Why.MISSING, "walked_backward")
    return SegmentSeconds(
        get_ready=read.seconds(fields, "walked_get_ready", MOST_GET_READY_SECONDS),
        warm_up=read.seconds(fields, "walked_warm_up", _MOST_FORWARD),
        backward=read.seconds(fields, "walked_backward", MOST_ENTRY_MINUTES * MINUTE),
        forward=read.seconds(fields, "walked_forward", (MOST_MINUTES - 1) * MINUTE),
        cool_down=read.seconds(fields, "walked_cool_down", _MOST_FORWARD),
    )


def _timed(fields: Fields) -> Timed | None:
    choice, clearance = _CHOICE.of(fields), _CLEARANCE.of(fields)
    if choice is None or clearance is None:
        _is_there(fields, TIMED)
        return None
    return Timed(choice, clearance)


def _is_there(fields: Fields, names: Sequence[str]) -> bool:
    """Whether all of these fields are there, or none."""
    missing = [name for name in names if fields.get(name) is None]
    if missing and len(missing) < len(names):
        raise FieldError(Why.MISSING, missing[0])
    return not missing


def _choice(fields: Fields) -> PlanChoice | None:
    if not _is_there(fields, TIMED[:_OF_THE_PLAN]):
        return None
    return PlanChoice(
        minutes=_minutes(fields, "planned_backward", LEAST_MINUTES, MOST_MINUTES),
        mode=read.word(fields, "mode", _MODES) or Mode.WALK,
        get_ready=read.whole(fields, "planned_get_ready", 0, MOST_GET_READY_SECONDS) or 0,
        warm_up=_minutes(fields, "planned_warm_up", 0, MOST_FORWARD_MINUTES),
        cool_down=_minutes(fields, "planned_cool_down", 0, MOST_FORWARD_MINUTES),
        easy_start=read.truth(fields, "easy_start"),
    )


def _clearance(fields: Fields) -> Clearance | None:
    if not _is_there(fields, TIMED[_OF_THE_PLAN:]):
        return None
    flat_open, buddy = read.truth(fields, "flat_open"), read.truth(fields, "buddy")
    if not (flat_open or buddy):
        raise FieldError(Why.CONTRADICTION, "flat_open")
    return Clearance(read.day(fields, "doctor_on"), flat_open, buddy)


def _minutes(fields: Fields, name: str, least: int, most: int) -> int:
    seconds = read.whole(fields, name, least * MINUTE, most * MINUTE) or 0
    if seconds % MINUTE:
        raise FieldError(Why.NOT_A_NUMBER, name)
    return seconds // MINUTE


def _pain(fields: Fields, when: str) -> Pain:
    return Pain(read.pain(fields, f"back_pain_{when}"), read.pain(fields, f"knee_pain_{when}"))


def _said(fields: Fields) -> tuple[Pain, Feedback]:
    """How it felt, but for the note: that is seldom the same twice."""
    return _pain(fields, "before"), Feedback(
        pain=_pain(fields, "after"),
        effort=read.word(fields, "effort", _EFFORTS),
        hurt_place=read.word(fields, "hurt_place", _PLACES),
        hurt_pain=read.pain(fields, "hurt_pain"),
        morning=_pain(fields, "morning"),
    )


_PAINS = tuple(f"{site.value}_pain_{when}" for site in PainSite for when in ("before", "after", "morning"))

_COURSE = Part(("outcome", "reason", *(f"walked_{kind.value}" for kind in SegmentKind)), _course)
_CHOICE = Part(("mode", *TIMED[:_OF_THE_PLAN]), _choice)
_CLEARANCE = Part(TIMED[_OF_THE_PLAN:], _clearance)
_SAID = Part((*_PAINS, "effort", "hurt_place", "hurt_pain"), _said)


def _check_seconds(record: WalkRecord) -> None:
    """What was walked fits what was planned, or what a person can enter by hand."""
    backward = record.walked.backward
    if record.timed is None:
        if record.outcome is not Outcome.FINISHED:
            raise FieldError(Why.CONTRADICTION, "outcome")
        if backward < LEAST_ENTRY_MINUTES * MINUTE:
            raise FieldError(Why.OUT_OF_BOUNDS, "walked_backward")
    elif record.corrected is None and backward > record.timed.choice.minutes * MINUTE:
        raise FieldError(Why.CONTRADICTION, "walked_backward")


def differing(before: WalkRecord, after: WalkRecord) -> tuple[str, ...]:
    """In which fields two versions of a session differ, in the order in which people look at them."""
    parts = (
        ("date", before.started.date, after.started.date),
        ("started", replace(before.started, date=after.started.date), after.started),
        ("mode", before.mode, after.mode),
        ("walked_backward", before.walked, after.walked),
        ("outcome", (before.outcome, before.reason), (after.outcome, after.reason)),
        ("pain", before.pain_before, after.pain_before),
        ("pain", before.feedback.pain, after.feedback.pain),
        ("pain", before.feedback.morning, after.feedback.morning),
        ("pain", _hurt(before), _hurt(after)),
        ("effort", before.feedback.effort, after.feedback.effort),
        ("note", before.feedback.note, after.feedback.note),
        ("plan", before.timed, after.timed),
        ("written_utc", before.written, after.written),
        ("corrected_utc", before.corrected, after.corrected),
    )
    return tuple(dict.fromkeys(name for name, one, other in parts if one != other))


def _hurt(record: WalkRecord) -> tuple[HurtPlace | None, int | None]:
    return record.feedback.hurt_place, record.feedback.hurt_pain
