"""Makes a session of an entry's fields, by the rules that hold for every session in the history.

The fields carry the names of docs/data.md.  Both of our own forms end here, so neither can bring in what the
other would refuse; nor can either bring in what the timer, or a person's own hand, could not have left.
"""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID, uuid5

from retrotimer.core.bounds import LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES
from retrotimer.core.exchange import fields as read
from retrotimer.core.exchange.entry import Course, Said, WalkEntry
from retrotimer.core.exchange.fields import Fields
from retrotimer.core.exchange.lines import FieldError, Here, Why
from retrotimer.core.exchange.parts import Part
from retrotimer.core.exchange.walk_time import doctor_day, when
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
from retrotimer.core.records import Effort, Feedback, HurtPlace, Outcome
from retrotimer.core.session import StopReason

NAMESPACE = UUID("5d1b8a54-8f0c-5d5e-9a64-2b3a1d7c0e11")
"""Of the identities that are made for walks whose file tells none: the same walk gets the same each time."""

NEEDED = ("date", "walked_backward")
"""Without them there is no session."""

TIMED = (
    "easy_start", "planned_get_ready", "planned_warm_up", "planned_backward", "planned_cool_down",
    "flat_open", "buddy", "doctor_on",
)  # fmt: skip
"""What only a session that the timer ran has: all of it, or none."""

COURSE = ("mode", "outcome", "reason", *(f"walked_{kind.value}" for kind in SegmentKind), *TIMED[:-1])
"""What a `Course` is made of."""

_BEFORE, _AFTER, _MORNING = (
    tuple(f"{site.value}_pain_{when}" for site in PainSite) for when in ("before", "after", "morning")
)
_HURT = ("effort", "hurt_place", "hurt_pain")
SAID = (*_BEFORE, *_AFTER, *_MORNING, *_HURT)
"""What is `Said`."""

_MODES = read.known_words(Mode)
_OUTCOMES = read.known_words(Outcome)
_REASONS = read.known_words(StopReason)
_EFFORTS = read.known_words(Effort)
_PLACES = read.known_words(HurtPlace)
_MOST_FORWARD = MOST_FORWARD_MINUTES * MINUTE


def walk_from(fields: Fields, here: Here) -> WalkEntry:
    """The session that an entry tells of.

    Raises:
        FieldError: it cannot be kept.
    """
    if fields.get("date") is None or fields.get("walked_backward") is None:
        raise _missing(fields)
    return entry_from(fields, here, _COURSES.of(fields), _SAID.of(fields))


def entry_from(fields: Fields, here: Here, course: Course, said: Said) -> WalkEntry:
    """The session that went and felt so, and of which these other fields are told.

    Raises:
        FieldError: it cannot be kept.
    """
    told = fields.get
    day, start, offset, zone, known_by = when(fields, here)
    doctor_on = doctor_day(fields, day) if told("doctor_on") else None
    if (course.choice is None) is not (doctor_on is None):
        raise _missing(fields)
    corrected = read.stored_instant(fields, "corrected_utc") if told("corrected_utc") else None
    if corrected is None and course.choice and course.walked.backward > course.choice.minutes * MINUTE:
        raise FieldError(Why.CONTRADICTION, "walked_backward")
    return WalkEntry(
        read.identity(fields, "id") if told("id") else made_id(day, known_by, course.mode),
        day,
        start,
        offset,
        zone,
        course,
        said,
        read.note(fields, "note") if told("note") else "",
        doctor_on,
        read.stored_instant(fields, "written_utc") if told("written_utc") else here.stored,
        corrected,
    )


def made_id(day: date, local: datetime, mode: Mode) -> str:
    """The identity of a walk whose file tells none; `local` is what the clock on the wall showed."""
    return str(uuid5(NAMESPACE, f"{day.isoformat()} {local.isoformat()} {mode.value}"))


def _missing(fields: Fields) -> FieldError:
    """All that is missing, so that nobody has to try again and again."""
    names = [name for name in NEEDED if fields.get(name) is None]
    timed = [name for name in TIMED if fields.get(name) is None]
    return FieldError(Why.MISSING, *names, *(timed if len(timed) < len(TIMED) else ()))


