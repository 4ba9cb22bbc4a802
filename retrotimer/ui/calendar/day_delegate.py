"""Draws the month's cells: discs, arcs, rings, the run's sign, and the week's pips.

A day's state is told by shape and words, never by colour alone.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from retrotimer.core.month import DayFace, DayLook, WeekRow
from retrotimer.core.weeks import Outlook
from retrotimer.ui.calendar.pips import draw_pips
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.discs import bounded_font, draw_arc, draw_dots, draw_number, draw_ring, fill_disc
from retrotimer.ui.look.shapes import check_mark, focus_ring, rounded_box

if TYPE_CHECKING:
    from retrotimer.ui.calendar.month_model import Index, MonthModel

DIM = 0.45
"""How much of their colour the shapes of another month's days keep."""

_DISC = 34 / fonts.CELL
_TODAY_WIDTH = 2.5


class DayDelegate(QStyledItemDelegate):
    """Draws a `DayFace` or a `WeekRow` of one view.

    Which cell is selected it asks the view: `option.state` says it too, but to read that, PySide has to
    make all of `QStyle`, which takes 8 ms of the start.  And what a cell shows it asks the model, as what
    comes through Qt's variants costs another class.
    """

    def __init__(self, view: QTableView, model: "MonthModel") -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: "Index") -> QSize:
        """A cell that grows with the text."""
        side = fonts.cell_side()
        return QSize(side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "Index") -> None:
        """Draw one cell."""
        face = self._model.face_at(index)
        cell = QRectF(option.rect)
        palette: QPalette = option.palette
        selected = index == self._view.currentIndex()
        focused = selected and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(face, DayFace):
            _draw_day(painter, cell, face, palette, selected=selected, focused=focused)
        elif isinstance(face, WeekRow):
            _draw_week(painter, cell, face, palette)
        painter.restore()


def _draw_day(
    painter: QPainter, cell: QRectF, face: DayFace, palette: QPalette, *, selected: bool, focused: bool
) -> None:
    side = min(cell.width(), cell.height())
    disc = QRectF(0, 0, side * _DISC, side * _DISC)
    disc.moveCenter(cell.center())
    accent = palette.color(colours.ACCENT)
    if not face.in_month:
        painter.setOpacity(DIM)
    ink = palette.color(colours.TEXT if face.in_month else colours.QUIET)
    if face.look is DayLook.COMPLETE:
        fill_disc(painter, disc, accent)
        ink = palette.color(colours.ON_ACCENT if face.in_month else colours.TEXT)  # on what is dimmed
    elif face.look is DayLook.PARTIAL:
        draw_arc(painter, disc, face.fraction, accent, palette.color(colours.TRACK))
    if face.planned:
        draw_dots(painter, inside_arc(disc, face), palette.color(colours.ACCENT))
    if face.is_today:
        _draw_today(painter, disc, palette, full=face.look is DayLook.COMPLETE)
    if selected and (focused or not face.is_today):
        outline = palette.color(colours.TEXT if focused else colours.QUIET)
        square = QRectF(0, 0, side * 0.94, side * 0.94)
        square.moveCenter(cell.center())
        focus_ring(painter, square, 10, outline)
    painter.setOpacity(1.0)
    _draw_number(painter, disc, face, ink)
    if face.run > 0:
        draw_run(painter, disc, accent)


def inside_arc(disc: QRectF, face: DayFace) -> QRectF:
    """Where a planned day has its dots: around its number, and inside of what was walked already."""
    less = disc.width() * (0.13 if face.look is DayLook.PARTIAL else 0.0)
    return disc.adjusted(less, less, -less, -less)


def _draw_today(painter: QPainter, disc: QRectF, palette: QPalette, *, full: bool) -> None:
    """A bold ring, just outside of what the day itself draws."""
    outside = disc.width() * (0.1 if full else 0.06) + _TODAY_WIDTH / 2
    draw_ring(painter, disc, palette.color(colours.ACCENT), _TODAY_WIDTH, grow=outside)


def _draw_number(painter: QPainter, disc: QRectF, face: DayFace, ink: QColor) -> None:
    complete = face.look is DayLook.COMPLETE
    weight = QFont.Weight.Bold if complete or face.is_today else QFont.Weight.Medium
    if complete:
        painter.setFont(bounded_font(disc, fonts.RUNNING_TEXT - 1, weight))
    else:
        painter.setFont(fonts.font(fonts.RUNNING_TEXT, weight))
    draw_number(painter, disc, str(face.date.day), ink, checked=complete)


def draw_run(painter: QPainter, disc: QRectF, colour: QColor, *, size: float = 0.15) -> None:
    """Two arrow heads that point backwards, beside the disc: a run, which does not fill the day.

    `size` is that of an arrow head, as a share of the disc.
    """
    painter.setPen(QPen(colour, disc.width() * size / 3))
    size *= disc.width()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    for shift in (-0.7, 0.5):
        tip = disc.center() + QPointF(disc.width() * 0.5 + shift * size, disc.height() * 0.42)
        path.moveTo(tip + QPointF(size * 0.7, -size * 0.6))
        path.lineTo(tip)
        path.lineTo(tip + QPointF(size * 0.7, size * 0.6))
    painter.drawPath(path)


def _draw_week(painter: QPainter, cell: QRectF, row: WeekRow, palette: QPalette) -> None:
    if not row.begun:
        return
    accent = palette.color(colours.ACCENT)
    if row.face.outlook is not Outlook.MET:
        place = QRectF(0, 0, cell.width() * 0.88, cell.height() * 0.2)
        place.moveCenter(cell.center())
        draw_pips(painter, place, row.face.complete, row.face.goal, accent)
        return
    side = min(cell.width(), cell.height())
    pill = QRectF(0, 0, side * 0.92, side * 0.52)
    pill.moveCenter(cell.center())
    rounded_box(painter, pill, pill.height() / 2, fill=palette.color(colours.SOFT))
    mark = QRectF(0, 0, side * 0.22, side * 0.17)
    mark.moveCenter(QPointF(pill.left() + side * 0.3, pill.center().y()))
    check_mark(painter, mark, accent, max(2.0, side * 0.04))
    painter.setPen(palette.color(colours.TEXT))
    painter.setFont(fonts.font(fonts.RUNNING_TEXT, QFont.Weight.DemiBold))
    number = QRectF(pill.left() + side * 0.42, pill.top(), side * 0.36, pill.height())
    painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(row.face.complete))
