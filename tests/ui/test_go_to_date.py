"""The dialog that asks for a date: what is no date of the calendar cannot be entered."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from retrotimer.ui.dialogs.fields import DateField
from retrotimer.ui.dialogs.go_to_date import GoToDateDialog
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.parts.scroll import ScrollSheet
from tests.fakes import TODAY, heard
from tests.ui.controls import name_of, unusable, visible
from tests.ui.surroundings import set_text_size

Key = Qt.Key


def open_dialog(qtbot: QtBot, day: date = TODAY) -> GoToDateDialog:
    dialog = GoToDateDialog(day, TODAY)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> GoToDateDialog:
    return open_dialog(qtbot)


def field_of(dialog: GoToDateDialog) -> DateField:
    (field,) = visible(dialog, DateField)
    assert field.hasFocus()
    return field


def go_of(dialog: GoToDateDialog) -> PillButton:
    (button,) = (one for one in visible(dialog, PillButton) if name_of(one) == "Go")
    return button


def words(dialog: GoToDateDialog) -> str:
    return "\n".join(label.text() for label in visible(dialog, QLabel))


def test_it_begins_with_the_day_that_is_selected(dialog: GoToDateDialog) -> None:
    field = field_of(dialog)
    assert (field.text(), field.selectedText()) == ("17 11 2026", "17 11 2026")
    assert (field.accessibleName(), field.accessibleDescription()) == ("Date", "Tuesday, 17 November 2026")
    assert "Tuesday, 17 November 2026" in words(dialog)
    assert list(unusable(dialog)) == []


def test_a_date_is_typed_over_it_and_enter_goes_there(dialog: GoToDateDialog) -> None:
    wishes = heard(dialog.date_requested)
    QTest.keyClicks(field_of(dialog), "29.2.2024")
    assert "Thursday, 29 February 2024" in words(dialog)
    QTest.keyClick(field_of(dialog), Key.Key_Return)
    assert wishes == [date(2024, 2, 29)]
    assert not dialog.isVisible()


def test_a_word_for_a_day_will_do(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, date(2024, 2, 29))
    wishes = heard(dialog.date_requested)
    QTest.keyClicks(field_of(dialog), "yesterday")
    assert "Monday, 16 November 2026" in words(dialog)
    QTest.keyClick(field_of(dialog), Key.Key_Return)
    assert wishes == [date(2026, 11, 16)]


def test_the_button_goes_there_too(dialog: GoToDateDialog) -> None:
    wishes = heard(dialog.date_requested)
    QTest.mouseClick(go_of(dialog), Qt.MouseButton.LeftButton)
    assert wishes == [TODAY]


def test_escape_goes_nowhere(dialog: GoToDateDialog) -> None:
    wishes = heard(dialog.date_requested)
    QTest.keyClicks(field_of(dialog), "1.1.2020")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert wishes == []
    assert not dialog.isVisible()


NO_DATE = "There is no such date."
FOUR = "Write all four digits of the year, as in 17 11 2026."
WANTED = "Type a date like 17 11 2026, or “yesterday”."
YEARS = "The calendar has the years 1900 to 2199."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 02 2026", NO_DATE),
        ("30.2.2026", NO_DATE),
        ("29.2.2025", NO_DATE),
        ("00 13 2026", NO_DATE),
        ("31.11.", NO_DATE),
        ("17.11.26", FOUR),
        ("1 1 202", FOUR),
        ("17 11 1899", YEARS),
        ("17 11 2200", YEARS),
        ("1 1 20261", YEARS),
        ("words", WANTED),
        ("1", WANTED),
        (" ", WANTED),
    ],
)
def test_what_is_no_date_of_the_calendar_cannot_be_entered(
    dialog: GoToDateDialog, typed: str, said: str
) -> None:
    wishes = heard(dialog.date_requested)
    field = field_of(dialog)
    QTest.keyClicks(field, typed)
    assert said in words(dialog)
    assert field.accessibleDescription() == said
    (sheet,) = visible(dialog, ScrollSheet)
    assert sheet.verticalScrollBar().maximum() == 0
    assert not go_of(dialog).isEnabled()
    QTest.keyClick(field, Key.Key_Return)
    assert wishes == []
    assert dialog.isVisible()
    field.setText("1.1.2000")
    assert go_of(dialog).isEnabled()


def test_up_and_down_step_by_days_within_the_calendars_years(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, date(2199, 12, 30))
    field = field_of(dialog)
    for key, reached in (
        (Key.Key_Up, date(2199, 12, 31)),
        (Key.Key_Up, date(2199, 12, 31)),
        (Key.Key_Down, date(2199, 12, 30)),
    ):
        QTest.keyClick(field, key)
        assert field.date() == reached
    field.setText("30.2.2020")
    QTest.keyClick(field, Key.Key_Up)
    assert field.text() == "30.2.2020"


def test_at_large_text_it_does_not_scroll(qtbot: QtBot) -> None:
    set_text_size(2.0)
    dialog = open_dialog(qtbot)
    QTest.keyClicks(field_of(dialog), "17.11.26")
    QApplication.processEvents()
    (sheet,) = visible(dialog, ScrollSheet)
    assert sheet.verticalScrollBar().maximum() == 0
