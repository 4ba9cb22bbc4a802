"""Measures how soon a walker hears what is due, from Begin and from each cue's moment: the whole app.

The window is a real one, offscreen; its speaker plays on a private sound server, which is recorded.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QDialog

from retrotimer.app import Retrotimer, build_app
from retrotimer.core.checklist import Answers
from retrotimer.core.cue_sheet import cue_sheet
from retrotimer.core.cues import Cue
from retrotimer.core.machine import Machine
from retrotimer.core.pain import Pain
from retrotimer.core.session import StopReason, Underway
from retrotimer.core.sound import OutputState, VoiceState
from retrotimer.desktop.clock import SystemClock
from retrotimer.desktop.sound.speaker import SpeakerProcess
from retrotimer.store.database import open_database
from tests.bench.sound import turn
from tests.fakes import FakeMachine
from tests.sound_server import Recorder

WALKS = 7
GET_READY_AND_BEGIN = 11.5
LISTENED = (Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN)
"""Silence goes before each of these, so what is heard then is theirs."""


def heard(recorder: Recorder, walks: int = WALKS) -> tuple[list[float], list[float]]:
    """Begin so many walks, and listen: milliseconds from Begin, and from each cue's moment, to its sound."""
    begins: list[float] = []
    cues: list[float] = []
    for _ in range(walks):
        with _app() as app:
            _open_checklist(app)
            turn(lambda: recorder.is_quiet(0.5))
            pressed = time.monotonic()
            _begin()
            turn(lambda: False, GET_READY_AND_BEGIN)
            begins.append(_after(recorder, pressed))
            cues += [_after(recorder, due) for due in _dues(app)]
    return begins, cues


def _dues(app: Retrotimer) -> Iterator[float]:
    """The moments at which the cues were due that are listened to."""
    session = app.session.session
    assert isinstance(session, Underway)
    for timed in cue_sheet(session.plan):
        if timed.cue in LISTENED:
            yield session.since + timed.at


def _after(recorder: Recorder, moment: float) -> float:
    first = recorder.first_loud(moment)
    return ((first or float("inf")) - moment) * 1000


@contextmanager
def _app() -> Iterator[Retrotimer]:
    fake, speaker = FakeMachine(), SpeakerProcess()
    with TemporaryDirectory() as folder:
        database = open_database(Path(folder))
        machine = Machine(speaker, fake.keep_awake, fake.power, fake.media_keys, fake.sleep_watch)
        app = build_app(SystemClock(), lambda: machine, database)
        app.window.show()
        try:
            yield app
        finally:
            app.session.stop(StopReason.DONE)
            speaker.release()
            turn(lambda: False, 0.5)
            app.window.close()
            app.deleteLater()
            database.close()


def _open_checklist(app: Retrotimer) -> None:
    app.window.start_requested.emit(Answers(flat_open=True))

    def ready() -> bool:
        state = app.company.guide.face.state
        return (state.voice, state.output) == (VoiceState.READY, OutputState.READY)

    turn(ready)


def _begin() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.begin_requested.emit(Answers(doctor=True, flat_open=True), Pain())  # type: ignore[attr-defined]
    dialog.accept()
