"""Whatever the umask is, all that lies in the data folder is this person's alone, at every moment."""

import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.core.keeping import Choice
from retrotimer.desktop import door
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.store.backups import Backups
from retrotimer.store.files import whole
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME, LOCK_NAME
from retrotimer.store.reading_only import STAGE
from retrotimer.store.rescue import rescue
from retrotimer.store.soundness import doubt
from tests.fakes import TODAY
from tests.store.keeping import NOON, keep, some_walks

pytestmark = pytest.mark.linux


@pytest.fixture(autouse=True)
def _no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """What others could read or write, but for what lies in a folder that is closed to them."""
    found = []
    for path in (folder, *folder.rglob("*")):
        is_staged = any(parent.name.startswith(STAGE) for parent in path.parents)
        if not is_staged and stat.S_IMODE(path.lstat().st_mode) & 0o077:
            found.append(path.relative_to(folder).as_posix())
    return found


@pytest.mark.usefixtures("qapp")
def test_all_that_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    keep(folder, *some_walks(20))
    instance = SingleInstance(folder, LOCK_NAME)
    assert instance.claim()
    assert door.make(folder)
    keeper = SqliteKeeper(folder)
    copy = keeper.back_up(NOON - timedelta(days=1))
    keeper.restore(keeper.path_of(copy), NOON, alone=False)
    doubt(folder / DATABASE_NAME)
    assert len(list(folder.iterdir())) == 5
    assert open_to_others(folder) == []
    path = folder / DATABASE_NAME
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    with rescue(folder, TODAY) as found:
        assert open_to_others(folder) == []
        found.use(Choice.BOTH, NOON)
    assert len(Backups(folder).all()) == 3
    assert open_to_others(folder) == []
    instance.release()


def test_a_file_that_a_person_asked_for_is_closed_while_it_is_written(tmp_path: Path) -> None:
    with whole(tmp_path / "walks.csv") as file:
        file.write(b"walks")
        (unfinished,) = tmp_path.iterdir()
        assert stat.S_IMODE(unfinished.stat().st_mode) == 0o600
