"""The words of the command line beside an open window: what it shows of them, and they of it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.desktop.clock import SystemClock
from retrotimer.desktop.door import DOOR_NAME
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.store.database import open_database
from retrotimer.store.paths import LOCK_NAME
from retrotimer.store.settings import SqliteSettings
from tests.e2e.asking import Ask
from tests.e2e.conftest import Sit
from tests.e2e.person import Person
from tests.e2e.program import Run, begun
from tests.fakes import FakeClock
from tests.waiting import PATIENCE, wait_for


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still at this very moment: the other process has no other one."""
    return FakeClock(SystemClock().read())


@pytest.fixture
def window(sit: Sit, folder: Path) -> Iterator[Person]:
    """A person at a window that has the folder and listens, as `launch` makes it."""
    person = sit()
    instance = SingleInstance(folder, LOCK_NAME)
    assert instance.claim()
    instance.raise_requested.connect(person.app.window.come_forward)
    instance.look_requested.connect(person.app.look_again)
    instance.start_requested.connect(person.app.come_to_start)
    instance.month_requested.connect(person.app.come_to_month)
    instance.listen()
    yield person
    instance.release()


LIGHT = """
import sys
from retrotimer.cli import main
code = main(sys.argv[1:])
heavy = ("PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtNetwork", "zoneinfo", "decimal",
         *("retrotimer." + room for room in ("ui", "control", "flows", "app", "launch", "first")))
found = [name for name in sys.modules if name.startswith(heavy)]
assert not found, found
sys.exit(code)
"""


PRINTING = [
    (["status"], 0),
    (["status", "--json"], 0),
    (["month"], 0),
    (["log", "2024-02-29", "12"], 0),
    (["log", "2024-02-29", "x"], 2),
    (["log"], 2),
    (["status", "--nonsense"], 2),
    (["month", "x"], 2),
]


def test_no_word_that_prints_waits_for_the_windows_code(run: Run, folder: Path, window: Person) -> None:
    window.begin()
    faults = []
    for words, code in PRINTING:
        process = run("--data-dir", folder, *words, program=("-c", LIGHT))
        _, err = process.communicate(timeout=PATIENCE)
        if "AssertionError" in err or process.returncode != code:
            faults.append(f"{' '.join(words)}: {process.returncode}, {err.strip()[-500:]}")
    assert not faults, "\n" + "\n".join(faults)


def test_what_is_entered_shows_in_the_open_window_by_itself(
    ask: Ask, window: Person, qtbot: QtBot, today: date
) -> None:
    assert window.is_empty(today)
    ask("log", "today", "12")
    qtbot.waitUntil(lambda: window.cell(today).endswith(": 12 minutes, complete"))
    assert "1 of 4 this week" in window.reads()
    assert "12 minutes backwards · entered by hand" in window.reads()
    face = window.app.programme.face
    assert face is not None
    assert face.done == 1


def test_a_window_takes_over_settings_that_were_changed_elsewhere(window: Person, folder: Path) -> None:
    database = open_database(folder)
    store = SqliteSettings(database)
    store.save(replace(store.load(), week_goal=6))
    database.close()
    window.app.look_again()
    assert "0 of 6 this week" in window.reads()


def test_what_is_entered_during_a_walk_does_not_disturb_it(
    ask: Ask, window: Person, qtbot: QtBot, clock: FakeClock, today: date, folder: Path
) -> None:
    window.begin()
    clock.advance(70)
    digits = window.digits()
    ask("log", "yesterday", "12")
    qtbot.waitUntil(lambda: not (folder / DOOR_NAME).stat().st_size)
    assert window.digits() == digits
    window.press("Stop")
    window.press("Done")
    qtbot.waitUntil(lambda: window.cell(today - timedelta(days=1)).endswith("complete"))


def test_a_walk_in_the_window_is_seen_from_outside(ask: Ask, window: Person) -> None:
    window.begin()
    running = json.loads(ask("status", "--json"))["running"]
    assert (running["state"], running["mode"]) == ("underway", "walk")
    assert 0 <= running["elapsed"] <= 60
    assert running["elapsed"] + running["remaining"] == 600
    assert "A walk is under way: 0:" in ask("status")
    window.press("Pause")
    running = json.loads(ask("status", "--json"))["running"]
    assert running == {"state": "paused", "mode": "walk", "elapsed": 0, "remaining": 600}
    assert "A walk is paused: 0:00 done, 10:00 left." in ask("status")
    window.press("Stop")
    assert json.loads(ask("status", "--json"))["running"] is None


