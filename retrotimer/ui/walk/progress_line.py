"""The line under the countdown: how much of the plan is over, with its minutes and its half."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from retrotimer.core.faces import RunningFace
from retrotimer.ui.look import colours
from retrotimer.ui.look.shapes import rounded_box

_THICK = 12.0


class ProgressLine(QWidget):
    """Draws a `RunningFace`'s fraction, marks and halfway point."""

    def __init__(self) -> None:
        super().__init__()
        self._face: RunningFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_face(self, face: RunningFace) -> None:
        """Draw this face."""
        self._face = face
        self.update()

    def sizeHint(self) -> QSize:
        """A line with room for its marks."""
        return QSize(400, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line from the leading edge."""
        if self._face is None:
            return
        painter = QPainter(self)
        palette = self.palette()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        line = QRectF(0, 6, self.width(), _THICK)
        rounded_box(painter, line, _THICK / 2, fill=palette.color(colours.TRACK))
        done = QRectF(line)
        done.setWidth(line.width() * self._face.fraction)
        if done.width() > 0:
            done.setWidth(max(_THICK, done.width()))
            role = colours.WARNING if self._face.paused else colours.ACCENT
            rounded_box(painter, done, _THICK / 2, fill=palette.color(role))
        quiet = palette.color(colours.QUIET)
        for mark in self._face.marks:
            painter.fillRect(QRectF(line.width() * mark - 1, line.bottom() + 5, 2, 4), quiet)
        middle = line.width() * self._face.halfway
        painter.fillRect(QRectF(middle - 1, 1, 2, self.height() - 6), palette.color(colours.TEXT))
        painter.end()
