"""Which words start this program from a menu, where no folder and no path is set up for it."""

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def menu_command() -> tuple[str, ...]:
    """The words: a bundle's own file, an installation's `retrotimer`, or a checkout's `run.py`.

    An AppImage is seen at a place that is gone once it ends; where its file lies it says itself.
    """
    if getattr(sys, "frozen", False):
        image = os.environ.get("APPIMAGE", "")
        return (image if Path(image).is_absolute() else sys.executable,)
    run = PACKAGE.parent / "run.py"
    if run.is_file() and (PACKAGE.parent / "pyproject.toml").is_file():
        return (sys.executable, str(run))
    script = Path(sys.executable).with_name("retrotimer")
    if os.access(script, os.X_OK):
        return (str(script),)
    return (sys.executable, "-m", "retrotimer")
