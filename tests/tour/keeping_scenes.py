"""Keeping the data safe: the dialog, its questions, what the window says, and a start with a damaged file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.copies import Copy, Why
from retrotimer.core.errors import DamagedError
from retrotimer.core.interruptions import Sleep
from retrotimer.core.keeping import Elsewhere, RescueFace, Restored
from retrotimer.core.records import Outcome
from retrotimer.ui.dialogs.data_dialog import DataDialog
from retrotimer.ui.dialogs.elsewhere_dialog import ElsewhereDialog
from retrotimer.ui.dialogs.rescue_dialog import RescueDialog
from retrotimer.words import interruptions as words
from tests.fakes import HereAside, a_moment, a_stopped_record
from tests.tour.demo import press
from tests.tour.dialogs import close_all, in_front

Scene = tuple[str, QWidget]

PLACE = "/home/me/.local/share/retrotimer/retrotimer.db"
CONFLICT = "retrotimer (Ada's conflicted copy 2026-11-17).db"


def keeping_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn."""
    app.keeping._aside = HereAside()
    app.window.menus.data.trigger()
    yield "data", in_front()
    press(in_front(), "Check the data")
    yield "data-checked", in_front()
    press(in_front(), "Delete all my data…")
    yield "data-delete", in_front()
    press(in_front(), "Delete everything…")
    yield "data-delete-really", in_front()
    press(in_front(), "Keep everything")
    dialog = in_front()
    assert isinstance(dialog, DataDialog)
    dialog.ask_to_restore("/home/me/walks/retrotimer-backup.db", 60)
    yield "data-restore", in_front()
    close_all()
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
        ("rescue-gone", RescueFace(PLACE, 0, daily, 60, 60, gone=True)),
        ("rescue-gone-but-a-log", RescueFace(PLACE, 3, daily, 60, 63, gone=True)),
        ("rescue-gone-without-a-backup", RescueFace(PLACE, 0, gone=True)),
    ):
        box = RescueDialog(face, app.window)
        box.open()
        yield name, box
        close_all()
    for name, host in (("elsewhere", "old-laptop"), ("elsewhere-nobody-knows-where", "")):
        question = ElsewhereDialog(Elsewhere(host, a_moment(minute=3).wall), app.window)
        question.open()
        yield name, question
        close_all()


def _interruptions(app: Retrotimer) -> Iterator[Scene]:
    record = replace(a_stopped_record(minutes=7), outcome=Outcome.UNDERWAY, reason=None)
    answers = [words.go_on(), words.keep(), words.discard()]
    app.dialogs.ask(words.unfinished(record), answers, lambda _index: None, left=1)
    yield "interrupted", in_front()
    close_all()
    app.dialogs.ask(words.unfinished(record), answers[1:], lambda _index: None)
    yield "interrupted-yesterday", in_front()
    close_all()
    app.interruptions.ask_about_sleep(Sleep(a_moment(minute=3), a_moment(minute=11, at=1480.0)))
    yield "slept", in_front()
    close_all()
