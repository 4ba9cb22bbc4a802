"""Brings two databases of the same schema together, walk by walk, by their UUIDs.

Nothing is taken away.  Of a walk that both hold differently, the one that was told last stays; where neither
was, the one that tells more.  To put a removed walk back leaves no trace of when that was.  So one that is
listed stays listed, whatever the other database says: it may be from the minutes in between.
"""

import sqlite3
from collections.abc import Sequence

from retrotimer.core.keeping import Merged
from retrotimer.store import urgent_sign
from retrotimer.store.database import transaction
from retrotimer.store.rows import COLUMNS

ALL = (*COLUMNS, "removed_utc")

_REMOVED = ALL.index("removed_utc")
_TOLD = tuple(ALL.index(name) for name in ("written_utc", "corrected_utc", "removed_utc"))
_NAMES = ", ".join(ALL)
_READ = f"SELECT {_NAMES} FROM session"  # noqa: S608 - our own names
_WRITE = f"INSERT INTO session ({_NAMES}) VALUES ({', '.join('?' * len(ALL))})"  # noqa: S608 - likewise

REST = {
    "doctor_check": "confirmed_utc, confirmed_on",
    "other_exercise": "local_date, words",
    "setting": "name, value",
}
"""The other tables and their columns; what the target has of them stays, but for an earlier urgent sign."""

TABLES = {"session": _NAMES, **REST}


def merge(
    target: sqlite3.Connection, source: sqlite3.Connection, *, removing: bool = False, doubted: bool = False
) -> Merged:
    """Write into `target` what only `source` holds, or holds as it was told later.

    Where the source is known to be the later state of the same database, it is `removing` too.  Where it is
    what could be read of a damaged file, and the target a sound backup, it is `doubted`: what one damaged
    byte can make of a walk that both hold is not taken for what was told later.

    Raises:
        sqlite3.Error: something cannot be read or written; then nothing was.
    """
    with transaction(target):
        return take_over(target, source, removing=removing, doubted=doubted)


def take_over(
    target: sqlite3.Connection, source: sqlite3.Connection, *, removing: bool = False, doubted: bool = False
) -> Merged:
    """As `merge`, within a transaction that has begun."""
    added = changed = 0
    for row in source.execute(_READ):
        theirs = row
        mine = target.execute(f"{_READ} WHERE id = ?", (theirs[0],)).fetchone()
        if mine is not None and mine[_REMOVED] is None and not removing:
            theirs = (*theirs[:_REMOVED], None)
        if mine is None:
            added += 1
        elif mine != theirs and _told(theirs) > _told(mine) and not (doubted and _is_one_value(theirs, mine)):
            changed += 1
            target.execute("DELETE FROM session WHERE id = ?", (theirs[0],))
        else:
            continue
        target.execute(_WRITE, theirs)
    for table, names in REST.items():
        rows = source.execute(f"SELECT {names} FROM {table}").fetchall()  # noqa: S608 - our own names
        target.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES (?, ?)", rows)  # noqa: S608 - likewise
    sign = urgent_sign.told(source)
    if sign is not None:
        urgent_sign.keep(target, sign)
    return Merged(added, changed)


def take_rows(connection: sqlite3.Connection, attached: str) -> None:
    """Copy the rows of all our tables from a database that is attached, and nothing else of it.

    Raises:
        sqlite3.Error: our tables refuse them.
    """
    for table, names in TABLES.items():
        connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {attached}.{table}")  # noqa: S608 - our own names


def _told(row: Sequence[object]) -> tuple[str, int]:
    """When a walk was last written, corrected or removed, and how much of it is told."""
    latest = max(str(row[place] or "") for place in _TOLD)
    return latest, sum(value not in {None, ""} for value in row)


def _is_one_value(theirs: Sequence[object], mine: Sequence[object]) -> bool:
    """Whether two rows differ by what one damaged byte can make, and hardly any change of ours does.

    That is another instant at which the very same was told, or one zero where nothing stood: SQLite keeps
    nothing and zero without a byte of their own, one bit apart.
    """
    places = [place for place, value in enumerate(theirs) if value != mine[place]]
    if len(places) != 1:
        return False
    (place,) = places
    if mine[place] is None:
        return theirs[place] == 0
    return place in _TOLD
