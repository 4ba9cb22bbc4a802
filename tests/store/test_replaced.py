"""The file is moved, deleted or replaced while it is open: what is written afterwards must not be lost."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.copies import Why
from retrotimer.store.backups import Backups
from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME
from tests.fakes import a_record
from tests.store.keeping import NEW, NOON, OLD, ids, keep, walks


@pytest.fixture
def history(opened: Database) -> SqliteHistory:
    return SqliteHistory(opened, lambda: NOON)


def test_a_folder_that_is_gone_is_told_and_taken_up_again(
    history: SqliteHistory, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(errors.GoneError):
            history.save(NEW)
    assert not folder.exists()
    (tmp_path / "away").rename(folder)
    history.save(NEW)
    assert walks(folder).keys() == ids([*OLD, NEW])


def test_a_file_that_is_deleted_is_told(history: SqliteHistory, folder: Path) -> None:
    (folder / DATABASE_NAME).unlink()
    with pytest.raises(errors.GoneError):
        history.save(NEW)
    assert not (folder / DATABASE_NAME).exists()


def test_a_file_that_is_replaced_gets_what_the_open_one_held(
    history: SqliteHistory, folder: Path, tmp_path: Path
) -> None:
    unsynchronised = a_record()
    history.save(unsynchronised)  # it is in the log, which is the open file's
    theirs = a_record()
    keep(tmp_path / "other", *OLD, theirs)
    (tmp_path / "other" / DATABASE_NAME).replace(folder / DATABASE_NAME)
    history.save(NEW)
    assert history.count() == len(OLD) + 3
    assert walks(folder).keys() == ids([*OLD, unsynchronised, theirs, NEW])
    assert [copy.why for copy in Backups(folder).all()] == [Why.REPLACED]


@pytest.mark.parametrize("content", [b"", b"milk and eggs", b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_replacement_of_no_use_is_waited_out(
    history: SqliteHistory, folder: Path, tmp_path: Path, content: bytes
) -> None:
    sound = tmp_path / "sound.db"
    shutil.copyfile(folder / DATABASE_NAME, sound)
    (tmp_path / "new").write_bytes(content)
    (tmp_path / "new").replace(folder / DATABASE_NAME)
    for _ in range(2):
        with pytest.raises(errors.StoreError):
            history.save(NEW)
    assert (folder / DATABASE_NAME).read_bytes() == content
    assert Backups(folder).all() == []  # not one for each attempt
    assert history.count() == len(OLD)  # what is open can still be read
    sound.replace(folder / DATABASE_NAME)
    history.save(NEW)
    assert walks(folder).keys() == ids([*OLD, NEW])


def test_a_replacement_with_somebodys_trigger_in_it_is_not_opened(
    history: SqliteHistory, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    keep(other, *OLD)
    with closing(sqlite3.connect(other / DATABASE_NAME, isolation_level=None)) as connection:
        connection.execute("CREATE TRIGGER mine AFTER INSERT ON session BEGIN DELETE FROM session; END")
    content = (other / DATABASE_NAME).read_bytes()
    (other / DATABASE_NAME).replace(folder / DATABASE_NAME)
    with pytest.raises(errors.NotADatabaseError, match="mine"):
        history.save(NEW)
    assert (folder / DATABASE_NAME).read_bytes() == content
    assert history.count() == len(OLD)


def test_a_replacement_of_an_older_schema_is_brought_up_to_ours(history: SqliteHistory, folder: Path) -> None:
    old = Path(__file__).with_name("old") / "schema-2.db"
    shutil.copyfile(old, folder / "new")
    (folder / "new").replace(folder / DATABASE_NAME)
    history.save(NEW)
    assert history.count() == 15 + len(OLD) + 1


def test_a_replacement_that_is_locked_is_gone_over_to_later_and_nothing_is_lost(
    history: SqliteHistory, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrotimer.store.database.BUSY_SECONDS", 0.0)
    unsynchronised, theirs = a_record(), a_record()
    history.save(unsynchronised)
    keep(tmp_path / "other", *OLD, theirs)
    new = tmp_path / "other" / DATABASE_NAME
    with closing(sqlite3.connect(new, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")  # which opening the file has to change
        other.execute("BEGIN IMMEDIATE")
        new.replace(folder / DATABASE_NAME)
        for _ in range(2):
            with pytest.raises(errors.BusyError):
                history.save(NEW)
            assert history.find(unsynchronised.id) == unsynchronised  # the copy is read meanwhile
        other.execute("ROLLBACK")
    history.save(NEW)
    assert walks(folder).keys() == ids([*OLD, unsynchronised, theirs, NEW])
    assert history.count() == len(OLD) + 3
    assert [copy.why for copy in Backups(folder).all()] == [Why.REPLACED]  # not one for each attempt


def test_a_replacement_without_room_is_told_later_what_the_open_file_held(
    history: SqliteHistory, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsynchronised = a_record()
    history.save(unsynchronised)
    keep(tmp_path / "other", *OLD)
    (tmp_path / "other" / DATABASE_NAME).replace(folder / DATABASE_NAME)

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patched:
        patched.setattr("retrotimer.store.replaced.merge", full)
        with pytest.raises(errors.FullError):
            history.save(NEW)
        assert history.find(unsynchronised.id) == unsynchronised
    history.save(NEW)
    assert walks(folder).keys() == ids([*OLD, unsynchronised, NEW])


def test_the_log_that_cannot_be_taken_away_yet_stops_nothing_for_good(
    history: SqliteHistory, folder: Path, tmp_path: Path
) -> None:
    held = a_record()
    history.save(held)
    keep(tmp_path / "other", *OLD)
    (tmp_path / "other" / DATABASE_NAME).replace(folder / DATABASE_NAME)
    journal = folder / f"{DATABASE_NAME}-journal"
    journal.mkdir()
    with pytest.raises(errors.StoreError):
        history.save(NEW)
    assert history.find(held.id) == held
    journal.rmdir()
    history.save(NEW)
    assert walks(folder).keys() == ids([*OLD, held, NEW])
