"""One line that unfolds into more, for what is advised and need not be read every time."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import chevron, focus_ring
from retrotimer.ui.parts.button import TARGET

_HEAD, _TAIL = 24, 8


class Disclosure(QToolButton):
    """A checkable line with an arrow head: checked means unfolded."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(fonts.font(weight=QFont.Weight.DemiBold))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The arrow head and the words in a line, with a hair to spare: they must not wrap for a rounding."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + _HEAD + _TAIL + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word allows."""
        longest = max(self.text().split(), key=len, default="")
        return QSize(QFontMetrics(self.font()).horizontalAdvance(longest) + _HEAD + _TAIL, TARGET)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The words' height, and never less than a finger needs."""
        room = QRect(0, 0, max(1, width - _HEAD - _TAIL), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        return max(TARGET, words.height() + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw arrow head, words and focus."""
        painter = QPainter(self)
        accent = self.palette().color(colours.ACCENT)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        head = QRectF(0, 0, 16, 16)
        head.moveCenter(QRectF(self.rect()).center())
        head.moveLeft(self.width() - 18 if mirrored else 2)
        painter.save()
        if self.isChecked():
            painter.translate(head.center())
            painter.rotate(90)
            painter.translate(-head.center())
        chevron(painter, head, accent, right=self.isChecked() or not mirrored)
        painter.restore()
        painter.setPen(accent)
        painter.setFont(self.font())
        words = QRectF(self.rect()).adjusted(
            _TAIL if mirrored else _HEAD, 0, -_HEAD if mirrored else -_TAIL, 0
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self.text())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 8, self.palette().color(colours.TEXT))
        painter.end()
