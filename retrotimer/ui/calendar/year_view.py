"""Twelve small months in one widget, in the month's own language: disc, arc, rings and marks.

It draws only what lies in the part that asks for it, so a step from day to day costs two cells.
"""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from retrotimer.core.month import DayFace, MonthFace, WeekRow
from retrotimer.core.weeks import DAYS
from retrotimer.core.year import YearFace, met_here
from retrotimer.ui.calendar import year_grid
from retrotimer.ui.calendar.small_days import SmallDays
from retrotimer.ui.calendar.swipe import Swipe
from retrotimer.ui.calendar.year_grid import Measures, YearGrid
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.flow import follow_width
from retrotimer.words import days
from retrotimer.words import year as words

_FEW = 2


class YearView(QWidget):
    """Draws a `YearFace` with one marked day.

    Signals:
        day_requested(date): a day was pressed.
        open_requested(date): a day is to be seen in its month.
        step_requested(days, years): the mark should move by so much.
        today_requested(): back to today.
        day_shown(): the mark stands elsewhere than before.
    """

    day_requested = Signal(object)
    open_requested = Signal(object)
    step_requested = Signal(int, int)
    today_requested = Signal()
    day_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._face: YearFace | None = None
        self._day: DayFace | None = None
        self._swipe = Swipe()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        follow_width(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_face(self, face: YearFace) -> None:
        """Draw this year."""
        self._face = face
        self.setAccessibleName(self.tr("Year %1").replace("%1", str(face.year)))
        self.update()

    def show_day(self, day: DayFace) -> None:
        """Mark this day; who listens is told of it, and of its month if that is another one."""
        before, self._day = self._day, day
        text = days.day_sentence(day)
        if self._face is not None and (before is None or _month(before.date) != _month(day.date)):
            text = days.both(text, words.month_sentence(self._face.months[day.date.month - 1]))
        self.setAccessibleDescription(text)
        if before is not None and before.date != day.date:
            announce(self, text)
        for one in (before, day):
            if one is not None:
                self._update_day(one.date)
        self.day_shown.emit()

    @property
    def mark(self) -> QRectF:
        """Where the marked day stands; an empty place while there is none."""
        return self._place_of(self._day.date) if self._day is not None else QRectF()

    def sizeHint(self) -> QSize:
        """Four months side by side."""
        measures = Measures.now()
        width = round(4.5 * year_grid.least_width(measures))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One month."""
        return QSize(round(year_grid.least_width(Measures.now())), 0)

    def hasHeightForWidth(self) -> bool:
        """Fewer pixels across mean more lines of months."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The least height at this width."""
        return round(year_grid.least_height(width, Measures.now()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months that lie in the part that asks."""
        if self._face is None:
            return
        asked = QRectF(event.rect())
        grid = self._grid()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, month in enumerate(self._face.months, 1):
            if asked.intersects(grid.month(number)):
                self._draw_head(painter, grid, month)
                self._draw_days(painter, grid, month, asked)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The mark stands elsewhere now."""
        super().resizeEvent(event)
        if self._day is not None:
            self.day_shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move over the days, Page Up and Down over the years, Enter opens a day in its month."""
        forward = -1 if self._is_mirrored() else 1
        steps = {
            Qt.Key.Key_Left: (-forward, 0),
            Qt.Key.Key_Right: (forward, 0),
            Qt.Key.Key_Up: (-DAYS, 0),
            Qt.Key.Key_Down: (DAYS, 0),
            Qt.Key.Key_PageUp: (0, -1),
            Qt.Key.Key_PageDown: (0, 1),
        }
        if event.key() in steps:
            self.step_requested.emit(*steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self.today_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            if self._day is not None:
                self.open_requested.emit(self._day.date)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press marks a day."""
        if (day := self._day_at(event.position())) is not None:
            self.day_requested.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second one opens it."""
        if (day := self._day_at(event.position())) is not None:
            self.open_requested.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A swipe sideways leafs through the years; all else scrolls the page."""
        sideways = self._swipe.take(event)
        event.setAccepted(sideways is not None)
        if sideways:
            self.step_requested.emit(0, -sideways if self._is_mirrored() else sideways)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """The mark tells that the keys are its own."""
        self._update_mark()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """And that they are not."""
        self._update_mark()

    def event(self, event: QEvent) -> bool:
        """Each day has its sentence, and so has each week that met the goal."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            text = self._words_at(point)
            QToolTip.showText(event.globalPos(), text, self, self._cell_at(point).toRect())
            return True
        return super().event(event)

    def _draw_head(self, painter: QPainter, grid: YearGrid, month: MonthFace) -> None:
        palette = self.palette()
        painter.setPen(palette.color(colours.TEXT))
        painter.setFont(fonts.font(fonts.RUNNING_TEXT, QFont.Weight.DemiBold))
        # With few months in sight the year above them may have been scrolled away.
        full = grid.columns <= _FEW
        name = days.month_title(month.first) if full else words.month_name(month.month)
        beside = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(grid.title(month.month), beside, name)
        painter.setPen(palette.color(colours.QUIET))
        painter.setFont(fonts.font(fonts.SMALL))
        for column in range(DAYS):
            letter = days.weekday_letter((month.first_weekday + column) % DAYS)
            painter.drawText(grid.name(month.month, column), Qt.AlignmentFlag.AlignCenter, letter)

    def _draw_days(self, painter: QPainter, grid: YearGrid, month: MonthFace, asked: QRectF) -> None:
        small = SmallDays(painter, self.palette(), grid.across, grid.down)
        for number, row in enumerate(month.rows):
            if met_here(month, row):
                small.draw_met(grid.cell(month.month, number, DAYS))
            for column, day in enumerate(row.days):
                cell = grid.cell(month.month, number, column)
                if day.in_month and asked.intersects(cell):
                    marked = self._day is not None and self._day.date == day.date
                    small.draw_day(cell, day, marked=marked, focused=marked and self.hasFocus())

    def _grid(self) -> YearGrid:
        return year_grid.fit(self.width(), self.height(), Measures.now(), mirrored=self._is_mirrored())

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _update_mark(self) -> None:
        if self._day is not None:
            self._update_day(self._day.date)

    def _place_of(self, day: date) -> QRectF:
        """Where a day stands; an empty place for one of another year."""
        if self._face is None or day.year != self._face.year:
            return QRectF()
        return self._grid().place_of(self._face, day)

    def _update_day(self, day: date) -> None:
        self.update(self._place_of(day).toAlignedRect().adjusted(-4, -4, 4, 4))

    def _day_at(self, point: QPointF) -> date | None:
        return self._grid().day_at(self._face, point) if self._face is not None else None

    def _row_at(self, point: QPointF) -> WeekRow | None:
        """The week whose mark is at a point."""
        found = self._grid().hit(self._face, point) if self._face is not None else None
        if found is None or found[2] != DAYS:
            return None
        month, number, _ = found
        return month.rows[number] if met_here(month, month.rows[number]) else None

    def _words_at(self, point: QPointF) -> str:
        if self._face is not None and (day := self._day_at(point)) is not None:
            return days.day_sentence(self._face.day(day))
        row = self._row_at(point)
        return days.week_row_sentence(row) if row is not None else ""

    def _cell_at(self, point: QPointF) -> QRectF:
        found = self._grid().hit(self._face, point) if self._face is not None else None
        if found is None:
            return QRectF()
        month, row, column = found
        return self._grid().cell(month.month, row, column)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
