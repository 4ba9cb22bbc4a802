"""A process that has a database open never loses its locks on it, whatever else it does with the file."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrotimer.core.errors import NotADatabaseError
from retrotimer.store.database import LOG_SUFFIX, open_database
from retrotimer.store.held import is_held
from retrotimer.store.history import SqliteHistory
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.reading_only import reading_only
from tests.fakes import TODAY, a_moment, a_record

WALL = a_moment(hour=10).wall
LOOK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM session").fetchone()[0])
connection.close()
"""

Deed = Callable[[Path], object]


def another_process_counts(path: Path) -> int:
    """As `retrotimer status` does beside an open window."""
    done = subprocess.run([sys.executable, "-c", LOOK, str(path)], check=True, capture_output=True, text=True)
    return int(done.stdout)


DEEDS: dict[str, Deed] = {
    "look through": lambda folder: SqliteKeeper(folder).look_through(),
    "back up": lambda folder: SqliteKeeper(folder).back_up(WALL),
    "back up elsewhere": lambda folder: SqliteKeeper(folder).back_up_to(str(folder.parent / "copy.db")),
    "restore": lambda folder: SqliteKeeper(folder).restore(
        SqliteKeeper(folder).path_of(SqliteKeeper(folder).back_up(WALL)), WALL, alone=False
    ),
    "open again": lambda folder: open_database(folder).close(),
    "read": lambda folder: reading_only(folder / DATABASE_NAME).close(),
}

INDEX = """
import sys
from pathlib import Path
from retrotimer.store.alone import INDEX_IN_USE, _is_locked
print(_is_locked(Path(sys.argv[1]), INDEX_IN_USE, 1))
"""


@pytest.mark.linux
@pytest.mark.parametrize("deed", DEEDS)
def test_nor_does_it_cost_it_the_lock_on_the_logs_index(tmp_path: Path, deed: str) -> None:
    """Without which another process would begin the index anew, under the one that goes on using it."""
    folder = tmp_path / "data"
    window = open_database(folder)
    SqliteHistory(window, lambda: datetime.now(UTC)).save(a_record(TODAY, 10))
    DEEDS[deed](folder)
    command = [sys.executable, "-c", INDEX, str(folder / f"{DATABASE_NAME}-shm")]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "True\n"
    window.close()


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_done_beside_an_open_window_leaves_it_its_log(tmp_path: Path, deed: str) -> None:
    folder = tmp_path / "data"
    window = open_database(folder)
    history = SqliteHistory(window, lambda: datetime.now(UTC))
    history.save(a_record(TODAY, 10))
    DEEDS[deed](folder)
    path, log = folder / DATABASE_NAME, folder / f"{DATABASE_NAME}{LOG_SUFFIX}"
    before = log.stat().st_ino
    assert another_process_counts(path) == 1
    assert log.exists(), "the other process took itself for the only one"
    assert log.stat().st_ino == before
    history.save(a_record(TODAY, 11))
    assert another_process_counts(path) == 2
    window.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM session").fetchone() == (2,)


def test_a_file_is_held_as_long_as_anybody_here_has_it_open(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_NAME
    first, second = open_database(tmp_path), open_database(tmp_path)
    first.close()
    assert is_held(path)
    second.close()
    assert not is_held(path)
    path.write_bytes(b"no database")
    with pytest.raises(NotADatabaseError):
        open_database(tmp_path)
