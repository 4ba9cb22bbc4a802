"""The list of this system, with this program as it was started, on these data."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from retrotimer.desktop.program import BACKGROUND, in_flatpak, named_for, program

if TYPE_CHECKING:
    from retrotimer.core.ports import Autostart

NAME = "retrotimer"


def autostart(folder: Path, standard: Path, comment: str) -> "Autostart":
    """The list, for the data in `folder`; `standard` is where they would be if nobody had said otherwise.

    `comment` is what the system shows of the entry.
    """
    own = folder != standard
    words = (*program(), BACKGROUND, *(("--data-dir", str(folder)) if own else ()))
    name = named_for(folder, standard, NAME)
    if sys.platform == "win32":
        from retrotimer.desktop.login.windows import RunKey, UserRegistry

        return RunKey(UserRegistry(), name, words)
    if sys.platform == "darwin":
        from retrotimer.desktop.login.macos import LaunchAgent, agents_folder

        return LaunchAgent(agents_folder(), name, words)
    from retrotimer.desktop.login.linux import DesktopEntry, autostart_folder

    return DesktopEntry(autostart_folder(), name, words, comment, offered=not in_flatpak())
