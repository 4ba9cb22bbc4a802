"""`retrotimer backup`, `restore` and `check`, and each bad case in a sentence."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from retrotimer.console.desk import Answer, give
from retrotimer.console.keeping import back_up, check, restore
from retrotimer.core.keeping import Restored
from retrotimer.desktop import door
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.store.backups import Backups
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME, LOCK_NAME
from tests.fakes import FakeClock
from tests.store.keeping import NOON, ids, keep, some_walks, walks

WALKED = some_walks(3)
PAGE = 4096


@dataclass
class Terminal:
    """What a word prints and ends with."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, find: Callable[[], Answer]) -> tuple[int, str]:
        code = give(find)
        said = self.capsys.readouterr()
        return code, said.out + said.err


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def kept(folder: Path) -> Path:
    """A data folder with three walks."""
    keep(folder, *WALKED)
    return folder


@pytest.fixture
def backup(kept: Path, tmp_path: Path, clock: FakeClock) -> Path:
    """A backup of it somewhere else."""
    target = tmp_path / "mine.db"
    back_up(kept, clock, target)
    return target


# What goes well.


def test_a_backup_beside_the_data(ask: Terminal, kept: Path, clock: FakeClock) -> None:
    code, said = ask(lambda: back_up(kept, clock, None))
    made = kept / "backups" / "retrotimer-2026-11-17-090000-asked.db"
    assert (code, made.exists()) == (0, True)
    assert said.startswith("Backed up: 3 walk")
    assert str(made) in said


@pytest.mark.linux
def test_a_backup_elsewhere_is_for_this_person_alone(kept: Path, tmp_path: Path, clock: FakeClock) -> None:
    before = os.umask(0)
    try:
        back_up(kept, clock, tmp_path / "mine.db")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "mine.db").stat().st_mode) == 0o600


def test_a_restore_says_how_to_go_back_and_that_works(
    ask: Terminal, kept: Path, backup: Path, clock: FakeClock
) -> None:
    more = some_walks(1)
    keep(kept, *more)
    door.make(kept)
    code, said = ask(lambda: restore(kept, clock, backup))
    assert code == 0
    assert said.startswith("Restored: 3 walk")
    assert walks(kept).keys() == ids(WALKED)
    assert door.answer(kept) == [door.LOOK]  # an open window shows it
    way_back = said.splitlines()[1].removeprefix("“retrotimer restore ").removesuffix("” brings it back.")
    assert restore(kept, clock, Path(way_back)).text.startswith("Restored: 4 walk")
    assert walks(kept).keys() == ids([*WALKED, *more])


def test_a_restore_on_a_new_computer(ask: Terminal, tmp_path: Path, backup: Path, clock: FakeClock) -> None:
    code, said = ask(lambda: restore(tmp_path / "new", clock, backup))
    assert (code, said.count("\n")) == (0, 1)
    assert walks(tmp_path / "new").keys() == ids(WALKED)


def test_a_check_of_sound_data(ask: Terminal, kept: Path) -> None:
    code, said = ask(lambda: check(kept))
    assert code == 0
    assert said.splitlines()[0] == "All is well with your data."
    assert "3 walk" in said


def test_looking_makes_nothing(ask: Terminal, folder: Path) -> None:
    assert ask(lambda: check(folder))[0] == 0
    assert not folder.exists()


def test_a_check_tells_of_a_copy_that_synchronising_left(ask: Terminal, kept: Path) -> None:
    (kept / "retrotimer (1).db").touch()
    code, said = ask(lambda: check(kept))
    assert code == 0
    assert "“retrotimer (1).db” lies beside your data" in said
    assert "offers to bring both together" in said


# What does not: each time what happened, what is safe, and what to do.


def damage(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: 8 * PAGE] + b"\xab" * (len(content) - 8 * PAGE))


