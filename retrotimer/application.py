"""Qt's application object, for the window and for waiting without one.

It imports nothing of the window, which a start without one must not pay for.
"""

from collections.abc import Sequence

import retrotimer.binding  # noqa: F401 - before anything else of PySide6

# isort: split

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from retrotimer import APP_ID, __version__
from retrotimer.desktop.door import MONTH, RAISE
from retrotimer.language import load_words


def named_application(arguments: list[str] | None = None) -> QApplication:
    """Qt's application object with the app's names and words."""
    QGuiApplication.setDesktopFileName(APP_ID)
    app = QApplication(arguments or ["retrotimer"])
    app.setApplicationName("retrotimer")
    app.setApplicationDisplayName("Retrotimer")
    app.setApplicationVersion(__version__)
    load_words(app)
    return app


def as_arguments(words: str) -> Sequence[str]:
    """What was left at the door (`desktop.door`), as the words of a command line."""
    if words == RAISE:
        return ()
    if words == MONTH:
        return ("show",)
    start, _, minutes = words.partition(" ")
    return (start, "--minutes", minutes) if minutes else (start,)
