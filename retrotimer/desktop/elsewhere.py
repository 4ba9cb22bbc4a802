"""Keeps two machines from working on one data folder at once, where that lies on a disk which they share.

SQLite's programs find each other through memory, which no network carries: of two machines that only read at
the same time, one may take the other's log away.  What does carry is a file that one of them alone can make.
A window holds its lock for as long as it is open; a word of the command line holds another while it has the
data open, and leaves if a window's is another machine's.  Each makes its own first and looks at the other one
then, so that of two who begin at the same moment one at least sees the other.

Nothing tells from here whether what another machine holds is still held: a person may have copied the folder,
or that machine has crashed.  So nothing is taken for stale; the person can say so.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QSysInfo

from retrotimer.core.errors import BusyError, ElsewhereError
from retrotimer.desktop.single_instance import lock_on, take

if TYPE_CHECKING:
    from retrotimer.core.keeping import Elsewhere

PATIENCE_SECONDS = 5.0
"""How long one word waits for another one, of whatever machine, and a window for one that keeps it away."""

LOOK_AGAIN_SECONDS = 0.01
BEING_WRITTEN_SECONDS = 0.1
"""A lock is there for an instant before anything stands in it; one that stays empty, a crash has left."""

MOST_BYTES = 4096
_PROCESS, _PROGRAM, _HOST, _MACHINE = range(4)
"""The lines of Qt's lock file; the last is empty, or missing, where a system does not tell."""


def holder(lock: Path) -> "Elsewhere | None":
    """The other machine that holds a lock file; None where this one does, or nobody."""
    deadline = time.monotonic() + BEING_WRITTEN_SECONDS
    while (found := _read(lock)) is not None:
        lines, since = found
        if len(lines) > _HOST:
            return None if _is_ours(lines) else _another(lines[_HOST], since)
        if time.monotonic() >= deadline:
            return _another("", since)
        time.sleep(LOOK_AGAIN_SECONDS)
    return None


@contextmanager
def at_work(folder: Path, window: str, work: str) -> Iterator[None]:
    """Hold the folder, which must be there, for one word of the command line.

    `window` and `work` are the names of the two lock files.  Where none can be written, say on a full disk,
    it is only looked whether a window on another machine is open.

    Raises:
        ElsewhereError: it is in use on another machine.
        BusyError: another word of this machine has been at work for longer than one waits.
    """
    lock = lock_on(folder, work)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while take(lock, 0) is False:
        if time.monotonic() >= deadline:
            other = holder(folder / work)
            raise BusyError(str(folder)) if other is None else ElsewhereError(str(folder), other.host)
        time.sleep(LOOK_AGAIN_SECONDS)
    try:
        other = holder(folder / window)
        if other is not None:
            raise ElsewhereError(str(folder), other.host)
        yield
    finally:
        lock.unlock()


def in_use(folder: Path, window: str, work: str) -> "Elsewhere | None":
    """The machine that has a window open on the folder, or a word at work, which is waited for."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        other = holder(folder / window)
        if other is not None:
            return other
        other = holder(folder / work)
        if other is None:
            _clear(lock_on(folder, work))
            return None
        if time.monotonic() >= deadline:
            return other
        time.sleep(LOOK_AGAIN_SECONDS)


def is_restoring(folder: Path, window: str, work: str) -> bool:
    """Whether a word of this machine's command line keeps windows away while it restores a backup.

    It alone holds both locks; a window has nothing to do with the other one.
    """
    held = [_read(folder / name) for name in (window, work)]
    lines = [found[0] for found in held if found is not None and len(found[0]) > _HOST and _is_ours(found[0])]
    return len(lines) == len(held) and lines[0][_PROCESS] == lines[1][_PROCESS]


def claim_after_restoring(folder: Path, window: str, work: str, claim: Callable[[], bool]) -> bool:
    """Wait for a word that restores a backup, if one does; whether `claim`, which waits itself, succeeded."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    restored = False
    while is_restoring(folder, window, work):
        restored = True
        if claim():
            return True
        if time.monotonic() >= deadline:
            return False
    return restored and claim()  # it may have ended since the last attempt


def take_over(folder: Path, window: str, work: str) -> bool:
    """Take away what keeps a folder, as the person says that nobody has it open; whether it is free now."""
    return all(take_away(folder / name) for name in (window, work) if os.path.lexists(folder / name))


def take_away(lock: Path) -> bool:
    """Take another machine's lock away, as the person says that nobody holds it; whether it is gone.

    It is not where somebody holds it all the same, as far as the file system tells that.  Two who do this at
    the same time do it one after the other, by the name under which Qt does it, too: so nobody takes away
    what was taken hold of in between.
    """
    guard = lock_on(lock.parent, f"{lock.name}.rmlock")
    if not take(guard, round(PATIENCE_SECONDS * 1000)):
        return False
    try:
        return holder(lock) is None or QLockFile(str(lock)).removeStaleLockFile()
    finally:
        guard.unlock()


def _another(host: str, since: datetime) -> "Elsewhere":
    from retrotimer.core.keeping import Elsewhere  # hardly ever

    return Elsewhere(host, since)


def _clear(lock: QLockFile) -> None:
    """Take away what a word of this machine has left that was killed; one that is at work keeps it."""
    if take(lock, 0):
        lock.unlock()


def _read(lock: Path) -> tuple[list[str], datetime] | None:
    """What stands in a lock file, and when it was made; None where there is none that can be read."""
    with suppress(OSError):
        with lock.open("rb") as file:
            content = file.read(MOST_BYTES)
            made = os.fstat(file.fileno()).st_mtime
        return content.decode("utf-8", "replace").splitlines(), datetime.fromtimestamp(made).astimezone()
    return None


def _is_ours(lines: list[str]) -> bool:
    """Whether this machine wrote it; Qt takes the machine's number where there is one, else its name."""
    ours = bytes(QSysInfo.machineUniqueId().data()).decode("ascii", "replace")
    if ours and len(lines) > _MACHINE and lines[_MACHINE]:
        return lines[_MACHINE] == ours
    return lines[_HOST] in {"", QSysInfo.machineHostName()}
