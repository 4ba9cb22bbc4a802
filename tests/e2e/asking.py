"""Words given to the real program, and what it answers."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from tests.e2e.program import Run
from tests.fakes import FakeClock
from tests.waiting import PATIENCE

Ask = Callable[..., str]


@pytest.fixture
def today(clock: FakeClock) -> date:
    """The day of the clock."""
    return clock.read().day(0)


@pytest.fixture
def ask(run: Run, folder: Path) -> Ask:
    """Gives the program words that it answers; its answer."""

    def answer(*words: str | Path, **changes: str | None) -> str:
        process = run("--data-dir", folder, *words, **changes)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, err) == (0, "")
        return out

    return answer


def walks(folder: Path, day: date) -> list[float]:
    """The minutes of a day's walks."""
    database = open_database(folder)
    found = SqliteHistory(database, lambda: datetime.now().astimezone()).walks_on(day)
    database.close()
    return [record.walked.backward / 60 for record in found]
