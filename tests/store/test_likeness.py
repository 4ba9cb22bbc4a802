"""A damaged file of ours is rescued; something else that has its name is left alone."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.copies import Why
from retrotimer.core.keeping import Choice
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.rescue import rescue
from retrotimer.store.soundness import look_through
from tests.fakes import TODAY, a_record
from tests.store.keeping import NOON, ids, keep, some_walks, walks

PAGE = 4096
NOISE = bytes((7 * n * n + 131) % 256 for n in range(PAGE))
OLD, NEW = some_walks(20), [a_record(), a_record()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twenty walks, and a note of other exercise."""
    made = tmp_path / "data"
    keep(made, *OLD)
    with closing(open_database(made)) as database:
        SqliteHistory(database, lambda: NOON).note_other_exercise(TODAY, "swimming")
    return made


def back_up(folder: Path) -> None:
    """Back it up, and walk twice more."""
    Backups(folder).make(NOON)
    keep(folder, *NEW)


def start_overwritten(content: bytes, number: int) -> bytes:
    return NOISE[:number] + content[number:]


@pytest.mark.parametrize("number", [16, 100, 512, PAGE])
def test_a_destroyed_header_leads_to_the_rescue_without_any_backup(folder: Path, number: int) -> None:
    path = folder / DATABASE_NAME
    before = start_overwritten(path.read_bytes(), number)
    path.write_bytes(before)
    with pytest.raises(errors.DamagedError):
        open_database(folder)
    with pytest.raises(errors.DamagedError):
        look_through(path)
    assert path.read_bytes() == before
    with rescue(folder, TODAY) as found:
        assert (found.face.salvaged, found.face.backup) == (20, None)
        aside = found.use(Choice.SALVAGED, NOON)
    assert Backups(folder).path(aside).read_bytes() == before
    assert aside.why is Why.DAMAGED
    assert walks(folder).keys() == ids(OLD)


def test_with_its_header_alone_gone_all_that_was_kept_comes_back(folder: Path) -> None:
    path = folder / DATABASE_NAME
    path.write_bytes(start_overwritten(path.read_bytes(), 100))
    with rescue(folder, TODAY) as found:
        found.use(Choice.SALVAGED, NOON)
    with closing(open_database(folder)) as database:
        assert SqliteHistory(database, lambda: NOON).other_exercise(TODAY) == "swimming"


@pytest.mark.parametrize(
    "left",
    [
        lambda content: NOISE * (len(content) // PAGE),
        lambda content: bytes(len(content)),
        lambda content: content[:7],
        lambda _content: b"",
    ],
    ids=["noise", "zeroes", "seven bytes", "nothing"],
)
def test_where_nothing_can_be_recognised_the_backups_beside_it_tell(
    folder: Path, left: Callable[[bytes], bytes]
) -> None:
    back_up(folder)
    path = folder / DATABASE_NAME
    before = left(path.read_bytes())
    path.write_bytes(before)
    with pytest.raises(errors.DamagedError):
        open_database(folder)
    with rescue(folder, TODAY) as found:
        assert (found.face.salvaged, found.face.in_backup) == (0, 20)
        aside = found.use(Choice.BACKUP, NOON)
    assert Backups(folder).path(aside).read_bytes() == before
    assert walks(folder).keys() == ids(OLD)


def test_a_file_of_zeroes_holds_nothing_of_anybodys(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(bytes(3 * PAGE))
    with pytest.raises(errors.DamagedError):
        open_database(tmp_path)


def test_an_empty_file_with_a_log_is_read_from_that(folder: Path, tmp_path: Path) -> None:
    """SQLite itself would take the log for a left-over, and delete it."""
    left = tmp_path / "left"
    left.mkdir()
    with closing(open_database(folder)) as database:
        SqliteHistory(database, lambda: NOON).save(NEW[0])
        log = (folder / f"{DATABASE_NAME}-wal").read_bytes()
    (left / DATABASE_NAME).touch()
    (left / f"{DATABASE_NAME}-wal").write_bytes(log)
    with pytest.raises(errors.DamagedError):
        open_database(left)
    assert (left / f"{DATABASE_NAME}-wal").read_bytes() == log
    with rescue(left, TODAY) as found:
        found.use(Choice.SALVAGED, NOON)
    assert str(NEW[0].id) in walks(left)


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE session (name TEXT); PRAGMA application_id = 12345")


@pytest.mark.parametrize(
    "write",
    [
        other_program,
        lambda path: path.write_text("milk, eggs\n", encoding="utf-8"),
        lambda path: path.write_text("Brötchen", encoding="utf-16"),
        lambda path: path.write_text("CREATE TABLE session (walked_backward REAL);", encoding="utf-8"),
    ],
    ids=["another program's", "words", "words of Windows", "our own schema as words"],
)
def test_what_is_something_else_is_left_alone_even_beside_our_backups(
    folder: Path, write: Callable[[Path], object]
) -> None:
    back_up(folder)
    path = folder / DATABASE_NAME
    path.unlink()
    write(path)
    before = path.read_bytes()
    with pytest.raises(errors.NotADatabaseError):
        open_database(folder)
    with pytest.raises(errors.NotADatabaseError):
        SqliteKeeper(folder).restore(str(Backups(folder).path(Backups(folder).all()[0])), NOON, alone=True)
    assert path.read_bytes() == before


def test_noise_without_backups_may_be_anybodys(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(NOISE)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "retrotimer-2026-11-17-083005.db").write_bytes(NOISE)
    with pytest.raises(errors.NotADatabaseError):
        open_database(tmp_path)


@pytest.mark.parametrize(
    ("at", "value"), [(68, 0x53), (60, 0x40), (63, 1)], ids=["mark", "a far schema", "an older schema"]
)
def test_a_changed_byte_of_what_we_write_into_the_header_is_damage(folder: Path, at: int, value: int) -> None:
    path = folder / DATABASE_NAME
    content = bytearray(path.read_bytes())
    content[at] = value
    path.write_bytes(content)
    with pytest.raises(errors.DamagedError):
        open_database(folder)
    with rescue(folder, TODAY) as found:
        assert found.face.salvaged == 20


def test_a_backup_takes_the_place_of_a_file_without_its_beginning(folder: Path) -> None:
    back_up(folder)
    path = folder / DATABASE_NAME
    path.write_bytes(start_overwritten(path.read_bytes(), 100))
    (backup,) = Backups(folder).all()
    restored = SqliteKeeper(folder).restore(str(Backups(folder).path(backup)), NOON, alone=True)
    assert restored.before is not None
    assert restored.before.why is Why.DAMAGED
    assert walks(folder).keys() == ids(OLD)
