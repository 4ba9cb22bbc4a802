"""What the words are printed on: a plain terminal, a pipe that nobody reads, a full disk."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from tests.e2e.asking import Ask
from tests.e2e.program import Run
from tests.waiting import PATIENCE


def test_a_terminal_without_the_marks_gets_letters(ask: Ask) -> None:
    ask("log", "2024-02-29", "12", PYTHONIOENCODING="ascii")
    said = ask("month", "2024-02", PYTHONIOENCODING="ascii")
    assert "29 *" in said
    assert said.isascii()
    assert ask("status", PYTHONIOENCODING="ascii").isascii()
    assert ask("status", LC_ALL="C") == ask("status", LC_ALL="POSIX") == ask("status")


@pytest.mark.linux
@pytest.mark.parametrize(
    ("country", "minutes"),
    [
        ({"LANG": "ar_EG.UTF-8"}, "12.5 minutes"),
        ({"LANG": "fa_IR.UTF-8"}, "12.5 minutes"),
        ({"LANG": "hi_IN.UTF-8"}, "12.5 minutes"),
        ({"LANG": "de_DE.UTF-8"}, "12,5 minutes"),
        ({"LANG": "en_GB.UTF-8", "LC_TIME": "de_DE.UTF-8"}, "12.5 minutes"),
    ],
)
def test_digits_and_names_are_in_the_language_of_the_words(
    ask: Ask, country: dict[str, str], minutes: str
) -> None:
    here = {"LC_ALL": "", "LC_CTYPE": "C.UTF-8", **country}
    said = ask("log", "2024-02-29", "12.5", **here)
    assert said.startswith(f"Saved: {minutes} of walking backwards on Thursday, 29 February 2024.")
    month = ask("month", "2024-02", **here)
    assert "February 2024" in month
    assert "Thu" in month
    assert not [letter for letter in said + month + ask("status", **here) if is_foreign(letter)]


def is_foreign(letter: str) -> bool:
    """Whether it is a letter or digit that no English word or number has."""
    return letter.isalnum() and not letter.isascii()


@pytest.mark.parametrize("words", [["status"], ["month", "--json"], ["log", "2024-02-29", "12"], ["--help"]])
def test_a_pipe_that_nobody_reads_is_no_mistake(run: Run, folder: Path, words: list[str]) -> None:
    process = run("--data-dir", folder, *words)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.wait(timeout=PATIENCE) == 0
    process.stdout = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - the fixture reads it to its end


NUMBERS = """
import os, sys
from retrotimer.console import status as module

def look(desk, *, as_json):
    streams = [(os.readlink(f"/proc/self/fd/{one}"), os.get_inheritable(one)) for one in (0, 2)]
    return " ".join(f"{place} {inherited}" for place, inherited in streams)

module.status = look
from retrotimer.cli import main
sys.exit(main(["--data-dir", sys.argv[1], "status"]))
"""


@pytest.mark.linux
def test_no_file_of_ours_gets_the_number_of_a_stream_that_is_closed(ask: Ask, folder: Path) -> None:
    """A lock had the number of standard error, and Qt's log would have been written into it."""
    ask("log", "2024-02-29", "12")
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" 2>&- <&-', "sh", sys.executable, "-c", NUMBERS, folder],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "/dev/null True /dev/null True\n")


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
