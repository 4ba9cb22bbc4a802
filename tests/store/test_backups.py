import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.copies import Copy, Why
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.reading_only import STAGE
from retrotimer.store.settings import SqliteSettings
from tests.fakes import TODAY, a_record
from tests.store.keeping import A_DAY, NOON, keep, some_walks, walks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    keep(made, *some_walks(3))
    return made


@pytest.fixture
def backups(folder: Path) -> Backups:
    return Backups(folder)


def damage(path: Path) -> None:
    """Overwrite the second half: the schema stays."""
    content = path.read_bytes()
    half = len(content) // 2
    path.write_bytes(content[:half] + b"\xab" * (len(content) - half))


def test_a_backup_is_one_file_with_all_the_walks(backups: Backups, folder: Path) -> None:
    copy = backups.make(NOON)
    assert [path.name for path in backups.folder.iterdir()] == ["retrotimer-2026-11-17-120000.db"]
    assert walks(backups.folder, copy.name) == walks(folder)
    assert backups.count(backups.path(copy)) == 3
    assert [path.name for path in backups.folder.iterdir()] == [copy.name]  # reading has left nothing


def test_a_backup_is_made_while_the_window_writes(backups: Backups, folder: Path) -> None:
    database = open_database(folder)
    SqliteHistory(database, lambda: NOON).save(a_record())
    assert backups.count(backups.path(backups.make(NOON))) == 4  # the fourth is only in the log yet
    database.close()


def test_what_a_killed_restore_left_is_gone_the_next_day(backups: Backups, folder: Path) -> None:
    """It holds walks; of today it may be in use.  What only begins like it is a person's own."""
    gone = 1 << 30  # no process has such a number
    old, new, mine = f"{gone}-old", f"{gone}-new", "mine"
    for name, day in ((old, NOON - A_DAY), (new, NOON), (mine, NOON - A_DAY)):
        left = folder / f"{STAGE}{name}"
        left.mkdir()
        (left / DATABASE_NAME).write_bytes(b"walks")
        os.utime(left, (day.timestamp(), day.timestamp()))
    backups.make(NOON)
    assert {path.name for path in folder.glob(f"{STAGE}*")} == {f"{STAGE}{new}", f"{STAGE}{mine}"}


@pytest.mark.linux
def test_what_a_rescue_has_made_ready_waits_for_its_answer_over_midnight(
    backups: Backups, folder: Path
) -> None:
    """The process that asks is another one, and still there."""
    waits = folder / f"{STAGE}{os.getppid()}-abc"
    waits.mkdir()
    os.utime(waits, ((NOON - A_DAY).timestamp(),) * 2)
    backups.make(NOON)
    assert waits.is_dir()


@pytest.mark.linux
def test_only_this_person_can_read_a_backup(backups: Backups) -> None:
    before = os.umask(0)
    try:
        copy = backups.make(NOON)
    finally:
        os.umask(before)
    assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(backups.path(copy).stat().st_mode) == 0o600


def test_two_backups_in_one_second_have_two_names(backups: Backups) -> None:
    first = backups.make(NOON, Why.RESTORE)
    second = backups.make(NOON, Why.RESTORE)
    assert first != second
    assert backups.all() == [second, first]


def test_a_day_has_one_backup_with_its_latest_change(backups: Backups, folder: Path) -> None:
    first = backups.make_if_changed(NOON)
    assert backups.make_if_changed(NOON + timedelta(hours=1)) is None
    keep(folder, a_record())
    second = backups.make_if_changed(NOON + timedelta(hours=2))
    assert first is not None
    assert second is not None
    assert backups.all() == [second]
    assert backups.count(backups.path(second)) == 4
    keep(folder, a_record(TODAY - A_DAY))
    third = backups.make_if_changed(NOON + A_DAY)
    assert backups.all() == [third, second]


def test_a_backup_that_cannot_be_made_leaves_the_one_of_the_same_day(backups: Backups, folder: Path) -> None:
    keep(folder, *some_walks(200))
    sound = backups.make(NOON)
    damage(folder / DATABASE_NAME)
    with pytest.raises(errors.DamagedError):
        backups.make_if_changed(NOON + timedelta(hours=1))
    assert [path.name for path in backups.folder.iterdir()] == [sound.name]
    assert backups.count(backups.path(sound)) == 203


def test_a_backup_that_another_process_is_writing_is_left_to_it(backups: Backups) -> None:
    backups.prepare()
    begun = backups.folder / f"{Copy(NOON.date(), NOON.time()).name}.part"
    begun.write_bytes(b"half")
    assert backups.make(NOON).at == (NOON + timedelta(seconds=1)).time()
    assert backups.make(NOON + timedelta(hours=1), Why.RESTORE).at == (NOON + timedelta(hours=1)).time()
    assert begun.read_bytes() == b"half"


def test_a_day_without_a_change_has_none(backups: Backups, folder: Path) -> None:
    backups.make_if_changed(NOON)
    assert backups.make_if_changed(NOON + A_DAY) is None
    database = open_database(folder)  # where the window stood is no change
    SqliteSettings(database).keep_window_state(b"here")
    database.close()
    assert backups.make_if_changed(NOON + A_DAY) is None
    database = open_database(folder)
    SqliteHistory(database, lambda: NOON).remove(next(iter(walks_of(folder))))
    database.close()
    assert backups.make_if_changed(NOON + A_DAY) is not None


