"""Draws the days of a small month: as the large one does, without what would be too fine to be seen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QPalette

from retrotimer.core.month import DayFace, DayLook
from retrotimer.ui.calendar.day_delegate import draw_run, inside_arc
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.discs import draw_arc, draw_dots, draw_number, draw_ring, fill_disc
from retrotimer.ui.look.shapes import check_mark, focus_ring

_DISC = 0.82
_NUMBER = 0.665
"""A number's size in its disc: as large as two bold digits fit in."""

_SQUARE = 1.16
"""The mark goes around the ring of today, a little beyond the cell."""


class SmallDays:
    """Draws with one painter; what all days share is made once."""

    def __init__(self, painter: QPainter, palette: QPalette, across: float, down: float) -> None:
        self._painter = painter
        self._palette = palette
        self._side = min(across, down)
        disc = self._side * _DISC
        pixels = min(disc * _NUMBER, max(fonts.scaled(fonts.SMALL), disc * 0.42))
        self._fonts = {
            bold: _font(pixels, QFont.Weight.Bold if bold else QFont.Weight.Normal) for bold in (False, True)
        }

    def draw_day(self, cell: QRectF, face: DayFace, *, marked: bool, focused: bool) -> None:
        """One day in its cell."""
        painter, palette = self._painter, self._palette
        disc = QRectF(0, 0, self._side * _DISC, self._side * _DISC)
        disc.moveCenter(cell.center())
        accent = palette.color(colours.ACCENT)
        ink = palette.color(colours.QUIET)
        if face.look is DayLook.COMPLETE:
            fill_disc(painter, disc, accent)
            ink = palette.color(colours.ON_ACCENT)
        elif face.look is DayLook.PARTIAL:
            draw_arc(painter, disc, face.fraction, accent, palette.color(colours.TRACK))
            ink = palette.color(colours.TEXT)
        if face.planned:
            draw_dots(painter, inside_arc(disc, face), accent)
        if face.is_today:
            self._draw_today(disc, full=face.look is DayLook.COMPLETE)
        if face.is_today and face.look is not DayLook.COMPLETE:
            ink = palette.color(colours.TEXT)
        if marked:
            outline = palette.color(colours.TEXT if focused else colours.QUIET)
            square = QRectF(0, 0, self._side * _SQUARE, self._side * _SQUARE)
            square.moveCenter(cell.center())
            focus_ring(painter, square, self._side * 0.22, outline)
        painter.setFont(self._fonts[face.is_today or face.look is DayLook.COMPLETE])
        draw_number(painter, disc, str(face.date.day), ink, checked=False)
        if face.run > 0:
            draw_run(painter, disc, accent, size=0.2)

    def draw_met(self, cell: QRectF) -> None:
        """The check of a week that met the goal, on a soft disc of its own."""
        painter, palette = self._painter, self._palette
        disc = QRectF(0, 0, self._side * 0.72, self._side * 0.72)
        disc.moveCenter(cell.center())
        fill_disc(painter, disc, palette.color(colours.SOFT))
        mark = QRectF(0, 0, disc.width() * 0.5, disc.width() * 0.38)
        mark.moveCenter(disc.center())
        check_mark(painter, mark, palette.color(colours.ACCENT), max(1.5, disc.width() * 0.1))

    def _draw_today(self, disc: QRectF, *, full: bool) -> None:
        """A bold ring, just outside of what the day itself draws."""
        width = max(1.5, disc.width() * 0.07)
        outside = disc.width() * (0.09 if full else 0.05) + width / 2
        draw_ring(self._painter, disc, self._palette.color(colours.ACCENT), width, grow=outside)


def _font(pixels: float, weight: QFont.Weight) -> QFont:
    font = fonts.font(fonts.SMALL, weight)
    font.setPixelSize(max(1, round(pixels)))
    return font
