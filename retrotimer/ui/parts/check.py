"""A check box with a box large enough to be seen and pressed."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import check_mark, focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET, draw_key, key_box
from retrotimer.ui.parts.flow import follow_width

_BOX = 22
_GAP = 12
_RING = 4
_KEY_MARGIN = 18
"""As on the cards that stand below it in the checklist."""


class CheckLine(QCheckBox):
    """One statement with its box at the leading edge; the statement wraps where the line is short.

    The key that ticks it, where there is one, stands at the other edge until it is ticked.
    """

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self._key = key
        self._key_font = fonts.font(fonts.SMALL)
        self.setFont(fonts.font(fonts.LARGE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        follow_width(self)

    def sizeHint(self) -> QSize:
        """The statement on one line."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + self._beside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word allows."""
        longest = max(self.text().split(), key=len, default="")
        width = QFontMetrics(self.font()).horizontalAdvance(longest) + self._beside()
        return QSize(width, TARGET)

    def hasHeightForWidth(self) -> bool:
        """The statement wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The statement's height, and never less than a finger needs."""
        room = QRectF(0, 0, max(1, width - self._beside()), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room.toRect(), Qt.TextFlag.TextWordWrap, self.text())
        return max(TARGET, words.height() + 12)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the line can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, check, words and focus."""
        painter = QPainter(self)
        palette = self.palette()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = fonts.scaled(_BOX)
        box = QRectF(_RING, (self.height() - side) / 2, side, side)
        words = QRectF(self._indent(), 0, self.width() - self._beside(), self.height())
        key = key_box(self._key, self._key_font)
        key.moveTop((self.height() - key.height()) / 2)
        key.moveRight(self.width() - _KEY_MARGIN)
        if mirrored:
            box.moveRight(self.width() - _RING)
            words.moveRight(self.width() - self._indent())
            key.moveLeft(_KEY_MARGIN)
        if self.isChecked():
            rounded_box(painter, box, side * 0.28, fill=palette.color(colours.ACCENT))
            mark = box.adjusted(side * 0.24, side * 0.28, -side * 0.24, -side * 0.28)
            check_mark(painter, mark, palette.color(colours.ON_ACCENT), side * 0.12)
        else:
            rounded_box(painter, box, side * 0.28, border=palette.color(colours.QUIET), width=2)
        if self.hasFocus():
            ring = box.adjusted(-_RING, -_RING, _RING, _RING)
            focus_ring(painter, ring, side * 0.28 + _RING, palette.color(colours.TEXT))
        painter.setPen(palette.color(colours.TEXT))
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self.text())
        if self._key and not self.isChecked():
            draw_key(painter, key, self._key, self._key_font, palette.color(colours.QUIET))
        painter.end()

    def _beside(self) -> int:
        """What the words do not have of the width."""
        key = round(key_box(self._key, self._key_font).width()) + _GAP + _KEY_MARGIN if self._key else _RING
        return self._indent() + key

    def _indent(self) -> int:
        return _RING + fonts.scaled(_BOX) + _GAP
