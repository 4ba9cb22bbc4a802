"""Which words start this program from a menu, where no folder and no path is set up for it."""

import os
import sys
from pathlib import Path

from retrotimer.desktop.program import program

PACKAGE = Path(__file__).resolve().parents[2]


def menu_command() -> tuple[str, ...]:
    """The words: a bundle's own file, an installation's `retrotimer`, or a checkout's `run.py`.

    A menu entry is for longer than the start of the program that made it: a checkout's environment may be
    made anew, which `run.py` does by itself.
    """
    if getattr(sys, "frozen", False):
        return program()
    run = PACKAGE.parent / "run.py"
    if run.is_file() and (PACKAGE.parent / "pyproject.toml").is_file():
        return (sys.executable, str(run))
    script = Path(sys.executable).with_name("retrotimer")
    if os.access(script, os.X_OK):
        return (str(script),)
    return program()
