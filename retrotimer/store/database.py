"""Opens the one SQLite file: checks that it is ours, brings its schema up to date, words its errors.

Nothing is written before the file is known to be ours and not newer than this program.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrotimer.core import errors
from retrotimer.core.errors import StoreError
from retrotimer.store.anew import ask_anew
from retrotimer.store.held import Identity, hold, identity_of, is_held, release
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME, FILE_MODE, REFUGE_NAME, prepare_folder

APPLICATION_ID = 0x52657472
"""SQLite's own mark for whose file this is: "Retr"."""

SCHEMA_VERSION = 3
NO_VERSION = 1000
"""No version of ours has such a number: where a file has, it is damaged."""

OLDEST_SQLITE = (3, 37)
"""The first with strict tables."""

MIGRATIONS = Path(__file__).with_name("migrations")
BUSY_SECONDS = 2.0
"""How long opening waits for another program."""

BUSY_WALKING_MS = 200
"""How long a write waits then: during a walk the countdown would stand still, and it is tried again."""

HEADER = b"SQLite format 3\0"

LOG_SUFFIX, INDEX_SUFFIX = "-wal", "-shm"
BESIDE = (LOG_SUFFIX, INDEX_SUFFIX, "-journal")
"""What SQLite calls the files beside a database."""


