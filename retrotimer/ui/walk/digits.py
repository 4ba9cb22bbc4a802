"""The countdown's digits, as large as their place allows, drawn as outlines so that no size is too big."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from retrotimer.ui.look import colours, fonts

_DRAWN = 200.0
_SLACK = 8
"""Pixels that a digit may reach beyond its own place."""

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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the width between the margins or the height that round digits leave, whichever comes first."""
        painter = QPainter(self)
        draw_digits(painter, self._place(), self._text, self.palette().color(colours.TEXT))
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
        metrics = QFontMetricsF(fonts.digits_font(_DRAWN))
        first = next(at for at, (one, other) in enumerate(zip(text, before, strict=True)) if one != other)
        whole = metrics.horizontalAdvance(text)
        if whole <= 0 or whole != metrics.horizontalAdvance(before):
            return self.rect()
        scale = min(place.width() / whole, place.height() / metrics.capHeight())
        left = place.center().x() + (metrics.horizontalAdvance(text[:first]) - whole / 2) * scale
        return self.rect().adjusted(max(0, int(left) - _SLACK), 0, 0, 0)


def draw_digits(painter: QPainter, place: QRectF, text: str, colour: QColor) -> None:
    """Draw digits centred in a place, as large as fits. They stand alike for texts of one length."""
    font = fonts.digits_font(_DRAWN)
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(text), metrics.capHeight()
    if not text or width <= 0 or place.isEmpty():
        return
    scale = min(place.width() / width, place.height() / height)
    path = QPainterPath()
    path.addText(QPointF(-width / 2, height / 2), font, text)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center())
    painter.scale(scale, scale)
    painter.fillPath(path, colour)
    painter.restore()
