import os
import shutil
import sqlite3
from contextlib import closing, nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.copies import Copy, Why
from retrotimer.core.keeping import Choice, RescueFace
from retrotimer.store.backups import Backups
from retrotimer.store.database import Database, open_database
from retrotimer.store.first_look import look_first
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME
from retrotimer.store.rescue import rescue
from retrotimer.store.soundness import doubt, look_through
from tests.fakes import TODAY, a_record
from tests.store.keeping import A_DAY, NOON, ids, keep, some_walks, walks

A_COPY = Copy(TODAY, NOON.time())
PAGE = 4096
OLD, NEW = some_walks(60, TODAY - timedelta(days=10)), some_walks(3)


def break_it(folder: Path) -> bytes:
    """Wipe the first page, and the last one; what the file is now."""
    path = folder / DATABASE_NAME
    content = path.read_bytes()
    content = b"SQLite format 3\0" + bytes(PAGE - 16) + content[PAGE:-PAGE] + bytes(PAGE)
    path.write_bytes(content)
    return content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty walks and their backup; then three more, and the damage."""
    made = tmp_path / "data"
    keep(made, *OLD)
    Backups(made).make(NOON - A_DAY)
    keep(made, *NEW)
    break_it(made)
    return made


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_was_read_and_the_backup_together_have_every_walk(folder: Path) -> None:
    before = (folder / DATABASE_NAME).read_bytes()
    with pytest.raises(errors.DamagedError):
        open_database(folder)
    with rescue(folder, TODAY) as found:
        face = found.face
        assert face.backup == Copy((NOON - A_DAY).date(), NOON.time())
        assert (face.in_backup, face.both) == (60, 63 - _lost_for_good(face))
        assert 40 < face.salvaged < 63
        aside = found.use(Choice.BOTH, NOON)
    assert aside.why is Why.DAMAGED
    assert Backups(folder).path(aside).read_bytes() == before
    assert walks(folder).keys() >= ids(OLD)
    assert look_through(folder / DATABASE_NAME).sound
    assert names(folder) == {DATABASE_NAME, "backups"}


def _lost_for_good(face: RescueFace) -> int:
    """The walks since the backup that lay on the page that was wiped: all that no file has any more."""
    return 63 - face.both


class _Killed(BaseException):
    """Nothing catches it, as nothing does a kill."""


@pytest.mark.parametrize("links", [True, False])
def test_who_is_killed_before_the_new_file_is_there_has_the_walks_of_the_log_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    """The log goes first, as it would be applied to the new file; it must find its way back to the old."""
    before, folder = tmp_path / "before", tmp_path / "data"
    keep(before, *OLD)
    with closing(open_database(before)) as database:
        for record in NEW:
            SqliteHistory(database, lambda: NOON).save(record)
        shutil.copytree(before, folder)
    break_it(folder)
    doubt(folder / DATABASE_NAME)
    move = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target == folder / DATABASE_NAME:
            raise _Killed
        return move(self, target)

    def unlinked(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched, rescue(folder, TODAY) as found:
        patched.setattr(Path, "replace", killed)
        if not links:
            patched.setattr(os, "link", unlinked)
        with pytest.raises(_Killed):
            found.use(Choice.SALVAGED, NOON)
    with pytest.raises(errors.DamagedError):
        open_database(folder)
    with rescue(folder, TODAY) as found:
        found.use(Choice.SALVAGED, NOON)
    assert walks(folder).keys() >= ids(NEW)
    assert names(folder) == {DATABASE_NAME, "backups"}
    assert [copy.why for copy in Backups(folder).all()] == [Why.DAMAGED]


def test_an_answer_whose_stage_is_gone_meanwhile_puts_nothing_empty_in_the_place_of_the_data(
    folder: Path,
) -> None:
    before = (folder / DATABASE_NAME).read_bytes()
    with rescue(folder, TODAY) as found:
        for stage in folder.glob("retrotimer-stage-*"):
            shutil.rmtree(stage)
        with pytest.raises(errors.MissingError):
            found.use(Choice.BOTH, NOON)
    assert (folder / DATABASE_NAME).read_bytes() == before


@pytest.mark.parametrize("choice", list(Choice))
def test_what_was_chosen_is_what_is_there(folder: Path, choice: Choice) -> None:
    with rescue(folder, TODAY) as found:
        face = found.face
        found.use(choice, NOON)
    wanted = {Choice.BOTH: face.both, Choice.SALVAGED: face.salvaged, Choice.BACKUP: face.in_backup}
    assert look_through(folder / DATABASE_NAME).walks == wanted[choice]


def test_who_chooses_nothing_finds_everything_as_it_was(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.rglob("*.db*")}
    with rescue(folder, TODAY):
        assert {path.name for path in folder.glob("retrotimer-stage-*")} != set()
    assert {path.name: path.read_bytes() for path in folder.rglob("*.db*")} == before
    assert names(folder) == {DATABASE_NAME, "backups"}


@pytest.mark.linux
def test_what_a_killed_rescue_left_goes_with_the_next_one(folder: Path) -> None:
    """And nothing that may still be in use, or is not the app's."""
    gone = 2**22 + 1  # no process has such a number
    stays = {f"retrotimer-stage-{os.getpid()}-abc", "retrotimer-stage-mine", f"retrotimer-stage-{gone}-new"}
    for name in (f"retrotimer-stage-{gone}-abc", *stays):
        (folder / name).mkdir()
        (folder / name / "retrotimer.db").write_text("walks")
        if not name.endswith("new"):
            os.utime(folder / name, (0, 0))
    with rescue(folder, TODAY):
        pass
    assert names(folder) == {DATABASE_NAME, "backups", *stays}


