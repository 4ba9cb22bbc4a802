"""The dialog for sound and screen: what it shows is what it asks for; what comes and goes stays chosen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retrotimer.core.cues import Cue
from retrotimer.core.guidance import LONGEST_CUE, Guidance
from retrotimer.core.sound import Frequency, SoundState
from retrotimer.ui.dialogs.cue_words_dialog import CueWordsDialog
from retrotimer.ui.dialogs.guidance_dialog import GuidanceDialog
from retrotimer.words.cues import script
from tests.fakes import DESK, FakeSpeaker, heard

Make = Callable[..., GuidanceDialog]

CHOSEN = Guidance(
    frequency=Frequency.ESSENTIAL,
    voice="Bob",
    rate=-2,
    volume=70,
    device="kitchen",
    turn_every=45,
    glance_at_start=True,
    cue_words={Cue.BEGIN: "Off we go."},
)
READY = FakeSpeaker().state


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def opened(guidance: Guidance) -> GuidanceDialog:
        dialog = GuidanceDialog(guidance)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return opened


@pytest.mark.parametrize("guidance", [Guidance(), CHOSEN])
def test_what_is_shown_is_what_is_asked_for(make: Make, guidance: Guidance) -> None:
    dialog = make(guidance)
    assert dialog.chosen() == guidance
    dialog.show_sound(READY)
    assert dialog.chosen() == guidance


def test_a_voice_or_device_that_is_gone_stays_chosen_and_is_marked(make: Make) -> None:
    dialog = make(replace(CHOSEN, voice="Cleo", device="bedroom"))
    dialog.show_sound(READY)
    assert dialog._voice.currentText() == "Cleo (not there now)"
    assert dialog._device.currentText() == "bedroom (not there now)"
    assert dialog.chosen().voice == "Cleo"
    fewer = replace(FakeSpeaker().state, devices=(DESK,), voices=("Ann", "Bob", "Cleo"))
    dialog.show_sound(fewer)
    assert dialog._voice.currentText() == "Cleo"
    assert dialog._device.count() == 3


def test_while_the_voice_is_starting_nothing_is_said_to_be_gone(make: Make) -> None:
    dialog = make(CHOSEN)
    dialog.show_sound(SoundState())
    assert dialog._voice.currentText() == "Bob"
    assert dialog._device.currentText() == "kitchen"


def test_it_says_where_a_voice_cannot_be_sent_to_a_device(make: Make) -> None:
    dialog = make(Guidance())
    dialog.show_sound(READY)
    assert dialog._apart.isHidden()
    dialog.show_sound(replace(READY, voice_apart=True))
    assert not dialog._apart.isHidden()


def test_who_has_chosen_silence_can_choose_and_try_everything(make: Make) -> None:
    dialog = make(Guidance(frequency=Frequency.SILENT))
    dialog.show_sound(READY)
    assert not dialog._check._play.isEnabled()
    assert dialog._voice.count() == 3
    dialog._frequency.setCurrentIndex(0)
    assert dialog._check._play.isEnabled()


def test_no_seconds_reads_as_never_and_the_least_is_a_quarter_minute(make: Make) -> None:
    dialog = make(Guidance())
    assert dialog._turn.text() == "Never"
    dialog._turn.stepUp()
    assert dialog._turn.text() == "15 s"
    assert dialog.chosen().turn_every == 15


def test_the_sliders_say_their_value_in_words(make: Make) -> None:
    dialog = make(CHOSEN)
    assert dialog._rate.told.text() == "slower by 2"
    assert dialog._volume.told.text() == "70 %"
    dialog._rate.setValue(0)
    assert dialog._rate.told.text() == dialog._rate.accessibleDescription() == "usual"
    QTest.keyClick(dialog._volume, Qt.Key.Key_Right)
    assert dialog.chosen().volume == 80


def test_the_sound_check_plays_what_stands_in_the_dialog(make: Make) -> None:
    dialog = make(Guidance())
    dialog.show_sound(READY)
    wishes = heard(dialog.check_requested)
    dialog._volume.setValue(30)
    dialog._check.play()
    assert wishes == [Guidance(volume=30)]


def test_cancel_asks_for_nothing(make: Make) -> None:
    dialog = make(Guidance())
    wishes = heard(dialog.guidance_requested)
    dialog._volume.setValue(30)
    dialog.reject()
    assert wishes == []


@pytest.fixture
def words(qtbot: QtBot) -> CueWordsDialog:
    dialog = CueWordsDialog({Cue.BEGIN: "Off we go.", Cue.PAUSED: "Halt."})
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_own_words_stand_in_their_fields_and_the_scripts_behind_the_empty_ones(words: CueWordsDialog) -> None:
    assert words.chosen() == {Cue.BEGIN: "Off we go.", Cue.PAUSED: "Halt."}
    assert words._fields[Cue.HALFWAY].placeholderText() == script(Cue.HALFWAY)
    assert set(words._fields) == set(Cue)


def test_an_empty_field_brings_the_script_back_and_the_scripts_words_are_no_own_ones(
    words: CueWordsDialog,
) -> None:
    words._fields[Cue.BEGIN].setText("   ")
    words._fields[Cue.PAUSED].setText(script(Cue.PAUSED))
    assert words.chosen() == {}


def test_no_cue_becomes_longer_than_can_be_told(words: CueWordsDialog) -> None:
    words._fields[Cue.HALFWAY].setText("word " * 2000)
    assert len(words.chosen()[Cue.HALFWAY]) <= LONGEST_CUE
