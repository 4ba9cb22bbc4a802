"""A whole walk, clicked through the real window: from the first start to the filled day."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit

from retrotimer.core.entries import Change
from retrotimer.core.pain import Pain
from retrotimer.core.records import Effort, Feedback, Outcome
from retrotimer.ui.checklist.place_card import PlaceCard
from retrotimer.words import entries
from retrotimer.words.days import long_date
from tests.e2e.conftest import Sit
from tests.e2e.person import BUDDY, DOCTOR, FLAT, Key, Person
from tests.fakes import TODAY, FakeClock
from tests.ui.controls import visible

GET_READY = 10
MINUTE = 60


def finish_first_walk(person: Person, clock: FakeClock) -> None:
    """Ten minutes, to the end, and Done."""
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.press("Done")


def test_each_place_of_the_checklist_has_its_name_in_one_line(person: Person) -> None:
    person.press("Start walk")
    for card in map(person.find, (FLAT, BUDDY)):
        assert isinstance(card, PlaceCard)
        metrics = QFontMetrics(card.font())
        assert metrics.horizontalAdvance(card.text()) <= card._text_place(card.width()).width()


def test_a_whole_walk(person: Person, sit: Sit, clock: FakeClock) -> None:
    assert "0 of 4 this week" in person.reads()
    person.press("12 minutes")
    person.press("Start walk")
    confirm_all_that_is_asked(person)
    walk_with_a_pause(person, clock)
    say_how_it_was(person)
    assert_walk_stands(person)

    person.app.window.close()
    later = sit()
    assert_walk_stands(later)
    later.press("Start walk")
    assert later.is_ticked(DOCTOR)
    assert f"confirmed on {long_date(TODAY)}" in later.reads()
    assert not later.is_ticked(FLAT)
    assert not later.is_ticked(BUDDY)
    assert not later.find("Begin").isEnabled()


def confirm_all_that_is_asked(person: Person) -> None:
    """The checklist, and why Begin waits."""
    assert not person.is_ticked(DOCTOR)
    assert not person.find("Begin").isEnabled()
    assert "First confirm that you have checked with a back doctor." in person.reads()
    person.type(Key.Key_D)
    assert not person.find("Begin").isEnabled()
    assert "Confirm the flat, open area or the buddy." in person.reads()
    person.type(Key.Key_F)
    assert person.is_ticked(FLAT)
    person.press("Back pain 4 of 10")
    person.type(Key.Key_Return)
    assert not person.has_dialog()


def walk_with_a_pause(person: Person, clock: FakeClock) -> None:
    """All of the plan; the pause in it earns nothing."""
    assert person.digits() == "0:10"
    assert "Get ready" in person.reads()
    clock.advance(3)
    assert person.digits() == "0:07"
    clock.advance(7)
    assert person.digits() == "12:00"
    assert "Walk backwards" in person.reads()
    clock.advance(61)
    assert person.digits() == "10:59"

    person.press("Pause")
    assert "Paused" in person.reads()
    clock.advance(1000)
    assert person.digits() == "10:59"
    person.press("Resume")
    assert "Paused" not in person.reads()
    assert "Get ready · 12 minutes" in person.reads()
    assert person.digits() == "0:10"
    clock.advance(10)
    assert person.digits() == "10:59"
    clock.advance(10 * MINUTE + 58)
    assert person.digits() == "0:01"

    clock.advance(1)
    assert person.digits() == ""


def say_how_it_was(person: Person) -> None:
    """The sheet after the walk."""
    assert "12 minutes. Well walked." in person.reads()
    assert "The day is complete · 1 of 4 this week" in person.reads()
    assert "was 4" in person.reads()
    person.press("Back pain 3 of 10")
    person.press("While walking I could have talked")
    (note,) = visible(person.front, QPlainTextEdit)
    note.setFocus()
    person.type(Key.Key_O)
    person.type(Key.Key_K)
    person.press("Done")


def assert_walk_stands(person: Person) -> None:
    """The calendar, the week, the day below and the history all hold the walk."""
    assert person.cell(TODAY).endswith(": 12 minutes, complete")
    assert "1 of 4 this week" in person.reads()
    assert "12 minutes backwards · flat, open · back pain: before 4, after 3" in person.reads()
    assert "\nok" in person.reads()
    assert person.find("12 minutes").isChecked()
    (record,) = person.app._history.walks_on(TODAY)
    assert record.outcome is Outcome.FINISHED
    assert record.walked.backward == 12 * MINUTE
    assert record.feedback == Feedback(Pain(3), Effort.TALK, "ok")


@pytest.mark.parametrize(("key", "flat_open", "buddy"), [(Key.Key_F, True, False), (Key.Key_B, False, True)])
def test_two_keys_from_the_window_to_the_walk(
    person: Person, clock: FakeClock, key: Key, *, flat_open: bool, buddy: bool
) -> None:
    finish_first_walk(person, clock)
    person.type(key)
    assert person.is_ticked(FLAT) is flat_open
    assert person.is_ticked(BUDDY) is buddy
    person.type(Key.Key_Return)
    assert person.digits() == "0:10"
    assert "Look behind you. Path clear?" in person.reads()
    clock.advance(GET_READY + 2 * MINUTE)
    assert (("Buddy, is the path clear?" in person.reads()), "Look over your left" in person.reads()) == (
        buddy,
        flat_open,
    )


def test_a_key_that_is_held_down_counts_once(person: Person, clock: FakeClock) -> None:
    finish_first_walk(person, clock)
    person.type(Key.Key_F)
    person.hold(Key.Key_F)
    assert person.is_ticked(FLAT)
    person.type(Key.Key_Return)
    person.hold(Key.Key_Return)
    assert person.digits() == "0:10"
    assert "Paused" not in person.reads()
    person.hold(Key.Key_S)
    person.hold(Key.Key_H)
    assert person.digits() == "0:10"


def test_enter_does_not_get_past_an_open_gate(person: Person) -> None:
    person.type(Key.Key_F)
    assert person.is_ticked(FLAT)
    person.type(Key.Key_Return)
    assert person.has_dialog()
    person.type(Key.Key_Escape)
    assert not person.has_dialog()
    assert "Start walk" in person.names()


def test_space_starts_pauses_and_resumes(person: Person) -> None:
    person.type(Key.Key_Space)
    person.press(DOCTOR)
    person.press(BUDDY)
    person.type(Key.Key_Return)
    person.type(Key.Key_Space)
    assert "Paused" in person.reads()
    person.type(Key.Key_Space)
    assert "Paused" not in person.reads()


@pytest.mark.parametrize("chosen", ["12 minutes", "Run"])
def test_space_starts_right_after_something_was_chosen(person: Person, chosen: str) -> None:
    person.press(chosen)
    assert person.find(chosen).hasFocus()
    person.type(Key.Key_Space)
    assert DOCTOR in person.names()
    assert not person.is_ticked(DOCTOR)
    person.type(Key.Key_Escape)
    assert person.find(chosen).isChecked()


def test_a_run_is_kept_and_does_not_count(person: Person, clock: FakeClock) -> None:
    person.press("Run")
    assert "It does not count toward the week" in person.reads()
    person.press("Start run")
    person.press(DOCTOR)
    person.press(FLAT)
    person.press("Begin")
    clock.advance(GET_READY + 1)
    assert "Run backwards" in person.reads()
    clock.skip(10 * MINUTE)
    assert "10 minutes. Well run." in person.reads()
    assert "It does not count toward the week" in person.reads()
    person.press("Done")
    assert person.cell(TODAY).endswith(": 10 minutes of running")
    assert "0 of 4 this week" in person.reads()
    assert "10 minutes running backwards" in person.reads()


def test_a_session_is_taken_out_on_its_sheet_and_undo_brings_it_back(
    person: Person, sit: Sit, clock: FakeClock
) -> None:
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.press("Delete this walk")
    assert person.is_empty(TODAY)
    assert "0 of 4 this week" in person.reads()
    assert entries.done(Change.REMOVED) in person.reads()
    person.press("Undo")
    assert person.cell(TODAY).endswith(": 10 minutes, complete")
    assert "1 of 4 this week" in person.reads()
    assert entries.undone(Change.REMOVED) in person.reads()
    person.app.window.close()
    assert "1 of 4 this week" in sit().reads()


def test_a_session_that_was_undone_stays_away(person: Person, sit: Sit, clock: FakeClock) -> None:
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.press("Delete this walk")
    person.app.window.close()
    later = sit()
    assert later.is_empty(TODAY)
    assert "Undo" not in later.names()


def test_two_walks_on_one_day_fill_it_once(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.skip(GET_READY + 6 * MINUTE)
    person.press("Stop")
    person.press("Done")
    assert person.cell(TODAY).endswith(": 6 of 10 minutes")
    person.begin()
    clock.skip(GET_READY + 4 * MINUTE)
    person.press("Stop")
    assert "The day is complete · 1 of 4 this week" in person.reads()
    person.press("Done")
    assert person.cell(TODAY).endswith(": 10 minutes, complete")
    assert "1 of 4 this week" in person.reads()


def test_four_days_meet_the_goal(person: Person, clock: FakeClock) -> None:
    for number in range(1, 5):
        finish_first_walk(person, clock)
        assert f"{number} of 4 this week" in person.reads()
        clock.skip(24 * 60 * MINUTE - GET_READY - 10 * MINUTE)
    assert "This week's goal is met." in person.reads()
    assert person.cell(TODAY + timedelta(days=4)).startswith("Today, Saturday")


def test_what_was_said_is_kept_when_the_window_closes_on_the_sheet(
    person: Person, sit: Sit, clock: FakeClock
) -> None:
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.press("Back pain 2 of 10")
    person.app.window.close()
    assert "back pain: after 2" in sit().reads()


def test_enter_too_early_leads_to_what_is_missing(person: Person) -> None:
    person.press("Start walk")
    person.type(Key.Key_F)
    person.type(Key.Key_Return)
    assert person.has_dialog()
    assert person.find(DOCTOR).hasFocus()
    person.type(Key.Key_F)  # takes the place back
    person.type(Key.Key_D)
    person.type(Key.Key_Return)
    assert person.find(FLAT).hasFocus()
    person.type(Key.Key_F)
    person.type(Key.Key_Return)
    assert person.app.session.running
