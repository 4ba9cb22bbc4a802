"""One window for one data folder: the second start raises the first and goes away.

A lock file in the data folder decides who is first, so two folders may have a window each.
The message travels through a local socket; QtNetwork is imported after the first paint by the
first instance, and by the second only once it knows that it is one.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QLockFile, QObject, QThread, Signal

from retrotimer.core.errors import FolderNotWritableError

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

RAISE = b"raise\n"
LONGEST_SOCKET_PATH = 100
PATIENCE_MS = 2000
ASK_AGAIN_MS = 50


class SingleInstance(QObject):
    """This process's claim on a data folder."""

    raise_requested = Signal()

    def __init__(self, folder: Path, lock_name: str) -> None:
        super().__init__()
        self._socket = socket_name(folder)
        self._lock = QLockFile(str(folder / lock_name))
        # Only a process that is gone makes a lock stale; a walk may be open for any length of time.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

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
        """Wait for other starts; each of them emits `raise_requested`."""
        from PySide6.QtNetwork import QLocalServer  # costs time that the first paint should not wait for

        QLocalServer.removeServer(self._socket)  # a socket file that a crash left behind
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connected)
        server.listen(self._socket)
        self._server = server

    def raise_first(self) -> bool:
        """Ask the first instance to show itself; whether it could be reached.

        It may hold the folder and not listen yet, because it is about to paint; that is waited for.
        """
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        patience = QDeadlineTimer(PATIENCE_MS)
        socket.connectToServer(self._socket)
        while not socket.waitForConnected(PATIENCE_MS):
            if patience.hasExpired():
                return False
            QThread.msleep(ASK_AGAIN_MS)
            socket.connectToServer(self._socket)
        socket.write(RAISE)
        socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def release(self) -> None:
        """Give the folder up."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _on_connected(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            # That somebody of this account connected says all there is to say.
            socket.disconnected.connect(socket.deleteLater)
            self.raise_requested.emit()


def socket_name(folder: Path) -> str:
    """The socket of a data folder: an absolute path, short enough for every system."""
    # Not hashlib: it brings all of OpenSSL with it, 4 MiB for one line.
    digest = QCryptographicHash.hash(os.fsencode(folder.resolve()), QCryptographicHash.Algorithm.Sha256)
    name = "retrotimer-" + digest.toHex().toStdString()[:16]
    if os.name == "nt":
        return name
    for parent in (os.environ.get("XDG_RUNTIME_DIR", ""), str(folder)):
        path = Path(parent, name + ".socket")
        # The specification says to ignore a relative folder; Qt would write a line about a missing one.
        if path.is_absolute() and path.parent.is_dir() and len(os.fsencode(path)) < LONGEST_SOCKET_PATH:
            return str(path)
    import tempfile  # seldom needed, and not for nothing

    return str(Path(tempfile.gettempdir(), name + ".socket"))
