"""Says in one sentence why the app cannot go on: on standard error and, where there is a screen, in a dialog.

Each function gives the exit code that the process ends with.
"""

import os
import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from retrotimer.console.terminal import FAILED, MISUNDERSTOOD, complain
from retrotimer.core.errors import StoreError
from retrotimer.desktop.display import has_display
from retrotimer.ui.parts.button import TARGET
from retrotimer.words import problems

BY_A_DESKTOP = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""What a desktop's menu tells whatever it starts, by the freedesktop.org startup notification; no script
and no timer does, and neither would ever press a dialog's button."""

UNSEEN_PLATFORMS = {"offscreen", "minimal", "vnc"}


def say(sentence: str) -> int:
    """What the sentence says."""
    return _complain(sentence)


def not_deleted(paths: list[str]) -> int:
    """Some of what was to be deleted is still there."""
    from retrotimer.words import keeping  # as seldom as this

    return _complain(keeping.not_deleted(paths))


def no_display() -> int:
    """No window can open."""
    return _complain(problems.no_display())


def cannot_open(error: StoreError) -> int:
    """The data folder or what is in it is of no use."""
    return _complain(problems.cannot_open(error))


def not_there(path: str) -> int:
    """The program itself is not where it was started from."""
    return _complain(problems.not_there(path))


def already_open() -> int:
    """Another window has the folder, and does not answer."""
    return _complain(problems.already_open())


def restoring() -> int:
    """No window is open, and none can be while a backup takes the place of the data."""
    return _complain(problems.restoring())


def not_understood(words: str) -> int:
    """The command line makes no sense: only who started it from a menu has to be told so in a dialog."""
    if _from_a_menu() and has_display(sys.platform, os.environ):
        from retrotimer.launch import make_application  # imports the window, for its words and text size

        make_application()
    else:
        QCoreApplication([])
    _complain(problems.not_understood(words))
    return MISUNDERSTOOD


def problem_box(sentence: str) -> QMessageBox:
    """The dialog."""
    # A long path may begin a new line after each folder, or large text would cut it off.
    shown = sentence.replace(os.sep, os.sep + "\N{ZERO WIDTH SPACE}")
    box = QMessageBox(QMessageBox.Icon.Warning, "Retrotimer", shown)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton(QMessageBox.StandardButton.Ok).setMinimumHeight(TARGET)
    return box


def _from_a_menu() -> bool:
    """Whether a person started this where nobody sees standard error.

    Without a terminal it may as well be a script or a timer, which would wait for ever, or whatever else has
    the display in its environment.
    """
    if sys.stderr is None:  # a Windows program of its own, beside which there is one for terminals
        return True
    streams = (sys.stdin, sys.stdout, sys.stderr)  # of these some may lead elsewhere, as in a pipe
    typed = any(stream is not None and stream.isatty() for stream in streams)
    return not typed and any(os.environ.get(name) for name in BY_A_DESKTOP)


def _complain(sentence: str) -> int:
    complain(sentence, FAILED)
    graphical = isinstance(QCoreApplication.instance(), QApplication)
    if graphical and QGuiApplication.platformName() not in UNSEEN_PLATFORMS:
        problem_box(sentence).exec()
    return FAILED
