"""When in the day, and where, a person walks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from retrotimer.core.statistics.rows import HabitRow

HOURS = 24

LEAST_FOR_HABITS = 3
"""Fewer sessions have no habit: their own list tells more than a chart of them would."""


class Place(Enum):
    """What was confirmed of the place before a walk began; nothing is asked of one entered by hand."""

    FLAT = "flat"
    BUDDY = "buddy"
    BOTH = "both"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class HourCount:
    """How many walks and runs began in an hour of the day, 0 to 23."""

    hour: int
    walks: int
    runs: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many walks and runs had a place."""

    place: Place
    walks: int
    runs: int


@dataclass(frozen=True, slots=True)
class Habits:
    """All hours of the day and all places, each with its counts."""

    hours: tuple[HourCount, ...]
    places: tuple[PlaceCount, ...]

    @property
    def sessions(self) -> int:
        """How many there are in all."""
        return sum(one.walks + one.runs for one in self.hours)

    @property
    def missing(self) -> int:
        """How many more are needed before there is anything to see."""
        return max(0, LEAST_FOR_HABITS - self.sessions)


def place_of(row: HabitRow) -> Place:
    """The place that a row is about."""
    if row.flat_open:
        return Place.BOTH if row.buddy else Place.FLAT
    return Place.BUDDY if row.buddy else Place.BY_HAND


def habits(rows: Iterable[HabitRow]) -> Habits:
    """The counts of each hour and each place."""
    by_hour: Counter[tuple[int, bool]] = Counter()
    by_place: Counter[tuple[Place, bool]] = Counter()
    for row in rows:
        by_hour[row.hour, row.runs] += row.sessions
        by_place[place_of(row), row.runs] += row.sessions
    return Habits(
        tuple(HourCount(hour, by_hour[hour, False], by_hour[hour, True]) for hour in range(HOURS)),
        tuple(PlaceCount(place, by_place[place, False], by_place[place, True]) for place in Place),
    )
