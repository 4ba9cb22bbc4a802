"""The real program in a process of its own, and what it leaves behind."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retrotimer.store.database import open_database
from retrotimer.store.settings import SqliteSettings
from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Starts the program with arguments and a changed environment; it ends at the latest with the test."""
    started: list[subprocess.Popen[str]] = []

    def begin(
        *arguments: str | Path, program: tuple[str, ...] = ("-m", "retrotimer"), **changes: str | None
    ) -> "subprocess.Popen[str]":
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        for name, value in changes.items():
            environment.pop(name, None)
            if value is not None:
                environment[name] = value
        process = subprocess.Popen(
            [sys.executable, *program, *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def begun(folder: Path) -> Path:
    """A data folder of somebody who has been through the first steps; nothing else is in it."""
    database = open_database(folder)
    SqliteSettings(database).keep_first_steps_seen()
    database.close()
    return folder


def complaint(process: "subprocess.Popen[str]") -> str:
    """What the program said before it gave up: one line, no traceback, and an exit code that is not 0."""
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode not in {0, None}
    assert process.returncode > 0, f"ended by a signal: {process.returncode}"
    assert "Traceback" not in err
    assert out == ""
    assert err.startswith("retrotimer: ")
    assert err.count("\n") == 1
    return err


ONE_AFTER_THE_OTHER = """
import io, json, sys
from retrotimer.cli import main

answers = []
for words in {all_words}:
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8", "strict") for _ in range(2))
    code = main(words)
    for stream in (sys.stdout, sys.stderr):
        stream.seek(0)
    answers.append((code, sys.stdout.read(), sys.stderr.read()))
sys.__stdout__.write(json.dumps(answers))
"""


def tell_all(all_words: list[list[str]]) -> str:
    """A program that is told each of these, as if it had been started with it, and writes what came of each.

    Its answer is a list of exit code, standard output and standard error.  Not for words that open a
    window or print an answer: after those a process ends.
    """
    return ONE_AFTER_THE_OTHER.format(all_words=ascii(all_words))


def in_tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder with what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }
