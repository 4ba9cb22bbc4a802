"""Labels in the sizes and tones of the design."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.flow import follow_width

_LONGEST_WORD = 24
MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class Label(QLabel):
    """Plain text that wraps, in one size, weight and tone; it stands at the edge where reading begins.

    Qt itself would ask the text which edge that is, so a number or a name in another script would stand
    at the other one than all around it.  The direction is the application's when the label is made; it
    follows from the language, which is known before any window and never changes while one is open.
    """

    def __init__(
        self,
        text: str = "",
        size: float = fonts.RUNNING_TEXT,
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        tone: QPalette.ColorRole = colours.TEXT,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)  # before the text, or Qt would look for tags in it
        self.setText(text)
        self.setFont(fonts.font(size, weight))
        self.setForegroundRole(tone)
        self.setWordWrap(True)
        follow_width(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if centred:
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        else:
            self.setAlignment(reading_edge(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)


def reading_edge(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Where lines begin, whatever script their words are in."""
    mirrored = direction is Qt.LayoutDirection.RightToLeft
    edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return edge | Qt.AlignmentFlag.AlignAbsolute


class LineLabel(Label):
    """A label among other things in a line: it takes one line, and wraps only where it has no room alone."""

    def sizeHint(self) -> QSize:
        """All words in one line."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))


def breakable(text: str, longest: int = _LONGEST_WORD) -> str:
    """Words that nobody chose for a window, with places to break where they would be wider than any."""
    return " ".join(
        MAY_BREAK.join(word[at : at + longest] for at in range(0, len(word), longest))
        for word in text.split(" ")
    )


def quiet(text: str = "", size: float = fonts.RUNNING_TEXT, *, centred: bool = False) -> Label:
    """A label that steps back."""
    return Label(text, size, tone=colours.QUIET, centred=centred)


def strong(text: str = "", size: float = fonts.RUNNING_TEXT, *, centred: bool = False) -> Label:
    """A label that is read first."""
    return Label(text, size, QFont.Weight.DemiBold, centred=centred)


def fit_words(label: QLabel, font: QFont, width: int, lines: int) -> None:
    """Give a label this font, made smaller where its words need more lines; the room for `lines` stays."""
    height = lines * QFontMetrics(font).lineSpacing()
    room = QRect(0, 0, max(1, width), 100_000)
    while font.pixelSize() > fonts.SMALL:
        metrics = QFontMetrics(font)
        if metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, label.text()).height() <= height:
            break
        font.setPixelSize(font.pixelSize() * 9 // 10)
    if font != label.font():
        label.setFont(font)
    if height != label.minimumHeight():
        label.setMinimumHeight(height)
