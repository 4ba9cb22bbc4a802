"""A line across the top of the window that says what happened and, where there is one, offers a way back."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from retrotimer.ui.look import colours
from retrotimer.ui.look.shapes import rounded_box
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.labels import Label


class _Message(NamedTuple):
    words: str
    offer: str
    then: Callable[[], None] | None
    about: str


class Banner(QWidget):
    """Says one thing at a time, the latest first; what it covers comes back once that is closed.

    Messages about different things wait for each other, so that none takes another's way back along.
    Of those about the same thing only the latest stands, and so it is with those about nothing in particular.
    """

    def __init__(self) -> None:
        super().__init__()
        self._messages: list[_Message] = []
        self._words = Label()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._offer = PillButton("", Kind.LINK)
        self._close = PillButton(self.tr("Close"), Kind.LINK)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self._offer)
        row.addWidget(self._close)
        self._offer.clicked.connect(self._on_offer_clicked)
        self._close.clicked.connect(self._on_close_clicked)
        self.hide()

    def say(
        self, words: str, offer: str = "", then: Callable[[], None] | None = None, *, about: str = ""
    ) -> None:
        """Show words, also to a screen reader, with a button that calls `then` where one is offered.

        `about` names what they are about, if they should stand until the person has closed them.
        """
        self._messages = [message for message in self._messages if message.about != about]
        self._messages.append(_Message(words, offer, then, about))
        self._show_latest()

    def take_back(self, about: str = "") -> None:
        """Say no longer what was said about this: it is over, or the way back is closed."""
        if any(message.about == about for message in self._messages):
            latest = self._messages[-1]
            self._messages = [message for message in self._messages if message.about != about]
            if latest.about == about:
                self._show_latest()

    def hold_offers(self) -> None:
        """Take back what was offered in passing; a lasting offer waits."""
        if any(message.about == "" and message.offer for message in self._messages):
            self.take_back()

    @property
    def words(self) -> str:
        """What is being said; an empty text while nothing is."""
        return "" if self.isHidden() else self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft bar."""
        painter = QPainter(self)
        rounded_box(painter, QRectF(self.rect()), 12, fill=self.palette().color(colours.SOFT))
        painter.end()

    def _show_latest(self) -> None:
        if not self._messages:
            self.hide()
            return
        message = self._messages[-1]
        self._words.setText(message.words)
        self._offer.setText(message.offer)
        self._offer.setVisible(bool(message.offer))
        self.show()
        announce(self._words, message.words)

    def _on_close_clicked(self) -> None:
        self._messages.pop()
        self._show_latest()

    def _on_offer_clicked(self) -> None:
        message = self._messages.pop()
        self._show_latest()
        if message.then is not None:
            message.then()
