"""The controls, each on real data."""

import pytest

from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from tests.control.screen import Screen
from tests.control.walking import CHOICE, Walk
from tests.fakes import FakeClock


@pytest.fixture
def screen(clock: FakeClock, history: SqliteHistory) -> Screen:
    return Screen(clock, history)


@pytest.fixture
def walk(clock: FakeClock, database: Database) -> Walk:
    return Walk(clock, database, CHOICE)
