"""The app with its real speaker on a private sound server, and its real media keys on a private bus."""

import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.app import Retrotimer, build_app
from retrotimer.core.machine import Machine
from retrotimer.core.session import Paused, Underway
from retrotimer.core.sound import OutputState, VoiceState
from retrotimer.desktop.clock import SystemClock
from retrotimer.desktop.media_keys import media_keys
from retrotimer.desktop.sound.speaker import SpeakerProcess
from retrotimer.store.database import open_database
from tests.desktop.buses import PrivateBus
from tests.desktop.conftest import bus
from tests.e2e.person import Person
from tests.fakes import FakeMachine
from tests.sound_server import SoundServer, at_sound_server, sound_server
from tests.ui.surroundings import bring_to_front

__all__ = ["at_sound_server", "bus", "sound_server"]

pytestmark = pytest.mark.linux

PATIENCE_MS = 60_000
AT_ONCE = 0.4
"""Seconds from what is due to what is heard; a busy build machine is slow, the bench measures how slow."""


@pytest.fixture
def person(folder: Path) -> Iterator[Person]:
    """At an app that is really heard, and begins a walk without getting ready."""
    fake = FakeMachine()
    speaker = SpeakerProcess()
    machine = Machine(speaker, fake.keep_awake, fake.power, media_keys(), fake.sleep_watch)
    database = open_database(folder)
    app = build_app(SystemClock(), lambda: machine, database)
    app.settings.change(replace(app.settings.now, get_ready=0))
    bring_to_front(app)
    yield Person(app)
    if app.session.running:
        Person(app).press("Stop")
    speaker.release()
    app.window.close()
    app.deleteLater()
    database.close()


def ready(person: Person, qtbot: QtBot) -> None:
    """The checklist open, and the sound ready."""
    person.press("Start walk")
    qtbot.waitUntil(lambda: can_speak(person.app), timeout=PATIENCE_MS)
    person.press("I have checked with a back doctor")
    person.press("Flat, open area")


def can_speak(app: Retrotimer) -> bool:
    state = app.company.guide.face.state
    return (state.voice, state.output) == (VoiceState.READY, OutputState.READY)


def test_begin_pause_and_stop_are_heard_at_once_signal_first_and_then_words(
    at_sound_server: SoundServer, person: Person, qtbot: QtBot
) -> None:
    with at_sound_server.recorder() as recorder:
        ready(person, qtbot)
        for press in ("Begin", "Pause", "Stop"):
            since = time.monotonic()
            person.press(press)

            def heard(since: float = since) -> bool:
                spells = recorder.spells(since)
                return len(spells) > 1 and sum(spell.seconds for spell in spells) > 1.0

            qtbot.waitUntil(heard, timeout=PATIENCE_MS)
            first = recorder.first_loud(since)
            assert first is not None
            assert first - since < AT_ONCE
    assert "Stopped after" in person.reads()


def test_the_window_speaks_through_its_other_process_alone(
    at_sound_server: SoundServer, person: Person, qtbot: QtBot
) -> None:
    ready(person, qtbot)
    person.press("Begin")
    loaded = Path("/proc/self/maps").read_text(encoding="utf-8")
    assert "libQt6Multimedia" not in loaded
    assert "libQt6TextToSpeech" not in loaded
    assert at_sound_server is not None


def test_a_muted_device_shows_while_the_walk_runs(
    at_sound_server: SoundServer, person: Person, qtbot: QtBot
) -> None:
    ready(person, qtbot)
    person.press("Begin")
    at_sound_server.pactl("set-sink-mute", "@DEFAULT_SINK@", "1")
    qtbot.waitUntil(lambda: "The sound is off." in person.reads(), timeout=PATIENCE_MS)
    at_sound_server.pactl("set-sink-mute", "@DEFAULT_SINK@", "0")
    qtbot.waitUntil(lambda: "Voice and signals." in person.reads(), timeout=PATIENCE_MS)


def test_a_sound_server_that_goes_leaves_the_walk_alone_and_is_told(
    at_sound_server: SoundServer, person: Person, qtbot: QtBot
) -> None:
    ready(person, qtbot)
    person.press("Begin")
    at_sound_server.stop()
    qtbot.waitUntil(lambda: "The screen flashes at each cue." in person.reads(), timeout=PATIENCE_MS)
    assert isinstance(person.app.session.session, Underway)


def test_playerctl_drives_a_walk(bus: PrivateBus, person: Person, qtbot: QtBot) -> None:
    person.press("Start walk")
    person.press("I have checked with a back doctor")
    person.press("Flat, open area")
    person.press("Begin")

    def says(word: str, answer: str) -> None:
        def asked() -> bool:
            done = subprocess.run(
                ["playerctl", "--player=retrotimer", *word.split()],
                env=bus.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            return done.stdout.strip() == answer

        qtbot.waitUntil(asked, timeout=PATIENCE_MS)

    says("status", "Playing")
    says("metadata title", "Walk backwards")
    says("pause", "")
    qtbot.waitUntil(lambda: isinstance(person.app.session.session, Paused), timeout=PATIENCE_MS)
    says("status", "Paused")
    says("play-pause", "")
    qtbot.waitUntil(lambda: isinstance(person.app.session.session, Underway), timeout=PATIENCE_MS)
    says("stop", "")
    qtbot.waitUntil(lambda: not person.app.session.running, timeout=PATIENCE_MS)
