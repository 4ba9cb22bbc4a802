"""Opening the data makes the system ask the disk for them; what for, `run.py faults --shared` shows."""

import os
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from retrotimer.store import anew
from retrotimer.store.anew import ask_anew
from retrotimer.store.backups import Backups
from retrotimer.store.database import BESIDE, open_database
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.soundness import look_through

BACKED_UP = datetime.fromisoformat("2026-11-17T08:00:00+01:00")

OPEN: dict[str, Callable[[Path], object]] = {
    "to work": lambda folder: open_database(folder).close(),
    "to back up": lambda folder: Backups(folder).make(BACKED_UP),
    "to look through": lambda folder: look_through(folder / DATABASE_NAME),
}


@pytest.mark.parametrize("way", OPEN)
@pytest.mark.linux
def test_whoever_opens_the_data_asks_the_disk_what_they_are(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_database(tmp_path).close()
    asked: list[str] = []
    set_mode = Path.chmod

    def chmod(path: Path, mode: int, **more: bool) -> None:
        asked.append(path.name)
        assert mode == stat.S_IMODE(path.stat().st_mode)
        set_mode(path, mode, **more)

    monkeypatch.setattr(Path, "chmod", chmod)
    OPEN[way](tmp_path)
    assert DATABASE_NAME in asked


@pytest.mark.linux
def test_a_log_is_asked_for_too_and_a_link_is_left_alone(tmp_path: Path) -> None:
    path, log, other = tmp_path / DATABASE_NAME, tmp_path / f"{DATABASE_NAME}-wal", tmp_path / "other"
    path.write_bytes(b"data")
    path.chmod(0o640)
    log.write_bytes(b"log")
    other.write_bytes(b"other")
    (tmp_path / f"{DATABASE_NAME}-shm").symlink_to(other)
    before = {file: file.stat() for file in (path, log, other)}
    ask_anew(path, *BESIDE)
    after = {file: file.stat() for file in before}
    for file, found in after.items():
        same = (found.st_mode, found.st_mtime_ns, found.st_size)
        assert same == (before[file].st_mode, before[file].st_mtime_ns, before[file].st_size)
    assert after[other].st_ctime_ns == before[other].st_ctime_ns


@pytest.mark.linux
@pytest.mark.parametrize("state", ["closed", "open", "replaced"])
def test_only_what_nobody_here_has_open_is_forgotten(
    tmp_path: Path, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To forget a file it is opened and closed, and to close it takes this process's locks on it away."""
    path, forgotten = tmp_path / DATABASE_NAME, []
    database = open_database(tmp_path)
    if state == "closed":
        database.close()
    elif state == "replaced":
        path.rename(tmp_path / "before")
        path.write_bytes((tmp_path / "before").read_bytes())
    monkeypatch.setattr(anew, "NO_DISK", os.major(path.stat().st_dev))
    monkeypatch.setattr("os.posix_fadvise", lambda *told: forgotten.append(told[3]))
    ask_anew(path)
    assert forgotten == ([os.POSIX_FADV_DONTNEED] if state == "closed" else [])
    if state == "replaced":
        (tmp_path / "before").replace(path)
    database.close()


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    ask_anew(tmp_path / DATABASE_NAME, *BESIDE)
    assert list(tmp_path.iterdir()) == []
