"""The words of the command line, given to the real program, alone and beside an open window."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.desktop.clock import SystemClock
from retrotimer.desktop.door import DOOR_NAME
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import LOCK_NAME
from retrotimer.store.settings import SqliteSettings
from tests.e2e.conftest import Sit
from tests.e2e.person import Person
from tests.e2e.program import PATIENCE, Run, complaint, in_tree, wait_for
from tests.fakes import FakeClock

Ask = Callable[..., str]
WORDS = ("status", "month", "log", "start")


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still at this very moment: the other process has no other one."""
    return FakeClock(SystemClock().read())


@pytest.fixture
def today(clock: FakeClock) -> date:
    return clock.read().day(0)


@pytest.fixture
def ask(run: Run, folder: Path) -> Ask:
    """Gives the program words that it answers; its answer."""

    def answer(*words: str | Path, **changes: str | None) -> str:
        process = run("--data-dir", folder, *words, **changes)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, err) == (0, "")
        return out

    return answer


@pytest.fixture
def window(sit: Sit, folder: Path) -> Iterator[Person]:
    """A person at a window that has the folder and listens, as `launch` makes it."""
    person = sit()
    instance = SingleInstance(folder, LOCK_NAME)
    assert instance.claim()
    instance.raise_requested.connect(person.app.window.come_forward)
    instance.look_requested.connect(person.app.look_again)
    instance.start_requested.connect(person.app.come_to_start)
    instance.listen()
    yield person
    instance.release()


def walks(folder: Path, day: date) -> list[float]:
    """The minutes of a day's walks."""
    database = open_database(folder)
    found = SqliteHistory(database, lambda: datetime.now().astimezone()).walks_on(day)
    database.close()
    return [record.walked.backward / 60 for record in found]


# Alone.


def test_status_tells_of_today_the_week_and_the_programme(ask: Ask) -> None:
    ask("log", "today", "12")
    said = ask("status").splitlines()
    assert said[0].startswith("Today, ")
    assert said[0].endswith(": 12 minutes, complete")
    assert said[1].startswith("1 of 4 this week · ")
    assert said[2].startswith("Programme: ")
    assert said[3:] == ["No walk is under way now."]


def test_status_for_other_programs(ask: Ask, today: date) -> None:
    ask("log", "today", "12")
    shape = json.loads(ask("status", "--json"))
    assert set(shape) == {"today", "goal", "week", "programme", "running"}
    assert shape["today"] == today.isoformat()
    assert set(shape["week"]) == {"start", "complete_days", "met", "days"}
    assert {"date": today.isoformat(), "minutes": 12.0, "run_minutes": 0.0, "complete": True} in shape[
        "week"
    ]["days"]
    programme = shape["programme"]
    assert {"course", "week", "walk", "next_minutes", "done", "total"} <= set(programme)
    assert (programme["course"], programme["done"], programme["total"]) == ("ramp", 1, 16)
    assert shape["running"] is None


def test_month_for_other_programs(ask: Ask) -> None:
    ask("log", "2024-02-29", "12")
    shape = json.loads(ask("month", "2024-02", "--json"))
    assert set(shape) == {"month", "first_weekday", "goal", "weeks"}
    assert (shape["month"], shape["first_weekday"], shape["goal"]) == ("2024-02", "monday", 4)
    assert [week["start"][5:] for week in shape["weeks"]] == ["01-29", "02-05", "02-12", "02-19", "02-26"]
    last = shape["weeks"][-1]
    assert set(last) == {"start", "complete_days", "met", "days"}
    assert (last["complete_days"], last["met"]) == (1, False)
    assert last["days"][3] == {"date": "2024-02-29", "minutes": 12.0, "run_minutes": 0.0, "complete": True}


def test_month_is_printed_with_its_marks(ask: Ask) -> None:
    ask("log", "2024-02-28", "4")
    ask("log", "2024-02-29", "10,5", "--time", "07:30", "--note", "along the river")
    ask("log", "2024-02-29", "12", "--mode", "run")
    said = ask("month", "2024-02").splitlines()
    assert said[0] == "February 2024"
    assert said[2].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert said[7] == " 26     27     28 ◔   29 ✓»   1      2      3    1 of 4"
    assert ask("month") != ask("month", "2024-02")


