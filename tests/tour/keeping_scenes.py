"""Keeping the data safe: the dialog, its questions, what the window says, and a start with a damaged file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.errors import DamagedError
from retrotimer.core.interruptions import Sleep
from retrotimer.core.keeping import Copy, RescueFace, Restored, Why
from retrotimer.core.records import Outcome
from retrotimer.ui.dialogs.data_dialog import DataDialog
from retrotimer.ui.dialogs.rescue_dialog import RescueDialog
from retrotimer.words import interruptions as words
from tests.fakes import HereAside, a_moment, a_stopped_record
from tests.tour.demo import press

Scene = tuple[str, QWidget]

PLACE = "/home/me/.local/share/retrotimer/retrotimer.db"
CONFLICT = "retrotimer (Ada's conflicted copy 2026-11-17).db"


def keeping_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn."""
    app.keeping._aside = HereAside()
    app.window.menus.data.trigger()
    yield "data", _dialog()
    press(_dialog(), "Check the data")
    yield "data-checked", _dialog()
    press(_dialog(), "Delete all my data…")
    yield "data-delete", _dialog()
    press(_dialog(), "Delete everything…")
    yield "data-delete-really", _dialog()
    press(_dialog(), "Keep everything")
    dialog = _dialog()
    assert isinstance(dialog, DataDialog)
    dialog.ask_to_restore("/home/me/walks/retrotimer-backup.db", 60)
    yield "data-restore", _dialog()
    _close_all()
    backup = Copy(app.month.today, time(8, 30), Why.RESTORE.value)
    app.keeping_flow._on_restored(Restored(12, backup))
    yield "banner-restored", app.window
    app.window.banner.close_latest()
    app.keeping.conflict_found.emit(CONFLICT)
    yield "banner-conflict", app.window
    app.window.banner.close_latest()
    app.keeping.damage_met.emit(DamagedError(PLACE))
    yield "banner-damage", app.window
    app.window.banner.close_latest()
    yield from _interruptions(app)
    daily = Copy(app.month.today - timedelta(days=1), time(8, 30))
    for name, face in (
        ("rescue", RescueFace(PLACE, 57, daily, 60, 62)),
        ("rescue-without-a-backup", RescueFace(PLACE, 57)),
        ("rescue-with-nothing", RescueFace(str(Path(PLACE)), 0)),
    ):
        box = RescueDialog(face, app.window)
        box.open()
        yield name, box
        _close_all()


def _interruptions(app: Retrotimer) -> Iterator[Scene]:
    record = replace(a_stopped_record(minutes=7), outcome=Outcome.UNDERWAY, reason=None)
    answers = [words.go_on(), words.keep(), words.discard()]
    app.dialogs.ask(words.unfinished(record), answers, lambda _index: None, left=1)
    yield "interrupted", _dialog()
    _close_all()
    app.dialogs.ask(words.unfinished(record), answers[1:], lambda _index: None)
    yield "interrupted-yesterday", _dialog()
    _close_all()
    app.interruptions.ask_about_sleep(Sleep(a_moment(minute=3), a_moment(minute=11, at=1480.0)))
    yield "slept", _dialog()
    _close_all()


def _dialog() -> QWidget:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None, "the scene expects an open dialog"
    return dialog


def _close_all() -> None:
    for widget in reversed(QApplication.topLevelWidgets()):
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
