"""Charts as plain values: axes, series, marks, and the things that a reader goes through one by one.

A chart knows where everything stands in its own units, and by which shape its series differ: on paper, and to
many eyes, colours alone do not.  It holds no sentence (`words/charts.py` makes them of its names and values)
and no pixel (`ui/charts/` draws it, on the screen and on paper alike).
"""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from retrotimer.core.statistics.habits import HourCount, PlaceCount
from retrotimer.core.statistics.rows import ToldPain
from retrotimer.core.statistics.weeks import WeekBar

Datum = WeekBar | ToldPain | HourCount | PlaceCount
"""What one of the things that stand in a chart is made of."""


class ChartName(Enum):
    """What a chart is about."""

    DAYS = "days"
    MINUTES = "minutes"
    BACK_PAIN = "back_pain"
    KNEE_PAIN = "knee_pain"
    HOURS = "hours"
    PLACES = "places"


class Unit(Enum):
    """What the numbers along an axis are.

    DAY, MONTH and YEAR are dates as `date.toordinal` has them, told to that exactness.
    """

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DAYS_A_WEEK = "days_a_week"
    MINUTES_A_WEEK = "minutes_a_week"
    PAIN = "pain"
    HOUR = "hour"
    WALKS = "walks"
    PLACE = "place"


class Tick(NamedTuple):
    """A place along an axis that is named, and the value that its name tells."""

    at: float
    value: float


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where an axis goes, and what is named on it, in its order."""

    unit: Unit
    least: float
    most: float
    ticks: tuple[Tick, ...]

    def share(self, value: float) -> float:
        """Where a value stands between the axis's ends, 0 to 1."""
        return (value - self.least) / (self.most - self.least)


class SeriesName(Enum):
    """What the points of a series are."""

    MET = "met"
    NOT_MET = "not_met"
    WALKED = "walked"
    RUN = "run"
    BEFORE = "before"
    AFTER = "after"
    MORNING = "morning"
    BEFORE_LINE = "before_line"
    AFTER_LINE = "after_line"


class Shape(Enum):
    """What a series is drawn as; no two of a chart have the same."""

    FULL_BAR = "full_bar"
    LIGHT_BAR = "light_bar"
    HATCHED_BAR = "hatched_bar"
    RING = "ring"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DASHED_LINE = "dashed_line"
    FULL_LINE = "full_line"

    @property
    def is_bar(self) -> bool:
        """Whether each point is a bar from its base up."""
        return self in {Shape.FULL_BAR, Shape.LIGHT_BAR, Shape.HATCHED_BAR}

    @property
    def is_line(self) -> bool:
        """Whether the points are joined."""
        return self in {Shape.DASHED_LINE, Shape.FULL_LINE}


class Point(NamedTuple):
    """Where something stands; of a bar, `value` is its end and `base` its beginning."""

    at: float
    value: float
    base: float = 0.0


@dataclass(frozen=True, slots=True)
class Series:
    """Points that belong together; a line in several pieces is a series in several `pieces`."""

    name: SeriesName
    shape: Shape
    pieces: tuple[tuple[Point, ...], ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All of them."""
        return tuple(point for piece in self.pieces for point in piece)


class MarkName(Enum):
    """What a mark says.

    GOAL: a line at the week goal.
    NOTICED: a band around the pain at the beginning; what lies outside is a change that a person notices.
    """

    GOAL = "goal"
    NOTICED = "noticed"


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across the whole chart, or a band from `low` to `high` around one; a line is its own band."""

    name: MarkName
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things that a reader goes through: where it stands, how wide it is, and what it is."""

    at: float
    datum: Datum


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Attributes:
        name: what it is about.
        across, up: its axes; `across` is where items stand, `up` how much they are.
        series: what is drawn, the first lowest.
        marks: what lies behind them.
        items: what can be gone through, in the order of `across`.
        width: how wide a bar is, in units of `across`.
        lying: whether the items stand one below the other, and their bars lie.
        together: whether a point tells the means of several weeks, and not of one walk or week.
    """

    name: ChartName
    across: Axis
    up: Axis
    series: tuple[Series, ...]
    marks: tuple[Mark, ...]
    items: tuple[Item, ...]
    width: float = 0.0
    lying: bool = False
    together: bool = False

    @property
    def shown(self) -> tuple[Series, ...]:
        """The series that have a point."""
        return tuple(one for one in self.series if one.points)