@pytest.mark.parametrize("word", ["status", "month"])
def test_looking_makes_nothing(ask: Ask, folder: Path, word: str) -> None:
    assert "No walk is kept here yet." in ask(word)
    shape = json.loads(ask(word, "--json"))
    if word == "status":
        programme = shape["programme"]
        places = [programme[key] for key in ("week", "walk", "next_minutes", "done", "total")]
        assert places == [1, 1, 10, 0, 16]
    assert not folder.exists()
    folder.mkdir()
    assert "No walk is kept here yet." in ask(word)
    assert in_tree(folder) == {}


@pytest.mark.parametrize("before", [True, False])
def test_the_folder_may_be_named_before_the_word_or_after(run: Run, tmp_path: Path, *, before: bool) -> None:
    named = ["--data-dir", str(tmp_path / "mine")]
    words = ["log", "2024-02-29", "12"]
    process = run(*named, *words) if before else run(*words, *named)
    assert process.communicate(timeout=PATIENCE)[1] == ""
    assert walks(tmp_path / "mine", date(2024, 2, 29)) == [12.0]
    process = run("log", *named, "2024-02-29", "11")
    assert process.communicate(timeout=PATIENCE)[1] == ""
    assert sorted(walks(tmp_path / "mine", date(2024, 2, 29))) == [11.0, 12.0]


def test_the_usual_folder_holds_where_none_is_named(run: Run, tmp_path: Path) -> None:
    process = run("log", "2024-02-29", "12", XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path))
    assert process.communicate(timeout=PATIENCE)[1] == ""
    assert process.returncode == 0
    assert any(name.endswith("retrotimer.db") for name in in_tree(tmp_path))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["log", "2026-02-30", "12"], "There is no such date."),
        (["log", "9999-12-31", "12"], "This is still to come."),
        (["log", "1899-12-31", "12"], "The calendar begins in 1900."),
        (["log", "yesterday", "0"], "A walk has at least 1 "),
        (["log", "yesterday", "-5"], "A walk has at least 1 "),
        (["log", "yesterday", "9" * 5000], "A walk has at most 180 "),
        (["log", "yesterday", "nan"], "The minutes must be a number"),
        (["log", "yesterday", "a few"], "The minutes must be a number"),
        (["log", "yesterday", "12", "--time", "25:00"], "There is no such time."),
        (["log", "yesterday", "12", "--note", "x" * 100_000], "A note has at most 2000 "),
        (["log", "yesterday", "12", "--note", "a\udcffb"], "The note holds characters that are not text."),
        (["log", "\udcff", "12"], "There is no such date."),
        (["log", "yesterday", "\udcff"], "The minutes must be a number"),
        (["log", "yesterday", "12", "--mode", "hop"], "“retrotimer log” does not understand this"),
        (["log", "yesterday", "12", "\udcff"], "“retrotimer log” does not understand this"),
        (["log", "yesterday", "12", "a\nb"], "“retrotimer log” does not understand this"),
        (["log", "yesterday"], "“retrotimer log” does not understand this"),
        (["log"], "“retrotimer log --help” shows what it takes."),
        (["month", "2026-13"], "There is no such month."),
        (["month", "1066-10"], "The calendar shows the years 1900 to 2199."),
        (["month", "2026-11", "2026-12"], "“retrotimer month” does not understand this: 2026-12."),
        (["status", "--yaml"], "“retrotimer status” does not understand this: --yaml."),
        (["status", "--js"], "“retrotimer status” does not understand this: --js."),
        (["start", "--minutes", "9"], "does not understand (argument --minutes"),
        (["start", "--minutes", "16"], "does not understand (argument --minutes"),
        (["start", "--minutes", "ten"], "does not understand (argument --minutes"),
        (["star"], "does not understand (argument WORD"),
        (["status", "--data-dir", ""], "“retrotimer status” does not understand this"),
    ],
    ids=lambda value: " ".join(value)[:30].encode("ascii", "replace").decode() if type(value) is list else "",
)
def test_what_makes_no_sense_is_said_in_a_line(
    run: Run, folder: Path, tmp_path: Path, words: list[str], why: str
) -> None:
    process = run("--data-dir", folder, *words)
    said = complaint(process)
    assert why in said
    assert len(said) < 500
    assert process.returncode == 2
    assert in_tree(tmp_path) == {}


A_LONG_NOTE = """
import sys
from retrotimer.cli import main
sys.exit(main(["--data-dir", sys.argv[1], "log", "yesterday", "12", "--note", "x" * 1_000_000]))
"""


def test_a_note_of_a_megabyte(run: Run, folder: Path) -> None:
    process = run(folder, program=("-c", A_LONG_NOTE))
    assert "A note has at most 2000 " in complaint(process)
    assert process.returncode == 2
    assert not folder.exists()


