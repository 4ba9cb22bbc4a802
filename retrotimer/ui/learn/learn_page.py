"""The page of cards: a search, the list, and the card that is read, beside it or in its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retrotimer.core.learn import Card as LearnCard
from retrotimer.core.topics import Topic
from retrotimer.ui.learn.card_list import CardList
from retrotimer.ui.learn.reading import Reading
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import TARGET, Kind, PillButton
from retrotimer.ui.parts.card import GAP, Card
from retrotimer.ui.parts.entry_fields import LineField
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.page_head import page_head
from retrotimer.words.learn import cards as words

_LEAST_SIDE_BY_SIDE = 820
_LIST_WIDTH = 300
_PADDING = 10
_PRINT_KEYS = QKeySequence(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_P)
_FIND_KEYS = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_F)


class LearnPage(QWidget):
    """Shows the cards on some topics, and passes on wishes.

    Signals:
        back_requested(): leave the page.
        search_requested(text): list the cards that have these words.
        print_requested(card): print; this card is the one that is read, or None.
        link_requested(address): read a paper in the browser.
    """

    back_requested = Signal()
    search_requested = Signal(str)
    print_requested = Signal(object)
    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.list = CardList()
        self._reading = Reading(_PRINT_KEYS.toString(QKeySequence.SequenceFormat.NativeText))
        self._is_open = False
        self._is_wide = True
        self._back = PillButton(self.tr("Back"), Kind.LINK, self.tr("Esc", "the key"))
        self._count = quiet()
        self._text = LineField()
        self._text.setPlaceholderText(self.tr("Search the cards"))
        self._text.setAccessibleName(self.tr("Search the cards"))
        self._text.setToolTip(_FIND_KEYS.toString(QKeySequence.SequenceFormat.NativeText))
        self._text.setClearButtonEnabled(True)
        named = self._text.fontMetrics().horizontalAdvance(self._text.placeholderText())
        self._text.setMinimumSize(named + 16 + TARGET, TARGET)  # with the button that clears it
        self._empty = _Empty()
        self._lay_out()
        self._connect()
        self._turn()

    def show_topics(self, topics: Sequence[Topic], total: int) -> None:
        """List the cards on these topics, of `total`; the one that is read stays if it is among them."""
        self.list.show_topics(topics)
        counted = words.count(len(topics), total)
        if self._count.text() not in {"", counted}:
            announce(self._count, counted if topics else words.nothing_found())
        self._count.setText(counted)
        self.list.setVisible(bool(topics))
        self._empty.setVisible(not topics)
        self._turn()

    def read(self, topic: Topic) -> None:
        """Open the card on a topic, whatever was searched for."""
        self._text.clear()
        self.list.choose(topic)
        self._open()

    def take_focus(self) -> None:
        """Let the keys be the list's, or the card's that was left open."""
        if self._is_open and not self._is_wide:
            self._reading.take_focus()
        else:
            self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search, print, go back a step, and scroll the card; what is left goes to the window."""
        key = Qt.Key(event.key())
        pressed = QKeySequence(event.keyCombination())
        if pressed == _FIND_KEYS:
            self._find()
        elif pressed == _PRINT_KEYS:
            self._reading.ask_to_print()
        elif key == Qt.Key.Key_Escape and self._step_back():
            pass
        elif self._text.hasFocus() and key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list.setFocus()
        elif not self._text.hasFocus() and self._reading.isVisible() and self._reading.scroll_by(event):
            pass
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for list and card side by side now, or none any more."""
        super().resizeEvent(event)
        self._turn()

    def _connect(self) -> None:
        self._text.textChanged.connect(self.search_requested)
        self._back.clicked.connect(self.back_requested)
        self._empty.show_all.clicked.connect(self._on_show_all)
        self.list.card_chosen.connect(self._on_card_chosen)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(self._on_clicked)
        self._reading.close_requested.connect(self._close)
        self._reading.print_requested.connect(self.print_requested)
        self._reading.link_requested.connect(self.link_requested)

    def _on_card_chosen(self, card: LearnCard | None) -> None:
        self._reading.show_card(card)

    def _on_clicked(self) -> None:
        """Beside the list a card is there already; in its place it has to be opened."""
        if not self._is_wide:
            self._open()

    def _on_show_all(self) -> None:
        self._text.clear()
        self.list.setFocus()

    def _find(self) -> None:
        self._close()
        self._text.setFocus()
        self._text.selectAll()

    def _step_back(self) -> bool:
        """From the card to the list, and from a search to all cards; whether there was such a step."""
        if self._is_open and (not self._is_wide or self._reading.has_focus):
            self._close()
            return True
        if self._text.text():
            self._on_show_all()
            return True
        return False

    def _open(self) -> None:
        self._is_open = True
        self._turn()
        self._reading.take_focus()

    def _close(self) -> None:
        self._is_open = False
        self._turn()
        self.list.setFocus()

    def _turn(self) -> None:
        """Side by side where there is room; else the card takes the place of the list."""
        self._is_wide = self.width() >= fonts.scaled(_LEAST_SIDE_BY_SIDE)
        some = bool(self.list.cards.rowCount())
        alone = self._is_open and some and not self._is_wide
        self._head.setVisible(not alone)
        self._listed.setVisible(not alone)
        self._reading.setVisible(some and (self._is_wide or alone))
        self._reading.show_way_back(shown=alone)
        limit = fonts.scaled(_LIST_WIDTH) if self._is_wide and some else (1 << 24) - 1
        self._listed.setMaximumWidth(limit)

    def _lay_out(self) -> None:
        self._count.setWordWrap(False)
        self._head = page_head(self.tr("Learn"), self._count, self._text, self._back)
        self._listed = Card(padding=_PADDING)
        self._listed.sheet.addWidget(self.list)
        self._listed.sheet.addWidget(self._empty)
        body = QHBoxLayout()
        body.setSpacing(GAP)
        body.addWidget(self._listed, 1)
        body.addWidget(self._reading, 2)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(GAP, 8, GAP, GAP)
        outside.setSpacing(8)
        outside.addWidget(self._head)
        outside.addLayout(body, 1)


class _Empty(Page):
    """Instead of the list, where no card has the words."""

    def __init__(self) -> None:
        super().__init__()
        self.show_all = PillButton(self.tr("Show all cards"), Kind.LINK)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(Label(words.nothing_found(), fonts.LARGE, centred=True))
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
