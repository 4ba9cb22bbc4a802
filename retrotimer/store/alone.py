"""Whether another process of this machine has a database open, by the locks that SQLite itself holds.

Who has one in write-ahead-log mode open holds a shared lock on the file for all that time, and another one on
the index of its log.  SQLite finds a log by its name and knows no more of it: where a file was replaced while
it was open, the log that lies beside its place is still the old one's.  On Windows none of this is needed, as
an open file can be neither replaced nor deleted there.
"""

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from retrotimer.core.errors import BusyError
from retrotimer.store.database import INDEX_SUFFIX
from retrotimer.store.held import is_held, is_opened_by

if sys.platform != "win32":
    import fcntl

PENDING, SHARED_END = 0x40000000, 0x40000200
"""The bytes of a database that SQLite locks: what waits, what is reserved, and all that is shared."""

INDEX_IN_USE = 128
"""The byte of a log's index on which everybody who uses it holds a shared lock."""

_LOCK = "hhqqi4x"
"""Linux's `struct flock`: kind, from where, first byte, how many, whose.

macOS has another one, and the same names for what is asked with it.
"""

_TRIES = 3
_LOOK_AGAIN_SECONDS = 0.005


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Keep a database, which nobody may have open, closed to all others meanwhile: for what lies beside it.

    Where a file system knows no locks there is nobody to be seen, and nobody is kept out.

    Raises:
        BusyError: somebody has it open.
        OSError: it cannot be opened, though it is there.
    """
    if sys.platform == "win32":
        yield
        return
    if is_held(path):  # to close it here would take the locks away from whoever that is
        raise BusyError(str(path))
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    except FileNotFoundError:
        yield
        return
    try:
        try:
            _lock(descriptor)
        except BlockingIOError as error:
            raise BusyError(str(path)) from error
        except OSError:
            pass
        yield
    finally:
        os.close(descriptor)


def check_log(path: Path) -> None:
    """See that the log beside a database is its own: SQLite would apply another one's to it.

    It is not where the file was replaced while somebody had it open.  That one goes over to the new file with
    its next write at the latest.

    Raises:
        BusyError: it is not.
    """
    if sys.platform == "win32" or is_held(path):
        return
    # What this process has open itself must not be looked at: to close it would take its locks away.
    if is_opened_by(path) or _has_anothers_log(path, path.with_name(path.name + INDEX_SUFFIX)):
        raise BusyError(str(path))


def _has_anothers_log(path: Path, index: Path) -> bool:
    """Whether somebody has the index of a log open, and nobody the database that it should belong to.

    Who has both has opened the database first, and closes it last.
    """
    if sys.platform != "linux":
        return False
    for left in range(_TRIES, 0, -1):
        if not _is_locked(index, INDEX_IN_USE, 1) or _is_locked(path, PENDING, SHARED_END - PENDING):
            return False
        if left > 1:  # somebody may just have come or gone between the two looks
            Event().wait(_LOOK_AGAIN_SECONDS)
    return True


def _lock(descriptor: int) -> None:
    """Lock a database against everybody, this process's own connections included where the system can."""
    if sys.platform == "linux":
        asked = struct.pack(_LOCK, fcntl.F_WRLCK, os.SEEK_SET, PENDING, SHARED_END - PENDING, 0)
        fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, asked)
    else:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_END - PENDING, PENDING)


def _is_locked(path: Path, first: int, count: int) -> bool:
    """Whether somebody holds a lock on some of these bytes."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        asked = struct.pack(_LOCK, fcntl.F_WRLCK, os.SEEK_SET, first, count, 0)
        found = struct.unpack(_LOCK, fcntl.fcntl(descriptor, fcntl.F_OFD_GETLK, asked))
    except OSError:  # this file system knows no locks
        return False
    finally:
        os.close(descriptor)
    return bool(found[0] != fcntl.F_UNLCK)
