from pathlib import Path

import pytest

from retrotimer.core.copies import Why
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.soundness import doubt
from retrotimer.store.wiping import wipe
from tests.store.keeping import NOON, keep, some_walks

OURS = (
    "retrotimer-schema-2.db",
    "retrotimer-schema-2.db.part",
    "retrotimer.db-wal",
    "retrotimer.db-shm",
    "retrotimer.db-journal",
    "retrotimer.sync-conflict-20261117-093005-ABCDEFG.db",
    "backups/retrotimer-2026-11-16-120000.db.part",
    "backups/retrotimer-2026-11-16-120000-damaged.db",
    "backups/retrotimer-2026-11-16-120000-damaged.db-wal",
    "retrotimer-stage-abc/both/retrotimer.db",
    ".retrotimer-x1y2z3.part",
    "retrotimer-refuge/retrotimer.db",
)
NOT_OURS = ("notes.txt", "retrotimer-notes.db", "backups/holiday.jpg")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    keep(made, *some_walks(3))
    for why in (Why.DAILY, Why.RESTORE):
        Backups(made).make(NOON, why)
    doubt(made / DATABASE_NAME)
    for name in OURS:
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(b"walks")
    return made


def test_everything_of_ours_is_gone(folder: Path) -> None:
    assert wipe(folder) == []
    assert list(folder.iterdir()) == []
    database = open_database(folder)
    assert SqliteHistory(database, lambda: NOON).count() == 0
    database.close()


def test_what_is_not_ours_stays(folder: Path) -> None:
    for name in NOT_OURS:
        (folder / name).write_text("mine")
    assert wipe(folder) == []
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert left == sorted(NOT_OURS)


def test_links_are_taken_away_and_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "retrotimer-2026-11-16-120000.db").write_text("mine")
    (folder / "retrotimer-schema-1.db").symlink_to(elsewhere / "retrotimer-2026-11-16-120000.db")
    Backups(folder).folder.rename(tmp_path / "away")
    Backups(folder).folder.symlink_to(elsewhere)
    wipe(folder)
    assert (elsewhere / "retrotimer-2026-11-16-120000.db").read_text() == "mine"
    assert not (folder / "retrotimer-schema-1.db").is_symlink()


def test_what_cannot_be_deleted_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == DATABASE_NAME:
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert wipe(folder) == [str(folder / DATABASE_NAME)]


def test_nothing_to_delete(tmp_path: Path) -> None:
    assert wipe(tmp_path / "none") == []
