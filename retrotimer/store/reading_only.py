"""Reads a database file and leaves it, and all beside it, as they are.

It stands apart from `foreign.py` because each day's backup needs no more than this of it.
"""

import os
import re
import sqlite3
import stat
from pathlib import Path

from retrotimer.core import errors
from retrotimer.store.database import HEADER
from retrotimer.store.held import is_held

STAGE = "retrotimer-stage-"
"""How the folder begins in which something is made ready; it is gone when that is done.

The number of the process follows, so that what one that was killed has left can be told from what is in use.
"""

_STAGE_OF = re.compile(rf"{STAGE}(\d+)-\w+", re.ASCII)


def process_of(stage: Path) -> int | None:
    """The number of the process that made a stage, if its name tells it."""
    found = _STAGE_OF.fullmatch(stage.name)
    return int(found[1]) if found is not None else None


def is_in_use(stage: Path) -> bool:
    """Whether a stage may belong to another process that is still there; that one may wait for days.

    Where no process can be asked without ending it, on Windows, nobody knows, and the answer is no.
    """
    process = process_of(stage)
    if process is None or process == os.getpid() or os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


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
    mode = "mode=ro" if with_log and _has_log(path) else "immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)


def _has_log(path: Path) -> bool:
    """Whether there is a log with something in it; a window that closes takes it away meanwhile."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def _check_header(path: Path) -> None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe waits for whoever writes into it, for ever
            raise errors.NotADatabaseError(str(path))
        with path.open("rb") as file:
            start = file.read(len(HEADER))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise errors.MissingError(str(path), str(error)) from error
    except OSError as error:
        raise errors.StoreError(str(path), error.strerror or str(error)) from error
    if start != HEADER:
        raise errors.NotADatabaseError(str(path))
