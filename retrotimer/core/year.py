"""A year as the screen shows it, for looking back: twelve small months and what they add up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from retrotimer.core.days import MONTHS_A_YEAR
from retrotimer.core.month import MonthFace, month_face, month_span
from retrotimer.core.records import DayTotals
from retrotimer.core.weeks import week_start


@dataclass(frozen=True, slots=True)
class YearFace:
    """A year on the screen.

    Attributes:
        year: which one.
        months: its twelve months, each in whole weeks.
        complete_days: how many of its days are complete.
        weeks_met: how many of the weeks that begin in it have met the goal.
        walked: backward seconds of walking in it.
    """

    year: int
    months: tuple[MonthFace, ...]
    complete_days: int
    weeks_met: int
    walked: float


def year_span(year: int, first_weekday: int) -> tuple[date, date]:
    """The first and last day that the twelve months of a year show."""
    first, _ = month_span(year, 1, first_weekday)
    _, last = month_span(year, MONTHS_A_YEAR, first_weekday)
    return first, last


def year_face(
    year: int,
    totals: Mapping[date, DayTotals],
    today: date,
    *,
    first_weekday: int,
    goal: int,
    since: date | None,
) -> YearFace:
    """The face of a year; `totals` must cover `year_span` and today's week, `since` is as in `month_face`."""
    of_year = [sums for day, sums in totals.items() if day.year == year]
    return YearFace(
        year,
        tuple(
            month_face(
                date(year, month + 1, 1), totals, today, first_weekday=first_weekday, goal=goal, since=since
            )
            for month in range(MONTHS_A_YEAR)
        ),
        complete_days=sum(sums.complete for sums in of_year),
        weeks_met=_weeks_met(year, totals, first_weekday, goal),
        walked=sum(sums.walked for sums in of_year),
    )


def _weeks_met(year: int, totals: Mapping[date, DayTotals], first_weekday: int, goal: int) -> int:
    complete: dict[date, int] = {}
    for day, sums in totals.items():
        if sums.complete:
            start = week_start(day, first_weekday)
            complete[start] = complete.get(start, 0) + 1
    return sum(days >= goal for start, days in complete.items() if start.year == year)
