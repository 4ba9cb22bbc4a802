"""The script's words, and a person's own."""

from dataclasses import replace

import pytest

from retrotimer.core.cues import Cue, TimedCue
from retrotimer.core.sound import (
    Channel,
    Frequency,
    OutputState,
    SoundState,
    VoiceState,
    sound_face,
)
from retrotimer.core.surroundings import PowerState
from retrotimer.words import sound, surroundings
from retrotimer.words.cues import cue

SCRIPT = {
    Cue.SOUND_CHECK: "If you can hear this clearly from where you will walk, you are ready.",
    Cue.LOOK_BEHIND: "Look behind you. Path clear?",
    Cue.BEGIN: "Begin. Small, slow steps. Toes first, then heel. Stand tall.",
    Cue.GLANCE_LEFT: "Slow down. Look over your left shoulder.",
    Cue.GLANCE_RIGHT: "Slow down. Look over your right shoulder.",
    Cue.GLANCE_BUDDY: "Buddy, is the path clear?",
    Cue.STEADY: "You should be able to talk.",
    Cue.NEAR_THE_END: "Near the end? Stop, turn, check, go on.",
    Cue.HALFWAY: "Halfway. Still comfortable? If not, stop.",
    Cue.ONE_MINUTE_LEFT: "One minute left. No need to speed up.",
    Cue.TEN_SECONDS: "Ten seconds. Slow down.",
    Cue.FINISHED: "Finished. Stop with your feet together, then turn round slowly.",
    Cue.PAUSED: "Paused. Stand still.",
    Cue.RESUMED: "Look behind you first. Carrying on.",
    Cue.STOPPED: "Stopped. Good decision. Your minutes are saved.",
}


@pytest.mark.parametrize(("which", "words"), SCRIPT.items())
def test_the_cues_are_those_of_the_script(which: Cue, words: str) -> None:
    assert cue(TimedCue(0, which)) == words


def test_every_cue_has_words_and_no_two_the_same() -> None:
    said = [cue(TimedCue(0, which, 3)) for which in Cue]
    assert all(said)
    assert len(set(said)) == len(said)


def test_the_minutes_that_are_done_are_said() -> None:
    assert "3" in cue(TimedCue(180, Cue.MINUTES_DONE, 3))


def test_own_words_take_the_place_of_the_scripts() -> None:
    own = {Cue.BEGIN: "Off we go.", Cue.MINUTES_DONE: "%1 down."}
    assert cue(TimedCue(0, Cue.BEGIN), own) == "Off we go."
    assert cue(TimedCue(0, Cue.MINUTES_DONE, 6), own) == "6 down."
    assert cue(TimedCue(0, Cue.HALFWAY), own) == SCRIPT[Cue.HALFWAY]


READY = SoundState(VoiceState.READY, OutputState.READY, "Ann", "Desk")


@pytest.mark.parametrize(
    ("wanted", "state", "channel", "lacking", "sentence"),
    [
        (Frequency.FULL, READY, Channel.VOICE, False, "Voice and signals. Heard on: Desk"),
        (Frequency.SIGNALS, READY, Channel.SIGNALS, False, "Signals. Heard on: Desk"),
        (
            Frequency.SILENT,
            SoundState(VoiceState.NO_ENGINE, OutputState.MISSING),
            Channel.SILENT,
            False,
            "Silent, as you chose. The words are shown in the window.",
        ),
        (Frequency.FULL, SoundState(), Channel.VOICE, False, "Getting the voice ready …"),
        (
            Frequency.FULL,
            SoundState(VoiceState.NO_ENGINE, OutputState.READY, device_name="Desk"),
            Channel.SIGNALS,
            True,
            "Signals only: this computer has no voice. Heard on: Desk",
        ),
        (
            Frequency.ESSENTIAL,
            SoundState(VoiceState.NO_LANGUAGE, OutputState.READY),
            Channel.SIGNALS,
            True,
            "Signals only: no voice on this computer speaks this language.",
        ),
        (
            Frequency.FULL,
            SoundState(VoiceState.BROKEN, OutputState.READY),
            Channel.SIGNALS,
            True,
            "Signals only: the voice does not answer.",
        ),
        (
            Frequency.FULL,
            SoundState(VoiceState.READY, OutputState.MUTED, "Ann", "Desk"),
            Channel.FLASH,
            True,
            "The sound is off. Turn it up, or watch: the screen flashes at each cue.",
        ),
        (
            Frequency.SIGNALS,
            SoundState(VoiceState.READY, OutputState.MISSING),
            Channel.FLASH,
            True,
            "There is no loudspeaker. The screen flashes at each cue.",
        ),
        (
            Frequency.FULL,
            SoundState(VoiceState.BROKEN, OutputState.BROKEN),
            Channel.FLASH,
            True,
            "The sound does not work. The screen flashes at each cue.",
        ),
        (
            Frequency.FULL,
            SoundState(VoiceState.READY, OutputState.READY, "Ann", "Desk", device_lost=True),
            Channel.VOICE,
            True,
            "Voice and signals. The device you chose is gone; sound comes from Desk.",
        ),
        (
            Frequency.FULL,
            SoundState(VoiceState.READY, OutputState.READY, "Ann", voice_lost=True),
            Channel.VOICE,
            True,
            "The voice you chose is gone; another one speaks: Ann.",
        ),
    ],
)
def test_the_window_says_what_is_in_use_and_why(
    wanted: Frequency, state: SoundState, channel: Channel, sentence: str, *, lacking: bool
) -> None:
    face = sound_face(wanted, state)
    assert (face.channel, face.lacking, sound.in_use(face)) == (channel, lacking, sentence)


