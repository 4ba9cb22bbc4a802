"""A file that was replaced while it was open, and another process of the same machine at work beside it."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.records import WalkRecord
from retrotimer.store import alone
from retrotimer.store.alone import alone_with, check_log
from retrotimer.store.backups import Backups
from retrotimer.store.database import BESIDE, Database, open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.in_place import replace_database
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.soundness import look_through
from tests.fakes import a_record
from tests.store.keeping import NOON, OLD, ids, keep, walks

pytestmark = pytest.mark.linux

THEIRS = a_record()

OTHER = """
import sys
from pathlib import Path
from retrotimer.core.errors import StoreError
from retrotimer.core.records import WalkId
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from tests.fakes import a_record
from tests.store.keeping import NOON
try:
    database = open_database(Path(sys.argv[1]))
except StoreError as error:
    print(type(error).__name__, flush=True)
    sys.exit()
history = SqliteHistory(database, lambda: NOON)
for _ in range(2):
    record = a_record()
    history.save(record)
    print(record.id, flush=True)
    input()
database.close()
"""


class Other:
    """Another process, which enters one walk, and another one when it is told to; then it closes the data."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", OTHER, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def says(self) -> str:
        """What it has entered; or why it cannot."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def goes_on(self) -> None:
        """Let it do the next thing."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def ends(self) -> None:
        """Let it be done."""
        self.process.communicate("\n\n", timeout=60)


def replace(folder: Path) -> None:
    """As a synchronising service does, with walks of another computer."""
    keep(folder.parent / "other", THEIRS)
    (folder.parent / "other" / DATABASE_NAME).replace(folder / DATABASE_NAME)


def unlog(folder: Path) -> None:
    """What a file had beside it that was replaced, a service may take away, too."""
    for suffix in BESIDE:
        (folder / f"{DATABASE_NAME}{suffix}").unlink(missing_ok=True)


def save(database: Database, record: WalkRecord) -> None:
    SqliteHistory(database, lambda: NOON).save(record)


def test_what_another_process_writes_into_a_file_is_not_lost_when_a_window_goes_over_to_it(
    opened: Database, folder: Path
) -> None:
    """Its log would be deleted under it, and it would be told of every walk that it is saved."""
    mine, later = a_record(), a_record()
    save(opened, mine)
    replace(folder)
    unlog(folder)
    other = Other(folder)
    entered = [other.says()]
    with pytest.raises(errors.BusyError):  # it waits, and the window tries again
        save(opened, later)
    other.goes_on()
    entered.append(other.says())
    other.ends()
    save(opened, later)
    opened.close()
    assert look_through(folder / DATABASE_NAME).sound
    assert {str(key) for key in walks(folder)} == {
        *entered,
        *(str(one.id) for one in (*OLD, mine, THEIRS, later)),
    }


def test_no_process_applies_the_log_of_the_file_that_was_there_before(opened: Database, folder: Path) -> None:
    save(opened, a_record())
    replace(folder)
    other = Other(folder)
    assert other.says() == "BusyError"
    other.ends()
    later = a_record()
    save(opened, later)  # it has gone over
    other = Other(folder)
    entered = other.says()
    other.ends()
    opened.close()
    assert look_through(folder / DATABASE_NAME).sound
    found = {str(key) for key in walks(folder)}
    assert {entered, str(THEIRS.id), str(later.id)} <= found


def test_nor_does_the_process_itself_that_has_the_old_one_open(opened: Database, folder: Path) -> None:
    save(opened, a_record())
    replace(folder)
    for deed in (
        lambda: open_database(folder),
        lambda: SqliteKeeper(folder).back_up(NOON),
        lambda: SqliteKeeper(folder).look_through(),
    ):
        with pytest.raises(errors.BusyError):
            deed()
    later = a_record()
    save(opened, later)
    SqliteKeeper(folder).back_up(NOON)
    assert {later.id, THEIRS.id} <= walks(folder).keys()


def test_a_log_that_a_crash_has_left_is_the_files_own(folder: Path) -> None:
    other = Other(folder)
    entered = other.says()
    check_log(folder / DATABASE_NAME)  # while it is open there, too
    other.process.kill()
    other.process.communicate()
    check_log(folder / DATABASE_NAME)
    assert entered in {str(key) for key in walks(folder)}


def test_who_closes_a_file_between_the_looks_at_log_and_file_has_no_other_files_log(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Other(folder)
    other.says()
    looks: list[Path] = []

    def look(path: Path, first: int, count: int) -> bool:
        looks.append(path)
        if len(looks) == 2:
            other.ends()
        return is_locked(path, first, count)

    is_locked = alone._is_locked
    monkeypatch.setattr(alone, "_is_locked", look)
    check_log(folder / DATABASE_NAME)
    assert len(looks) == 3, "the log was seen in use, the file not, and then the log neither"


def test_a_file_that_another_process_has_open_is_not_set_aside_under_it(folder: Path, tmp_path: Path) -> None:
    keep(tmp_path / "ready", THEIRS)
    ready = tmp_path / "ready" / DATABASE_NAME
    other = Other(folder)
    entered = other.says()
    with pytest.raises(errors.BusyError):
        replace_database(folder / DATABASE_NAME, ready, Backups(folder), NOON)
    other.ends()
    assert {str(key) for key in walks(folder)} > {entered, *(str(key) for key in ids(OLD))}
    replace_database(folder / DATABASE_NAME, ready, Backups(folder), NOON)
    assert walks(folder).keys() == {THEIRS.id}


def test_nobody_opens_what_one_is_alone_with(folder: Path) -> None:
    with alone_with(folder / DATABASE_NAME):
        other = Other(folder)
        assert other.says() == "BusyError"
        other.ends()
    other = Other(folder)
    assert other.says() != "BusyError"
    other.ends()


def test_where_locks_are_laid_out_otherwise_none_is_asked_for_in_linuxs_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Mac has names for the same locks, and would refuse what is written for Linux."""

    def asked(*_words: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    with monkeypatch.context() as patch:
        patch.setattr("sys.platform", "darwin")
        patch.setattr("fcntl.fcntl", asked)
        check_log(folder / DATABASE_NAME)
        with alone_with(folder / DATABASE_NAME):
            other = Other(folder)
            assert other.says() == "BusyError"
            other.ends()


def test_a_file_that_is_gone_has_nobody(tmp_path: Path) -> None:
    with alone_with(tmp_path / DATABASE_NAME):
        assert list(tmp_path.iterdir()) == []
