"""A launch agent of the person's, as `launchd.plist(5)` describes it; not tried on a Mac."""

import plistlib
from pathlib import Path
from xml.parsers.expat import ExpatError

from retrotimer.core.errors import LoginError
from retrotimer.desktop.login import entry


class LaunchAgent:
    """A property list in the person's folder of launch agents; fills the port `Autostart`."""

    offered = True

    def __init__(self, folder: Path, name: str, words: tuple[str, ...]) -> None:
        """Be about this program; `words` start it."""
        self._label = f"{name}.login"
        self._path = folder / f"{self._label}.plist"
        self._words = words

    def is_on(self) -> bool:
        """Whether the agent is there and not switched off in its file."""
        found = self._read()
        return bool(found.get("RunAtLoad")) and not found.get("Disabled")

    def put(self) -> None:
        """Write the agent.

        Raises:
            LoginError: it cannot be written, or the program's name cannot stand in it.
        """
        agent = {
            "Label": self._label,
            "ProgramArguments": list(self._words),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        try:
            content = plistlib.dumps(agent)
        except (UnicodeEncodeError, ValueError) as error:
            raise LoginError(str(self._path), str(error)) from error
        entry.write(self._path, content)

    def mend(self) -> bool:
        """Let the agent name this program, where it is on and names another; whether it did not.

        Raises:
            LoginError: as `put`.
        """
        if not self.is_on() or self._read().get("ProgramArguments") == list(self._words):
            return False
        self.put()
        return True

    def remove(self) -> None:
        """Delete the agent.

        Raises:
            LoginError: it cannot be deleted.
        """
        entry.remove(self._path)

    def _read(self) -> dict[str, object]:
        try:
            found = plistlib.loads(entry.read(self._path) or b"")
        except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError):
            return {}
        return found if isinstance(found, dict) else {}


def agents_folder() -> Path:
    """Where the person's launch agents lie."""
    return Path.home() / "Library" / "LaunchAgents"
