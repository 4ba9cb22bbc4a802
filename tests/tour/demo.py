"""Plays a whole walk with the real window on a clock that runs fast, and leaves pictures of every step.

This is what `run.py` shows where there is no display.  It needs nothing but the app itself.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from retrotimer.app import Retrotimer, build_app
from retrotimer.core.checklist import Answers
from retrotimer.core.cues import Cue
from retrotimer.core.faces import RunningFace
from retrotimer.core.month import DayLook
from retrotimer.core.records import WalkRecord
from retrotimer.desktop.clock import FastClock, SystemClock
from retrotimer.launch import make_application
from retrotimer.store.database import open_database
from retrotimer.ui.walk.end_curtain import EndCurtain
from tests.fakes import FakeMachine

RATE = 120.0
PATIENCE_MS = 60_000
SHOWN_AT = {
    Cue.LOOK_BEHIND: "get-ready",
    Cue.BEGIN: "begin",
    Cue.STEADY: "walking",
    Cue.HALFWAY: "halfway",
    Cue.ONE_MINUTE_LEFT: "one-minute-left",
    Cue.TEN_SECONDS: "ten-seconds",
    Cue.PAUSED: "paused",
}


class Demo(QObject):
    """A person's way through one walk, step by step."""

    def __init__(self, app: Retrotimer, folder: Path) -> None:
        super().__init__()
        self._app = app
        self._folder = folder
        self._seen: set[Cue] = set()
        self.pictures = 0
        self.complete = False
        app.session.ticked.connect(self._on_ticked)
        app.session.walk_ended.connect(self._on_walk_ended)

    def begin(self) -> None:
        """Look at the first screen, then open the checklist."""
        self._picture("home", self._app.window)
        self._app.window.start_requested.emit(Answers())
        QTimer.singleShot(0, self, self._confirm)

    def _confirm(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        self._picture("checklist", dialog)
        for name in ("I have checked with a back doctor", "Flat, open area"):
            press(dialog, name)
        self._picture("checklist-confirmed", dialog)
        press(dialog, "Begin")

    def _on_ticked(self, face: RunningFace) -> None:
        cue = face.cue.cue
        if cue not in SHOWN_AT or cue in self._seen:
            return
        self._seen.add(cue)
        self._picture(SHOWN_AT[cue], self._app.window)
        if cue in {Cue.STEADY, Cue.PAUSED}:
            QTimer.singleShot(0, self, self._app.session.pause_or_resume)

    def _on_walk_ended(self, _record: WalkRecord) -> None:
        QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        self._picture("finished", self._app.window)
        curtain = self._app.window.findChild(EndCurtain)
        if curtain is not None:
            curtain.lift()
        self._picture("after", self._app.window)
        press(self._app.window, "Done")
        self._picture("calendar", self._app.window)
        face = self._app.month.detail
        self.complete = face is not None and face.face.look is DayLook.COMPLETE
        QApplication.quit()

    def _picture(self, name: str, widget: QWidget) -> None:
        self.pictures += 1
        widget.grab().save(str(self._folder / f"{self.pictures:02}-{name}.png"))


def press(where: QWidget, name: str) -> None:
    """Press the visible button, box or card of this name."""
    shown = QCoreApplication.translate("tour", name)  # the tour has a view with other words
    for button in where.findChildren(QAbstractButton):
        if button.text() in {name, shown} and button.isVisible():
            button.click()
            return
    raise LookupError(f"there is no {name} in {where}")


def heed(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Pass on what Qt says, but for what the offscreen platform says of itself."""
    if not (message or "").startswith("This plugin does not support"):
        print(kind.name, context.category, message, file=sys.stderr)


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
        demo = Demo(app, folder)
        app.window.show()
        QTimer.singleShot(0, demo, demo.begin)
        QTimer.singleShot(PATIENCE_MS, demo, application.quit)
        application.exec()
        database.close()
    print(f"{demo.pictures} pictures of a whole walk are in {folder}")
    return 0 if demo.complete else 1


if __name__ == "__main__":
    sys.exit(main())
