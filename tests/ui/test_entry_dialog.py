"""The editors of a walk and of other exercise: what they show, ask for, and say of what cannot be kept."""

from dataclasses import replace
from datetime import date, time, timedelta
from math import isnan
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from retrotimer.core.entries import Entry, EntryFace, entry_of
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import LONGEST_NOTE, Effort, Feedback, WalkRecord
from retrotimer.core.typed import Wrong
from retrotimer.ui.dialogs.entry_dialog import EntryDialog
from retrotimer.ui.dialogs.felt_fields import PainField
from retrotimer.ui.dialogs.fields import WordsField
from retrotimer.ui.dialogs.other_exercise_dialog import OtherExerciseDialog
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.parts.disclosure import Disclosure
from retrotimer.words import dates, days, entries
from tests.fakes import TODAY, a_record, heard
from tests.ui.controls import visible
from tests.ui.editors import opened, press, says, type_at

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
NEW = Entry(TODAY, time(12), Mode.WALK, 600.0)
KEPT = replace(a_record(TODAY, 7.4), feedback=Feedback(note="the park,\nthen home"))

FELT = replace(KEPT, pain_before=Pain(4, 1), feedback=Feedback(Pain(3), Effort.TALK, morning=Pain(2)))


@pytest.fixture
def new(qtbot: QtBot) -> EntryDialog:
    return opened(qtbot, EntryDialog(EntryFace(NEW, TODAY)))


def editing(qtbot: QtBot, record: WalkRecord = KEPT) -> EntryDialog:
    return opened(qtbot, EntryDialog(EntryFace(entry_of(record), TODAY, record)))


def stands_in(dialog: EntryDialog) -> Entry:
    entry = dialog.entry()
    assert entry is not None
    return entry


def test_what_is_shown_is_what_is_asked_for(new: EntryDialog) -> None:
    asked = heard(new.save_requested)
    assert new.windowTitle() == "Add a walk"
    press(new, "Save")
    assert asked == [NEW]
    assert new.isVisible()  # until it is kept
    new.close_kept()
    assert new.isHidden()


def test_it_opens_at_the_minutes_and_enter_saves(new: EntryDialog) -> None:
    asked = heard(new.save_requested)
    assert QApplication.focusWidget() is new._minutes
    QTest.keyClicks(new._minutes, "25")
    QTest.keyClick(new._minutes, Key.Key_Return)
    assert [entry.seconds for entry in asked] == [1500.0]


def test_escape_and_cancel_close_and_ask_for_nothing(qtbot: QtBot) -> None:
    for by_key in (True, False):
        dialog = opened(qtbot, EntryDialog(EntryFace(NEW, TODAY)))
        asked = heard(dialog.save_requested)
        if by_key:
            QTest.keyClick(dialog, Key.Key_Escape)
        else:
            press(dialog, "Cancel")
        assert dialog.isHidden()
        assert asked == []


def test_every_field_can_be_filled_by_keys(new: EntryDialog) -> None:
    asked = heard(new.save_requested)
    new._date.setFocus()
    QTest.keyClick(new._date, Key.Key_Down)
    QTest.keyClick(new._date, Key.Key_Tab)
    QTest.keyClicks(new._time, "13:00")  # over what stood there, which Tab has selected
    QTest.keyClick(new._time, Key.Key_Up)
    type_at(new._minutes, "30")
    new._mode.choices()[0].setFocus()
    QTest.keyClick(new._mode.choices()[0], Key.Key_Right)
    type_at(new._note, "with Ada")
    QTest.keyClick(new._note, Key.Key_Return, CTRL)
    (entry,) = asked
    assert entry == Entry(TODAY - timedelta(days=1), time(13, 5), Mode.RUN, 1800.0, "with Ada")


def test_tab_goes_through_the_fields_in_the_order_in_which_they_are_read(new: EntryDialog) -> None:
    order: list[QWidget] = []
    new._date.setFocus()
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus not in order:
            order.append(focus)
        QTest.keyClick(focus, Key.Key_Tab)
    assert order[:5] == [new._date, new._time, new._minutes, new._mode.choices()[0], new._note]
    assert [one.text() for one in order[5:] if isinstance(one, PillButton)] == ["Save", "Cancel"]


