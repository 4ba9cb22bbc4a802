"""A mistyped word is answered on standard error: no dialog waits for who is not there to press its button."""

import os
import subprocess
import sys

import pytest

from retrotimer.complaint import BY_A_DESKTOP

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from retrotimer import complaint
from retrotimer.cli import main
shown = []
complaint.UNSEEN_PLATFORMS = set()
complaint.problem_box = lambda words: type("Box", (), {"exec": lambda self: shown.append(words)})()
code = main(sys.argv[1:])
print(code, len(shown))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("words", "typed", "mark", "dialogs"),
    [
        ("statsu", True, None, 0),
        ("statsu", True, "DESKTOP_STARTUP_ID", 0),  # a terminal that hands on what its own entry was told
        ("statsu", False, None, 0),  # a timer that has the display in its environment
        ("start --minutes 99", False, None, 0),
        ("--nonsense", False, "DESKTOP_STARTUP_ID", 1),
        ("show the year", False, "XDG_ACTIVATION_TOKEN", 1),
    ],
)
def test_a_dialog_comes_only_to_who_started_it_from_a_menu(
    words: str, mark: str | None, *, typed: bool, dialogs: int
) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in BY_A_DESKTOP}
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *words.split()],
            stdin=theirs if typed else subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env={**bare, "QT_QPA_PLATFORM": "offscreen", **({mark: "one-of-it"} if mark else {})},
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.stdout.split() == ["2", str(dialogs)], done.stderr
    assert done.stderr.startswith("retrotimer: Retrotimer does not understand how it was started (")
    assert done.stderr.count("\n") == 1
