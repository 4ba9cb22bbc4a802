"""The command line by which this very program starts anew, from a checkout, a wheel or a bundle."""

import os
import sys
from pathlib import Path


def program() -> list[str]:
    """The words that start the app, before any of its own."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "retrotimer"]


def begin_again(folder: Path, *words: str) -> int:
    """Let a new start of the program take this one's place: nothing of what was open is left in it."""
    arguments = [*program(), "--data-dir", str(folder), *words]
    if os.name != "nt":
        os.execv(sys.executable, arguments)  # noqa: S606 - it is ourselves
    import subprocess  # Windows has no such thing, and would split a folder's name at its spaces

    subprocess.Popen(arguments)  # noqa: S603 - likewise
    return 0