@pytest.mark.parametrize(
    ("wanted", "state", "said"),
    [
        (Frequency.FULL, READY, ""),
        (Frequency.SILENT, replace(READY, output=OutputState.MISSING), ""),
        (Frequency.FULL, replace(READY, output=OutputState.MUTED), "You will hear nothing on this walk."),
        (Frequency.SIGNALS, replace(READY, output=OutputState.BROKEN), "You will hear nothing on this walk."),
        (Frequency.FULL, replace(READY, voice=VoiceState.BROKEN), "You will hear signals only, no voice."),
        (
            Frequency.SIGNALS,
            replace(READY, device_lost=True),
            "You will hear it from another device than you chose.",
        ),
        (Frequency.FULL, replace(READY, voice_lost=True), "You will hear another voice than you chose."),
    ],
)
def test_what_is_lacking_is_told_in_few_words(wanted: Frequency, state: SoundState, said: str) -> None:
    assert sound.what_is_lacking(sound_face(wanted, state)) == said


def test_a_device_that_was_chosen_is_the_voice_s_too_where_it_can_be_sent_there() -> None:
    sent = sound_face(Frequency.FULL, READY, "desk")
    assert sound.in_use(sent) == "Voice and signals. Heard on: Desk"
    apart = replace(READY, voice_apart=True)
    assert sound.in_use(sound_face(Frequency.FULL, apart, "desk")) == (
        "Voice and signals. Signals from: Desk. "
        "The voice cannot go there: it comes from wherever your system sends speech."
    )
    assert sound.in_use(sound_face(Frequency.FULL, apart)) == "Voice and signals. Heard on: Desk"
    assert sound.in_use(sound_face(Frequency.SIGNALS, apart, "desk")) == "Signals. Heard on: Desk"


def test_a_chosen_device_that_is_muted_is_named() -> None:
    """Voice and signals are off there; nothing is said of any other."""
    muted = replace(READY, output=OutputState.MUTED)
    assert sound.in_use(sound_face(Frequency.FULL, muted, "desk")) == (
        "Desk is off. Turn it up, or watch: the screen flashes at each cue."
    )


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PowerState(), ""),
        (PowerState(9, on_battery=False), ""),
        (PowerState(10, on_battery=True), ""),
        (
            PowerState(9, on_battery=True),
            "The battery is at 9 %. Plug the computer in, or it may switch off.",
        ),
        (PowerState(lid_sleeps=True), "Leave the lid open: closing it sends the computer to sleep."),
        (
            PowerState(3, on_battery=True, lid_sleeps=True),
            (
                "The battery is at 3 %. Plug the computer in, or it may switch off. "
                "Leave the lid open: closing it sends the computer to sleep."
            ),
        ),
    ],
)
def test_a_word_about_the_machine_where_it_may_fail(state: PowerState, words: str) -> None:
    assert surroundings.power(state) == words
