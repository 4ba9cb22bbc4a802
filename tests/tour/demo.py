"""Plays a whole walk with the real window on a clock that runs fast, and leaves pictures of every step.

This is what `run.py` shows where there is no display.  It needs nothing but the app itself.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from retrotimer import walkthrough
from retrotimer.app import build_app
from retrotimer.desktop.clock import FastClock, SystemClock
from retrotimer.launch import make_application
from retrotimer.store.database import open_database
from retrotimer.walkthrough import Walkthrough, heed
from tests.fakes import FakeMachine

__all__ = ["heed"]

RATE = 120.0
PATIENCE_MS = 60_000


class Album:
    """The pictures of a walk, and whether it came to its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.pictures = 0
        self.complete = False

    def take(self, name: str, widget: QWidget) -> None:
        """A picture of what can be seen."""
        self.pictures += 1
        widget.grab().save(str(self._folder / f"{self.pictures:02}-{name}.png"))

    def close(self, complete: bool) -> None:  # noqa: FBT001 - as the signal carries it
        """The walk is over."""
        self.complete = complete


def press(where: QWidget, name: str) -> None:
    """Press the visible button, box or card of this name, also in the view whose words are others."""
    try:
        walkthrough.press(where, name)
    except LookupError:
        walkthrough.press(where, QCoreApplication.translate("tour", name))


def main() -> int:
    """Play the walk; 0 when its day is complete on the calendar."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(heed)
    application = make_application()
    folder = Path(tempfile.mkdtemp(prefix="retrotimer-demo-"))
    with tempfile.TemporaryDirectory(prefix="retrotimer-data-") as data:
        database = open_database(Path(data))
        clock = FastClock(RATE, SystemClock().read())
        app = build_app(clock, FakeMachine().whole, database)  # a walk in seconds would speak all at once
        album, walk = Album(folder), Walkthrough(app)
        walk.shown.connect(album.take)
        walk.finished.connect(album.close)
        walk.finished.connect(application.quit)
        app.window.show()
        QTimer.singleShot(0, walk, walk.begin)
        QTimer.singleShot(PATIENCE_MS, walk, application.quit)
        application.exec()
        database.close()
    print(f"{album.pictures} pictures of a whole walk are in {folder}")
    return 0 if album.complete else 1


if __name__ == "__main__":
    sys.exit(main())
