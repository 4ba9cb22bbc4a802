"""Reads what can be read of a damaged database into a fresh one, and believes only what fits together.

SQLite is asked first: for every row, in ever smaller ranges where a page between them is damaged.  What it
cannot reach is looked for on the pages themselves (`pages.py`).  SQLite keeps no checksums, so a damaged byte
may still read as a value.  Each session is therefore held against everything that is stored twice: its own
other values, the form in which we write them, and what the indexes say of it.  One that does not fit is
refused: a walk that nobody took is worse than one to be entered again.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from retrotimer.core.days import instant
from retrotimer.core.plan import MINUTE, make_plan
from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.store.backups import count_walks
from retrotimer.store.database import LOG_SUFFIX, open_database, transaction
from retrotimer.store.merging import ALL
from retrotimer.store.pages import MAGIC, Pages, Value, pages_of, with_new_header
from retrotimer.store.rows import COLUMNS, record_of, row_of
from retrotimer.store.sense import row_makes_sense

DAMAGED_NAME = "damaged.db"
"""What the copy of the damaged file is called that SQLite may work on."""

_LEAST_ROW = 100
"""Fewer bytes than any session takes: so many rows there may be."""

_TABLES = ("doctor_check", "other_exercise", "setting")
_DEFAULTS: Mapping[str, Value] = {"paused": 0, "note": ""}

_INDEXES = {
    "sqlite_autoindex_session_1": ("id", "id IS NOT NULL"),
    "session_totals": (
        "local_date, mode, walked_backward, outcome",
        "removed_utc IS NULL AND outcome <> 'underway'",
    ),
    "session_starts": ("started_utc, outcome", "removed_utc IS NULL AND outcome <> 'underway'"),
}
"""What each index holds of a session, and of which ones."""

Row = dict[str, Value]


@dataclass(slots=True)
class _Found:
    """The sessions that can be believed, by id, and the ids of those that cannot."""

    rows: dict[str, Row] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)


def salvage(source: Path, place: Path) -> int:
    """Make a sound database in the folder `place` of what can be read of `source`; its number of walks.

    Raises:
        StoreError: nothing can be written there.
        OSError: the damaged file itself cannot be read.
    """
    log = source.with_name(source.name + LOG_SUFFIX)
    damaged = place / DAMAGED_NAME
    content, changes = source.read_bytes(), log.read_bytes() if log.exists() else b""
    fresh = open_database(place)
    try:
        with fresh.reading() as target:
            found = _Found()
            # A file that was cut short is left alone: SQLite would read what is missing as zeroes.
            _lay(damaged, content if content.startswith(MAGIC) else with_new_header(content), changes)
            with suppress(sqlite3.Error, UnicodeDecodeError), closing(_open(damaged)) as connection:
                _ask(connection, found)
                _copy_the_rest(connection, target)
            _look_on_pages(content, changes, layout_of(target), found)
            _keep(found, target)
            return count_walks(target)
    finally:
        fresh.close()


def _lay(damaged: Path, content: bytes, changes: bytes) -> None:
    """Lay a copy down for SQLite to work on, with its log."""
    damaged.write_bytes(content)
    log = damaged.with_name(damaged.name + LOG_SUFFIX)
    if changes:
        log.write_bytes(changes)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = lambda data: data.decode(errors="surrogateescape")
    return connection


def _ask(connection: sqlite3.Connection, found: _Found) -> None:
    """Find the sessions that SQLite can reach."""
    have = {row[1] for row in connection.execute("PRAGMA table_info(session)")}
    names = [name for name in ALL if name in have]
    second = {name: _second(connection, *index, name) for name, index in _INDEXES.items()}
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    for rowid, *values in _rows(connection, ", ".join(names), max(1, pages * size // _LEAST_ROW)):
        row = _whole(dict(zip(names, values, strict=True)))
        contradicted = any(
            rowid in entries and entries[rowid] != tuple(row[one] for one in _INDEXES[name][0].split(", "))
            for name, entries in second.items()
        )
        _judge(row, found, refuse=contradicted)


def _rows(connection: sqlite3.Connection, names: str, last: int) -> Iterator[tuple[Any, ...]]:
    """Every row that can be read; a range that cannot is halved, down to the one row at fault."""
    query = f"SELECT rowid, {names} FROM session WHERE rowid BETWEEN ? AND ? ORDER BY rowid"  # noqa: S608 - our own names
    ranges = [(0, last)]
    while ranges:
        low, high = ranges.pop()
        try:
            for row in connection.execute(query, (low, high)):
                yield row
                low = row[0] + 1
        except (sqlite3.Error, UnicodeDecodeError):  # damage can get into SQLite's own messages
            if low < high:
                middle = (low + high) // 2
                ranges += [(middle + 1, high), (low, middle)]


def _second(
    connection: sqlite3.Connection, names: str, which: str, index: str
) -> dict[int, tuple[Value, ...]]:
    """What an index says of each session, as far as it can be read."""
    entries: dict[int, tuple[Value, ...]] = {}
    query = f"SELECT rowid, {names} FROM session INDEXED BY {index} WHERE {which} ORDER BY {names}"  # noqa: S608 - our own names
    with suppress(sqlite3.Error, UnicodeDecodeError):  # an older schema has fewer of them
        for rowid, *values in connection.execute(query):
            entries[rowid] = tuple(values)
    return entries


def _look_on_pages(content: bytes, log: bytes, layout: list[tuple[str, str]], found: _Found) -> None:
    """Find the sessions that only lie about; of several states of one, the one that was told last."""
    lying: dict[str, Row] = {}
    for row in sessions_on(pages_of(content, log), layout):
        walk = row["id"]
        if isinstance(walk, str) and walk not in found.rows and walk not in found.refused:
            before = lying.get(walk)
            if before is None or _told(row) > _told(before):
                lying[walk] = row
    for row in lying.values():
        _judge(row, found, refuse=False)


def sessions_on(pages: Pages, layout: list[tuple[str, str]]) -> Iterator[Row]:
    """What lies on pages and may be a session, whether it makes sense or not."""
    for values in pages.rows():
        # What a migration put behind the other columns is missing from rows of before it.
        if 0 < len(values) <= len(layout):
            yield _whole(
                {
                    name: float(value) if kind == "REAL" and isinstance(value, int) else value
                    for (name, kind), value in zip(layout, values, strict=False)
                }
            )


def layout_of(fresh: sqlite3.Connection) -> list[tuple[str, str]]:
    """The columns of a session in the order in which they lie in the file, and their types."""
    return [(row[1], row[2]) for row in fresh.execute("PRAGMA table_info(session)")]


def _whole(row: Row) -> Row:
    """A row with what an older schema does not have of it."""
    return {name: row.get(name, _DEFAULTS.get(name)) for name in ALL}


def _judge(row: Row, found: _Found, *, refuse: bool) -> None:
    """Keep a session that fits together."""
    walk = str(row["id"])
    if walk in found.rows or refuse or not is_believable(row):
        found.refused.add(walk)
        found.rows.pop(walk, None)  # two rows of one id: one of them is wrong, and nobody knows which
    else:
        found.rows[walk] = row


def is_believable(row: Mapping[str, Value]) -> bool:
    """Whether a row is as we write them, and its values do not contradict each other."""
    try:
        record = record_of(row)
        removed = row["removed_utc"]
        written = row_of(record)
        if any(written[name] != row[name] for name in COLUMNS) or not record.started.zone.isprintable():
            return False
        if removed is not None and instant(datetime.fromisoformat(str(removed))) != removed:
            return False
    except (ValueError, KeyError, TypeError, OverflowError):
        return False
    return _is_on_its_day(record) and _is_as_long_as_it_says(record)


def _is_on_its_day(record: WalkRecord) -> bool:
    """Whether the day is that of the wall clock when it began, or the one before."""
    wall = (record.started.utc + timedelta(seconds=record.started.offset)).date()
    return record.started.date in {wall, wall - timedelta(days=1)}


def _is_as_long_as_it_says(record: WalkRecord) -> bool:
    """Whether a walk that the timer ran to its end has the minutes that were planned, and no other more."""
    if record.timed is None or record.corrected is not None:
        return True
    # Segments come one after the other, so that how long it was tells what was walked of each kind.
    plan = make_plan(record.timed.choice)
    if row_of(replace(record, walked=plan.walked(record.walked.total))) != row_of(record):
        return False
    planned = float(record.timed.choice.minutes * MINUTE)
    if record.outcome is Outcome.FINISHED:
        return record.walked.backward == planned
    return record.walked.backward <= planned


def _told(row: Row) -> str:
    return max(str(row[name] or "") for name in ("written_utc", "corrected_utc", "removed_utc"))


def _keep(found: _Found, target: sqlite3.Connection) -> None:
    """Write the sessions; one that the schema itself refuses is left out."""
    marks = ", ".join("?" * len(ALL))
    statement = f"INSERT INTO session ({', '.join(ALL)}) VALUES ({marks})"  # noqa: S608 - our own names
    with transaction(target):
        for row in found.rows.values():
            with suppress(sqlite3.IntegrityError, UnicodeEncodeError):
                target.execute(statement, tuple(row.values()))


def _copy_the_rest(connection: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy the other tables, each up to where it can be read."""
    for table in _TABLES:
        with suppress(sqlite3.Error, UnicodeEncodeError), transaction(target):
            rows = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own names
            for row in _up_to_damage(rows):
                if not row_makes_sense(table, row):
                    continue
                with suppress(sqlite3.IntegrityError):
                    target.execute(f"INSERT INTO {table} VALUES (?, ?)", row)  # noqa: S608 - likewise


def _up_to_damage(rows: sqlite3.Cursor) -> Iterator[tuple[Value, ...]]:
    with suppress(sqlite3.Error, UnicodeDecodeError):
        yield from rows
