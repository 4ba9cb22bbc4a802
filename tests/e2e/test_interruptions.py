"""A walk that does not simply run to its end: stopped, closed, crashed, or disturbed by something else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox

from retrotimer.core.records import Outcome
from retrotimer.core.session import StopReason
from retrotimer.words import safety
from tests.e2e.conftest import Sit
from tests.e2e.person import DOCTOR, FLAT, Key, Person
from tests.fakes import TODAY, FakeClock
from tests.ui.controls import name_of, visible

GET_READY = 10
MINUTE = 60


def test_stopping_early_keeps_the_minutes(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY + 4 * MINUTE + 30)
    person.type(Key.Key_S)
    assert "Stopped after 4 minutes. Good decision." in person.reads()
    assert "4 of 10 minutes for this day · 0 of 4 this week" in person.reads()
    person.type(Key.Key_Return)
    assert person.cell(TODAY).endswith(": 4 of 10 minutes")
    assert "4 minutes backwards · stopped early · flat, open" in person.reads()
    (record,) = person.app._history.walks_on(TODAY)
    assert (record.outcome, record.reason) == (Outcome.STOPPED, StopReason.DONE)
    assert record.walked.backward == 4 * MINUTE + 30


@pytest.mark.parametrize("walked", [5 * MINUTE, 0])
def test_after_pain_the_doctor_is_asked_again(
    person: Person, sit: Sit, clock: FakeClock, walked: int
) -> None:
    person.begin()
    clock.advance(GET_READY - 1 + walked)
    person.press("It hurts")
    assert "Stopped. Good decision." in person.reads()
    assert safety.emergency() in person.reads()
    person.press("Done")
    assert person.app._history.walks_on(TODAY)[0].reason is StopReason.PAIN
    clock.skip(3600)
    person.app.window.close()
    later = sit()
    later.press("Start walk")
    assert not later.is_ticked(DOCTOR)
    assert "You stopped a walk for pain." in later.reads()
    later.press(FLAT)
    assert not later.find("Begin").isEnabled()
    later.press(DOCTOR)
    later.press("Begin")
    later.press("Stop")
    later.press("Start walk")
    assert later.is_ticked(DOCTOR)


def test_the_emergency_words_do_not_stay_for_the_next_walk(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY + MINUTE)
    person.press("It hurts")
    person.press("Done")
    person.begin()
    clock.advance(GET_READY + MINUTE)
    person.press("Stop")
    assert safety.emergency() not in person.reads()


def test_stopping_while_getting_ready_leaves_nothing(person: Person, sit: Sit, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY - 1)
    person.press("Stop")
    assert "Start walk" in person.names()
    assert person.is_empty(TODAY)
    person.app.window.close()
    later = sit()
    assert later.is_empty(TODAY)
    assert "interrupted" not in later.reads()


def test_closing_during_a_walk_asks_and_goes_on(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY + 2 * MINUTE)
    assert not person.app.window.close()
    assert "Your walk is not over yet." in person.reads()
    person.press("Keep walking")
    assert person.app.window.isVisible()
    assert person.digits() == "8:00"
    clock.skip(8 * MINUTE)
    assert "10 minutes. Well walked." in person.reads()


def test_closing_during_a_walk_can_stop_and_save(person: Person, sit: Sit, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY + 2 * MINUTE)
    person.app.window.close()
    person.press("Save and close")
    assert not person.app.window.isVisible()
    later = sit()
    assert later.cell(TODAY).endswith(": 2 of 10 minutes")
    assert "stopped early" in later.reads()


def test_closing_during_a_walk_can_discard_it(person: Person, sit: Sit, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY + 2 * MINUTE)
    person.app.window.close()
    person.press("Close without saving")
    assert not person.app.window.isVisible()
    later = sit()
    assert later.is_empty(TODAY)
    assert not later.has_dialog()


def test_the_question_goes_when_the_walk_ends_by_itself(person: Person, sit: Sit, clock: FakeClock) -> None:
    person.begin()
    clock.skip(GET_READY + 9 * MINUTE)
    person.app.window.close()
    clock.advance(MINUTE)
    assert not person.has_dialog()
    assert "10 minutes. Well walked." in person.reads()
    person.app.window.close()
    later = sit()
    assert later.cell(TODAY).endswith(": 10 minutes, complete")
    assert "stopped early" not in later.reads()


def test_escape_keeps_a_walk_going_and_ctrl_q_asks(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY + MINUTE)
    person.type(Key.Key_Escape)
    assert person.digits() == "9:00"
    person.type(Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert person.has_dialog()
    person.type(Key.Key_Escape)
    assert not person.has_dialog()
    clock.advance(1)
    assert person.digits() == "8:59"


def test_changed_settings_are_for_the_next_walk(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY + MINUTE)
    changed = replace(person.app.settings.now, minutes=15, get_ready=0, easy_start=True)
    person.app.dialogs.settings_requested.emit(changed)
    assert person.digits() == "9:00"
    clock.skip(9 * MINUTE)
    assert "10 minutes. Well walked." in person.reads()
    person.press("Done")
    person.begin()
    assert person.digits() == "1:00"


def test_settings_make_the_next_walk(person: Person, clock: FakeClock) -> None:
    person.type(Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    set_number(person, "Time to take your place", 0)
    set_number(person, "Cool down, walking forwards", 3)
    (weekday,) = [box for box in visible(person.front, QComboBox) if name_of(box) == "The week starts on"]
    weekday.setCurrentIndex(6)
    person.press("OK")
    assert "Saturday to Friday" in person.reads()
    person.begin()
    assert person.digits() == "10:00"
    clock.skip(10 * MINUTE)
    assert person.digits() == "3:00"
    clock.skip(3 * MINUTE)
    assert "10 minutes. Well walked." in person.reads()


def set_number(person: Person, name: str, value: int) -> None:
    """Set the spin box of this name."""
    (box,) = [box for box in visible(person.front, QSpinBox) if name_of(box) == name]
    box.setValue(value)


def test_settings_that_are_cancelled_change_nothing(person: Person) -> None:
    before = person.app.settings.now
    person.type(Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    set_number(person, "Time to take your place", 0)
    person.press("Cancel")
    assert person.app.settings.now == before


def test_full_screen_does_not_touch_the_walk(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY + 3 * MINUTE)
    before = person.app.session.session
    for full in (True, False, True):
        person.type(Key.Key_F11)
        assert person.app.window.isFullScreen() is full
        assert person.digits() == "7:00"
    person.type(Key.Key_Escape)
    assert not person.app.window.isFullScreen()
    assert person.app.session.session is before
    clock.skip(7 * MINUTE)
    assert "10 minutes. Well walked." in person.reads()


def test_nothing_can_lie_over_the_countdown(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.advance(GET_READY + MINUTE)
    person.type(Key.Key_F1)
    person.type(Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert not person.has_dialog()
    person.type(Key.Key_F)
    person.type(Key.Key_Home)
    assert not person.has_dialog()
    assert person.digits() == "9:00"
    assert "Paused" not in person.reads()


def test_a_walk_over_midnight_belongs_to_the_day_it_began(clock: FakeClock, sit: Sit) -> None:
    clock.skip(15 * 3600 - 5 * MINUTE)
    person = sit()
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    assert "The day is complete · 1 of 4 this week" in person.reads()
    person.press("Done")
    assert person.cell(TODAY).endswith(", 17 November 2026: 10 minutes, complete")
    assert person.cell(TODAY + timedelta(days=1)).startswith("Today, Wednesday, 18 November 2026: ")
    assert person.is_empty(TODAY + timedelta(days=1))


def test_today_moves_on_by_itself(person: Person, clock: FakeClock) -> None:
    assert person.cell(TODAY).startswith("Today, ")
    clock.advance(15 * 3600 + 2 * MINUTE)
    assert person.cell(TODAY).startswith("Tuesday")
    assert person.cell(TODAY + timedelta(days=1)).startswith("Today, ")
    assert "Wednesday, 18 November 2026" in person.reads()


def test_coming_back_to_the_window_is_noticed_at_once(
    person: Person, clock: FakeClock, qapp: QApplication
) -> None:
    person.begin()
    clock._pass(2 * 3600)  # time goes by and no alarm rings: the machine was busy or the loop hung
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert "10 minutes. Well walked." in person.reads()
    QApplication.processEvents()
