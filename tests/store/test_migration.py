"""A database of each older schema is kept in `old/` for ever; what is in it must come through whole."""

import errno
import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.errors import StoreError
from retrotimer.core.records import DayTotals, Outcome
from retrotimer.core.settings import Appearance, Course, Programme, Settings
from retrotimer.core.walk_id import WalkId
from retrotimer.store import backup
from retrotimer.store import database as module
from retrotimer.store.backup import _failure, copy_database
from retrotimer.store.database import SCHEMA_VERSION, open_database, worded
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.settings import SqliteSettings
from tests.fakes import a_record

OLD = Path(__file__).with_name("old")
COPY = "retrotimer-schema-1.db"
TABLES = ("session", "doctor_check", "setting")
PAIN_COLUMNS = dict.fromkeys(
    ("knee_pain_before", "knee_pain_after", "back_pain_morning", "knee_pain_morning")
)
NEW_COLUMNS = {"paused": 0, "corrected_utc": None, "hurt_place": None, "hurt_pain": None, **PAIN_COLUMNS}

Row = dict[str, object]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A data folder as the first version left it, its window closed."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copyfile(OLD / "schema-1.db", folder / DATABASE_NAME)
    return folder


def rows(path: Path, table: str) -> list[Row]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]  # noqa: S608 - our own names


def all_rows(path: Path) -> dict[str, list[Row]]:
    return {table: rows(path, table) for table in TABLES}


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def is_the_old_one_whole(path: Path) -> None:
    """See that a copy is a database of its own, of the first schema, with every row."""
    assert pragma(path, "user_version") == 1
    assert pragma(path, "application_id") == module.APPLICATION_ID
    assert pragma(path, "integrity_check") == "ok"
    assert pragma(path, "journal_mode") == "delete"
    assert all_rows(path) == all_rows_of_the_kept_one()


def all_rows_of_the_kept_one() -> dict[str, list[Row]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize((OLD / "schema-1.db").read_bytes().replace(b"\2\2", b"\1\1", 1))
        connection.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]  # noqa: S608 - likewise
            for table in TABLES
        }


# What comes through.


def test_every_row_and_every_figure_comes_through(old: Path) -> None:
    before = all_rows_of_the_kept_one()
    open_database(old).close()
    after = all_rows(old / DATABASE_NAME)
    assert len(before["session"]) == 14
    assert after["session"] == [row | NEW_COLUMNS for row in before["session"]]
    assert after["doctor_check"] == before["doctor_check"]
    assert after["setting"] == before["setting"]
    assert rows(old / DATABASE_NAME, "other_exercise") == []


