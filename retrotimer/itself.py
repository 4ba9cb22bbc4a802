"""This very program, started anew: from a checkout, a wheel or a bundle."""

import os
from pathlib import Path

from retrotimer.desktop.program import program


def begin_again(folder: Path, *words: str) -> int:
    """Let a new start of the program take this one's place: nothing of what was open is left in it.

    The exit code of who does not become another, or cannot.
    """
    # The word comes first: `--background` needs no parser of arguments then, which takes 0.7 MiB for good.
    arguments = [*program(), *words, "--data-dir", str(folder)]
    try:
        if os.name != "nt":
            os.execv(arguments[0], arguments)  # noqa: S606 - it is ourselves
        import subprocess  # Windows has no such thing, and would split a folder's name at its spaces

        subprocess.Popen(arguments)  # noqa: S603 - likewise
    except OSError:  # it was removed, or moved, while it ran
        from retrotimer.complaint import not_there

        return not_there(arguments[0])
    return 0
