import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.errors import StoreError
from retrotimer.store import database as module
from retrotimer.store.database import (
    APPLICATION_ID,
    MIGRATIONS,
    SCHEMA_VERSION,
    Database,
    open_database,
)
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.script import statements
from retrotimer.store.settings import SqliteSettings
from tests.fakes import a_record, fill_history


@contextmanager
def umask(mask: int) -> Iterator[None]:
    old = os.umask(mask)
    try:
        yield
    finally:
        os.umask(old)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def refused(folder: Path) -> StoreError:
    """The error that opening ends with, having left every byte in the folder as it was."""
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(StoreError) as caught:
        open_database(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    return caught.value


# What is made.


def test_a_first_start_makes_the_folder_and_a_database_that_says_whose_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "below" / "data"
    open_database(folder).close()
    path = folder / DATABASE_NAME
    assert pragma(path, "application_id") == APPLICATION_ID == int.from_bytes(b"Retr", "big")
    assert pragma(path, "user_version") == SCHEMA_VERSION
    assert pragma(path, "journal_mode") == "wal"
    assert [one.name for one in folder.iterdir()] == [DATABASE_NAME]


@pytest.mark.parametrize("mask", [0, 0o022, 0o077])
def test_only_this_person_can_read_what_is_made(tmp_path: Path, mask: int) -> None:
    folder = tmp_path / "data"
    with umask(mask):
        opened = open_database(folder)
    SqliteSettings(opened).keep_window_state(b"here")
    assert mode(folder) == 0o700
    files = list(folder.iterdir())
    assert len(files) == 3  # the database, its write-ahead log and that one's index
    assert {mode(file) for file in files} == {0o600}
    opened.close()


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o750)
    open_database(folder).close()
    assert mode(folder) == 0o750


def test_what_was_saved_is_there_after_a_restart(tmp_path: Path) -> None:
    first = open_database(tmp_path)
    SqliteSettings(first).keep_window_state(b"here")
    first.close()
    second = open_database(tmp_path)
    assert SqliteSettings(second).window_state() == b"here"
    second.close()


def test_what_was_saved_is_there_after_a_crash(tmp_path: Path) -> None:
    """The files as they lie on the disk while the app is open, without its ever closing them."""
    folder, copy = tmp_path / "data", tmp_path / "copy"
    opened = open_database(folder)
    record = a_record()
    SqliteHistory(opened, lambda: record.written).save(record)
    shutil.copytree(folder, copy)
    opened.close()
    after = open_database(copy)
    assert SqliteHistory(after, lambda: record.written).find(record.id) == record
    after.close()


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).touch()
    open_database(tmp_path).close()
    assert pragma(tmp_path / DATABASE_NAME, "user_version") == SCHEMA_VERSION


# What is refused, and left as it is.


@pytest.mark.parametrize("content", [b"shopping: milk", b"SQLite", b"SQLite format 4\0" + bytes(100)])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(content)
    assert isinstance(refused(tmp_path), errors.NotADatabaseError)


def test_a_folder_in_the_databases_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).mkdir()
    error = refused(tmp_path)
    assert isinstance(error, errors.NotADatabaseError)
    assert error.path == str(tmp_path / DATABASE_NAME)


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE recipes (name TEXT)",
        "CREATE TABLE recipes (name TEXT); PRAGMA user_version = 99",
        "CREATE TABLE recipes (name TEXT); PRAGMA application_id = 12345",
        "PRAGMA application_id = 12345",
        f"PRAGMA user_version = {SCHEMA_VERSION}",
        "PRAGMA user_version = 99",
    ],
)
def test_another_programs_database_is_left_alone(tmp_path: Path, script: str) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
        connection.executescript(script)
    assert isinstance(refused(tmp_path), errors.NotADatabaseError)


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    error = refused(tmp_path)
    assert isinstance(error, errors.NewerSchemaError)
    assert str(SCHEMA_VERSION + 1) in error.detail


def test_a_database_that_is_damaged_from_its_first_page_on_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 64)
    assert isinstance(refused(tmp_path), errors.DamagedError)


def test_damage_further_in_is_named_when_it_is_met(tmp_path: Path) -> None:
    opened = open_database(tmp_path)
    fill_history(opened, years=2)
    opened.close()
    path = tmp_path / DATABASE_NAME
    content = path.read_bytes()
    sound = len(content) // 2  # the schema is in there, and the latest walks are not
    path.write_bytes(content[:sound] + b"\xab" * (len(content) - sound))
    opened = open_database(tmp_path)
    history = SqliteHistory(opened, lambda: a_record().written)
    with pytest.raises(errors.DamagedError):
        history.walks_on(a_record().started.date)
    opened.close()


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    with pytest.raises(errors.FolderIsFileError) as caught:
        open_database(file)
    assert caught.value.path == str(file)
    assert file.read_text() == "mine"


@pytest.mark.parametrize("below", ["data", "a/b/data"])
def test_a_data_folder_below_a_file_names_that_file(tmp_path: Path, below: str) -> None:
    file = tmp_path / "notes.txt"
    file.touch()
    with pytest.raises(errors.FolderIsFileError) as caught:
        open_database(file / below)
    assert caught.value.path == str(file)


@pytest.mark.parametrize("folder", ["/proc/retrotimer", "/proc/self/a/b", "/proc/self/fdinfo"])
def test_a_folder_where_nothing_can_be_made_is_named(folder: str) -> None:
    with pytest.raises(errors.FolderNotWritableError) as caught:
        open_database(Path(folder))
    assert caught.value.path.startswith(folder)


