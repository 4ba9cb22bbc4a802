"""One card as it is read: its name, its drawing, each claim with how sure it is, and the papers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from retrotimer.core.learn import LINKS, Card, Certainty, Claim, Source
from retrotimer.core.topics import Topic
from retrotimer.ui.learn.certainty import Badge
from retrotimer.ui.learn.figure import FigureView
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.ui.parts.page import Page
from retrotimer.words.learn import cards as words
from retrotimer.words.learn import sources
from retrotimer.words.learn.known import known
from retrotimer.words.learn.said import said

_BETWEEN = 24


class CardBody(Page):
    """The text of a card, in labels.

    Signals:
        link_requested(address): read a paper in the browser.
    """

    link_requested = Signal(str)

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.name = words.title(card.topic)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(self.name, 24, QFont.Weight.Bold))
        column.addWidget(quiet(words.summary(card.topic), fonts.LARGE))
        if card.figure is not None:
            column.addSpacing(10)
            column.addWidget(FigureView(card.figure))
        for claim in card.claims:
            column.addSpacing(_BETWEEN - 6)
            self._add_claim(claim)
        if card.topic is Topic.APP:
            self._add_meanings()
        if card.sources:
            self._add_sources(card.sources)
        column.addStretch(1)

    def _add_claim(self, claim: Claim) -> None:
        column = self._column
        column.addWidget(Badge(claim.certainty), 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(2)
        for head, text, size in (
            (words.said_head(claim), said(claim.row), fonts.LARGE),
            (words.known_head(claim), known(claim.row), fonts.RUNNING_TEXT),
        ):
            column.addWidget(_head(head))
            column.addWidget(Label(text, size))
            column.addSpacing(4)

    def _add_meanings(self) -> None:
        """What the marks mean, on the card that tells what to expect."""
        self._title(words.meanings_title())
        for certainty in Certainty:
            self._column.addSpacing(4)
            self._column.addWidget(Badge(certainty), 0, Qt.AlignmentFlag.AlignLeading)
            self._column.addWidget(Label(words.certainty_meaning(certainty)))

    def _add_sources(self, found: tuple[Source, ...]) -> None:
        self._title(words.sources_title())
        for source in found:
            self._column.addWidget(Label(sources.citation(source), weight=QFont.Weight.Medium))
            self._column.addWidget(quiet(sources.looked_at(source)))
            if source in LINKS:
                self._column.addWidget(self._link(source), 0, Qt.AlignmentFlag.AlignLeading)
            else:
                self._column.addSpacing(8)

    def _link(self, source: Source) -> QWidget:
        button = PillButton(self.tr("Read it in the browser"), Kind.LINK)
        name = self.tr("Read in the browser: %1", "a paper")
        button.setAccessibleName(name.replace("%1", sources.citation(source)))
        button.setToolTip(LINKS[source])
        button.clicked.connect(lambda: self.link_requested.emit(LINKS[source]))
        return button

    def _title(self, text: str) -> None:
        self._column.addSpacing(_BETWEEN)
        self._column.addWidget(strong(text, fonts.LARGE))


def _head(text: str) -> Label:
    return Label(text, fonts.SMALL, QFont.Weight.DemiBold, tone=colours.QUIET)
