"""One line that unfolds into more, for what is advised and need not be read every time."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import chevron, focus_ring
from retrotimer.ui.parts.button import TARGET


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
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The arrow head and the words."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 32, max(TARGET, metrics.height() + 12))

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
        words = QRectF(self.rect()).adjusted(4 if mirrored else 24, 0, -24 if mirrored else -4, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 8, self.palette().color(colours.TEXT))
        painter.end()
