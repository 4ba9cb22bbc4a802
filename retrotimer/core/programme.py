"""The programme: sixteen walks in four weeks, and where in it the history has come.

The article gives "10 to 15 minutes, four days a week, for a month"; the ramp from 10 to 15 is ours.
Nothing of a person's place is stored: it follows from the complete days alone.  A week with enough of
them moves on, a week without is repeated, and nothing is ever failed.

Its weeks are the calendar's, whole as those that the month shows: the week in which a programme begins
counts with all of its complete days, or the two would contradict each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from retrotimer.core.pain import PainSign, pain_sign
from retrotimer.core.plan import LEAST_MINUTES, MOST_MINUTES
from retrotimer.core.programme_start import first_day, wanted
from retrotimer.core.records import WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Course, Programme
from retrotimer.core.weeks import DAYS, week_start

WEEKS = 4

_RAMP = ((10, 10, 10, 10), (11, 11, 12, 12), (12, 13, 13, 14), (14, 15, 15, 15))
_STEADY = {Course.STEADY_10: 10, Course.STEADY_12: 12, Course.STEADY_15: 15}


class Held(Enum):
    """Why the minutes are not raised."""

    STOPPED_FOR_PAIN = "stopped_for_pain"
    MUCH_PAIN = "much_pain"
    MORE_PAIN = "more_pain"


class Due(Enum):
    """When the next walk's turn is.

    TODAY: from now on.
    LATER: today's walk is done; the next walk has a day of its own.
    AGAIN: today's walk was the last chance of a week that lacks walks, so this week is repeated.
    NEXT_WEEK: this week has its walks, or had them before the programme was started.
    OVER: there is none any more.
    """

    TODAY = "today"
    LATER = "later"
    AGAIN = "again"
    NEXT_WEEK = "next_week"
    OVER = "over"


class Step(Enum):
    """How a walk of the programme stands."""

    DONE = "done"
    NEXT = "next"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class ProgrammeFace:
    """Where in the programme a person is.

    Attributes:
        course: which one.
        week: 1 to 4, of the next walk, or of the last one when all are done.
        walk: 1 to `walks_a_week`, likewise.
        walks_a_week: as many as the week goal asks for, at most four; or as it asked for when they began.
        next_minutes: that walk's backward minutes, 10 to 15.
        held: why these are fewer than the course has.
        done: walks of the programme that are done, up to `total`.
        due: when the next walk's turn is.
        next_from: the first day that it can be walked on.
        rest: whether this week has all the days that the week goal asks for, so that rest is its part.
        began: the first complete day of the programme's weeks, once there is one.
        ended: the day of its last walk, once there is one.
        weeks_taken: calendar weeks from its first walk to the last one so far.
    """

    course: Course
    week: int
    walk: int
    walks_a_week: int
    next_minutes: int
    held: Held | None
    done: int
    due: Due
    next_from: date
    rest: bool
    began: date | None
    ended: date | None
    weeks_taken: int

    @property
    def total(self) -> int:
        """How many walks the programme has."""
        return WEEKS * self.walks_a_week

    @property
    def suggested(self) -> int | None:
        """The minutes to suggest for a walk now; None while rest is the better choice."""
        return None if self.due in {Due.NEXT_WEEK, Due.OVER} else self.next_minutes


@dataclass(frozen=True, slots=True)
class Summary:
    """A programme at its end.

    Attributes:
        face: where it stands.
        walked: backward seconds of all its days, those of repeated weeks too.
        minutes: what is chosen for the next walk, 10 to 15; going on without a programme leaves it alone.
    """

    face: ProgrammeFace
    walked: float
    minutes: int


@dataclass(frozen=True, slots=True)
class ProgrammeWalk:
    """One of the programme's walks: its backward minutes, and how it stands."""

    minutes: int
    step: Step


@dataclass(frozen=True, slots=True)
class ProgrammeWeek:
    """One of the programme's weeks; `number` counts from 1."""

    number: int
    walks: tuple[ProgrammeWalk, ...]

    @property
    def done(self) -> int:
        """How many of its walks are done."""
        return sum(walk.step is Step.DONE for walk in self.walks)

    @property
    def next(self) -> ProgrammeWalk | None:
        """The next walk, where it is one of this week's."""
        return next((walk for walk in self.walks if walk.step is Step.NEXT), None)


@dataclass(slots=True)
class _Place:
    """How far the complete days have come: weeks that are met, and days of the latest week.

    `before` are this week's days where the programme has yet to begin.
    """

    met: int = 0
    in_week: int = 0
    before: int = 0
    week: date | None = None
    began: date | None = None
    latest: date | None = None
    ended: date | None = None


def course_minutes(course: Course, week: int, walk: int) -> int:
    """The backward minutes of a walk of the course; `week` and `walk` count from 1 to 4."""
    return _STEADY[course] if course in _STEADY else _RAMP[week - 1][walk - 1]