def test_from_the_second_schema_every_row_comes_through(tmp_path: Path) -> None:
    """Its sessions are of every kind: of the timer, by hand, corrected, stopped for each reason, removed."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copyfile(OLD / "schema-2.db", folder / DATABASE_NAME)
    before = all_rows(folder / DATABASE_NAME) | {"other": rows(folder / DATABASE_NAME, "other_exercise")}
    opened = open_database(folder)
    history = SqliteHistory(opened, lambda: a_record().written)
    assert history.count() == 15
    assert len(history.read(range(1, 19))) == 18, "each can be read as a session"
    assert SqliteSettings(opened).load().programme == Programme(Course.STEADY_12, date(2026, 11, 2), 3)
    opened.close()
    after = all_rows(folder / DATABASE_NAME) | {"other": rows(folder / DATABASE_NAME, "other_exercise")}
    assert after == before | {"session": [row | PAIN_COLUMNS for row in before["session"]]}
    assert pragma(folder / "retrotimer-schema-2.db", "user_version") == 2
    assert {file.name for file in folder.iterdir()} == {DATABASE_NAME, "retrotimer-schema-2.db"}


def test_the_file_is_sound_afterwards(old: Path) -> None:
    open_database(old).close()
    path = old / DATABASE_NAME
    assert pragma(path, "user_version") == SCHEMA_VERSION
    assert pragma(path, "application_id") == module.APPLICATION_ID
    assert pragma(path, "journal_mode") == "wal"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {file.name for file in old.iterdir()} == {DATABASE_NAME, COPY}


def test_a_migrated_file_has_the_same_schema_as_a_new_one(old: Path, tmp_path: Path) -> None:
    open_database(old).close()
    open_database(tmp_path / "new").close()

    def schema(folder: Path) -> set[tuple[str, str, str]]:
        with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
            return set(connection.execute("SELECT type, name, sql FROM sqlite_schema"))

    assert schema(old) == schema(tmp_path / "new")


def test_every_total_is_what_it_was(old: Path) -> None:
    expected: dict[date, dict[str, float]] = {}
    for row in all_rows_of_the_kept_one()["session"]:
        if row["removed_utc"] is None and row["outcome"] != "underway":
            day = expected.setdefault(date.fromisoformat(str(row["local_date"])), {"walk": 0.0, "run": 0.0})
            day[str(row["mode"])] += float(str(row["walked_backward"]))
    opened = open_database(old)
    history = SqliteHistory(opened, lambda: a_record().written)
    assert history.totals(date(1900, 1, 1), date(2199, 12, 31)) == {
        day: DayTotals(day, round(sums["walk"], 3), round(sums["run"], 3)) for day, sums in expected.items()
    }
    assert history.first_day() == min(expected)
    opened.close()


def test_what_else_is_asked_of_the_history_is_what_it_was(old: Path) -> None:
    sessions = all_rows_of_the_kept_one()["session"]
    opened = open_database(old)
    history = SqliteHistory(opened, lambda: a_record().written)
    (unfinished,) = history.unfinished()
    assert (unfinished.outcome, unfinished.paused, unfinished.corrected) == (Outcome.UNDERWAY, False, None)
    assert all(
        record.timed is not None
        for day in history.totals(date.min, date.max)
        for record in history.walks_on(day)
    )
    pain = max(str(row["written_utc"]) for row in sessions if row["reason"] == "pain")
    assert history.last_pain_stop() == datetime.fromisoformat(pain)
    assert history.doctor_check() is not None
    assert SqliteSettings(opened).load() == Settings(minutes=12, week_goal=5, appearance=Appearance.DARK)
    assert SqliteSettings(opened).window_state() == b"\1\2"
    opened.close()


def test_what_was_removed_before_can_be_put_back_after(old: Path) -> None:
    (removed,) = [row for row in all_rows_of_the_kept_one()["session"] if row["removed_utc"] is not None]
    walk, day = WalkId(str(removed["id"])), date.fromisoformat(str(removed["local_date"]))
    opened = open_database(old)
    history = SqliteHistory(opened, lambda: a_record().written)
    assert walk not in {record.id for record in history.walks_on(day)}
    history.put_back(walk)
    assert walk in {record.id for record in history.walks_on(day)}
    opened.close()


# The copy.


@pytest.mark.parametrize("mask", [0, 0o077])
def test_a_whole_copy_for_this_person_alone_is_kept(old: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        open_database(old).close()
    finally:
        os.umask(before)
    is_the_old_one_whole(old / COPY)
    assert stat.S_IMODE((old / COPY).stat().st_mode) == 0o600


def test_the_copy_is_there_before_anything_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(source: sqlite3.Connection, target: Path) -> None:
        copy_database(source, target)
        is_the_old_one_whole(target)
        assert pragma(old / DATABASE_NAME, "user_version") == 1
        seen.append(target.name)

    seen: list[str] = []
    monkeypatch.setattr(backup, "copy_database", look)
    open_database(old).close()
    assert seen == [COPY]


def test_what_only_the_log_of_a_crash_holds_is_copied_too(old: Path, tmp_path: Path) -> None:
    """The old version was killed: its last walk is in the write-ahead log alone."""
    crashed = tmp_path / "crashed"
    with closing(sqlite3.connect(old / DATABASE_NAME, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET note = 'by the lake' WHERE outcome = 'underway'")
        shutil.copytree(old, crashed)
    assert (crashed / f"{DATABASE_NAME}-wal").stat().st_size > 0
    open_database(crashed).close()
    for name in (COPY, DATABASE_NAME):
        assert [row["note"] for row in rows(crashed / name, "session") if row["outcome"] == "underway"] == [
            "by the lake"
        ]
    assert {file.name for file in crashed.iterdir()} == {DATABASE_NAME, COPY}


@pytest.mark.parametrize("name", [COPY, f"{COPY}.part", f"{COPY}.part-journal", f"{COPY}.part-wal"])
@pytest.mark.parametrize("stale", [b"", b"half a copy", b"SQLite format 3\0" + bytes(5000)])
def test_what_an_earlier_attempt_left_does_no_harm(old: Path, name: str, stale: bytes) -> None:
    (old / name).write_bytes(stale)
    (old / name).chmod(0o644)
    open_database(old).close()
    is_the_old_one_whole(old / COPY)
    assert stat.S_IMODE((old / COPY).stat().st_mode) == 0o600
    assert {file.name for file in old.iterdir()} == {DATABASE_NAME, COPY}


def test_a_database_that_is_new_or_of_today_is_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        open_database(tmp_path).close()
    assert [file.name for file in tmp_path.iterdir()] == [DATABASE_NAME]


def test_the_kept_copy_can_be_put_back_and_comes_through_again(old: Path) -> None:
    open_database(old).close()
    (old / COPY).replace(old / DATABASE_NAME)
    open_database(old).close()
    is_the_old_one_whole(old / COPY)
    assert len(rows(old / DATABASE_NAME, "session")) == 14


# A copy that fails.


@pytest.mark.parametrize("in_the_way", [COPY, f"{COPY}.part"])
@pytest.mark.parametrize("logged", [True, False])
def test_where_no_copy_can_be_made_everything_stays_as_it_was(
    old: Path, in_the_way: str, *, logged: bool
) -> None:
    if not logged:  # as a copy that was put back is
        with closing(sqlite3.connect(old / DATABASE_NAME)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    (old / in_the_way).mkdir()
    before = content(old)
    with pytest.raises(errors.FolderNotWritableError) as caught:
        open_database(old)
    assert caught.value.path == str(old / DATABASE_NAME)
    assert "schema-1" in caught.value.detail
    assert content(old) == before
    (old / in_the_way).rmdir()
    open_database(old).close()
    is_the_old_one_whole(old / COPY)


def test_a_disk_that_gives_out_in_the_middle_of_the_copy(old: Path) -> None:
    with closing(sqlite3.connect(old / DATABASE_NAME, isolation_level=None)) as connection:
        connection.execute("INSERT INTO setting VALUES ('large', hex(randomblob(100000)))")
    before = content(old)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(StoreError):
            open_database(old)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert content(old) == before
    open_database(old).close()
    assert len(rows(old / COPY, "session")) == len(rows(old / DATABASE_NAME, "session")) == 14


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, errors.FullError),
        (errno.EDQUOT, errors.FullError),
        (errno.EACCES, errors.FolderNotWritableError),
        (errno.EROFS, errors.FolderNotWritableError),
    ],
)
def test_what_the_system_says_of_a_copy_is_named_as_sqlite_would(number: int, kind: type[StoreError]) -> None:
    failure = _failure(OSError(number, os.strerror(number), COPY))
    with pytest.raises(kind) as caught, worded(Path(DATABASE_NAME)):
        raise failure
    assert os.strerror(number) in caught.value.detail


# Crashes, and others at the same time.

CRASH = """
import os, sys
from pathlib import Path
from retrotimer.store import backup, database
real = backup.copy_database
def crash(source, target):
    real(source, target)
    os._exit(7)
