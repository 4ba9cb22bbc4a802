"""What cannot be kept, or must not be: what is no walk, what the disk refuses, what others have changed."""

from datetime import timedelta

import pytest

from retrotimer.core.errors import ChangedElsewhereError, FullError
from retrotimer.core.pain import Pain
from retrotimer.core.records import LONGEST_NOTE, Feedback
from retrotimer.core.typed import Wrong
from retrotimer.ui.dialogs.entry_dialog import EntryDialog
from retrotimer.ui.dialogs.fields import DateField, TimeField
from retrotimer.words import dates, entries, problems
from tests.e2e.desk import CTRL, WALK, YESTERDAY, Desk
from tests.e2e.person import Key
from tests.fakes import TODAY
from tests.ui.controls import visible
from tests.ui.editors import read_question


def test_what_is_to_come_cannot_be_entered(desk: Desk) -> None:
    person = desk.person
    person.app.month.select(TODAY + timedelta(days=3))
    assert "Add a walk" not in person.names()
    person.type(Key.Key_N, CTRL)
    day, at = next(visible(person.front, DateField)), next(visible(person.front, TimeField))
    assert day.date() == TODAY
    at.setText("10:00")
    person.press("Save")
    assert entries.wrong(Wrong.FUTURE) in person.reads()
    assert at.hasFocus()
    day.setText("1.1.1850")
    person.press("Save")
    assert dates.why_no_date("1.1.1850", TODAY) in person.reads()
    person.type(Key.Key_Escape)
    assert desk.menu()[0] == ("Undo", False)


@pytest.mark.parametrize(("minutes", "why"), [(0, Wrong.TOO_FEW_MINUTES), (999_999, Wrong.TOO_MANY_MINUTES)])
def test_minutes_that_cannot_be_are_said_so_and_nothing_typed_is_lost(
    desk: Desk, minutes: int, why: Wrong
) -> None:
    person = desk.person
    person.press("Add a walk")
    desk.minutes().setText(str(minutes))
    desk.note().setPlainText("with Ada")
    person.press("Save")
    assert entries.wrong(why) in person.reads()
    assert desk.minutes().hasFocus()
    assert (desk.minutes().seconds() / 60, desk.note().toPlainText()) == (minutes, "with Ada")
    desk.minutes().setText(str(11))
    person.type(Key.Key_Return)
    assert [walk.feedback.note for walk in desk.disk.walks_on(YESTERDAY)] == ["the park", "with Ada"]


def test_the_same_walk_is_entered_twice_only_if_that_is_meant(desk: Desk) -> None:
    person = desk.person
    told = "You already have a walk of 11 minutes at 12:00 on that day."
    person.press("Add a walk")
    desk.minutes().setText("11")
    person.press("Save")
    person.press("Add a walk")
    desk.minutes().setText("11")
    person.press("Save")
    assert told in person.reads()
    assert len(desk.disk.walks_on(YESTERDAY)) == 2, "nothing is written before it is meant"
    desk.minutes().setText("12")
    assert told not in person.reads()
    desk.minutes().setText("11")
    person.press("Save")
    assert told in person.reads()
    at = next(visible(person.front, TimeField))
    at.setText("08:00")
    assert told not in person.reads()
    at.setText("12:00")
    person.press("Save")
    assert isinstance(person.front, EntryDialog)
    read_question(person.front)
    person.press("Save anyway")
    assert not person.has_dialog()
    assert len(desk.disk.walks_on(YESTERDAY)) == 3
    person.press("Undo")
    assert len(desk.disk.walks_on(YESTERDAY)) == 2


def test_a_note_of_a_megabyte_stays_in_its_field_until_it_is_shorter(desk: Desk) -> None:
    person = desk.person
    person.press("Edit the walk at 09:00")
    desk.note().setPlainText("word " * 200_000)
    person.press("Save")
    assert entries.wrong(Wrong.NOTE_TOO_LONG) in person.reads()
    assert desk.note().hasFocus()
    desk.note().setPlainText("x" * LONGEST_NOTE)
    person.press("Save")
    assert not person.has_dialog()
    assert desk.disk.walks_on(YESTERDAY)[0].feedback.note == "x" * LONGEST_NOTE


def test_what_the_disk_refuses_stays_in_the_dialog(desk: Desk) -> None:
    person = desk.person
    sentence = problems.cannot_change(FullError("", "database or disk is full"))
    desk.disk.full = True
    person.press("Add a walk")
    desk.note().setPlainText("with Ada")
    person.press("Save")
    assert sentence in person.reads()
    assert desk.note().toPlainText() == "with Ada"
    desk.disk.full = False
    person.press("Save")
    assert not person.has_dialog()
    desk.disk.full = True
    person.type(Key.Key_Z, CTRL)
    assert sentence in person.reads()
    assert len(desk.disk.walks_on(YESTERDAY)) == 2
    person.press("Delete the walk at 09:00")
    assert len(desk.disk.walks_on(YESTERDAY)) == 2
    desk.disk.full = False
    person.type(Key.Key_Z, CTRL)
    assert desk.disk.walks_on(YESTERDAY) == [WALK]


def test_a_walk_that_was_changed_elsewhere_meanwhile_is_not_overwritten(desk: Desk) -> None:
    person = desk.person
    person.press("Edit the walk at 09:00")
    desk.elsewhere.give_feedback(WALK.id, Feedback(Pain(1), note="said elsewhere"))
    desk.minutes().setText(str(12))
    person.press("Save")
    assert problems.cannot_change(ChangedElsewhereError("")) in person.reads()
    assert desk.minutes().seconds() == 12 * 60
    (now,) = desk.disk.walks_on(YESTERDAY)
    assert (now.walked, now.feedback.note) == (WALK.walked, "said elsewhere")
    person.press("Cancel")
    assert "said elsewhere" in person.reads()
    person.press("Edit the walk at 09:00")
    desk.minutes().setText(str(12))
    person.press("Save")
    assert desk.disk.walks_on(YESTERDAY)[0].walked.backward == 720.0


def test_an_editor_opens_on_what_the_walk_is_now(desk: Desk) -> None:
    person = desk.person
    desk.elsewhere.give_feedback(WALK.id, Feedback(Pain(1), note="said elsewhere"))
    person.press("Edit the walk at 09:00")
    assert desk.note().toPlainText() == "said elsewhere"
    person.press("Cancel")
    desk.elsewhere.remove(WALK.id)
    person.press("Edit the walk at 09:00")
    assert not person.has_dialog()
    assert person.is_empty(YESTERDAY)
    assert problems.cannot_change(ChangedElsewhereError("")) in person.reads()


def test_a_time_that_nobody_told_tells_no_walk_apart(desk: Desk) -> None:
    """Of today's form the time is now's, and stays so when its day is told by a word."""
    person = desk.person
    person.press("Add a walk")
    desk.minutes().setText("11")
    person.press("Save")
    person.app.month.select(TODAY)
    person.type(Key.Key_N, CTRL)
    desk.minutes().setText("11")
    next(visible(person.front, DateField)).setText("yesterday")
    person.press("Save")
    assert "You already have a walk of 11 minutes at 12:00 on that day." in person.reads()
    next(visible(person.front, TimeField)).setText("08:00")
    person.press("Save")
    assert not person.has_dialog()
    assert len(desk.disk.walks_on(YESTERDAY)) == 3