def programme_face(
    programme: Programme,
    complete_days: Iterable[date],
    last: WalkRecord | None,
    today: date,
    *,
    first_weekday: int,
    goal: int,
) -> ProgrammeFace:
    """The face of a programme.

    Args:
        programme: which course, the day from whose week on walks belong to it, and how many a week wants.
        complete_days: each once, in their order; none is taken after the programme's last walk.
        last: the latest session, for the pain that it may have brought.
        today: the day that is not over yet; days after it do not count yet.
        first_weekday: Monday is 0.
        goal: the week goal, 1 to 7.
    """
    walks_a_week = programme.walks_a_week or wanted(goal)
    first = first_day(programme, first_weekday) or date.min
    place = _walk_through(complete_days, first, today, first_weekday, walks_a_week)
    this_week = week_start(today, first_weekday)
    lately = place.in_week if place.week == this_week else 0
    weeks_taken = 0
    if place.began and place.week:
        weeks_taken = (place.week - week_start(place.began, first_weekday)).days // DAYS + 1
    face = ProgrammeFace(
        course=programme.course,
        week=min(place.met + 1, WEEKS),
        walk=lately + 1,
        walks_a_week=walks_a_week,
        next_minutes=LEAST_MINUTES,
        held=None,
        done=place.met * walks_a_week + (lately if lately < walks_a_week else 0),
        due=Due.TODAY,
        next_from=max(first, today + timedelta(days=place.latest == today)),
        rest=lately >= goal,
        began=place.began,
        ended=place.ended,
        weeks_taken=weeks_taken,
    )
    if first > today:
        face = replace(face, due=Due.NEXT_WEEK, rest=place.before >= goal)
    else:
        face = _when(face, lately, this_week + timedelta(days=DAYS), today)
    minutes, held = _next_minutes(course_minutes(face.course, face.week, face.walk), last)
    return replace(face, next_minutes=minutes, held=held)


def programme_weeks(face: ProgrammeFace) -> tuple[ProgrammeWeek, ...]:
    """All walks of the programme by week; the next one with the minutes that are suggested for it."""

    def walk(week: int, number: int) -> ProgrammeWalk:
        minutes = course_minutes(face.course, week, number)
        if (week - 1) * face.walks_a_week + number <= face.done:
            return ProgrammeWalk(minutes, Step.DONE)
        if (week, number) == (face.week, face.walk):
            return ProgrammeWalk(face.next_minutes, Step.NEXT)
        return ProgrammeWalk(minutes, Step.TO_COME)

    numbers = range(1, face.walks_a_week + 1)
    return tuple(
        ProgrammeWeek(week, tuple(walk(week, number) for number in numbers)) for week in range(1, WEEKS + 1)
    )


def hurt(walk: WalkRecord) -> Held | None:
    """Whether a session hurt so much that the next one must not be longer, and how."""
    if walk.reason is StopReason.PAIN:
        return Held.STOPPED_FOR_PAIN
    before, said = walk.pain_before, walk.feedback
    signs = {pain_sign(before), pain_sign(said.pain, before), pain_sign(said.morning, before)}
    if PainSign.MUCH in signs:
        return Held.MUCH_PAIN
    return Held.MORE_PAIN if PainSign.RISEN in signs else None


def _walk_through(
    complete_days: Iterable[date], first: date, today: date, first_weekday: int, walks_a_week: int
) -> _Place:
    """Go through the complete days up to the programme's last walk."""
    place = _Place()
    this_week = week_start(today, first_weekday)
    for day in complete_days:
        if day > today:
            break
        if day < first:
            place.before += day >= this_week
            continue
        week = week_start(day, first_weekday)
        if week != place.week:
            place.week, place.in_week = week, 0
        place.began = place.began or day
        place.latest = day
        place.in_week += 1
        if place.in_week == walks_a_week:
            place.met += 1
            if place.met == WEEKS:
                place.ended = day
                break
    return place


def _when(face: ProgrammeFace, lately: int, next_week: date, today: date) -> ProgrammeFace:
    """When the next walk's turn is, and which one it is then; `lately` is how many this week has."""
    if face.ended is not None:
        return replace(face, due=Due.OVER, walk=face.walks_a_week)
    if lately >= face.walks_a_week:
        return replace(face, due=Due.NEXT_WEEK, walk=1, next_from=next_week)
    if face.next_from == today:
        return face
    if face.next_from >= next_week:
        return replace(face, due=Due.AGAIN, walk=1)
    return replace(face, due=Due.LATER)


def _next_minutes(minutes: int, last: WalkRecord | None) -> tuple[int, Held | None]:
    """The course's minutes, or the last walk's where that one hurt and the course would raise them."""
    held = hurt(last) if last is not None else None
    if last is None or held is None:
        return minutes, None
    most = min(max(last.meant_minutes, LEAST_MINUTES), MOST_MINUTES)
    return (most, held) if most < minutes else (minutes, None)
