"""An entry in the desktop's autostart folder.

Written by freedesktop.org's Desktop Application Autostart Specification 0.5 and Desktop Entry Specification
1.5.  `Exec` is quoted twice: as a shell would within double quotes, and then as any text of such a file.
"""

import os
import re
from pathlib import Path

from retrotimer import APP_ID
from retrotimer.core.errors import LoginError
from retrotimer.desktop.login import entry
from retrotimer.desktop.program import starts

_SPACES = {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
_PLAIN = re.compile(r"[A-Za-z0-9_@+:,./-]+", re.ASCII)
_NAMES = re.compile(r"retrotimer(-[0-9a-f]{8})?\.desktop", re.ASCII)
"""What `desktop.program.named_for` makes of our name, whatever the data folder."""

_OFF = ("Hidden=true", "X-GNOME-Autostart-enabled=false")
"""How the person, or their desktop's settings, switch an entry off without deleting it."""


class DesktopEntry:
    """`NAME.desktop` in the autostart folder; fills the port `Autostart`."""

    def __init__(
        self, folder: Path, name: str, words: tuple[str, ...], comment: str, *, offered: bool = True
    ) -> None:
        """Be about this program; `words` start it."""
        self._path = folder / f"{name}.desktop"
        self._words = words
        self._comment = comment
        self.offered = offered

    def is_on(self) -> bool:
        """Whether the entry is there and not switched off."""
        found = entry.read(self._path)
        if not self.offered or found is None:
            return False
        lines = {line.strip() for line in found.decode("utf-8", "replace").splitlines()}
        return any(line.startswith("Exec=") for line in lines) and lines.isdisjoint(_OFF)

    def put(self) -> None:
        """Write the entry.

        Raises:
            LoginError: it cannot be written, or the program's name cannot stand in it.
        """
        try:
            content = self._content().encode()
        except UnicodeEncodeError as error:  # a name that is no text: such a file has no way to say it
            raise LoginError(str(self._path), str(error)) from error
        entry.write(self._path, content)

    def mend(self) -> bool:
        """Let the entry name this program, where it is on and names another; whether it did not.

        Raises:
            LoginError: as `put`.
        """
        if not self.is_on() or _exec_of(entry.read(self._path)) == exec_line(self._words):
            return False
        self.put()
        return True

    def remove(self) -> None:
        """Delete the entry.

        Raises:
            LoginError: it cannot be deleted.
        """
        entry.remove(self._path)

    def _content(self) -> str:
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.0",
            "Name=Retrotimer",
            f"Comment={_escaped(self._comment)}",
            f"Icon={APP_ID}",
            f"Exec={exec_line(self._words)}",
            f"TryExec={_escaped(self._words[0])}",  # a program that was removed fails at no login
            "Terminal=false",
            "StartupNotify=false",
            "X-GNOME-Autostart-enabled=true",
        )
        return "\n".join(lines) + "\n"


def autostart_folder() -> Path:
    """Where a session looks; what is no absolute path is left aside, as the specification says."""
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(configured) if os.path.isabs(configured) else Path(os.path.expanduser("~/.config"))  # noqa: PTH111, PTH117 - never raise
    return base.absolute() / "autostart"


def forget_entries(folder: Path, program: str) -> bool:
    """Delete the entries, for whatever data, of this program or of one that is gone; whether there were.

    Raises:
        LoginError: one cannot be deleted.
    """
    try:
        found = [path for path in folder.iterdir() if _NAMES.fullmatch(path.name)]
    except OSError:
        return False
    ours = [path for path in found if starts(program, _value(entry.read(path), "TryExec"))]
    for path in ours:
        entry.remove(path)
    return bool(ours)


def exec_line(words: tuple[str, ...]) -> str:
    """The value of `Exec` that starts a program with these words."""
    return _escaped(" ".join(map(_quoted, words)))


def _quoted(word: str) -> str:
    """One argument: within double quotes unless it is plain, and no `%` taken for a field code."""
    doubled = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return doubled
    return '"' + re.sub(r'(["`$\\])', r"\\\1", doubled) + '"'


def _escaped(text: str) -> str:
    """A text as the value of a key."""
    return "".join(_SPACES.get(letter, letter) for letter in text)


def _exec_of(found: bytes | None) -> str:
    return _raw(found, "Exec")


def _value(found: bytes | None, key: str) -> str:
    """The value of a key, as it was before it was written."""
    escapes = {written: letter for letter, written in _SPACES.items()}
    return re.sub(r"\\.", lambda one: escapes.get(one[0], one[0]), _raw(found, key))


def _raw(found: bytes | None, key: str) -> str:
    for line in (found or b"").decode("utf-8", "replace").splitlines():
        if line.startswith(f"{key}="):
            return line.removeprefix(f"{key}=")
    return ""
