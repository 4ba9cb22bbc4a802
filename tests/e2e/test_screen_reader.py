"""A whole walk from outside: through AT-SPI, as a screen reader does it, and by the keys of a real X server.

A private X server and a private session bus; ten minutes pass in seconds.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.waiting import PATIENCE, wait_for

pytestmark = pytest.mark.linux

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
RATE = "100"
UNSEEN_RATE = "1000"
ONE_LOOK = 5.0
ANSWER = "> "


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A private X server's address.

    It does not begin anew when its last client goes: that takes a fifth of a second, each look for a window
    would lead to it, and a window that comes just then is lost.
    """
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def environment(display: str, tmp_path: Path) -> dict[str, str]:
    """The environment of a desktop session with a screen reader."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    return {
        **os.environ,
        "DISPLAY": display,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "READER_PATIENCE": str(PATIENCE),
        "XDG_RUNTIME_DIR": str(runtime),
    }


@dataclass
class Reader:
    """The other end of `reader.py`."""

    process: "subprocess.Popen[str]"

    def _ask(self, line: str) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        self.expect_ok()

    def expect_ok(self) -> None:
        """Read its answer; what AT-SPI's own programs write between is passed over."""
        assert self.process.stdout is not None
        said = next((line for line in self.process.stdout if line.startswith(ANSWER)), "it is gone")
        assert said.strip() == ANSWER + "ok"

    def press(self, name: str) -> None:
        self._ask(f"press {name}")

    def hear(self, text: str) -> None:
        self._ask(f"hear {text}")

    def miss(self, text: str) -> None:
        self._ask(f"miss {text}")


@dataclass
class Keyboard:
    """Keys that go through the X server to whatever has its focus."""

    environment: dict[str, str]

    def wait_for_window(self, title: str) -> None:
        """Wait until a window of this title has the focus; there is no window manager to give it."""
        look = ("search", "--onlyvisible", "--name", title, "windowfocus", "getwindowname")
        wait_for(lambda: bool(self._do(*look)), f"there is no window {title}")

    def type(self, *keys: str) -> None:
        self._do("key", *keys)

    def _do(self, *arguments: str) -> str:
        """Run one chain of commands; what it says, or nothing where it hangs on a window that went."""
        try:
            done = subprocess.run(
                ["xdotool", *arguments],
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                check=False,
                timeout=ONE_LOOK,
            )
        except subprocess.TimeoutExpired:
            return ""
        return done.stdout


@pytest.fixture
def reader(environment: dict[str, str], tmp_path: Path) -> Iterator[Reader]:
    """A screen reader at the app."""
    app = [sys.executable, str(HERE / "fast_app.py"), RATE, str(tmp_path / "data")]
    process = subprocess.Popen(
        ["dbus-run-session", "--", SYSTEM_PYTHON, "-W", "ignore", str(HERE / "reader.py"), *app],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    try:
        connected = Reader(process)
        connected.expect_ok()
        yield connected
    finally:
        process.communicate(timeout=PATIENCE)  # the end of its input is the end of its work


def test_a_whole_walk_by_ear_and_help_before_it(reader: Reader) -> None:
    reader.hear("0 of 4 this week")
    reader.press("Start walk")
    reader.press("Help")  # over the checklist, which stays open
    reader.hear("Check with a board-certified back doctor first")
    reader.press("Close")
    reader.press("Flat, open area")
    reader.hear("First confirm that you have checked with a back doctor.")
    reader.press("Flat, open area")
    reader.press("I have checked with a back doctor")
    reader.hear("Confirm the flat, open area or the buddy.")
    reader.press("Flat, open area")
    reader.press("A buddy is with me")
    reader.press("Begin")
    reader.hear("Walk backwards · 10 minutes")
    reader.press("Pause")
    reader.hear("Paused. Stand still.")
    reader.hear(" minutes left")  # here, as time stands still: the walk is over in six seconds
    reader.press("Resume")
    reader.hear("Walk backwards · 10 minutes")
    reader.hear("10 minutes. Well walked.")
    reader.hear("The day is complete · 1 of 4 this week")
    reader.press("Done")
    reader.hear("Today, Tuesday, 17 November 2026: 10 minutes, complete")
    reader.hear("1 of 4 this week")

    reader.press("Start walk")
    reader.press("A buddy is with me")
    reader.press("Begin")
    reader.hear(" minutes left")
    reader.press("Stop")
    reader.hear("Stopped after ")
    reader.press("Done")
    reader.hear("stopped early · with a buddy")


@pytest.fixture
def keyboard(environment: dict[str, str], tmp_path: Path) -> Iterator[Keyboard]:
    """The keys of a real X server, and the app in front of them."""
    started = subprocess.Popen(
        [sys.executable, str(HERE / "fast_app.py"), UNSEEN_RATE, str(tmp_path / "data")],
        env={**environment, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0"},
        stderr=subprocess.DEVNULL,
    )
    try:
        keys = Keyboard(environment)
        keys.wait_for_window("^Retrotimer$")
        yield keys
    finally:
        started.kill()
        started.wait()


def test_a_walk_by_keys_on_a_real_x_server(keyboard: Keyboard, tmp_path: Path) -> None:
    keyboard.type("b")
    keyboard.wait_for_window("^Before you walk$")
    keyboard.type("d", "Return")

    def has_walk() -> bool:
        with closing(sqlite3.connect(tmp_path / "data" / "retrotimer.db")) as connection:
            found = connection.execute("SELECT outcome, walked_backward, buddy, flat_open FROM session")
            return found.fetchall() == [("finished", 600, 1, 0)]

    wait_for(has_walk, "the walk was not kept")
