"""A second connection for long writing: one transaction that is done in steps, while the first one goes on.

The last step, in which the disk writes all of it, cannot be divided.  It is waited for in another thread, in
which SQLite lets Python go on.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from retrotimer.core.exchange.forms import Progress, Steps
from retrotimer.store.database import Database, worded
from retrotimer.store.exchange.waiting import wait_for

_BUSY_MS = 40
_TRIES = 50
"""So that another program is waited for as long as when the file is opened, in steps that nobody notices."""


@contextmanager
def connected(database: Database) -> Iterator[sqlite3.Connection]:
    """Another connection to the same file; what is not committed is undone in the end."""
    database.look()  # it opens what lies there now
    with worded(database.path):
        connection = sqlite3.connect(
            database.path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False
        )
        with closing(connection):
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            yield connection


def begin(connection: sqlite3.Connection, total: int) -> Steps[None]:
    """Begin a transaction that writes, as soon as no other program does."""
    for attempt in range(_TRIES):
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or attempt == _TRIES - 1:
                raise
            yield Progress(0, total)
        else:
            return


def commit(connection: sqlite3.Connection, total: int) -> Steps[None]:
    """Keep what was written, on the disk."""
    yield Progress(total, total)
    yield from wait_for(lambda: connection.execute("COMMIT"), Progress(total, total))
