"""A start on damaged data, what follows when everything was deleted, and backups of the real program."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from retrotimer import complaint, launch, rescue
from retrotimer.cli import main
from retrotimer.core.copies import Why
from retrotimer.core.errors import DamagedError, FullError, LostError
from retrotimer.core.keeping import Choice, RescueFace
from retrotimer.store.backups import Backups
from retrotimer.store.database import Database
from retrotimer.store.empty import is_lost
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.wiping import wipe
from retrotimer.ui.dialogs.rescue_dialog import RescueDialog
from tests.e2e.program import Run, in_tree
from tests.fakes import FakeClock, a_record
from tests.store.keeping import NOON, keep, some_walks, walks
from tests.tour.demo import press
from tests.waiting import PATIENCE, wait_for

PAGE = 4096
FIRST = some_walks(20)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """As on a real screen: the dialog opens, and whatever is named in the list is pressed in it."""
    monkeypatch.setattr(complaint, "UNSEEN_PLATFORMS", set())
    to_press: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RescueDialog):
            press(dialog, to_press.pop())

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(1)
    yield to_press
    timer.stop()


@pytest.fixture
def damaged(folder: Path) -> DamagedError:
    """Twenty walks in a backup, two more after it, and a first page of zeroes."""
    keep(folder, *FIRST)
    Backups(folder).make(NOON)
    keep(folder, a_record(), a_record())
    path = folder / DATABASE_NAME
    content = path.read_bytes()
    path.write_bytes(content[:16] + bytes(PAGE - 16) + content[PAGE:])
    return DamagedError(str(path))


def count(database: Database) -> int:
    with closing(database):
        return SqliteHistory(database, lambda: NOON).count()


@pytest.mark.parametrize(
    ("name", "number"), [("Use both together", 22), ("Use the backup", 20)], ids=["both", "backup"]
)
def test_a_person_chooses_how_to_go_on(
    asked: list[str], damaged: DamagedError, clock: FakeClock, folder: Path, name: str, number: int
) -> None:
    asked.append(name)
    opened = rescue.rescued(damaged, folder, clock)
    assert not isinstance(opened, int)
    database, said = opened
    assert count(database) == number
    (aside,) = (copy for copy in Backups(folder).all() if copy.why is Why.DAMAGED)
    assert f"set aside as “{Backups(folder).path(aside)}”." in said
    assert ("Please look them over." in said) is (name != "Use the backup")


def test_a_walk_that_is_entered_in_a_terminal_while_it_is_asked_is_in_what_follows(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only a part of the file is damaged, it still takes a walk."""
    keep(folder, *some_walks(60))
    path = folder / DATABASE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE session SET started_utc = 'nonsense' WHERE rowid = 7")
    monkeypatch.setattr(complaint, "UNSEEN_PLATFORMS", set())
    told: list[int] = []

    def ask(face: RescueFace) -> Choice:
        if not told:
            keep(folder, a_record())
        told.append(face.salvaged)
        return Choice.SALVAGED

    monkeypatch.setattr(rescue, "ask", ask)
    opened = rescue.rescued(DamagedError(str(path)), folder, clock)
    assert not isinstance(opened, int)
    assert told == [59, 60], "asked anew, with the new number"
    assert count(opened[0]) == told[1]


def test_who_quits_finds_everything_as_it_was(
    asked: list[str], damaged: DamagedError, clock: FakeClock, folder: Path
) -> None:
    before = in_tree(folder)
    asked.append("Quit")
    assert rescue.rescued(damaged, folder, clock) == 0
    assert in_tree(folder) == before


