"""Copies a database while it is in use: under another name first, so that no half copy is taken for one."""

import os
import sqlite3
from contextlib import closing
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
        raise sqlite3.OperationalError(str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
