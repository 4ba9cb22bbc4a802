"""The countdown's digits, as large as their place allows, drawn as outlines so that no size is too big.

None of them reaches beyond its own place, so what changes one leaves the others as they are.
"""

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from retrotimer.ui.look import colours, fonts

_ROUND = 0.0221
"""How much further than straight digits round ones reach at most; a share of the straight ones' height."""


class Digits(QLabel):
    """One line of digits, a label to screen readers.

    Its size follows the number of characters, so it does not jump between seconds.
    """

    def __init__(self, margin: float = 0.05) -> None:
        """Make a line that leaves this share of its width free on each side."""
        super().__init__()
        self._margin = margin
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_text(self, text: str, spoken: str) -> None:
        """Draw `text`; `spoken` is what a screen reader finds there."""
        if text != self._text:
            before, self._text = self._text, text
            self.update(self._changed(before))
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(640, 320)

    def minimumSizeHint(self) -> QSize:
        """Still readable from across a table."""
        return QSize(200, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the width between the margins or the height that round digits leave, whichever comes first."""
        painter = QPainter(self)
        colour = self.palette().color(colours.TEXT)
        draw_digits(painter, self._place(), self._text, colour, QRectF(event.rect()))
        painter.end()

    def _place(self) -> QRectF:
        place = QRectF(self.rect())
        margin, rise = place.width() * self._margin, place.height() * _ROUND / (1 + 2 * _ROUND)
        return place.adjusted(margin, rise, -margin, -rise)

    def _changed(self, before: str) -> QRect:
        """Where another text looks different: mostly the last digit's place, a quarter of the whole."""
        text, place = self._text, self._place()
        if len(text) != len(before) or place.isEmpty():
            return self.rect()
        first = next(at for at, (one, other) in enumerate(zip(text, before, strict=True)) if one != other)
        whole = _width(text)
        if whole <= 0 or whole != _width(before):
            return self.rect()
        left = place.center().x() + (_width(text[:first]) - whole / 2) * _scale(text, place)
        return self.rect().adjusted(max(0, int(left)), 0, 0, 0)


def draw_digits(
    painter: QPainter, place: QRectF, text: str, colour: QColor, asked: QRectF | None = None
) -> None:
    """Draw digits centred in a place, as large as fits. They stand alike for texts of one length.

    Where only `asked` is to be drawn anew, digits beside it are left out.
    """
    width = _width(text)
    if width <= 0 or place.isEmpty():
        return
    scale, centre = _scale(text, place), place.center()
    at = -width / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(scale, scale)
    painter.translate(at, _height() / 2)
    for character in text:
        advance, outline = _drawn(character)
        left, right = (centre.x() + edge * scale for edge in (at, at + advance))
        if asked is None or (left < asked.right() and right > asked.left()):
            painter.fillPath(outline, colour)
        painter.translate(advance, 0)
        at += advance
    painter.restore()


def _scale(text: str, place: QRectF) -> float:
    return min(place.width() / _width(text), place.height() / _height())


def _width(text: str) -> float:
    return sum(_drawn(character)[0] for character in text)


@cache
def _height() -> float:
    return QFontMetrics(fonts.digits_font(fonts.DIGITS_EM)).capHeight()


@cache
def _drawn(character: str) -> tuple[float, QPainterPath]:
    """How wide a character is, and its outline; a second of a walk shapes no text, as none is kerned."""
    font = fonts.digits_font(fonts.DIGITS_EM)
    outline = QPainterPath()
    outline.addText(QPointF(0, 0), font, character)
    return QFontMetrics(font).horizontalAdvance(character), outline
