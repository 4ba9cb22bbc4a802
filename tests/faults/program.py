"""The other end of `real_app.py`, and what it left on the disk."""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from retrotimer.core.records import WalkRecord
from retrotimer.store.paths import DATABASE_NAME
from tests.e2e.program import begun
from tests.faults.failing import as_root_of_its_own
from tests.store.keeping import walks
from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
PAUSE = 0.01
"""Seconds between two questions: to answer without a pause would be most of what the program does."""

UNSEEN = b"This plugin does not support"
"""What Qt's platform without a screen says of itself."""


class Program:
    """The real program in a process of its own."""

    def __init__(
        self,
        folder: Path,
        rate: float = 1.0,
        changes: Mapping[str, str] | None = None,
        within: Sequence[str] = (),
    ) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [*within, sys.executable, str(Path(__file__).with_name("real_app.py")), str(rate), str(folder)],
            env={**os.environ, "PYTHONPATH": str(ROOT), **(changes or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def wait_until_ready(self) -> None:
        """Until its window is whole."""
        assert self._answer() == "ready"

    def ask(self, word: str, *about: object) -> object:
        """Tell it to do something; its answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([word, *about]).encode() + b"\n")
        self.process.stdin.flush()
        return self._answer()

    def do(self, word: str, *about: object) -> None:
        """Tell it to do something that it can."""
        assert self.ask(word, *about) == "ok"

    def face(self) -> dict[str, object]:
        """How far the walk is."""
        face = self.ask("face")
        assert isinstance(face, dict)
        return face

    def wait_for(self, what: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        """Ask again and again until its face is so."""
        end = time.monotonic() + PATIENCE
        while not what(face := self.face()):
            assert time.monotonic() < end, face
            time.sleep(PAUSE)
        return face

    def begin(self) -> None:
        """Go through the checklist and begin a walk."""
        self.do("prepare")
        self.do("press", "Begin")

    def is_walked(self, seconds: float) -> dict[str, object]:
        """Its face once so much of the plan is done."""
        return self.wait_for(lambda face: float(str(face["elapsed"])) >= seconds)

    def is_home(self) -> None:
        """Wait for the end of the walk, and put the sheet away."""
        self.wait_for(lambda face: face["state"] not in {"Underway", "Paused"})
        self.do("press", "Done")

    def stand_still(self, seconds: float) -> None:
        """Stop the process, as `kill -STOP` or a debugger does, and let it go on."""
        self.process.send_signal(signal.SIGSTOP)
        time.sleep(seconds)
        self.process.send_signal(signal.SIGCONT)

    def close(self) -> None:
        """Close its window, and see that it said nothing and went well."""
        self.do("close")
        out, err = self.process.communicate(timeout=PATIENCE)
        said = [line for line in err.splitlines() if UNSEEN not in line]
        assert (out, said, self.process.returncode) == (b"", [], 0)

    def end(self) -> None:
        """Let it be gone, whatever it does."""
        self.process.kill()
        self.process.communicate()

    def _answer(self) -> object:
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline() if ready else b""
        assert line, f"it said nothing but {self._complaint()}"
        return json.loads(line)

    def _complaint(self) -> str:
        self.process.kill()
        return self.process.communicate()[1].decode()


@contextmanager
def program(folder: Path, rate: float = 1.0, within: Sequence[str] = (), **changes: str) -> Iterator[Program]:
    """The real program, with its window whole; it ends at the latest with the block.

    `within` is a command that starts another one, in surroundings of its own.

    Where the folder is empty, its person has been through the first steps.
    """
    if not (folder / DATABASE_NAME).exists():
        begun(folder)
    started = Program(folder, rate, changes, within)
    try:
        started.wait_until_ready()
        yield started
    finally:
        started.end()


def own_etc(place: Path) -> list[str]:
    """What starts a program with an /etc of its own, in which it may set the zone.

    Nothing where no name space can be made, as in most containers.
    """
    upper, work = place / "upper", place / "work"
    upper.mkdir()
    work.mkdir()
    mount = f"mount -t overlay -o 'lowerdir=/etc,upperdir={upper},workdir={work}' overlay /etc"
    start = f'{mount} && unset TZ && exec "$@"'
    within = as_root_of_its_own(["unshare", "--mount", "sh", "-c", start, "sh"])
    works = (
        shutil.which("unshare")
        and not subprocess.run([*within, "true"], capture_output=True, check=False).returncode
    )
    return within if works else []


class SetClock:
    """A clock on the wall that a test sets, for programs that start in its environment (libfaketime).

    With `all_clocks` it sets those along that nobody can set: only a machine that stood still shows that.
    """

    def __init__(self, file: Path, *, all_clocks: bool = False) -> None:
        self._file = file
        self.ahead = 0.0
        self.set_ahead(0.0)
        self.environment = {
            "LD_PRELOAD": library(),
            "FAKETIME_TIMESTAMP_FILE": str(file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": str(int(not all_clocks)),
            # Or waits that are measured by a clock which is left alone would last for seconds too long.
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        }

    def set_ahead(self, seconds: float) -> None:
        """Let it be so many seconds ahead of the true one, or behind it."""
        self.ahead = seconds
        part = self._file.with_name(f"{self._file.name}.part")
        part.write_text(f"{seconds:+.6f}\n", "ascii")
        part.replace(self._file)  # it is read at any moment


@cache
def library() -> str:
    """Where libfaketime lies, as its own program knows."""
    asked = ["faketime", "-f", "+0", "printenv", "LD_PRELOAD"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def told(folder: Path) -> list[WalkRecord]:
    """The walks of a folder in the order in which they began."""
    return sorted(walks(folder).values(), key=lambda one: one.started.utc)
