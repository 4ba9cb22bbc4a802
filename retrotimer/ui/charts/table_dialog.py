"""A chart as a table, in a dialog of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QDialogButtonBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from retrotimer.core.charts import Chart
from retrotimer.ui.charts.table_model import ChartTable, Index
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.ui.parts.table import PADDING, LineHead, SlimTable
from retrotimer.words import charts as words

_WIDTH = 800
_TELLING = 100
_LEAST_ROWS, _ROWS = 4, 10


class CellDelegate(QStyledItemDelegate):
    """Leaves the room beside a cell's words that the names of the columns leave."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Move the words; Qt leaves three pixels by itself."""
        super().initStyleOption(option, index)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        aside = PADDING - 3
        option.rect = option.rect.adjusted(0 if mirrored else aside, 0, -aside if mirrored else 0, 0)


class ChartTableView(SlimTable):
    """Shows a `ChartTable`; the keys go from cell to cell, and Ctrl+C copies the rows that are chosen."""

    def __init__(self, table: ChartTable) -> None:
        super().__init__(table, QFontMetrics(fonts.font()).height() + 14)
        self._table = table
        self.setFont(fonts.font())
        self.setItemDelegate(CellDelegate(self))
        head = LineHead(self)
        head.setStretchLastSection(True)  # or the style would fill what is left of the line
        self.take_head(head, _LEAST_ROWS)
        palette = self.palette()
        if palette.color(colours.SOFT) != palette.color(colours.CARD):  # as in high contrast
            palette.setColor(QPalette.ColorRole.Highlight, palette.color(colours.SOFT))
            palette.setColor(QPalette.ColorRole.HighlightedText, palette.color(colours.TEXT))
            self.setPalette(palette)
        self._fit_columns()

    def sizeHint(self) -> QSize:
        """All columns, and as many rows as can be seen at once."""
        shown = min(max(self._table.rowCount(), _LEAST_ROWS), _ROWS)
        return QSize(self.horizontalHeader().length(), self.high(shown))

    def copy(self) -> None:
        """Put the chosen rows into the clipboard, or all of them where no more than one is chosen."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        QGuiApplication.clipboard().setText(self._table.as_text(rows if len(rows) > 1 else ()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by the system's keys for it."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _fit_columns(self) -> None:
        """As wide as their names and cells are; the first hundred rows tell, and dates are alike."""
        metrics, names = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        rows = range(min(_TELLING, self._table.rowCount()))
        for column in range(self._table.columnCount()):
            name = str(self._table.headerData(column, Qt.Orientation.Horizontal))
            cells = [str(self._table.index(row, column).data()) for row in rows]
            widest = max(map(metrics.horizontalAdvance, cells), default=0)
            self.setColumnWidth(column, max(widest, names.horizontalAdvance(name)) + 2 * PADDING)


class TableDialog(SheetDialog):
    """Shows a chart's figures, and copies them as text."""

    def __init__(self, chart: Chart, note: str, parent: QWidget | None = None) -> None:
        title = words.title(chart.name)
        super().__init__(title, _WIDTH, parent)
        self.view = ChartTableView(ChartTable(chart, self))
        self.view.setAccessibleName(title)
        self.sheet.addWidget(Label(title, 24, QFont.Weight.Bold))
        if note:
            self.sheet.addWidget(quiet(note))
        self.sheet.addWidget(self.view, 1)
        roles = QDialogButtonBox.ButtonRole
        self._copy = self.offer(self.tr("Copy"), roles.ActionRole)
        close = self.offer(self.tr("Close"), roles.RejectRole)
        close.setDefault(True)
        self._copy.setAccessibleName(self.tr("Copy the table as text"))
        self._copy.clicked.connect(self._on_copy_clicked)
        if self.view.model().rowCount():
            self.view.setCurrentIndex(self.view.model().index(self.view.model().rowCount() - 1, 0))
            self.view.scrollToBottom()
        self.view.setFocus()

    def _on_copy_clicked(self) -> None:
        self.view.copy()
        self._copy.setText(self.tr("Copied"))
        announce(self._copy, self.tr("Copied"))
