"""Tables whose whole rows are chosen, drawn without the boxes of a spreadsheet."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.lines import in_lines
from retrotimer.ui.parts.scroll import SlimScrollBar, own_viewport

Index = QModelIndex | QPersistentModelIndex

PADDING = 10
_BETWEEN = 8
_ROWS_AT_LEAST = 3


class LineHead(QHeaderView):
    """The columns' names above a fine line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        own_viewport(self)
        self.setFont(fonts.font(fonts.SMALL, QFont.Weight.DemiBold))
        self.viewport().setBackgroundRole(colours.CARD)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(max(TARGET, self.fontMetrics().height() + 16))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name from its leading edge, and the line below."""
        palette = self.palette()
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, palette.color(colours.LINE))
        painter.setPen(palette.color(colours.TEXT if self.is_marked(section) else colours.QUIET))
        painter.setFont(self.font())
        place = rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, name)
        if self.is_marked(section):
            self.draw_mark(painter, place, name)
        painter.restore()

    def is_marked(self, _section: int) -> bool:
        """Whether a column stands out from the others."""
        return False

    def draw_mark(self, painter: QPainter, place: QRect, name: str) -> None:
        """Draw what tells why a column stands out, beside its name."""


class LineDelegate(QStyledItemDelegate):
    """Writes a cell's words in up to `lines` lines; the table draws what lies behind a row.

    Words that need more are cut short. `strong` columns are read first, and `quiet` ones step back.
    """

    def __init__(
        self, parent: QWidget, *, strong: Collection[int], quiet: Collection[int], lines: int = 1
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._strong = frozenset(strong)
        self._quiet = frozenset(quiet)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Write the words, and a fine line below them."""
        palette: QPalette = option.palette
        rect: QRect = option.rect
        column = index.column()
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, palette.color(colours.LINE))
        painter.setPen(palette.color(colours.QUIET if column in self._quiet else colours.TEXT))
        weight = QFont.Weight.Medium if column in self._strong else QFont.Weight.Normal
        painter.setFont(fonts.font(weight=weight))
        place = rect.adjusted(PADDING, 0, -PADDING, 0)
        lines = in_lines(str(index.data() or ""), painter.font(), place.width(), self._lines)
        spacing = painter.fontMetrics().lineSpacing()
        place.translate(0, -(len(lines) - 1) * spacing // 2)
        for line in lines:
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, line)
            place.translate(0, spacing)
        painter.restore()


def row_height(lines: int = 1) -> int:
    """Pixels that a row with so many lines of words takes, never too low for a finger."""
    high = QFontMetrics(fonts.font()).height()
    return max(TARGET, high + 20, lines * high + _BETWEEN)


class SlimTable(QTableView):
    """A table without a grid, in rows of one height; its scroll bars are slim."""

    def __init__(self, model: QAbstractItemModel, row_height: int) -> None:
        super().__init__()
        own_viewport(self)
        self.viewport().setBackgroundRole(colours.CARD)
        self.setVerticalScrollBar(SlimScrollBar(self))
        aside = SlimScrollBar(self)
        aside.setFixedHeight(aside.sizeHint().width())  # as slim as the one that lies the other way
        self.setHorizontalScrollBar(aside)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerWidget(QWidget())  # or the style would draw one between the scroll bars
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(row_height)
        self.row_height = row_height
        self.setModel(model)

    def take_head(self, head: LineHead, rows: int = _ROWS_AT_LEAST) -> None:
        """Show this head, and have room for at least so many rows below it."""
        self.setHorizontalHeader(head)
        self.setMinimumHeight(self.high(rows))

    def high(self, rows: int) -> int:
        """The height with so many rows."""
        aside = self.horizontalScrollBar().sizeHint().height()  # what Qt leaves for it, however slim it is
        return self.horizontalHeader().height() + rows * self.row_height + aside


class LineTable(SlimTable):
    """Shows a model with one chosen row; a row has room for so many lines of words.

    Signals:
        row_changed(): another row is chosen, or none.
    """

    row_changed = Signal()

    _whole = False
    """Asked for as soon as there is a model."""

    def __init__(self, model: QAbstractItemModel, lines: int = 1) -> None:
        super().__init__(model, row_height(lines))
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setCornerButtonEnabled(False)
        self._widths: Mapping[int, int] = {}
        self._widest: tuple[int, ...] = ()
        palette = self.palette()
        # The chosen row is drawn as a whole, in `paintEvent`.
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    @property
    def row(self) -> int:
        """The chosen row, or -1."""
        return self.currentIndex().row()

    @property
    def is_whole(self) -> bool:
        """Whether there is room for all rows."""
        return self._whole

    @property
    def more_height(self) -> int:
        """Pixels that all rows take beyond the few that there is room for elsewhere."""
        return self.minimumHeight() - self.high(_ROWS_AT_LEAST)

    def show_whole(self, *, whole: bool) -> None:
        """Have room for all rows that there are now; what is around scrolls, to the chosen one too."""
        self._whole = whole
        rows = max(_ROWS_AT_LEAST, self.model().rowCount()) if whole else _ROWS_AT_LEAST
        height = self.high(rows)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)

    def take_widths(self, widths: Mapping[int, int], *widest: int) -> None:
        """Give the columns at least these widths, and share the room that is left among the widest."""
        self._widths, self._widest = widths, widest
        self._share_room()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Draw the whole of both rows, and tell."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if self._whole:
            self._bring_row()
        self.row_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last row.

        Letters are left alone: to find a row that begins with them, Qt would read every row there is.
        """
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.model().rowCount():
            row = 0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(row, max(0, self.currentIndex().column())))
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room that is left; where there is none, the table scrolls to the side."""
        super().resizeEvent(event)
        self._share_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chosen row's ground, the words, and its outline."""
        row = self._row_rect()
        ground = QPainter(self.viewport())
        rounded_box(ground, row, 8, fill=self.palette().color(colours.SOFT))
        ground.end()
        super().paintEvent(event)
        if row.isEmpty():
            return  # an outline around nothing would leave a dot in the corner
        outline = QPainter(self.viewport())
        focus_ring(outline, row, 8, self.palette().color(colours.TEXT if self.hasFocus() else colours.LINE))
        outline.end()

    def _bring_row(self) -> None:
        """Scroll what is around the table to the chosen row."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        row = self._row_rect().toRect()
        page = around.widget() if around is not None else None
        if around is not None and page is not None and not row.isEmpty():
            at = self.viewport().mapTo(page, row.center())
            around.ensureVisible(at.x(), at.y(), 0, self.row_height)

    def _share_room(self) -> None:
        left = max(0, self.viewport().width() - sum(self._widths.values()))
        for column, width in self._widths.items():
            extra = 0
            if column in self._widest:
                sharing = len(self._widest) - self._widest.index(column)
                extra = left // sharing
                left -= extra
            self.setColumnWidth(column, width + extra)

    def _row_rect(self) -> QRectF:
        """Where the chosen row stands; an empty place where none is chosen."""
        index = self.currentIndex()
        if not index.isValid():
            return QRectF()
        head = self.horizontalHeader()
        width = head.length()
        left = head.sectionViewportPosition(0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left += self.columnWidth(0) - width
        return QRectF(left, self.rowViewportPosition(index.row()), width, self.row_height)
