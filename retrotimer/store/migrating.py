"""Brings an older database up to this version's schema; few starts need it.

What is asked of `database` is looked up there each time: a test lets a later version of the program be there.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from retrotimer.core import errors
from retrotimer.store import database
from retrotimer.store.script import statements


def migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Run the migrations that a file has not seen, all of them in one transaction.

    A file that holds something already is copied first, and the copy is kept.

    Raises:
        DamagedError: it is not built as its number says.
        sqlite3.Error: it cannot be read or written.
    """
    with database.transaction(connection):
        # Another process may have been faster; the lock is ours from here on, so that the copy holds exactly
        # what is migrated, and nobody copies what lies between two schemas.
        found = database.version_of(connection)
        if 0 < found < database.SCHEMA_VERSION:
            _keep_copy(path, found)
        for version in range(found, database.SCHEMA_VERSION):
            _take_step(path, connection, version)


def _take_step(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """From this version to the next."""
    (script,) = database.MIGRATIONS.glob(f"{version + 1:04}_*.sql")
    try:
        for statement in statements(script.read_text(encoding="utf-8")):
            connection.execute(statement)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR:
            raise
        raise errors.DamagedError(str(path), f"schema {version}: {error}") from error
    connection.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version + 1}")


def _keep_copy(path: Path, version: int) -> None:
    """Copy the file as it is, by a connection of its own: one that is writing cannot be copied from."""
    from retrotimer.store.backup import copy_database

    with closing(sqlite3.connect(path, timeout=database.BUSY_SECONDS)) as source:
        copy_database(source, path.with_name(f"{path.stem}-schema-{version}{path.suffix}"))
