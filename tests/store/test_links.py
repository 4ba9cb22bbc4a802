"""A link in the data folder leads to somebody else's file: nothing is ever written through it."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.copies import Why
from retrotimer.desktop import door
from retrotimer.store.backups import Backups
from retrotimer.store.database import BESIDE, Database, open_database
from retrotimer.store.exchange.beside import connected
from retrotimer.store.history import SqliteHistory
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME
from retrotimer.store.soundness import doubt
from tests.fakes import a_record
from tests.store.keeping import NOON, keep, some_walks

pytestmark = pytest.mark.linux


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    keep(made, *some_walks(2))
    return made


@pytest.fixture(params=["there", "dangling"])
def theirs(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Somebody else's file, or the name of one that is not there."""
    file = tmp_path / "theirs"
    if request.param == "there":
        file.write_text("theirs")
    return file


def untouched(file: Path) -> bool:
    return not file.exists() or file.read_text() == "theirs"


@pytest.mark.parametrize("name", [DATABASE_NAME, *(f"{DATABASE_NAME}{end}" for end in BESIDE)])
def test_a_link_in_the_place_of_the_data_is_refused(folder: Path, theirs: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(theirs)
    with pytest.raises(errors.LinkError) as caught:
        open_database(folder)
    assert caught.value.path == str(folder / name)
    assert untouched(theirs)


def save(database: Database) -> None:
    SqliteHistory(database, lambda: NOON).save(a_record())


def write_long(database: Database) -> None:
    with connected(database) as connection:
        connection.execute("DELETE FROM session")


@pytest.mark.parametrize("write", [save, write_long])
def test_a_link_that_comes_while_the_window_is_open_is_refused(
    folder: Path, tmp_path: Path, write: Callable[[Database], None]
) -> None:
    other = tmp_path / "other"
    keep(other, *some_walks(3))
    before = (other / DATABASE_NAME).read_bytes()
    with closing(open_database(folder)) as database:
        (folder / DATABASE_NAME).unlink()
        (folder / DATABASE_NAME).symlink_to(other / DATABASE_NAME)
        for _ in range(2):
            with pytest.raises(errors.LinkError) as caught:
                write(database)
            assert caught.value.path == str(folder / DATABASE_NAME)
    assert Backups(folder).all() == []
    assert [path.name for path in other.iterdir()] == [DATABASE_NAME]
    assert (other / DATABASE_NAME).read_bytes() == before


def test_a_link_to_the_open_file_itself_is_refused_too(folder: Path, tmp_path: Path) -> None:
    with closing(open_database(folder)) as database:
        (folder / DATABASE_NAME).rename(tmp_path / "moved.db")
        (folder / DATABASE_NAME).symlink_to(tmp_path / "moved.db")
        with pytest.raises(errors.LinkError):
            save(database)


def test_a_link_is_no_conflict_copy(folder: Path, tmp_path: Path) -> None:
    keep(tmp_path / "other", a_record())
    link = folder / "retrotimer 2.db"
    link.symlink_to(tmp_path / "other" / DATABASE_NAME)
    keeper = SqliteKeeper(folder)
    assert keeper.conflicts() == []
    with pytest.raises(errors.LinkError):
        keeper.merge(link.name, NOON)
    assert link.is_symlink()
    assert Backups(folder).all() == []


def knock(folder: Path) -> None:
    assert not door.make(folder)
    assert not door.knock(folder, door.LOOK)
    assert door.answer(folder) == []


def doubts(folder: Path) -> None:
    with pytest.raises(errors.StoreError):
        doubt(folder / DATABASE_NAME)


def back_up(folder: Path) -> None:
    made = Backups(folder).make(NOON)
    assert made.at == (NOON + timedelta(seconds=1)).time()


def back_up_over_half_a_copy(folder: Path) -> None:
    backups = Backups(folder)
    assert not backups.path(backups.make(NOON, Why.RESTORE)).is_symlink()


@pytest.mark.parametrize(
    ("name", "write"),
    [
        (door.DOOR_NAME, knock),
        (DOUBT_NAME, doubts),
        ("backups/retrotimer-2026-11-17-120000.db", back_up),
        ("backups/retrotimer-2026-11-17-120000-before-restore.db.part", back_up_over_half_a_copy),
    ],
)
def test_nothing_goes_through_a_link(
    folder: Path, theirs: Path, name: str, write: Callable[[Path], None]
) -> None:
    (folder / "backups").mkdir()
    (folder / name).symlink_to(theirs)
    write(folder)
    assert untouched(theirs)
