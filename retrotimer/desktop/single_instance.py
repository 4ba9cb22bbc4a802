"""One window for one data folder: the second start tells the first what it wants, and goes away.

A lock file in the data folder decides who is first, so two folders may have a window each.  The second
start knocks at the first one's door (`retrotimer.desktop.door`), a file that the first one watches and wipes
clean as an answer.  That needs no socket: it is the same on every system, it cannot reach beyond the folder,
and it saves the 4 MiB that QtNetwork takes.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from retrotimer.core.errors import FolderNotWritableError
from retrotimer.desktop import door

if TYPE_CHECKING:
    from PySide6.QtCore import QFileSystemWatcher

PATIENCE_MS = 2000
LOOK_AGAIN_MS = 10
CLAIM_PATIENCE_MS = 100
"""How long a claim waits: `is_held` has the lock for an instant, and must not be taken for a window."""

MOST_FAILURES = 10
"""How often a lock may fail though its name is free, before it is believed that it cannot be made."""


class SingleInstance(QObject):
    """This process's claim on a data folder.

    Signals:
        raise_requested(): another start wants the window in front.
        look_requested(): something was changed from outside.
        start_requested(minutes): another start wants to walk, for 10 to 15 minutes or None for as set.
        month_requested(): another start wants to see the month.
    """

    raise_requested = Signal()
    look_requested = Signal()
    start_requested = Signal(object)
    month_requested = Signal()

    def __init__(self, folder: Path, lock_name: str) -> None:
        super().__init__()
        self._folder = folder
        self._door = folder / door.DOOR_NAME
        self._lock = lock_on(folder, lock_name)
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Whether this process is the first one on its folder; it holds the claim until `release`.

        Raises:
            FolderNotWritableError: the claim cannot be written down, so nobody can tell.
        """
        taken = take(self._lock, CLAIM_PATIENCE_MS)
        if taken is None:
            raise FolderNotWritableError(self._lock.fileName())
        return taken

    def listen(self) -> None:
        """Wait for whoever knocks; each of their words emits its signal.

        Where the folder will not take the door, other starts say that this one does not answer.
        """
        if not door.make(self._folder):
            return
        from PySide6.QtCore import QFileSystemWatcher  # after the first picture

        self._watcher = QFileSystemWatcher([str(self._door)], self)
        self._watcher.fileChanged.connect(self._on_door_changed)
        self._on_door_changed()  # somebody may have been faster

    def hear(self, words: str) -> None:
        """Do as if somebody had knocked with these words."""
        if words == door.RAISE:
            self.raise_requested.emit()
        elif words == door.LOOK:
            self.look_requested.emit()
        elif words == door.MONTH:
            self.month_requested.emit()
        elif words in door.STARTS:
            self.start_requested.emit(door.STARTS[words])

    def tell_first(self, words: str = door.RAISE) -> bool:
        """Tell the first instance something; whether it answered.

        It may hold the folder and not listen yet, because it is about to paint; that is waited for.
        """
        from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QThread  # not for whoever is the first

        patience = QDeadlineTimer(PATIENCE_MS)
        if not (door.make(self._folder) and door.knock(self._folder, words)):
            return False
        try:
            while self._door.stat().st_size:
                if patience.hasExpired():
                    door.answer(self._folder)
                    return False
                QCoreApplication.processEvents()
                QThread.msleep(LOOK_AGAIN_MS)
        except OSError:
            return False
        return True

    def release(self, *, to_another: bool = False) -> None:
        """Give the folder up; the door stays where a new start of this program takes over.

        Who has just knocked sees by the clean door that they were heard, also if we are gone by then.
        """
        if self._watcher is not None:
            self._watcher.fileChanged.disconnect()
            self._watcher.deleteLater()
            self._watcher = None
            if not to_another:
                self._door.unlink(missing_ok=True)
        self._lock.unlock()

    def _on_door_changed(self) -> None:
        """Somebody knocked, or this process wiped the knock away."""
        for words in door.answer(self._folder):
            self.hear(words)


def is_held(folder: Path, lock_name: str) -> bool:
    """Whether a window has this data folder open now; asking takes the lock for an instant."""
    lock = lock_on(folder, lock_name)
    taken = take(lock, 0)
    if taken:
        lock.unlock()
    return taken is False


def held_since(folder: Path, lock_name: str) -> datetime | None:
    """The instant from which a window, or what waits without one, has this folder; None where none has."""
    if not is_held(folder, lock_name):
        return None
    try:
        made = (folder / lock_name).stat().st_mtime
    except OSError:  # it has just gone
        return None
    return datetime.fromtimestamp(made, UTC)


@contextmanager
def without_window(folder: Path, lock_name: str) -> Iterator[bool]:
    """Keep windows from opening this data folder, unless one has it open; whether none has.

    Where no lock can be made, on a full disk say, a window could make none either, and would not open.
    """
    lock = lock_on(folder, lock_name)
    taken = take(lock, 0)
    try:
        yield taken is not False
    finally:
        if taken:
            lock.unlock()


def take(lock: QLockFile, patience_ms: int) -> bool | None:
    """Try to lock for so long: whether it is ours now; None where nobody can make it, on a full disk say.

    Only where the name is free can it be said that it cannot be made: sshfs tells of a name that another
    machine has just taken as of any other failure, and by the time that one looks it may be free again.
    """
    deadline, failures = time.monotonic() + patience_ms / 1000, 0
    while not _try_lock(lock, patience_ms):
        is_there = _is_there(lock.fileName())
        if lock.error() is QLockFile.LockError.LockFailedError or (is_there and time.monotonic() >= deadline):
            return False
        failures += not is_there
        if failures >= MOST_FAILURES:
            return None
        time.sleep(LOOK_AGAIN_MS / 1000)
    return True


def _try_lock(lock: QLockFile, patience_ms: int) -> bool:
    """Try once; Qt would leave it to the umask who may write into the file."""
    before = os.umask(0o077)
    try:
        return lock.tryLock(patience_ms)
    finally:
        os.umask(before)


def _is_there(name: str) -> bool:
    """Whether there is such a file: to open it asks the disk, and not what is remembered of it here."""
    try:
        os.close(os.open(name, os.O_RDONLY))
    except FileNotFoundError:
        return False
    except OSError:
        return os.path.lexists(name)
    return True


def lock_on(folder: Path, lock_name: str) -> QLockFile:
    """A lock file that no time makes stale."""
    lock = QLockFile(str(folder / lock_name))
    # Only a process that is gone makes a lock stale; a walk may be open for any length of time.
    lock.setStaleLockTime(0)
    return lock
