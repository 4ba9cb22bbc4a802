"""Draws the month's cells: discs, arcs, rings, the run's sign, and the week's pips.

A day's state is told by shape and words, never by colour alone.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from retrotimer.core.month import DayFace, DayLook, WeekRow
from retrotimer.core.weeks import Outlook
from retrotimer.ui.calendar.month_model import FACE_ROLE
from retrotimer.ui.calendar.pips import draw_pips
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import check_mark, focus_ring, rounded_box

_DISC = 34 / fonts.CELL
_FULL_CIRCLE = 360 * 16
_TOP = 90 * 16


class DayDelegate(QStyledItemDelegate):
    """Draws a `DayFace` or a `WeekRow` of one view.

    Which cell is selected it asks the view: `option.state` says it too, but to read that, PySide has to
    make all of `QStyle`, which takes 8 ms of the start.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A cell that grows with the text."""
        side = fonts.cell_side()
        return QSize(side, side)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        face = index.data(FACE_ROLE)
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
        painter.setOpacity(0.45)
    ink = palette.color(colours.TEXT if face.in_month else colours.QUIET)
    if face.look is DayLook.COMPLETE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(disc)
        ink = palette.color(colours.ON_ACCENT)
    elif face.look is DayLook.PARTIAL:
        draw_arc(painter, disc, face.fraction, accent, palette.color(colours.TRACK))
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


def draw_arc(painter: QPainter, disc: QRectF, fraction: float, colour: QColor, track: QColor) -> None:
    """How much of a complete day was walked, clockwise from the top."""
    width = disc.width() * 0.09
    ring = disc.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(track, width))
    painter.drawEllipse(ring)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(ring, _TOP, -round(_FULL_CIRCLE * fraction))


def _draw_today(painter: QPainter, disc: QRectF, palette: QPalette, *, full: bool) -> None:
    """A bold ring, just outside of what the day itself draws."""
    grow = disc.width() * (0.1 if full else 0.06)
    ring = disc.adjusted(-grow, -grow, grow, grow)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(colours.ACCENT), 2.5))
    painter.drawEllipse(ring)


def _draw_number(painter: QPainter, disc: QRectF, face: DayFace, ink: QColor) -> None:
    complete = face.look is DayLook.COMPLETE
    weight = QFont.Weight.Bold if complete or face.is_today else QFont.Weight.Medium
    font = fonts.font(fonts.RUNNING_TEXT - (1 if complete else 0), weight)
    if complete:  # the disc grows less than large text does, and it holds the check, too
        font.setPixelSize(min(font.pixelSize(), round(disc.height() * 0.42)))
    painter.setFont(font)
    painter.setPen(ink)
    number = QRectF(disc)
    if complete:
        number.setHeight(disc.height() * 0.66)
        mark = QRectF(0, 0, disc.width() * 0.26, disc.width() * 0.19)
        mark.moveCenter(QPointF(disc.center().x(), disc.top() + disc.height() * 0.75))
        check_mark(painter, mark, ink, disc.width() * 0.06)
    painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(face.date.day))


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
