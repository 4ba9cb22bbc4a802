"""Which days a report is about, and how they are parted so that its table stays short.

A period that is counted back from today, or from the first walk on, has the calendar weeks that the page of
progress has, so that both count the same.  One that a person names by its dates is left as it is: its weeks
at the edges are parts.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from retrotimer.core.days import MONTHS_A_YEAR, add_months
from retrotimer.core.statistics.weeks import WEEKS_A_YEAR, WEEKS_IN_SIGHT
from retrotimer.core.weeks import DAYS, week_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrotimer.core.programme import ProgrammeFace

MOST_ROWS = 16
"""More lines than this do not fit on a page beside all else; then each stands for more days."""

_QUARTER = 3
_YEARS = (1, 2, 5, 10, 20)


class Choice(Enum):
    """Which period a person asks for."""

    FOUR_WEEKS = "four_weeks"
    PROGRAMME = "programme"
    TWELVE_WEEKS = "twelve_weeks"
    YEAR = "year"
    ALL = "all"
    OWN = "own"


_WEEKS = {Choice.FOUR_WEEKS: 4, Choice.TWELVE_WEEKS: WEEKS_IN_SIGHT, Choice.YEAR: WEEKS_A_YEAR}
"""Calendar weeks, the last of which is today's."""


class Grain(Enum):
    """What one line of the table stands for."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included.

    Raises:
        ValueError: the last comes before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends on or after {self.first}, not on {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlap(self, other: "Period") -> "Period":
        """The days that lie in both; there must be one."""
        return Period(max(self.first, other.first), min(self.last, other.last))


def period_of(
    choice: Choice, today: date, first_weekday: int, since: date | None, programme: "ProgrammeFace | None"
) -> Period | None:
    """The days of a choice; None where it has none, as a programme that has not begun.

    `since` is the day of the earliest session.  A choice that would begin before it is not cut: the report
    says from when on weeks count.
    """
    this_week = week_start(today, first_weekday)
    if choice in _WEEKS:
        return Period(this_week - timedelta(days=(_WEEKS[choice] - 1) * DAYS), today)
    if choice is Choice.ALL:
        return Period(week_start(min(since, today), first_weekday), today) if since is not None else None
    if choice is Choice.PROGRAMME and programme is not None and programme.began is not None:
        return Period(week_start(programme.began, first_weekday), programme.ended or today)
    return None


def periods(
    today: date, first_weekday: int, since: date | None, programme: "ProgrammeFace | None"
) -> dict[Choice, Period]:
    """The periods that can be chosen today, those without a day left out.

    One's own begin with the first of them, and so with today as the last day.
    """
    found = {one: period_of(one, today, first_weekday, since, programme) for one in Choice}
    found[Choice.OWN] = found[Choice.FOUR_WEEKS]
    return {one: period for one, period in found.items() if period is not None}


def parted(period: Period, first_weekday: int) -> tuple[Grain, tuple[Period, ...]]:
    """The whole weeks that a period touches, or months, quarters or years where those would be too many."""
    weeks = (
        week_start(period.last, first_weekday) - week_start(period.first, first_weekday)
    ).days // DAYS + 1
    if weeks <= MOST_ROWS:
        starts = [week_start(period.first, first_weekday) + timedelta(weeks=n) for n in range(weeks)]
        return Grain.WEEK, tuple(Period(start, start + timedelta(days=DAYS - 1)) for start in starts)
    for grain, months in ((Grain.MONTH, 1), (Grain.QUARTER, _QUARTER)):
        found = tuple(_by_months(period, months))
        if len(found) <= MOST_ROWS:
            return grain, found
    found = ()
    for years in _YEARS:
        found = tuple(_by_months(period, years * MONTHS_A_YEAR))
        if len(found) <= MOST_ROWS:
            break
    return Grain.YEARS, found


def _by_months(period: Period, months: int) -> "Iterator[Period]":
    """Spans of so many months, counted from the first of a year that the number divides."""
    before = (period.first.year * MONTHS_A_YEAR + period.first.month - 1) % months
    start = add_months(period.first.replace(day=1), -before)
    while start <= period.last:
        following = add_months(start, months)
        yield Period(start, following - timedelta(days=1))
        start = following
