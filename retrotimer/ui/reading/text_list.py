"""The list of texts: each with its name, and what is said of it below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.scroll import SlimScrollBar, own_viewport
from retrotimer.ui.reading.texts import Text

Index = QModelIndex | QPersistentModelIndex
Mark = Callable[[QPainter, QRectF, str, QPalette], None]
"""Draws the mark of a text, by its key, into a square place."""

NO_PARENT = QModelIndex()
_RADIUS = 10
_PADDING, _GAP, _BETWEEN = 12, 8, 3
_MARK = 12
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeading) | int(Qt.AlignmentFlag.AlignTop)


class TextModel(QAbstractListModel):
    """The texts that are listed now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts: tuple[Text, ...] = ()

    def show_texts(self, texts: Sequence[Text]) -> None:
        """List these."""
        self.beginResetModel()
        self.texts = tuple(texts)
        self.endResetModel()

    def text(self, row: int) -> Text | None:
        """The text of a row."""
        return self.texts[row] if 0 <= row < len(self.texts) else None

    def row_of(self, key: str) -> int:
        """The row of a text, or -1."""
        return next((row for row, text in enumerate(self.texts) if text.key == key), -1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many texts are listed."""
        return 0 if parent.isValid() else len(self.texts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """A text's name, and what a screen reader says of it."""
        text = self.text(index.row())
        if text is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return text.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text.spoken or text.title
        return None


class TextDelegate(QStyledItemDelegate):
    """Draws a text's name, and below it what is said of it, beside its mark."""

    def __init__(self, view: "TextList", mark: Mark | None) -> None:
        super().__init__(view)
        self._view = view
        self._mark = mark

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """All words wrap in the width of the list."""
        width = self._view.viewport().width()
        text = self._view.texts.text(index.row())
        words = sum(self._heights(text, width)) if text is not None else 0
        return QSize(width, max(TARGET, words + 2 * _PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row; the chosen one lies on a soft box."""
        text = self._view.texts.text(index.row())
        if text is None:
            return
        rect: QRect = option.rect
        palette = self._view.palette()
        box = QRectF(rect).adjusted(2, 2, -2, -2)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:  # its border tells it also where the palette has no soft colour
            fill, border = palette.color(colours.SOFT), palette.color(colours.ACCENT)
            rounded_box(painter, box, _RADIUS, fill=fill, border=border)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded_box(painter, box, _RADIUS, fill=palette.color(colours.CHIP))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, box, _RADIUS, palette.color(colours.TEXT))
        title, between, below = self._heights(text, rect.width())
        top = rect.top() + (rect.height() - title - between - below) // 2
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setPen(palette.color(colours.TEXT))
        painter.setFont(_title_font())
        painter.drawText(QRect(inner.left(), top, inner.width(), title), _WRAPPED, text.title)
        if text.below:
            painter.setPen(palette.color(colours.TEXT if chosen else colours.QUIET))
            place = QRect(inner.left(), top + title + between, inner.width(), below)
            self._draw_below(painter, place, text, palette)
        painter.restore()

    def _draw_below(self, painter: QPainter, place: QRect, text: Text, palette: QPalette) -> None:
        painter.setFont(fonts.font(fonts.SMALL))
        aside, words = self._room_of_mark(), QRect(place)
        if self._mark is not None:
            side = fonts.scaled(_MARK)
            down = (painter.fontMetrics().height() - side) // 2
            mark = QRect(place.left(), place.top() + down, side, side)
            words.setLeft(place.left() + aside)
            if self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                mark.moveRight(place.right())
                words.moveLeft(place.left())
            self._mark(painter, QRectF(mark), text.key, palette)
        painter.drawText(words, _WRAPPED, text.below)

    def _heights(self, text: Text, width: int) -> tuple[int, int, int]:
        """The heights of the name, of what lies between, and of what is said below."""
        inner = max(1, width - 2 * _PADDING)
        title = _height(text.title, _title_font(), inner)
        if not text.below:
            return title, 0, 0
        beside = max(1, inner - self._room_of_mark())
        return title, _BETWEEN, _height(text.below, fonts.font(fonts.SMALL), beside)

    def _room_of_mark(self) -> int:
        return fonts.scaled(_MARK) + _GAP if self._mark is not None else 0


class TextList(QListView):
    """Shows texts, one of which is chosen.

    Signals:
        chosen(key): another text is chosen, or None where there is none.
        opened(): the chosen text is to be read by keys.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, name: str, mark: Mark | None = None) -> None:
        super().__init__()
        own_viewport(self)
        self.viewport().setBackgroundRole(colours.CARD)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.texts = TextModel(self)
        self.setItemDelegate(TextDelegate(self, mark))
        self.setModel(self.texts)

    @property
    def key(self) -> str | None:
        """The chosen text's."""
        text = self.texts.text(self.currentIndex().row())
        return text.key if text is not None else None

    def show_texts(self, texts: Sequence[Text]) -> None:
        """List these; the chosen one stays chosen if it is among them, else the first is."""
        key = self.key
        self.texts.show_texts(texts)
        self.choose(key or "")

    def choose(self, key: str) -> None:
        """Choose the text of this key, or the first where it is not listed."""
        row = max(0, self.texts.row_of(key))
        self.setCurrentIndex(self.texts.index(row, 0))
        if not self.texts.rowCount():
            self.chosen.emit(None)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which text is chosen."""
        super().currentChanged(current, previous)
        text = self.texts.text(current.row())
        if text is not None:
            self.chosen.emit(text.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; what scrolls the text is left to the page."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat() and self.key is not None:
                self.opened.emit()
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _title_font() -> QFont:
    return fonts.font(fonts.RUNNING_TEXT, QFont.Weight.DemiBold)


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, text).height()
