"""Looks through a database: its structure, its schema, and whether every session makes sense."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

from retrotimer.core import errors
from retrotimer.core.soundness import Findings
from retrotimer.store.alone import check_log
from retrotimer.store.anew import ask_anew
from retrotimer.store.database import BESIDE, HEADER, check_owner, worded
from retrotimer.store.empty import empty_database
from retrotimer.store.first_look import DAMAGE, damage_of, structural_damage
from retrotimer.store.likeness import look_at
from retrotimer.store.paths import DOUBT_NAME, FILE_MODE
from retrotimer.store.reading_only import reading_only
from retrotimer.store.sense import makes_sense, senseless_besides, walks


def look_through(path: Path) -> Findings:
    """All that can be told about a database of our schema, without changing a byte of it.

    Raises:
        StoreError: it cannot be opened at all, is another program's, or of another schema.
    """
    with worded(path), closing(_opened(path)) as connection:
        try:
            check_owner(path, connection)
        except DAMAGE as error:
            return Findings(0, damage_of(error))
        damage = structural_damage(connection)
        strange = tuple(strange_names(connection))
        walks, senseless = _walks(connection) if not strange else (0, 0)
    return Findings(walks, damage, strange, senseless)


def _opened(path: Path) -> sqlite3.Connection:
    ask_anew(path, *BESIDE)
    check_log(path)
    try:
        return reading_only(path)
    except errors.NotADatabaseError:
        look_at(path, HEADER)  # what has lost its beginning may be ours all the same
        raise


def doubt(path: Path) -> None:
    """Keep that damage was met, so that the next start looks before it opens anything."""
    try:
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(path.with_name(DOUBT_NAME), flags, FILE_MODE))
    except OSError as error:
        raise errors.FolderNotWritableError(str(path), str(error)) from error


def strange_names(connection: sqlite3.Connection, schema: int | None = None) -> Iterator[str]:
    """The names of what is not as the migrations make it, of an older schema if need be."""
    wanted = _wanted(schema)
    try:
        found = _named(connection)
    except DAMAGE:
        found = {}
    yield from sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))


@cache
def _wanted(schema: int | None) -> dict[str, str]:
    """What the migrations make; a rescue looks through many files."""
    with closing(empty_database(Path(), schema)) as fresh, fresh.reading() as model:
        return _named(model)


def _named(connection: sqlite3.Connection) -> dict[str, str]:
    query = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    return dict(connection.execute(query).fetchall())


def _walks(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many sessions a person sees, and how many rows make no sense, up to where reading ends."""
    seen = senseless = 0
    try:
        for row in walks(connection):
            if not makes_sense(row):
                senseless += 1
            elif row["removed_utc"] is None and row["outcome"] != "underway":
                seen += 1
        senseless += senseless_besides(connection)
    except DAMAGE:
        pass  # the structure's damage says so already
    return seen, senseless
