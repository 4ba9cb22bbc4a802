"""Keeps when an urgent sign was last told: among the settings, because one moment needs no table of its own.

Which sign it was is not kept: all that follows is that the doctor's check is asked for again.
"""

import json
import sqlite3
from datetime import UTC, datetime

from retrotimer.core.days import instant

NAME = "urgent_sign"


def told(connection: sqlite3.Connection) -> datetime | None:
    """The moment that is kept, if one is that makes sense.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (NAME,)).fetchone()
    try:
        moment = datetime.fromisoformat(json.loads(row[0])) if row else None
    except (ValueError, TypeError, RecursionError):
        return None
    return moment if moment is None or moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def keep(connection: sqlite3.Connection, utc: datetime) -> None:
    """Keep this moment, unless a later one is kept.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    before = told(connection)
    if before is None or before < utc:
        connection.execute(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (NAME, json.dumps(instant(utc)))
        )
