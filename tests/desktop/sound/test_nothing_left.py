"""However the speaker ends, the programs that it asks about the sound server end with it.

They are stood in for by one that never ends by itself, as `pactl` does not where its server says nothing.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.sound import OutputState, SoundChoice
from retrotimer.desktop.sound.server import SoundServer
from tests.desktop.sound.conftest import CHILD, SILENT_ENGINE, Listen, Listener, real_child
from tests.sound_server import is_gone
from tests.waiting import wait_for

pytestmark = pytest.mark.linux

PACTL = """\
#!/bin/sh
echo "$$" >> "{log}"
exec /bin/sleep 600
"""

ASKED = 2
"""One that watches, and one that answers."""

WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication, QSocketNotifier
from retrotimer.core.sound import SoundChoice
from retrotimer.desktop.sound.speaker import SpeakerProcess

app = QCoreApplication([])
closed = QSocketNotifier(0, QSocketNotifier.Type.Read)
closed.activated.connect(app.quit)
speaker = SpeakerProcess(sys.argv[1:])
speaker.prepare(SoundChoice())
app.exec()
"""


class Helpers:
    """Every program that a speaker started, by the log in which each writes its number."""

    def __init__(self, log: Path) -> None:
        self._log = log

    @property
    def numbers(self) -> list[int]:
        return [int(line) for line in self._log.read_text("ascii").split()] if self._log.exists() else []

    def are_up(self) -> bool:
        """Whether all are there that a speaker starts at once."""
        return len(self.numbers) >= ASKED

    def are_gone(self) -> bool:
        """Whether neither they are left, nor anything that was started along with them."""
        return not {one for number in self.numbers for one in (number, *members(number)) if not is_gone(one)}

    def end(self) -> None:
        """Leave nothing behind where a test failed."""
        for number in self.numbers:
            if not is_gone(number):
                os.kill(number, signal.SIGKILL)


def members(session: int) -> list[int]:
    """The processes of a session, which its first one leads."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8").rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[3]) == session:
            found.append(int(path.parent.name))
    return found


@pytest.fixture
def helpers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Helpers]:
    """Lets every speaker find our `pactl`, and ends what it left."""
    programs = tmp_path / "programs"
    programs.mkdir()
    pactl, log = programs / "pactl", tmp_path / "log"
    pactl.write_text(PACTL.format(log=log), "utf-8")
    pactl.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    made = Helpers(log)
    yield made
    made.end()


@pytest.fixture(autouse=True)
def nowhere(at_no_sound_server: object) -> None:
    """A speaker that these tests start reaches no real server."""
    assert at_no_sound_server is not None


def up(listener: Listener, helpers: Helpers, qtbot: QtBot) -> int:
    """The number of a speaker's process, which has asked its server."""
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(lambda: listener.state.output is not OutputState.STARTING)
    qtbot.waitUntil(helpers.are_up)
    return listener.speaker.process_id


def test_after_it_was_released(helpers: Helpers, listen: Listen, sounds: Path, qtbot: QtBot) -> None:
    listener = listen(real_child(sounds))
    up(listener, helpers, qtbot)
    listener.speaker.release()
    qtbot.waitUntil(helpers.are_gone)


def test_after_it_was_killed(helpers: Helpers, listen: Listen, sounds: Path, qtbot: QtBot) -> None:
    listener = listen(real_child(sounds), restarts=0)
    os.kill(up(listener, helpers, qtbot), signal.SIGKILL)
    qtbot.waitUntil(helpers.are_gone)


def test_after_it_hung_and_the_window_killed_it(
    helpers: Helpers, listen: Listen, sounds: Path, qtbot: QtBot
) -> None:
    listener = listen(real_child(sounds), answer=0.3, beat=0.1, restarts=0)
    os.kill(up(listener, helpers, qtbot), signal.SIGSTOP)
    qtbot.waitUntil(helpers.are_gone)


def test_after_its_own_watch_ended_it(helpers: Helpers, listen: Listen, sounds: Path, qtbot: QtBot) -> None:
    hasty = f"from retrotimer.desktop.sound import child\nchild.LONGEST_SILENCE = 1.5\n{CHILD}"
    listener = listen([sys.executable, "-P", "-c", hasty, str(sounds), SILENT_ENGINE], restarts=0)
    process = up(listener, helpers, qtbot)
    qtbot.waitUntil(lambda: is_gone(process))
    qtbot.waitUntil(helpers.are_gone)


def test_after_it_found_that_nobody_hears_its_answers(helpers: Helpers, sounds: Path) -> None:
    choose = b'{"word":"choose","speaks":false,"language":"en","voice":"","rate":0,"volume":0,"device":""}\n'
    with subprocess.Popen(
        real_child(sounds),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    ) as speaker:
        assert speaker.stdin is not None
        assert speaker.stdout is not None
        speaker.stdin.write(choose)
        wait_for(helpers.are_up, "nothing is asked")
        speaker.stdout.close()
        speaker.stdin.write(b'{"word":"ping"}\n')
        assert speaker.wait(timeout=60) == 0
    wait_for(helpers.are_gone, "what it started runs on")


@pytest.mark.parametrize("is_killed", [False, True])
def test_after_the_window_went(helpers: Helpers, sounds: Path, *, is_killed: bool) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, *real_child(sounds)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as window:
        wait_for(helpers.are_up, "nothing is asked")
        if is_killed:
            window.kill()
        _, complained = window.communicate(timeout=60)
    assert complained == b""
    wait_for(helpers.are_gone, "what it started runs on")


def test_one_that_ends_by_itself_leaves_no_guard(helpers: Helpers, qtbot: QtBot) -> None:
    server = SoundServer()
    server.begin()
    qtbot.waitUntil(helpers.are_up)
    for number in helpers.numbers:
        os.kill(number, signal.SIGTERM)
    qtbot.waitUntil(helpers.are_gone)
    server.end()
