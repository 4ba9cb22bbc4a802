"""What the icon in the panel says: how the week stands, and the walk that comes next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from retrotimer.core.bounds import DAYS

if TYPE_CHECKING:
    from retrotimer.core.weeks import WeekFace


@dataclass(frozen=True, slots=True)
class NextWalk:
    """The walk that comes next.

    Attributes:
        minutes: how long it is, 10 to 15.
        days: in how many days, 0 for today, where days are planned; None where the person plans none.
        on: the day that this is, likewise.
    """

    minutes: int
    days: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TrayFace:
    """What the icon's menu and its tooltip say."""

    week: "WeekFace"
    next: NextWalk


def next_walk(minutes: int, planned: Collection[int], today: date, *, done: bool) -> NextWalk:
    """The next walk on the planned weekdays (Monday is 0); today's counts unless today is `done`."""
    first = 1 if done else 0
    for days in range(first, first + DAYS):
        if today > date.max - timedelta(days=days):
            break
        on = today + timedelta(days=days)
        if on.weekday() in planned:
            return NextWalk(minutes, days, on)
    return NextWalk(minutes)