def test_a_start_brings_the_open_window_to_the_checklist(
    run: Run, window: Person, qtbot: QtBot, folder: Path
) -> None:
    process = run("--data-dir", folder, "start", "--minutes", "12")
    qtbot.waitUntil(window.has_dialog, timeout=60_000)
    assert process.communicate(timeout=PATIENCE) == ("", "")
    assert process.returncode == 0
    assert window.app.session.session.plan.choice.minutes == 12
    assert "Begin" in window.names()
    process = run("--data-dir", folder, "start", "--minutes", "15")
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
    assert window.app.session.session.plan.choice.minutes == 12, "the checklist is open already"


def test_a_start_leaves_a_walk_and_the_sheet_after_it_alone(
    run: Run, window: Person, qtbot: QtBot, clock: FakeClock, folder: Path
) -> None:
    window.begin()
    clock.advance(70)

    def start_again() -> None:
        process = run("--data-dir", folder, "start", "--minutes", "15")
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
        assert process.returncode == 0
        assert not window.has_dialog()
        assert window.app.settings.now.minutes == 10

    digits = window.digits()
    start_again()
    assert window.digits() == digits
    window.press("Stop")
    start_again()
    assert "Stopped after 1 minute." in window.reads()


def test_a_wish_for_the_month_brings_the_open_window_there(
    run: Run, window: Person, qtbot: QtBot, folder: Path, clock: FakeClock
) -> None:
    def wish() -> None:
        process = run("--data-dir", folder, "show")
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
        assert process.communicate() == ("", "")
        assert process.returncode == 0

    app = window.app
    app.month.step_days(-90)
    app.window.menus.history.trigger()
    assert not app.window.at_home
    wish()
    qtbot.waitUntil(lambda: app.window.at_home, timeout=60_000)
    assert app.month.selected == clock.read().day(0)
    window.begin()
    clock.advance(70)
    digits = window.digits()
    wish()
    assert window.digits() == digits, "a walk keeps the window"


LOUD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from retrotimer import cli, launch
from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog

folder, apps = Path(sys.argv[1]), []
real_open, real_complete = ChecklistDialog.open, launch.complete_app

def open_and_say_so(dialog):
    real_open(dialog)
    whole = folder / "checklist.part"
    whole.write_text(str(apps[-1].session.session.plan.choice.minutes))
    whole.rename(folder / "checklist")

def complete_and_say_so(database, window):
    app = real_complete(database, window)
    apps.append(app)
    app.month.month_changed.connect(lambda face: (folder / "changed").touch())
    return app

ChecklistDialog.open = open_and_say_so
launch.complete_app = complete_and_say_so
sys.exit(cli.main(["--data-dir", str(folder / "data"), *sys.argv[2:]]))
"""


def test_a_start_without_a_window_opens_one_at_the_checklist(run: Run, tmp_path: Path) -> None:
    first = run(tmp_path, "start", "--minutes", "14", program=("-c", LOUD))
    wait_for((tmp_path / "checklist").exists, "there is no checklist")
    assert (tmp_path / "checklist").read_text() == "14"
    assert first.poll() is None


def test_the_real_window_hears_of_what_is_entered(run: Run, tmp_path: Path) -> None:
    begun(tmp_path / "data")
    first = run(tmp_path, program=("-c", LOUD))
    wait_for((tmp_path / "data" / DOOR_NAME).exists, "the window does not listen")
    other = run("--data-dir", tmp_path / "data", "log", "today", "12")
    assert other.communicate(timeout=PATIENCE)[1] == ""
    wait_for((tmp_path / "changed").exists, "the window did not look again")
    second = run(tmp_path, "start", program=("-c", LOUD))
    assert second.communicate(timeout=PATIENCE) == ("", "")
    wait_for((tmp_path / "checklist").exists, "there is no checklist")
    assert first.poll() is None