def test_enter_in_the_note_is_a_new_line(new: EntryDialog) -> None:
    asked = heard(new.save_requested)
    type_at(new._note, "one")
    QTest.keyClick(new._note, Key.Key_Return)
    QTest.keyClicks(new._note, "two")
    assert stands_in(new).note == "one\ntwo"
    assert asked == []
    QTest.keyClick(new._note, Key.Key_Tab)
    assert QApplication.focusWidget() is not new._note


def test_an_edit_shows_the_walk_and_keeps_what_is_not_touched(qtbot: QtBot) -> None:
    dialog = editing(qtbot)
    assert dialog.windowTitle() == "Edit the walk"
    assert dialog._minutes.text() == "7"
    assert stands_in(dialog) == entry_of(KEPT)
    assert stands_in(dialog).seconds == 444.0
    dialog._minutes.step(1)
    assert stands_in(dialog).seconds == 480.0
    dialog._minutes.step(-1)
    assert stands_in(dialog).seconds == 444.0


def test_it_says_whether_the_timer_ran_the_walk(qtbot: QtBot) -> None:
    assert any("marked as corrected" in text for text in says(editing(qtbot)))
    assert "This walk was entered by hand." in says(editing(qtbot, replace(KEPT, timed=None)))


@pytest.mark.parametrize(
    ("why", "field"),
    [
        (Wrong.TOO_EARLY, "_date"),
        (Wrong.NOT_A_DATE, "_date"),
        (Wrong.NO_SUCH_DATE, "_date"),
        (Wrong.NOT_A_TIME, "_time"),
        (Wrong.TOO_FEW_MINUTES, "_minutes"),
        (Wrong.TOO_MANY_MINUTES, "_minutes"),
        (Wrong.NOT_A_NUMBER, "_minutes"),
        (Wrong.NOTE_TOO_LONG, "_note"),
        (Wrong.NOTE_UNREADABLE, "_note"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(new: EntryDialog, why: Wrong, field: str) -> None:
    new.show_wrong(why)
    QApplication.processEvents()
    widget = getattr(new, field)
    assert entries.wrong(why) in says(new)
    assert widget.hasFocus() or widget.isAncestorOf(QApplication.focusWidget())
    assert widget.accessibleDescription() == entries.wrong(why)
    press(new, "Save")  # what was wrong may be right now
    assert entries.wrong(why) not in says(new)
    assert widget.accessibleDescription() == ("Tuesday, 17 November 2026" if field == "_date" else "")


@pytest.mark.parametrize(("ahead", "field"), [(0, "_time"), (1, "_date")])
def test_the_future_is_at_the_time_today_and_at_the_date_after_it(
    new: EntryDialog, ahead: int, field: str
) -> None:
    type_at(new._date, dates.short_date(TODAY + timedelta(days=ahead)))
    new.show_wrong(Wrong.FUTURE)
    assert getattr(new, field).accessibleDescription() == entries.wrong(Wrong.FUTURE)


def test_a_failure_stands_in_the_dialog_and_what_was_typed_stays(new: EntryDialog) -> None:
    type_at(new._note, "with Ada")
    before = stands_in(new)
    new.show_failure("The disk is full.")
    assert "The disk is full." in says(new)
    assert new.isVisible()
    assert stands_in(new) == before
    press(new, "Save")
    assert "The disk is full." not in says(new)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("", 0),
        ("0", 0),
        ("999999", 999_999),
        ("1", 1),
        ("12,5", 12.5),
        ("12.5", 12.5),
        (" 11 ", 11),
        ("-3", -3),
    ],
)
def test_minutes_are_asked_for_as_they_were_typed(new: EntryDialog, typed: str, minutes: float) -> None:
    asked = heard(new.save_requested)
    QTest.keyClick(new._minutes, Key.Key_A, CTRL)
    QTest.keyClick(new._minutes, Key.Key_Delete)
    QTest.keyClicks(new._minutes, typed)
    QTest.keyClick(new._minutes, Key.Key_Return)
    assert [entry.seconds for entry in asked] == [minutes * 60.0]


@pytest.mark.parametrize("typed", ["ten", "1o", "1e2", "12 5", "nan", "--1"])
def test_what_is_no_number_is_asked_for_as_none(new: EntryDialog, typed: str) -> None:
    asked = heard(new.save_requested)
    QTest.keyClick(new._minutes, Key.Key_A, CTRL)
    QTest.keyClicks(new._minutes, typed)
    QTest.keyClick(new._minutes, Key.Key_Return)
    assert all(isnan(entry.seconds) for entry in asked)
    assert len(asked) == 1


@pytest.mark.parametrize(
    "typed", ["3110", "31 02 2026", "31 12 1899", "1 1 2200", "10 31 2026", "31", "", "soon"]
)
def test_what_is_no_date_of_the_calendar_is_said_so_and_asks_for_nothing(
    new: EntryDialog, typed: str
) -> None:
    asked = heard(new.save_requested)
    type_at(new._date, typed)
    assert "Tuesday, 17 November 2026" not in says(new)
    press(new, "Save")
    assert dates.why_no_date(typed, TODAY) in says(new)
    assert new._date.hasFocus()
    assert asked == []
    type_at(new._date, "16 11 2026")
    press(new, "Save")
    assert [entry.day for entry in asked] == [TODAY - timedelta(days=1)]


@pytest.mark.parametrize(
    ("locale", "typed", "day"),
    [
        ("de_DE", "31.10.2026", date(2026, 10, 31)),
        ("de_DE", "31.10.", date(2026, 10, 31)),
        ("en_US", "10/31/2026", date(2026, 10, 31)),
        ("sv_SE", "2026-10-31", date(2026, 10, 31)),
        ("en_US", "10/11/2026", date(2026, 10, 11)),
    ],
)
def test_the_31st_can_be_typed_while_a_shorter_month_is_shown(
    qtbot: QtBot, locale: str, typed: str, day: date
) -> None:
    with patch.object(QLocale, "system", lambda: QLocale(locale)):
        dialog = opened(qtbot, EntryDialog(EntryFace(NEW, TODAY)))
        asked = heard(dialog.save_requested)
        type_at(dialog._date, typed)
        assert days.long_date(day) in says(dialog)  # who typed the month in the day's place sees it
        assert dialog._date.accessibleDescription() == days.long_date(day)
        press(dialog, "Save")
        assert [entry.day for entry in asked] == [day]


@pytest.mark.parametrize("typed", ["24:10", "25", "9:75", "9:3", "13:45 pm", "noon", ""])
def test_what_is_no_time_is_said_so_and_asks_for_nothing(new: EntryDialog, typed: str) -> None:
    asked = heard(new.save_requested)
    type_at(new._time, typed)
    press(new, "Save")
    assert "Type a time like 12:00." in says(new)
    assert new._time.hasFocus()
    assert asked == []


def test_a_day_outside_the_calendar_stays_as_it_is_while_nobody_touches_it(qtbot: QtBot) -> None:
    far = replace(NEW, day=date(2500, 1, 1))
    assert stands_in(opened(qtbot, EntryDialog(EntryFace(far, TODAY)))) == far


def test_a_time_is_stepped_around_the_clock(qtbot: QtBot) -> None:
    dialog = opened(qtbot, EntryDialog(EntryFace(replace(NEW, at=time(23, 58)), TODAY)))
    for key, at in ((Key.Key_Up, time(0, 3)), (Key.Key_Down, time(23, 58)), (Key.Key_Down, time(23, 53))):
        QTest.keyClick(dialog._time, key)
        assert stands_in(dialog).at == at
    type_at(dialog._time, "soon")
    QTest.keyClick(dialog._time, Key.Key_Up)
    assert dialog._time.text() == "soon"


def test_a_note_of_a_megabyte_is_cut_and_it_says_so(new: EntryDialog) -> None:
    QGuiApplication.clipboard().setText("word " * 200_000)
    new._note.setFocus()
    new._note.paste()
    assert len(new._note.toPlainText()) == LONGEST_NOTE
    assert entries.shortened() in [label.text() for label in visible(new, QLabel)]
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize(
    ("locale", "day", "at"),
    [
        ("en_US", "11/17/2026", "12:00 PM"),
        ("de_DE", "17.11.2026", "12:00"),
        ("sv_SE", "2026-11-17", "12:00"),
        ("ja_JP", "2026/11/17", "12:00"),
    ],
)
def test_date_and_time_are_written_as_the_locale_has_them(
    qtbot: QtBot, locale: str, day: str, at: str
) -> None:
    with patch.object(QLocale, "system", lambda: QLocale(locale)):
        dialog = opened(qtbot, EntryDialog(EntryFace(NEW, TODAY)))
        assert dialog._date.text() == day
        assert dialog._time.text().replace("\N{NARROW NO-BREAK SPACE}", " ") == at
        assert stands_in(dialog) == NEW


def test_what_is_typed_is_undone_in_the_field(new: EntryDialog) -> None:
    type_at(new._note, "with Ada")
    QTest.keyClick(new._note, Key.Key_Z, CTRL)
    assert stands_in(new).note == ""


@pytest.fixture
def other(qtbot: QtBot) -> OtherExerciseDialog:
    made = OtherExerciseDialog(TODAY, "swimming")
    qtbot.addWidget(made)
    made.open()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_other_exercise_is_asked_for_by_its_day(other: OtherExerciseDialog) -> None:
    asked = heard(other.save_requested)
    assert "What else did you do on Tuesday, 17 November 2026?" in says(other)
    assert isinstance(QApplication.focusWidget(), WordsField)
    QTest.keyClicks(other._words, "cycling")  # over what stood there, which was selected
    press(other, "Save")
    assert asked == ["cycling"]
    assert other.isVisible()
    other.close_kept()
    assert other.isHidden()


def test_other_exercise_that_cannot_be_kept_stays_in_its_field(other: OtherExerciseDialog) -> None:
    other.show_wrong(Wrong.NOTE_TOO_LONG)
    assert entries.wrong(Wrong.NOTE_TOO_LONG) in says(other)
    other.show_failure("The disk is full.")
    assert "The disk is full." in says(other)
    assert other._words.toPlainText() == "swimming"
    asked = heard(other.save_requested)
    QTest.keyClick(other._words, Key.Key_Return, CTRL)
    assert asked == ["swimming"]
    assert "The disk is full." not in says(other)


def test_before_the_hour_at_which_days_begin_it_says_which_night_is_meant(qtbot: QtBot) -> None:
    early = replace(NEW, at=time(3))
    dialog = opened(qtbot, EntryDialog(EntryFace(early, TODAY, None, 6)))
    assert "Tuesday, 17 November 2026, in the night to Wednesday" in says(dialog)
    dialog._time.setText("06:00")
    assert "Tuesday, 17 November 2026" in says(dialog)
    dialog._time.setText("03:00")
    dialog.show_wrong(Wrong.DAY_BEFORE)
    assert "That early it is still the day before. Choose Monday, 16 November 2026." in says(dialog)
    assert dialog._date.hasFocus()


# How it felt.


def test_what_was_said_of_how_it_felt_is_shown_and_kept_exactly(qtbot: QtBot) -> None:
    dialog = opened(qtbot, EntryDialog(EntryFace(entry_of(FELT), TODAY, FELT)))
    assert dialog.entry() == entry_of(FELT)
    assert [field.accessibleName() for field in visible(dialog, PainField)] == [
        "Back pain before", "Back pain after", "Back pain next morning",
        "Knee pain before", "Knee pain after", "Knee pain next morning",
    ]  # fmt: skip
    assert [field.currentText() for field in visible(dialog, PainField)] == ["4", "3", "2", "1", "–", "–"]


def test_every_answer_can_be_given_changed_and_taken_back(qtbot: QtBot) -> None:
    dialog = opened(qtbot, EntryDialog(EntryFace(entry_of(FELT), TODAY, FELT)))
    fields = list(visible(dialog, PainField))
    for field, text in zip(fields, ["–", "10", "–", "–", "0", "–"], strict=True):
        field.setCurrentText(text)
    effort = next(box for box in visible(dialog, QComboBox) if not isinstance(box, PainField))
    effort.setCurrentText("only said words")
    entry = dialog.entry()
    assert entry is not None
    assert (entry.pain_before, entry.pain_after, entry.pain_morning) == (Pain(), Pain(10, 0), Pain())
    assert entry.effort is Effort.WORDS


def test_of_a_walk_of_which_nothing_was_said_the_questions_are_folded(qtbot: QtBot) -> None:
    dialog = opened(qtbot, EntryDialog(EntryFace(entry_of(KEPT), TODAY, KEPT)))
    assert list(visible(dialog, PainField)) == []
    (more,) = visible(dialog, Disclosure)
    QTest.mouseClick(more, LEFT)
    assert len(list(visible(dialog, PainField))) == 6
    assert dialog.entry() == entry_of(KEPT)


def test_what_was_wrong_is_not_said_any_more_once_the_field_changes(new: EntryDialog) -> None:
    type_at(new._date, "soon")
    press(new, "Save")
    assert dates.why_no_date("soon", TODAY) in says(new)
    type_at(new._date, dates.short_date(TODAY))
    assert dates.why_no_date("soon", TODAY) not in says(new)
