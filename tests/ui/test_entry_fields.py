"""The fields' own frame: it follows the colours, shows where the keys are, and cuts no word."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.core.settings import Appearance
from retrotimer.ui.dialogs.guidance_dialog import Slide
from retrotimer.ui.look import colours
from retrotimer.ui.look.colours import DARK, LIGHT
from retrotimer.ui.parts.entry_fields import ChoiceField, LineField, NumberField
from retrotimer.ui.parts.note_field import NoteField
from tests.ui.wheel import scroll

FIELDS = {"line": LineField, "choice": ChoiceField, "number": NumberField, "note": NoteField}


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[QWidget]:
    """A window with one field of each kind."""
    colours.apply(Appearance.LIGHT)
    window = QWidget()
    column = QVBoxLayout(window)
    for name, kind in FIELDS.items():
        field = kind()
        field.setObjectName(name)
        column.addWidget(field)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    colours.apply(Appearance.LIGHT)


def field(sheet: QWidget, name: str) -> QWidget:
    found = sheet.findChild(QWidget, name)
    assert found is not None
    return found


def colours_of(widget: QWidget) -> tuple[QColor, QColor]:
    """The colour of the frame in the middle of its upper edge, and what it is filled with."""
    picture = widget.grab().toImage()
    middle = picture.width() // 2
    return picture.pixelColor(middle, 0), picture.pixelColor(middle, 4)


@pytest.mark.parametrize("name", FIELDS)
def test_the_frame_is_bolder_where_the_keys_are(sheet: QWidget, name: str) -> None:
    one = field(sheet, name)
    other = field(sheet, "line" if name != "line" else "choice")
    other.setFocus()
    assert colours_of(one) == (QColor(LIGHT.quiet), QColor(LIGHT.card))
    one.setFocus()
    assert colours_of(one) == (QColor(LIGHT.accent), QColor(LIGHT.card))


@pytest.mark.parametrize("name", FIELDS)
def test_a_scheme_that_changes_reaches_the_field_that_is_shown(sheet: QWidget, name: str) -> None:
    field(sheet, "line" if name != "line" else "choice").setFocus()
    colours.apply(Appearance.DARK)
    QApplication.processEvents()
    assert colours_of(field(sheet, name)) == (QColor(DARK.quiet), QColor(DARK.card))


def a_number() -> NumberField:
    made = NumberField()
    made.setRange(0, 60)
    made.setValue(10)
    return made


def a_choice() -> ChoiceField:
    made = ChoiceField()
    made.addItems(["Midnight", "01:00", "02:00"])
    made.setCurrentIndex(1)
    return made


def stands_in(one: QWidget) -> int:
    return one.currentIndex() if isinstance(one, ChoiceField) else int(one.property("value"))


@pytest.mark.parametrize("make", [a_number, a_choice, lambda: Slide(50, 0, 100, 10, str)])
def test_the_wheel_is_left_to_what_a_field_stands_in(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    one = make()
    qtbot.addWidget(one)
    one.show()
    before = stands_in(one)
    for turn in (120, -120):
        assert not scroll(one, QPoint(0, turn)), "what it stands in scrolls by it"
    assert stands_in(one) == before
    assert one.focusPolicy() is Qt.FocusPolicy.StrongFocus, "or Qt would give it the focus by the wheel"


@pytest.mark.parametrize("make", [a_number, a_choice])
@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp])
def test_the_keys_that_leaf_change_nothing_either_and_those_that_step_do(
    qtbot: QtBot, make: Callable[[], QWidget], key: Qt.Key
) -> None:
    one = make()
    qtbot.addWidget(one)
    one.show()
    before = stands_in(one)
    QTest.keyClick(one, key)
    assert stands_in(one) == before
    QTest.keyClick(one, Qt.Key.Key_Down)
    assert stands_in(one) != before


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_choice_has_room_for_its_longest_words_either_way(qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    box = ChoiceField()
    qtbot.addWidget(box)
    box.setLayoutDirection(way)
    box.addItems(["one", "a choice of many long words"])
    box.setCurrentIndex(1)
    box.resize(box.sizeHint())
    whole = _ink(box)
    box.resize(box.sizeHint().width() + 40, box.height())
    assert _ink(box) == pytest.approx(whole, rel=0.05), "the words were cut"


def _ink(box: ChoiceField) -> int:
    """How many dark pixels there are within the frame."""
    picture = box.grab().toImage()
    return sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(5, picture.width() - 5)
        for y in range(5, picture.height() - 5)
    )
