"""The parts that sound, or what stands in for them where Qt's libraries cannot be loaded.

QtMultimedia and QtTextToSpeech do not even import where the system has no libpulse or libspeechd.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.sound import OutputState, Sound, SoundChoice, VoiceState
from retrotimer.desktop.sound.outputs import Output
from retrotimer.desktop.sound.server import Facts
from retrotimer.desktop.sound.waves import Waves

if TYPE_CHECKING:
    from retrotimer.desktop.sound.signals import Signals
    from retrotimer.desktop.sound.voice import Voice


class NoSignals(QObject):
    """Plays nothing."""

    changed = Signal()
    finds_anything = True  # another process would not find more

    def choose(self, choice: SoundChoice) -> None:
        """Nothing to choose from."""

    def know(self, facts: Facts) -> None:
        """It is of no use."""

    def output(self) -> Output:
        """There is none."""
        return Output(OutputState.BROKEN)

    def play(self, sound: Sound) -> float:
        """Silence takes no time."""
        del sound
        return 0.0

    def wake(self) -> None:
        """Nothing to rouse."""

    def stop(self) -> None:
        """It is silent."""


class NoVoice(QObject):
    """Says nothing."""

    changed = Signal()
    over = Signal()
    state = VoiceState.NO_ENGINE
    name = ""
    names: tuple[str, ...] = ()
    is_starting = is_ready = is_lost = can_be_sent = False

    def choose(self, choice: SoundChoice) -> None:
        """Nothing to choose from."""

    def give_up(self) -> None:
        """It did so already."""

    def say(self, words: str) -> None:
        """Say nothing."""

    def stop(self) -> None:
        """It is silent."""


def make_signals(folder: Path | None, parent: QObject) -> "Signals | NoSignals":
    """What plays the sounds of this folder."""
    try:
        from retrotimer.desktop.sound.signals import Signals
    except ImportError:
        return NoSignals(parent)
    return Signals(Waves(folder), parent)


def make_voice(engine: str, parent: QObject) -> "Voice | NoVoice":
    """What speaks, with this engine of Qt's, or the system's own where it is empty."""
    try:
        from retrotimer.desktop.sound.voice import Voice
    except ImportError:
        return NoVoice(parent)
    return Voice(engine, parent)
