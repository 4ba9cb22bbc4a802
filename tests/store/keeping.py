"""A data folder to keep safe, and what it holds; read by a connection of its own."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from retrotimer.core.records import WalkRecord
from retrotimer.store.database import Database, open_database
from retrotimer.store.history import _SAVE
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.merging import ALL
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.rows import COLUMNS, record_of, row_of
from tests.fakes import TODAY, a_record
from tests.new_data import open_anew

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)

CONFLICT = "retrotimer.sync-conflict-20261117-093005-ABCDEFG.db"
"""What a synchronising service calls a copy that it left beside the data."""


def keep(folder: Path, *records: WalkRecord) -> None:
    """Save walks as a window would, and close it."""
    database = open_database(folder) if folder.exists() else open_anew(folder)
    with closing(database), database.writing() as connection:  # all at once, as the disk takes its time
        connection.executemany(_SAVE, [row_of(record) for record in records])


def some_walks(number: int, until: date = TODAY) -> list[WalkRecord]:
    """A walk on each of so many days."""
    return [a_record(until - timedelta(days=n), 10 + n % 6) for n in range(number)]


OLD = some_walks(4)
"""What `folder` holds."""

NEW = a_record(TODAY - timedelta(days=30))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a few walks."""
    made = tmp_path / "data"
    keep(made, *OLD)
    return made


@pytest.fixture
def opened(folder: Path) -> Iterator[Database]:
    """The data of that folder, open."""
    database = open_database(folder)
    yield database
    database.close()


@pytest.fixture
def keeper(folder: Path) -> SqliteKeeper:
    """The keeper of that folder."""
    return SqliteKeeper(folder)


def walks(folder: Path, name: str = DATABASE_NAME) -> dict[str, WalkRecord]:
    """The walks of a file by id, removed ones too; it is copied first, so that it stays as it is."""
    looked = folder / "looked-at"
    looked.mkdir(exist_ok=True)
    for ending in ("", "-wal"):
        if (folder / f"{name}{ending}").exists():
            shutil.copyfile(folder / f"{name}{ending}", looked / f"{DATABASE_NAME}{ending}")
    database = open_database(looked)
    with closing(database), database.reading() as connection:
        rows = connection.execute(f"SELECT {', '.join(ALL)} FROM session").fetchall()  # noqa: S608 - our own names
    shutil.rmtree(looked)
    records = [record_of(dict(zip(COLUMNS, row[:-1], strict=True))) for row in rows]
    return {str(record.id): record for record in records}


def ids(records: Iterable[WalkRecord]) -> set[str]:
    """Their ids."""
    return {str(record.id) for record in records}
