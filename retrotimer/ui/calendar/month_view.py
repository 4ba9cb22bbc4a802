"""The table of the month. Its arrow keys wish for days, so they cross months like everything else."""

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from retrotimer.core.month import WEEKS, DayFace, MonthFace
from retrotimer.core.weeks import DAYS
from retrotimer.ui.calendar.day_delegate import DayDelegate
from retrotimer.ui.calendar.month_model import MonthModel
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.scroll import own_viewport

_WHEEL_STEP = 120
_MONTHS_A_YEAR = 12


class WeekdayHeader(QHeaderView):
    """The weekdays' names, without the boxes of a spreadsheet."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        own_viewport(self)
        self.setFont(fonts.font(fonts.SMALL))
        self.viewport().setBackgroundRole(colours.CARD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name."""
        painter.setPen(self.palette().color(colours.QUIET))
        painter.setFont(self.font())
        name = self.model().headerData(section, Qt.Orientation.Horizontal)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(name))


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
        own_viewport(self)
        self.viewport().setBackgroundRole(colours.CARD)
        self.setModel(self._month)
        self.setItemDelegate(DayDelegate(self))
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
        header = WeekdayHeader(Qt.Orientation.Horizontal, self)
        self.setHorizontalHeader(header)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        for one in (header, self.verticalHeader()):
            one.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        palette = self.palette()
        palette.setColor(
            QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent
        )  # the delegate marks the day
        self.setPalette(palette)
        self.setAccessibleName(self.tr("Month"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(round(self.minimumSizeHint().height() * 1.4))

    def show_face(self, face: MonthFace) -> None:
        """Draw this month."""
        fresh = self._month.rowCount() == 0
        self._month.show_face(face)
        if fresh:
            self._fit()

    def show_selected(self, face: DayFace) -> None:
        """Mark the selected day."""
        index = self._month.index_of(face.date)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def sizeHint(self) -> QSize:
        """Cells as the design draws them."""
        return QSize(
            fonts.CELL * (DAYS + 1), fonts.cell_side() * WEEKS + self.horizontalHeader().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        """No cell becomes too small for its number or for a finger."""
        return QSize(
            fonts.cell_side() * (DAYS + 1),
            fonts.cell_side() * WEEKS + self.horizontalHeader().sizeHint().height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room evenly."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page Up and Down and Home wish for days; everything else goes on to the window."""
        forward = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        year = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        months = _MONTHS_A_YEAR if year else 1
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press selects a day; a week's goal is not a day."""
        index = self.indexAt(event.position().toPoint())
        face = self._month.face_at(index)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(face, DayFace):
            self.day_requested.emit(face.date)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag selects nothing; tooltips still follow the pointer."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A turn of the wheel is a month while the month has the focus; otherwise the page scrolls."""
        if not self.hasFocus():
            event.ignore()
            return
        self._turned += event.angleDelta().y()
        turns = int(self._turned / _WHEEL_STEP)
        if turns:
            self._turned -= turns * _WHEEL_STEP
            self.step_requested.emit(0, -turns)
        event.accept()

    def _fit(self) -> None:
        """Share the room evenly among columns and rows."""
        columns, rows = DAYS + 1, WEEKS
        width = self.viewport().width()
        height = self.viewport().height()
        for column in range(columns):
            self.setColumnWidth(column, width * (column + 1) // columns - width * column // columns)
        for row in range(rows):
            self.setRowHeight(row, height * (row + 1) // rows - height * row // rows)
