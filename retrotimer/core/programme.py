"""The programme: sixteen walks in four weeks, and where in it the history has come.

The article gives "10 to 15 minutes, four days a week, for a month"; the ramp from 10 to 15 is ours.
Nothing of a person's place is stored: it follows from the complete days alone.  A week with enough of
them moves on, a week without is repeated, and nothing is ever failed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import groupby

from retrotimer.core.plan import LEAST_MINUTES, MOST_MINUTES
from retrotimer.core.records import WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Course, Programme
from retrotimer.core.weeks import DAYS, week_start

WEEKS = 4
WALKS_A_WEEK = 4
MUCH_PAIN = 6
MUCH_MORE_PAIN = 2
"""Pain scales: from 6 it is too much, and a change of 2 is one that a person notices (EVIDENCE's facts)."""

_RAMP = ((10, 10, 10, 10), (11, 11, 12, 12), (12, 13, 13, 14), (14, 15, 15, 15))
_STEADY = {Course.STEADY_10: 10, Course.STEADY_12: 12, Course.STEADY_15: 15}


class Held(Enum):
    """Why the minutes are not raised."""

    STOPPED_FOR_PAIN = "stopped_for_pain"
    MUCH_PAIN = "much_pain"
    MORE_PAIN = "more_pain"


@dataclass(frozen=True, slots=True)
class ProgrammeFace:
    """Where in the programme a person is.

    Attributes:
        course: which one.
        week: 1 to 4, of the next walk.
        walk: 1 to `walks_a_week`, of the next walk.
        walks_a_week: as many as the week goal asks for, at most four.
        next_minutes: the next walk's backward minutes, 10 to 15.
        held: why these are fewer than the course has.
        done: walks of the programme that are done, up to `total`.
        week_done: whether this calendar week has its walks, so that the next one is for next week.
        next_week: the first day of the next calendar week.
        ended: the day of the programme's last walk, once there is one.
        weeks_taken: calendar weeks from its first walk to the last one so far.
    """

    course: Course
    week: int
    walk: int
    walks_a_week: int
    next_minutes: int
    held: Held | None
    done: int
    week_done: bool
    next_week: date
    ended: date | None
    weeks_taken: int

    @property
    def total(self) -> int:
        """How many walks the programme has."""
        return WEEKS * self.walks_a_week


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
        programme: which course, and from which day on walks belong to it.
        complete_days: in their order; only as many are taken as it needs.
        last: the latest session, for the pain that it may have brought.
        today: the day that is not over yet.
        first_weekday: Monday is 0.
        goal: the week goal, 1 to 7.
    """
    walks_a_week = min(goal, WALKS_A_WEEK)
    this_week = week_start(today, first_weekday)
    met = lately = 0
    began = ended = latest = None
    since = programme.since
    days = (day for day in complete_days if since is None or day >= since)
    for start, group in groupby(days, lambda day: week_start(day, first_weekday)):
        walked = list(group)
        began = began or start
        latest = start
        if start == this_week:
            lately = len(walked)
        if len(walked) >= walks_a_week:
            met += 1
            if met == WEEKS:
                ended = walked[walks_a_week - 1]
                break
    week_done = lately >= walks_a_week
    week = min(met + 1, WEEKS)
    next_walk = 1 if week_done else lately + 1
    walk = next_walk if ended is None else walks_a_week
    minutes, held = _next_minutes(course_minutes(programme.course, week, walk), last)
    return ProgrammeFace(
        course=programme.course,
        week=week,
        walk=walk,
        walks_a_week=walks_a_week,
        next_minutes=minutes,
        held=held,
        done=met * walks_a_week + (0 if week_done or ended is not None else lately),
        week_done=week_done,
        next_week=this_week + timedelta(days=DAYS),
        ended=ended,
        weeks_taken=(latest - began).days // DAYS + 1 if began and latest else 0,
    )


def hurt(walk: WalkRecord) -> Held | None:
    """Whether a session hurt so much that the next one must not be longer, and how."""
    before, after = walk.pain_before, walk.feedback.pain
    if walk.reason is StopReason.PAIN:
        return Held.STOPPED_FOR_PAIN
    if any(pain is not None and pain >= MUCH_PAIN for pain in (before, after)):
        return Held.MUCH_PAIN
    if before is not None and after is not None and after - before >= MUCH_MORE_PAIN:
        return Held.MORE_PAIN
    return None


def _next_minutes(minutes: int, last: WalkRecord | None) -> tuple[int, Held | None]:
    """The course's minutes, or the last walk's where that one hurt and the course would raise them."""
    held = hurt(last) if last is not None else None
    if last is None or held is None:
        return minutes, None
    most = min(max(last.meant_minutes, LEAST_MINUTES), MOST_MINUTES)
    return (most, held) if most < minutes else (minutes, None)
