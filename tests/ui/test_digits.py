"""The countdown's digits are whole in any shape of window, and only those are drawn anew that changed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize
from pytestqt.qtbot import QtBot

from retrotimer.ui.walk.digits import Digits
from tests.ui.pictures import drawn, ink_box


def differing(one: Digits, before: str, after: str) -> Iterator[QPoint]:
    """Where the two texts look different, on a grid."""
    pictures = []
    for text in (before, after):
        one.show_text(text, text)
        pictures.append(drawn(one))
    first, second = pictures
    for x in range(0, first.width(), 2):
        for y in range(0, first.height(), 4):
            if first.pixel(x, y) != second.pixel(x, y):
                yield QPoint(x, y)


@pytest.mark.parametrize("size", [QSize(640, 200), QSize(300, 400)], ids=["wide", "high"])
@pytest.mark.parametrize(
    ("before", "after", "share"),
    [
        ("9:59", "9:58", 0.4),
        ("9:50", "9:49", 0.7),
        ("9:00", "8:59", 1.0),
        ("10:00", "9:59", 1.0),
        ("11:11", "11:10", 0.4),
        ("", "0:10", 1.0),
    ],
)
def test_all_that_changes_is_drawn_anew_and_mostly_no_more(
    qtbot: QtBot, size: QSize, before: str, after: str, share: float
) -> None:
    digits = Digits()
    qtbot.addWidget(digits)
    digits.resize(size)
    points = list(differing(digits, before, after))
    assert points
    told = digits._changed(before)
    assert all(told.contains(point) for point in points)
    assert told.width() <= share * size.width() + 40


@pytest.mark.parametrize("size", [QSize(1248, 320), QSize(3000, 400), QSize(300, 400)], ids=str)
@pytest.mark.parametrize("text", ["8:30", "6:29"])
def test_round_digits_are_whole_where_the_height_decides(qtbot: QtBot, size: QSize, text: str) -> None:
    """In a window as wide as most screens are, they once had a flat head and a flat foot."""
    digits, taller = Digits(), Digits()
    for one, room in ((digits, 0), (taller, 200)):
        qtbot.addWidget(one)
        one.resize(size)
        one.show_text(text, text)
        one.setMinimumHeight(size.height() + room)
    place = digits._place()
    taller.resize(size.width(), size.height() + 200)
    taller._place = lambda: place.translated(0, 100)  # type: ignore[method-assign]
    whole = drawn(taller)
    paper = whole.pixelColor(0, 0)
    assert ink_box(drawn(digits), paper).translated(0, 100) == ink_box(whole, paper)
