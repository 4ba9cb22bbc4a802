"""How a test opens an editor, reads it, types and presses in it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.ui.dialogs.entry_dialog import EntryDialog
from retrotimer.ui.dialogs.other_exercise_dialog import OtherExerciseDialog
from retrotimer.ui.parts.button import PillButton
from tests.ui.controls import visible

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton

Dialog = EntryDialog | OtherExerciseDialog


def opened(qtbot: QtBot, dialog: EntryDialog) -> EntryDialog:
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def press(dialog: Dialog, text: str) -> None:
    (button,) = (one for one in visible(dialog, PillButton) if one.text() == text)
    QTest.mouseClick(button, LEFT)


def read_question(dialog: EntryDialog) -> None:
    """As if a person had read what is asked; nobody has within a double click."""
    assert dialog._unread.isActive()
    dialog._unread.stop()


def says(dialog: Dialog) -> list[str]:
    return [label.text() for label in visible(dialog, QLabel)]


def type_at(widget: QWidget, text: str) -> None:
    """Replace what a field holds, by keys."""
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_A, CTRL)
    QTest.keyClick(widget, Key.Key_Delete)
    QTest.keyClicks(widget, text)
