"""A year as the screen shows it, for looking back: twelve small months and what they add up to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from retrotimer.core.days import MONTHS_A_YEAR
from retrotimer.core.month import DayFace, MonthFace, WeekRow, month_face, month_span
from retrotimer.core.records import DayTotals
from retrotimer.core.weeks import Outlook


@dataclass(frozen=True, slots=True)
class YearFace:
    """A year on the screen.

    Attributes:
        year: which one.
        months: its twelve months, each in whole weeks.
        complete_days: how many of its days are complete.
        weeks_met: how many of the weeks that begin in it have met the goal.
        walked, run: backward seconds of walking and of running in it.
    """

    year: int
    months: tuple[MonthFace, ...]
    complete_days: int
    weeks_met: int
    walked: float
    run: float

    @property
    def today(self) -> date:
        """The day that it calls today, in whatever year that is."""
        return self.months[0].today

    def day(self, day: date) -> DayFace:
        """The face of a day of this year, as its own month shows it."""
        return self.months[day.month - 1].day(day)


def year_span(year: int, first_weekday: int) -> tuple[date, date]:
    """The first and last day that the twelve months of a year show."""
    first, _ = month_span(year, 1, first_weekday)
    _, last = month_span(year, MONTHS_A_YEAR, first_weekday)
    return first, last


def met_here(month: MonthFace, row: WeekRow) -> bool:
    """Whether a line of a month marks a week that has met the goal.

    Only the month in which the week begins does, so that the marks of a year add up to its `weeks_met`.
    """
    start = row.face.start
    return row.face.outlook is Outlook.MET and (start.year, start.month) == (month.year, month.month)


def year_face(
    year: int,
    totals: Mapping[date, DayTotals],
    today: date,
    *,
    first_weekday: int,
    goal: int,
    since: date | None,
    planned: Collection[int] = (),
) -> YearFace:
    """The face of a year; `totals` must cover `year_span` and today's week, the rest is `month_face`'s."""
    of_year = [sums for day, sums in totals.items() if day.year == year]
    months = tuple(
        month_face(
            date(year, month + 1, 1),
            totals,
            today,
            first_weekday=first_weekday,
            goal=goal,
            since=since,
            planned=planned,
        )
        for month in range(MONTHS_A_YEAR)
    )
    return YearFace(
        year,
        months,
        complete_days=sum(sums.complete for sums in of_year),
        weeks_met=sum(met_here(month, row) for month in months for row in month.rows),
        walked=sum(sums.walked for sums in of_year),
        run=sum(sums.run for sums in of_year),
    )
