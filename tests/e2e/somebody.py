"""Other people of this computer: the real program under another account, or as the administrator.

As root, which is how the suite runs on a build machine, an account is really another one: its number is all
that the system asks for.  Elsewhere none can be had, so the program believes that it is another one, and what
would be closed to it is closed to everybody.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import PySide6
import pytest

from retrotimer.store.whose import account
from tests.e2e.program import ROOT

ANNA, BEN = 61_231, 61_232
"""Numbers that no account of a real person has."""

IS_ROOT = os.name != "nt" and os.geteuid() == 0
ME = 0 if os.name == "nt" else os.geteuid()

PRETENDING = """
import os, runpy, sys
from retrotimer.store import whose
whose.ADMINISTRATOR = {administrator}
os.geteuid = lambda: {me}
{program}
"""


class Computer:
    """A folder that everybody may look into, with the homes of two people in it.

    Attributes:
        homes: where everybody's home lies.
        owner: what the program calls whoever has Anna's data.
    """

    def __init__(self, folder: Path) -> None:
        self.homes = folder
        self.owner = str(ANNA) if IS_ROOT else account(ME)
        self._started: list[subprocess.Popen[str]] = []
        for name in ("anna", "ben"):
            (folder / name).mkdir(mode=0o755)
        self.give(folder / "anna", ANNA)
        self.give(folder / "ben", BEN)

    def give(self, path: Path, to: int) -> None:
        """Let a file or folder, and all that is in it, belong to somebody."""
        if IS_ROOT:
            for one in (path, *path.rglob("*")):
                os.chown(one, to, to)

    def close(self, path: Path) -> None:
        """Let nobody but its owner have it, who is never asked to open it where there is no other account."""
        path.chmod(0 if not IS_ROOT else 0o700 if path.is_dir() else 0o600)

    def start(
        self,
        who: int,
        *words: str | Path,
        program: str = "",
        administrator: int = 0,
        changes: Mapping[str, str] | None = None,
    ) -> "subprocess.Popen[str]":
        """Start the program with these words, or another one, as somebody; 0 is the administrator.

        `administrator` is who the program takes for that, where accounts are only believed; `changes` are
        those of its environment.
        """
        python, paths = _python()
        command = ["-c", program] if program else ["-m", "retrotimer"]
        if not IS_ROOT and who != ME:
            body = program or "runpy.run_module('retrotimer', run_name='__main__', alter_sys=True)"
            command = ["-c", PRETENDING.format(me=who, administrator=administrator, program=body)]
        elif IS_ROOT and who:
            python = ["setpriv", f"--reuid={who}", f"--regid={who}", "--clear-groups", *python]
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
        home = self.homes / ("ben" if who == BEN else "anna")
        process = subprocess.Popen(
            [*python, *command, *map(str, words)],
            cwd="/",
            env={
                **kept,
                "HOME": str(home),
                "PYTHONPATH": paths,
                "QT_QPA_PLATFORM": "offscreen",
                **(changes or {}),
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._started.append(process)
        return process

    def end(self) -> None:
        """End what still runs."""
        for process in self._started:
            process.kill()
            process.communicate()


@pytest.fixture
def computer() -> Iterator[Computer]:
    """A computer with two people; what runs on it ends with the test."""
    folder = Path(tempfile.mkdtemp(prefix="retrotimer-people-"))
    folder.chmod(0o755)
    made = Computer(folder)
    yield made
    made.end()
    if not IS_ROOT:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o700)
    shutil.rmtree(folder)


def _python() -> tuple[list[str], str]:
    """A Python that every account may run, and where it finds what it needs."""
    paths = f"{ROOT}{os.pathsep}{Path(PySide6.__file__).parents[1]}"
    if not IS_ROOT or _is_open(Path(sys.executable).resolve()):
        return [sys.executable], paths
    system = f"/usr/bin/python3.{sys.version_info.minor}"  # ours may lie in the administrator's own home
    if not Path(system).exists() or not _is_open(ROOT):
        pytest.skip("no other account may run this Python")
    return [system], paths


def _is_open(path: Path) -> bool:
    """Whether other accounts get as far as this file."""
    return all(one.stat().st_mode & 0o001 for one in path.parents)
