"""Tells a damaged file of ours from something else that has its name: one is rescued, the other left alone.

A damaged file may have lost the very bytes that say whose it is.  So what is asked, in this order, is whether
it is something else without doubt (words, or a sound database of another program), whether anything of ours
can be seen in it or in its log, and last whether it stands where ours must have stood: beside our backups.
A file that nobody can have filled, which is empty or all zeroes, holds nothing to lose.  To take something
else for ours would cost nobody that file either: a rescue changes nothing before the person has chosen, and
then sets it aside.
"""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from retrotimer.core import errors
from retrotimer.store.backups import Backups
from retrotimer.store.database import APPLICATION_ID, HEADER, LOG_SUFFIX
from retrotimer.store.empty import empty_database
from retrotimer.store.held import is_held
from retrotimer.store.pages import pages_of
from retrotimer.store.salvage import is_believable, layout_of, sessions_on

MOST_BYTES = 1 << 26
"""As much of a file as is looked at: 64 MiB, some hundred thousand walks."""

_MARK = APPLICATION_ID.to_bytes(4, "big")
_MARK_AT = 68
"""Where a database of SQLite's has its application's mark."""

_SCHEMA = (b"CREATE TABLE", b"walked_backward", b"walked_cool_down")
"""Words of our schema that no other program will have together."""

_CONTROLS = frozenset(range(32)) - {*b"\t\n\r\f"}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def look_at(path: Path, start: bytes) -> None:
    """See why a file does not begin as a database does; a new one, in which nothing stands yet, is let pass.

    Raises:
        DamagedError: it was ours.
        NotADatabaseError: it is something else.
        StoreError: it cannot be looked at.
    """
    try:
        content = _start_of(path) if start else b""
        log = _start_of(path.with_name(path.name + LOG_SUFFIX))
    except OSError as error:
        raise errors.StoreError(str(path), error.strerror or str(error)) from error
    if _is_text(content) and not HEADER.startswith(content):
        raise errors.NotADatabaseError(str(path))
    if _shows_us(content, log):
        raise errors.DamagedError(str(path), "the beginning of the file is damaged")
    is_blank = bool(content) and not content.strip(b"\0")
    if is_blank or has_backups(path.parent):
        raise errors.DamagedError(str(path), "nothing of the file can be recognised any more")
    if content:
        raise errors.NotADatabaseError(str(path))


def refusal_of(path: Path, connection: sqlite3.Connection) -> errors.StoreError:
    """Why a database that does not bear our mark is not opened: with our tables in it, that is damaged."""
    found = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'session'").fetchone()
    if found is not None and all(word.decode() in str(found[0]) for word in _SCHEMA):
        return errors.DamagedError(str(path), "the mark of the file is damaged")
    return errors.NotADatabaseError(str(path))


def has_backups(folder: Path) -> bool:
    """Whether backups of ours lie in this data folder."""
    backups = Backups(folder)
    return any(_has_mark(backups.path(copy)) for copy in backups.all())


def _has_mark(path: Path) -> bool:
    if is_held(path):
        return False
    try:
        with path.open("rb") as file:
            start = file.read(_MARK_AT + len(_MARK))
    except OSError:
        return False
    return start.startswith(HEADER) and start.endswith(_MARK)


def _start_of(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise errors.NotADatabaseError(str(path))
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except FileNotFoundError:
        return b""


def _shows_us(content: bytes, log: bytes) -> bool:
    """Whether anything of ours can be seen: our mark, the words of our schema, or a walk."""
    return (
        content[_MARK_AT : _MARK_AT + len(_MARK)] == _MARK
        or any(all(word in part for word in _SCHEMA) for part in (content, log))
        or _has_walk(content, log)
    )


def _has_walk(content: bytes, log: bytes) -> bool:
    with closing(empty_database(Path())) as fresh, fresh.reading() as connection:
        layout = layout_of(connection)
    return any(is_believable(row) for row in sessions_on(pages_of(content, log), layout))


def _is_text(content: bytes) -> bool:
    """Whether somebody has written this."""
    if content.startswith(_UTF16):
        return True
    try:
        words = content.decode()
    except UnicodeDecodeError:
        return False
    return bool(words) and not any(ord(letter) in _CONTROLS for letter in set(words))
