"""Copies a database while it is in use: under another name first, so that no half copy is taken for one."""

import errno
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from retrotimer.store.database import BESIDE
from retrotimer.store.paths import FILE_MODE

UNFINISHED = ".part"
"""What follows the name of a copy that is being written."""

_CACHE_KIB = 64
"""What SQLite may keep of a file that it goes through once.  By itself it keeps 2 MiB, and what a thread has
taken stays with the process."""

_NO_JOURNAL = "PRAGMA journal_mode = MEMORY"

_WAITS = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def copy_database(connection: sqlite3.Connection, target: Path, *, checked: bool = False) -> None:
    """Write a copy of an open database to `target`, for this person alone; an older copy there is replaced.

    Where it is to be `checked`, what SQLite finds damaged does not get there.

    Raises:
        sqlite3.Error: the copy cannot be written; what was there before is left as it is.
    """
    unfinished = target.with_name(f"{target.name}{UNFINISHED}")
    try:
        _take_away(unfinished)
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
        with closing(frugal(sqlite3.connect(unfinished))) as copy:
            copy.execute(_NO_JOURNAL)  # where it is cut short it goes, and a journal on the disk would stay
            connection.backup(copy, progress=_heed)
            copy.execute(_NO_JOURNAL)  # or the copy would have a log, as what is copied has
            if checked:
                _check(copy)
        unfinished.replace(target)
    except OSError as error:
        raise _failure(error) from error
    finally:
        with suppress(OSError):
            _take_away(unfinished)


def _take_away(unfinished: Path) -> None:
    """Take a copy that is no whole one away, with what SQLite keeps beside it."""
    for ending in ("", *BESIDE):
        unfinished.with_name(f"{unfinished.name}{ending}").unlink(missing_ok=True)


def frugal(connection: sqlite3.Connection, schema: str = "main") -> sqlite3.Connection:
    """Let a connection keep little of a file in memory.

    Raises:
        sqlite3.Error: not even the beginning of the file can be read; the connection is closed then.
    """
    try:
        connection.execute(f"PRAGMA {schema}.cache_size = -{_CACHE_KIB}")
    except BaseException:
        connection.close()
        raise
    return connection


def _heed(status: int, _remaining: int, _total: int) -> None:
    """Give up where the database is locked: Python would try again for ever."""
    if status & 0xFF in _WAITS:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = status
        raise error


def _check(copy: sqlite3.Connection) -> None:
    (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        error = sqlite3.DatabaseError(found)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _failure(error: OSError) -> sqlite3.Error:
    """The system's refusal as one of SQLite's, so that both get the same words."""
    failure = sqlite3.OperationalError(str(error))
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    failure.sqlite_errorcode = sqlite3.SQLITE_FULL if full else sqlite3.SQLITE_CANTOPEN
    return failure
