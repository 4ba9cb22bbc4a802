"""Which database files this process has open, so that nobody opens one of them beside SQLite.

Locks belong to a process, not to a descriptor: as soon as any descriptor of a file is closed, all locks that
SQLite holds on it are gone.  Another process then takes itself for the only one, and puts the log away
that this one goes on writing into.  (https://www.sqlite.org/howtocorrupt.html, "Posix advisory locks")
"""

from collections import Counter
from pathlib import Path

Identity = tuple[int, int]
"""Device and number of a file."""

_held: Counter[Identity] = Counter()
_names: Counter[Path] = Counter()


def identity_of(path: Path) -> Identity | None:
    """Which file a name stands for, or which link; None where it stands for none that can be seen."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def hold(identity: Identity | None, path: Path) -> None:
    """A connection to this file is open from now on; it was opened by this name."""
    if identity is not None:
        _held[identity] += 1
        _names[path] += 1


def release(identity: Identity | None, path: Path) -> None:
    """One of these is closed."""
    if identity is not None:
        _held[identity] -= 1
        _names[path] -= 1


def is_opened_by(path: Path) -> bool:
    """Whether this process has a file open that it found by this name, whichever lies there now."""
    return _names[path] > 0


def is_held(path: Path) -> bool:
    """Whether this process has the file open that a name leads to."""
    try:
        found = path.stat()
    except OSError:
        return False
    return _held[found.st_dev, found.st_ino] > 0
