"""When to stop, to get help and to see a doctor: a card for wherever a pain gives reason to read it."""

from enum import Enum

from PySide6.QtGui import QFont

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.card import Card
from retrotimer.ui.parts.labels import Label
from retrotimer.words import safety


class Part(Enum):
    """A text of the card; each says what cannot be said shorter."""

    EMERGENCY = "emergency"
    SOON = "soon"
    NEXT = "next"
    STOP = "stop"


class SafetyTexts(Card):
    """These texts under their titles, in this order."""

    def __init__(self, *parts: Part) -> None:
        super().__init__(padding=16)
        self.sheet.setSpacing(4)
        for part in parts:
            if part is not parts[0]:
                self.sheet.addSpacing(8)  # a title belongs to what follows
            title, text = _words(part)
            self.sheet.addWidget(Label(title, weight=QFont.Weight.DemiBold, tone=colours.WARNING))
            self.sheet.addWidget(Label(text, fonts.LARGE))


def _words(part: Part) -> tuple[str, str]:
    match part:
        case Part.EMERGENCY:
            return safety.emergency_title(), safety.emergency()
        case Part.SOON:
            return safety.soon_title(), safety.soon()
        case Part.NEXT:
            return safety.next_title(), safety.ask_before_next()
        case Part.STOP:
            return safety.stop_title(), "\n".join(f"•  {line}" for line in safety.stop_when())
