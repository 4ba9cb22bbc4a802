"""What the page of progress and the report must say, computed a second time in plain Python.

Nothing here is taken from the core's statistics: it goes through the walks one by one, as somebody with a
pencil would.  It knows the rules only from what the screens say of themselves.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import mean, median

from retrotimer.core.pain import PainSite
from retrotimer.core.plan import Mode
from retrotimer.core.records import WalkRecord

WEEK = timedelta(days=7)
DAY = timedelta(days=1)

Told = tuple[float | None, float | None, float | None]
"""Before, after, next morning."""


@dataclass(frozen=True)
class Bar:
    """One week, or several: the first and the last day, and figures a week."""

    first: date
    last: date
    days: float
    walked: float
    run: float


@dataclass(frozen=True)
class Point:
    """A walk, or the means of some weeks' walks; `when` is its time of day, or how many walks there are."""

    day: date
    when: tuple[int, int] | int
    told: Told
    smooth: tuple[float | None, float | None]


class ByHand:
    """All that follows from these walks on a day, with so many days a week as the goal."""

    def __init__(self, walks: Sequence[WalkRecord], today: date, first_weekday: int, goal: int) -> None:
        self.walks = sorted(walks, key=lambda walk: (walk.started.date, walk.started.utc))
        self.today = today
        self.goal = goal
        self._first_weekday = first_weekday
        self.since = self.week_of(self.walks[0].started.date)

    def week_of(self, day: date) -> date:
        """The first day of a day's week."""
        while day.weekday() != self._first_weekday:
            day -= DAY
        return day

    def between(self, first: date, last: date, mode: Mode | None = None) -> list[WalkRecord]:
        """The sessions of some days."""
        return [
            walk
            for walk in self.walks
            if first <= walk.started.date <= last and (mode is None or walk.mode is mode)
        ]

    def complete(self, first: date, last: date) -> int:
        """On how many of these days ten minutes were walked."""
        walked: Counter[date] = Counter()
        for walk in self.between(first, last, Mode.WALK):
            walked[walk.started.date] += round(walk.walked.backward * 1000)
        return sum(total >= 600_000 for total in walked.values())

    def minutes(self, first: date, last: date, mode: Mode) -> float:
        """Backward minutes of some days."""
        return sum(round(walk.walked.backward * 1000) for walk in self.between(first, last, mode)) / 60_000

    def against_the_goal(self, first: date, last: date) -> tuple[int, int]:
        """How many weeks that begin in these days met the goal, and how many count."""
        met = counted = 0
        week = max(self.week_of(first), self.since)
        while week <= last:
            end = week + WEEK - DAY
            days = self.complete(max(week, first), min(end, last))
            met += days >= self.goal
            counted += days >= self.goal or (first <= week and end <= last and end < self.today)
            week += WEEK
        return met, counted

    def bars(self, weeks: int, shared: int) -> list[Bar]:
        """The last weeks, or those since the first walk."""
        this_week = self.week_of(self.today)
        week = max(self.since, this_week - (weeks - 1) * WEEK)
        found = []
        while week <= this_week:
            count = min(shared, (this_week - week).days // 7 + 1)
            last = week + count * WEEK - DAY
            figures = [self.minutes(week, last, mode) / count for mode in (Mode.WALK, Mode.RUN)]
            found.append(Bar(week, last, self.complete(week, last) / count, *figures))
            week += shared * WEEK
        return found

    def points(self, site: PainSite, weeks: int, shared: int) -> list[Point]:
        """What was told of a site over the last weeks, with the smoothed lines."""
        this_week = self.week_of(self.today)
        first = this_week - (weeks - 1) * WEEK
        told: list[tuple[date, tuple[int, int] | int, Told]] = []
        if shared == 1:
            for walk in self.between(first, this_week + WEEK - DAY, Mode.WALK):
                local = walk.started.local
                told.append((walk.started.date, (local.hour, local.minute), _told(walk, site)))
        else:
            while first <= this_week:
                last = min(first + shared * WEEK, this_week + WEEK) - DAY
                some = [walk for walk in self.between(first, last, Mode.WALK) if _anything(walk)]
                means = [_mean([_told(walk, site)[time] for walk in some]) for time in range(3)]
                told.append((first, len(some), (means[0], means[1], means[2])))
                first += shared * WEEK
        told = [one for one in told if any(pain is not None for pain in one[2])]
        gap = max(28, 2 * 7 * shared)
        lines = [_smooth([(day, pains[time]) for day, _, pains in told], gap) for time in (0, 1)]
        return [
            Point(day, when, pains, (lines[0][number], lines[1][number]))
            for number, (day, when, pains) in enumerate(told)
        ]

    def hours(self, first: date, last: date) -> list[tuple[int, int, int]]:
        """Hours with a session: walks and runs that began in each."""
        return _counted(self.between(first, last), lambda walk: walk.started.local.hour)

    def places(self, first: date, last: date) -> dict[tuple[bool, bool] | None, tuple[int, int]]:
        """Walks and runs by what was confirmed of the place: flat and open, a buddy; None by hand."""
        found = {}
        for place in ((True, False), (False, True), (True, True), None):
            some = [walk for walk in self.between(first, last) if _place(walk) == place]
            runs = sum(walk.mode is Mode.RUN for walk in some)
            found[place] = len(some) - runs, runs
        return found

    def medians(self, site: PainSite, first: date, last: date) -> list[tuple[int, float | None]]:
        """How many told before, after and next morning, and the middle figure of each."""
        told = [_told(walk, site) for walk in self.between(first, last, Mode.WALK)]
        figures = [[one[time] for one in told if one[time] is not None] for time in range(3)]
        return [(len(some), median(some) if some else None) for some in figures]  # type: ignore[type-var]

    def changes(self, site: PainSite, first: date, last: date) -> tuple[int, int, int]:
        """Walks with before and after told, those that fell by 2, those that rose by it."""
        told = [_told(walk, site) for walk in self.between(first, last, Mode.WALK)]
        by = [after - before for before, after, _ in told if before is not None and after is not None]
        return len(by), sum(one <= -2 for one in by), sum(one >= 2 for one in by)


def _told(walk: WalkRecord, site: PainSite) -> Told:
    pains = (walk.pain_before, walk.feedback.pain, walk.feedback.morning)
    before, after, morning = [pain.back if site is PainSite.BACK else pain.knee for pain in pains]
    return before, after, morning


def _anything(walk: WalkRecord) -> bool:
    return any(pain is not None for site in PainSite for pain in _told(walk, site))


def _mean(pains: Sequence[float | None]) -> float | None:
    found = [pain for pain in pains if pain is not None]
    return mean(found) if found else None


def _place(walk: WalkRecord) -> tuple[bool, bool] | None:
    return (walk.timed.clearance.flat_open, walk.timed.clearance.buddy) if walk.timed else None


def _counted(walks: Sequence[WalkRecord], of: Callable[[WalkRecord], int]) -> list[tuple[int, int, int]]:
    found = []
    for key in sorted({of(walk) for walk in walks}):
        some = [walk for walk in walks if of(walk) == key]
        runs = sum(walk.mode is Mode.RUN for walk in some)
        found.append((key, len(some) - runs, runs))
    return found


def _smooth(course: Sequence[tuple[date, float | None]], gap: int) -> list[float | None]:
    """The middle of five next to each other, then the mean of three; a new line after a gap."""
    heights: list[float | None] = [None] * len(course)
    pieces: list[list[tuple[int, date, float]]] = []
    for number, (day, pain) in enumerate(course):
        if pain is None:
            continue
        if not pieces or day - pieces[-1][-1][1] > gap * DAY:
            pieces.append([])
        pieces[-1].append((number, day, pain))
    for piece in pieces:
        pains = [pain for _, _, pain in piece]
        if len(pains) < 6:
            continue
        middle = [median(pains[max(0, at - 2) : at + 3]) for at in range(len(pains))]
        for at, (number, _, _) in enumerate(piece):
            heights[number] = mean(middle[max(0, at - 1) : at + 2])
    return heights
