"""Keys that were typed for a dialog while it was still being made."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.ui.parts.typed_ahead import TypedAhead
from tests.fakes import heard

pytestmark = pytest.mark.usefixtures("qapp")

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window() -> Iterator[QWidget]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QPushButton("Press"))
    column.addWidget(QLineEdit())
    made.show()
    yield made
    made.hide()
    made.deleteLater()


def dialog_in(window: QWidget) -> tuple[QDialog, QLineEdit]:
    dialog, field = QDialog(window), QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    field.setFocus()
    return dialog, field


def queue(window: QWidget, letter: str, key: Qt.Key) -> None:
    """A key stroke that waits in the window's queue."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(window.windowHandle(), QKeyEvent(kind, key, NONE, letter))


def open_over(window: QWidget, dialog: QDialog, keys: Sequence[Qt.Key] = ()) -> None:
    """Open the dialog, and hand it what the window was given before; `keys` are what it waits for."""
    typed = TypedAhead(window)
    typed.gather()
    dialog.open()
    typed.hand_to(dialog, keys)


def opened_over(window: QWidget, keys: Sequence[Qt.Key]) -> tuple[QDialog, QLineEdit]:
    """A dialog that was opened with these keys while the window had the keyboard."""
    window.activateWindow()
    QCoreApplication.processEvents()
    dialog, field = dialog_in(window)
    open_over(window, dialog, keys)
    return dialog, field


def test_keys_in_the_queue_reach_the_dialog_in_their_order(window: QWidget) -> None:
    dialog, field = dialog_in(window)
    queue(window, "a", Qt.Key.Key_A)
    queue(window, "b", Qt.Key.Key_B)
    open_over(window, dialog)
    assert field.text() == "ab"
    dialog.reject()


def test_what_follows_the_key_that_closes_the_dialog_is_not_for_it(window: QWidget) -> None:
    dialog, field = dialog_in(window)
    queue(window, "", Qt.Key.Key_Escape)
    queue(window, "a", Qt.Key.Key_A)
    open_over(window, dialog)
    assert not dialog.isVisible()
    assert field.text() == ""


def test_a_press_in_the_window_is_dropped_as_if_the_dialog_were_open(window: QWidget) -> None:
    button = window.findChild(QPushButton)
    assert button is not None
    pressed = heard(button.clicked)
    place = QPointF(button.geometry().center())

    def press() -> None:
        for kind, held in (
            (QEvent.Type.MouseButtonPress, LEFT),
            (QEvent.Type.MouseButtonRelease, ~LEFT & LEFT),
        ):
            event = QMouseEvent(kind, place, window.mapToGlobal(place), LEFT, held, NONE)
            QCoreApplication.postEvent(window.windowHandle(), event)

    press()
    TypedAhead(window).gather()
    assert not pressed
    press()
    QCoreApplication.processEvents()
    assert len(pressed) == 1, "the same press would have been one"


def test_a_window_that_was_never_shown_has_no_queue() -> None:
    window = QWidget()
    dialog, field = dialog_in(window)
    open_over(window, dialog)
    assert field.text() == ""
    dialog.reject()
    window.deleteLater()


@pytest.mark.parametrize("keys", [(Qt.Key.Key_A, Qt.Key.Key_Escape), ()])
def test_until_the_keyboard_comes_the_dialog_has_those_keys_that_it_named(
    window: QWidget, keys: tuple[Qt.Key, ...]
) -> None:
    dialog, _ = opened_over(window, keys)
    assert QGuiApplication.focusWindow() == window.windowHandle()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert dialog.isVisible() is not bool(keys)
    dialog.reject()


def test_until_then_one_key_may_follow_another(window: QWidget) -> None:
    dialog, field = opened_over(window, [Qt.Key.Key_Backspace])
    field.setText("abc")
    (shortcut,) = dialog.findChildren(QShortcut)
    for left in ("ab", "a"):
        assert shortcut.isEnabled()
        shortcut.activated.emit()  # as Qt does: to strike a key here would bring the keyboard
        assert field.text() == left
    dialog.reject()


def test_once_the_keyboard_came_nothing_is_struck_twice(window: QWidget, qtbot: QtBot) -> None:
    dialog, field = opened_over(window, [Qt.Key.Key_A])
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert field.text() == "a"
    dialog.reject()
