"""A session control on real data, and all that it has said."""

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from retrotimer.control.session import SessionControl
from retrotimer.control.walk_log import WalkLog
from retrotimer.core.pain import Pain
from retrotimer.core.plan import PlanChoice
from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from tests.control.failing import FailingHistory
from tests.fakes import FakeClock, a_clearance, heard

if TYPE_CHECKING:
    from retrotimer.core.faces import RunningFace
    from retrotimer.core.records import WalkRecord


CHOICE = PlanChoice(minutes=10, get_ready=10)
CLEARANCE = a_clearance()


class Walk:
    """A session control on real data, and everything that it has said."""

    def __init__(self, clock: FakeClock, database: Database, choice: PlanChoice) -> None:
        self.clock = clock
        self.history = SqliteHistory(database, lambda: clock.read().utc)
        self.disk = FailingHistory(self.history)
        self.log = WalkLog(clock, self.disk)
        self.control = SessionControl(clock, self.log, choice, lambda: 0)
        self.changes: list[Any] = heard(self.control.session_changed)
        self.ticks: list[RunningFace] = heard(self.control.ticked)
        self.ended: list[WalkRecord] = heard(self.control.walk_ended)
        self.abandoned = heard(self.control.walk_abandoned)
        self._path = database.path

    def begin(self) -> None:
        self.control.begin(CLEARANCE, Pain())

    def rows(
        self, columns: str = "outcome, reason, walked_get_ready, walked_backward"
    ) -> list[tuple[object, ...]]:
        """What another program sees in the database at this moment."""
        with closing(sqlite3.connect(self._path)) as other:
            return other.execute(f"SELECT {columns} FROM session WHERE removed_utc IS NULL").fetchall()  # noqa: S608

    def written(self) -> float:
        """Seconds of the plan that would survive a crash."""
        ((seconds,),) = self.rows("walked_get_ready + walked_backward + walked_forward + walked_warm_up")
        assert isinstance(seconds, float)
        return seconds
