"""The looks that ask the machine as a walk would: each answer, and none at all."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from retrotimer.core.checkup import Finding, Part, State
from retrotimer.core.sound import OutputState, SoundChoice, SoundState, VoiceState
from retrotimer.desktop.checkup.looks import PATIENCE
from retrotimer.desktop.checkup.machine import SOUND_PATIENCE, look_at_keeping_awake, look_at_sound
from tests.fakes import FakeKeepAwake, FakeSpeaker

pytestmark = pytest.mark.usefixtures("qapp")

HEARD = SoundState(VoiceState.READY, OutputState.READY, voice_name="Anna", device_name="Desk")


class LateSpeaker(FakeSpeaker):
    """Tells of its device first and of its voice later, as the real one does."""

    def prepare(self, choice: SoundChoice) -> None:
        super().prepare(choice)
        self.state = SoundState()
        QTimer.singleShot(1, lambda: self.become(SoundState(output=OutputState.READY, device_name="Desk")))
        QTimer.singleShot(20, lambda: self.become(HEARD))


class SlowVoice(FakeSpeaker):
    """Tells of its device, and of its voice never."""

    def prepare(self, choice: SoundChoice) -> None:
        super().prepare(choice)
        self.state = SoundState(output=OutputState.READY, device_name="Desk")


class Mute(FakeSpeaker):
    """Never tells anything."""

    def prepare(self, choice: SoundChoice) -> None:
        super().prepare(choice)
        self.state = SoundState()


class NoAnswer(FakeKeepAwake):
    """Is never known to keep awake or not to."""

    def hold(self, tell: object) -> None:
        """Keep whoever asks waiting."""


def test_what_is_told_late_is_waited_for_and_the_sound_is_given_back() -> None:
    speaker = LateSpeaker()
    assert look_at_sound(speaker, "en", patience=60) == [
        Finding(Part.SOUND, State.GOOD, "Desk"),
        Finding(Part.VOICE, State.GOOD, "Anna"),
    ]
    assert speaker.asked == ["prepare", "release"]


def test_what_is_never_told_is_not_waited_for() -> None:
    begun = time.monotonic()
    assert [one.state for one in look_at_sound(Mute(), "en", patience=0.05)] == [State.NO_ANSWER] * 2
    assert look_at_keeping_awake(NoAnswer(), patience=0.05).state is State.NO_ANSWER
    assert time.monotonic() - begun < 30


def test_a_voice_has_the_time_that_voices_take_and_no_more() -> None:
    assert SOUND_PATIENCE >= 4 * PATIENCE, "two seconds were seen to be too few for a voice that works"
    heard = look_at_sound(SlowVoice(), "en", patience=0.05)
    assert heard == [Finding(Part.SOUND, State.GOOD, "Desk"), Finding(Part.VOICE, State.NO_ANSWER)]


@pytest.mark.parametrize(
    ("voice", "output", "states"),
    [
        (VoiceState.NO_ENGINE, OutputState.MISSING, [State.MISSING, State.MISSING]),
        (VoiceState.NO_LANGUAGE, OutputState.MUTED, [State.MUTED, State.NO_LANGUAGE]),
        (VoiceState.BROKEN, OutputState.BROKEN, [State.BROKEN, State.BROKEN]),
    ],
)
def test_what_cannot_be_heard_is_found(voice: VoiceState, output: OutputState, states: list[State]) -> None:
    speaker = FakeSpeaker()
    speaker.state = SoundState(voice, output)
    assert [one.state for one in look_at_sound(speaker, "en")] == states


@pytest.mark.parametrize(("works", "state"), [(True, State.GOOD), (False, State.MISSING)])
def test_staying_awake_is_tried_and_let_go(state: State, *, works: bool) -> None:
    keeper = FakeKeepAwake(works=works)
    assert look_at_keeping_awake(keeper) == Finding(Part.KEEP_AWAKE, state)
    QCoreApplication.processEvents()
    assert not keeper.held
