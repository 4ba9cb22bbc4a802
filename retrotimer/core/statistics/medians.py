"""Medians of the pain that was told, each with how many figures it rests on.

A change is counted only where before and after were both told of the same walk, and what is not told is left
out.  A run's pain is another one, as in the charts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from retrotimer.core.pain import NOTICED_CHANGE, PainSite
from retrotimer.core.plan import Mode
from retrotimer.core.records import WalkLine
from retrotimer.core.statistics.middles import median


@dataclass(frozen=True, slots=True)
class Told:
    """Pains of one kind: how many were told, and their median; None where none was."""

    count: int
    median: float | None


@dataclass(frozen=True, slots=True)
class PainFigures:
    """What was told of one site in a period.

    Attributes:
        site: back or knee.
        before, after, morning: the figures of each time, each by itself.
        both: walks of which before and after were told.
        eased, risen: of these, how many fell or rose by what a person notices.
    """

    site: PainSite
    before: Told
    after: Told
    morning: Told
    both: int
    eased: int
    risen: int


def pain_figures(lines: Sequence[WalkLine], site: PainSite) -> PainFigures:
    """What was told of a site with these walks; a run's pain is another one."""
    lines = [line for line in lines if line.mode is Mode.WALK]
    of_site = attrgetter(site.value)  # in C: a hundred years are read in one go
    before = [of_site(line.before) for line in lines]
    after = [of_site(line.after) for line in lines]
    both = zip(before, after, strict=True)
    changes = [now - then for then, now in both if now is not None and then is not None]
    return PainFigures(
        site=site,
        before=_told(before),
        after=_told(after),
        morning=_told([of_site(line.morning) for line in lines]),
        both=len(changes),
        eased=sum(change <= -NOTICED_CHANGE for change in changes),
        risen=sum(change >= NOTICED_CHANGE for change in changes),
    )


def tells(line: WalkLine, site: PainSite) -> bool:
    """Whether anything was told of a site with a walk."""
    return line.mode is Mode.WALK and any(
        pain.of(site) is not None for pain in (line.before, line.after, line.morning)
    )


def _told(pains: Iterable[int | None]) -> Told:
    found = [pain for pain in pains if pain is not None]
    return Told(len(found), median(found) if found else None)
