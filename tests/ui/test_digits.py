"""The countdown's digits are whole in any shape of window, and only those are drawn anew that changed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QImage, QPainter, QPainterPath, QRawFont
from pytestqt.qtbot import QtBot

from retrotimer.ui.look import fonts
from retrotimer.ui.walk.digits import Digits, draw_digits
from tests.ui.pictures import difference, drawn, ink_box

INK = QColor("black")


def paper() -> QImage:
    """A white sheet."""
    made = QImage(640, 240, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    return made


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
    assert told.width() <= share * size.width() + 32


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["12:34", "0:07", "11:11", "10", "1:04:59"])
def test_digits_drawn_one_by_one_stand_as_the_font_sets_them(text: str) -> None:
    font = fonts.digits_font(fonts.DIGITS_EM)
    whole = QPainterPath()
    whole.addText(QPointF(0, 0), font, text)
    picture = paper()
    place = QRectF(picture.rect()).adjusted(20, 20, -20, -20)
    painter = QPainter(picture)
    draw_digits(painter, place, text, INK)
    painter.end()
    expected = paper()
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(text), metrics.capHeight()
    scale = min(place.width() / width, place.height() / height)
    painter = QPainter(expected)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center())
    painter.scale(scale, scale)
    painter.translate(-width / 2, height / 2)
    painter.fillPath(whole, INK)
    painter.end()
    assert difference(picture, expected) < 0.01


@pytest.mark.usefixtures("qapp")
def test_whole_pixels_measure_the_digits_without_a_rest() -> None:
    """`draw_digits` measures in whole pixels."""
    font = fonts.digits_font(fonts.DIGITS_EM)
    exact, whole = QFontMetricsF(font), QFontMetrics(font)
    assert QRawFont.fromFont(font).unitsPerEm() == fonts.DIGITS_EM
    assert whole.capHeight() == exact.capHeight()
    for character in "0123456789:":
        assert whole.horizontalAdvance(character) == exact.horizontalAdvance(character)


@pytest.mark.usefixtures("qapp")
def test_no_digit_reaches_beyond_its_own_place() -> None:
    """Only those are drawn anew that changed: what another one left in their place would stay there."""
    font = fonts.digits_font(fonts.DIGITS_EM)
    for character in "0123456789:":
        outline = QPainterPath()
        outline.addText(QPointF(0, 0), font, character)
        ink = outline.boundingRect()
        assert 0 < ink.left() < ink.right() < QFontMetrics(font).horizontalAdvance(character)


@pytest.mark.parametrize(("before", "after"), [("9:59", "9:58"), ("9:50", "9:49"), ("12:00", "11:59")])
def test_a_picture_drawn_in_part_is_the_picture_drawn_whole(qtbot: QtBot, before: str, after: str) -> None:
    digits = Digits()
    qtbot.addWidget(digits)
    digits.resize(640, 200)
    digits.show_text(before, before)
    picture = drawn(digits)
    digits.show_text(after, after)
    part = digits._changed(before)
    painter = QPainter(picture)
    painter.drawImage(part.topLeft(), drawn(digits, part))
    painter.end()
    assert picture == drawn(digits)


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
