"""The first steps: shown once to who begins, skipped with one key, found again under Help."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from retrotimer.core.settings import Course, Programme, Settings
from retrotimer.store.settings import SqliteSettings
from tests.e2e.conftest import Sit
from tests.e2e.person import DOCTOR, FLAT, Key, Person
from tests.fakes import TODAY, FakeClock, a_record, heard
from tests.ui.controls import visible

NEW = Settings()


@pytest.fixture
def newcomer(person: Person) -> Person:
    """A person who opens the app for the first time: the program greets once its window is painted."""
    person.app.greet()
    assert "Welcome to Retrotimer" in person.reads()
    return person


def test_enter_goes_through_and_leaves_everything_as_it_is(newcomer: Person, sit: Sit) -> None:
    newcomer.type(Key.Key_Return)
    assert "Ask your back doctor first" in newcomer.reads()
    assert not newcomer.is_ticked(DOCTOR)
    newcomer.type(Key.Key_Enter)
    assert "Step 3 of 3" in newcomer.reads()
    newcomer.type(Key.Key_Return)
    assert not newcomer.has_dialog()
    assert newcomer.app.settings.now == NEW
    newcomer.press("Start walk")
    assert not newcomer.is_ticked(DOCTOR), "the checklist asks, as nobody has said so"
    newcomer.type(Key.Key_Escape)
    again = sit()
    again.app.greet()
    assert not again.has_dialog(), "once is enough"


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_escape_skips_the_rest_at_each_step_for_good(newcomer: Person, sit: Sit, steps: int) -> None:
    for _ in range(steps):
        newcomer.type(Key.Key_Return)
    newcomer.type(Key.Key_Escape)
    assert not newcomer.has_dialog()
    assert newcomer.app.settings.now == NEW
    again = sit()
    again.app.greet()
    assert not again.has_dialog()


def test_two_keys_begin_a_walk_once_they_are_over(newcomer: Person, clock: FakeClock) -> None:
    for key in (Key.Key_Return, Key.Key_D, Key.Key_Return, Key.Key_Escape):
        newcomer.type(key)
    newcomer.type(Key.Key_F)
    newcomer.type(Key.Key_Return)
    clock.advance(11)
    assert newcomer.app.session.running


def test_the_doctors_line_is_kept_with_its_date_once_the_person_has_gone_on(newcomer: Person) -> None:
    newcomer.type(Key.Key_Return)
    newcomer.type(Key.Key_D)
    assert newcomer.is_ticked(DOCTOR)
    newcomer.type(Key.Key_Return)
    newcomer.type(Key.Key_Escape)
    check = newcomer.app._history.doctor_check()
    assert check is not None
    assert check.on == TODAY
    newcomer.press("Start walk")
    assert newcomer.is_ticked(DOCTOR)
    assert "confirmed on Tuesday" in newcomer.reads()


@pytest.mark.parametrize("keys", [(Key.Key_D, Key.Key_Escape), (Key.Key_D, Key.Key_D, Key.Key_Return)])
def test_what_is_taken_back_or_skipped_is_not_kept(newcomer: Person, keys: tuple[Key, ...]) -> None:
    newcomer.type(Key.Key_Return)
    for key in keys:
        newcomer.type(key)
    newcomer.type(Key.Key_Escape)
    assert newcomer.app._history.doctor_check() is None


def test_who_goes_back_and_takes_the_tick_away_has_not_confirmed(newcomer: Person) -> None:
    for key in (Key.Key_Return, Key.Key_D, Key.Key_Return):
        newcomer.type(key)
    newcomer.press("Back")
    assert newcomer.is_ticked(DOCTOR)
    newcomer.press(DOCTOR)
    newcomer.press("Next")
    newcomer.type(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not newcomer.is_ticked(DOCTOR)
    newcomer.type(Key.Key_Escape)
    assert newcomer.app._history.doctor_check() is None


def test_days_length_and_reminder_are_what_the_settings_have(newcomer: Person) -> None:
    newcomer.press("Next")
    newcomer.press("Next")
    newcomer.press("Days I plan to walk: Monday")
    newcomer.press("Days I plan to walk: Thursday")
    newcomer.press("Always 12 minutes")
    assert "Always 12 minutes" in newcomer.reads()
    (at,) = visible(newcomer.front, QLineEdit)
    at.setFocus()
    at.selectAll()
    QTest.keyClicks(at, "07:30")
    assert newcomer.is_ticked("Remind me on these days, at")
    newcomer.press("Done")
    assert newcomer.app.settings.now == replace(
        NEW,
        planned_weekdays=(0, 3),
        programme=Programme(Course.STEADY_12),
        minutes=12,
        remind=True,
        remind_at=time(7, 30),
    )
    assert "12 minutes" in newcomer.find("12 minutes, suggested").accessibleName()


def test_a_reminder_needs_a_day_and_a_time(newcomer: Person) -> None:
    newcomer.press("Next")
    newcomer.press("Next")
    newcomer.press("Remind me on these days, at")
    newcomer.press("Done")
    assert "Choose at least one day to be reminded on." in newcomer.reads()
    assert "Monday" in (QApplication.focusWidget() or newcomer.front).accessibleName()
    newcomer.press("Days I plan to walk: Monday")
    (at,) = visible(newcomer.front, QLineEdit)
    at.setText("soon")
    newcomer.press("Done")
    assert "08:00" in newcomer.reads()
    assert QApplication.focusWidget() is at
    newcomer.press("Remind me on these days, at")
    newcomer.press("Done")
    assert newcomer.app.settings.now == replace(NEW, planned_weekdays=(0,))


def test_an_enter_that_is_held_goes_on_once(newcomer: Person) -> None:
    newcomer.type(Key.Key_Return)
    newcomer.hold(Key.Key_Return)
    assert "Step 2 of 3" in newcomer.reads()


def test_who_has_walked_is_not_greeted(sit: Sit) -> None:
    before = sit()
    before.app._history.save(a_record())
    again = sit()
    again.app.greet()
    assert not again.has_dialog()
    assert not again.app.settings.is_first_time


def test_they_are_found_again_under_help_with_what_is_set(person: Person) -> None:
    person.app.settings.change(replace(NEW, planned_weekdays=(5,), programme=Programme(Course.STEADY_15)))
    person.begin()
    person.press("Stop")
    person.app.window.menus.first_steps.trigger()
    person.press("Next")
    assert not person.is_ticked(DOCTOR), "never ticked beforehand"
    assert "You confirmed this on Tuesday" in person.reads()
    person.press("Next")
    assert person.is_ticked("Days I plan to walk: Saturday")
    assert person.is_ticked("Always 15 minutes")
    changed = heard(person.app.settings.settings_changed)
    person.press("Done")
    assert changed == []


def test_a_start_from_outside_waits_until_they_are_over(newcomer: Person) -> None:
    newcomer.app.come_to_start(11)
    assert "Step 1 of 3" in newcomer.reads()
    newcomer.press("Skip")
    assert FLAT in newcomer.names()


def test_where_they_cannot_be_kept_as_seen_nothing_is_said(
    newcomer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retrotimer.core.errors import FullError

    def refuse(_store: SqliteSettings) -> None:
        raise FullError("disk")

    monkeypatch.setattr(SqliteSettings, "keep_first_steps_seen", refuse)
    newcomer.type(Key.Key_Escape)
    assert not newcomer.has_dialog()
    assert not newcomer.app.window.banner.isVisible()
