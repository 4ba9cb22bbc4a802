"""What a walk needs from the machine that it is walked beside, as the smallest protocols that serve.

`desktop` fills them; nothing in them waits, and nothing raises: a walk goes on without any of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from retrotimer.core.sound import Sound, SoundChoice, SoundState
from retrotimer.core.surroundings import PowerState, RemoteFace, RemoteWish


class Speaker(Protocol):
    """Makes cues heard. Nothing here waits and nothing raises: what is wrong is told by the state."""

    @property
    def state(self) -> SoundState:
        """What can be heard now."""

    def follow(self, listener: Callable[[SoundState], None]) -> None:
        """Tell this listener of every new state."""

    def prepare(self, choice: SoundChoice) -> None:
        """Get ready to be heard as it was chosen, or follow another choice."""

    def wake(self) -> None:
        """Something is to be heard in about a second: rouse a device that sleeps, as Bluetooth ones do."""

    def play(self, sound: Sound | None, words: str = "", *, urgent: bool = False) -> None:
        """Play a sound, then speak these words (plain text); `urgent` cuts off what is still being said."""

    def hush(self) -> None:
        """Be silent at once."""

    def release(self) -> None:
        """Give the machine's sound back; `prepare` takes it again."""


class KeepAwake(Protocol):
    """Keeps the machine and its screen from falling asleep."""

    def prepare(self) -> None:
        """A walk may be near: have at hand what asking takes, so that Begin need not wait for it."""

    def hold(self, tell: Callable[[bool], None]) -> None:
        """Stay awake until `release`; `tell` hears, a little later, whether that could be had, or ended."""

    def release(self) -> None:
        """Let the machine sleep again as it likes."""


class Power(Protocol):
    """What the machine runs on."""

    def read(self) -> PowerState:
        """As it is now; reading takes a few milliseconds at most."""


class MediaKeys(Protocol):
    """The machine's media keys, and all that acts like them: headsets, lock screens, other programs."""

    def offer(self, hear: Callable[[RemoteWish], None]) -> None:
        """Be there for them; `hear` gets what they wish. Where they cannot be had, nothing happens."""

    def show(self, face: RemoteFace) -> None:
        """What they may show of the walk."""

    def withdraw(self) -> None:
        """Be there no longer."""


class SleepWatch(Protocol):
    """Tells of the machine's sleep, where the machine does."""

    def watch(self, hear: Callable[[bool], None]) -> None:
        """Listen until `leave`: `hear` gets True before the machine sleeps, and False once it woke."""

    def leave(self) -> None:
        """Listen no more."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine around a walk offers, together."""

    speaker: Speaker
    keep_awake: KeepAwake
    power: Power
    media_keys: MediaKeys
    sleep_watch: SleepWatch
