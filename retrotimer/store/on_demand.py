"""A database that is open only while something is read or written: for who waits for hours in between."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrotimer.core.errors import GoneError
from retrotimer.store.database import Database, open_database
from retrotimer.store.paths import DATABASE_NAME


class OnDemand(Database):
    """The database of a folder, opened and closed each time.

    So it can be moved, replaced or deleted meanwhile, and whoever ends this process leaves no log behind.
    Nothing is made where nothing is: that is for a window to do.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / DATABASE_NAME, sqlite3.connect(":memory:"))
        super().close()
        self._folder = folder

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection, for as long as something is read.

        Raises:
            StoreError: in one of its more exact forms; what makes no sense counts as damaged.
        """
        database = self._open()
        try:
            with database.reading() as connection:
                yield connection
        finally:
            database.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one transaction, which is kept whole or not at all.

        Raises:
            StoreError: in one of its more exact forms; then nothing was written.
        """
        database = self._open()
        try:
            with database.writing() as connection:
                yield connection
        finally:
            database.close()

    def _open(self) -> Database:
        if not self.path.exists():
            raise GoneError(str(self.path))
        return open_database(self._folder)
