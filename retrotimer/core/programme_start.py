"""Where a programme begins, and what it keeps from then on."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from retrotimer.core.settings import MOST_WALKS_A_WEEK, Course, Programme
from retrotimer.core.weeks import DAYS, week_start

if TYPE_CHECKING:
    from retrotimer.core.programme import ProgrammeFace


def wanted(goal: int) -> int:
    """How many walks a week has in a programme that follows this week goal."""
    return min(goal, MOST_WALKS_A_WEEK)


def first_day(programme: Programme, first_weekday: int) -> date | None:
    """The first day whose walk belongs to the programme; None where all do."""
    return week_start(programme.since, first_weekday) if programme.since is not None else None


def started(course: Course, complete: int, today: date, *, first_weekday: int, goal: int) -> Programme:
    """The programme that is started today, in a week with so many complete days so far.

    A week that has its walks already cannot be walked as the programme's: it begins with the next one.
    """
    if complete < wanted(goal):
        return Programme(course, today)
    return Programme(course, week_start(today, first_weekday) + timedelta(days=DAYS))


def kept(programme: Programme | None, face: "ProgrammeFace | None") -> Programme | None:
    """A programme as it goes on under another week goal: one that has begun keeps its walks a week.

    `face` is the programme's, as it was before.
    """
    if programme is None or face is None or face.began is None:
        return programme
    return replace(programme, walks_a_week=face.walks_a_week)
