"""A link in the data folder leads to somebody else's file: nothing is ever written through it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.keeping import Why
from retrotimer.desktop import door
from retrotimer.store.backups import Backups
from retrotimer.store.database import BESIDE, open_database
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME
from retrotimer.store.soundness import doubt
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
