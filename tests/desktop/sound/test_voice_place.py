"""The voice on the device that was chosen: real speech-dispatchers, and a recorder at each of two devices."""

import os
import signal
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.sound import Device, OutputState, Sound, SoundChoice, VoiceState
from retrotimer.desktop.sound.outputs import Output
from retrotimer.desktop.sound.server import UNKNOWN, Facts
from retrotimer.desktop.sound.voice_place import voice_target
from tests.desktop.sound.conftest import Listen, Listener, real_child
from tests.desktop.sound.test_speech_for_real import ENGINE, WORDS, become, not_ready, speak
from tests.sound_server import SoundServer, is_gone

pytestmark = pytest.mark.linux

PHONES = "phones"
BOX, CHOSEN = Device("box", "Box"), Device(PHONES, "Headphones")
KNOWN = Facts(sinks={"box": False, PHONES: True})


@pytest.mark.parametrize(
    ("chosen", "output", "facts", "target"),
    [
        (PHONES, Output(OutputState.MUTED, CHOSEN), KNOWN, PHONES),
        ("", Output(OutputState.READY, CHOSEN), KNOWN, ""),
        (PHONES, Output(OutputState.READY, BOX, lost=True), KNOWN, ""),
        (PHONES, Output(OutputState.BROKEN, lost=True), Facts(answers=False), ""),
        (PHONES, Output(OutputState.READY, CHOSEN), UNKNOWN, ""),
        (PHONES, Output(OutputState.READY, CHOSEN), Facts(sinks={"hw:0": False}), ""),
    ],
)
def test_where_the_voice_is_sent(chosen: str, output: Output, facts: Facts, target: str) -> None:
    assert voice_target(chosen, output, facts) == target


@pytest.fixture
def unplug(at_sound_server: SoundServer) -> Callable[[], None]:
    """Two devices, of which the second is not the system's; calling it pulls that one out."""
    return at_sound_server.add_device(PHONES)


@pytest.fixture
def listener(unplug: Callable[[], None], listen: Listen, sounds: Path, qtbot: QtBot) -> Listener:
    """A speaker that speaks on the second one."""
    assert unplug is not None
    listener = listen(real_child(sounds, ENGINE))
    listener.speaker.prepare(SoundChoice(device=PHONES))
    become(qtbot, listener, VoiceState.READY)
    return listener


@pytest.fixture
def folder(sound_server: SoundServer) -> Path:
    """Where a speech-dispatcher of our own has a folder of its own."""
    return Path(sound_server.changes["XDG_RUNTIME_DIR"])


def own_folders(runtime: Path) -> list[Path]:
    return list(runtime.glob("retrotimer-*"))


def own_number(runtime: Path) -> int:
    """The process of our own speech-dispatcher."""
    [found] = own_folders(runtime)
    return int((found / "pid").read_text("ascii"))


def test_voice_and_signals_are_heard_there_and_nowhere_else(
    listener: Listener, sound_server: SoundServer, folder: Path, qtbot: QtBot
) -> None:
    assert not listener.state.voice_apart
    [own] = own_folders(folder)
    assert stat.S_IMODE(own.stat().st_mode) == 0o700
    with sound_server.recorder(PHONES) as there, sound_server.recorder() as elsewhere:
        asked = speak(qtbot, listener, there)
        assert there.spells(asked)
        assert not elsewhere.spells()
        assert not list(folder.glob("speech-dispatcher/pid/*"))  # nobody else's was started

        qtbot.waitUntil(lambda: there.is_quiet(0.5, asked))
        sound_server.pactl("set-sink-mute", PHONES, "1")
        qtbot.waitUntil(lambda: listener.state.output is OutputState.MUTED)
        muted = time.monotonic()
        listener.speaker.play(Sound.START, WORDS)
        qtbot.waitUntil(lambda: there.is_quiet(2.5, muted) and elsewhere.is_quiet(2.5, muted))
        assert not [*there.spells(muted), *elsewhere.spells()]

    number = own_number(folder)
    listener.speaker.release()
    qtbot.waitUntil(lambda: is_gone(number) and not own_folders(folder))


