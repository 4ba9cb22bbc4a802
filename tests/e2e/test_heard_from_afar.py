"""A walk away from the laptop is heard, and says what cannot be heard; the machine stays awake for it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from retrotimer.core.cues import Cue
from retrotimer.core.guidance import LONGEST_CUE, Guidance
from retrotimer.core.plan import MINUTE
from retrotimer.core.sound import Frequency, Sound
from retrotimer.core.surroundings import PowerState
from retrotimer.words.cues import script
from tests.e2e.afar import GET_READY, MUTED, NO_VOICE, Key, walking
from tests.e2e.conftest import Sit
from tests.e2e.person import DOCTOR, FLAT, Person
from tests.fakes import FakeClock, FakeMachine, heard


def test_from_begin_to_the_end_all_is_heard(person: Person, clock: FakeClock, machine: FakeMachine) -> None:
    walking(person, clock, 10 * MINUTE)
    assert machine.speaker.words[0] == script(Cue.LOOK_BEHIND)
    assert machine.speaker.words[-1] == script(Cue.FINISHED)
    assert machine.speaker.played[-1][0] is Sound.FINISH


def test_each_cue_is_told_to_a_screen_reader_too(
    person: Person, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    walking(person, clock, 125)
    cues = [Cue.LOOK_BEHIND, Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN, Cue.GLANCE_LEFT]
    assert [words for words in said if words in set(map(script, Cue))] == list(map(script, cues))


def test_the_sound_is_made_ready_while_the_checklist_is_read(
    person: Person, machine: FakeMachine, clock: FakeClock
) -> None:
    assert machine.speaker.asked == []
    person.press("Start walk")
    assert machine.speaker.asked == ["prepare"]
    assert "Voice and signals. Heard on: Desk" in person.reads()
    person.press("Sound check")
    assert machine.speaker.words == [script(Cue.SOUND_CHECK)]
    person.press("Cancel")
    clock.advance(120)
    assert machine.speaker.asked[-1] == "release"


def test_the_sound_check_has_a_key(person: Person, machine: FakeMachine) -> None:
    person.press("Start walk")
    person.type(Key.Key_P)
    assert machine.speaker.words == [script(Cue.SOUND_CHECK)]


def test_a_muted_device_shows_before_the_walk_and_while_it_runs(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    machine.speaker.become(MUTED)
    person.press("Start walk")
    assert "The sound is off." in person.reads()
    assert not person.find("Sound check").isEnabled()
    machine.speaker.become(FakeMachine().speaker.state)
    assert "Voice and signals." in person.reads()
    person.press(DOCTOR)
    person.press(FLAT)
    person.press("Begin")
    machine.speaker.become(MUTED)
    assert "The sound is off. Turn it up, or watch: the screen flashes at each cue." in person.reads()
    flash = person.app.company.stage._flash()
    assert flash.accessibleName() == "The sound is off. Turn it up, or watch: the screen flashes at each cue."
    lit = heard(flash.lit)
    flash.end()  # the one for the trouble itself is over
    clock.advance(GET_READY - 4)
    assert not lit
    clock.advance(1)
    assert len(lit) == 1
    assert (flash.isVisible(), flash.accessibleName()) == (True, script(Cue.THREE))


def test_without_a_voice_the_window_says_so_and_signals_are_heard(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    machine.speaker.become(NO_VOICE)
    walking(person, clock)
    assert "Signals only: this computer has no voice." in person.reads()
    assert (Sound.START, "") in machine.speaker.played


def test_the_guidance_is_chosen_in_its_dialog_and_kept(
    person: Person, machine: FakeMachine, sit: Sit
) -> None:
    person.type(Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    dialog = person.front
    assert machine.speaker.asked == ["prepare"]
    dialog._frequency.setCurrentIndex(2)  # type: ignore[attr-defined]
    dialog._device.setCurrentIndex(2)  # type: ignore[attr-defined]
    dialog._turn.setValue(30)  # type: ignore[attr-defined]
    person.press("Let the walk take the whole screen by itself")
    person.press("Sound check")
    assert machine.speaker.choice is not None
    assert machine.speaker.choice.device == "kitchen"
    person.press("OK")
    chosen = Guidance(frequency=Frequency.SIGNALS, device="kitchen", turn_every=30, glance_at_start=True)
    assert person.app.settings.guidance == chosen
    assert sit().app.settings.guidance == chosen


def test_what_was_only_tried_is_forgotten(person: Person, machine: FakeMachine) -> None:
    person.type(Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    person.front._voice.setCurrentIndex(2)  # type: ignore[attr-defined]
    person.press("Sound check")
    assert machine.speaker.choice is not None
    assert machine.speaker.choice.voice == "Bob"
    person.press("Cancel")
    assert machine.speaker.choice.voice == ""
    assert person.app.settings.guidance == Guidance()


def test_own_words_are_written_in_their_dialog_and_spoken(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    person.type(Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    person.press("Your own words…")
    field = person.front._fields[Cue.BEGIN]  # type: ignore[attr-defined]
    field.setFocus()
    QTest.keyClicks(field, "  Off <b>we</b> go  " + "x" * 10_000)
    person.press("OK")
    person.press("OK")
    walking(person, clock, 1)
    spoken = machine.speaker.words[-1]
    assert spoken.startswith("Off <b>we</b> go xxx")
    assert len(spoken) <= LONGEST_CUE
    assert spoken in person.reads()  # as it stands, no markup


def test_the_machine_is_kept_awake_while_a_walk_is_under_way_and_no_longer(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    held = []
    person.press("Start walk")
    held.append(machine.keep_awake.held)
    person.press("Cancel")
    walking(person, clock)
    held.append(machine.keep_awake.held)
    person.type(Key.Key_Space)
    held.append(machine.keep_awake.held)
    person.type(Key.Key_Space)
    clock.skip(10 * MINUTE)
    held.append(machine.keep_awake.held)
    assert held == [False, True, True, False]


def test_what_keeping_awake_takes_is_at_hand_before_begin_and_delays_no_key(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    person.press("Start walk")
    assert not machine.keep_awake.prepared, "F and Enter may follow at once"
    clock.advance(1)
    assert machine.keep_awake.prepared


def test_it_says_so_if_the_machine_may_fall_asleep(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    machine.keep_awake.works = False
    walking(person, clock)
    assert "This computer may fall asleep during the walk." in person.reads()
    assert not person.app.window.banner.isVisible(), "nothing may lie over the countdown"
    clock.skip(10 * MINUTE)
    person.come_back()
    assert "fall asleep" not in person.reads()


def test_a_word_before_the_start_where_the_battery_or_the_lid_may_end_it(
    person: Person, machine: FakeMachine
) -> None:
    machine.power.state = PowerState(8, on_battery=True, lid_sleeps=True)
    person.press("Start walk")
    assert "The battery is at 8 %." in person.reads()
    assert "Leave the lid open" in person.reads()
