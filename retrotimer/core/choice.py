"""What can be chosen for one session, from which its plan follows; the first picture needs no more of it.

The bounds of 10 to 15 minutes are the article's; the rest are ours.
"""

from dataclasses import dataclass
from enum import Enum

MINUTE = 60

LEAST_MINUTES = 10
MOST_MINUTES = 15
MOST_GET_READY_SECONDS = 60
MOST_FORWARD_MINUTES = 10


class Mode(Enum):
    """How a person moves backwards; a run is recorded but does not count toward the week goal."""

    WALK = "walk"
    RUN = "run"


class SegmentKind(Enum):
    """What a person does during one segment."""

    GET_READY = "get_ready"
    WARM_UP = "warm_up"
    BACKWARD = "backward"
    FORWARD = "forward"
    COOL_DOWN = "cool_down"


class PlanError(ValueError):
    """A plan was asked for with a length outside its bounds."""


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """What a person chose; a plan follows from it and from nothing else.

    Attributes:
        minutes: backward minutes, 10 to 15.
        mode: walking or running backwards.
        get_ready: seconds to take one's place, 0 to 60.
        warm_up: forward minutes before, 0 to 10.
        cool_down: forward minutes after, 0 to 10.
        easy_start: alternate one backward and one forward minute.

    Raises:
        PlanError: a length is outside its bounds.
    """

    minutes: int = LEAST_MINUTES
    mode: Mode = Mode.WALK
    get_ready: int = 10
    warm_up: int = 0
    cool_down: int = 0
    easy_start: bool = False

    def __post_init__(self) -> None:
        bounds = (
            ("minutes", self.minutes, LEAST_MINUTES, MOST_MINUTES),
            ("get_ready", self.get_ready, 0, MOST_GET_READY_SECONDS),
            ("warm_up", self.warm_up, 0, MOST_FORWARD_MINUTES),
            ("cool_down", self.cool_down, 0, MOST_FORWARD_MINUTES),
        )
        for name, value, least, most in bounds:
            if type(value) is not int or not least <= value <= most:
                raise PlanError(f"{name} is a whole number from {least} to {most}, not {value!r}")

    @property
    def total_minutes(self) -> int:
        """The whole plan but for getting ready."""
        between = self.minutes - 1 if self.easy_start else 0
        return self.warm_up + self.minutes + between + self.cool_down
