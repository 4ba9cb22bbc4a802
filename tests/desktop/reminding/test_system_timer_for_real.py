"""The timer with a real systemd: it waits for its time, tells what was missed, and leaves no trace."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.linux

BESIDE_SYSTEMD = Path(__file__).with_name("user_manager.sh")
NOT_TO_BE_HAD = 77
"""What is returned where this machine lets nobody run a systemd of their own."""

PROGRAM = """
import os, subprocess, sys, time
from datetime import time as clock_time
from pathlib import Path
from retrotimer.core.reminders import Reminders
from retrotimer.desktop.reminding.system_timer import TIMER, SystemdTimer

home = Path.home()
told = home / "told"
program = home / "the $app, 100%"
program.write_text('#!/bin/sh\\nprintf "%s\\\\n" "$@" > ' + f"'{told}'\\n", "utf-8")
program.chmod(0o700)
timer = SystemdTimer([str(program), "$HOME"], home / 'my "data" 50%')
timer.set(Reminders(on=True, weekdays=frozenset(range(7)), at=clock_time(2, 30)))


def ask(*words):
    done = subprocess.run(["systemctl", "--user", "--no-pager", *words], capture_output=True, text=True)
    return done.stdout.strip()


print(timer.state().value, ask("is-active", TIMER), told.exists())
(stamp,) = home.rglob("stamp-*")
ask("stop", TIMER)
two_days_ago = time.time() - 2 * 86400
os.utime(stamp, (two_days_ago, two_days_ago))
ask("start", TIMER)
for _ in range(200):
    if told.exists() and told.read_text("utf-8").count("\\n") == 4:
        break
    time.sleep(0.05)
print(told.read_text("utf-8").splitlines())
timer.remove()
print(timer.state().value, ask("is-active", TIMER), [path.name for path in home.rglob("*retrotimer*")])
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A home whose name is short enough for a socket's."""
    made = Path(tempfile.mkdtemp(prefix="home-", dir="/tmp"))
    (made / "run").mkdir(mode=0o700)
    yield made
    shutil.rmtree(made)


@pytest.mark.skipif(shutil.which("systemctl") is None, reason="there is no systemd")
def test_systemd_tells_what_was_missed_and_forgets_all_of_it(home: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(root),
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }
    apart = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    done = subprocess.run(
        [*apart, "sh", str(BESIDE_SYSTEMD), sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode == NOT_TO_BE_HAD or done.stderr.startswith("unshare:"):
        pytest.skip("nobody may run a systemd of their own here")
    assert done.stdout.splitlines() == [
        "on active False",
        repr(["$HOME", "remind", "--data-dir", f'{home}/my "data" 50%']),
        "off inactive []",
    ], done.stderr
