"""The list of cards: each with its name, and how sure its claims are."""

from collections.abc import Sequence

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
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from retrotimer.core.learn import Card, card_about
from retrotimer.core.topics import Topic
from retrotimer.ui.learn.certainty import draw_mark, tone
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.scroll import SlimScrollBar, own_viewport
from retrotimer.words.learn import cards as words

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_PADDING, _GAP, _BETWEEN = 12, 8, 3
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeading) | int(Qt.AlignmentFlag.AlignTop)


class CardModel(QAbstractListModel):
    """The cards that are listed now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._topics: tuple[Topic, ...] = ()

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """List the cards on these topics."""
        self.beginResetModel()
        self._topics = tuple(topics)
        self.endResetModel()

    def card(self, row: int) -> Card | None:
        """The card of a row."""
        return card_about(self._topics[row]) if 0 <= row < len(self._topics) else None

    def row_of(self, topic: Topic | None) -> int:
        """The row of a topic, or -1."""
        return self._topics.index(topic) if topic in self._topics else -1

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many cards are listed."""
        return 0 if parent.isValid() else len(self._topics)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """A card's name; for a screen reader also how sure it is, and the card in a sentence."""
        card = self.card(index.row())
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.title(card.topic)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words.title(card.topic)}: {_sure(card)}. {words.summary(card.topic)}"
        return None


class CardDelegate(QStyledItemDelegate):
    """Draws a card's name, and below it how sure its claims are: the mark is that of the least sure."""

    def __init__(self, view: "CardList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Both texts wrap in the width of the list."""
        width = self._view.viewport().width()
        title, sure = self._heights(self._view.cards.card(index.row()), width)
        return QSize(width, max(TARGET, title + _BETWEEN + sure + 2 * _PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row; the chosen one lies on a soft box."""
        card = self._view.cards.card(index.row())
        if card is None:
            return
        rect: QRect = option.rect
        palette = self._view.palette()
        box = QRectF(rect).adjusted(2, 2, -2, -2)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:  # its border tells it also where the palette has no soft colour
            fill, border = palette.color(colours.SOFT), palette.color(colours.ACCENT)
            rounded_box(painter, box, 10, fill=fill, border=border)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded_box(painter, box, 10, fill=palette.color(colours.CHIP))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, box, 10, palette.color(colours.TEXT))
        title, sure = self._heights(card, rect.width())
        top = rect.top() + (rect.height() - title - sure - _BETWEEN) // 2
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setPen(palette.color(colours.TEXT))
        painter.setFont(_title_font())
        painter.drawText(QRect(inner.left(), top, inner.width(), title), _WRAPPED, words.title(card.topic))
        top += title + _BETWEEN
        side, line = _mark_side(), QFontMetrics(fonts.font(fonts.SMALL)).height()
        mark = QRect(inner.left(), top + (line - side) // 2, side, side)
        text = QRect(inner.left() + side + _GAP, top, inner.width() - side - _GAP, sure)
        if self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            mark.moveRight(inner.right())
            text.moveLeft(inner.left())
        least = card.least_sure
        draw_mark(painter, QRectF(mark), least, palette.color(tone(least)))
        painter.setPen(palette.color(colours.TEXT if chosen else colours.QUIET))
        painter.setFont(fonts.font(fonts.SMALL))
        painter.drawText(text, _WRAPPED, _sure(card))
        painter.restore()

    @staticmethod
    def _heights(card: Card | None, width: int) -> tuple[int, int]:
        """The heights of both texts."""
        if card is None:
            return 0, 0
        inner = max(1, width - 2 * _PADDING)
        title = _height(words.title(card.topic), _title_font(), inner)
        return title, _height(_sure(card), fonts.font(fonts.SMALL), max(1, inner - _mark_side() - _GAP))


class CardList(QListView):
    """Shows cards, one of which is chosen.

    Signals:
        card_chosen(card): another card is chosen, or None.
        opened(): the chosen card is to be read by keys.
    """

    card_chosen = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
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
        self.setAccessibleName(self.tr("Cards"))
        self.cards = CardModel(self)
        self.setItemDelegate(CardDelegate(self))
        self.setModel(self.cards)

    @property
    def card(self) -> Card | None:
        """The chosen card."""
        return self.cards.card(self.currentIndex().row())

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """List the cards on these topics; the chosen one stays chosen if it is among them."""
        chosen = self.card
        self.cards.show_topics(topics)
        self.choose(chosen.topic if chosen else None)

    def choose(self, topic: Topic | None) -> None:
        """Choose the card on a topic, or the first where there is none."""
        row = max(0, self.cards.row_of(topic))
        self.setCurrentIndex(self.cards.index(row, 0))
        if not self.cards.rowCount():
            self.card_chosen.emit(None)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which card is chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.card_chosen.emit(self.cards.card(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; what scrolls the card is left to the page."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat() and self.card is not None:
                self.opened.emit()
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _sure(card: Card) -> str:
    """How sure a card's claims are, each degree once."""
    return " · ".join(words.certainty_name(one) for one in card.certainties)


def _title_font() -> QFont:
    return fonts.font(15, QFont.Weight.DemiBold)


def _mark_side() -> int:
    return fonts.scaled(12)


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, text).height()
