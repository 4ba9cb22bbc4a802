"""A chart's items as a table: for who would rather read figures, and to be copied into other programs."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from retrotimer.core.charts import Chart
from retrotimer.words import charts as words

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class ChartTable(QAbstractTableModel):
    """The rows of a chart; it never changes, a new chart has a new table."""

    def __init__(self, chart: Chart, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._head = words.head(chart)
        self._rows = words.rows(chart)

    def rowCount(self, parent: Index = _TOP) -> int:
        """As many as the chart has items."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """As many as there is to tell of an item."""
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """A cell's words."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._rows[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """A column's name; rows have none."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._head[section] if section < len(self._head) else None

    def as_text(self, rows: Sequence[int] = ()) -> str:
        """These rows, or all, below the columns' names, with tabs between cells as spreadsheets take them."""
        wanted = [self._rows[row] for row in rows] if rows else self._rows
        return "\n".join("\t".join(cells) for cells in (self._head, *wanted))
