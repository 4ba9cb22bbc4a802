"""The page of cards, each listed with how sure its claims are: the mark is that of the least sure."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPalette

from retrotimer.core.learn import CARDS, Card, card_about
from retrotimer.core.topics import Topic
from retrotimer.ui.learn.card_sheet import CardSheet
from retrotimer.ui.learn.certainty import draw_mark, tone
from retrotimer.ui.reading.page import PageWords, ReadingPage
from retrotimer.ui.reading.texts import Text
from retrotimer.words.learn import cards as words

_PRINT_KEYS = QKeySequence(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_P)


class LearnPage(ReadingPage):
    """Shows the cards, whose keys are their topics' values, and passes on wishes.

    Signals:
        print_requested(card): print; this card is the one that is read.
    """

    print_requested = Signal(object)

    def __init__(self) -> None:
        sheet = CardSheet(_PRINT_KEYS.toString(QKeySequence.SequenceFormat.NativeText))
        super().__init__(_page_words(), [_text(card) for card in CARDS], sheet, _mark)
        self._card_sheet = sheet
        sheet.print_requested.connect(self.print_requested)

    def counted(self, shown: int, total: int) -> str:
        """How many cards are listed."""
        return words.count(shown, total)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Print, beside what every page of texts does."""
        if QKeySequence(event.keyCombination()) == _PRINT_KEYS:
            self._card_sheet.ask_to_print()
        else:
            super().keyPressEvent(event)


def _page_words() -> PageWords:
    translate = QCoreApplication.translate
    return PageWords(
        title=translate("LearnPage", "Learn"),
        listed=translate("LearnPage", "Cards"),
        search=translate("LearnPage", "Search the cards"),
        nothing_found=words.nothing_found(),
        show_all=translate("LearnPage", "Show all cards"),
    )


def _text(card: Card) -> Text:
    title, sure = words.title(card.topic), _sure(card)
    return Text(
        key=card.topic.value,
        title=title,
        words=words.everything(card),
        below=sure,
        spoken=f"{title}: {sure}. {words.summary(card.topic)}",
    )


def _sure(card: Card) -> str:
    """How sure a card's claims are, each degree once."""
    return " · ".join(words.certainty_name(one) for one in card.certainties)


def _mark(painter: QPainter, place: QRectF, key: str, palette: QPalette) -> None:
    least = card_about(Topic(key)).least_sure
    draw_mark(painter, place, least, palette.color(tone(least)))
