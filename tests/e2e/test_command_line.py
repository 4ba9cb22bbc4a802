"""The words of the command line, given to the real program, alone and beside an open window."""

import json
from datetime import date
from pathlib import Path

import pytest

from retrotimer.desktop.clock import SystemClock
from tests.e2e.asking import Ask, walks
from tests.e2e.program import Run, complaint, in_tree, tell_all
from tests.fakes import FakeClock
from tests.waiting import PATIENCE

WORDS = ("status", "month", "log", "start", "show", "backup", "restore", "check")


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still at this very moment: the other process has no other one."""
    return FakeClock(SystemClock().read())


def test_status_tells_of_today_the_week_and_the_programme_to_people_and_programs(
    ask: Ask, today: date
) -> None:
    ask("log", "today", "12")
    said = ask("status").splitlines()
    assert said[0].startswith("Today, ")
    assert said[0].endswith(": 12 minutes, complete")
    assert said[1].startswith("1 of 4 this week · ")
    assert said[2].startswith("Programme: ")
    assert said[3:] == ["No walk is under way now."]
    shape = json.loads(ask("status", "--json"))
    assert set(shape) == {"today", "goal", "week", "programme", "running", "interrupted"}
    assert shape["today"] == today.isoformat()
    assert set(shape["week"]) == {"start", "complete_days", "met", "days"}
    assert {
        "date": today.isoformat(),
        "minutes": 12.0,
        "run_minutes": 0.0,
        "complete": True,
        "planned": False,
    } in shape["week"]["days"]
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
    assert last["days"][3] == {
        "date": "2024-02-29",
        "minutes": 12.0,
        "run_minutes": 0.0,
        "complete": True,
        "planned": False,
    }


def test_month_is_printed_with_its_marks(ask: Ask) -> None:
    ask("log", "2024-02-28", "4")
    ask("log", "2024-02-29", "10,5", "--time", "07:30", "--note", "along the river")
    ask("log", "2024-02-29", "12", "--mode", "run")
    said = ask("month", "2024-02").splitlines()
    assert said[0] == "February 2024"
    assert said[2].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert said[7] == " 26     27     28 ◔   29 ✓»   1      2      3    1 of 4"
    assert ask("month").splitlines() != said


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


@pytest.mark.parametrize("place", [0, 1, 3])
def test_the_folder_may_be_named_before_the_word_or_after(run: Run, tmp_path: Path, place: int) -> None:
    words = ["log", "2024-02-29", "12"]
    words[place:place] = ["--data-dir", str(tmp_path / "mine")]
    assert run(*words).communicate(timeout=PATIENCE)[1] == ""
    assert walks(tmp_path / "mine", date(2024, 2, 29)) == [12.0]


def test_the_usual_folder_holds_where_none_is_named(run: Run, tmp_path: Path) -> None:
    process = run("log", "2024-02-29", "12", XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path))
    assert process.communicate(timeout=PATIENCE)[1] == ""
    assert process.returncode == 0
    assert any(name.endswith("retrotimer.db") for name in in_tree(tmp_path))


IN_ONE_PROCESS = [
    (["log", "30.2.2026", "12"], "“today” and “yesterday” will do, too."),
    (["log", "tomorrow", "12"], "This is still to come."),
    (["log", "9999-12-31", "12"], "This is still to come."),
    (["log", "1899-12-31", "12"], "The calendar begins in 1900."),
    (["log", "yesterday", "0"], "A walk has at least 1 "),
    (["log", "yesterday", "-5"], "A walk has at least 1 "),
    (["log", "yesterday", "9" * 5000], "A walk has at most 180 "),
    (["log", "yesterday", "nan"], "The minutes must be a number"),
    (["log", "yesterday", "a few"], "The minutes must be a number"),
    (["log", "yesterday", "12", "--time", "25:00"], "There is no such time."),
    (["log", "yesterday", "12", "--note", "a\udcffb"], "The note holds characters that are not text."),
    (["log", "yesterday", "\udcff"], "The minutes must be a number"),
    (["log", "yesterday", "12", "--mode", "hop"], "“retrotimer log” does not understand this"),
    (["log", "yesterday", "12", "\udcff"], "“retrotimer log” does not understand this"),
    (["log", "yesterday", "12", "a\nb"], "“retrotimer log” does not understand this"),
    (["log", "yesterday"], "“retrotimer log” needs more: MINUTES is missing."),
    (["log"], "“retrotimer log --help” shows what it takes."),
    (["month", "1066-10"], "The calendar shows the years 1900 to 2199."),
    (["month", "2026-11", "2026-12"], "“retrotimer month” does not understand this: 2026-12."),
    (["status", "--js"], "“retrotimer status” does not understand this: --js."),
    (["status", "--data-dir", ""], "“retrotimer status” does not understand this"),
    (["log", "yesterday", "12", "--note", "x" * 100_000], "A note has at most 2000 "),
    (["month", "2026-13"], "There is no such month."),
    (["status", "--yaml"], "“retrotimer status” does not understand this: --yaml."),
]
"""What makes no sense, and why; no window could come of it, so one process can be told all."""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["log", "2026-02-30", "12"], "There is no such date."),
        (["log", "\udcff", "12"], "Write the date as year-month-day"),
        (["start", "--minutes", "9"], "(--minutes takes 10,"),
        (["start", "--minutes", "16"], "not “16”"),
        (["start", "--minutes", "ten"], "--minutes takes a whole number, not “ten”"),
        (["star"], "there is no command “star”"),
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


def test_all_other_nonsense_is_said_in_a_line_too(run: Run, folder: Path, tmp_path: Path) -> None:
    told = [["--data-dir", str(folder), *words] for words, _ in IN_ONE_PROCESS]
    process = run(program=("-c", tell_all(told)))
    answers, err = process.communicate(timeout=PATIENCE)
    assert err == ""
    faults = []
    for (words, why), (code, out, said) in zip(IN_ONE_PROCESS, json.loads(answers), strict=True):
        is_one_line = said.startswith("retrotimer: ") and said.count("\n") == 1 and len(said) < 500
        if not (is_one_line and why in said and (code, out) == (2, "")):
            faults.append(f"{' '.join(words)[:40]!r}: {code} {out!r} {said[:500]!r}")
    assert not faults, "\n" + "\n".join(faults)
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
