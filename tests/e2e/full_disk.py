"""A history on a disk that can be full, where all can be read and nothing written; and the app on it."""

from datetime import date, datetime

from retrotimer.app import Retrotimer
from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.errors import FullError
from retrotimer.core.records import Feedback, WalkRecord
from retrotimer.core.settings import Settings
from retrotimer.core.walk_id import WalkId
from retrotimer.first import first_window
from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from tests.fakes import FakeClock, FakeMachine, no_files
from tests.ui.surroundings import bring_to_front


class FullDiskHistory(SqliteHistory):
    """The real history, while `full` is not set."""

    full = False
    unreadable = False

    def save(self, record: WalkRecord) -> None:
        self._look()
        super().save(record)

    def give_feedback(self, walk: WalkId, feedback: Feedback) -> None:
        self._look()
        super().give_feedback(walk, feedback)

    def confirm_doctor(self, check: DoctorCheck) -> None:
        self._look()
        super().confirm_doctor(check)

    def keep_urgent_sign(self, utc: datetime) -> None:
        self._look()
        super().keep_urgent_sign(utc)

    def _mark_removed(self, walk: WalkId, removed_utc: str | None) -> None:
        self._look()
        super()._mark_removed(walk, removed_utc)

    def correct(self, before: WalkRecord, after: WalkRecord) -> None:
        self._look()
        super().correct(before, after)

    def note_other_exercise(self, day: date, words: str) -> None:
        self._look()
        super().note_other_exercise(day, words)

    def walks_on(self, day: date) -> list[WalkRecord]:
        if self.unreadable:
            raise FullError("retrotimer.db", "disk I/O error")
        return super().walks_on(day)

    def last_pain_stop(self) -> datetime | None:
        if self.unreadable:
            raise FullError("retrotimer.db", "disk I/O error")
        return super().last_pain_stop()

    def _look(self) -> None:
        if self.full:
            raise FullError("retrotimer.db", "database or disk is full")


class FullDiskSettings(SqliteSettings):
    """The real settings, which cannot be written."""

    def save(self, settings: Settings) -> None:
        del settings
        raise FullError("retrotimer.db", "database or disk is full")


def app_on(
    database: Database, clock: FakeClock, history: SqliteHistory, settings: SqliteSettings | None = None
) -> Retrotimer:
    """The app on this history and these settings, in front of a person."""
    app = Retrotimer(
        clock,
        FakeMachine().whole,
        history,
        settings or SqliteSettings(database),
        first_window(database),
        str(database.path.parent),
        no_files,
    )
    bring_to_front(app)
    return app
