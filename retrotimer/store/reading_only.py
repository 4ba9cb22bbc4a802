"""Reads a database file and leaves it, and all beside it, as they are.

It stands apart from `foreign.py` because each day's backup needs no more than this of it.
"""

import sqlite3
from pathlib import Path

from retrotimer.core import errors
from retrotimer.store.database import HEADER
from retrotimer.store.held import is_held

STAGE = "retrotimer-stage-"
"""How the folder begins in which something is made ready; it is gone when that is done.

The number of the process follows, so that what one that was killed has left can be told from what is in use.
"""


def reading_only(path: Path, *, with_log: bool = True) -> sqlite3.Connection:
    """A connection that leaves the file and all beside it as they are.

    A database in write-ahead-log mode would get two files beside it even for reading.  Where it has no log
    there is nothing in such files to be read, and SQLite is told that nobody writes.  A log that may be
    another file's must not be read (`with_log`).

    Raises:
        StoreError: there is no such file, or it is no database.
        sqlite3.Error: it cannot be opened.
    """
    if not is_held(path):
        _check_header(path)
    log = path.with_name(f"{path.name}-wal")
    mode = "mode=ro" if with_log and log.exists() and log.stat().st_size else "immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(HEADER))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise errors.MissingError(str(path), str(error)) from error
    except IsADirectoryError as error:
        raise errors.NotADatabaseError(str(path), str(error)) from error
    except OSError as error:
        raise errors.StoreError(str(path), str(error)) from error
    if start != HEADER:
        raise errors.NotADatabaseError(str(path))
