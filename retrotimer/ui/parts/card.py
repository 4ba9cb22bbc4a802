"""The white sheet that a part of the screen lies on."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from retrotimer.ui.look import colours
from retrotimer.ui.look.shapes import rounded_box
from retrotimer.ui.parts.page import Page

RADIUS = 16
PADDING = 24
GAP = 16


class Card(Page):
    """A rounded sheet with a fine border; put things into `sheet`."""

    def __init__(self, padding: int = PADDING) -> None:
        super().__init__()
        self.sheet = QVBoxLayout(self)
        self.sheet.setContentsMargins(padding, padding, padding, padding)
        self.sheet.setSpacing(GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet."""
        palette = self.palette()
        painter = QPainter(self)
        rounded_box(
            painter,
            QRectF(self.rect()),
            RADIUS,
            fill=palette.color(colours.CARD),
            border=palette.color(colours.LINE),
        )
        painter.end()
