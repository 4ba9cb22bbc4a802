"""Opens a database that is not ours to change: a backup, or a copy that somebody else left."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import rmtree

from retrotimer.core import errors
from retrotimer.store.backup import copy_database
from retrotimer.store.database import Database, open_database, transaction, worded
from retrotimer.store.paths import DATABASE_NAME, FOLDER_MODE
from retrotimer.store.reading_only import STAGE, is_in_use, process_of, reading_only

_AN_HOUR = 3600.0

THEIRS = "theirs"
"""What the other database is called while its rows are taken, for statements and as a folder."""

_OF_THEIRS = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH}
"""What SQLite says where a table or column is missing, or holds what ours refuses: the rows are at fault."""


@contextmanager
def stage(folder: Path) -> Iterator[Path]:
    """A folder inside the data folder in which something is made ready; it is gone afterwards.

    It lies there so that what is ready can be renamed into its place, and so that nothing of a person's data
    ever lies anywhere else.

    Raises:
        StoreError: it cannot be made.
    """
    from tempfile import TemporaryDirectory  # 8 ms, which the window and most words do without

    try:
        made = TemporaryDirectory(prefix=f"{STAGE}{os.getpid()}-", dir=folder, ignore_cleanup_errors=True)
    except OSError as error:
        raise errors.FolderNotWritableError(str(folder), str(error)) from error
    with made:
        _clear(folder, Path(made.name))
        yield Path(os.path.realpath(made.name))


def _clear(folder: Path, new: Path) -> None:
    """Take away what processes that were killed have left: it holds a copy of what a person may delete.

    How old that is tells the stage that was made just now.
    """
    if os.name == "nt":
        return  # it has no question that leaves the other process alone
    with suppress(OSError):
        for path in folder.iterdir():
            if process_of(path) in {None, os.getpid()} or path.is_symlink() or is_in_use(path):
                continue
            if new.stat().st_mtime - path.stat().st_mtime > _AN_HOUR:
                rmtree(path, ignore_errors=True)


@contextmanager
def staged(folder: Path, source: Path) -> Iterator[Database]:
    """A database of our own with the rows of another one, found sound; it is gone afterwards.

    The other one is brought up to our schema in a copy.  Of that only the rows of our tables are taken: its
    tables may be without our rules, and with triggers of their own.

    Raises:
        StoreError: it cannot be read, is damaged, newer than we are, or not ours; or its rows make no sense.
    """
    with stage(folder) as place:
        theirs = place / THEIRS
        theirs.mkdir(mode=FOLDER_MODE)
        try:
            with worded(source), closing(reading_only(source)) as connection:
                copy_database(connection, theirs / DATABASE_NAME, checked=True)
            open_database(theirs).close()
            database = open_database(place)
            try:
                _fill(database, theirs / DATABASE_NAME)
            except BaseException:
                database.close()
                raise
        except errors.FullError as error:  # it is the disk of the data, whatever lies on the other one
            raise errors.FullError(str(folder), error.detail) from error
        except errors.StoreError as error:
            raise type(error)(str(source), error.detail) from error
        with closing(database):
            yield database


def _fill(database: Database, theirs: Path) -> None:
    """Take over the rows of a database of our schema.

    Raises:
        DamagedError: our tables refuse them, or they make no sense.
        StoreError: they cannot be read or written.
    """
    from retrotimer.store.merging import take_rows  # here and below: a day's backup needs none of it
    from retrotimer.store.sense import senseless

    with database.attached(theirs, THEIRS), database.reading() as connection:
        try:
            with transaction(connection):
                take_rows(connection, THEIRS)
            number = senseless(connection)
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF not in _OF_THEIRS:
                raise
            raise errors.DamagedError(str(theirs), str(error)) from error
    if number:
        raise errors.DamagedError(str(theirs), f"rows that make no sense: {number}")


def pass_on(source: Path, target: Path) -> None:
    """Copy a database that nobody is writing to, as one file.

    Raises:
        StoreError: it cannot be read or written.
    """
    with worded(source), closing(reading_only(source)) as connection:
        copy_database(connection, target)
