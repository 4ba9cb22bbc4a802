"""One card over what a person is doing: help that leaves everything as it was."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.learn import Card
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.learn.card_body import CardBody
from retrotimer.words.learn import cards as words

_WIDTH = 640


class CardDialog(SheetDialog):
    """Shows a card.

    Signals:
        link_requested(address): read a paper in the browser.
        all_requested(): show it among all cards.
    """

    link_requested = Signal(str)
    all_requested = Signal()

    def __init__(self, card: Card, parent: QWidget | None = None, *, leads_on: bool) -> None:
        """Make the dialog; where it `leads_on`, all cards can be had from it."""
        super().__init__(words.title(card.topic), _WIDTH, parent)
        body = CardBody(card)
        body.link_requested.connect(self.link_requested)
        self.sheet.addWidget(body)
        if leads_on:
            on = self.offer(self.tr("All cards"), QDialogButtonBox.ButtonRole.ActionRole)
            on.clicked.connect(self._on_all_clicked)
        close = self.offer(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        close.setFocus()

    def _on_all_clicked(self) -> None:
        self.accept()
        self.all_requested.emit()
