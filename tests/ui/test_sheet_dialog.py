"""The common shape of the smaller dialogs: where their buttons stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retrotimer.ui.dialogs.question import Question
from tests.ui.surroundings import set_text_size

LONG = "Stop, save and close, and do not ask for it again"


@pytest.mark.parametrize(
    ("stay", "leave", "text_size", "beside"),
    [
        ("Keep walking", "Stop, save and close", 1.0, True),
        ("Stay where I am", "Start again", 1.0, True),
        ("Keep open", "Close and lose it", 1.5, True),
        (LONG, LONG, 1.0, False),
    ],
)
def test_buttons_stand_side_by_side_while_there_is_room(
    qtbot: QtBot, stay: str, leave: str, text_size: float, *, beside: bool
) -> None:
    set_text_size(text_size)
    dialog = Question("Which is it?", (stay, leave))
    qtbot.addWidget(dialog)
    dialog.open()
    QApplication.processEvents()
    one, other = (button.geometry() for button in dialog.buttons.buttons())
    assert (one.top() == other.top()) == beside
    trailing = max(one.right(), other.right()) + dialog.buttons.x()
    assert dialog.width() - trailing < 48
    assert dialog.buttons.orientation() is (Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
