"""The common shape of the smaller dialogs: where their buttons stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.ui.dialogs.question import Question
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.parts.button import PillButton
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


def test_keys_are_left_out_before_buttons_are_stacked(qtbot: QtBot) -> None:
    named = PillButton("Begin the walk now", key="Enter")
    dialog = SheetDialog("Which is it?", named.short_width() + PillButton("Or leave it").full_width() + 90)
    qtbot.addWidget(dialog)
    dialog.place(named, QDialogButtonBox.ButtonRole.AcceptRole)
    dialog.open()
    assert named.sizeHint().width() == named.full_width()
    other = dialog.offer("Or leave it", QDialogButtonBox.ButtonRole.RejectRole)
    assert dialog.buttons.orientation() is Qt.Orientation.Horizontal
    assert named.sizeHint().width() == named.short_width() < named.full_width()
    assert other.full_width() == other.sizeHint().width()  # it never had one
    dialog.offer("Or think about it", QDialogButtonBox.ButtonRole.HelpRole)
    assert dialog.buttons.orientation() is Qt.Orientation.Vertical
    assert named.sizeHint().width() == named.full_width()


def test_more_to_show_lets_the_dialog_rise_where_there_is_no_room_below(qtbot: QtBot) -> None:
    dialog = SheetDialog("Which is it?", 300)
    qtbot.addWidget(dialog)
    dialog.offer("OK", QDialogButtonBox.ButtonRole.AcceptRole)
    dialog.open()
    room = dialog.screen().availableGeometry()
    dialog.move(room.left() + 20, room.bottom() - dialog.height())
    more = QWidget()
    more.setFixedHeight(room.height() // 3)
    dialog.sheet.addWidget(more)
    more.show()
    dialog.fit()
    QApplication.processEvents()
    assert dialog.geometry().bottom() <= room.bottom()
    assert dialog.frameGeometry().top() >= room.top()
    assert dialog.height() >= more.height() + dialog.buttons.height(), "all of it is in sight"
