"""The table of all walks: sorted by a column, with one chosen walk that can be corrected or taken out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QWidget

from retrotimer.core.walk_id import WalkId
from retrotimer.ui.history.history_model import Column, HistoryModel
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.table import PADDING, LineDelegate, LineHead, LineTable
from retrotimer.words import history as words


class HistoryHeader(LineHead):
    """The columns' names, and an arrow head where the list is sorted by one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSectionsClickable(True)
        self._sorted: Column | None = None
        self._descending = True

    def show_order(self, column: Column, *, descending: bool) -> None:
        """Mark the column that the list is sorted by."""
        self._sorted, self._descending = column, descending
        self.viewport().update()

    def is_marked(self, section: int) -> bool:
        """Whether the list is sorted by a column."""
        return section == self._sorted

    def draw_mark(self, painter: QPainter, place: QRect, name: str) -> None:
        """Draw the arrow head after the name."""
        width = self.fontMetrics().horizontalAdvance(name)
        side = self.fontMetrics().ascent() * 0.6
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = place.right() - width - side - 6 if mirrored else place.left() + width + 6
        head = QRectF(left, place.center().y() - side / 3, side, side * 0.66)
        _arrow(painter, head, self.palette(), down=self._descending)


def _arrow(painter: QPainter, rect: QRectF, palette: QPalette, *, down: bool) -> None:
    base, tip = (rect.top(), rect.bottom()) if down else (rect.bottom(), rect.top())
    path = QPainterPath(QPointF(rect.left(), base))
    path.lineTo(QPointF(rect.right(), base))
    path.lineTo(QPointF(rect.center().x(), tip))
    path.closeSubpath()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, palette.color(colours.ACCENT))


class HistoryView(LineTable):
    """Shows a `HistoryModel` with one chosen row.

    Signals:
        edit_requested(), remove_requested(): correct the chosen walk, or take it out.
    """

    edit_requested = Signal()
    remove_requested = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__(model)
        quiet = (Column.ENDING, Column.PAIN, Column.NOTE)
        self.setItemDelegate(LineDelegate(self, strong=(Column.DAY,), quiet=quiet))
        self.head = HistoryHeader(self)
        self.take_head(self.head)
        self._walks = model
        self._put_in = -1
        model.rowsInserted.connect(self._on_rows_inserted)
        self.setAccessibleName(self.tr("All walks"))
        self.take_widths(self._least_widths(), Column.NOTE)
        self.doubleClicked.connect(lambda _index: self.edit_requested.emit())

    def show_keys(self, keys: Sequence[int], *, from_top: bool, changed: WalkId | None = None) -> None:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects, and Delete takes out."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.edit_requested.emit()
        elif key == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._put_in = first if first == last else -1

    def _least_widths(self) -> dict[int, int]:
        """How wide the columns must be for what usually stands in them."""
        metrics = QFontMetrics(fonts.font(weight=QFont.Weight.Medium))
        head = self.head.fontMetrics()
        widths: dict[int, int] = {}
        for column, texts in words.examples().items():
            name = str(self.model().headerData(Column[column], Qt.Orientation.Horizontal))
            named = head.horizontalAdvance(name) + head.ascent() + PADDING  # with the arrow head
            widest = max(map(metrics.horizontalAdvance, texts))
            widths[Column[column]] = max(named, widest) + 2 * PADDING
        return widths
