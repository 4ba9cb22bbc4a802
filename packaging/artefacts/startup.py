"""How soon a person sees the window: from the start of the process to the first picture on an X screen.

Both ways of starting are watched from outside and in the same way, so no probe is part of what is measured:
a private screen, a fresh process on new data each time, in turn. `xdotool` is asked again and again whether
the window is there, which takes some ten milliseconds, so each figure may be that much too large.
"""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from environment import Place

from artefacts.bundle import program
from artefacts.place import builder, clean_environ
from artefacts.project import ROOT

PATIENCE = 30.0
TITLE = "Retrotimer"
PAUSE = 0.004


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds from a start to the window, and of a processor, which a busy machine changes less."""

    seen: float
    worked: float


def measure(rounds: int) -> dict[str, list[Start]]:
    """What each round took, by the way of starting; a first round that warms the disk is left out."""
    ways: dict[str, list[str]] = {
        "bundle": [str(program())],
        "plain Python, same packages": [str(builder()), "-P", "-m", "retrotimer"],
    }
    run_py = Place(ROOT).python
    if run_py.exists():
        ways["plain Python, run.py's environment"] = [str(run_py), "-P", "-m", "retrotimer"]
    found: dict[str, list[Start]] = {name: [] for name in ways}
    with screen() as environ:
        for number in range(rounds + 1):
            for name, command in ways.items():
                taken = once(command, environ)
                if number:
                    found[name].append(taken)
    return found


def report(found: Mapping[str, Sequence[Start]]) -> str:
    """A line for each way."""
    lines = []
    for name, starts in found.items():
        seen, worked = [one.seen for one in starts], [one.worked for one in starts]
        lines.append(
            f"{name:<36} {statistics.median(seen):6.0f} ms ({min(seen):.0f} to {max(seen):.0f}), "
            f"processor {statistics.median(worked):4.0f} ms"
        )
    return "\n".join(lines)


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """An X server of our own, and the environment in which a window goes there."""
    reading, writing = os.pipe()
    # Without -noreset a server begins anew whenever its last client goes, and `xdotool` goes all the time.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-noreset"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, pass_fds=(writing,), stdout=quiet, stderr=quiet)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield {**clean_environ(), "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def once(command: Sequence[str], environ: Mapping[str, str]) -> Start:
    """Start it, and end it once its window is there.

    Raises:
        TimeoutError: it did not come.
    """
    folder = tempfile.mkdtemp(prefix="retrotimer-start-")
    quiet = subprocess.DEVNULL
    began = time.monotonic()
    process = subprocess.Popen(
        [*command, "--data-dir", folder], env=dict(environ), cwd=folder, stdout=quiet, stderr=quiet
    )
    try:
        while time.monotonic() - began < PATIENCE:
            if is_seen(environ):
                return Start((time.monotonic() - began) * 1000, worked(process.pid))
            time.sleep(PAUSE)
        raise TimeoutError(f"{command[0]} showed no window")
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def worked(number: int) -> float:
    """Milliseconds of a processor that all threads of a process have used so far."""
    told = (task.joinpath("schedstat").read_text() for task in Path(f"/proc/{number}/task").iterdir())
    return sum(int(line.split()[0]) for line in told) / 1e6


def is_seen(environ: Mapping[str, str]) -> bool:
    """Whether the screen has our window and it is mapped."""
    asked = ["xdotool", "search", "--onlyvisible", "--name", f"^{TITLE}$"]
    return bool(subprocess.run(asked, env=dict(environ), capture_output=True, check=False).stdout)
