"""One window for one data folder: the second start raises the first and goes away.

A lock file in the data folder decides who is first, so two folders may have a window each.  The second
start knocks by writing to a file beside it, the door, which the first one watches and wipes clean as an
answer.  That needs no socket: it is the same on every system, it cannot reach beyond the folder, and it
saves the 4 MiB that QtNetwork takes.
"""

import os
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QFileSystemWatcher,
    QLockFile,
    QObject,
    QThread,
    Signal,
)

from retrotimer.core.errors import FolderNotWritableError

DOOR_NAME = "retrotimer.door"
OWNER_ONLY = 0o600
KNOCK = b"raise\n"
PATIENCE_MS = 2000
LOOK_AGAIN_MS = 10


class SingleInstance(QObject):
    """This process's claim on a data folder."""

    raise_requested = Signal()

    def __init__(self, folder: Path, lock_name: str) -> None:
        super().__init__()
        self._door = folder / DOOR_NAME
        self._lock = QLockFile(str(folder / lock_name))
        # Only a process that is gone makes a lock stale; a walk may be open for any length of time.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Whether this process is the first one on its folder; it holds the claim until `release`.

        Raises:
            FolderNotWritableError: the claim cannot be written down, so nobody can tell.
        """
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise FolderNotWritableError(self._lock.fileName())
        return False

    def listen(self) -> None:
        """Wait for other starts; each of them emits `raise_requested`.

        Where the folder will not take the door, other starts say that this one does not answer.
        """
        try:
            self._write()
        except OSError:
            return
        self._watcher = QFileSystemWatcher([str(self._door)], self)
        self._watcher.fileChanged.connect(self._on_door_changed)
        self._on_door_changed()  # somebody may have been faster

    def raise_first(self) -> bool:
        """Ask the first instance to show itself; whether it answered.

        It may hold the folder and not listen yet, because it is about to paint; that is waited for.
        """
        patience = QDeadlineTimer(PATIENCE_MS)
        try:
            self._write(KNOCK)
            while self._door.stat().st_size:
                if patience.hasExpired():
                    self._wipe()
                    return False
                QCoreApplication.processEvents()
                QThread.msleep(LOOK_AGAIN_MS)
        except OSError:
            return False
        return True

    def release(self) -> None:
        """Give the folder up."""
        if self._watcher is not None:
            self._watcher.fileChanged.disconnect()
            self._watcher.deleteLater()
            self._watcher = None
            self._door.unlink(missing_ok=True)
        self._lock.unlock()

    def _on_door_changed(self) -> None:
        """Somebody knocked, or this process wiped the knock away."""
        try:
            if not self._door.stat().st_size:
                return
            self._wipe()
        except OSError:
            return
        self.raise_requested.emit()

    def _write(self, words: bytes = b"") -> None:
        """Add words to the door, which is made for this person alone where it is missing."""
        descriptor = os.open(self._door, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OWNER_ONLY)
        try:
            os.write(descriptor, words)
        finally:
            os.close(descriptor)

    def _wipe(self) -> None:
        os.truncate(self._door, 0)
