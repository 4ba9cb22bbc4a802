"""Goes over to a file that was put in the place of the open one, by a synchronised folder or a person.

What was open may hold walks that the new file does not.  They are copied first, so that nothing depends on
the rest, and then told to the new file.  The old connection and its log must be gone before the new file is
opened: SQLite finds a log by its name, and would apply the old file's log to the new one.  (It takes the log
away as it closes a file, but not of one that was moved.)  Until the new file can be opened, which may be
locked or have no room, the copy is what is read.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from retrotimer.core import errors
from retrotimer.core.copies import Why
from retrotimer.store.alone import alone_with
from retrotimer.store.backup import copy_database
from retrotimer.store.backups import Backups
from retrotimer.store.database import BESIDE, check_owner, connect, version_of, worded
from retrotimer.store.merging import merge
from retrotimer.store.reading_only import reading_only
from retrotimer.store.soundness import strange_names

_PASSES = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
"""What keeps the new file from being told anything now, and does not for ever."""


def set_aside(path: Path, old: sqlite3.Connection) -> tuple[Path, sqlite3.Connection]:
    """Copy what was open and close it; where the copy is, and a connection to read it by.

    Raises:
        StoreError: the new file is of no use, or the old data cannot be kept; the old connection stays open
            then, and what waits to be written waits on.
    """
    _look_at(path)  # first: it is tried again every few seconds, and must not leave a copy each time
    backups = Backups(path.parent)
    backups.prepare()
    try:
        wall = datetime.fromtimestamp(path.lstat().st_mtime).astimezone()
    except OSError as error:
        raise errors.GoneError(str(path), str(error)) from error
    kept = backups.path(backups.free(wall, Why.REPLACED))
    with worded(path):
        copy_database(old, kept)
        reader = reading_only(kept)
        old.close()
    return kept, reader


def go_over(path: Path, kept: Path) -> sqlite3.Connection:
    """A connection to what lies at `path` now, which is told what was set aside.

    Raises:
        StoreError: it cannot be opened; it may be tried again.
    """
    _look_at(path)  # it may be another one than when the old data were set aside
    try:
        with alone_with(path):  # or what another process has written, and not yet moved from the log, is lost
            for suffix in BESIDE:
                path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise errors.FolderNotWritableError(str(path), str(error)) from error
    new = connect(path)
    try:
        with closing(reading_only(kept)) as source:
            merge(new, source)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSES:
            new.close()
            with worded(path):
                raise
        # What can never be told to the new file is in the copy; what waits to be written goes on.
    return new


def _look_at(path: Path) -> None:
    """See that a file can be gone over to, without touching it."""
    if path.is_symlink():
        raise errors.LinkError(str(path))
    with worded(path), closing(reading_only(path, with_log=False)) as connection:
        check_owner(path, connection)
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise errors.DamagedError(str(path), str(found))
        # It will be opened as it is: what others have added to it, triggers say, would have their way.
        strange = ", ".join(strange_names(connection, version_of(connection)))
    if strange:
        raise errors.NotADatabaseError(str(path), strange)
