"""All walks as a table: a row for each, read from the history a page at a time as it comes into sight.

The model holds the keys of the walks and only those walks that were seen last, so a hundred years of daily
walks cost no more than a month of them.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from retrotimer.core.errors import StoreError
from retrotimer.core.queries import Order
from retrotimer.core.records import WalkRecord
from retrotimer.words import history as words
from retrotimer.words import pain
from retrotimer.words.days import time_of_day
from retrotimer.words.plan import mode_name

PAGE = 64
"""How many walks are read at once."""

MOST_KEPT = 16 * PAGE

Read = Callable[[Sequence[int]], Sequence[WalkRecord]]
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class Column(IntEnum):
    """What stands in the columns."""

    DAY = 0
    TIME = 1
    LENGTH = 2
    MODE = 3
    ENDING = 4
    PAIN = 5
    NOTE = 6


ORDERS = {
    Column.DAY: Order.START,
    Column.TIME: Order.START,
    Column.LENGTH: Order.MINUTES,
    Column.MODE: Order.MODE,
    Column.ENDING: Order.OUTCOME,
    Column.PAIN: Order.PAIN,
    Column.NOTE: Order.NOTE,
}
"""What a press on a column's head sorts by."""


class HistoryModel(QAbstractTableModel):
    """Shows the walks of some keys; `read` makes walks of keys and may raise `StoreError`.

    Signals:
        reading_failed(error): walks that came into sight could not be read; said once until new keys come.
        gone(): some of the walks are no longer in the history; new keys would be in order.
    """

    reading_failed = Signal(object)
    gone = Signal()

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._keys: Sequence[int] = ()
        self._kept: OrderedDict[int, WalkRecord | None] = OrderedDict()
        self._error: StoreError | None = None
        self._heads = {
            Column.DAY: self.tr("Day"),
            Column.TIME: self.tr("Time"),
            Column.LENGTH: self.tr("Length"),
            Column.MODE: self.tr("Kind", "walk or run"),
            Column.ENDING: self.tr("How it ended"),
            Column.PAIN: self.tr("Pain"),
            Column.NOTE: self.tr("Note"),
        }
        # What is found while a view asks is told once it has done asking.
        self._tell_error, self._tell_gone = QTimer(self), QTimer(self)
        for timer, tell in ((self._tell_error, self._on_failed), (self._tell_gone, self.gone.emit)):
            timer.setSingleShot(True)
            timer.timeout.connect(tell)

    def show_keys(self, keys: Sequence[int]) -> None:
        """Show the walks of these keys in their order, as they are now.

        Where some rows were taken out or put in, and no others moved, a view is told just that.
        """
        self._error = None
        self._kept.clear()
        old = self._keys
        start, old_end, end = _difference(old, keys)
        if start == old_end == end:
            self._keys = keys
        elif start == end:
            self.beginRemoveRows(NO_PARENT, start, old_end - 1)
            self._keys = keys
            self.endRemoveRows()
        elif start == old_end:
            self.beginInsertRows(NO_PARENT, start, end - 1)
            self._keys = keys
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._keys = keys
            self.endResetModel()
            return
        if keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, len(Column) - 1))

    def key_at(self, row: int) -> int | None:
        """The key of the walk in a row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int:
        """The row of a key, or -1."""
        return self._keys.index(key) if key in self._keys else -1

    def record_at(self, row: int) -> WalkRecord | None:
        """The walk in a row, read where it must be; None where it cannot be read."""
        key = self.key_at(row)
        if key is None:
            return None
        if key not in self._kept and self._error is None:
            self._read_page(row)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One for each walk."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; they say so where its walk cannot be read."""
        if role not in _ROLES or not self.checkIndex(
            index, QAbstractTableModel.CheckIndexOption.IndexIsValid
        ):
            return None
        record, column = self.record_at(index.row()), Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(record, column) if record else ""
        if record is None:
            return words.unread()
        if role == Qt.ItemDataRole.ToolTipRole:
            return _in_lines(record.feedback.note) if column is Column.NOTE else None
        return _sentence(record, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._heads[Column(section)]
        return None

    def _read_page(self, row: int) -> None:
        start = row - row % PAGE
        keys = self._keys[start : start + PAGE]
        try:
            records = self._read(keys)
            if len(records) == len(keys):
                self._keep(keys, records)
            else:  # some are gone; only one by one can it be told which
                for key in keys:
                    self._keep([key], self._read([key]) or [None])
                self._tell_gone.start()
        except StoreError as error:
            self._error = error  # not asked again for each cell
            self._tell_error.start()

    def _keep(self, keys: Sequence[int], records: Sequence[WalkRecord | None]) -> None:
        self._kept.update(zip(keys, records, strict=True))
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def _on_failed(self) -> None:
        if self._error is not None:
            self.reading_failed.emit(self._error)


_ROLES = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}


def _cell(record: WalkRecord, column: Column) -> str:
    return {
        Column.DAY: lambda: words.date_with_weekday(record.started.date),
        Column.TIME: lambda: time_of_day(record.started.local),
        Column.LENGTH: lambda: words.cell_duration(record),
        Column.MODE: lambda: mode_name(record.mode),
        Column.ENDING: lambda: words.ending(record),
        Column.PAIN: lambda: pain.signs(record),
        Column.NOTE: lambda: " ".join(record.feedback.note.split()),
    }[column]()


def _sentence(record: WalkRecord, column: Column) -> str:
    """What a screen reader says of a cell; of the first one, all there is to know of the walk."""
    return {
        Column.DAY: lambda: words.row_sentence(record),
        Column.PAIN: lambda: pain.sentence(record),
        Column.NOTE: lambda: record.feedback.note or words.no_note(),
    }.get(column, lambda: _cell(record, column))()


def _in_lines(note: str) -> str | None:
    """A note as a tooltip, which would otherwise stand in one line, or take some notes for mark-up."""
    if not note:
        return None
    from html import escape  # a tooltip is seldom asked for

    return f"<qt>{escape(note).replace(chr(10), '<br>')}</qt>"


def _difference(old: Sequence[int], new: Sequence[int]) -> tuple[int, int, int]:
    """Where two lists begin to differ, and where in each of them they are alike again to the end."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    same = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    return start, len(old) - same, len(new) - same
