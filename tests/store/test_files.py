"""Files that a person asked for: whole or not at all, for nobody else; or a clear reason."""

import errno
import os
from pathlib import Path

import pytest

from retrotimer.core.errors import FolderNotWritableError, FullError, StoreError
from retrotimer.store.files import write_file


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
    with pytest.raises(StoreError):
        write_file(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
