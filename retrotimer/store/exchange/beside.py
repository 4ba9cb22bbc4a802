"""A second connection for long writing: one transaction that is done in steps, while the first one goes on.

The last step, in which the disk writes all of it, cannot be divided.  It is waited for in another thread, in
which SQLite lets Python go on.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Thread

from retrotimer.core.exchange.forms import Progress, Steps
from retrotimer.store.database import Database, worded

_BUSY_MS = 40
_TRIES = 50
"""So that another program is waited for as long as when the file is opened, in steps that nobody notices."""

_LOOK_SECONDS = 0.005


@contextmanager
def connected(database: Database) -> Iterator[sqlite3.Connection]:
    """Another connection to the same file; what is not committed is undone in the end."""
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
    yield from _aside(lambda: connection.execute("COMMIT"), total)


def _aside(call: Callable[[], object], total: int) -> Steps[None]:
    """Wait for a call in a thread of its own; it is waited for even where nobody wants to know any more."""
    failures: list[sqlite3.Error] = []

    def run() -> None:
        try:
            call()
        except sqlite3.Error as error:
            failures.append(error)

    thread = Thread(target=run, name="retrotimer-commit")
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_LOOK_SECONDS)
            yield Progress(total, total)
    finally:
        thread.join()
    if failures:
        raise failures[0]
