"""How this program was started, so that something else can start it again later."""

import os
import sys
from pathlib import Path

BACKGROUND = "--background"
"""The word that starts it without a window."""


def program() -> tuple[str, ...]:
    """The words that start this program: of a bundle its own file, else Python with the package's name.

    An AppImage is seen at a place that is gone once it ends; where its file lies it says itself.
    """
    if getattr(sys, "frozen", False):
        image = os.environ.get("APPIMAGE", "")
        return (image if Path(image).is_absolute() else sys.executable,)
    return (sys.executable, "-m", "retrotimer")


def in_flatpak() -> bool:
    """Whether this runs in Flatpak's sandbox, whose files are not the session's."""
    return Path("/.flatpak-info").exists()
