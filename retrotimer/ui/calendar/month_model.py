"""The month as a table: a row for each week, a column for each weekday, and one for the week's goal.

The faces are computed in the core; the model hands them to the delegate and their sentences to
tooltips and screen readers.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from retrotimer.core.month import WEEKS, DayFace, MonthFace, WeekRow
from retrotimer.core.weeks import DAYS
from retrotimer.words import days as words

FACE_ROLE = Qt.ItemDataRole.UserRole + 1
"""A `DayFace`, or in the last column a `WeekRow`."""

GOAL_COLUMN = DAYS

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class MonthModel(QAbstractTableModel):
    """Holds one `MonthFace`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face: MonthFace | None = None

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
        if before.first_weekday != face.first_weekday:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, GOAL_COLUMN)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Six weeks, once there is a month."""
        return 0 if parent.isValid() or self._face is None else WEEKS

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Seven days and the goal."""
        return 0 if parent.isValid() else DAYS + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A day's number, a week's count, their faces and their sentences."""
        face = self.face_at(index)
        if face is None:
            return None
        if role == FACE_ROLE:
            return face
        if isinstance(face, DayFace):
            return _day_data(face, role)
        return _week_data(face, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The weekdays' names, and the goal's."""
        if orientation is not Qt.Orientation.Horizontal or self._face is None:
            return None
        if section == GOAL_COLUMN:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.tr("Goal")
            return self.tr("Week's goal") if role == Qt.ItemDataRole.AccessibleTextRole else None
        weekday = (self._face.first_weekday + section) % DAYS
        if role == Qt.ItemDataRole.DisplayRole:
            return words.weekday_name(weekday, short=True)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return words.weekday_name(weekday)
        return None

    def face_at(self, index: Index) -> DayFace | WeekRow | None:
        """What stands at an index."""
        if self._face is None or not self.checkIndex(
            index, QAbstractTableModel.CheckIndexOption.IndexIsValid
        ):
            return None
        row = self._face.rows[index.row()]
        return row if index.column() == GOAL_COLUMN else row.days[index.column()]

    def index_of(self, day: object) -> QModelIndex:
        """Where a day stands; an invalid index for a day that is not shown."""
        if self._face is not None:
            for number, row in enumerate(self._face.rows):
                for column, face in enumerate(row.days):
                    if face.date == day:
                        return self.index(number, column)
        return QModelIndex()


def _day_data(face: DayFace, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return str(face.date.day)
    if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
        return words.day_sentence(face)
    return None


def _week_data(row: WeekRow, role: int) -> object:
    if not row.begun:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return str(row.face.complete)
    if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
        return words.week_row_sentence(row)
    return None
