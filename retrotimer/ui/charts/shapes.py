"""The shapes by which the series of a chart are told apart, also without any colour."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from retrotimer.core.charts import Shape
from retrotimer.ui.charts.style import ChartStyle

_HATCH = 5
_ROUND = 3
_SIGN, _SMALL_SIGN = 8, 5.5


def fill(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Fill a box, without an edge; pen and brush are other ones afterwards.

    Qt's own `fillRect` wants a brush, for which PySide makes all classes and names of gradients: 6 ms, once.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(box)


def draw_bar(painter: QPainter, bar: QRectF, shape: Shape, style: ChartStyle) -> None:
    """A bar: full, light within its outline, or hatched."""
    unit = style.unit
    painter.save()
    fine = min(unit, bar.width() / 4)
    radius = min(_ROUND * unit, bar.width() / 3, bar.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush({Shape.FULL_BAR: style.accent, Shape.LIGHT_BAR: style.soft}.get(shape, style.paper))
    if shape is not Shape.FULL_BAR:
        painter.setPen(QPen(style.accent, fine))
        bar = bar.adjusted(fine / 2, fine / 2, -fine / 2, -fine / 2)
    painter.drawRoundedRect(bar, radius, radius)
    if shape is Shape.HATCHED_BAR:
        _hatch(painter, bar, style)
    painter.restore()


def draw_line(painter: QPainter, points: Sequence[QPointF], shape: Shape, style: ChartStyle) -> None:
    """A line through points, dashed or full."""
    painter.save()
    dashed = shape is Shape.DASHED_LINE
    pen = QPen(style.text if dashed else style.accent, 2 * style.unit)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashed else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([4, 2.5])
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(list(points)))
    painter.restore()


def draw_sign(
    painter: QPainter, middle: QPointF, shape: Shape, style: ChartStyle, *, small: bool = False
) -> None:
    """A sign at a point: a ring, a full square, or a triangle; small where there are many."""
    side = (_SMALL_SIGN if small else _SIGN) * style.unit
    box = QRectF(0, 0, side, side)
    box.moveCenter(middle)
    painter.save()
    pen = QPen(style.text, 1.25 * style.unit)
    if shape is Shape.SQUARE:
        inner = box.adjusted(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08)
        fill(painter, inner, style.accent)
    elif shape is Shape.RING:
        painter.setPen(pen)
        painter.setBrush(style.paper)
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.setPen(pen)
        painter.setBrush(style.soft)
        top = QPointF(middle.x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    painter.restore()


def _hatch(painter: QPainter, bar: QRectF, style: ChartStyle) -> None:
    """Slanted lines, drawn one by one: a brush's pattern would be too fine to see on paper."""
    painter.setClipRect(bar, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(style.accent, min(style.unit, bar.width() / 6)))
    step = _HATCH * style.unit
    along = bar.left() - bar.height()
    while along < bar.right():
        painter.drawLine(QPointF(along, bar.bottom()), QPointF(along + bar.height(), bar.top()))
        along += step