@pytest.mark.parametrize("words", [["status"], ["month", "--json"], ["log", "2024-02-29", "12"]])
def test_data_that_cannot_be_read_are_complained_about(run: Run, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "retrotimer.db").write_bytes(b"milk\neggs\n")
    process = run("--data-dir", tmp_path, *words)
    assert "is not Retrotimer's data. It was left as it is." in complaint(process)
    assert process.returncode == 1
    assert in_tree(tmp_path) == {"retrotimer.db": b"milk\neggs\n"}
    process = run("--data-dir", tmp_path / "retrotimer.db", *words)
    assert "is a file, not a folder." in complaint(process)
    assert process.returncode == 1


@pytest.mark.linux
def test_a_walk_that_cannot_be_saved(run: Run) -> None:
    process = run("--data-dir", "/proc/retrotimer", "log", "2024-02-29", "12")
    assert "cannot be written to, so a walk could not be saved." in complaint(process)
    assert process.returncode == 1


@pytest.mark.parametrize("word", ["", *WORDS])
def test_every_word_has_its_help(run: Run, tmp_path: Path, word: str) -> None:
    process = run(*word.split(), "--help", PYTHONIOENCODING="ascii", QT_QPA_PLATFORM="there is none")
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert out.startswith(f"usage: retrotimer {word}".rstrip())
    assert "--data-dir" in out
    assert "?" not in out
    assert max(map(len, out.splitlines())) <= 82
    if not word:
        assert all(f"\n    {other} " in out for other in WORDS)
    assert in_tree(tmp_path) == {}


# What it is printed on.


def test_a_terminal_without_the_marks_gets_letters(ask: Ask) -> None:
    ask("log", "2024-02-29", "12", PYTHONIOENCODING="ascii")
    said = ask("month", "2024-02", PYTHONIOENCODING="ascii")
    assert "29 *" in said
    assert said.isascii()
    assert ask("status", PYTHONIOENCODING="ascii").isascii()
    assert ask("status", LC_ALL="C") == ask("status", LC_ALL="POSIX") == ask("status")


@pytest.mark.parametrize("words", [["status"], ["month", "--json"], ["log", "2024-02-29", "12"], ["--help"]])
def test_a_pipe_that_nobody_reads_is_no_mistake(run: Run, folder: Path, words: list[str]) -> None:
    process = run("--data-dir", folder, *words)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.wait(timeout=PATIENCE) == 0
    process.stdout = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - the fixture reads it to its end


@pytest.mark.linux
def test_an_answer_that_cannot_be_printed_is_complained_about(folder: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "retrotimer", "--data-dir", folder, "status"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.stderr.startswith("retrotimer: The answer could not be printed: ")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 1


@pytest.mark.linux
def test_a_walk_that_is_saved_is_no_failure_although_that_cannot_be_printed(folder: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "retrotimer", "--data-dir", folder, "log", "2024-02-29", "12"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.stderr.startswith("retrotimer: The walk was saved, but the answer could not be printed: ")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 0
    database = open_database(folder)
    assert len(SqliteHistory(database, datetime.now).walks_on(date(2024, 2, 29))) == 1
    database.close()


@pytest.mark.linux
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["log", "2024-02-30", "12"], 2),
        (["status", "--yaml"], 2),
        (["--minutes"], 2),
        (["--data-dir", "/dev/null", "status"], 1),
    ],
    ids=["a word", "an option", "the window", "no folder"],
)
def test_a_complaint_that_nobody_can_hear_leaves_the_exit_code(
    folder: Path, words: list[str], code: int
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "retrotimer", "--data-dir", folder, *words],
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )
    assert (done.returncode, done.stdout) == (code, b"")


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


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["status"], 0),
        (["status", "--json"], 0),
        (["month"], 0),
        (["log", "2024-02-29", "12"], 0),
        (["log", "2024-02-29", "x"], 2),
        (["log"], 2),
        (["status", "--nonsense"], 2),
        (["month", "x"], 2),
    ],
)
def test_no_word_that_prints_waits_for_the_windows_code(
    run: Run, folder: Path, window: Person, words: list[str], code: int
) -> None:
    window.begin()
    process = run("--data-dir", folder, *words, program=("-c", LIGHT))
    _, err = process.communicate(timeout=PATIENCE)
    assert "AssertionError" not in err
    assert process.returncode == code


# Beside a window.


