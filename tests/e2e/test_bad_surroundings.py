"""Whatever is missing around a walk, or goes while it runs: the walk goes on, and the window says it."""

from dataclasses import replace
from pathlib import Path

import pytest

from retrotimer.core.cues import Cue
from retrotimer.core.guidance import Guidance
from retrotimer.core.plan import MINUTE
from retrotimer.core.sound import OutputState, Sound, SoundState, VoiceState
from retrotimer.store.database import open_database
from retrotimer.store.settings import GUIDANCE, SqliteSettings
from retrotimer.words import surroundings
from retrotimer.words.cues import script
from tests.e2e.afar import GET_READY, walking
from tests.e2e.conftest import Sit
from tests.e2e.person import Person
from tests.fakes import FakeClock, FakeMachine
from tests.tour.scenes import hide_flashes

WELL = SoundState(VoiceState.READY, OutputState.READY, "Ann", "Desk")
TROUBLES = {
    "no sound server": (
        replace(WELL, voice=VoiceState.BROKEN, output=OutputState.BROKEN),
        "The sound does not work. The screen flashes at each cue.",
    ),
    "no device": (
        replace(WELL, output=OutputState.MISSING),
        "There is no loudspeaker. The screen flashes at each cue.",
    ),
    "no speech-dispatcher": (
        replace(WELL, voice=VoiceState.NO_ENGINE),
        "Signals only: this computer has no voice.",
    ),
    "it died": (replace(WELL, voice=VoiceState.BROKEN), "Signals only: the voice does not answer."),
    "no voice of the language": (
        replace(WELL, voice=VoiceState.NO_LANGUAGE),
        "Signals only: no voice on this computer speaks this language.",
    ),
    "a voice that vanished": (
        replace(WELL, voice_lost=True),
        "The voice you chose is gone; another one speaks: Ann.",
    ),
    "a device that vanished": (
        replace(WELL, device_lost=True),
        "The device you chose is gone; sound comes from Desk.",
    ),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_the_walk_goes_on_and_the_window_says_what_is_missing(
    person: Person, clock: FakeClock, machine: FakeMachine, trouble: str
) -> None:
    state, words = TROUBLES[trouble]
    machine.speaker.become(state)
    person.press("Start walk")
    assert person.reads().count(words) == 1, "it is said once"
    assert "You will hear " in person.reads(), "and what it comes to stands beside Begin"
    machine.speaker.become(WELL)
    assert "You will hear " not in person.reads()
    assert words not in person.reads()
    person.press("Cancel")
    walking(person, clock)
    assert words not in person.reads()
    machine.speaker.become(state)
    assert words in person.reads()
    clock.skip(10 * MINUTE - 60)
    hide_flashes(person.app)
    person.come_back()
    assert "10 minutes. Well walked." in person.reads()


def test_a_voice_that_dies_between_two_cues_leaves_the_signals(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    walking(person, clock, 5 * MINUTE - 5)
    machine.speaker.become(replace(WELL, voice=VoiceState.BROKEN))
    clock.advance(5)
    assert machine.speaker.played[-2:] == [(Sound.TROUBLE, ""), (Sound.HALFWAY, "")]


def test_an_inhibitor_that_goes_during_the_walk_is_told(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    walking(person, clock)
    assert surroundings.may_sleep() not in person.reads()
    machine.keep_awake.fall()
    assert surroundings.may_sleep() in person.reads()
    clock.skip(10 * MINUTE - 60)
    person.come_back()
    assert "10 minutes. Well walked." in person.reads()


@pytest.mark.parametrize("words", ["x" * 10_000, "<b>Go</b>\n<img src='file:///etc/passwd'>", "\0", " "])
def test_words_that_were_edited_in_the_file_and_cannot_be_told_give_way_to_the_scripts(
    sit: Sit, folder: Path, clock: FakeClock, machine: FakeMachine, words: str
) -> None:
    database = open_database(folder)
    SqliteSettings(database)._write({GUIDANCE: {"cue_words": {Cue.BEGIN.value: words}}})
    database.close()
    person = sit()
    assert person.app.settings.guidance == Guidance()
    person.begin()
    clock.advance(GET_READY)
    assert machine.speaker.words[-1] == script(Cue.BEGIN)
    assert script(Cue.BEGIN) in person.reads()
