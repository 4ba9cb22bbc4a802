"""Small buttons that show a sign instead of a word, for rows that have little room; their name tells all."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.button import TARGET, Button, draw_ground

_SIGN = 16


class Sign(Enum):
    """What is drawn: a pencil, or a bin."""

    EDIT = "edit"
    DELETE = "delete"


class IconButton(Button):
    """A square button with a sign; `name` is its tooltip and what a screen reader says."""

    def __init__(self, sign: Sign, name: str) -> None:
        super().__init__()
        self._sign = sign
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Large enough for a finger, and for the sign at any text size."""
        side = max(TARGET, fonts.scaled(_SIGN) + 20)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """It never shrinks."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign, and a box behind it where the pointer or the focus is."""
        painter = QPainter(self)
        draw = {Sign.EDIT: draw_pencil, Sign.DELETE: draw_bin}[self._sign]
        draw(painter, draw_ground(painter, self, fonts.scaled(_SIGN)), self.palette().color(colours.QUIET))
        painter.end()


def draw_pencil(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A pencil whose point is at the lower left."""
    path = _outline(rect, (0.06, 0.94), (0.12, 0.7), (0.7, 0.12), (0.88, 0.3), (0.3, 0.88), (0.06, 0.94))
    path.moveTo(_at(rect, 0.56, 0.26))
    path.lineTo(_at(rect, 0.74, 0.44))
    _stroke(painter, path, rect, colour)


def draw_bin(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A bin with its lid."""
    path = _outline(rect, (0.06, 0.22), (0.94, 0.22))
    path.addPath(_outline(rect, (0.36, 0.22), (0.38, 0.06), (0.62, 0.06), (0.64, 0.22)))
    path.addPath(_outline(rect, (0.18, 0.22), (0.25, 0.94), (0.75, 0.94), (0.82, 0.22)))
    for across in (0.41, 0.59):
        path.moveTo(_at(rect, across, 0.42))
        path.lineTo(_at(rect, across, 0.74))
    _stroke(painter, path, rect, colour)


def _at(rect: QRectF, across: float, down: float) -> QPointF:
    return QPointF(rect.left() + rect.width() * across, rect.top() + rect.height() * down)


def _outline(rect: QRectF, *points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(_at(rect, *points[0]))
    for point in points[1:]:
        path.lineTo(_at(rect, *point))
    return path


def _stroke(painter: QPainter, path: QPainterPath, rect: QRectF, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(1.4, rect.width() / 11)
    painter.setPen(
        QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPath(path)
    painter.restore()
