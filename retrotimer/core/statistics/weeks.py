"""Weeks in a row: complete days against the goal, and minutes.

The goal of a past week is not kept, so today's goal is held against all of them; whoever shows it says so.
Where there are more weeks than a chart has room for, several share a bar, which then shows their mean.

Which weeks are held against the goal is decided here for the page of progress and for the report alike: those
from the week of the first walk of all on that are over, and one that goes on once it has met the goal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from retrotimer.core.plan import MINUTE
from retrotimer.core.statistics.rows import WeekSums
from retrotimer.core.weeks import DAYS, WeekRule, week_start

WEEKS_IN_SIGHT = 12
"""How many weeks are shown at first, and at least."""

WEEKS_A_YEAR = 52

_SHARED = ((2 * WEEKS_A_YEAR + 2, 1), (8 * WEEKS_A_YEAR, 4), (26 * WEEKS_A_YEAR, 13))
"""Up to how many weeks so many share a bar; beyond, a year's do."""


class Range(Enum):
    """How far one looks back."""

    SEASON = "season"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The whole weeks that are looked at, the last of which is today's.

    Attributes:
        first: the first day of the first week.
        today: the day that is not over yet.
        since: the day of the earliest walk of all, if there is one.
        shared: how many weeks share a bar, or a point.
        rule: how weeks are counted now.
    """

    first: date
    today: date
    since: date | None
    shared: int
    rule: WeekRule

    @property
    def end(self) -> date:
        """The last day of today's week."""
        return week_start(self.today, self.rule.first_weekday) + timedelta(days=DAYS - 1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.first).days + 1

    @property
    def chart_end(self) -> date:
        """The last day of the last bar, which is as wide as the others though fewer weeks are over."""
        bars = -(-self.days // (self.shared * DAYS))
        return self.first + timedelta(days=bars * self.shared * DAYS - 1)


@dataclass(frozen=True, slots=True)
class WeekBar:
    """One week, or several that share a bar.

    Attributes:
        start: the first day.
        weeks: how many it stands for; of the last bar, those that have begun.
        complete: complete days in all of them.
        walked, run: backward seconds in all of them.
        goal: complete days that a week wants, as the goal is today.
        going_on: whether today's week is one of them.
    """

    start: date
    weeks: int
    complete: int
    walked: float
    run: float
    goal: int
    going_on: bool

    @property
    def end(self) -> date:
        """The last day."""
        return self.start + timedelta(days=self.weeks * DAYS - 1)

    @property
    def days(self) -> float:
        """Complete days a week, 0 to 7."""
        return self.complete / self.weeks

    @property
    def walked_minutes(self) -> float:
        """Minutes of walking backwards a week."""
        return self.walked / MINUTE / self.weeks

    @property
    def run_minutes(self) -> float:
        """Minutes of running backwards a week."""
        return self.run / MINUTE / self.weeks

    @property
    def met(self) -> bool:
        """Whether the week, or the mean of several, reaches the goal."""
        return self.complete >= self.goal * self.weeks


@dataclass(frozen=True, slots=True)
class WeekCourse:
    """All weeks of a stretch since the first walk.

    Attributes:
        stretch: what is looked at.
        bars: one after the other without a gap, the oldest first; none where nobody has walked yet.
        weeks: how many of them are held against the goal, each by itself.
        weeks_met: how many of these have met it.
    """

    stretch: Stretch
    bars: tuple[WeekBar, ...]
    weeks: int
    weeks_met: int

    @property
    def ran(self) -> bool:
        """Whether there is a run in it."""
        return any(bar.run > 0 for bar in self.bars)


def stretch_of(range_: Range, today: date, since: date | None, rule: WeekRule) -> Stretch:
    """The weeks of a range; of all time at least as many as are shown at first."""
    this_week = week_start(today, rule.first_weekday)
    weeks = WEEKS_A_YEAR if range_ is Range.YEAR else WEEKS_IN_SIGHT
    if range_ is Range.ALL and since is not None:
        weeks = max(weeks, (this_week - week_start(since, rule.first_weekday)).days // DAYS + 1)
    # The calendar's own first day has none before it.
    weeks = min(weeks, (this_week - date.min).days // DAYS + 1)
    shared = next((shared for most, shared in _SHARED if weeks <= most), WEEKS_A_YEAR)
    return Stretch(this_week - timedelta(days=(weeks - 1) * DAYS), today, since, shared, rule)


def first_week(first: date, since: date, rule: WeekRule) -> date:
    """The week from which on weeks count: that of `first`, but none before the first walk of all."""
    return week_start(max(first, since), rule.first_weekday)


def week_counts(start: date, complete: int, today: date, rule: WeekRule) -> bool:
    """Whether a week is held against the goal; one that is not over, only once it has met it."""
    return week_met(complete, rule) or start + timedelta(days=DAYS) <= today


def week_met(complete: int, rule: WeekRule) -> bool:
    """Whether so many complete days meet the goal of a week."""
    return complete >= rule.goal


def week_course(sums: Iterable[WeekSums], stretch: Stretch) -> WeekCourse:
    """The weeks of a stretch; `sums` are those of them that have a session, in any order."""
    if stretch.since is None or stretch.since > stretch.end:
        return WeekCourse(stretch, (), 0, 0)
    rule, shared = stretch.rule, stretch.shared
    begun = first_week(stretch.first, stretch.since, rule)
    weeks = (stretch.end - begun).days // DAYS + 1
    count = -(-weeks // shared)
    complete, walked, run = [0] * count, [0.0] * count, [0.0] * count
    met = latest = 0
    for some in sums:
        number = (some.start - begun).days // DAYS // shared
        if 0 <= number < count:
            complete[number] += sum(some.complete)
            walked[number] += some.walked
            run[number] += some.run
            met += sum(week_met(days, rule) for days in some.complete)
            if number == count - 1:
                latest = some.complete[-1]
    this_week = week_start(stretch.today, rule.first_weekday)
    going_on = not week_counts(this_week, latest, stretch.today, rule)
    bars = tuple(
        WeekBar(
            start=begun + timedelta(days=number * shared * DAYS),
            weeks=min(shared, weeks - number * shared),
            complete=complete[number],
            walked=round(walked[number], 3),
            run=round(run[number], 3),
            goal=rule.goal,
            going_on=number == count - 1,
        )
        for number in range(count)
    )
    return WeekCourse(stretch, bars, weeks - going_on, met)