def test_where_nobody_can_be_asked_nothing_is_changed(
    damaged: DamagedError, clock: FakeClock, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = in_tree(folder)
    assert rescue.rescued(damaged, folder, clock) == 1
    assert in_tree(folder) == before
    said = capsys.readouterr().err
    assert "is damaged and cannot be read. It was left as it is." in said
    assert "it reads what can be read, and offers your latest backup." in said


def test_a_disk_without_room_is_told(
    asked: list[str],
    damaged: DamagedError,
    folder: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(_folder: Path, _today: date) -> None:
        raise FullError("retrotimer.db", "disk is full")

    monkeypatch.setattr(rescue, "rescue", full)
    monkeypatch.setattr(complaint, "UNSEEN_PLATFORMS", {"offscreen"})
    monkeypatch.setattr(rescue, "complaint", _Seen)
    assert asked == []
    assert rescue.rescued(damaged, folder, clock) == 1
    said = capsys.readouterr().err
    assert "could not be written: disk is full. It was left as it is." in said


class _Seen:
    """`complaint`, on a screen for the question and without one for its own box."""

    UNSEEN_PLATFORMS = frozenset[str]()
    say = staticmethod(complaint.say)


# A file that is gone, while its backups are here.


@pytest.fixture
def lost(folder: Path) -> LostError:
    """Twenty walks in a backup, and no file any more."""
    keep(folder, *FIRST)
    Backups(folder).make(NOON)
    (folder / DATABASE_NAME).unlink()
    return LostError(str(folder / DATABASE_NAME))


@pytest.mark.parametrize(
    ("name", "number", "said"),
    [
        ("Bring the backup back", 20, "Your data file is back, with 20 walk"),
        ("Begin empty", 0, "A new data file was begun. Your backups are where they were."),
    ],
    ids=["back", "empty"],
)
def test_a_start_without_a_file_offers_the_backup(
    asked: list[str], lost: LostError, folder: Path, name: str, number: int, said: str
) -> None:
    backups = in_tree(folder)
    asked.append(name)
    opened = launch._open(folder)
    assert not isinstance(opened, int)
    assert opened[1].startswith(said)
    assert count(opened[0]) == number
    assert lost.path == str(opened[0].path)
    assert backups.items() <= in_tree(folder).items()
    again = launch._open(folder)
    assert not isinstance(again, int)
    assert count(again[0]) == number, "it is asked once"


def test_who_quits_a_start_without_a_file_may_put_it_back(
    asked: list[str], lost: LostError, clock: FakeClock, folder: Path
) -> None:
    before = in_tree(folder)
    asked.append("Quit")
    assert rescue.rescued(lost, folder, clock) == 0
    assert in_tree(folder) == before


def test_a_file_that_comes_back_while_it_is_asked_is_what_opens(
    asked: list[str], lost: LostError, clock: FakeClock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = rescue.ask

    def ask(face: RescueFace) -> Choice | None:
        keep(folder, a_record())
        return real(face)

    monkeypatch.setattr(rescue, "ask", ask)
    asked.append("Bring the backup back")
    opened = rescue.rescued(lost, folder, clock)
    assert not isinstance(opened, int)
    assert count(opened[0]) == 1
    assert {copy.why for copy in Backups(folder).all()} == {Why.DAILY}


def test_a_first_start_and_one_after_everything_was_deleted_ask_nothing(folder: Path) -> None:
    assert not is_lost(folder)
    keep(folder, *FIRST)
    Backups(folder).make(NOON)
    assert not is_lost(folder)
    wipe(folder)
    assert not is_lost(folder)


def test_no_word_of_the_command_line_begins_empty_where_there_are_backups(
    qapp: QApplication, lost: LostError, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qapp is not None
    before = in_tree(folder)
    for words in (["status"], ["month"], ["log", "today", "12"], ["backup"], ["check"]):
        assert main(["--data-dir", str(folder), *words]) == 1, words
        said = capsys.readouterr().err
        assert f"“{lost.path}” is gone, and backups of it are still here. Nothing was changed." in said
        assert "“retrotimer restore FILE”" in said
    assert in_tree(folder) == before
    (backup,) = Backups(folder).all()
    assert main(["--data-dir", str(folder), "restore", str(Backups(folder).path(backup))]) == 0
    assert len(walks(folder)) == len(FIRST)


# The real program.


RESCUES = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from retrotimer import cli, complaint, launch

complaint.UNSEEN_PLATFORMS = set()
make, complete = launch.make_application, launch.complete_app
kept = []

def answer():
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        kept.pop().stop()
        dialog.accept()

def make_application():
    app = make()
    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(1)
    kept.append(timer)
    return app

def tell(app):
    sys.stdout.write(app.window.banner.words + "\\n")
    sys.stdout.flush()

def complete_app(database, window):
    app = complete(database, window)
    QTimer.singleShot(200, window, lambda: tell(app))
    return app

launch.make_application, launch.complete_app = make_application, complete_app
sys.exit(cli.main(["--data-dir", sys.argv[1]]))
"""


def test_the_window_opens_on_what_was_chosen_and_backs_it_up(run: Run, folder: Path) -> None:
    """After a bad end, the file can be opened, and its indexes are damaged."""
    keep(folder, *FIRST)
    Backups(folder).make(NOON)
    keep(folder, a_record(), a_record())
    path = folder / DATABASE_NAME
    with path.open("r+b") as file:
        file.seek(4 * PAGE)
        file.write(b"\xab" * 2 * PAGE)
    path.with_name(f"{DATABASE_NAME}-wal").touch()
    process = run(folder, program=("-c", RESCUES))
    backups = Backups(folder)
    wait_for(lambda: len(backups.all()) == 3, "the window has made no backup")
    assert {copy.why for copy in backups.all()} == {Why.DAILY, Why.DAMAGED}
    assert next(backups.sound(date.max), None) is not None
    assert process.poll() is None
    process.kill()
    out, err = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in err
    assert "The damaged file was set aside as" in out
    assert len(walks(folder)) == 22


DELETES = """
import sys
from retrotimer import cli, launch

real = launch.complete_app

def complete_app(database, window):
    app = real(database, window)
    app.keeping_flow.wipe_requested.emit()
    return app

launch.complete_app = complete_app
sys.exit(cli.main(["--data-dir", sys.argv[1]]))
"""


def test_after_everything_was_deleted_an_empty_app_is_there(run: Run, folder: Path) -> None:
    keep(folder, *FIRST)
    Backups(folder).make(NOON)
    process = run(folder, program=("-c", DELETES))
    path = folder / DATABASE_NAME
    wait_for(lambda: path.exists() and not Backups(folder).folder.exists(), "nothing was deleted")
    wait_for((folder / "retrotimer.door").exists, "no window is there afterwards")
    assert process.poll() is None
    assert walks(folder) == {}