def course_from(fields: Fields) -> Course:
    """How a session went.

    Raises:
        FieldError: it cannot have.
    """
    mode = read.word(fields, "mode", _MODES) or Mode.WALK
    outcome = read.word(fields, "outcome", _OUTCOMES) or Outcome.FINISHED
    reason = read.word(fields, "reason", _REASONS)
    if outcome is Outcome.UNDERWAY:
        raise FieldError(Why.UNDERWAY, "outcome")
    if (outcome is Outcome.STOPPED) is not (reason is not None):
        raise FieldError(Why.CONTRADICTION, "reason")
    walked, (choice, flat_open, buddy) = _walked(fields), _PLANS.of(fields)
    if choice is None:
        if outcome is not Outcome.FINISHED:
            raise FieldError(Why.CONTRADICTION, "outcome")
        if walked.backward < LEAST_ENTRY_MINUTES * MINUTE:
            raise FieldError(Why.OUT_OF_BOUNDS, "walked_backward")
    return Course(mode, outcome, reason, walked, choice, flat_open, buddy)


def _walked(fields: Fields) -> SegmentSeconds:
    if fields.get("walked_backward") is None:
        raise _missing(fields)
    return SegmentSeconds(
        get_ready=read.seconds(fields, "walked_get_ready", MOST_GET_READY_SECONDS),
        warm_up=read.seconds(fields, "walked_warm_up", _MOST_FORWARD),
        backward=read.seconds(fields, "walked_backward", MOST_ENTRY_MINUTES * MINUTE),
        forward=read.seconds(fields, "walked_forward", (MOST_MINUTES - 1) * MINUTE),
        cool_down=read.seconds(fields, "walked_cool_down", _MOST_FORWARD),
    )


def _plan(fields: Fields) -> tuple[PlanChoice | None, bool, bool]:
    """The plan, and what was confirmed, where there is one; then all of it is there."""
    told = [name for name in TIMED[:-1] if fields.get(name) is not None]
    if not told:
        return None, False, False
    if len(told) < len(TIMED) - 1:
        raise _missing(fields)
    choice = PlanChoice(
        minutes=_minutes(fields, "planned_backward", LEAST_MINUTES, MOST_MINUTES),
        mode=read.word(fields, "mode", _MODES) or Mode.WALK,
        get_ready=read.whole(fields, "planned_get_ready", 0, MOST_GET_READY_SECONDS) or 0,
        warm_up=_minutes(fields, "planned_warm_up", 0, MOST_FORWARD_MINUTES),
        cool_down=_minutes(fields, "planned_cool_down", 0, MOST_FORWARD_MINUTES),
        easy_start=read.truth(fields, "easy_start"),
    )
    flat_open, buddy = read.truth(fields, "flat_open"), read.truth(fields, "buddy")
    if not (flat_open or buddy):
        raise FieldError(Why.CONTRADICTION, "flat_open")
    return choice, flat_open, buddy


def _minutes(fields: Fields, name: str, least: int, most: int) -> int:
    seconds = read.whole(fields, name, least * MINUTE, most * MINUTE) or 0
    if seconds % MINUTE:
        raise FieldError(Why.NOT_A_NUMBER, name)
    return seconds // MINUTE


def said_from(fields: Fields) -> Said:
    """How a session felt.

    Raises:
        FieldError: that cannot be told so.
    """
    before, after, morning = (pains.of(fields) for pains in _PAINS)
    effort, hurt_place, hurt_pain = _HURTS.of(fields)
    return Said(before, Feedback(after, effort, "", hurt_place, hurt_pain, morning))


def _pain(names: tuple[str, ...]) -> Callable[[Fields], Pain]:
    return lambda fields: Pain(*(read.pain(fields, name) for name in names))


def _hurt_then(fields: Fields) -> tuple[Effort | None, HurtPlace | None, int | None]:
    return (
        read.word(fields, "effort", _EFFORTS),
        read.word(fields, "hurt_place", _PLACES),
        read.pain(fields, "hurt_pain"),
    )


# A course or what was said is looked up as a whole first, and is otherwise put together from smaller parts.
_PLANS = Part(("mode", *TIMED[:-1]), _plan)
_COURSES = Part(COURSE, course_from)
_PAINS = tuple(Part(names, _pain(names)) for names in (_BEFORE, _AFTER, _MORNING))
_HURTS = Part(_HURT, _hurt_then)
_SAID = Part(SAID, said_from)
