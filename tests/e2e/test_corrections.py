"""The history put right through the real window: added, corrected, deleted, noted, undone, and done again."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from retrotimer.core.entries import Change
from retrotimer.core.errors import FullError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import Feedback
from retrotimer.ui.dialogs.fields import DateField
from retrotimer.words import dates, entries, problems
from tests.e2e.desk import CTRL, GET_READY, MINUTE, SHIFT, WALK, YESTERDAY, Desk
from tests.e2e.person import Key
from tests.fakes import TODAY, FakeClock
from tests.ui.controls import visible


def test_a_walk_without_the_laptop_is_added_on_the_selected_day(desk: Desk) -> None:
    person = desk.person
    assert desk.menu() == [("Undo", False), ("Redo", False)]
    person.type(Key.Key_N, CTRL)
    assert desk.minutes().seconds() == 10 * 60
    person.type(Key.Key_Return)
    assert not person.has_dialog()
    assert person.cell(YESTERDAY).endswith("17 minutes, complete")
    assert "10 minutes backwards · entered by hand" in person.reads()
    assert entries.done(Change.ADDED) in person.reads()
    assert desk.menu() == [("Undo adding the walk", True), ("Redo", False)]
    _, added = desk.disk.walks_on(YESTERDAY)
    assert added.timed is None
    assert added.started.local.strftime("%H:%M") == "12:00"


def test_a_walk_is_corrected_and_the_mark_stands_beside_it(desk: Desk) -> None:
    person = desk.person
    person.press("Edit the walk at 09:00")
    desk.minutes().setText(str(12))
    person.press("Run")
    desk.note().setPlainText("the lake")
    person.press("Save")
    assert (
        "12 minutes running backwards · flat, open · corrected · back pain: before 4, after 3"
        in person.reads()
    )
    assert "the lake" in person.reads()
    (now,) = desk.disk.walks_on(YESTERDAY)
    assert (now.mode, now.walked.backward, now.started) == (Mode.RUN, 720.0, WALK.started)
    person.press("Undo")
    assert desk.disk.walks_on(YESTERDAY) == [WALK]
    assert "7 minutes backwards" in person.reads()


def test_a_note_alone_leaves_the_seconds_and_sets_no_mark(desk: Desk) -> None:
    person = desk.person
    person.press("Edit the walk at 09:00")
    desk.note().setPlainText("the lake")
    person.press("Save")
    assert desk.disk.walks_on(YESTERDAY) == [replace(WALK, feedback=Feedback(Pain(3), note="the lake"))]


def test_a_walk_that_is_moved_is_followed_and_undo_goes_back_to_its_day(desk: Desk) -> None:
    person = desk.person
    person.press("Edit the walk at 09:00")
    next(visible(person.front, DateField)).setText(dates.short_date(date(2026, 10, 5)))
    person.press("Save")
    month = person.app.month
    assert month.selected.isoformat() == "2026-10-05"
    month.go_today()
    person.type(Key.Key_Z, CTRL)
    assert month.selected == YESTERDAY
    month.go_today()
    person.type(Key.Key_Z, CTRL | SHIFT)
    assert month.selected.isoformat() == "2026-10-05"


def test_a_deleted_walk_comes_back_by_the_banner_and_by_the_keys(desk: Desk) -> None:
    person = desk.person
    person.press("Delete the walk at 09:00")
    assert person.is_empty(YESTERDAY)
    assert entries.done(Change.REMOVED) in person.reads()
    assert desk.menu() == [("Undo deleting the walk", True), ("Redo", False)]
    person.press("Undo")
    assert desk.disk.walks_on(YESTERDAY) == [WALK]
    assert entries.undone(Change.REMOVED) in person.reads()
    assert desk.menu() == [("Undo", False), ("Redo deleting the walk", True)]
    person.type(Key.Key_Y, CTRL)
    assert person.is_empty(YESTERDAY)
    person.press("Close")
    person.type(Key.Key_Z, CTRL)
    assert desk.disk.walks_on(YESTERDAY) == [WALK]


def test_the_way_back_outlives_another_message(desk: Desk) -> None:
    person = desk.person
    banner = person.app.window.banner
    person.press("Delete the walk at 09:00")
    banner.say(problems.cannot_save(FullError("here")), about="saving")
    assert "Undo" not in person.names()
    person.press("Close")
    person.press("Undo")
    assert desk.disk.walks_on(YESTERDAY) == [WALK]


def test_an_undo_by_keys_takes_the_offer_away_that_was_about_it(desk: Desk) -> None:
    person = desk.person
    person.type(Key.Key_E, CTRL)
    desk.note().setPlainText("swimming")
    person.press("Save")
    person.press("Delete the walk at 09:00")
    person.type(Key.Key_Z, CTRL)
    assert "Undo" not in person.names()  # it would undo the note, of which nobody speaks
    assert desk.menu()[0] == ("Undo noting other exercise", True)


def test_other_exercise_is_noted_changed_and_taken_away(desk: Desk) -> None:
    person = desk.person
    person.type(Key.Key_E, CTRL)
    desk.note().setPlainText("swimming")
    person.press("Save")
    assert "Other exercise: swimming" in person.reads()
    person.press("Other exercise")
    assert desk.note().toPlainText() == "swimming"
    desk.note().clear()
    person.type(Key.Key_Return, CTRL)
    assert "Other exercise: swimming" not in person.reads()
    assert "Your note on other exercise was deleted." in person.reads()
    assert desk.menu()[0] == ("Undo deleting other exercise", True)
    person.type(Key.Key_Z, CTRL)
    assert "Other exercise: swimming" in person.reads()
    person.press("Other exercise")
    person.press("Delete this note")
    assert not person.has_dialog()
    assert "Your note on other exercise was deleted." in person.reads()
    person.press("Other exercise")
    assert "Delete this note" not in person.names()  # there is none


def test_what_was_said_on_the_sheet_is_not_said_over_a_correction(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    desk.note().setPlainText("said on the sheet")
    person.press("Edit the walk at 09:00")
    assert desk.note().toPlainText() == "said on the sheet"
    desk.note().setPlainText("put right")
    person.press("Save")
    assert "Start walk" in person.names()
    assert desk.disk.walks_on(TODAY)[0].feedback.note == "put right"


@pytest.mark.parametrize("wish", ["Edit the walk at 09:00", "Delete the walk at 09:00"])
def test_a_walk_that_has_words_waiting_for_the_disk_is_not_changed_before_they_are_there(
    desk: Desk, clock: FakeClock, wish: str
) -> None:
    person = desk.person
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    desk.note().setPlainText("said on the sheet")
    desk.disk.full = True
    person.press("Done")
    person.press("Close")
    person.press(wish)
    assert not person.has_dialog()
    assert problems.cannot_save(FullError("", "database or disk is full")) in person.reads()
    desk.disk.full = False
    person.press("Edit the walk at 09:00")
    assert desk.note().toPlainText() == "said on the sheet"
    desk.note().setPlainText("put right")
    person.press("Save")
    clock.advance(MINUTE)
    assert [walk.feedback.note for walk in desk.disk.walks_on(TODAY)] == ["put right"]


def test_a_session_deleted_below_the_month_takes_its_sheet_along(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.press("Delete the walk at 09:00")
    assert "Start walk" in person.names()
    assert person.is_empty(TODAY)
    person.press("Undo")
    assert person.cell(TODAY).endswith("10 minutes, complete")


def test_another_walk_can_be_put_right_while_the_sheet_waits(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.app.month.select(YESTERDAY)
    person.press("Delete the walk at 09:00")
    assert "Done" in person.names()
    person.press("Undo")
    assert "Done" in person.names()
    assert desk.disk.walks_on(YESTERDAY) == [WALK]


def test_typing_on_the_sheet_is_undone_there(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.press("Delete the walk at 09:00")
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    note = desk.note()
    note.setFocus()
    for key in (Key.Key_A, Key.Key_B):
        person.type(key)
    assert note.toPlainText() == "ab"
    person.type(Key.Key_Z, CTRL)
    assert note.toPlainText() == ""
    person.type(Key.Key_Z, CTRL)
    assert desk.disk.walks_on(YESTERDAY) == []
    person.type(Key.Key_Y, CTRL)
    assert note.toPlainText() == "ab"


def test_nothing_is_undone_during_a_walk(desk: Desk) -> None:
    person = desk.person
    person.press("Delete the walk at 09:00")
    person.begin()
    assert person.app.session.running
    assert "Undo" not in person.names()
    assert [enabled for _, enabled in desk.menu()] == [False, False]
    for keys in (CTRL, CTRL | SHIFT):
        person.type(Key.Key_Z, keys)
    for key in (Key.Key_Y, Key.Key_N, Key.Key_E, Key.Key_3):
        person.type(key, CTRL)
    assert desk.disk.walks_on(YESTERDAY) == []
    assert QApplication.activeModalWidget() is None
    person.press("Stop")
    assert [enabled for _, enabled in desk.menu()] == [True, False]


def test_a_deletion_on_a_full_disk_can_be_taken_back_too(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    desk.disk.full = True
    person.press("Delete this walk")
    banner = person.app.window.banner
    assert banner.words == entries.done(Change.REMOVED)
    person.press("Undo")
    desk.disk.full = False
    clock.advance(GET_READY)
    assert len(desk.disk.walks_on(TODAY)) == 1


def test_a_whole_afternoon_of_corrections_can_be_undone_to_its_beginning(desk: Desk) -> None:
    person = desk.person
    before = [desk.disk.walks_on(day) for day in (YESTERDAY, TODAY)]
    person.press("Delete the walk at 09:00")
    person.press("Add a walk")
    person.press("Save")
    person.press("Edit the walk at 12:00")
    desk.minutes().setText(str(20))
    person.press("Save")
    person.type(Key.Key_E, CTRL)
    desk.note().setPlainText("swimming")
    person.press("Save")
    person.press("Delete the walk at 12:00")
    for _ in range(5):
        person.type(Key.Key_Z, CTRL)
    assert [desk.disk.walks_on(day) for day in (YESTERDAY, TODAY)] == before
    assert desk.disk.other_exercise(YESTERDAY) == ""
    assert desk.menu() == [("Undo", False), ("Redo deleting the walk", True)]
    for _ in range(5):
        person.type(Key.Key_Z, CTRL | SHIFT)
    assert desk.disk.walks_on(YESTERDAY) == []
    assert desk.disk.other_exercise(YESTERDAY) == "swimming"
