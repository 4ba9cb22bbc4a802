"""The copies of the data: made, found, counted and thinned out; `core.copies` says which ones are kept.

They lie in a folder of their own below the data folder, each one file that any SQLite opens.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from retrotimer.core import errors
from retrotimer.core.copies import Copy, Why, best_first, copy_at, copy_named, next_copy, superfluous, until
from retrotimer.core.errors import StoreError
from retrotimer.store.backup import UNFINISHED, copy_database
from retrotimer.store.copied import is_copied, reading_the_data
from retrotimer.store.database import worded
from retrotimer.store.paths import BACKUPS_NAME, DATABASE_NAME, FOLDER_MODE
from retrotimer.store.reading_only import STAGE, is_in_use, process_of, reading_only
from retrotimer.store.rows import LISTED

FOLDER_NAME = BACKUPS_NAME
A_SECOND = timedelta(seconds=1)


class Backups:
    """The copies beside the database of a data folder.

    It opens the database by itself for each of them, so all of it may run in any thread.
    """

    def __init__(self, folder: Path) -> None:
        self.database = folder / DATABASE_NAME
        self.folder = folder / FOLDER_NAME

    def all(self) -> list[Copy]:
        """What there is, the latest first; nothing where that cannot be seen."""
        try:
            names = [path.name for path in self.folder.iterdir()]
        except OSError:
            return []
        return sorted((copy for copy in map(copy_named, names) if copy is not None), reverse=True)

    def path(self, copy: Copy) -> Path:
        """Where a copy lies."""
        return self.folder / copy.name

    def make(self, wall: datetime, why: Why = Why.DAILY) -> Copy:
        """Copy the database as it is now; what SQLite finds damaged is not kept as a copy.

        Raises:
            StoreError: it cannot be read, is damaged, or the copy cannot be written.
        """
        self._see_database()
        self.prepare()
        copy = self._next(wall) if why is Why.DAILY else self.free(wall, why)
        with worded(self.database), closing(reading_the_data(self.database)) as connection:
            copy_database(connection, self.path(copy), checked=True)
        if why is Why.DAILY:
            self._thin(copy)
        return copy

    def copy_to(self, file: Path) -> int:
        """Copy the database as it is now to a file that is there for it; how many walks it holds.

        Raises:
            StoreError: as `make`.
        """
        self._see_database()
        with worded(self.database), closing(reading_the_data(self.database)) as connection:
            copy_database(connection, file, checked=True)
            return count_walks(connection)

    def _see_database(self) -> None:
        if os.path.islink(self.database) and not os.path.exists(self.database):  # noqa: PTH110, PTH114 - never raise
            raise errors.LinkError(str(self.database))
        try:
            is_file = stat.S_ISREG(self.database.stat().st_mode)
        except FileNotFoundError as error:
            raise errors.GoneError(str(self.database)) from error
        except OSError as error:
            raise StoreError(str(self.database), error.strerror or str(error)) from error
        if not is_file:
            raise errors.NotADatabaseError(str(self.database))

    def make_if_changed(self, wall: datetime) -> Copy | None:
        """Make the copy of this day anew, unless the latest copy holds all that the database does.

        Raises:
            StoreError: as `make`.
        """
        copies = until((copy for copy in self.all() if copy.why is Why.DAILY), wall.date())
        latest = max(copies, default=None)
        if is_copied(self.database, self.path(latest) if latest is not None else None):
            return None
        return self.make(wall)

    def sound(self, today: date) -> Iterator[tuple[Copy, int]]:
        """The copies that can be read from end to end, the best first, with their number of walks."""
        for copy in best_first(self.all(), today):
            if copy.why in {Why.DAMAGED, Why.MERGED}:
                continue
            with suppress(StoreError):
                yield copy, self.count(self.path(copy))

    def count(self, path: Path) -> int:
        """How many walks a sound copy holds.

        Raises:
            StoreError: it is not sound, or cannot be read.
        """
        with worded(path), closing(reading_only(path)) as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if found != "ok":
                raise errors.DamagedError(str(path), str(found))
            return count_walks(connection)

    def free(self, wall: datetime, why: Why) -> Copy:
        """The name of a copy that is made now, and that no other has yet, or is about to get."""
        copy = copy_at(wall, why)
        while os.path.lexists(self.path(copy)) or self._is_begun(copy):
            wall += A_SECOND
            copy = copy_at(wall, why)
        return copy

    def _next(self, wall: datetime) -> Copy:
        """The name of a day's copy that is made now; a process that makes one just as well is left alone."""
        copies = self.all()
        copy = next_copy(copies, wall)
        while self._is_begun(copy):
            copies.append(copy)
            after = next_copy(copies, wall)
            if after == copy:
                break
            copy = after
        return copy

    def _is_begun(self, copy: Copy) -> bool:
        """Whether a copy of this name is being written, or was by a process that was killed."""
        return os.path.lexists(self.folder / f"{copy.name}{UNFINISHED}")

    def prepare(self) -> None:
        """Make the folder, for this person alone.

        Raises:
            StoreError: it cannot be made, or leads elsewhere.
        """
        if self.folder.is_symlink():
            raise errors.LinkError(str(self.folder))
        try:
            if not self.folder.is_dir():
                self.folder.mkdir(mode=FOLDER_MODE)
                self.folder.chmod(FOLDER_MODE)
        except OSError as error:
            raise errors.FolderNotWritableError(str(self.folder), str(error)) from error

    def _thin(self, made: Copy) -> None:
        """Take away what no day, week or month needs any more; what cannot be taken away may stay."""
        gone = [self.path(copy) for copy in superfluous(self.all(), made.day)]
        for unfinished in self.folder.glob(f"*{UNFINISHED}"):
            copy = copy_named(unfinished.stem)
            if copy is not None and copy.day < made.day:  # nobody is writing it any more
                gone.append(unfinished)
        for path in gone:
            with suppress(OSError):
                path.unlink()
        self._clear_stages(made.day)

    def _clear_stages(self, today: date) -> None:
        """Take away what was made ready on an earlier day by a program that was killed: it holds walks.

        What a rescue has made ready waits for its person's answer, for days if need be.
        """
        for left in self.database.parent.glob(f"{STAGE}*"):
            with suppress(OSError):
                made = datetime.fromtimestamp(left.lstat().st_mtime).astimezone().date()
                is_ours = process_of(left) is not None and not left.is_symlink()
                if made < today and is_ours and not is_in_use(left):
                    from shutil import rmtree  # hardly ever

                    rmtree(left)


def count_walks(connection: sqlite3.Connection) -> int:
    """How many walks a person sees in this database, whatever its schema."""
    (number,) = connection.execute(f"SELECT count(*) FROM session WHERE {LISTED}").fetchone()  # noqa: S608 - our own names
    return int(number)
