"""What days and the programme's walks are drawn as: discs and rings, with a number and a check in them."""

from math import pi

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from retrotimer.ui.look import fonts
from retrotimer.ui.look.shapes import check_mark

_FULL_CIRCLE = 360 * 16
_TOP = 90 * 16
_ABOVE_CHECK, _ALONE = 0.42, 0.6
"""How high a number can be in a disc, which grows less than large text does: above a check, and without."""


def fill_disc(painter: QPainter, disc: QRectF, colour: QColor) -> None:
    """A whole disc."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(disc)


def draw_ring(painter: QPainter, disc: QRectF, colour: QColor, width: float, *, grow: float = 0.0) -> None:
    """A ring along the inside of a disc, or further out by `grow` pixels."""
    out = grow - width / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    painter.drawEllipse(disc.adjusted(-out, -out, out, out))


def draw_dots(painter: QPainter, disc: QRectF, colour: QColor) -> None:
    """A dotted outline along the inside of a disc; its dots are as far apart as they are in every disc."""
    width = max(1.4, disc.width() * 0.055)
    inside = disc.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    dots = max(8, round(pi * inside.width() / (width * 2.6)))
    step = pi * inside.width() / dots / width
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, step - 0.01])  # in widths of the pen; a round cap makes a dot of nothing
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawEllipse(inside)


def draw_arc(painter: QPainter, disc: QRectF, fraction: float, colour: QColor, track: QColor) -> None:
    """How much of a complete day was walked, clockwise from the top."""
    width = disc.width() * 0.09
    draw_ring(painter, disc, track, width)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    inside = disc.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawArc(inside, _TOP, -round(_FULL_CIRCLE * fraction))


def bounded_font(disc: QRectF, size: float, weight: QFont.Weight) -> QFont:
    """A font in the text's size, as far as a number in it has room in this disc."""
    font = fonts.font(size, weight)
    font.setPixelSize(min(font.pixelSize(), round(disc.height() * _ALONE)))
    return font


def draw_number(painter: QPainter, disc: QRectF, text: str, ink: QColor, *, checked: bool) -> None:
    """A number in a disc, in the painter's font; `checked`, with a check below it.

    Where text is large, the check gives way: the disc says the same, and a number must not shrink beside
    those that stand bare.
    """
    place = QRectF(disc)
    if checked and painter.font().pixelSize() <= round(disc.height() * _ABOVE_CHECK):
        place.setHeight(disc.height() * 0.66)
        mark = QRectF(0, 0, disc.width() * 0.26, disc.width() * 0.19)
        mark.moveCenter(QPointF(disc.center().x(), disc.top() + disc.height() * 0.75))
        check_mark(painter, mark, ink, disc.width() * 0.06)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
