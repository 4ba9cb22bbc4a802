"""A program on a real X screen of its own, where keys go to whatever has the focus."""

import os
import subprocess
import sys

from tests.bench.process import virtual_screen

_PATIENCE = 40.0
"""Seconds; the programs give up by themselves after half of that."""


def said_on_screen(program: str, *words: str) -> str:
    """What a program says, which is called with these words; it must go well."""
    with virtual_screen() as display:
        screen = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            env={**os.environ, **screen},
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
    assert done.returncode == 0, done.stderr
    return done.stdout