def walks_of(folder: Path) -> list:  # type: ignore[type-arg]
    return [record.id for record in walks(folder).values()]


def test_an_empty_calendar_needs_no_backup(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    assert Backups(tmp_path).make_if_changed(NOON) is None


def test_old_backups_are_thinned_out_and_others_stay(backups: Backups, folder: Path) -> None:
    backups.make(NOON - A_DAY, Why.RESTORE)
    (backups.folder / "notes.txt").write_text("mine")
    for days in range(40, -1, -1):
        keep(folder, a_record())
        backups.make_if_changed(NOON - days * A_DAY)
    copies = backups.all()
    daily = [copy for copy in copies if copy.why is Why.DAILY]
    assert len(daily) == 7 + 2 + 1
    assert max(daily).day == NOON.date()
    assert len(copies) == len(daily) + 1
    assert (backups.folder / "notes.txt").read_text() == "mine"


def test_what_an_interrupted_backup_left_goes_with_the_next_one(backups: Backups) -> None:
    backups.prepare()
    left = backups.folder / "retrotimer-2026-11-01-120000.db.part"
    left.write_bytes(b"half")
    backups.make(NOON)
    assert not left.exists()


def test_a_damaged_database_becomes_no_backup(backups: Backups, folder: Path) -> None:
    keep(folder, *some_walks(200))
    sound = backups.make(NOON - A_DAY)
    damage(folder / DATABASE_NAME)
    with pytest.raises(errors.DamagedError):
        backups.make(NOON)
    assert backups.all() == [sound]
    assert [path.name for path in backups.folder.iterdir()] == [sound.name]


def test_the_newest_sound_backup_is_found_behind_damaged_ones(backups: Backups, folder: Path) -> None:
    keep(folder, *some_walks(200))
    sound = backups.make(NOON - 2 * A_DAY)
    damage(backups.path(backups.make(NOON - A_DAY)))
    backups.path(backups.make(NOON)).write_bytes(b"no database")
    assert next(backups.sound(NOON.date())) == (sound, 203)


def test_without_a_backup_there_is_none(backups: Backups) -> None:
    assert list(backups.sound(NOON.date())) == []
    assert backups.all() == []


def test_a_folder_that_is_a_link_is_refused(backups: Backups, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    backups.folder.symlink_to(elsewhere)
    with pytest.raises(errors.LinkError):
        backups.make(NOON)
    assert list(elsewhere.iterdir()) == []


def test_a_file_in_the_folders_place_is_told(backups: Backups) -> None:
    backups.folder.write_text("mine")
    with pytest.raises(errors.FolderNotWritableError):
        backups.make(NOON)


def test_a_database_that_is_gone_is_not_made_anew(backups: Backups, folder: Path) -> None:
    (folder / DATABASE_NAME).unlink()
    with pytest.raises(errors.GoneError):
        backups.make(NOON)
    assert not (folder / DATABASE_NAME).exists()


def test_a_locked_database_is_told_and_not_waited_for_for_ever(
    backups: Backups, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrotimer.store.copied.BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(errors.BusyError):
            backups.make(NOON)
    assert backups.all() == []


def test_the_copy_of_a_day_to_come_does_not_count(backups: Backups, folder: Path) -> None:
    backups.make(NOON + timedelta(days=400))
    keep(folder, a_record())
    made = backups.make_if_changed(NOON)
    assert made == Copy(NOON.date(), NOON.time())


def test_the_copy_of_a_day_to_come_ends_no_daily_backups(backups: Backups, folder: Path) -> None:
    """It may hold all that the database does, and may seem to be written later than that."""
    to_come = NOON + timedelta(days=400)
    ahead = backups.path(backups.make(to_come))
    os.utime(ahead, (to_come.timestamp(), to_come.timestamp()))
    keep(folder, a_record())
    assert backups.make_if_changed(NOON) == Copy(NOON.date(), NOON.time())
    keep(folder, a_record())
    assert backups.make_if_changed(NOON + A_DAY) is not None


def test_a_copy_of_a_day_to_come_is_taken_where_there_is_no_other(backups: Backups) -> None:
    ahead = backups.make(NOON + timedelta(days=400))
    keeper = SqliteKeeper(backups.database.parent)
    assert keeper.latest_backup(NOON.date()) == ahead
    assert next(backups.sound(NOON.date())) == (ahead, 3)
    known = backups.make(NOON - A_DAY)
    assert keeper.latest_backup(NOON.date()) == known
    assert next(backups.sound(NOON.date())) == (known, 3)


def test_a_days_backup_brings_in_nothing_of_the_rescue_and_the_data_dialog(folder: Path) -> None:
    """It follows each change, and what it imports stays in the window's memory."""
    program = (
        "import sys; from datetime import datetime; from pathlib import Path; "
        "from retrotimer.store.keeper import SqliteKeeper; "
        "made = SqliteKeeper(Path(sys.argv[1])).backup_if_changed(datetime(2026, 11, 17, 12)); "
        "print(made is not None, *(name for name in ('keeping', 'soundness') "
        "if f'retrotimer.core.{name}' in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("True\n", "")
