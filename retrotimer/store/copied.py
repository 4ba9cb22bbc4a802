"""Tells whether the latest copy holds all that the database does, so that none is made while nothing changed.

Rows are held against rows and not times against times: a clock may be set back, and closing the window writes
where it stood.  Each table is gone through once, the latest row first, where a difference is likely to be.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from retrotimer.core.errors import StoreError
from retrotimer.store.alone import check_log
from retrotimer.store.anew import ask_anew
from retrotimer.store.backup import frugal
from retrotimer.store.database import BESIDE, BUSY_SECONDS, worded

_COUNTS: Mapping[str, str] = {
    "setting": "one.name <> 'window'",
    "doctor_check": "TRUE",
    "other_exercise": "TRUE",
    "session": "one.outcome <> 'underway'",
}
"""The tables and which rows of each count; the shortest first.

Where the window stood is no reason for a copy, nor is a walk under way, which is written every five seconds.
"""

_KEYS: Mapping[str, str] = {
    "setting": "name",
    "doctor_check": "confirmed_utc",
    "other_exercise": "local_date",
    "session": "rowid",
}
"""By what the same row is found in both; a copy is one page by page, so a session has its number in both."""

_ALONE = "setting"
"""Settings alone are no reason for a first copy."""


_NOTHING_BESIDE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}


def reading_the_data(database: Path) -> sqlite3.Connection:
    """A connection to read the database by; where the file is gone, none is made in its place.

    Beside a full disk, or one that cannot be written to, a backup to another disk is all the more wanted, and
    nothing can be put beside the file to read it by.
    """
    ask_anew(database, *BESIDE)
    check_log(database)
    uri = f"{database.absolute().as_uri()}?mode=rw"
    try:
        return frugal(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _NOTHING_BESIDE:
            raise
    from retrotimer.store.reading_only import reading_only  # hardly ever

    return frugal(reading_only(database))


def is_copied(database: Path, copy: Path | None) -> bool:
    """Whether a copy holds all that the database does, and no more; without one, whether that is nothing.

    What cannot be compared is not: then a new copy is wanted all the more.
    """
    try:
        with worded(database), closing(reading_the_data(database)) as connection:
            if copy is None:
                return not any(_has(connection, table) for table in _COUNTS if table != _ALONE)
            connection.execute("ATTACH ? AS copy", (f"{copy.absolute().as_uri()}?immutable=1",))
            frugal(connection, "copy")
            return not any(_differs(connection, table) for table in _COUNTS)
    except StoreError:
        return False


def _has(connection: sqlite3.Connection, table: str) -> bool:
    """Whether there is anything in a table that counts."""
    query = f"SELECT EXISTS (SELECT * FROM {table} AS one WHERE {_COUNTS[table]})"  # noqa: S608 - our own names
    return bool(connection.execute(query).fetchone()[0])


def _differs(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a table is another one in the copy."""
    names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    key = _KEYS[table]
    here, there = (", ".join(f"{one}.{name}" for name in names) for one in ("one", "other"))
    return any(
        connection.execute(
            f"SELECT 1 FROM {one}.{table} AS one LEFT JOIN {other}.{table} AS other "  # noqa: S608 - likewise
            f"ON other.{key} = one.{key} WHERE {_COUNTS[table]} AND ({here}) IS NOT ({there}) "
            f"ORDER BY one.{key} DESC LIMIT 1"
        ).fetchone()
        for one, other in (("main", "copy"), ("copy", "main"))
    )
