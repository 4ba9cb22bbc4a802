"""Labels in the sizes and tones of the design."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.flow import follow_width


class Label(QLabel):
    """Plain text that wraps, in one size, weight and tone."""

    def __init__(
        self,
        text: str = "",
        size: float = fonts.RUNNING_TEXT,
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        tone: QPalette.ColorRole = colours.TEXT,
        centred: bool = False,
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.font(size, weight))
        self.setForegroundRole(tone)
        self.setWordWrap(True)
        follow_width(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if centred:
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)


def quiet(text: str = "", size: float = fonts.RUNNING_TEXT, *, centred: bool = False) -> Label:
    """A label that steps back."""
    return Label(text, size, tone=colours.QUIET, centred=centred)


def strong(text: str = "", size: float = fonts.RUNNING_TEXT, *, centred: bool = False) -> Label:
    """A label that is read first."""
    return Label(text, size, QFont.Weight.DemiBold, centred=centred)
