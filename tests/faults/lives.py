"""What a process is in the middle of when it is killed: each does one kind of work until then.

It tells of each fact once it is true on the disk, so what was told can be held against what the next start
finds.  It runs the app's own controls on real data; only the walker's time goes faster.
"""

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from retrotimer.control.edits import Edits
from retrotimer.control.session import SessionControl
from retrotimer.control.walk_log import WalkLog
from retrotimer.core.checklist import Clearance
from retrotimer.core.days import Moment
from retrotimer.core.entries import entry_of
from retrotimer.core.pain import Pain
from retrotimer.core.plan import PlanChoice
from retrotimer.core.records import Feedback, WalkRecord
from retrotimer.core.walk_id import new_id
from retrotimer.desktop.clock import FastClock
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME
from tests.fakes import a_record

RATE = 600.0
"""A walk of ten minutes takes a second."""

MORNING = datetime(2026, 11, 17, 9).astimezone()
OLD = Path(__file__).parents[1] / "store" / "old"

Tell = Callable[..., None]
Life = Callable[[Path, Tell], None]


def teller(line: int) -> Tell:
    """Writes facts into a pipe, each whole or not at all: a line is shorter than a pipe's atom."""

    def tell(kind: str, **facts: object) -> None:
        os.write(line, json.dumps({"kind": kind, **facts}).encode() + b"\n")

    return tell


def walk(folder: Path, tell: Tell) -> None:
    """Walk after walk, each with something said of it."""
    app = QCoreApplication([])
    clock = FastClock(RATE, Moment(0.0, MORNING))
    history = SqliteHistory(open_database(folder), lambda: clock.read().utc)
    log = WalkLog(clock, history)
    session = SessionControl(clock, log, PlanChoice(get_ready=0), lambda: 0)

    def begin() -> None:
        tell("begun", at=time.monotonic())
        session.begin(Clearance(MORNING.date(), flat_open=True, buddy=False), Pain(4))

    def on_ended(record: WalkRecord) -> None:
        tell("ended", id=str(record.id), seconds=record.walked.backward)
        log.give_feedback(record.id, Feedback(Pain(3), note="said"))
        tell("said", id=str(record.id))
        begin()

    session.ticked.connect(lambda face: tell("at", seconds=face.elapsed))
    session.walk_ended.connect(on_ended)
    tell("ready")
    begin()
    app.exec()


def edit(folder: Path, tell: Tell) -> None:
    """Walks added, corrected, deleted and put back, without a pause."""
    app = QCoreApplication([])
    clock = FastClock(RATE, Moment(0.0, MORNING))
    history = SqliteHistory(open_database(folder), lambda: clock.read().utc)
    edits = Edits(clock, history, lambda: 0, app)
    tell("ready")
    for number in count():
        day = MORNING.date() - timedelta(days=1 + number)
        record = a_record(day, 10, walk=new_id())
        tell("adding", id=str(record.id))
        history.save(record)
        tell("ended", id=str(record.id), seconds=600.0)
        edits.correct(record, replace(entry_of(record), note="corrected"))
        edits.undo()
        edits.redo()
        if number % 3 == 0:
            tell("removing", id=str(record.id))
            edits.remove(record)
            edits.undo()
            tell("ended", id=str(record.id), seconds=600.0)


def migrate(folder: Path, tell: Tell) -> None:
    """The first start after an update, with data of each older version."""
    tell("ready")
    for number in count():
        for old in sorted(OLD.glob("schema-*.db")):
            data = folder / f"{old.stem}-{number}"
            data.mkdir(mode=0o700)
            shutil.copyfile(old, data / DATABASE_NAME)
            tell("migrating", folder=data.name, old=old.name)
            open_database(data).close()


LIVES: dict[str, Life] = {"walk": walk, "edit": edit, "migrate": migrate}
