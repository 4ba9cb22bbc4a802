"""The real process and a real sound server: what is heard is recorded, and what changes is told."""

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.sound import OutputState, Sound, SoundChoice, VoiceState
from tests.desktop.sound.conftest import LEVEL, SECONDS, Listen, Listener, real_child
from tests.sound_server import SINK, SoundServer

pytestmark = pytest.mark.linux

AT_ONCE = 0.25
"""Seconds within which a signal is heard on a busy machine; the bench measures how soon it really is."""


@pytest.fixture
def listener(at_sound_server: SoundServer, listen: Listen, sounds: Path, qtbot: QtBot) -> Listener:
    """A speaker with a silent voice, ready on its server."""
    assert at_sound_server is not None
    listener = listen(real_child(sounds))
    listener.speaker.prepare(SoundChoice())
    become(qtbot, listener, OutputState.READY)
    return listener


def become(qtbot: QtBot, listener: Listener, output: OutputState) -> None:
    qtbot.waitUntil(lambda: listener.state.output is output, timeout=60_000)


def test_a_signal_is_heard_at_once_and_no_longer_than_it_is(
    listener: Listener, sound_server: SoundServer, qtbot: QtBot
) -> None:
    with sound_server.recorder() as recorder:
        asked = time.monotonic()
        listener.speaker.play(Sound.TICK)
        qtbot.waitUntil(lambda: bool(recorder.spells(asked)) and recorder.is_quiet(0.1, asked))
        [spell] = recorder.spells(asked)
    assert 0 <= spell.begin - asked < AT_ONCE
    assert spell.seconds == pytest.approx(SECONDS["tick"], abs=0.06)
    assert spell.level == pytest.approx(LEVEL, rel=0.1)


def test_the_volume_is_that_of_the_choice(
    listener: Listener, sound_server: SoundServer, qtbot: QtBot
) -> None:
    listener.speaker.prepare(SoundChoice(volume=50))
    with sound_server.recorder() as recorder:
        listener.speaker.play(Sound.TICK)
        qtbot.waitUntil(lambda: bool(recorder.spells()) and recorder.is_quiet(0.1))
        [spell] = recorder.spells()
    assert spell.level == pytest.approx(LEVEL / 4, rel=0.15)


def test_an_urgent_sound_cuts_off_another_and_hushing_cuts_off_all(
    listener: Listener, sound_server: SoundServer, qtbot: QtBot
) -> None:
    with sound_server.recorder() as recorder:
        listener.speaker.play(Sound.FINISH)
        qtbot.waitUntil(lambda: bool(recorder.spells()))
        listener.speaker.play(Sound.TICK, urgent=True)
        listener.speaker.wake()
        qtbot.waitUntil(lambda: recorder.is_quiet(0.2))
        [spell] = recorder.spells(gap=0.15)
        assert spell.seconds < SECONDS["finish"] / 2
        again = time.monotonic()
        listener.speaker.play(Sound.FINISH)
        qtbot.waitUntil(lambda: bool(recorder.spells(again)))
        listener.speaker.hush()
        qtbot.waitUntil(lambda: recorder.is_quiet(0.2, again))
        assert recorder.spells(again)[0].seconds < SECONDS["finish"] / 2


def test_a_muted_device_is_told(listener: Listener, sound_server: SoundServer, qtbot: QtBot) -> None:
    sound_server.pactl("set-sink-mute", SINK, "1")
    become(qtbot, listener, OutputState.MUTED)
    sound_server.pactl("set-sink-mute", SINK, "0")
    become(qtbot, listener, OutputState.READY)
    sound_server.pactl("set-sink-volume", SINK, "0")
    become(qtbot, listener, OutputState.MUTED)
    sound_server.pactl("set-sink-volume", SINK, "60%")
    become(qtbot, listener, OutputState.READY)


def test_the_chosen_device_is_used_while_it_is_there(
    listener: Listener, sound_server: SoundServer, qtbot: QtBot
) -> None:
    listener.speaker.prepare(SoundChoice(device="headset"))
    qtbot.waitUntil(lambda: listener.state.device_lost)
    pull_out = sound_server.add_device("headset")
    qtbot.waitUntil(lambda: not listener.state.device_lost)
    with sound_server.recorder("headset") as recorder:
        listener.speaker.play(Sound.TICK)
        qtbot.waitUntil(lambda: bool(recorder.spells()))
    pull_out()
    qtbot.waitUntil(lambda: listener.state.device_lost)
    assert listener.state.output is OutputState.READY
    with sound_server.recorder() as recorder:
        listener.speaker.play(Sound.TICK)
        qtbot.waitUntil(lambda: bool(recorder.spells()))


def test_no_device_at_all_and_then_one(listener: Listener, sound_server: SoundServer, qtbot: QtBot) -> None:
    sound_server.pactl("unload-module", "module-null-sink")
    become(qtbot, listener, OutputState.MISSING)
    assert listener.state.devices == ()
    listener.speaker.play(Sound.TICK)
    sound_server.add_device("another")
    become(qtbot, listener, OutputState.READY)


def test_a_server_that_goes_and_comes_back(
    listener: Listener, sound_server: SoundServer, qtbot: QtBot
) -> None:
    process = listener.speaker.process_id
    sound_server.stop()
    become(qtbot, listener, OutputState.BROKEN)
    listener.speaker.play(Sound.TICK)
    sound_server.start()
    become(qtbot, listener, OutputState.READY)
    assert listener.speaker.process_id == process
    with sound_server.recorder() as recorder:
        listener.speaker.play(Sound.TICK)
        qtbot.waitUntil(lambda: bool(recorder.spells()))


def test_a_server_that_comes_late(
    at_no_sound_server: SoundServer, listen: Listen, sounds: Path, qtbot: QtBot
) -> None:
    listener = listen(real_child(sounds))
    listener.speaker.prepare(SoundChoice())
    become(qtbot, listener, OutputState.BROKEN)
    qtbot.waitUntil(lambda: listener.state.voice is VoiceState.READY)
    at_no_sound_server.start()
    become(qtbot, listener, OutputState.READY)
    with at_no_sound_server.recorder() as recorder:
        listener.speaker.play(Sound.TICK)
        qtbot.waitUntil(lambda: bool(recorder.spells()))
