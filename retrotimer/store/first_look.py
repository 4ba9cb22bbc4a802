"""What a start looks at after a bad end, before the first picture; it imports next to nothing."""

import sqlite3
from contextlib import suppress

from retrotimer.core import errors
from retrotimer.store.database import Database
from retrotimer.store.paths import DOUBT_NAME, REFUGE_NAME

QUICK_BYTES = 1 << 20
"""As large a file as is looked through before the first picture: some 2400 walks, in about 12 ms."""

DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file may raise; damage can get into SQLite's own messages."""


_SURROUNDINGS = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
}
_NO_INDEX = {
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_IOERR_SHMMAP,
}
"""What SQLite says where the index that it needs beside a log cannot be had: the disk is full, say."""


def look_first(database: Database) -> bool:
    """See that what a bad end left is sound, as far as that can be told before the first picture.

    A large file is looked through afterwards, unless damage was met in it before.  Gives whether that was so,
    and none was found now.  Then what took refuge from it comes back; where that cannot be, the next start
    tries it again.

    Raises:
        DamagedError: it is not; the database is closed then.
        StoreError: it cannot be looked at.
    """
    path = database.path
    doubted = path.with_name(DOUBT_NAME).exists() or path.with_name(REFUGE_NAME).is_dir()
    if doubted:
        from retrotimer.store.soundness import look_through  # 40 ms, which a start without doubt does without

        findings = look_through(path)
        damaged = bool(findings.damage or findings.senseless)
    elif path.stat().st_size <= QUICK_BYTES:
        with database.reading() as connection:
            damaged = bool(structural_damage(connection, quick=True))
    else:
        return False
    if damaged:
        with suppress(errors.StoreError):
            database.close()
        raise errors.DamagedError(str(path))
    if doubted:
        from retrotimer.store.refuge import leave, take_over

        try:
            take_over(path.parent, database)
        except errors.StoreError:
            return True
        leave(path.parent)
        with suppress(OSError):
            path.with_name(DOUBT_NAME).unlink(missing_ok=True)
    return doubted


def damage_of(error: Exception) -> str:
    """What one of `DAMAGE` says is wrong with a file.

    Raises:
        sqlite3.Error: nothing is: the disk is full, the folder closed, or another program at work.
    """
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code & 0xFF in _SURROUNDINGS or code in _NO_INDEX:
        raise error
    return str(error)


def structural_damage(connection: sqlite3.Connection, *, quick: bool = False) -> str:
    """What SQLite finds wrong with the structure, in its own words; an empty text for nothing.

    Raises:
        sqlite3.Error: it cannot look, as something else is in its way.
    """
    try:
        (found,) = connection.execute(f"PRAGMA {'quick' if quick else 'integrity'}_check(1)").fetchone()
    except DAMAGE as error:
        return damage_of(error)
    return "" if found == "ok" else str(found)
