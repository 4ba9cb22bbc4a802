"""What is done once the first picture is painted, where that fails; and what the real app reminds with."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from retrotimer import complaint, itself, launch
from retrotimer.app import Retrotimer
from retrotimer.beyond import make_outside
from retrotimer.core.errors import BusyError, DamagedError, StoreError
from retrotimer.core.reminders import Reminders
from retrotimer.desktop.door import RAISE
from retrotimer.desktop.reminding.notifier import BusNotifier
from retrotimer.desktop.reminding.system_timer import SystemdTimer, quoted
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.flows.closing import Afterwards
from retrotimer.launch import _run
from retrotimer.store.backups import Backups
from retrotimer.store.copied import is_copied
from retrotimer.store.database import Database, open_database
from retrotimer.store.first_look import look_first
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME, LOCK_NAME, prepare_folder
from retrotimer.ui.main_window import MainWindow
from tests.store.keeping import keep, some_walks

SOON_MS = 100


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program ends here, and takes its app along; in a test it would hear of all later windows."""
    made: list[Retrotimer] = []
    whole = launch.complete_app

    def complete_app(database: Database, window: MainWindow) -> Retrotimer:
        made.append(whole(database, window))
        return made[-1]

    monkeypatch.setattr(launch, "complete_app", complete_app)
    yield
    for one in made:
        one.deleteLater()
        one.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_failed_is_not_tried_again_while_that_is_said(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[int] = []
    tried: list[StoreError] = []

    def fail(*_: object) -> None:
        tried.append(BusyError("retrotimer.db"))
        raise tried[-1]

    def say(error: StoreError) -> int:
        """Say it in a box, which has a loop of its own, for longer than the rest waits for a picture."""
        assert error is tried[-1]
        loop = QEventLoop()
        QTimer.singleShot(3 * SOON_MS, loop.quit)
        loop.exec()
        said.append(len(tried))
        return 1

    monkeypatch.setattr(launch, "complete_app", fail)
    monkeypatch.setattr(launch, "LONGEST_WAIT_MS", SOON_MS)
    monkeypatch.setattr(complaint, "cannot_open", say)
    folder = tmp_path / "data"
    prepare_folder(folder)
    instance = SingleInstance(folder, LOCK_NAME)
    assert instance.claim()
    assert _run(qapp, folder, instance, RAISE) == 1
    assert said == [1]


# Data that turn out damaged after an end that was a clean one, when the window is there already.


def damage(folder: Path, table: str) -> None:
    """Overwrite the page with which a table begins."""
    path = folder / DATABASE_NAME
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xab" * 4096
    path.write_bytes(content)


@pytest.fixture
def begun_again(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders on which the program has begun anew."""
    folders: list[Path] = []

    def begin_again(folder: Path) -> int:
        folders.append(folder)
        return 0

    monkeypatch.setattr(itself, "begin_again", begin_again)
    return folders


def run(app: QApplication, folder: Path) -> int:
    instance = SingleInstance(folder, LOCK_NAME)
    assert instance.claim()
    return _run(app, folder, instance, RAISE)


@pytest.mark.usefixtures("begun_again")
@pytest.mark.parametrize("afterwards", [Afterwards.END, Afterwards.WIPE])
def test_what_was_changed_just_before_the_end_is_in_the_backup(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, afterwards: Afterwards
) -> None:
    """But where all is to be deleted nothing is copied first."""
    folder = tmp_path / "data"
    keep(folder, *some_walks(2))
    complete = launch.complete_app
    copied: list[bool] = []

    def change_and_close(database: Database, window: MainWindow) -> Retrotimer:
        made = complete(database, window)

        def go() -> None:
            made.settings.change(replace(made.settings.now, week_goal=5))
            made.closing.close_for(afterwards)
            qapp.exit()  # other tests' windows may be there still

        QTimer.singleShot(0, made, go)
        return made

    def wipe(folder: Path) -> list[str]:
        copied.append(bool(Backups(folder).all()))
        return []

    monkeypatch.setattr(launch, "complete_app", change_and_close)
    monkeypatch.setattr("retrotimer.store.wiping.wipe", wipe)
    monkeypatch.setattr("retrotimer.beyond.forgotten_by_the_system", lambda _folder: [])
    assert run(qapp, folder) == 0
    if afterwards is Afterwards.WIPE:
        assert copied == [False]
    else:
        backups = Backups(folder)
        (copy,) = backups.all()
        assert is_copied(folder / DATABASE_NAME, backups.path(copy))


@pytest.mark.parametrize("table", ["session", "session_totals", "setting"])
def test_no_half_blank_window_stays_but_the_rescue_comes_next(
    qapp: QApplication, tmp_path: Path, begun_again: list[Path], table: str
) -> None:
    folder = tmp_path / "data"
    keep(folder, *some_walks(200))
    damage(folder, table)
    before = qapp.topLevelWidgets()
    assert run(qapp, folder) == 0
    assert begun_again == [folder]
    assert not any(one.isVisible() for one in qapp.topLevelWidgets() if one not in before)
    again = SingleInstance(folder, LOCK_NAME)
    assert again.claim(), "the folder is free again"
    again.release()
    with pytest.raises(DamagedError):
        look_first(open_database(folder))


def test_damage_that_no_look_finds_does_not_begin_anew_for_ever(
    qapp: QApplication, tmp_path: Path, begun_again: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DamagedError(str(folder / DATABASE_NAME))

    folder = tmp_path / "data"
    keep(folder, *some_walks(2))
    monkeypatch.setattr(launch, "complete_app", fail)
    assert run(qapp, folder) == 0
    assert (folder / DOUBT_NAME).exists()
    assert run(qapp, folder) == 1, "it says what is wrong, and ends"
    assert begun_again == [folder]


@pytest.mark.linux
def test_the_real_app_reminds_through_bus_and_systemd(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    outside = make_outside(tmp_path)
    assert isinstance(outside.notifier, BusNotifier)
    assert isinstance(outside.timer, SystemdTimer)
    texts = outside.timer.texts(Reminders(on=True, weekdays=frozenset({0}), at=time(7, 30)))
    (service,) = (text for name, text in texts.items() if name.endswith(".service"))
    words = [sys.executable, "-m", "retrotimer", "remind", "--data-dir", str(tmp_path)]
    assert f"ExecStart={' '.join(map(quoted, words))}\n" in service
    assert Path(outside.notifier._icon.removeprefix("file://")).is_file()