@pytest.mark.linux
@pytest.mark.parametrize("choice", [Choice.BOTH, Choice.SALVAGED])
def test_what_a_full_disk_kept_from_being_closed_whole_replaces_nothing(
    tmp_path: Path, choice: Choice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing a database takes its log in, and SQLite does not tell where the disk would not have that."""
    import resource  # Windows has none

    folder = tmp_path / "data"
    keep(folder, *OLD)
    Backups(folder).make(NOON - A_DAY)
    keep(folder, *NEW)
    whole = (folder / DATABASE_NAME).read_bytes()
    damaged = bytes(PAGE) + whole[PAGE:]
    (folder / DATABASE_NAME).write_bytes(damaged)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    close = Database.close

    def close_on_a_full_disk(database: Database) -> None:
        if database.path.parent.name == choice.value:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, unlimited[1]))
        try:
            close(database)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)

    with monkeypatch.context() as full:
        full.setattr(Database, "close", close_on_a_full_disk)
        with rescue(folder, TODAY) as found, pytest.raises(errors.FullError):
            found.use(choice, NOON)
    assert (folder / DATABASE_NAME).read_bytes() == damaged
    with rescue(folder, TODAY) as found:
        found.use(Choice.BOTH, NOON)
    assert walks(folder).keys() == ids(OLD + NEW)


def test_without_a_backup_there_is_what_could_be_read(tmp_path: Path) -> None:
    keep(tmp_path, *OLD)
    break_it(tmp_path)
    with rescue(tmp_path, TODAY) as found:
        assert found.face.backup is None
        assert found.face.choices == (Choice.SALVAGED,)
        found.use(Choice.SALVAGED, NOON)
    assert len(walks(tmp_path)) == found.face.salvaged > 40


def test_the_log_of_the_damaged_file_goes_along_with_it(folder: Path) -> None:
    log = folder / f"{DATABASE_NAME}-wal"
    log.write_bytes(b"left over")
    with rescue(folder, TODAY) as found:
        aside = Backups(folder).path(found.use(Choice.BACKUP, NOON))
    assert not log.exists()
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"left over"
    assert walks(folder).keys() == ids(OLD)


def test_the_backup_is_believed_where_both_tell_a_walk_alike(folder: Path) -> None:
    """Damage may read as another value; a later correction would have come with a later instant."""
    with rescue(folder, TODAY) as found:
        found.use(Choice.BOTH, NOON)
    after = walks(folder)
    assert all(after[str(record.id)] == record for record in OLD)


def test_a_backup_whose_walks_make_no_sense_is_passed_over(folder: Path) -> None:
    backups = Backups(folder)
    newer = backups.path(Copy(TODAY, NOON.time()))
    shutil.copyfile(next(backups.folder.iterdir()), newer)
    with closing(sqlite3.connect(newer, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET started_utc = 'at dawn' WHERE rowid = 1")
    with rescue(folder, TODAY) as found:
        assert found.face.backup == Copy((NOON - A_DAY).date(), NOON.time())
        found.use(Choice.BACKUP, NOON)
    assert walks(folder).keys() == ids(OLD)


def test_a_walk_that_was_removed_after_the_backup_stays_removed(folder: Path) -> None:
    backups = Backups(folder)
    backup = backups.all()[0]
    shutil.copyfile(backups.path(backup), folder / DATABASE_NAME)
    with closing(open_database(folder)) as database:
        SqliteHistory(database, lambda: NOON).remove(OLD[0].id)
    with rescue(folder, TODAY) as found:
        assert (found.face.in_backup, found.face.both) == (60, 59)


# Which choices are offered.


@pytest.mark.parametrize(
    ("face", "choices"),
    [
        (RescueFace("a", 12, A_COPY, 10, 13), (Choice.BOTH, Choice.SALVAGED, Choice.BACKUP)),
        (RescueFace("a", 12, A_COPY, 10, 12), (Choice.BOTH, Choice.BACKUP)),
        (RescueFace("a", 3, A_COPY, 10, 10), (Choice.BOTH, Choice.BACKUP)),
        (RescueFace("a", 0, A_COPY, 10, 10), (Choice.BACKUP,)),
        (RescueFace("a", 12), (Choice.SALVAGED,)),
        (RescueFace("a", 0), (Choice.SALVAGED,)),
    ],
)
def test_only_what_makes_a_difference_is_offered(face: RescueFace, choices: tuple[Choice, ...]) -> None:
    assert face.choices == choices


# When there is a look before the first picture.


def test_after_a_clean_end_nothing_is_looked_at(tmp_path: Path) -> None:
    keep(tmp_path, a_record())
    with closing(open_database(tmp_path)) as database:
        assert not database.left_open


def test_a_log_that_is_left_is_the_trace_of_a_bad_end(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as first:
        SqliteHistory(first, lambda: NOON).save(a_record())
        with closing(open_database(tmp_path)) as second:
            assert second.left_open
            look_first(second)


def test_damage_after_a_bad_end_is_found_before_anything_is_written(tmp_path: Path) -> None:
    keep(tmp_path, *some_walks(200))
    path = tmp_path / DATABASE_NAME
    content = path.read_bytes()
    path.write_bytes(content[: -2 * PAGE] + b"\x0d" + b"\xff" * (PAGE - 1) + content[-PAGE:])
    path.with_name(f"{DATABASE_NAME}-wal").touch()
    database = open_database(tmp_path)
    assert database.left_open
    with pytest.raises(errors.DamagedError):
        look_first(database)


@pytest.mark.parametrize("doubted", [False, True])
def test_a_large_file_is_looked_at_later_unless_damage_was_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, doubted: bool
) -> None:
    monkeypatch.setattr("retrotimer.store.first_look.QUICK_BYTES", 10)
    keep(tmp_path, *some_walks(200))
    path = tmp_path / DATABASE_NAME
    content = path.read_bytes()
    path.write_bytes(content[: -2 * PAGE] + bytes(PAGE) + content[-PAGE:])
    if doubted:
        doubt(path)
    with closing(open_database(tmp_path)) as database:
        assert database.left_open is doubted
        with pytest.raises(errors.DamagedError) if doubted else nullcontext():
            look_first(database)


def test_doubt_without_damage_is_forgotten(tmp_path: Path) -> None:
    keep(tmp_path, *NEW)
    doubt(tmp_path / DATABASE_NAME)
    with closing(open_database(tmp_path)) as database:
        look_first(database)
    assert not (tmp_path / DOUBT_NAME).exists()


def test_doubt_is_over_with_the_rescue(folder: Path) -> None:
    doubt(folder / DATABASE_NAME)
    with rescue(folder, TODAY) as found:
        found.use(Choice.BOTH, NOON)
    assert not (folder / DOUBT_NAME).exists()


def test_what_a_log_has_is_read_where_the_file_itself_is_gone(tmp_path: Path) -> None:
    """A program that synchronises may take one of two; what is newer than the backup is in the log."""
    folder = tmp_path / "data"
    keep(folder, *OLD)
    Backups(folder).make(NOON - A_DAY)
    with closing(open_database(folder)) as database:
        history = SqliteHistory(database, lambda: NOON)
        for record in NEW:
            history.save(record)
        log = (folder / f"{DATABASE_NAME}-wal").read_bytes()
    (folder / DATABASE_NAME).unlink()
    (folder / f"{DATABASE_NAME}-wal").write_bytes(log)
    with rescue(folder, TODAY) as found:
        face = found.face
        assert (face.gone, face.in_backup, face.both) == (True, 60, 63)
        assert face.choices[0] is Choice.BOTH
        aside = found.use(Choice.BOTH, NOON)
    assert walks(folder).keys() == ids([*OLD, *NEW])
    kept = Backups(folder).path(aside)
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == log
    assert look_through(folder / DATABASE_NAME).sound
