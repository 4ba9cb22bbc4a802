"""A person's way through one walk in the real window, step by step: for showing it, and for trying it.

On a clock that runs fast it is done in seconds.  `self_test.py` goes it to see whether an installation is
whole, and the tour's demo to take its pictures.
"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from retrotimer.core.checklist import Answers
from retrotimer.core.cues import Cue
from retrotimer.core.faces import RunningFace
from retrotimer.core.month import DayLook
from retrotimer.ui.walk.end_curtain import EndCurtain

if TYPE_CHECKING:
    from retrotimer.app import Retrotimer
    from retrotimer.core.records import WalkRecord

SHOWN_AT = {
    Cue.LOOK_BEHIND: "get-ready",
    Cue.BEGIN: "begin",
    Cue.STEADY: "walking",
    Cue.HALFWAY: "halfway",
    Cue.ONE_MINUTE_LEFT: "one-minute-left",
    Cue.TEN_SECONDS: "ten-seconds",
    Cue.PAUSED: "paused",
}


class Walkthrough(QObject):
    """Goes through the checklist, the walk with a pause in it, and the sheet after it.

    Signals:
        shown(name, widget): something new can be seen.
        finished(complete): Done was pressed; whether the day is complete on the calendar.
    """

    shown = Signal(str, QWidget)
    finished = Signal(bool)

    def __init__(self, app: "Retrotimer", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._seen: set[Cue] = set()
        app.session.ticked.connect(self._on_ticked)
        app.session.walk_ended.connect(self._on_walk_ended)

    def begin(self) -> None:
        """Look at the first screen, then open the checklist."""
        self.shown.emit("home", self._app.window)
        self._app.window.start_requested.emit(Answers())
        QTimer.singleShot(0, self, self._confirm)

    def _confirm(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        self.shown.emit("checklist", dialog)
        for name in ("I have checked with a back doctor", "Flat, open area"):
            press(dialog, name)
        self.shown.emit("checklist-confirmed", dialog)
        press(dialog, "Begin")

    def _on_ticked(self, face: RunningFace) -> None:
        cue = face.cue.cue
        if cue not in SHOWN_AT or cue in self._seen:
            return
        self._seen.add(cue)
        self.shown.emit(SHOWN_AT[cue], self._app.window)
        if cue in {Cue.STEADY, Cue.PAUSED}:
            QTimer.singleShot(0, self, self._app.session.pause_or_resume)

    def _on_walk_ended(self, _record: "WalkRecord") -> None:
        QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        window = self._app.window
        self.shown.emit("finished", window)
        curtain = window.findChild(EndCurtain)
        if curtain is not None:
            curtain.lift()
        self.shown.emit("after", window)
        press(window, "Done")
        self.shown.emit("calendar", window)
        face = self._app.month.detail
        self.finished.emit(face is not None and face.face.look is DayLook.COMPLETE)


def press(where: QWidget, name: str) -> None:
    """Press the visible button, box or card of this name, in English: the app has no other words.

    Raises:
        LookupError: there is none.
    """
    for button in where.findChildren(QAbstractButton):
        if button.text() == name and button.isVisible():
            button.click()
            return
    raise LookupError(f"there is no {name} in {where}")


def heed(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Pass on what Qt says, but for what the offscreen platform says of itself."""
    if sys.stderr is not None and not (message or "").startswith("This plugin does not support"):
        sys.stderr.write(f"{kind.name} {context.category} {message}\n")
