"""Files that a person asked for: whole or not at all, for nobody else; or a clear reason."""

import errno
import os
from pathlib import Path

import pytest

from retrotimer.core.errors import (
    FolderNotWritableError,
    FullError,
    LinkError,
    NoFileError,
    OwnDataError,
    StoreError,
)
from retrotimer.desktop.door import DOOR_NAME
from retrotimer.store import files
from retrotimer.store.backups import Backups
from retrotimer.store.files import whole, write_file
from retrotimer.store.paths import DATABASE_NAME, LOCK_NAME
from tests.store.keeping import NOON, keep, some_walks, walks


def test_a_file_is_for_its_owner_alone_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_file(path, b"whole")
    assert path.read_bytes() == b"whole"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_there_is_replaced_and_is_for_nobody_else_either(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"an older and longer one")
    path.chmod(0o644)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_longest_name_that_a_folder_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("r" * 251 + ".pdf")
    write_file(path, b"whole")
    assert path.read_bytes() == b"whole"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, FullError),
        (errno.EDQUOT, FullError),
        (errno.EROFS, FolderNotWritableError),
        (errno.EACCES, FolderNotWritableError),
        (errno.EIO, StoreError),
    ],
)
def test_a_disk_that_fails_half_way_leaves_the_older_file_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[StoreError]
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"older")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreError) as failure:
        write_file(path, b"new")
    assert type(failure.value) is kind
    assert failure.value.path == str(path)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["gone/report.pdf", "a file/report.pdf"])
def test_a_folder_that_is_none_is_one_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").write_bytes(b"")
    with pytest.raises(FolderNotWritableError):
        write_file(tmp_path / name, b"new")


def test_the_name_of_a_folder_cannot_be_a_files(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.mkdir()
    with pytest.raises(NoFileError):
        write_file(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_no_file_can_have_a_name_with_a_zero_in_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        write_file(tmp_path / "bad\0.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_two_that_are_written_at_once_do_not_meet(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.pdf"
    with whole(one) as file:
        file.write(b"first ")
        write_file(other, b"another")
        file.write(b"and second")
    assert (one.read_bytes(), other.read_bytes()) == (b"first and second", b"another")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a backup in it."""
    folder = tmp_path / "data"
    keep(folder, *some_walks(3))
    (folder / "backups").mkdir(exist_ok=True)
    (folder / "backups" / "a.db").write_bytes(b"a backup")
    return folder


OWN_NAMES = [
    DATABASE_NAME,
    f"{DATABASE_NAME}-wal",
    f"{DATABASE_NAME}-shm",
    f"{DATABASE_NAME}-journal",
    LOCK_NAME,
    DOOR_NAME,
    "RETROTIMER.DB",
    "retrotimer.db. ",
    "retrotimer-schema-2.db",
    "retrotimer.sync-conflict-20261117-093005-ABCDEFG.db",
    "backups/a.db",
    "backups/new.pdf",
    "backups/../retrotimer.db",
]


@pytest.mark.parametrize("name", OWN_NAMES)
def test_nothing_is_written_over_the_data_or_among_their_backups(data: Path, name: str) -> None:
    before = sorted(path.name for path in data.rglob("*"))
    with pytest.raises(OwnDataError) as failure:
        write_file(data / name, b"%PDF")
    assert failure.value.path == str(data / name)
    assert sorted(path.name for path in data.rglob("*")) == before
    assert (data / "backups" / "a.db").read_bytes() == b"a backup"
    assert len(walks(data)) == 3


def test_the_backups_of_data_that_are_gone_are_not_written_over_either(data: Path) -> None:
    backups = Backups(data)
    backup = backups.path(backups.make(NOON))
    before = backup.read_bytes()
    for path in data.glob("retrotimer.*"):
        path.unlink()
    for path in (backup, data / "backups" / "new.pdf", data / DATABASE_NAME):
        with pytest.raises(OwnDataError):
            write_file(path, b"%PDF")
    assert backup.read_bytes() == before


def test_a_folder_that_is_a_link_to_the_data_is_known(data: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(data, target_is_directory=True)
    (tmp_path / "saves").symlink_to(data / "backups", target_is_directory=True)
    for name in (f"way/{DATABASE_NAME}", "way/backups/new.pdf", "saves/a.db"):
        with pytest.raises(OwnDataError):
            write_file(tmp_path / name, b"%PDF")
    assert len(walks(data)) == 3


@pytest.mark.parametrize("leads_to", ["data/retrotimer.db", "mine.pdf", "nowhere"])
def test_a_link_is_neither_followed_nor_replaced(data: Path, tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    path = tmp_path / "report.pdf"
    path.symlink_to(tmp_path / leads_to)
    with pytest.raises(LinkError):
        write_file(path, b"new")
    assert path.is_symlink()
    assert (tmp_path / "mine.pdf").read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()
    assert len(walks(data)) == 3


def test_a_second_name_of_the_data_is_a_file_of_its_own_afterwards(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.hardlink_to(data / DATABASE_NAME)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert len(walks(data)) == 3


def test_other_files_may_lie_beside_the_data(data: Path, tmp_path: Path) -> None:
    write_file(data / "retrotimer.csv", b"mine")
    (tmp_path / "elsewhere" / "backups").mkdir(parents=True)
    write_file(tmp_path / "elsewhere" / "backups" / "retrotimer.db", b"mine")
    assert (data / "retrotimer.csv").read_bytes() == b"mine"


def test_the_door_is_called_alike_on_both_sides() -> None:
    assert files.DOOR_NAME == DOOR_NAME
