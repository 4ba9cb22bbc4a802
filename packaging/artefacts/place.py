"""The environment that packages are built in: beside the one of `run.py`, from pins of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import environment_setup
from environment import Place, is_ready

from artefacts.project import ROOT, WORK

PINS = "build"


@dataclass(frozen=True, slots=True)
class BuildPlace(Place):
    """As `Place`, in a folder of its own."""

    @property
    def folder(self) -> Path:
        """All that a build keeps from one time to the next."""
        return WORK


def builder() -> Path:
    """The Python that has all that a build needs; it is set up where it is not yet.

    Raises:
        SystemExit: that cannot be done; it carries the sentence that says why.
    """
    place = BuildPlace(ROOT)
    place.folder.mkdir(parents=True, exist_ok=True)
    if not is_ready(place, PINS):
        environment_setup.set_up(place, PINS)
    return place.python


def run(*command: str | Path, cwd: Path = ROOT, log: str = "") -> str:
    """Run a program and return what it wrote; with `log`, that is kept under this name as well.

    Raises:
        SystemExit: it failed; it carries its last lines.
    """
    done = listen(command, cwd, clean_environ())
    if log:
        (WORK / f"{log}.log").write_text(done.stdout, "utf-8")
    if done.returncode != 0:
        last = "\n".join(done.stdout.splitlines()[-15:])
        sys.exit(f"{last}\n\n{Path(command[0]).name} failed ({done.returncode})")
    return done.stdout


def listen(
    command: Sequence[str | Path], cwd: Path, environ: Mapping[str, str], patience: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, and hear all that it writes, wherever it writes it.

    Raises:
        TimeoutExpired: it took longer than `patience` seconds, and was killed.
    """
    return subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=patience,
        check=False,
    )


def clean_environ() -> dict[str, str]:
    """This process's environment without what would lead a Python to other people's modules."""
    strange = {"PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "QT_PLUGIN_PATH"}
    return {name: value for name, value in os.environ.items() if name not in strange}
