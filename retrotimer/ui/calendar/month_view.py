"""The table of the month. Its arrow keys wish for days, so they cross months like everything else."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from retrotimer.core.days import MONTHS_A_YEAR
from retrotimer.core.month import WEEKS, DayFace, MonthFace
from retrotimer.core.weeks import DAYS
from retrotimer.ui.calendar.day_delegate import DayDelegate
from retrotimer.ui.calendar.month_model import MonthModel
from retrotimer.ui.calendar.swipe import Swipe
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.scroll import own_viewport

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

_WHEEL_STEP = 120
_BESIDE_NUMBER = 8
_GIVEN_TO_NUMBERS = 2
_GROWS = 1.4


class QuietHeader(QHeaderView):
    """The weekdays' names or the weeks' numbers, without the boxes of a spreadsheet."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        own_viewport(self)
        self.setFont(fonts.font(fonts.SMALL))
        self.viewport().setBackgroundRole(colours.CARD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them all; Qt itself would also draw a stray line, where the script runs from right to left."""
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(colours.QUIET))
        painter.setFont(self.font())
        flat = self.orientation() is Qt.Orientation.Horizontal
        for section in range(self.count()):
            at, size = self.sectionViewportPosition(section), self.sectionSize(section)
            place = QRect(at, 0, size, self.height()) if flat else QRect(0, at, self.width(), size)
            text = self.model().headerData(section, self.orientation())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(text or ""))
        painter.end()


class MonthView(QTableView):
    """Draws a `MonthFace` with one selected day.

    Signals:
        day_requested(date): a day was pressed.
        step_requested(days, months): the selection should move by so much.
        today_requested(): back to today.
    """

    day_requested = Signal(object)
    step_requested = Signal(int, int)
    today_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._month = MonthModel(self)
        self._turned = 0
        self._swipe = Swipe()
        self._numbers: QuietHeader | None = None
        self._told: date | None = None
        own_viewport(self)
        self.viewport().setBackgroundRole(colours.CARD)
        self.setModel(self._month)
        self.setItemDelegate(DayDelegate(self, self._month))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAutoScroll(False)  # all of the month is always in sight
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(QuietHeader(Qt.Orientation.Horizontal, self))
        palette = self.palette()
        palette.setColor(
            QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent
        )  # the delegate marks the day
        self.setPalette(palette)
        self.setAccessibleName(self.tr("Month"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(self._most())

    def take_height(self, height: int) -> None:
        """Grow to this height where there is room, between the least and a little more than the design's."""
        most = min(max(height, self.minimumSizeHint().height()), self._most())
        if most != self.maximumHeight():  # telling it again would ask for another layout
            self.setMaximumHeight(most)

    def show_face(self, face: MonthFace) -> None:
        """Draw this month."""
        fresh = self._month.rowCount() == 0
        self._month.show_face(face)
        if face.numbered or self._numbers is not None:
            self._show_numbers(shown=face.numbered)
        if fresh:
            self._fit()

    def show_selected(self, face: DayFace) -> None:
        """Mark the selected day; who listens is told of it, and of its week if that is another one."""
        before, self._told = self._told, face.date
        self._month.select(face.date)
        index = self._month.index_of(face.date)
        moved = index != self.currentIndex()
        self.setCurrentIndex(index)
        if before not in {None, face.date} and self.isVisible() and not (moved and self.hasFocus()):
            announce(self, self._month.selected_sentence())  # no cell gets the focus, so none is read out

    def sizeHint(self) -> QSize:
        """Cells as the design draws them."""
        return QSize(
            fonts.CELL * (DAYS + 1) + self._numbers_width(),
            fonts.cell_side() * WEEKS + self.horizontalHeader().sizeHint().height(),
        )

    def minimumSizeHint(self) -> QSize:
        """No cell becomes too small for its number or for a finger; the weeks' numbers take from all."""
        numbers = self._numbers_width()
        side = fonts.cell_side() - (fonts.scaled(_GIVEN_TO_NUMBERS) if numbers else 0)
        return QSize(
            side * (DAYS + 1) + numbers,
            fonts.cell_side() * WEEKS + self.horizontalHeader().sizeHint().height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room evenly."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Arrows, Page Up and Down and Home wish for days; everything else goes on to the window."""
        forward = -1 if self._is_mirrored() else 1
        year = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        months = MONTHS_A_YEAR if year else 1
        steps = {
            Qt.Key.Key_Left: (-forward, 0),
            Qt.Key.Key_Right: (forward, 0),
            Qt.Key.Key_Up: (-DAYS, 0),
            Qt.Key.Key_Down: (DAYS, 0),
            Qt.Key.Key_PageUp: (0, -months),
            Qt.Key.Key_PageDown: (0, months),
        }
        if event.key() in steps:
            self.step_requested.emit(*steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self.today_requested.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: "QMouseEvent") -> None:
        """A press selects a day; a week's goal is not a day."""
        index = self.indexAt(event.position().toPoint())
        face = self._month.face_at(index)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(face, DayFace):
            self.day_requested.emit(face.date)

    def mouseMoveEvent(self, event: "QMouseEvent") -> None:
        """A drag selects nothing; tooltips still follow the pointer."""
        event.accept()

    def wheelEvent(self, event: "QWheelEvent") -> None:
        """A swipe sideways leafs; so does the wheel while the month has the focus, or the page scrolls."""
        sideways = self._swipe.take(event)
        if sideways is not None:
            self._step_months(-sideways if self._is_mirrored() else sideways)
        elif self.hasFocus():
            self._turned += event.angleDelta().y()
            turns = int(self._turned / _WHEEL_STEP)
            self._turned -= turns * _WHEEL_STEP
            self._step_months(-turns)
        else:
            event.ignore()
            return
        event.accept()

    def _most(self) -> int:
        return round(self.minimumSizeHint().height() * _GROWS)

    def _step_months(self, months: int) -> None:
        if months:
            self.step_requested.emit(0, months)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _show_numbers(self, *, shown: bool) -> None:
        """Show the weeks' numbers, or no longer; who never wants them pays nothing for them."""
        if self._numbers is None:
            self._numbers = QuietHeader(Qt.Orientation.Vertical, self)
            self.setVerticalHeader(self._numbers)
            corner = self.findChild(QAbstractButton)
            if corner is not None:
                corner.setMaximumSize(0, 0)  # Qt draws a box there that selects everything
        self._numbers.setVisible(shown)
        self._numbers.setFixedWidth(self._numbers_width())
        self.updateGeometry()

    def _numbers_width(self) -> int:
        if self._numbers is None or self._numbers.isHidden():
            return 0
        return QFontMetrics(self._numbers.font()).horizontalAdvance("53") + _BESIDE_NUMBER

    def _fit(self) -> None:
        """Share the room evenly among columns and rows."""
        columns, rows = DAYS + 1, WEEKS
        width = self.viewport().width()
        height = self.viewport().height()
        for column in range(columns):
            self.setColumnWidth(column, width * (column + 1) // columns - width * column // columns)
        for row in range(rows):
            self.setRowHeight(row, height * (row + 1) // rows - height * row // rows)
