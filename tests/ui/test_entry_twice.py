"""The editor of a walk that is there already, and of one whose day is told by a word."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.core.entries import Entry, EntryFace
from retrotimer.core.plan import Mode
from retrotimer.ui.dialogs.entry_dialog import EntryDialog
from retrotimer.words import dates
from tests.fakes import TODAY, a_record, heard
from tests.ui.editors import opened, press, read_question, says, type_at

Key = Qt.Key


@pytest.fixture
def new(qtbot: QtBot) -> EntryDialog:
    return opened(qtbot, EntryDialog(EntryFace(Entry(TODAY, time(12), Mode.WALK, 600.0), TODAY)))


def test_a_word_for_a_day_is_a_date(new: EntryDialog) -> None:
    asked = heard(new.save_requested)
    type_at(new._date, "yesterday")
    assert "Monday, 16 November 2026" in says(new)
    QTest.keyClick(new._date, Key.Key_Up)
    assert new._date.text() == dates.short_date(TODAY)
    type_at(new._date, "Yesterday")
    press(new, "Save")
    assert [entry.day for entry in asked] == [TODAY - timedelta(days=1)]


def test_a_twin_is_told_and_may_be_kept_all_the_same(new: EntryDialog) -> None:
    asked, again = heard(new.save_requested), heard(new.again_requested)
    press(new, "Save")
    new.show_twin(a_record(TODAY, 10))
    told = "You already have a walk of 10 minutes at 09:00 on that day."
    assert told in says(new)
    read_question(new)
    new._note.setPlainText("a second round")
    press(new, "Save anyway")
    assert [entry.note for entry in again] == ["a second round"]
    assert len(asked) == 1


def held_enter(widget: QWidget) -> None:
    """Enter is pressed, and held for a moment."""
    for repeats in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeats)
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("where", ["_minutes", "_save"])
def test_enter_that_is_held_asks_once_and_is_no_answer(new: EntryDialog, where: str) -> None:
    """It repeats itself half a second later, which kept the walk twice before one could read that."""
    asked, again = heard(new.save_requested), heard(new.again_requested)
    new.save_requested.connect(lambda _entry: new.show_twin(a_record(TODAY, 10)))
    new.save_requested.connect(lambda _entry: read_question(new))
    held_enter(getattr(new, where))
    assert (len(asked), again) == (1, [])


def test_the_second_click_of_a_double_one_is_no_answer_either(new: EntryDialog) -> None:
    asked, again = heard(new.save_requested), heard(new.again_requested)
    new.save_requested.connect(lambda _entry: new.show_twin(a_record(TODAY, 10)))
    new._save.click()
    new._save.click()
    assert (len(asked), again) == (1, [])
    read_question(new)
    new._save.click()
    assert len(again) == 1


@pytest.mark.parametrize("field", ["_date", "_time", "_minutes"])
def test_a_twin_that_was_changed_is_none_any_more(new: EntryDialog, field: str) -> None:
    asked, again = heard(new.save_requested), heard(new.again_requested)
    new.show_twin(a_record(TODAY, 10))
    QTest.keyClick(getattr(new, field), Key.Key_Down)
    assert "You already have a walk of 10 minutes at 09:00 on that day." not in says(new)
    press(new, "Save")
    assert (len(asked), again) == (1, [])


def test_a_run_is_no_twin_of_a_walk(new: EntryDialog) -> None:
    asked, again = heard(new.save_requested), heard(new.again_requested)
    new.show_twin(a_record(TODAY, 10))
    QTest.mouseClick(new._mode.choices()[1], Qt.MouseButton.LeftButton)
    press(new, "Save")
    assert ([entry.mode for entry in asked], again) == ([Mode.RUN], [])
