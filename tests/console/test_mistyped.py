"""A mistyped word in a terminal is answered there: no dialog waits for a press elsewhere."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from retrotimer import complaint
from retrotimer.cli import main
shown = []
complaint.UNSEEN_PLATFORMS = set()
complaint.problem_box = lambda words: type("Box", (), {"exec": lambda self: shown.append(words)})()
code = main(["statsu"])
print(code, len(shown))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(("typed", "dialogs"), [(True, 0), (False, 1)])
def test_a_dialog_comes_only_to_who_has_no_terminal(*, typed: bool, dialogs: int) -> None:
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            stdin=theirs if typed else subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.stdout.split() == ["2", str(dialogs)], done.stderr
    assert "there is no command “statsu”" in done.stderr
