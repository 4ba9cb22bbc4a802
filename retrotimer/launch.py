"""Opens the window on a data folder: Qt, the claim on the folder, the database, and words for what fails.

Whatever cannot go on is said in one sentence, on standard error and in a dialog, and ends with an
exit code that is not 0.
"""

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from retrotimer import __version__
from retrotimer.app import build_app
from retrotimer.assets import resource
from retrotimer.core.errors import StoreError
from retrotimer.desktop.clock import SystemClock
from retrotimer.desktop.display import has_display
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.store.database import open_database
from retrotimer.store.paths import LOCK_NAME, prepare_folder
from retrotimer.ui.look import fonts
from retrotimer.words import problems

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

AFTER_FIRST_PAINT_MS = 100
"""A timer of no time at all would be served before the window system asks for the first picture."""

UNSEEN_PLATFORMS = {"offscreen", "minimal", "vnc"}
FAILED = 1
MISUNDERSTOOD = 2


def open_window(folder: Path) -> int:
    """Run the app on this data folder until its window closes; the exit code."""
    if not has_display(sys.platform, os.environ):
        QCoreApplication([])
        return _complain(problems.no_display())
    app = make_application()
    try:
        prepare_folder(folder)
    except StoreError as error:
        return _complain(problems.cannot_open(error))
    instance = SingleInstance(folder, LOCK_NAME)
    try:
        if not instance.claim():
            return 0 if instance.raise_first() else _complain(problems.already_open())
        return _run(app, folder, instance)
    except StoreError as error:
        return _complain(problems.cannot_open(error))
    finally:
        instance.release()


def refuse(words: str) -> int:
    """Say that the command line makes no sense; the exit code."""
    if has_display(sys.platform, os.environ):
        make_application()
    else:
        QCoreApplication([])
    _complain(problems.not_understood(words))
    return MISUNDERSTOOD


def _run(app: QApplication, folder: Path, instance: SingleInstance) -> int:
    database = open_database(folder)
    try:
        retrotimer = build_app(SystemClock(), database)
        instance.raise_requested.connect(retrotimer.window.come_forward)
        retrotimer.window.fit_screen()
        retrotimer.window.show()
        QTimer.singleShot(AFTER_FIRST_PAINT_MS, instance, instance.listen)
        QTimer.singleShot(AFTER_FIRST_PAINT_MS, instance, gc.enable)
        # Python's own handler would wait for the next event; what was walked is on the disk anyway.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        return app.exec()
    finally:
        database.close()


def make_application(arguments: list[str] | None = None) -> QApplication:
    """Qt's application object with the app's names, words and text size."""
    QGuiApplication.setDesktopFileName("retrotimer")
    app = QApplication(arguments or ["retrotimer"])
    app.setApplicationName("retrotimer")
    app.setApplicationDisplayName("Retrotimer")
    app.setApplicationVersion(__version__)
    words = QTranslator(app)
    if words.load(str(resource("translations/retrotimer_en.qm"))):
        app.installTranslator(words)
    fonts.lift_small_text()
    return app


def problem_box(sentence: str) -> "QMessageBox":
    """The dialog that says why the app cannot go on."""
    from PySide6.QtWidgets import QMessageBox  # a start that goes well has no use for it

    from retrotimer.ui.parts.button import TARGET

    # A long path may begin a new line after each folder, or large text would cut it off.
    shown = sentence.replace(os.sep, os.sep + "\N{ZERO WIDTH SPACE}")
    box = QMessageBox(QMessageBox.Icon.Warning, "Retrotimer", shown)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton(QMessageBox.StandardButton.Ok).setMinimumHeight(TARGET)
    return box


def _complain(sentence: str) -> int:
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"retrotimer: {sentence}\n")
    graphical = isinstance(QCoreApplication.instance(), QApplication)
    if graphical and QGuiApplication.platformName() not in UNSEEN_PLATFORMS:
        problem_box(sentence).exec()
    return FAILED
