"""Copies a database while it is in use: under another name first, so that no half copy is taken for one."""

import errno
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from retrotimer.store.paths import FILE_MODE


def copy_database(connection: sqlite3.Connection, target: Path) -> None:
    """Write a copy of an open database to `target`, for this person alone; an older copy there is replaced.

    Raises:
        sqlite3.Error: the copy cannot be written; what was there before is left as it is.
    """
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # or the copy would not be one file
        unfinished.replace(target)
    except OSError as error:
        raise _failure(error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _failure(error: OSError) -> sqlite3.Error:
    """The system's refusal as one of SQLite's, so that both get the same words."""
    failure = sqlite3.OperationalError(str(error))
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    failure.sqlite_errorcode = sqlite3.SQLITE_FULL if full else sqlite3.SQLITE_CANTOPEN
    return failure