backup.copy_database = crash
database.open_database(Path(sys.argv[1]))
"""

OPEN = """
import sys
from pathlib import Path
from retrotimer.store.database import open_database
print("ready", flush=True)
sys.stdin.readline()
open_database(Path(sys.argv[1])).close()
"""


def test_a_crash_between_the_copy_and_the_migration_is_made_good_by_the_next_start(old: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", CRASH, str(old)], check=False)
    assert ended.returncode == 7
    assert pragma(old / DATABASE_NAME, "user_version") == 1
    is_the_old_one_whole(old / COPY)
    open_database(old).close()
    is_the_old_one_whole(old / COPY)
    assert pragma(old / DATABASE_NAME, "user_version") == SCHEMA_VERSION
    assert len(rows(old / DATABASE_NAME, "session")) == 14


def test_two_programs_that_migrate_at_once_do_it_once(old: Path) -> None:
    """A window, and a command that was typed meanwhile."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, str(old)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for program in programs:
        assert program.stdout is not None
        program.stdout.readline()
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    for program in programs:
        program.communicate(timeout=60)
    assert [program.returncode for program in programs] == [0, 0, 0]
    is_the_old_one_whole(old / COPY)
    assert len(rows(old / DATABASE_NAME, "session")) == 14
    assert {file.name for file in old.iterdir()} == {DATABASE_NAME, COPY}


def test_nothing_can_be_written_between_the_copy_and_the_migration(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be in the new schema and not in the copy; and a second program would copy what is new."""

    def copy(source: sqlite3.Connection, target: Path) -> None:
        with closing(sqlite3.connect(old / DATABASE_NAME, timeout=0, isolation_level=None)) as other:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("DELETE FROM session")
            assert other.execute("SELECT count(*) FROM session").fetchone() == (14,)  # reading goes on
        copy_database(source, target)
        copied.append(target)

    copied: list[Path] = []
    monkeypatch.setattr(backup, "copy_database", copy)
    open_database(old).close()
    assert len(copied) == 1


def test_who_comes_second_takes_the_new_schema_as_it_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other was faster between this one's look at the number and its lock."""
    looks: list[int] = []

    def look(connection: sqlite3.Connection) -> int:
        if len(looks) == 2:  # the owner, what was found; the next is under the lock
            connection.execute("ROLLBACK")
            monkeypatch.undo()
            open_database(old).close()
            connection.execute("BEGIN IMMEDIATE")
        looks.append(real(connection))
        return looks[-1]

    real = module.version_of
    monkeypatch.setattr(module, "version_of", look)
    open_database(old).close()
    assert looks == [1, 1, SCHEMA_VERSION]
    is_the_old_one_whole(old / COPY)
