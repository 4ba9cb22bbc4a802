"""What the machine around a walk tells and is told: its power, its media keys, its sleep."""

from dataclasses import dataclass
from enum import Enum

LOW_BATTERY = 10
"""Percent; below it a word is said before the start."""


@dataclass(frozen=True, slots=True)
class PowerState:
    """What the machine runs on; None where it does not tell.

    Attributes:
        percent: charge of the battery, 0 to 100.
        on_battery: whether the machine runs on it now.
        lid_sleeps: whether closing the lid would put the machine to sleep; False where it has no lid.
    """

    percent: int | None = None
    on_battery: bool | None = None
    lid_sleeps: bool | None = None

    @property
    def low(self) -> bool:
        """Whether the battery may not last for a walk."""
        return bool(self.on_battery) and self.percent is not None and self.percent < LOW_BATTERY


class RemoteWish(Enum):
    """What can be wished for from a distance: by media keys, a headset, a lock screen, `playerctl`."""

    TOGGLE = "toggle"
    RESUME = "resume"
    PAUSE = "pause"
    STOP = "stop"
    RAISE = "raise"


@dataclass(frozen=True, slots=True)
class RemoteFace:
    """What a lock screen or a headset's display shows of a walk.

    Attributes:
        track: changes with each segment; letters, digits and underscores.
        title: what the walker does now, in words.
        detail: how far the walk is, in words.
        running: whether time runs; False while it is paused.
        elapsed, seconds: seconds into the plan, and its length.
    """

    track: str
    title: str
    detail: str
    running: bool
    elapsed: float
    seconds: int
