"""The layout that wraps: every item in sight at every width, mirrored with the script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.ui.parts.flow import FlowLayout
from retrotimer.ui.parts.labels import LineLabel

GAP = 8


class Brick(QWidget):
    """An item of a fixed size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size


def a_wall(sizes: list[tuple[int, int]], *, centred: bool = False) -> tuple[QWidget, FlowLayout]:
    wall = QWidget()
    flow = FlowLayout(wall, gap=GAP, centred=centred)
    for width, height in sizes:
        flow.addWidget(Brick(width, height))
    return wall, flow


def places(flow: FlowLayout, width: int) -> list[QRect]:
    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))
    items = (flow.itemAt(number) for number in range(flow.count()))
    return [item.geometry() for item in items if item is not None]


def test_one_line_where_there_is_room_and_more_where_there_is_not(qtbot: QtBot) -> None:
    wall, flow = a_wall([(50, 20)] * 4)
    qtbot.addWidget(wall)
    assert flow.sizeHint() == QSize(4 * 50 + 3 * GAP, 20)
    assert flow.minimumSize() == QSize(50, 20)
    assert [place.x() for place in places(flow, 224)] == [0, 58, 116, 174]
    assert [(place.x(), place.y()) for place in places(flow, 223)] == [(0, 0), (58, 0), (116, 0), (0, 28)]
    assert flow.heightForWidth(224) == 20
    assert flow.heightForWidth(223) == 48
    assert flow.heightForWidth(1) == 4 * 20 + 3 * GAP


def test_centred_lines_stand_in_the_middle(qtbot: QtBot) -> None:
    wall, flow = a_wall([(50, 20)] * 3, centred=True)
    qtbot.addWidget(wall)
    assert [place.x() for place in places(flow, 120)] == [6, 64, 35]


def test_right_to_left_mirrors(qtbot: QtBot) -> None:
    wall, flow = a_wall([(50, 20), (30, 20)])
    qtbot.addWidget(wall)
    wall.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [place.x() for place in places(flow, 200)] == [150, 112]


@given(
    sizes=st.lists(st.tuples(st.integers(1, 120), st.integers(1, 60)), max_size=12),
    width=st.integers(120, 500),
    centred=st.booleans(),
    mirrored=st.booleans(),
)
@pytest.mark.usefixtures("qapp")
def test_nothing_overlaps_or_leaves_its_height(
    sizes: list[tuple[int, int]], width: int, *, centred: bool, mirrored: bool
) -> None:
    wall, flow = a_wall(sizes, centred=centred)
    wall.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    placed = places(flow, width)
    room = QRect(0, 0, width, flow.heightForWidth(width))
    for number, place in enumerate(placed):
        assert place.width() == sizes[number][0]
        assert room.contains(place)
        assert not any(place.intersects(other) for other in placed[:number])
    wall.deleteLater()


@pytest.mark.parametrize("index", [-1, 2])
def test_there_is_nothing_past_the_end(qtbot: QtBot, index: int) -> None:
    wall, flow = a_wall([(10, 10)] * 2)
    qtbot.addWidget(wall)
    assert flow.itemAt(index) is None
    assert flow.takeAt(index) is None
    assert flow.count() == 2


def test_a_taken_item_is_gone(qtbot: QtBot) -> None:
    wall, flow = a_wall([(10, 10), (20, 10)])
    qtbot.addWidget(wall)
    item = flow.takeAt(0)
    assert item is not None
    assert flow.sizeHint() == QSize(20, 10)


def test_words_wrap_where_a_line_is_too_narrow_for_them_alone(qtbot: QtBot) -> None:
    outside = QWidget()
    qtbot.addWidget(outside)
    flow = FlowLayout(outside, gap=4)
    label = LineLabel("You have walked the whole programme.")
    flow.addWidget(label)
    flow.addWidget(QLabel("beside"))
    line = label.fontMetrics().lineSpacing()
    for width, wraps in ((600, False), (120, True)):
        outside.resize(width, flow.heightForWidth(width))
        outside.show()
        QApplication.processEvents()
        assert outside.rect().contains(label.geometry())
        assert (label.height() >= 2 * line) == wraps


def test_a_height_that_was_asked_for_is_no_longer_told_once_something_has_changed(qtbot: QtBot) -> None:
    wall, flow = a_wall([(50, 20)] * 3)
    qtbot.addWidget(wall)
    wall.show()
    words = LineLabel("Go")
    assert flow.heightForWidth(120) == 2 * 20 + GAP
    flow.addWidget(words)
    words.show()
    assert flow.heightForWidth(120) == 2 * 20 + GAP
    words.setText("Walk backwards. " * 3)
    assert flow.heightForWidth(120) > 3 * 20 + 2 * GAP
    words.hide()
    assert flow.heightForWidth(120) == 2 * 20 + GAP
    flow.setSpacing(0)
    assert flow.heightForWidth(120) == 2 * 20
    first = flow.itemAt(0)
    assert first is not None
    brick = first.widget()
    assert isinstance(brick, Brick)
    brick._size = QSize(50, 33)
    brick.updateGeometry()
    assert flow.heightForWidth(120) == 33 + 20
    flow.takeAt(0)
    assert flow.heightForWidth(120) == 20
