"""The table of all walks: whole rows are chosen, and drawn without the boxes of a spreadsheet."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from retrotimer.ui.history.history_model import Column, HistoryModel, Index
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.scroll import SlimScrollBar, own_viewport
from retrotimer.words import history as words

_PADDING = 10
_ROWS_AT_LEAST = 3


class HistoryHeader(QHeaderView):
    """The columns' names, and an arrow head where the list is sorted by one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        own_viewport(self)
        self.setFont(fonts.font(fonts.SMALL, QFont.Weight.DemiBold))
        self.viewport().setBackgroundRole(colours.CARD)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(max(TARGET, self.fontMetrics().height() + 16))
        self._sorted: Column | None = None
        self._descending = True

    def show_order(self, column: Column, *, descending: bool) -> None:
        """Mark the column that the list is sorted by."""
        self._sorted, self._descending = column, descending
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name from its leading edge, the arrow head after it, and the line below."""
        palette = self.palette()
        column = Column(section)
        sorted_ = column is self._sorted
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, palette.color(colours.LINE))
        painter.setPen(palette.color(colours.TEXT if sorted_ else colours.QUIET))
        painter.setFont(self.font())
        place = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, name)
        if sorted_:
            width = self.fontMetrics().horizontalAdvance(name)
            side = self.fontMetrics().ascent() * 0.6
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = place.right() - width - side - 6 if mirrored else place.left() + width + 6
            head = QRectF(left, place.center().y() - side / 3, side, side * 0.66)
            _arrow(painter, head, palette, down=self._descending)
        painter.restore()


def _arrow(painter: QPainter, rect: QRectF, palette: QPalette, *, down: bool) -> None:
    base, tip = (rect.top(), rect.bottom()) if down else (rect.bottom(), rect.top())
    path = QPainterPath(QPointF(rect.left(), base))
    path.lineTo(QPointF(rect.right(), base))
    path.lineTo(QPointF(rect.center().x(), tip))
    path.closeSubpath()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, palette.color(colours.ACCENT))


class WalkDelegate(QStyledItemDelegate):
    """Writes a cell's words, cut short where they are long; the view draws what lies behind a row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Write the words, and a fine line below them."""
        palette: QPalette = option.palette
        rect: QRect = option.rect
        first = index.column() == Column.DAY
        quiet = index.column() in {Column.ENDING, Column.PAIN, Column.NOTE}
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, palette.color(colours.LINE))
        painter.setPen(palette.color(colours.QUIET if quiet else colours.TEXT))
        painter.setFont(fonts.font(weight=QFont.Weight.Medium if first else QFont.Weight.Normal))
        place = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)
        painter.restore()


class HistoryView(QTableView):
    """Shows a `HistoryModel` with one chosen row.

    Signals:
        edit_requested(), remove_requested(): correct the chosen walk, or take it out.
        row_changed(): another row is chosen, or none.
    """

    edit_requested = Signal()
    remove_requested = Signal()
    row_changed = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        own_viewport(self)
        self.viewport().setBackgroundRole(colours.CARD)
        self.setVerticalScrollBar(SlimScrollBar(self))
        aside = SlimScrollBar(self)
        aside.setFixedHeight(aside.sizeHint().width())  # as slim as the one that lies the other way
        self.setHorizontalScrollBar(aside)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())  # or the style would draw one between the scroll bars
        self.setItemDelegate(WalkDelegate(self))
        self.head = HistoryHeader(self)
        self.setHorizontalHeader(self.head)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        self._row_height = max(TARGET, QFontMetrics(fonts.font()).height() + 20)
        rows.setDefaultSectionSize(self._row_height)
        self._walks = model
        self._put_in = -1
        self.setModel(model)
        model.rowsInserted.connect(self._on_rows_inserted)
        palette = self.palette()
        # The chosen row is drawn as a whole, in `paintEvent`.
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.setAccessibleName(self.tr("All walks"))
        self.setMinimumHeight(self.head.height() + _ROWS_AT_LEAST * self._row_height + aside.height())
        self._widths = self._least_widths()
        self.doubleClicked.connect(lambda _index: self.edit_requested.emit())

    @property
    def row(self) -> int:
        """The chosen row, or -1."""
        return self.currentIndex().row()

    def show_keys(self, keys: Sequence[int], *, from_top: bool, changed: UUID | None = None) -> None:
        """Show the walks of these keys; the chosen one stays chosen and the list where it was scrolled to.

        A walk that was put in is chosen if it is the one that was `changed` here: what another program enters
        must not slip under a key that is about to be pressed.  In the place of one that was taken out, the
        next is.
        """
        row, bar = max(0, self.row), self.verticalScrollBar()
        key, scrolled = self._walks.key_at(self.row), 0 if from_top else bar.value()
        self._put_in = -1
        self._walks.show_keys(keys)
        kept = self._walks.row_of(key) if key is not None else -1
        put_in = self._walks.record_at(self._put_in) if changed is not None and not from_top else None
        if put_in is not None and put_in.id == changed:
            kept = self._put_in
        if kept < 0:
            kept = 0 if from_top else min(row, len(keys) - 1)
        if keys:
            self.setCurrentIndex(self._walks.index(kept, max(0, self.currentIndex().column())))
            bar.setValue(scrolled)
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Draw the whole of both rows, and tell."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.row_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects, Delete takes out, Home and End go to the first and last walk.

        Letters are left alone: to find a row that begins with them, Qt would read every walk there is.
        """
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.edit_requested.emit()
        elif key == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.remove_requested.emit()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.model().rowCount():
            row = 0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(row, max(0, self.currentIndex().column())))
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note gets the room that is left; where there is none, the table scrolls to the side."""
        super().resizeEvent(event)
        least = sum(self._widths.values())
        for column, width in self._widths.items():
            extra = max(0, self.viewport().width() - least) if column is Column.NOTE else 0
            self.setColumnWidth(column, width + extra)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chosen row's ground, the words, and its outline."""
        row = self._row_rect()
        ground = QPainter(self.viewport())
        rounded_box(ground, row, 8, fill=self.palette().color(colours.SOFT))
        ground.end()
        super().paintEvent(event)
        outline = QPainter(self.viewport())
        focus_ring(outline, row, 8, self.palette().color(colours.TEXT if self.hasFocus() else colours.LINE))
        outline.end()

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._put_in = first if first == last else -1

    def _row_rect(self) -> QRectF:
        """Where the chosen row stands; an empty place where none is chosen."""
        index = self.currentIndex()
        if not index.isValid():
            return QRectF()
        width = self.head.length()
        left = self.head.sectionViewportPosition(0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left += self.columnWidth(0) - width
        return QRectF(left, self.rowViewportPosition(index.row()), width, self._row_height)

    def _least_widths(self) -> dict[Column, int]:
        """How wide the columns must be for what usually stands in them."""
        metrics = QFontMetrics(fonts.font(weight=QFont.Weight.Medium))
        head = self.head.fontMetrics()
        widths = {}
        for column, texts in words.examples().items():
            name = str(self.model().headerData(Column[column], Qt.Orientation.Horizontal))
            named = head.horizontalAdvance(name) + head.ascent() + _PADDING  # with the arrow head
            widest = max(map(metrics.horizontalAdvance, texts))
            widths[Column[column]] = max(named, widest) + 2 * _PADDING
        return widths
