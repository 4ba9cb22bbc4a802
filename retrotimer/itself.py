"""This very program, started anew: from a checkout, a wheel or a bundle."""

import os
from pathlib import Path

from retrotimer.desktop.program import program


def begin_again(folder: Path, *words: str) -> int:
    """Let a new start of the program take this one's place: nothing of what was open is left in it."""
    arguments = [*program(), "--data-dir", str(folder), *words]
    if os.name != "nt":
        os.execv(arguments[0], arguments)  # noqa: S606 - it is ourselves
    import subprocess  # Windows has no such thing, and would split a folder's name at its spaces

    subprocess.Popen(arguments)  # noqa: S603 - likewise
    return 0
