"""Qt's application object, and a new start of the program in this one's place: for the window and without it.

It imports nothing of the window, which a start without one must not pay for.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import retrotimer.binding  # noqa: F401 - before anything else of PySide6

# isort: split

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from retrotimer import __version__
from retrotimer.desktop.door import RAISE
from retrotimer.desktop.program import program
from retrotimer.language import load_words


def named_application(arguments: list[str] | None = None) -> QApplication:
    """Qt's application object with the app's names and words."""
    QGuiApplication.setDesktopFileName("retrotimer")
    app = QApplication(arguments or ["retrotimer"])
    app.setApplicationName("retrotimer")
    app.setApplicationDisplayName("Retrotimer")
    app.setApplicationVersion(__version__)
    load_words(app)
    return app


def begin_again(folder: Path, *words: str) -> int:
    """Let a new start of the program take this one's place: nothing of what was open is left in it.

    `words` are those of the command line.
    """
    arguments = [*program(), *words, "--data-dir", str(folder)]
    if os.name != "nt":
        os.execv(arguments[0], arguments)  # noqa: S606 - it is ourselves
    import subprocess  # Windows has no such thing, and would split a folder's name at its spaces

    subprocess.Popen(arguments)  # noqa: S603 - likewise
    return 0


def as_arguments(words: str) -> Sequence[str]:
    """What was left at the door (`desktop.door`), as the words of a command line."""
    if words == RAISE:
        return ()
    start, _, minutes = words.partition(" ")
    return (start, "--minutes", minutes) if minutes else (start,)
