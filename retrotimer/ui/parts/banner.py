"""A line across the top of the window that says what happened and, where there is one, offers a way back."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from retrotimer.ui.look import colours
from retrotimer.ui.look.shapes import rounded_box
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.labels import Label


class Banner(QWidget):
    """Says one thing at a time until it is closed or replaced."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._offer = PillButton("", Kind.LINK)
        self._close = PillButton(self.tr("Close"), Kind.LINK)
        self._then: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self._offer)
        row.addWidget(self._close)
        self._offer.clicked.connect(self._on_offer_clicked)
        self._close.clicked.connect(self.hide)
        self.hide()

    def say(self, words: str, offer: str = "", then: Callable[[], None] | None = None) -> None:
        """Show words, also to a screen reader, with a button that calls `then` where one is offered."""
        self._words.setText(words)
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer))
        self._then = then
        self.show()
        announce(self._words, words)

    @property
    def words(self) -> str:
        """What is being said; an empty text while nothing is."""
        return "" if self.isHidden() else self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft bar."""
        painter = QPainter(self)
        rounded_box(painter, QRectF(self.rect()), 12, fill=self.palette().color(colours.SOFT))
        painter.end()

    def _on_offer_clicked(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()
