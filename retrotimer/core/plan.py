"""What one session consists of: a plan of timed segments, of which only the backward ones count.

Lengths are whole seconds, so every segment ends on a whole second of the plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from retrotimer.core.choice import (
    LEAST_MINUTES,
    MINUTE,
    MOST_FORWARD_MINUTES,
    MOST_GET_READY_SECONDS,
    MOST_MINUTES,
    Mode,
    PlanChoice,
    PlanError,
    SegmentKind,
)

# What a plan follows from is found here too; it stands apart for the start alone.
__all__ = [
    "LEAST_MINUTES",
    "MINUTE",
    "MOST_FORWARD_MINUTES",
    "MOST_GET_READY_SECONDS",
    "MOST_MINUTES",
    "Mode",
    "Place",
    "Plan",
    "PlanChoice",
    "PlanError",
    "Segment",
    "SegmentKind",
    "SegmentSeconds",
    "make_plan",
]


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a plan, `seconds` long (a whole number, at least 1)."""

    kind: SegmentKind
    seconds: int


@dataclass(frozen=True, slots=True)
class SegmentSeconds:
    """Seconds by kind of segment, planned or walked."""

    get_ready: float = 0.0
    warm_up: float = 0.0
    backward: float = 0.0
    forward: float = 0.0
    cool_down: float = 0.0

    @property
    def total(self) -> float:
        """All of them together."""
        return self.get_ready + self.warm_up + self.backward + self.forward + self.cool_down

    @property
    def moved(self) -> bool:
        """Whether there is any more than getting ready."""
        return self.warm_up + self.backward + self.forward + self.cool_down > 0


_KINDS = (
    SegmentKind.GET_READY,
    SegmentKind.WARM_UP,
    SegmentKind.BACKWARD,
    SegmentKind.FORWARD,
    SegmentKind.COOL_DOWN,
)
"""In the order of the fields of `SegmentSeconds`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a plan a person is: the segment, and the seconds spent and left in it."""

    segment: Segment
    spent: float

    @property
    def left(self) -> float:
        """Seconds until this segment ends."""
        return self.segment.seconds - self.spent


@dataclass(frozen=True, slots=True)
class Plan:
    """The segments of a session in their order; make one with `make_plan`.

    Attributes:
        seconds: the length of the whole plan.
        planned: what it holds of each kind.
    """

    choice: PlanChoice
    segments: tuple[Segment, ...]
    seconds: int = field(init=False, repr=False, compare=False)
    planned: SegmentSeconds = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Both are asked for several times in every second of a walk.
        object.__setattr__(self, "seconds", sum(segment.seconds for segment in self.segments))
        object.__setattr__(self, "planned", self.walked(self.seconds))

    @property
    def lead(self) -> int:
        """Seconds of getting ready before the first step."""
        first = self.segments[0]
        return first.seconds if first.kind is SegmentKind.GET_READY else 0

    def place(self, elapsed: float) -> Place:
        """The place at `elapsed` seconds (0 to `seconds`); a segment's end is the next one's start."""
        start = 0
        for segment in self.segments:
            if elapsed < start + segment.seconds:
                return Place(segment, max(0.0, elapsed - start))
            start += segment.seconds
        return Place(self.segments[-1], float(self.segments[-1].seconds))

    def walked(self, elapsed: float) -> SegmentSeconds:
        """What has been walked of each kind after `elapsed` seconds of the plan."""
        sums = [0.0] * len(_KINDS)
        start = 0
        for segment in self.segments:
            if elapsed <= start:
                break
            sums[_KINDS.index(segment.kind)] += min(elapsed - start, segment.seconds)
            start += segment.seconds
        return SegmentSeconds(*sums)

    def moment(self, backward: float) -> float:
        """Seconds into the plan at which so many backward seconds are walked; of two, the earlier one."""
        start = 0.0
        for segment in self.segments:
            if segment.kind is SegmentKind.BACKWARD:
                if backward <= segment.seconds:
                    return start + backward
                backward -= segment.seconds
            start += segment.seconds
        return start


def make_plan(choice: PlanChoice) -> Plan:
    """The plan for a choice; segments of no length are left out."""
    return Plan(choice, tuple(segment for segment in _segments(choice) if segment.seconds))


def _segments(choice: PlanChoice) -> Iterator[Segment]:
    yield Segment(SegmentKind.GET_READY, choice.get_ready)
    yield Segment(SegmentKind.WARM_UP, choice.warm_up * MINUTE)
    if choice.easy_start:
        for minute in range(choice.minutes):
            if minute:
                yield Segment(SegmentKind.FORWARD, MINUTE)
            yield Segment(SegmentKind.BACKWARD, MINUTE)
    else:
        yield Segment(SegmentKind.BACKWARD, choice.minutes * MINUTE)
    yield Segment(SegmentKind.COOL_DOWN, choice.cool_down * MINUTE)
