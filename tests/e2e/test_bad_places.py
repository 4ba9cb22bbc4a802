"""A data folder that is none, as comes about by itself: each word gives one sentence, and ends."""

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.store.backups import Backups
from retrotimer.store.database import worded
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME
from tests.e2e.program import Run, in_tree, tell_all
from tests.e2e.somebody import ANNA, IS_ROOT, ME, Computer, computer
from tests.store.keeping import NOON, keep, some_walks, walks
from tests.waiting import PATIENCE

__all__ = ["computer"]
pytestmark = pytest.mark.linux

WALKED = some_walks(3)

Tell = Callable[[Path], dict[str, tuple[int, str, str]]]


@pytest.fixture
def tell(run: Run, tmp_path: Path) -> Tell:
    """Gives each word for a folder; what each says."""
    keep(tmp_path / "sound", *WALKED)
    backup = tmp_path / "sound" / DATABASE_NAME
    words = (
        ["status"],
        ["month"],
        ["log", "2026-11-17", "12"],
        ["check"],
        ["backup"],
        ["backup", str(tmp_path / "mine.db")],
        ["restore", str(backup)],
        ["export", str(tmp_path / "walks.csv")],
        ["remind"],
    )

    def told(folder: Path) -> dict[str, tuple[int, str, str]]:
        program = tell_all([["--data-dir", str(folder), *one] for one in words])
        out, err = run(program=("-c", program)).communicate(timeout=PATIENCE)
        assert err == ""
        return dict(zip(map(" ".join, words), json.loads(out), strict=True))

    return told


def refused(answers: dict[str, tuple[int, str, str]]) -> set[str]:
    """What they all were refused with: one sentence each, and nothing was done."""
    assert [(code, out, why.count("\n")) for code, out, why in answers.values()] == [(1, "", 1)] * len(
        answers
    )
    return {why for _code, _out, why in answers.values()}


def test_a_link_whose_disk_is_not_plugged_in_is_no_empty_history(tell: Tell, tmp_path: Path) -> None:
    """They told of no walk at all, exported none, and had nothing to remind of."""
    folder = tmp_path / "link"
    folder.symlink_to(tmp_path / "media" / "walks")
    gone = f"“{folder}” is no longer there. Put it back, or plug its disk in again, then try again."
    assert refused(tell(folder)) == {f"retrotimer: {gone}\n"}
    assert refused(tell(folder / "below")) == {f"retrotimer: {gone}\n"}
    assert in_tree(tmp_path).keys() == {"link", "sound", f"sound/{DATABASE_NAME}"}


def test_a_file_that_is_a_link_is_not_taken_for_none(tell: Tell, tmp_path: Path) -> None:
    """A restore put its file in the link's place, so that the walks behind it were out of sight."""
    folder = tmp_path / "data"
    folder.mkdir()
    link = folder / DATABASE_NAME
    link.symlink_to(tmp_path / "moved.db")
    said = refused(tell(folder))
    assert len(said) == 3
    assert all(str(link) in one for one in said)
    assert link.is_symlink()


def test_a_pipe_in_the_place_of_the_data_is_not_waited_for(tell: Tell, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    os.mkfifo(folder / DATABASE_NAME)
    (said,) = refused(tell(folder))
    assert "is not Retrotimer's data. It was left as it is." in said


def test_a_pipe_is_no_backup(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "mine.db"
    os.mkfifo(pipe)
    told = run("--data-dir", tmp_path / "data", "restore", pipe)
    out, err = told.communicate(timeout=PATIENCE)
    assert (told.returncode, out) == (1, "")
    assert (
        err
        == f"retrotimer: “{pipe}” is no backup of Retrotimer's. Nothing was changed. Choose another file.\n"
    )


def test_a_folder_of_an_impossible_name_is_refused(tell: Tell, tmp_path: Path) -> None:
    """The system refuses even to look, as it does below a folder that is closed."""
    folder = tmp_path / ("x" * 300)
    assert all(str(folder) in one or "File name too long" in one for one in refused(tell(folder)))


# A disk with no room at all, or that nothing can be written to: the walks on it can be copied to another.


def test_a_backup_goes_elsewhere_where_nothing_can_be_put_beside_the_data(computer: Computer) -> None:
    """SQLite wants two files beside the data, even to read them."""
    home = computer.homes / "anna"
    keep(home / "data", *WALKED)
    computer.give(home / "data", ANNA)
    (home / "data").chmod(0o555)
    owner = ANNA if IS_ROOT else ME
    told = computer.start(owner, "--data-dir", home / "data", "backup", home / "mine.db")
    out, err = told.communicate(timeout=PATIENCE)
    assert (told.returncode, err) == (0, "")
    assert out == f"Backed up: {len(WALKED)} walks, in “{home / 'mine.db'}”.\n"


def test_no_room_for_the_index_beside_the_log_is_no_room() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    with pytest.raises(errors.FullError), worded(Path("retrotimer.db")):
        raise error


def test_a_restore_without_room_names_the_disk_that_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    keep(folder, *WALKED)
    backup = tmp_path / "mine.db"
    Backups(folder).copy_to(backup)

    def full(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr("retrotimer.store.foreign.copy_database", full)
    with pytest.raises(errors.FullError) as raised:
        SqliteKeeper(folder).restore(str(backup), NOON, alone=True)
    assert raised.value.path == str(folder)
    assert len(walks(folder)) == len(WALKED)
