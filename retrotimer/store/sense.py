"""Tells whether rows make sense, beyond what the tables themselves refuse.

A table takes any text for an instant, and a database from elsewhere may have tables that take anything.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
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
    return sum(not makes_sense(row) for row in walks(connection)) + senseless_besides(connection)


def senseless_besides(connection: sqlite3.Connection) -> int:
    """How many rows of the tables beside the sessions make no sense.

    Raises:
        sqlite3.Error: something cannot be read.
    """
    return sum(
        not row_makes_sense(table, row)
        for table in _DATES
        for row in connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own names
    )


def row_makes_sense(table: str, row: Sequence[object]) -> bool:
    """Whether a row of another table than the sessions' makes sense: its first values must be dates."""
    return all(_is(same, value) for same, value in zip(_DATES.get(table, ()), row, strict=False))


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


_DATES: Mapping[str, tuple[Callable[[str], str], ...]] = {
    "doctor_check": (_instant, _day),
    "other_exercise": (_day,),
}
"""What the first values of the other tables' rows are; a setting that makes no sense gives way by itself."""
