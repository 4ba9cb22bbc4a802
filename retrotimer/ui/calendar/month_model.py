"""The month as a table: a row for each week, a column for each weekday, and one for the week's goal.

The faces are computed in the core; the model hands them to the delegate and their sentences to
tooltips and screen readers.
"""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from retrotimer.core.month import WEEKS, DayFace, MonthFace, WeekRow
from retrotimer.core.weeks import DAYS, week_start
from retrotimer.words import days as words

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

GOAL_COLUMN = DAYS

NO_PARENT = QModelIndex()


class MonthModel(QAbstractTableModel):
    """Holds one `MonthFace`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face: MonthFace | None = None
        self._selected: date | None = None
        self._enters_week = True

    def show_face(self, face: MonthFace) -> None:
        """Hold this face; only what differs is reported, so only that is drawn again."""
        before, self._face = self._face, face
        if before is None:
            self.beginResetModel()
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before.rows, face.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, GOAL_COLUMN))
        if before.numbered != face.numbered:
            self.dataChanged.emit(self.index(0, GOAL_COLUMN), self.index(WEEKS - 1, GOAL_COLUMN))
        if _numbers(before) != _numbers(face):
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, WEEKS - 1)
        if before.first_weekday != face.first_weekday:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, GOAL_COLUMN)

    def rowCount(self, parent: "Index" = NO_PARENT) -> int:
        """Six weeks, once there is a month."""
        return 0 if parent.isValid() or self._face is None else WEEKS

    def columnCount(self, parent: "Index" = NO_PARENT) -> int:
        """Seven days and the goal."""
        return 0 if parent.isValid() else DAYS + 1

    def data(self, index: "Index", role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A day's number, a week's count, their faces and their sentences."""
        face = self.face_at(index)
        if face is None:
            return None
        if isinstance(face, DayFace):
            if role == Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._week_words(index.row()) if face.date == self._selected else None
            return _day_data(face, role)
        return _week_data(face, role, numbered=self._face is not None and self._face.numbered)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The weekdays' names, and the goal's; where they are wanted, the numbers of the weeks."""
        if self._face is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            rows = self._face.rows if self._face.numbered else ()
            return _number_data(rows[section], role) if 0 <= section < len(rows) else None
        if section == GOAL_COLUMN:
            full = role == Qt.ItemDataRole.AccessibleTextRole
            short = self.tr("Goal") if role == Qt.ItemDataRole.DisplayRole else None
            return self.tr("Week's goal") if full else short
        return _weekday_data((self._face.first_weekday + section) % DAYS, role)

    def face_at(self, index: "Index") -> DayFace | WeekRow | None:
        """What stands at an index."""
        if self._face is None or not self.checkIndex(
            index, QAbstractTableModel.CheckIndexOption.IndexIsValid
        ):
            return None
        row = self._face.rows[index.row()]
        return row if index.column() == GOAL_COLUMN else row.days[index.column()]

    def select(self, day: date) -> None:
        """Know which day is selected; its cell also describes its week, if the day before lay in another."""
        if self._face is None or day == self._selected:
            return
        before, self._selected = self._selected, day
        first = self._face.first_weekday
        self._enters_week = before is None or week_start(before, first) != week_start(day, first)

    def selected_sentence(self) -> str:
        """All that the selected day's cell says, in one go."""
        index = self.index_of(self._selected)
        text = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        week = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
        return words.both(text, str(week)) if week else text

    def index_of(self, day: date | None) -> QModelIndex:
        """Where a day stands; an invalid index for a day that is not shown."""
        if self._face is not None:
            for number, row in enumerate(self._face.rows):
                for column, face in enumerate(row.days):
                    if face.date == day:
                        return self.index(number, column)
        return QModelIndex()

    def _week_words(self, row: int) -> str | None:
        if self._face is None or not self._enters_week:
            return None
        return words.week_count(self._face.rows[row], numbered=self._face.numbered) or None


def _numbers(face: MonthFace) -> tuple[int, ...]:
    """The numbers that stand beside the weeks; none where they are not wanted."""
    return tuple(row.number for row in face.rows) if face.numbered else ()


def _day_data(face: DayFace, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return str(face.date.day)
    if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
        return words.day_sentence(face)
    return None


def _weekday_data(weekday: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return words.weekday_name(weekday, short=True)
    if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
        return words.weekday_name(weekday)
    return None


def _number_data(row: WeekRow, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return str(row.number)
    if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
        return words.week_number(row)
    return None


def _week_data(row: WeekRow, role: int, *, numbered: bool) -> object:
    if not row.begun:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return str(row.face.complete)
    if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
        return words.week_row_sentence(row, numbered=numbered)
    return None
