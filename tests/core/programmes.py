"""Patterns of days, and the face that a programme has on them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from retrotimer.core.pain import Pain
from retrotimer.core.programme import (
    ProgrammeFace,
    programme_face,
)
from retrotimer.core.records import Feedback, WalkRecord
from retrotimer.core.settings import Course, Programme
from tests.fakes import a_record

MONDAY = date(2026, 11, 2)
DAY = timedelta(days=1)
RAMP, STEADY_15 = Course.RAMP, Course.STEADY_15


def days(pattern: str, start: date = MONDAY) -> list[date]:
    """The days marked by an x, counted from a Monday; blanks only part the weeks."""
    return [start + n * DAY for n, mark in enumerate(pattern.replace(" ", "")) if mark == "x"]


def face(
    complete: Iterable[date],
    today: int,
    *,
    course: Course = RAMP,
    since: date | None = None,
    last: WalkRecord | None = None,
    first_weekday: int = 0,
    goal: int = 4,
    walks_a_week: int | None = None,
) -> ProgrammeFace:
    """The face on the day that lies this many days after the first Monday."""
    return programme_face(
        Programme(course, since, walks_a_week),
        complete,
        last,
        MONDAY + today * DAY,
        first_weekday=first_weekday,
        goal=goal,
    )


def felt(before: int | None, after: int | None, minutes: int = 11) -> WalkRecord:
    return replace(a_record(minutes=minutes), pain_before=Pain(before), feedback=Feedback(Pain(after)))
