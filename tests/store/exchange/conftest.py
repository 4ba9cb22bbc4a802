"""Two databases: one with a little of everything, and one that is empty."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.pain import Pain
from retrotimer.core.records import Effort, Feedback, HurtPlace
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Settings
from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from tests.fakes import TODAY, a_moment, a_record, a_stopped_record, fill_history
from tests.new_data import open_anew

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def full(database: Database, history: SqliteHistory) -> Database:
    """A history with all that there can be in one, a deleted walk and one under way included."""
    fill_history(database, 0.1, YESTERDAY - timedelta(days=1))
    hurt = Feedback(Pain(back=7), None, '=SUM(A1)\nstopped; "early", é', HurtPlace.BACK, 7, Pain(3, 2))
    history.save(replace(a_stopped_record(YESTERDAY, reason=StopReason.PAIN), feedback=hurt))
    by_hand = replace(a_record(YESTERDAY, 12.345, hour=18), timed=None)
    history.save(replace(by_hand, feedback=Feedback(effort=Effort.TALK), corrected=a_moment(hour=8).utc))
    gone = a_record(YESTERDAY, hour=20)
    history.save(gone)
    history.remove(gone.id)
    history.note_other_exercise(YESTERDAY, "@home: swimming, and 'stretches'")
    history.confirm_doctor(DoctorCheck(YESTERDAY, a_moment(YESTERDAY).utc))
    history.keep_urgent_sign(a_moment(YESTERDAY, hour=20).utc)
    SqliteSettings(database).save(Settings(minutes=13, planned_weekdays=(0, 2, 4)))
    return database


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    """A database that nothing was ever written to."""
    opened = open_anew(tmp_path / "other")
    yield opened
    opened.close()
