"""How this program was started, so that something else can start it again later."""

import os
import sys
from pathlib import Path
from zlib import crc32

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


def named_for(folder: Path, standard: Path, name: str) -> str:
    """The name of what the system keeps for these data.

    Two data folders may each have such a thing, and neither may take the other's away; those that lie where
    nobody has said otherwise (`standard`) have the plain name.
    """
    return name if folder == standard else f"{name}-{crc32(os.fsencode(folder)):08x}"


def starts(program: str, named: str) -> bool:
    """Whether what names this program is ours to take away: it is `program`, or there is none any more."""
    return bool(named) and (named == program or not os.path.lexists(named))


def in_flatpak() -> bool:
    """Whether this runs in Flatpak's sandbox, whose files are not the session's."""
    return Path("/.flatpak-info").exists()
