"""What the history gives to be counted: light rows, for a hundred years of walks must not take a second.

A `WalkRecord` for each walk would.  Whoever reads these gets named tuples of what is counted and no more.
"""

from datetime import date
from typing import NamedTuple

from retrotimer.core.pain import PainSite


class WeekSums(NamedTuple):
    """What one calendar week adds up to, or several that share a bar.

    A day is complete as the month has it: by walking alone, whether timed or entered by hand.

    Attributes:
        start: the first day of the first of them.
        complete: how many days are complete in each of them, in their order.
        walked, run: backward seconds in all of them.
    """

    start: date
    complete: tuple[int, ...]
    walked: float
    run: float


class ToldPain(NamedTuple):
    """The pain that was told with one walk, or the means of several weeks' walks; runs are left out.

    Attributes:
        day: the walk's day, or the first of those weeks.
        minute: at which minute of the clock on the wall it began, 0 to 1439; 0 for weeks.
        walks: of how many walks the figures are the means; 1 for a walk.
        back_before, …, knee_morning: 0 to 10, None where nothing was told.
    """

    day: date
    minute: int
    walks: int
    back_before: float | None
    back_after: float | None
    back_morning: float | None
    knee_before: float | None
    knee_after: float | None
    knee_morning: float | None

    def before(self, site: PainSite) -> float | None:
        """The site's pain when a walk began."""
        return self.back_before if site is PainSite.BACK else self.knee_before

    def after(self, site: PainSite) -> float | None:
        """The site's pain just after."""
        return self.back_after if site is PainSite.BACK else self.knee_after

    def morning(self, site: PainSite) -> float | None:
        """The site's pain on the morning after."""
        return self.back_morning if site is PainSite.BACK else self.knee_morning

    def told(self, site: PainSite) -> bool:
        """Whether anything was told of the site."""
        return any(pain is not None for pain in (self.before(site), self.after(site), self.morning(site)))


class HabitRow(NamedTuple):
    """How many sessions began in an hour of the clock on the wall, at one place, walking or running.

    `flat_open` and `buddy` are what was confirmed; both are false where a walk was entered by hand.
    """

    hour: int
    runs: bool
    flat_open: bool
    buddy: bool
    sessions: int
