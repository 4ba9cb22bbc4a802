"""The course of a site's pain: what was told, a smoothed line through it, and whether a change is noticed.

The line is a running median of five, which a single bad day does not move, and then a running mean of three,
which takes the corners off.  At both ends fewer neighbours are there, and only those are taken: nothing is
made up beyond the last walk.  Too few points have no line at all, and none leads across a long gap: it would
show a course that nobody has told.

The beginning and the end are compared by the middle value of six points each, so that one walk decides
nothing.  A difference of 2 is one that a person notices (Childs 2005, Suzuki 2020); what caused it, no
figure here can tell.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from retrotimer.core.pain import NOTICED_CHANGE, PainSite
from retrotimer.core.statistics.middles import mean, median
from retrotimer.core.statistics.rows import ToldPain
from retrotimer.core.weeks import DAYS

LEAST_FOR_LINE = 6
"""Fewer points have no line."""

COMPARED = 6
"""How many points the beginning has, and the end."""

LEAST_FOR_CHANGE = 2 * COMPARED

LONGEST_GAP_DAYS = 28
"""After more days without a word the line breaks off."""

_MEDIAN_OF, _MEAN_OF = 5, 3

Values = Sequence[float]


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A point of a smoothed line: which of the course's points it belongs to, and its height, 0 to 10."""

    index: int
    pain: float


@dataclass(frozen=True, slots=True)
class Change:
    """The pain before walking at the beginning and at the end, the middle of `COMPARED` points each."""

    first: float
    latest: float

    @property
    def by(self) -> float:
        """How much it rose; below 0 where it fell."""
        return self.latest - self.first

    @property
    def noticed(self) -> bool:
        """Whether a person notices a change as large as this."""
        return abs(self.by) >= NOTICED_CHANGE


@dataclass(frozen=True, slots=True)
class PainCourse:
    """What was told of one site.

    Attributes:
        site: back or knee.
        points: the walks with which anything was told of it, or the means of several weeks', in their order.
        before, after: the smoothed lines, in pieces between long gaps.
        change: of the pain before walking; None while there are too few points.
        missing_for_line: how many more walks are needed before any line is drawn.
        missing_for_change: how many more are needed to compare the beginning with the end.
    """

    site: PainSite
    points: tuple[ToldPain, ...]
    before: tuple[tuple[LinePoint, ...], ...]
    after: tuple[tuple[LinePoint, ...], ...]
    change: Change | None
    missing_for_line: int
    missing_for_change: int


def smoothed(values: Values) -> list[float]:
    """The values without their outliers and corners: a running median, then a running mean."""
    return _running(_running(values, _MEDIAN_OF, median), _MEAN_OF, mean)


def pain_course(told: Iterable[ToldPain], site: PainSite, shared: int) -> PainCourse:
    """The course of a site's pain; `shared` weeks are in each of the points, one where each is a walk."""
    points = tuple(one for one in told if one.told(site))
    gap = max(LONGEST_GAP_DAYS, 2 * shared * DAYS)
    before = _lines(points, [one.before(site) for one in points], gap)
    after = _lines(points, [one.after(site) for one in points], gap)
    starts = [pain for one in points if (pain := one.before(site)) is not None]
    ends = [pain for one in points if (pain := one.after(site)) is not None]
    change = None
    if len(starts) >= LEAST_FOR_CHANGE:
        change = Change(median(starts[:COMPARED]), median(starts[-COMPARED:]))
    drawn = before or after
    return PainCourse(
        site=site,
        points=points,
        before=before,
        after=after,
        change=change,
        missing_for_line=0 if drawn else max(1, LEAST_FOR_LINE - max(len(starts), len(ends))),
        missing_for_change=max(0, LEAST_FOR_CHANGE - len(starts)),
    )


def _running(values: Values, window: int, middle: Callable[[Values], float]) -> list[float]:
    """For each value, the middle of those around it, as far as there are any."""
    reach = window // 2
    return [middle(values[max(0, at - reach) : at + reach + 1]) for at in range(len(values))]


def _lines(
    points: Sequence[ToldPain], pains: Sequence[float | None], gap: int
) -> tuple[tuple[LinePoint, ...], ...]:
    """The smoothed pieces between gaps of more than so many days; a piece of too few points is none."""
    pieces: list[list[int]] = []
    for index, pain in enumerate(pains):
        if pain is None:
            continue
        if not pieces or (points[index].day - points[pieces[-1][-1]].day).days > gap:
            pieces.append([])
        pieces[-1].append(index)
    lines = []
    for piece in pieces:
        if len(piece) >= LEAST_FOR_LINE:
            heights = smoothed([pain for index in piece if (pain := pains[index]) is not None])
            lines.append(tuple(map(LinePoint, piece, heights)))
    return tuple(lines)