def test_it_follows_a_device_that_goes_and_comes_and_another_choice(
    listener: Listener,
    sound_server: SoundServer,
    unplug: Callable[[], None],
    folder: Path,
    qtbot: QtBot,
) -> None:
    first = own_number(folder)
    unplug()
    qtbot.waitUntil(lambda: listener.state.device_lost)
    qtbot.waitUntil(lambda: is_gone(first) and not own_folders(folder))
    become(qtbot, listener, VoiceState.READY)
    assert not listener.state.voice_apart  # there is nothing that it could be apart from
    with sound_server.recorder() as elsewhere:
        assert speak(qtbot, listener, elsewhere)

    sound_server.add_device(PHONES)
    qtbot.waitUntil(lambda: not listener.state.device_lost and bool(own_folders(folder)))
    become(qtbot, listener, VoiceState.READY)
    with sound_server.recorder(PHONES) as there, sound_server.recorder() as elsewhere:
        asked = speak(qtbot, listener, there)
        qtbot.waitUntil(lambda: there.is_quiet(0.5, asked))
        assert not elsewhere.spells()

    again = own_number(folder)
    known = len(listener.states)
    with sound_server.recorder(PHONES) as there, sound_server.recorder() as elsewhere:
        listener.speaker.prepare(SoundChoice())
        listener.speaker.play(Sound.TICK)  # asked of a process that is about to learn that it has to go
        qtbot.waitUntil(lambda: bool(elsewhere.spells()))
        assert not there.spells()
    qtbot.waitUntil(lambda: is_gone(again) and not own_folders(folder))
    qtbot.waitUntil(lambda: any(not_ready(state) for state in listener.states[known:]))
    become(qtbot, listener, VoiceState.READY)


def test_killed_it_is_started_again_and_ends_with_a_killed_speaker(
    listener: Listener, sound_server: SoundServer, folder: Path, qtbot: QtBot
) -> None:
    own, known = own_number(folder), len(listener.states)
    os.kill(own, signal.SIGKILL)
    qtbot.waitUntil(lambda: any(not_ready(state) for state in listener.states[known:]))
    become(qtbot, listener, VoiceState.READY)
    second = own_number(folder)
    assert second != own
    with sound_server.recorder(PHONES) as there:
        assert speak(qtbot, listener, there)

    os.kill(listener.speaker.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: is_gone(second))
    listener.speaker.release()
    qtbot.waitUntil(lambda: not own_folders(folder))


NO_START = "#!/bin/sh\nexit 1\n"
NO_ANSWER = '#!/bin/sh\necho "$$" > "{log}"\nexec /bin/sleep 600\n'


def hinder(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a program of our own be found in place of speech-dispatcher; libspeechd starts the real one."""
    program = tmp_path / "speech-dispatcher"
    program.write_text(script, "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")


def test_one_that_does_not_start_leaves_the_voice_to_the_system(
    unplug: Callable[[], None],
    sound_server: SoundServer,
    listen: Listen,
    sounds: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert unplug is not None
    hinder(NO_START, tmp_path, monkeypatch)
    listener = listen(real_child(sounds, ENGINE))
    listener.speaker.prepare(SoundChoice(device=PHONES))
    become(qtbot, listener, VoiceState.READY)
    assert listener.state.voice_apart
    assert not listener.state.device_lost
    with sound_server.recorder() as elsewhere:
        asked = time.monotonic()
        listener.speaker.play(None, WORDS)
        qtbot.waitUntil(lambda: elsewhere.first_loud(asked) is not None)


def test_one_that_never_hears_ends_with_the_speaker(
    unplug: Callable[[], None],
    folder: Path,
    listen: Listen,
    sounds: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert unplug is not None
    log = tmp_path / "log"
    hinder(NO_ANSWER.format(log=log), tmp_path, monkeypatch)
    listener = listen(real_child(sounds, ENGINE), restarts=1)  # and that one without a voice
    listener.speaker.prepare(SoundChoice(device=PHONES))
    qtbot.waitUntil(lambda: log.exists() and bool(log.read_text("ascii")))
    assert own_folders(folder)
    os.kill(listener.speaker.process_id, signal.SIGKILL)
    number = int(log.read_text("ascii"))
    qtbot.waitUntil(lambda: is_gone(number) and not own_folders(folder))
