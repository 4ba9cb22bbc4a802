"""The real process with a real voice: speech-dispatcher and espeak-ng on a private sound server."""

import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.sound import OutputState, Sound, SoundChoice, SoundState, VoiceState
from tests.desktop.sound.conftest import LEVEL, SECONDS, Listen, Listener, real_child
from tests.desktop.sound.test_for_real import AT_ONCE
from tests.few_voices import VARIABLE
from tests.sound_server import Recorder, SoundServer

pytestmark = pytest.mark.linux

ENGINE = "speechd"
ATTEMPTS = 3
LATE = 0.25
"""Seconds by which a sound may be late and still be told from the words after it."""
WORDS = "Turn around now."


def start(listen: Listen, sounds: Path, **patience: float) -> Listener:
    listener = listen(real_child(sounds, ENGINE), **patience)
    listener.speaker.prepare(SoundChoice())
    return listener


def become(qtbot: QtBot, listener: Listener, voice: VoiceState) -> None:
    qtbot.waitUntil(lambda: listener.state.voice is voice, timeout=60_000)


def is_heard(recorder: Recorder, asked: float) -> bool:
    """Whether something was heard since a moment, and is over."""
    return bool(recorder.spells(asked)) and recorder.is_quiet(0.1, asked)


def spoken(recorder: Recorder, asked: float) -> float:
    """How long words are heard after the sound that was asked for then."""
    words = recorder.spells(asked + SECONDS["start"] + LATE)
    return words[-1].end - words[0].begin if words else 0.0


def speak(qtbot: QtBot, listener: Listener, recorder: Recorder) -> float:
    """Ask for a sound and words until they are heard; when that was.

    On a machine with too much to do, speech-dispatcher itself may stall in the middle of a word.
    """
    for _ in range(ATTEMPTS):
        asked = time.monotonic()
        listener.speaker.play(Sound.START, WORDS, urgent=True)
        with suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda asked=asked: spoken(recorder, asked) > 0.3, timeout=5_000)  # type: ignore[misc]
            return asked
        become(qtbot, listener, VoiceState.READY)
    pytest.fail("the words are not heard")


def not_ready(state: SoundState) -> bool:
    return state.voice is not VoiceState.READY


def test_a_signal_is_heard_before_there_is_a_voice_and_words_follow_their_signal(
    at_sound_server: SoundServer, listen: Listen, sounds: Path, qtbot: QtBot
) -> None:
    with at_sound_server.recorder() as recorder:
        listener = start(listen, sounds)
        qtbot.waitUntil(lambda: listener.state.output is OutputState.READY)
        listener.speaker.play(Sound.TICK)
        qtbot.waitUntil(lambda: bool(recorder.spells()))
        assert [state.voice for state in listener.states] == [VoiceState.STARTING]
        become(qtbot, listener, VoiceState.READY)
        assert listener.state.voice_name == "English (America)"
        assert "English (Great Britain)" in listener.state.voices
        assert not [name for name in listener.state.voices if "+" in name]

        asked = speak(qtbot, listener, recorder)
        tone = recorder.spells(asked, gap=0.05)[0]
        assert tone.begin - asked < AT_ONCE
        assert tone.seconds > SECONDS["start"] - 0.1
        assert tone.level > 0.8 * LEVEL  # words are quieter

        qtbot.waitUntil(lambda: recorder.is_quiet(0.3))
        asked = time.monotonic()
        listener.speaker.play(None, 12 * WORDS)
        qtbot.waitUntil(lambda: bool(recorder.spells(asked)))
        listener.speaker.hush()
        hushed = time.monotonic()
        qtbot.waitUntil(lambda: recorder.is_quiet(0.3, hushed))
        assert recorder.spells(asked, gap=0.3)[-1].end - hushed < 0.3


def test_voices_are_chosen_by_name_and_language(
    at_sound_server: SoundServer,
    listen: Listen,
    sounds: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert at_sound_server is not None
    monkeypatch.delenv(VARIABLE, raising=False)  # here alone it knows all its voices
    listener = start(listen, sounds)
    become(qtbot, listener, VoiceState.READY)
    assert not [name for name in listener.state.voices if "+" in name]
    listener.speaker.prepare(SoundChoice(voice="English (Scotland)"))
    qtbot.waitUntil(lambda: listener.state.voice_name == "English (Scotland)")
    assert not listener.state.voice_lost
    listener.speaker.prepare(SoundChoice(voice="Nobody"))
    qtbot.waitUntil(lambda: listener.state.voice_lost)
    assert listener.state.voice_name == "English (America)"
    listener.speaker.prepare(SoundChoice(language="tlh"))
    become(qtbot, listener, VoiceState.NO_LANGUAGE)
    assert listener.state.voices == ()
    listener.speaker.prepare(SoundChoice(language="de"))
    become(qtbot, listener, VoiceState.READY)
    assert listener.state.voice_name == "German"


def test_a_speech_dispatcher_that_dies_is_found_again(
    at_sound_server: SoundServer, listen: Listen, sounds: Path, qtbot: QtBot
) -> None:
    listener = start(listen, sounds)
    become(qtbot, listener, VoiceState.READY)
    known = len(listener.states)
    at_sound_server.signal_speech(signal.SIGKILL)
    with at_sound_server.recorder() as recorder:
        asked = time.monotonic()
        listener.speaker.play(Sound.TICK, WORDS)
        # The library to it may have taken the process with it; then another one goes on.
        qtbot.waitUntil(lambda: bool(recorder.spells(asked)))
        qtbot.waitUntil(lambda: any(not_ready(state) for state in listener.states[known:]))
        become(qtbot, listener, VoiceState.READY)
        again = time.monotonic()
        listener.speaker.play(None, WORDS)
        qtbot.waitUntil(lambda: recorder.first_loud(again) is not None, timeout=60_000)


def test_signals_are_heard_while_the_voice_hangs(
    at_sound_server: SoundServer, listen: Listen, sounds: Path, qtbot: QtBot
) -> None:
    listener = start(listen, sounds, answer=2.0, beat=0.2)
    become(qtbot, listener, VoiceState.READY)
    process = listener.speaker.process_id
    at_sound_server.signal_speech(signal.SIGSTOP)
    listener.speaker.play(None, WORDS)
    with at_sound_server.recorder() as recorder:
        for _ in range(2):
            asked = time.monotonic()
            listener.speaker.play(Sound.TICK)
            qtbot.waitUntil(lambda asked=asked: is_heard(recorder, asked))  # type: ignore[misc]
            assert recorder.spells(asked)[0].begin - asked < AT_ONCE
    assert listener.speaker.process_id == process
    assert listener.state.output is OutputState.READY


def test_no_speech_dispatcher(
    at_sound_server: SoundServer,
    listen: Listen,
    sounds: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert at_sound_server is not None
    monkeypatch.setenv("SPEECHD_ADDRESS", "unix_socket:/proc/nowhere/speechd.sock")
    listener = start(listen, sounds)
    become(qtbot, listener, VoiceState.NO_ENGINE)
    assert listener.state.output is OutputState.READY