class Database:
    """An open database; `reading` and `writing` give its connection and word its errors.

    Attributes:
        left_open: whether the last end may have been no clean one: its log was still there, as it also is
            while somebody else has the file open, or damage was met, or a walk took refuge from it.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        identity: Identity | None = None,
        left_open: bool = False,
    ) -> None:
        self.path = path
        self.left_open = left_open
        self._connection = connection
        self._identity = identity
        hold(identity, path)
        self._kept: Path | None = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for reading and for making values of what was read.

        Raises:
            StoreError: in one of its more exact forms; what makes no sense counts as damaged.
        """
        with worded(self.path), _making_sense(self.path):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside one transaction, which is kept whole or not at all.

        Raises:
            StoreError: in one of its more exact forms; then nothing was written.
        """
        self.look()
        with worded(self.path), _making_sense(self.path), transaction(self._connection):
            yield self._connection

    @contextmanager
    def attached(self, other: Path, name: str) -> Iterator[None]:
        """Let statements read from another database, under this name.

        Raises:
            StoreError: it cannot be opened.
        """
        with worded(self.path):
            self._connection.execute(f"ATTACH ? AS {name}", (str(other),))
            try:
                yield
            finally:
                self._connection.execute(f"DETACH {name}")

    def close(self) -> None:
        """Close the file; what the write-ahead log still holds is moved into it."""
        try:
            with worded(self.path):
                self._connection.close()
        finally:  # a damaged file says so, and is closed all the same
            release(self._identity, self.path)
            self._identity = None

    def look(self) -> None:
        """See that the file that is open is still the one in its place, before anything is written.

        An open file can be moved, deleted or replaced, and would take in all that is written, for nobody.

        Raises:
            StoreError: it is not, and what lies there cannot be gone over to.
        """
        if self._identity is None:
            return
        found = identity_of(self.path)
        if found is None:
            raise errors.GoneError(str(self.path))
        if found != self._identity or self._kept is not None:
            self._follow()

    def _follow(self) -> None:
        """Go over to the file that is there now; if that fails halfway, what was open can still be read."""
        from retrotimer.store.replaced import go_over, set_aside  # happens to few, and once

        if self._kept is None:
            self._kept, self._connection = set_aside(self.path, self._connection)
        new = go_over(self.path, self._kept)
        self._connection.close()
        self._connection, self._kept = new, None
        release(self._identity, self.path)
        self._identity = identity_of(self.path)
        hold(self._identity, self.path)


@contextmanager
def _making_sense(path: Path) -> Iterator[None]:
    """Count what was read and makes no sense as damaged."""
    try:
        yield
    except (ValueError, KeyError) as error:
        raise errors.DamagedError(str(path), str(error)) from error


def open_database(folder: Path) -> Database:
    """The database of this data folder, made where there is none.

    Raises:
        StoreError: in one of its more exact forms; the file is then as it was.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise errors.OldSqliteError(str(folder), sqlite3.sqlite_version)
    prepare_folder(folder)
    path = folder / DATABASE_NAME
    ask_anew(path, *BESIDE)
    left_open = _check_beside(path)
    if not is_held(path):
        if path.with_name(path.name + INDEX_SUFFIX).exists():
            from retrotimer.store.alone import check_log  # not where nobody else has the file open

            check_log(path)
        _check_file(path)
    connection = connect(path)
    return Database(path, connection, identity=identity_of(path), left_open=left_open)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a file that can be ours, brought up to date.

    Raises:
        StoreError: as `open_database`.
    """
    with worded(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            check_owner(path, connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            if version_of(connection) < SCHEMA_VERSION:
                from retrotimer.store.migrating import migrate  # once in a schema's life

                migrate(path, connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA busy_timeout = {BUSY_WALKING_MS}")
        except BaseException:
            connection.close()
            raise
    return connection


def _check_beside(path: Path) -> bool:
    """See that SQLite's files beside the database lead nowhere else; whether a bad end left its traces.

    A log that was taken away by a rescue that was killed is given back.
    """
    for suffix in BESIDE:
        if path.with_name(path.name + suffix).is_symlink():
            raise errors.LinkError(str(path.with_name(path.name + suffix)))
    if path.with_name(DOUBT_NAME).exists():
        from retrotimer.store.in_place import give_back_log  # happens to few

        give_back_log(path)
        return True
    return any(path.with_name(name).exists() for name in (path.name + LOG_SUFFIX, REFUGE_NAME))


def _check_file(path: Path) -> None:
    """See that the file can be ours before SQLite touches it, and make it for this person alone."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    is_new = not os.path.lexists(path)
    try:
        descriptor = os.open(path, flags, FILE_MODE)
    except IsADirectoryError as error:
        raise errors.NotADatabaseError(str(path), str(error)) from error
    except OSError as error:
        if path.is_symlink():
            raise errors.LinkError(str(path), str(error)) from error
        raise errors.FolderNotWritableError(str(path), str(error)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # to read a pipe waits for who writes, for ever
        os.close(descriptor)
        raise errors.NotADatabaseError(str(path))
    with os.fdopen(descriptor, "rb") as file:
        start = file.read(len(HEADER))
    if start == HEADER or (not start and is_new):
        return
    from retrotimer.store.likeness import look_at  # here and below: a sound file has no use for it

    look_at(path, start)


def check_owner(path: Path, connection: sqlite3.Connection) -> None:
    """See that a database is ours, or nobody's yet, and not newer than we are.

    Raises:
        StoreError: it is not.
    """
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(connection)
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    new = empty and owner == 0 and version == 0
    if owner != APPLICATION_ID and not new:
        from retrotimer.store.likeness import refusal_of

        raise refusal_of(path, connection)
    if not 0 <= version < NO_VERSION:
        raise errors.DamagedError(str(path), f"schema {version}")
    if version > SCHEMA_VERSION:
        raise errors.NewerSchemaError(str(path), f"schema {version}, known up to {SCHEMA_VERSION}")


def version_of(connection: sqlite3.Connection) -> int:
    """The number of a database's schema."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all of what is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A failed COMMIT may have rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


_CODES: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_FULL: errors.FullError,
    sqlite3.SQLITE_BUSY: errors.BusyError,
    sqlite3.SQLITE_LOCKED: errors.BusyError,
    sqlite3.SQLITE_READONLY: errors.FolderNotWritableError,
    sqlite3.SQLITE_CANTOPEN: errors.FolderNotWritableError,
    sqlite3.SQLITE_PERM: errors.FolderNotWritableError,
    sqlite3.SQLITE_CORRUPT: errors.DamagedError,
    sqlite3.SQLITE_NOTADB: errors.DamagedError,
}


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into the store's own; a closed connection counts as one that cannot be written."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # there is no room for the index beside the log
            raise errors.FullError(str(path), str(error)) from error
        # The lower byte is the plain result code, whatever the extended one says.
        raise _CODES.get(code & 0xFF, StoreError)(str(path), str(error)) from error
    except UnicodeDecodeError as error:  # damage can get into SQLite's own messages
        raise errors.DamagedError(str(path), str(error)) from error