def test_a_name_that_is_too_long_is_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderNotWritableError):
        open_database(tmp_path / ("x" * 300))


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("new", [True, False])
def test_a_database_that_another_program_keeps_locked(tmp_path: Path, *, new: bool) -> None:
    path = tmp_path / DATABASE_NAME
    if new:
        path.touch()
    else:
        open_database(tmp_path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(errors.BusyError):
            open_database(tmp_path)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.0)


# Reading and writing.


def count(database: Database) -> int:
    with database.reading() as connection:
        number: int = connection.execute("SELECT count(*) FROM setting").fetchone()[0]
    return number


def test_what_is_written_together_is_kept_whole_or_not_at_all(database: Database) -> None:
    def half() -> None:
        with database.writing() as connection:
            connection.execute("INSERT INTO setting VALUES ('a', '1')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert count(database) == 0


def test_a_full_disk_is_named_and_nothing_is_half_written(database: Database) -> None:
    with database.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    def too_much() -> None:
        with database.writing() as connection:
            connection.execute("INSERT INTO setting VALUES ('small', '1')")
            connection.execute("INSERT INTO setting VALUES ('large', hex(randomblob(100000)))")

    with pytest.raises(errors.FullError):
        too_much()
    assert count(database) == 0
    with database.reading() as connection:
        assert not connection.in_transaction
        connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    with database.writing() as connection:
        connection.execute("INSERT INTO setting VALUES ('small', '1')")
    assert count(database) == 1


@pytest.mark.usefixtures("impatient")
def test_a_database_that_is_locked_meanwhile_is_named(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.BusyError) as caught:
            SqliteSettings(database).keep_window_state(b"here")
        assert caught.value.path == str(database.path)
        assert SqliteSettings(database).window_state() == b""  # reading goes on
        other.execute("ROLLBACK")
    SqliteSettings(database).keep_window_state(b"here")
    assert SqliteSettings(database).window_state() == b"here"
    database.close()


def test_rows_that_make_no_sense_are_refused(database: Database) -> None:
    def insert() -> None:
        with database.writing() as connection:
            connection.execute("INSERT INTO setting (name, value) VALUES ('a', NULL)")

    with pytest.raises(StoreError):
        insert()


def test_closing_moves_everything_into_the_one_file(database: Database) -> None:
    SqliteSettings(database).keep_window_state(b"here")
    database.close()
    assert [one.name for one in database.path.parent.iterdir()] == [DATABASE_NAME]


def test_a_closed_database_says_so(database: Database) -> None:
    database.close()
    with pytest.raises(StoreError):
        SqliteSettings(database).keep_window_state(b"here")


# Migrations.


def test_the_schema_version_is_the_number_of_scripts() -> None:
    numbers = [int(script.name[:4]) for script in sorted(MIGRATIONS.glob("*.sql"))]
    assert numbers == list(range(1, SCHEMA_VERSION + 1))


def later_schema(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """As if the next version of the program had one more migration."""
    scripts = folder / "migrations"
    shutil.copytree(MIGRATIONS, scripts)
    (scripts / f"{SCHEMA_VERSION + 1:04}_next.sql").write_text(script)
    monkeypatch.setattr(module, "MIGRATIONS", scripts)
    monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)


def test_a_migration_keeps_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    opened = open_database(folder)
    SqliteSettings(opened).keep_window_state(b"here")
    opened.close()
    later_schema(tmp_path, monkeypatch, "CREATE TABLE one (a);\nCREATE TABLE two (b)\n-- the end\n")
    opened = open_database(folder)
    assert SqliteSettings(opened).window_state() == b"here"
    with opened.reading() as connection:
        connection.execute("SELECT a, b FROM one, two")
    opened.close()
    assert pragma(folder / DATABASE_NAME, "user_version") == SCHEMA_VERSION + 1


@pytest.mark.parametrize("new", [True, False])
def test_a_migration_that_fails_leaves_the_version_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, new: bool
) -> None:
    folder = tmp_path / "data"
    if not new:
        open_database(folder).close()
    later_schema(tmp_path, monkeypatch, "CREATE TABLE half (a);\nCREATE TABLE session (b);\n")
    with pytest.raises(StoreError):
        open_database(folder)
    path = folder / DATABASE_NAME
    assert pragma(path, "user_version") == (0 if new else SCHEMA_VERSION)
    with closing(sqlite3.connect(path)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchall()
    monkeypatch.undo()
    open_database(folder).close()


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("", []),
        ("SELECT 1;\nSELECT 2;\n", ["SELECT 1;\n", "SELECT 2;\n"]),
        ("SELECT ';'\n, 2;", ["SELECT ';'\n, 2;"]),
        ("-- one; of\nSELECT 1;", ["-- one; of\nSELECT 1;"]),
        ("SELECT 1;\nSELECT 2", ["SELECT 1;\n", "SELECT 2"]),
        (
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN\nSELECT 1;\nSELECT 2;\nEND;\n",
            ["CREATE TRIGGER t AFTER INSERT ON a BEGIN\nSELECT 1;\nSELECT 2;\nEND;\n"],
        ),
    ],
)
def test_a_script_falls_into_its_statements_and_none_is_lost(script: str, expected: list[str]) -> None:
    assert list(statements(script)) == expected
