"""Tells whether rows make sense, beyond what the tables themselves refuse.

A table takes any text for an instant, and a database from elsewhere may have tables that take anything.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta

from retrotimer.core.days import instant
from retrotimer.store.rows import COLUMNS, record_of

INSTANTS = ("started_utc", "written_utc", "corrected_utc", "removed_utc")

_READ = f"SELECT {', '.join(COLUMNS)}, removed_utc FROM session"  # noqa: S608 - our own names

Row = dict[str, object]


def walks(connection: sqlite3.Connection) -> Iterator[Row]:
    """The rows of all sessions, removed ones too."""
    for values in connection.execute(_READ):
        yield dict(zip((*COLUMNS, "removed_utc"), values, strict=True))


def makes_sense(row: Mapping[str, object]) -> bool:
    """Whether a session can be made of a row, and its instants sort as ours do."""
    try:
        started = record_of(row).started
        started.utc + timedelta(seconds=started.offset)  # the wall clock then; it may lie outside all years
    except (ValueError, KeyError, TypeError, OverflowError):
        return False
    return all(row[name] is None or _is(_instant, row[name]) for name in INSTANTS) and _is(
        _day, row["local_date"]
    )


def senseless(connection: sqlite3.Connection) -> int:
    """How many rows of a database make no sense.

    Raises:
        sqlite3.Error: something cannot be read.
    """
    number = sum(not makes_sense(row) for row in walks(connection))
    for utc, on in connection.execute("SELECT confirmed_utc, confirmed_on FROM doctor_check"):
        number += not (_is(_instant, utc) and _is(_day, on))
    for (day,) in connection.execute("SELECT local_date FROM other_exercise"):
        number += not _is(_day, day)
    return number


def _is(same: Callable[[str], str], value: object) -> bool:
    """Whether a value is written as we write it."""
    try:
        return isinstance(value, str) and same(value) == value
    except (ValueError, OverflowError):
        return False


def _instant(text: str) -> str:
    return instant(datetime.fromisoformat(text))


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()
