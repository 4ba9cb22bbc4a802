"""What is drawn by hand more than once: rounded boxes, focus rings, checks, chevrons."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

FOCUS_WIDTH = 2.0


def rounded_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A box with round corners; its border lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if border is not None else 0.0
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    # A `QBrush` made in Python would bring gradients and images along, with 300 names: 2 ms of the start.
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    radius = min(radius, inner.width() / 2, inner.height() / 2)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def soft_shadow(painter: QPainter, card: QRectF, radius: float, reach: float) -> None:
    """The shadow of a card that lies `reach` pixels above the page; it ends where that many are around it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 4))
    steps = round(reach)
    for step in range(steps):
        out = reach * (1 - step / steps)
        grown = card.adjusted(-out, -out * 0.6, out, out)
        painter.drawRoundedRect(grown, radius + out, radius + out)
    painter.restore()


def focus_ring(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """The ring around what the keyboard would act on, along the inside of `rect`."""
    rounded_box(painter, rect, radius, border=colour, width=FOCUS_WIDTH)


def check_mark(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
    """A check that fills `rect`."""
    path = QPainterPath()
    path.moveTo(_at(rect, 0.0, 0.55))
    path.lineTo(_at(rect, 0.36, 0.9))
    path.lineTo(_at(rect, 1.0, 0.12))
    _stroke(painter, path, colour, width)


def chevron(painter: QPainter, rect: QRectF, colour: QColor, *, right: bool) -> None:
    """An arrow head that points to one side."""
    tip, back = (0.64, 0.36) if right else (0.36, 0.64)
    path = QPainterPath()
    path.moveTo(_at(rect, back, 0.22))
    path.lineTo(_at(rect, tip, 0.5))
    path.lineTo(_at(rect, back, 0.78))
    _stroke(painter, path, colour, max(1.5, rect.width() / 12))


def down_chevron(painter: QPainter, rect: QRectF, colour: QColor, *, up: bool = False) -> None:
    """An arrow head that points down, or up."""
    tip, back = (0.36, 0.64) if up else (0.64, 0.36)
    path = QPainterPath()
    path.moveTo(_at(rect, 0.22, back))
    path.lineTo(_at(rect, 0.5, tip))
    path.lineTo(_at(rect, 0.78, back))
    _stroke(painter, path, colour, max(1.5, rect.width() / 9))


def pause_bars(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The two bars of a pause."""
    bar = rect.width() * 0.3
    for left in (rect.left() + rect.width() * 0.08, rect.right() - rect.width() * 0.08 - bar):
        rounded_box(painter, QRectF(left, rect.top(), bar, rect.height()), bar / 4, fill=colour)


def _at(rect: QRectF, across: float, down: float) -> QPointF:
    return QPointF(rect.left() + rect.width() * across, rect.top() + rect.height() * down)


def _stroke(painter: QPainter, path: QPainterPath, colour: QColor, width: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPath(path)
    painter.restore()
