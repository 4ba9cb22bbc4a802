"""A person who puts the history right, at an app whose disk can be full."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from retrotimer.core.pain import Pain
from retrotimer.core.records import Feedback
from retrotimer.core.session import StopReason
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.dialogs.fields import MinutesField
from tests.e2e.full_disk import FullDiskHistory, app_on
from tests.e2e.person import Person
from tests.fakes import TODAY, FakeClock, a_record
from tests.new_data import open_anew
from tests.ui.controls import visible

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
YESTERDAY = TODAY - timedelta(days=1)
WALK = replace(a_record(YESTERDAY, 7.4), pain_before=Pain(4), feedback=Feedback(Pain(3), note="the park"))
GET_READY, MINUTE = 10, 60


@dataclass
class Desk:
    """A person at an app with one walk of yesterday; its disk can be full, and others can write on it."""

    disk: FullDiskHistory
    elsewhere: SqliteHistory
    person: Person

    def note(self) -> QPlainTextEdit:
        return next(visible(self.person.front, QPlainTextEdit))

    def minutes(self) -> MinutesField:
        return next(visible(self.person.front, MinutesField))

    def menu(self) -> list[tuple[str, bool]]:
        """What the menu says of undo and redo, and whether it can be chosen."""
        menus = self.person.app.window.menus
        return [(action.text().replace("&", ""), action.isEnabled()) for action in (menus.undo, menus.redo)]


@pytest.fixture
def desk(folder: Path, clock: FakeClock) -> Iterator[Desk]:
    """The app with one walk of yesterday, which is selected."""
    database, other = open_anew(folder), open_database(folder)
    disk = FullDiskHistory(database, lambda: clock.read().utc)
    disk.save(WALK)
    app = app_on(database, clock, disk)
    app.month.select(YESTERDAY)
    yield Desk(disk, SqliteHistory(other, lambda: clock.read().utc), Person(app))
    app.session.stop(StopReason.DONE)
    app.window.hide()
    app.deleteLater()
    other.close()
    database.close()
