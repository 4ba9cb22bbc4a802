"""The sheet that a card is read on; it leads to print."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from retrotimer.core.learn import card_about
from retrotimer.core.topics import Topic
from retrotimer.ui.learn.card_body import CardBody
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.card import PADDING
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import ScrollSheet
from retrotimer.ui.reading.sheet import EDGE, ReadingSheet, Ringed

_LONGEST_LINE = 720


class CardSheet(ReadingSheet):
    """Shows the card on a topic, whose value is its key.

    Signals:
        print_requested(card): print; this card is the one that is read.
    """

    print_requested = Signal(object)

    def __init__(self, print_keys: str) -> None:
        cards = _CardArea()
        translate = QCoreApplication.translate
        paper = PillButton(translate("CardSheet", "Print or save…"), Kind.LINK, print_keys)
        super().__init__(cards, translate("CardSheet", "All cards"), paper, fill=cards.show_card)
        cards.link_requested.connect(self.link_requested)
        paper.clicked.connect(self.ask_to_print)

    def ask_to_print(self) -> None:
        """Ask for the card on paper."""
        if self.key is not None:
            self.print_requested.emit(card_about(Topic(self.key)))


class _CardArea(Ringed, ScrollSheet):
    """What scrolls; it takes the focus, so that a card can be read by keys alone.

    Signals:
        link_requested(address): open an address in the browser.
    """

    link_requested = Signal(str)

    def __init__(self) -> None:
        page = Page()
        super().__init__(page)
        self._body: CardBody | None = None
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(PADDING - EDGE, PADDING - EDGE, PADDING - EDGE, PADDING)
        self._row.addStretch(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)

    def show_card(self, topic: str) -> None:
        """Show the card on a topic from its beginning, in the place of the one before."""
        body = CardBody(card_about(Topic(topic)))
        body.link_requested.connect(self.link_requested)
        if self._body is not None:
            self._row.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        body.setMaximumWidth(fonts.scaled(_LONGEST_LINE))
        self._row.insertWidget(0, body, 1)
        self.setAccessibleName(body.name)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page knows which keys scroll."""
        event.ignore()
