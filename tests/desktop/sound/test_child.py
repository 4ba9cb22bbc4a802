"""The speaker's process as the program starts it, and with libraries missing."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.sound import OutputState, Sound, SoundChoice, VoiceState
from retrotimer.desktop.sound.command import speaker_command
from tests.desktop.sound.conftest import CHILD, SILENT_ENGINE, Listen, real_child
from tests.sound_server import SoundServer

pytestmark = pytest.mark.linux


def test_the_program_s_own_command(
    at_no_sound_server: SoundServer,
    listen: Listen,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert at_no_sound_server is not None
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    listener = listen([])
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(lambda: listener.state.output is OutputState.BROKEN)
    loaded = Path("/proc", str(listener.speaker.process_id), "maps").read_text("utf-8")
    assert "libQt6Core" in loaded
    for library in ("libQt6Widgets", "sqlite", "libQt6XcbQpa"):
        assert library not in loaded
    assert list(tmp_path.iterdir()) == []


def test_our_own_sounds_are_heard(at_sound_server: SoundServer, listen: Listen, qtbot: QtBot) -> None:
    listener = listen([])
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(lambda: listener.state.output is OutputState.READY)
    with at_sound_server.recorder() as recorder:
        listener.speaker.wake()
        listener.speaker.play(Sound.FINISH)
        qtbot.waitUntil(lambda: bool(recorder.spells()))


def test_it_ends_with_its_input_and_says_nothing_else() -> None:
    done = subprocess.run(
        speaker_command(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize("missing", ["QtMultimedia", "QtTextToSpeech"])
def test_a_library_that_cannot_be_loaded(
    at_sound_server: SoundServer, listen: Listen, sounds: Path, qtbot: QtBot, missing: str
) -> None:
    program = f"import sys; sys.modules['PySide6.{missing}'] = None\n{CHILD}"
    listener = listen([sys.executable, "-P", "-c", program, str(sounds), SILENT_ENGINE])
    listener.speaker.prepare(SoundChoice())
    if missing == "QtMultimedia":
        qtbot.waitUntil(lambda: listener.state.output is OutputState.BROKEN)
        qtbot.waitUntil(lambda: listener.state.voice is VoiceState.READY)
        listener.speaker.play(Sound.TICK, "Turn")
        listener.speaker.wake()
        listener.speaker.hush()
    else:
        qtbot.waitUntil(lambda: listener.state.output is OutputState.READY)
        assert listener.state.voice is VoiceState.NO_ENGINE
        with at_sound_server.recorder() as recorder:
            listener.speaker.play(Sound.TICK, "Turn")
            qtbot.waitUntil(lambda: bool(recorder.spells()))


def test_sounds_that_are_missing_leave_the_voice(
    at_sound_server: SoundServer, listen: Listen, tmp_path: Path, qtbot: QtBot
) -> None:
    assert at_sound_server is not None
    listener = listen(real_child(tmp_path))
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(lambda: listener.state.voice is VoiceState.READY)
    listener.speaker.play(Sound.TICK, "Turn")
    listener.speaker.prepare(SoundChoice(volume=30))
    qtbot.waitUntil(lambda: listener.state.output is OutputState.READY)