def test_what_is_entered_shows_in_the_open_window_within_a_second(
    ask: Ask, window: Person, qtbot: QtBot, today: date
) -> None:
    assert window.is_empty(today)
    ask("log", "today", "12")
    qtbot.waitUntil(lambda: window.cell(today).endswith(": 12 minutes, complete"), timeout=1000)
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
    qtbot.waitUntil(lambda: not (folder / DOOR_NAME).stat().st_size, timeout=1000)
    assert window.digits() == digits
    window.press("Stop")
    window.press("Done")
    qtbot.waitUntil(lambda: window.cell(today - timedelta(days=1)).endswith("complete"), timeout=1000)


def test_a_walk_in_the_window_is_seen_from_outside(ask: Ask, window: Person) -> None:
    window.begin()
    running = json.loads(ask("status", "--json"))["running"]
    assert (running["state"], running["mode"]) == ("underway", "walk")
    assert 0 <= running["elapsed"] <= PATIENCE
    assert running["elapsed"] + running["remaining"] == 610
    assert "A walk is under way: 0:" in ask("status")
    window.press("Pause")
    running = json.loads(ask("status", "--json"))["running"]
    assert running == {"state": "paused", "mode": "walk", "elapsed": 0, "remaining": 610}
    assert "A walk is paused: 0:00 done, 10:10 left." in ask("status")
    window.press("Stop")
    assert json.loads(ask("status", "--json"))["running"] is None


def test_a_start_brings_the_open_window_to_the_checklist(
    run: Run, window: Person, qtbot: QtBot, folder: Path
) -> None:
    process = run("--data-dir", folder, "start", "--minutes", "12")
    qtbot.waitUntil(window.has_dialog, timeout=10_000)
    assert process.communicate(timeout=PATIENCE) == ("", "")
    assert process.returncode == 0
    assert window.app.session.session.plan.choice.minutes == 12
    assert "Begin" in window.names()
    process = run("--data-dir", folder, "start", "--minutes", "15")
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=10_000)
    assert window.app.session.session.plan.choice.minutes == 12, "the checklist is open already"


def test_a_start_leaves_a_walk_and_the_sheet_after_it_alone(
    run: Run, window: Person, qtbot: QtBot, clock: FakeClock, folder: Path
) -> None:
    window.begin()
    clock.advance(70)

    def start_again() -> None:
        process = run("--data-dir", folder, "start", "--minutes", "15")
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=10_000)
        assert process.returncode == 0
        assert not window.has_dialog()
        assert window.app.settings.now.minutes == 10

    digits = window.digits()
    start_again()
    assert window.digits() == digits
    window.press("Stop")
    start_again()
    assert "Stopped after 1 minute." in window.reads()


LOUD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from retrotimer import cli, launch
from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog

folder = Path(sys.argv[1])
real_open, real_complete = ChecklistDialog.open, launch.complete_app

def open_and_say_so(dialog):
    real_open(dialog)
    (folder / "checklist").touch()

def complete_and_say_so(database, window):
    app = real_complete(database, window)
    app.month.month_changed.connect(lambda face: (folder / "changed").touch())
    return app

ChecklistDialog.open = open_and_say_so
launch.complete_app = complete_and_say_so
sys.exit(cli.main(["--data-dir", str(folder / "data"), *sys.argv[2:]]))
"""


def test_a_start_without_a_window_opens_one_at_the_checklist(run: Run, tmp_path: Path) -> None:
    first = run(tmp_path, "start", "--minutes", "14", program=("-c", LOUD))
    wait_for((tmp_path / "checklist").exists, "there is no checklist")
    database = open_database(tmp_path / "data")
    wait_for(lambda: SqliteSettings(database).load().minutes == 14, "the minutes were not taken over")
    database.close()
    assert first.poll() is None


def test_the_real_window_hears_of_what_is_entered(run: Run, tmp_path: Path) -> None:
    first = run(tmp_path, program=("-c", LOUD))
    wait_for((tmp_path / "data" / DOOR_NAME).exists, "the window does not listen")
    other = run("--data-dir", tmp_path / "data", "log", "today", "12")
    assert other.communicate(timeout=PATIENCE)[1] == ""
    wait_for((tmp_path / "changed").exists, "the window did not look again")
    second = run(tmp_path, "start", program=("-c", LOUD))
    assert second.communicate(timeout=PATIENCE) == ("", "")
    wait_for((tmp_path / "checklist").exists, "there is no checklist")
    assert first.poll() is None