def script(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def text(path: Path) -> None:
    path.write_text("milk")


SPOILT = [
    (damage, ("The data file is damaged (", "offers your latest backup.", "Please look them over.")),
    (
        lambda path: script(path, "DROP INDEX session_starts"),
        (
            "is not built as this version builds it: index session_starts.",
            "Nothing was changed.",
            "restore a",
        ),
    ),
    (
        lambda path: script(path, "UPDATE session SET zone = 'x', started_utc = 'dawn' WHERE rowid = 1"),
        ("make no sense and cannot be shown: 1.", "Nothing was changed.", "A backup from before that"),
    ),
    (
        lambda path: script(path, "PRAGMA user_version = 99"),
        ("was written by a newer Retrotimer.", "Your data is safe", "install the newer version."),
    ),
    (text, ("is not Retrotimer's data.", "It was left as it is.", "Move it away")),
]


@pytest.mark.parametrize(("spoil", "parts"), SPOILT, ids=["damaged", "schema", "row", "newer", "text"])
def test_a_check_of_data_that_are_not_sound(
    ask: Terminal, kept: Path, spoil: Callable[[Path], None], parts: tuple[str, ...]
) -> None:
    spoil(kept / DATABASE_NAME)
    before = (kept / DATABASE_NAME).read_bytes()
    code, said = ask(lambda: check(kept))
    assert code == 1
    assert all(part in said for part in parts), said
    assert (kept / DATABASE_NAME).read_bytes() == before


OF_NO_USE = [
    (damage, ("is damaged, so it was not used.", "Nothing was changed.", "Choose another backup.")),
    (text, ("is no backup of Retrotimer's.", "Nothing was changed.", "Choose another file.")),
    (Path.unlink, ("There is no file", "Nothing was changed.")),
    (
        lambda path: script(path, "PRAGMA user_version = 99"),
        ("was written by a newer Retrotimer.", "was not changed", "install the newer version."),
    ),
]


@pytest.mark.parametrize(("spoil", "parts"), OF_NO_USE, ids=["damaged", "text", "missing", "newer"])
def test_a_backup_of_no_use(
    ask: Terminal,
    kept: Path,
    backup: Path,
    clock: FakeClock,
    spoil: Callable[[Path], None],
    parts: tuple[str, ...],
) -> None:
    spoil(backup)
    code, said = ask(lambda: restore(kept, clock, backup))
    assert code == 1
    assert said.startswith("retrotimer: ")
    assert all(part in said for part in parts), said
    assert walks(kept).keys() == ids(WALKED)


def test_damaged_data_are_replaced_only_where_no_window_has_them_open(
    ask: Terminal, kept: Path, backup: Path, clock: FakeClock
) -> None:
    damage(kept / DATABASE_NAME)
    window = QLockFile(str(kept / LOCK_NAME))
    assert window.tryLock(0)
    code, said = ask(lambda: restore(kept, clock, backup))
    assert code == 1
    assert "window has it open. Nothing was changed. Close the window, then try again." in said
    window.unlock()
    code, said = ask(lambda: restore(kept, clock, backup))
    assert code == 0
    assert "The damaged file that was there is kept as" in said
    assert "brings it back" not in said
    assert walks(kept).keys() == ids(WALKED)


@pytest.mark.parametrize("spoil", [damage, Path.exists], ids=["damaged", "sound"])
def test_no_window_opens_what_is_being_restored(
    kept: Path,
    backup: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], object],
) -> None:
    """It would read a damaged file for its rescue while another takes its place."""
    spoil(kept / DATABASE_NAME)
    opened: list[bool] = []
    put_back = SqliteKeeper.restore

    def restored(keeper: SqliteKeeper, source: str, wall: datetime, *, alone: bool) -> Restored:
        found = put_back(keeper, source, wall, alone=alone)
        opened.append(SingleInstance(kept, LOCK_NAME).claim())
        return found

    monkeypatch.setattr(SqliteKeeper, "restore", restored)
    restore(kept, clock, backup)
    assert opened == [False]
    window = SingleInstance(kept, LOCK_NAME)
    assert window.claim()
    window.release()
    assert walks(kept).keys() == ids(WALKED)


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("none/mine.db", ("there is no folder", "Make it, then try again.")),
        ("data/retrotimer.db", ("belongs to Retrotimer's own data", "Nothing was changed.", "or name.")),
        ("data", ("is no file that could be replaced", "Nothing was changed.", "Choose another name.")),
        ("x" * 300, ("could not be written", "Your walks are safe in the data file.", "Try again.")),
    ],
)
def test_a_backup_that_cannot_be_written(
    ask: Terminal, kept: Path, tmp_path: Path, clock: FakeClock, target: str, parts: tuple[str, ...]
) -> None:
    code, said = ask(lambda: back_up(kept, clock, tmp_path / target))
    assert code == 1
    assert all(part in said for part in parts), said
    assert walks(kept).keys() == ids(WALKED)


def test_a_backup_of_nothing_or_of_damaged_data(ask: Terminal, folder: Path, clock: FakeClock) -> None:
    assert ask(lambda: back_up(folder, clock, None)) == (
        1,
        "retrotimer: There is nothing to back up yet: no walk is kept here.\n",
    )
    assert not folder.exists()
    keep(folder, *WALKED)
    damage(folder / DATABASE_NAME)
    code, said = ask(lambda: back_up(folder, clock, None))
    assert code == 1
    assert "The data file is damaged (" in said
    assert Backups(folder).all() == []


def test_a_backup_is_a_plain_file_that_any_program_opens(kept: Path) -> None:
    backups = Backups(kept)
    path = backups.path(backups.make(NOON))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
