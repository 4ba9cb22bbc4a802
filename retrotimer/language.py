"""What the window and the command line both need of a person's language and country."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from retrotimer.assets import resource
from retrotimer.words.writing import WORDS


def load_words(app: QCoreApplication) -> None:
    """Give Qt the app's words; without them a plural would read "minute(s)"."""
    words = QTranslator(app)
    if words.load(str(resource("translations/retrotimer_en.qm"))):
        app.installTranslator(words)


def system_weekday() -> int:
    """The first weekday where this person lives; Monday is 0."""
    return QLocale.system().firstDayOfWeek().value - 1


def spoken_language() -> str:
    """The language that the app's words are in, as it is spoken where this person lives: "en-GB"."""
    words = QLocale(WORDS)
    system = QLocale.system()
    return (system if system.language() is words.language() else words).bcp47Name()
