"""One of several: by mouse, by arrow keys, for a screen reader; and answers that may be taken back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.pain import PainScale
from tests.fakes import heard
from tests.ui.surroundings import set_text_size

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, row: ChoiceRow | PainScale) -> None:
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    QApplication.processEvents()


def a_row(qtbot: QtBot, shape: Shape = Shape.CHIP, *, optional: bool = False) -> ChoiceRow:
    row = ChoiceRow("Minutes", shape, optional=optional)
    row.offer(["10", "11", "12"], ["10 minutes", "11 minutes", "12 minutes"])
    shown(qtbot, row)
    return row


def test_a_choice_is_a_radio_button_with_a_name(qtbot: QtBot) -> None:
    row = a_row(qtbot)
    for choice, name in zip(row.choices(), ("10 minutes", "11 minutes", "12 minutes"), strict=True):
        interface = QAccessible.queryAccessibleInterface(choice)
        assert interface.role() is QAccessible.Role.RadioButton
        assert interface.text(QAccessible.Text.Name) == name
    assert QAccessible.queryAccessibleInterface(row).text(QAccessible.Text.Name) == "Minutes"


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_a_choice_is_large_enough(qtbot: QtBot, shape: Shape, text_size: float) -> None:
    set_text_size(text_size)
    for choice in a_row(qtbot, shape).choices():
        hint = choice.sizeHint()
        assert min(hint.width(), hint.height()) >= TARGET
        assert hint.width() > choice.fontMetrics().horizontalAdvance(choice.text())
        assert choice.minimumSizeHint() == hint


def test_arrow_keys_choose(qtbot: QtBot) -> None:
    row = a_row(qtbot)
    row.choose(0)
    row.choices()[0].setFocus()
    chosen = heard(row.chosen)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    assert chosen == [1, 2, 1]
    assert row.chosen_index == 1
    assert row.choices()[1].hasFocus()


def test_tab_enters_at_the_choice_that_holds(qtbot: QtBot) -> None:
    row = a_row(qtbot)
    row.choose(2)
    row.choices()[2].setFocus()
    QTest.keyClick(row.choices()[2], Qt.Key.Key_Tab)
    assert row.chosen_index == 2


def test_choosing_by_program_says_nothing(qtbot: QtBot) -> None:
    row = a_row(qtbot)
    chosen = heard(row.chosen)
    for index in (1, 2, -1, 0):
        row.choose(index)
        assert row.chosen_index == index
    assert chosen == []


def test_an_answer_that_must_be_cannot_be_taken_back(qtbot: QtBot) -> None:
    row = a_row(qtbot)
    chosen = heard(row.chosen)
    for _ in range(2):
        QTest.mouseClick(row.choices()[1], LEFT)
    QTest.keyClick(row.choices()[1], Qt.Key.Key_Delete)
    assert row.chosen_index == 1
    assert set(chosen) == {1}


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_an_optional_answer_can_be_taken_back(qtbot: QtBot, key: Qt.Key) -> None:
    row = a_row(qtbot, optional=True)
    chosen = heard(row.chosen)
    tile = row.choices()[1]
    QTest.mouseClick(tile, LEFT)
    QTest.mouseClick(tile, LEFT)
    assert row.chosen_index == -1
    QTest.mouseClick(tile, LEFT)
    QTest.keyClick(tile, key)
    assert row.chosen_index == -1
    QTest.mouseClick(row.choices()[2], LEFT)
    assert chosen == [1, -1, 1, -1, 2]


def test_an_optional_answer_can_be_changed_by_space_and_taken_back_by_it(qtbot: QtBot) -> None:
    row = a_row(qtbot, optional=True)
    tile = row.choices()[0]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert row.chosen_index == 0
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert row.chosen_index == -1


def test_space_chooses_and_is_left_to_others_once_that_says_nothing_new(qtbot: QtBot) -> None:
    row = a_row(qtbot)
    tile = row.choices()[1]
    wanted = []
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) * 2:
        key = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
        tile.event(key)
        wanted.append(key.isAccepted())
    assert wanted == [True, True, False, False]
    assert row.chosen_index == 1


def test_a_mouse_that_leaves_before_it_is_released_changes_nothing(qtbot: QtBot) -> None:
    row = a_row(qtbot, optional=True)
    row.choose(1)
    tile = row.choices()[1]
    QTest.mousePress(tile, LEFT)
    QTest.mouseMove(tile, tile.rect().bottomRight() * 3)
    QTest.mouseRelease(tile, LEFT, pos=tile.rect().bottomRight() * 3)
    assert row.chosen_index == 1
    QTest.mouseClick(row.choices()[2], LEFT)
    assert row.chosen_index == 2


def answer(scale: PainScale) -> int | None:
    return scale.value


def test_the_pain_scale_runs_from_none_to_worst(qtbot: QtBot) -> None:
    scale = PainScale("Back pain now", "Back pain %1 of 10")
    shown(qtbot, scale)
    assert answer(scale) is None
    choices = scale._row.choices()
    assert [choice.text() for choice in choices] == [str(pain) for pain in range(11)]
    assert choices[7].accessibleName() == "Back pain 7 of 10"
    for pain, choice in enumerate(choices):
        QTest.mouseClick(choice, LEFT)
        assert answer(scale) == pain
    QTest.mouseClick(choices[10], LEFT)
    assert answer(scale) is None


def test_no_pain_is_an_answer_and_no_answer_is_none(qtbot: QtBot) -> None:
    scale = PainScale("Back pain now", "Back pain %1 of 10")
    shown(qtbot, scale)
    QTest.mouseClick(scale._row.choices()[0], LEFT)
    assert answer(scale) == 0
    scale.forget(4)
    assert answer(scale) is None
    assert scale._hint.text() == "was 4"
    scale.forget(0)
    assert scale._hint.text() == "was 0"
    scale.forget()
    assert scale._hint.text() == "optional"
