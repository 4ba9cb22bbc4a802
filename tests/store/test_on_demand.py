"""A database that is open only while it is used: nothing lies beside it in between, and nothing is held."""

from pathlib import Path

import pytest

from retrotimer.core.errors import GoneError
from retrotimer.core.settings import Settings
from retrotimer.store.database import open_database
from retrotimer.store.held import is_held
from retrotimer.store.history import SqliteHistory
from retrotimer.store.on_demand import OnDemand
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.settings import SqliteSettings
from tests.fakes import TODAY, a_moment, a_record


def test_what_was_written_is_read_and_nothing_is_left_open(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    database = OnDemand(tmp_path)
    history = SqliteHistory(database, lambda: a_moment().utc)
    history.save(a_record(TODAY, 11))
    SqliteSettings(database).save(Settings(minutes=13))
    assert SqliteSettings(OnDemand(tmp_path)).load().minutes == 13
    assert [walk.walked.backward for walk in history.walks_on(TODAY)] == [660.0]
    assert [path.name for path in tmp_path.iterdir()] == [DATABASE_NAME]
    assert not is_held(tmp_path / DATABASE_NAME)


def test_it_may_be_replaced_in_between(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder, minutes in ((here, 11), (there, 14)):
        made = open_database(folder)
        SqliteSettings(made).save(Settings(minutes=minutes))
        made.close()
    settings = SqliteSettings(OnDemand(here))
    assert settings.load().minutes == 11
    (there / DATABASE_NAME).replace(here / DATABASE_NAME)
    assert settings.load().minutes == 14


def test_where_nothing_is_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "unplugged"
    with pytest.raises(GoneError):
        SqliteSettings(OnDemand(folder)).load()
    with pytest.raises(GoneError):
        SqliteSettings(OnDemand(folder)).save(Settings())
    assert not folder.exists()
