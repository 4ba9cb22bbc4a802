"""Buttons and cards that are pressed: their size, their name, their keys."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.ui.checklist.place_card import PlaceCard
from retrotimer.ui.look import colours
from retrotimer.ui.parts.button import TARGET, ChevronButton, Kind, PillButton
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.disclosure import Disclosure
from tests.fakes import heard
from tests.ui.pictures import drawn, ink_box
from tests.ui.surroundings import set_text_size

LEFT = Qt.MouseButton.LeftButton


def named(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def front(qtbot: QtBot, widget: QWidget, width: int = 0) -> None:
    """Show a widget as the active window, as wide as it is asked to be."""
    qtbot.addWidget(widget)
    width = width or widget.sizeHint().width()
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_a_button_is_large_enough_for_its_words_and_a_finger(
    qtbot: QtBot, kind: Kind, text_size: float
) -> None:
    set_text_size(text_size)
    button = PillButton("Wide words", kind, "Space")
    qtbot.addWidget(button)
    assert button.minimumSizeHint() == button.sizeHint()
    assert button.sizeHint().height() >= TARGET
    words = button.fontMetrics().horizontalAdvance("Wide words")
    assert button.sizeHint().width() > words + 24
    assert button.full_width() == button.sizeHint().width()


def test_a_button_without_room_leaves_out_the_key_alone(qtbot: QtBot) -> None:
    button = PillButton("Stop", Kind.PLAIN, "S")
    qtbot.addWidget(button)
    word = button.fontMetrics().horizontalAdvance("Stop")
    button.show_key(shown=False)
    assert word + 24 < button.sizeHint().width() < button.full_width()
    button.show_key(shown=True)
    assert button.sizeHint().width() == button.full_width()


def test_a_button_shows_that_it_has_the_focus(qtbot: QtBot) -> None:
    button = PillButton("Done", Kind.PLAIN)
    front(qtbot, button)
    button.clearFocus()
    without = drawn(button)
    button.setFocus()
    assert drawn(button) != without


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_arrow_heads_point_back_and_on_in_either_direction(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    back, on = ChevronButton("Back", on=False), ChevronButton("On", on=True)
    middles = []
    for button in (back, on):
        button.setLayoutDirection(direction)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        front(qtbot, button)
        head = QRect(12, 12, 20, 20)
        image = drawn(button, head)
        paper = image.pixelColor(0, 0)
        top = [x for x in range(20) if image.pixelColor(x, 5) != paper]
        tip = [x for x in range(20) if image.pixelColor(x, 10) != paper]
        middles.append(sum(tip) / len(tip) - sum(top) / len(top))
    points_right = [middle > 0 for middle in middles]
    left_to_right = direction is Qt.LayoutDirection.LeftToRight
    assert points_right == ([False, True] if left_to_right else [True, False])
    assert (named(back), back.toolTip()) == ("Back", "Back")


@pytest.mark.parametrize("box", [CheckLine, lambda text: PlaceCard("icons/buddy.svg", text, "Meaning", "B")])
def test_all_of_a_box_can_be_pressed(qtbot: QtBot, box: type[CheckLine]) -> None:
    check = box("I have checked with someone")
    front(qtbot, check, 300)
    toggled = heard(check.toggled)
    for place in (QPoint(2, 2), check.rect().center(), check.rect().bottomRight() - QPoint(2, 2)):
        QTest.mouseClick(check, LEFT, Qt.KeyboardModifier.NoModifier, place)
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert toggled == [True, False, True, False]


@pytest.mark.parametrize("box", [CheckLine, lambda text: PlaceCard("icons/buddy.svg", text, "Meaning", "B")])
def test_a_box_wraps_its_words_and_grows_with_them(qtbot: QtBot, box: type[CheckLine]) -> None:
    check = box("I have checked with a back doctor whether walking backwards is right for me")
    qtbot.addWidget(check)
    assert check.hasHeightForWidth()
    assert check.heightForWidth(200) > check.heightForWidth(900)
    assert check.heightForWidth(2000) >= TARGET
    assert check.minimumSizeHint().width() < check.sizeHint().width()


def test_a_place_card_says_what_it_means(qtbot: QtBot) -> None:
    card = PlaceCard("icons/flat-area.svg", "Flat, open area", "Nothing behind you to trip on", "F")
    qtbot.addWidget(card)
    interface = QAccessible.queryAccessibleInterface(card)
    assert interface.role() is QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "Flat, open area"
    assert interface.text(QAccessible.Text.Description) == "Nothing behind you to trip on"


def test_a_ticked_card_is_told_by_shape_too(qtbot: QtBot) -> None:
    """Its key gives way to a check, so that colour is not all that changes."""
    card = PlaceCard("icons/flat-area.svg", "Flat", "Nothing", "F")
    front(qtbot, card, 300)
    card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    corner = card.rect().adjusted(card.width() - 50, 30, -14, -30)
    boxes = []
    for ticked in (False, True):
        card.setChecked(ticked)
        image = drawn(card, corner)
        boxes.append(ink_box(image, image.pixelColor(0, 0)).size())
    assert boxes[0] != boxes[1]


def test_a_place_cards_icon_stands_at_the_leading_edge(qtbot: QtBot) -> None:
    card = PlaceCard("icons/flat-area.svg", "Flat, open area", "Nothing behind you", "F")
    front(qtbot, card, 300)
    icon = card._icon
    assert icon.geometry().left() == 300 - _mirrored_right(card)


def _mirrored_right(card: PlaceCard) -> int:
    card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    card.resize(card.width() + 1, card.height())
    card.resize(card.width() - 1, card.height())
    right = card._icon.geometry().right() + 1
    card.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    card.resize(card.width() + 1, card.height())
    card.resize(card.width() - 1, card.height())
    return right


def test_a_disclosure_is_a_named_toggle(qtbot: QtBot) -> None:
    line = Disclosure("Seven more things")
    front(qtbot, line)
    assert named(line) == "Seven more things"
    assert line.sizeHint().height() >= TARGET
    folded = drawn(line)
    toggled = heard(line.toggled)
    QTest.keyClick(line, Qt.Key.Key_Space)
    QTest.mouseClick(line, LEFT)
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert toggled == [True, False, True]
    assert drawn(line) != folded


def test_a_disabled_button_steps_back(qtbot: QtBot) -> None:
    button = PillButton("Begin", Kind.MAIN)
    front(qtbot, button)
    button.setEnabled(False)
    image = drawn(button)
    accent = button.palette().color(colours.ACCENT)
    assert all(image.pixelColor(x, button.height() // 2) != accent for x in range(button.width()))


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_line_shows_the_key_that_ticks_it_until_it_is_ticked(qtbot: QtBot, *, mirrored: bool) -> None:
    line = CheckLine("I have checked", "D")
    if mirrored:
        line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    front(qtbot, line, 400)
    end = QRect(0, 0, 50, line.height()) if mirrored else QRect(350, 0, 50, line.height())

    def is_plain() -> bool:
        image = line.grab(end).toImage()
        pixels = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        return len(pixels) == 1

    assert not is_plain()
    line.setChecked(True)
    assert is_plain()


def test_a_line_keeps_its_words_away_from_its_key(qtbot: QtBot) -> None:
    plain, keyed = CheckLine("I have checked"), CheckLine("I have checked", "D")
    for line in (plain, keyed):
        qtbot.addWidget(line)
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 24
    assert keyed.minimumSizeHint().width() > plain.minimumSizeHint().width() + 24
