"""The month as the screen shows it: six whole weeks of day faces, and the current week's face.

All date arithmetic of the calendar is here, so that the widgets only draw.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from retrotimer.core.days import COMPLETE_DAY_SECONDS
from retrotimer.core.records import DayTotals, WalkRecord
from retrotimer.core.weeks import DAYS, Outlook, WeekFace, week_face, week_start

WEEKS = 6
THURSDAY = 3


class DayLook(Enum):
    """How full a day is: a disc, an arc, or nothing."""

    EMPTY = "empty"
    PARTIAL = "partial"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class DayFace:
    """One day's cell; `walked` and `run` are backward seconds, `fraction` is 0 to 1 of a complete day.

    `planned` says that a walk is still meant for it: it is not over and not complete, nor is its week met.
    """

    date: date
    in_month: bool
    is_today: bool
    is_future: bool
    walked: float
    run: float
    planned: bool = False

    @property
    def look(self) -> DayLook:
        """Which of the three drawings the day gets."""
        if self.walked >= COMPLETE_DAY_SECONDS:
            return DayLook.COMPLETE
        return DayLook.PARTIAL if self.walked > 0 else DayLook.EMPTY

    @property
    def fraction(self) -> float:
        """How much of a complete day was walked."""
        return min(1.0, self.walked / COMPLETE_DAY_SECONDS)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One line of the calendar; `begun` is false for weeks that have not started or hold no history."""

    face: WeekFace
    days: tuple[DayFace, ...]
    begun: bool

    @property
    def number(self) -> int:
        """The number of the ISO week that its Thursday lies in, on whatever weekday it starts."""
        thursday = next(day.date for day in self.days if day.date.weekday() == THURSDAY)
        return thursday.isocalendar().week


@dataclass(frozen=True, slots=True)
class MonthFace:
    """A month on the screen; `this_week` is today's week even where another month is shown.

    `numbered` says whether the numbers of the weeks are wanted.
    """

    year: int
    month: int
    today: date
    first_weekday: int
    rows: tuple[WeekRow, ...]
    this_week: WeekFace
    numbered: bool = False

    @property
    def first(self) -> date:
        """The month's first day."""
        return date(self.year, self.month, 1)

    def day(self, day: date) -> DayFace:
        """The face of a day that is shown."""
        week, weekday = divmod((day - self.rows[0].face.start).days, DAYS)
        return self.rows[week].days[weekday]


@dataclass(frozen=True, slots=True)
class DayDetail:
    """The selected day: its cell, its sessions, and in words what else was done."""

    face: DayFace
    walks: tuple[WalkRecord, ...]
    other: str = ""


def month_span(year: int, month: int, first_weekday: int) -> tuple[date, date]:
    """The first and last day that the six weeks around a month show."""
    start = week_start(date(year, month, 1), first_weekday)
    return start, start + timedelta(days=WEEKS * DAYS - 1)


def day_face(sums: DayTotals, today: date, *, in_month: bool = True, planned: bool = False) -> DayFace:
    """The face of a day that adds up to `sums`; `planned` if its weekday is and its week is not met yet."""
    day = sums.date
    planned = planned and day >= today and not sums.complete
    return DayFace(
        day, in_month, day == today, day > today, walked=sums.walked, run=sums.run, planned=planned
    )


def month_face(
    shown: date,
    totals: Mapping[date, DayTotals],
    today: date,
    *,
    first_weekday: int,
    goal: int,
    since: date | None,
    numbered: bool = False,
    planned: Collection[int] = (),
) -> MonthFace:
    """The face of the month that `shown` lies in.

    `totals` must cover `month_span` and today's week; a day without an entry is empty.
    `since` is the day of the first walk in history: weeks before it are blank, not failed.
    `planned` are the weekdays that are meant for walking.
    """
    complete = frozenset(day for day, sums in totals.items() if sums.complete)
    start, _ = month_span(shown.year, shown.month, first_weekday)

    def week_row(first: date) -> WeekRow:
        face = week_face(first, complete, goal, today)
        open_ = face.outlook is not Outlook.MET
        days = tuple(
            day_face(
                totals.get(day, DayTotals(day)),
                today,
                in_month=day.month == shown.month,
                planned=open_ and day.weekday() in planned,
            )
            for day in (first + timedelta(days=n) for n in range(DAYS))
        )
        begun = first <= today and since is not None and face.end >= since
        return WeekRow(face, days, begun)

    now = week_start(today, first_weekday)
    beginning = since is None or since >= now
    return MonthFace(
        shown.year,
        shown.month,
        today,
        first_weekday,
        tuple(week_row(start + timedelta(weeks=n)) for n in range(WEEKS)),
        week_face(now, complete, goal, today, beginning=beginning),
        numbered,
    )
