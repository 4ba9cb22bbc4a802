"""The programme's walks, a line for each week: done, next, or still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.programme import ProgrammeWalk, ProgrammeWeek, Step
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.discs import bounded_font, draw_number, draw_ring, fill_disc
from retrotimer.words import programme as words
from retrotimer.words.numbers import number

_DISC = 40 / 46
_WIDEST = 2.4
"""How far walks stand apart at most, in cells: further, and a line falls into pieces."""


class WeekLine(QLabel):
    """Draws a `ProgrammeWeek`; a label to screen readers, which hear it in a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._week: ProgrammeWeek | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, week: ProgrammeWeek) -> None:
        """Draw this week."""
        self._week = week
        self.setAccessibleName(words.week_sentence(week))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The week's name and its walks."""
        if self._week is None:
            return QSize()
        cell = fonts.cell_side()
        return QSize(self._name_width() + round(len(self._week.walks) * cell * 1.25), cell)

    def minimumSizeHint(self) -> QSize:
        """The walks may stand close, but none is cut off."""
        if self._week is None:
            return QSize()
        cell = fonts.cell_side()
        return QSize(self._name_width() + len(self._week.walks) * cell, cell)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name at the leading edge, and the walks after it."""
        if self._week is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_name_font())
        painter.setPen(self.palette().color(colours.QUIET if self._week.next is None else colours.TEXT))
        name = self._visual(QRectF(0, 0, self._name_width(), self.height()))
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter  # Qt mirrors it
        painter.drawText(name, leading, words.week_name(self._week))
        cell = fonts.cell_side()
        step = min((self.width() - self._name_width()) / len(self._week.walks), cell * _WIDEST)
        disc = QRectF(0, 0, cell * _DISC, cell * _DISC)
        for before, walk in enumerate(self._week.walks):
            place = QRectF(self._name_width() + before * step, 0, step, self.height())
            disc.moveCenter(self._visual(place).center())
            _draw_walk(painter, disc, walk, self.palette())
        painter.end()

    def _visual(self, place: QRectF) -> QRectF:
        """The place, mirrored where the script runs from right to left."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveRight(self.width() - place.left())
        return place

    def _name_width(self) -> int:
        name = words.week_name(self._week) if self._week is not None else ""
        return QFontMetrics(_name_font()).horizontalAdvance(name) + fonts.scaled(16)


class ProgrammeGrid(QWidget):
    """All weeks of the programme, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._lines: list[WeekLine] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_weeks(self, weeks: Sequence[ProgrammeWeek]) -> None:
        """Draw these weeks."""
        while len(self._lines) < len(weeks):
            line = WeekLine()
            self._lines.append(line)
            self._column.addWidget(line)
        for line, week in zip(self._lines, weeks, strict=True):
            line.show_week(week)


def _name_font() -> QFont:
    return fonts.font(fonts.RUNNING_TEXT, QFont.Weight.DemiBold)


def _draw_walk(painter: QPainter, disc: QRectF, walk: ProgrammeWalk, palette: QPalette) -> None:
    """A filled disc with a check, a bold ring, or a thin one."""
    accent, quiet = palette.color(colours.ACCENT), palette.color(colours.QUIET)
    done, next_ = walk.step is Step.DONE, walk.step is Step.NEXT
    if done:
        fill_disc(painter, disc, accent)
    else:
        draw_ring(painter, disc, accent if next_ else quiet, 3.0 if next_ else 1.0)
    weight = QFont.Weight.Bold if done or next_ else QFont.Weight.Medium
    painter.setFont(bounded_font(disc, fonts.RUNNING_TEXT, weight))
    ink = palette.color(colours.ON_ACCENT) if done else palette.color(colours.TEXT) if next_ else quiet
    draw_number(painter, disc, number(walk.minutes), ink, checked=done)
