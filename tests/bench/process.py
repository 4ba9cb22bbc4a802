"""Starts the measured processes and looks at them from outside, so that looking costs them nothing.

Memory, processor time and wake-ups are read from Linux's /proc; elsewhere they are not measured.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from tests.lodgers import end_lodgers

SCREEN = {"name": "bench", "x": 0, "y": 0, "width": 1280, "height": 1024, "dpr": 1}
"""Qt's offscreen screen is 800 pixels wide by itself, too small for the window that is measured."""

PATIENCE = 60.0
"""Seconds that any process may take for its next word."""

MARK = "RETROTIMER_BENCH"
"""What the environment of a measured process names its bench by, and of all that it starts."""


class Data(Enum):
    """The data folders: how many days may have a walk, how many of each week, and what is told aloud."""

    TEN_YEARS = (3652, 7, "full")
    TEN_SILENT_YEARS = (3652, 7, "silent")
    A_CENTURY = (36_525, 7, "full")
    A_SEASON = (100, 7, "full")
    NEVER_FOUR_A_WEEK = (36_525, 3, "full")


@dataclass(frozen=True, slots=True)
class Use:
    """What each thread of a process has used so far: seconds of a processor, and how often it woke up."""

    at: float
    threads: Mapping[str, tuple[float, int]]

    def since(self, before: "Use") -> tuple[float, int]:
        """Seconds of a processor and wake-ups since then; a thread that ended meanwhile is left out."""
        used = [(now, before.threads.get(name, (0.0, 0))) for name, now in self.threads.items()]
        return sum(now[0] - then[0] for now, then in used), sum(now[1] - then[1] for now, then in used)


class Child:
    """One measured process."""

    def __init__(self, arguments: list[str], environment: Mapping[str, str]) -> None:
        self.began = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.child", *arguments],
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=dict(environment),
        )
        self.lines: list[tuple[str, float]] = []
        self._fresh: SimpleQueue[tuple[str, float] | None] = SimpleQueue()
        assert self._process.stdout is not None
        self._listener = Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()

    @property
    def _folder(self) -> Path:
        return Path("/proc", str(self._process.pid))

    def wait_for(self, word: str, patience: float = PATIENCE) -> float:
        """The moment or figure that comes with the next line of this word.

        Raises:
            RuntimeError: it did not come, or the process ended.
        """
        until = time.monotonic() + patience
        while True:
            try:
                line = self._fresh.get(timeout=max(0.0, until - time.monotonic()))
            except Empty:
                line = None
            if line is None:
                ended = self._process.poll()
                raise RuntimeError(f"the measured process said no {word!r} (exit code {ended})")
            if line[0] == word:
                return line[1]

    def wait(self, patience: float = PATIENCE) -> None:
        """Let it end by itself."""
        self._process.wait(patience)

    def said(self, word: str) -> list[float]:
        """All that came with lines of this word so far."""
        return [value for name, value in tuple(self.lines) if name == word]

    def memory(self) -> float | None:
        """Proportional set size in MiB."""
        return kibibytes(self._folder / "smaps_rollup", "Pss")

    def use(self) -> Use | None:
        """What its threads used so far; processor time to the nanosecond, from the scheduler."""
        threads = {}
        try:
            for task in (self._folder / "task").iterdir():
                nanoseconds = int((task / "schedstat").read_text().split()[0])
                lines = (task / "status").read_text().splitlines()
                wakes = next(line for line in lines if line.startswith("voluntary_ctxt_switches"))
                threads[task.name] = (nanoseconds / 1e9, int(wakes.split()[1]))
        except OSError:
            return None
        return Use(time.monotonic(), threads)

    def end(self) -> None:
        """End it, if it did not end by itself."""
        self._process.kill()
        self._process.wait()
        self._listener.join(PATIENCE)

    def _listen(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                word, _, value = line.decode().partition(" ")
                self.lines.append((word, float(value)))
                self._fresh.put((word, float(value)))
        self._fresh.put(None)


def kibibytes(file: Path, name: str) -> float | None:
    """A figure of a /proc file of "Name:  123 kB" lines, in MiB."""
    try:
        text = file.read_text()
    except OSError:
        return None
    for line in text.splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / 1024
    return None


class Starter:
    """Starts processes on one platform, each on a fresh copy of one of the data folders."""

    def __init__(
        self,
        platform: str,
        data: Mapping[Data, Path],
        folder: Path,
        display: str = "",
        sound: Mapping[str, str] | None = None,
    ) -> None:
        """Start them there; `sound` is the environment in which they find a sound server."""
        self.platform = platform
        self._data = data
        self._folder = folder
        if platform == "offscreen":
            screens = folder / "screens.json"
            screens.write_text(json.dumps({"screens": [SCREEN | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
            platform += f":configfile={screens}"
        self._environment = plain_environment(folder) | dict(sound or {}) | {"QT_QPA_PLATFORM": platform}
        if display:
            self._environment["DISPLAY"] = display

    @contextmanager
    def started(self, kind: str, data: Data = Data.TEN_YEARS, *, in_memory: bool = False) -> Iterator[Child]:
        """A process of this kind, whose data may lie `in_memory` where files can; it is ended at the end."""
        with tempfile.TemporaryDirectory(dir=_memory() if in_memory else self._folder) as copy:
            arguments = [kind]
            if kind != "empty":
                arguments.append(str(shutil.copytree(self._data[data], Path(copy, "data"))))
            child = Child(arguments, self._environment)
            try:
                yield child
            finally:
                child.end()

    def end_company(self) -> None:
        """End what the measured processes started and left.

        A speech-dispatcher stays for seconds; whoever shares a library with it seems to be smaller meanwhile.
        """
        end_lodgers(MARK, self._environment[MARK])

    def seconds(self, program: str, *arguments: str) -> float:
        """How long one of Python's own programs (a text) takes from its start to its end."""
        began = time.monotonic()
        subprocess.run(
            [sys.executable, "-c", program, *arguments],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return time.monotonic() - began

    @contextmanager
    def copied(self, data: Data) -> Iterator[str]:
        """A copy of a data folder, for one command after the other."""
        with tempfile.TemporaryDirectory(dir=self._folder) as copy:
            yield str(shutil.copytree(self._data[data], Path(copy, "data")))


def _memory() -> Path | None:
    """A folder whose files lie in memory."""
    memory = Path("/dev/shm")  # noqa: S108 - no name in it is guessed
    return memory if memory.is_dir() else None


def plain_environment(folder: Path) -> dict[str, str]:
    """The environment without what a desktop or a person may have set for Qt or Python."""
    foreign = ("QT_", "PYTHON", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    kept.pop("WAYLAND_DISPLAY", None)
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return kept | {"XDG_RUNTIME_DIR": str(runtime), MARK: str(folder)}


@contextmanager
def busy(cores: int) -> Iterator[None]:
    """Keep so many cores busy with nothing."""
    idlers = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(cores)]
    try:
        yield
    finally:
        for idler in idlers:
            idler.kill()
            idler.wait()


@contextmanager
def virtual_screen() -> Iterator[str]:
    """An X server of its own, without a screen; its display's name.

    Raises:
        RuntimeError: there is no Xvfb here, or it does not start.
    """
    if shutil.which("Xvfb") is None:
        raise RuntimeError("Xvfb is not installed")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
