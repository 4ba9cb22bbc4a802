"""Tries what was built: its own self-test walks a whole walk, writes the data and looks at them."""

import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from artefacts.place import clean_environ, listen

PATIENCE = 240.0
SELF_TEST = "--self-test"
PARTS = (
    "walk",
    "report",
    "guide",
    "speaker",
    "data",
    "walks.csv",
    "everything.json",
    "walks.ics",
    "licences",
    "menu",
    "doctor",
    "background",
)
"""What a self-test has to find in order."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a try."""

    well: bool
    seconds: float
    said: str

    def __str__(self) -> str:
        return f"yes, {self.seconds:.0f} s" if self.well else "NO"


def walk(program: Sequence[str | Path], changes: Mapping[str, str] | None = None) -> Trial:
    """Let a program test itself, in a home of its own whose name has a space and an umlaut."""
    with tempfile.TemporaryDirectory(prefix="retrotimer walk-") as folder:
        home = Path(folder, "Jürgen B")
        home.mkdir()
        environ = {**clean_environ(), "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **(changes or {})}
        began = time.monotonic()
        try:
            done = listen([*program, SELF_TEST, home / "walk"], Path(folder), environ, PATIENCE)
        except subprocess.TimeoutExpired:
            return Trial(well=False, seconds=PATIENCE, said="it did not end")
        seconds = time.monotonic() - began
        return Trial(done.returncode == 0 and is_whole(done.stdout), seconds, done.stdout)


def is_whole(said: str) -> bool:
    """Whether a self-test's words tell that each part is in order."""
    lines = set(said.splitlines())
    return all(f"{part}: ok" in lines for part in PARTS)
