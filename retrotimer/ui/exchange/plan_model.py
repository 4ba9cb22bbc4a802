"""The lines of a file that is to be imported, as a table; words are made for what is drawn alone."""

from collections.abc import Sequence
from enum import IntEnum
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from retrotimer.core.exchange.planning import Act, Planned
from retrotimer.words import importing as words
from retrotimer.words.import_reasons import why
from retrotimer.words.numbers import number

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class PlanColumn(IntEnum):
    """What stands in the columns."""

    LINE = 0
    ACT = 1
    DAY = 2
    WHAT = 3
    WHY = 4


class PlanModel(QAbstractTableModel):
    """Shows planned lines, all or those of one act."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Planned] = ()
        self._shown: Sequence[Planned] = ()
        self._act: Act | None = None
        self._heads = {
            PlanColumn.LINE: self.tr("Line"),
            PlanColumn.ACT: self.tr("Action"),
            PlanColumn.DAY: self.tr("Day"),
            PlanColumn.WHAT: self.tr("In the file"),
            PlanColumn.WHY: self.tr("Why"),
        }

    def show_lines(self, lines: Sequence[Planned]) -> None:
        """Show these lines."""
        self._lines = lines
        self._show()

    def show_only(self, act: Act | None) -> None:
        """Show the lines of this act, or all."""
        self._act = act
        self._show()

    def line_at(self, row: int) -> Planned | None:
        """The line in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One for each line that is shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(PlanColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; to a screen reader, the first one tells the whole line."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        planned, column = self._shown[index.row()], PlanColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(planned, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.row_sentence(planned) if column is PlanColumn.LINE else _cell(planned, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in {PlanColumn.WHAT, PlanColumn.WHY}:
            text = _cell(planned, column)
            return f"<qt>{escape(text)}</qt>" if text else None  # or it might be taken for mark-up
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(PlanColumn):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._heads[PlanColumn(section)]
        return None

    def _show(self) -> None:
        self.beginResetModel()
        act = self._act
        self._shown = self._lines if act is None else [one for one in self._lines if one.act is act]
        self.endResetModel()


def isolated(text: str) -> str:
    """A file's own words, which keep their direction among those that run the other way."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def _cell(planned: Planned, column: PlanColumn) -> str:
    return {
        PlanColumn.LINE: lambda: number(planned.number),
        PlanColumn.ACT: lambda: words.act_name(planned.act),
        PlanColumn.DAY: lambda: words.day_cell(planned.item),
        PlanColumn.WHAT: lambda: words.what(planned) if planned.entry else isolated(words.what(planned)),
        PlanColumn.WHY: lambda: why(planned),
    }[column]()
