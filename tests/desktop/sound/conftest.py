"""Speakers for the tests, and sounds to play."""

import sys
import wave
from array import array
from collections.abc import Callable, Iterator, Sequence
from math import ceil, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.sound import SoundState
from retrotimer.desktop.sound.pipe import Patience
from retrotimer.desktop.sound.speaker import SpeakerProcess
from tests.sound_server import at_no_sound_server, at_sound_server, is_gone, sound_server

if TYPE_CHECKING:
    from retrotimer.core.machine import Speaker

__all__ = ["at_no_sound_server", "at_sound_server", "sound_server"]

RATE = 48_000
LEVEL = 0.35
"""How loud our sounds are on the whole, of full scale."""

SECONDS = {"tick": 0.2, "start": 0.5, "finish": 8.0, "wake": 0.1}

CHILD = """
import sys
from pathlib import Path
from retrotimer.desktop.sound.child import speak
sys.exit(speak(Path(sys.argv[1]), sys.argv[2]))
"""

SILENT_ENGINE = "mock"


def real_child(sounds: Path, engine: str = SILENT_ENGINE) -> list[str]:
    """Starts the real speaker's process with these sounds; its voice is silent unless another is named."""
    return [sys.executable, "-P", "-c", CHILD, str(sounds), engine]


class Listener:
    """A speaker and all the states that it told."""

    def __init__(self, speaker: SpeakerProcess) -> None:
        self.port: Speaker = speaker  # the type checker sees to it that it fills it
        self.speaker = speaker
        self.states: list[SoundState] = []
        speaker.follow(self.states.append)

    @property
    def state(self) -> SoundState:
        return self.speaker.state


Listen = Callable[..., Listener]


@pytest.fixture
def listen(qtbot: QtBot) -> Iterator[Listen]:
    """Makes speakers on a child; all are released at the end, and their processes end."""
    made: list[SpeakerProcess] = []

    def make(command: Sequence[str], **patience: float) -> Listener:
        made.append(SpeakerProcess(command, Patience(**patience)))  # type: ignore[arg-type] # counts are whole
        return Listener(made[-1])

    yield make
    processes = [speaker.process_id for speaker in made]
    for speaker in made:
        speaker.release()
    qtbot.waitUntil(lambda: all(is_gone(number) for number in processes if number))
    # Qt has to notice, too, or it says at the very end that it was not told.
    qtbot.waitUntil(lambda: all(pipe.is_gone for speaker in made for pipe in speaker._leaving))


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few of our sounds, each a plain tone."""
    folder = tmp_path_factory.mktemp("sounds")
    for name, seconds in SECONDS.items():
        loudness = LEVEL * 2**0.5 * 32767 * (0.01 if name == "wake" else 1)
        second = array("h", (round(loudness * sin(2 * pi * 440 * n / RATE)) for n in range(RATE)))
        write_wave(folder / f"{name}.wav", (second * ceil(seconds))[: round(RATE * seconds)])
    return folder


def write_wave(path: Path, samples: "array[int]", rate: int = RATE, channels: int = 1) -> None:
    """A WAV file of 16 bits."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
