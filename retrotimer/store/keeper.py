"""Keeps the data safe: backups, restoring one, merging a copy that synchronising left, looking, deleting.

Fills the port `Keeper`.  Each call opens the database for itself, so it may be made from any thread, beside
an open window or without one.
"""

from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from retrotimer.core import errors
from retrotimer.core.copies import Copy, Why, best_first, is_conflict
from retrotimer.store.backups import Backups, count_walks
from retrotimer.store.database import Database, open_database
from retrotimer.store.paths import DATABASE_NAME, prepare_folder

if TYPE_CHECKING:
    from retrotimer.core.keeping import Merged, Restored
    from retrotimer.core.soundness import Findings

STAGED, READY_NAME = "staged", "ready.db"
"""What the copy that is restored is called, for statements and as a file."""


class SqliteKeeper:
    """The safety of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / DATABASE_NAME
        self._backups = Backups(folder)

    @property
    def backup_folder(self) -> str:
        """Where the backups lie."""
        return str(self._backups.folder)

    def latest_backup(self, today: date) -> Copy | None:
        """The latest backup of any day until today, asked for or not; without one, of a day to come.

        Whether it is sound is not looked at.
        """
        copies = best_first(self._backups.all(), today)
        return next((copy for copy in copies if copy.why in {Why.DAILY, Why.ASKED}), None)

    def backup_if_changed(self, wall: datetime) -> Copy | None:
        """Make this day's backup anew, unless the latest one holds all that there is."""
        return self._backups.make_if_changed(wall)

    def back_up(self, wall: datetime) -> Copy:
        """Make a backup now, which stays until the person deletes it."""
        return self._backups.make(wall, Why.ASKED)

    def count(self, path: str) -> int:
        """How many walks a sound backup holds.

        Raises:
            StoreError: it is not sound, or cannot be read.
        """
        return self._backups.count(Path(path))

    def path_of(self, copy: Copy) -> str:
        """Where a copy lies."""
        return str(self._backups.path(copy))

    def back_up_to(self, target: str) -> int:
        """Write a backup to a file of any other name; how many walks it holds.

        Raises:
            StoreError: there is nothing to back up, or it cannot be written, for one of the reasons that
                `files.unfinished` gives.
        """
        from retrotimer.store.files import unfinished  # a day's backup needs none of it

        file = Path(target)
        if not file.parent.is_dir():
            raise errors.MissingError(str(file.parent))
        with unfinished(file) as name:
            return self._backups.copy_to(name)

    def restore(self, source: str, wall: datetime, *, alone: bool) -> "Restored":
        """Put a backup in the place of the data, which are backed up first.

        What is there may be damaged.  Then it is set aside, if this process is `alone` with it.

        Raises:
            StoreError: the backup is of no use, or nothing can be written; the data are as they were.
        """
        from retrotimer.core.keeping import Restored  # here and below: a day's backup needs none of it
        from retrotimer.store.foreign import staged

        prepare_folder(self._folder)
        with staged(self._folder, Path(source)) as copy:
            before = self._put_in_place(copy, wall, alone=alone)
            with copy.reading() as connection:  # by now with what took refuge
                return Restored(count_walks(connection), before)

    def look_through(self) -> "Findings":
        """Look whether all is well with the data."""
        from retrotimer.store.soundness import look_through

        return look_through(self._path)

    def conflicts(self) -> Sequence[str]:
        """The copies that a synchronising service left beside the database, by name; links are none."""
        try:
            found = [path for path in self._folder.iterdir() if is_conflict(path.name)]
        except OSError:
            return []
        return sorted(path.name for path in found if not path.is_symlink())

    def merge(self, name: str, wall: datetime) -> "Merged":
        """Take over from such a copy what the data do not have; it goes among the backups then.

        Raises:
            LinkError: it is a link, which would be all that goes among the backups.
            StoreError: it is of no use, or nothing can be written; both are as they were.
        """
        from retrotimer.store.foreign import staged
        from retrotimer.store.merging import take_over

        other = self._folder / name
        if other.is_symlink():
            raise errors.LinkError(str(other))
        with staged(self._folder, other) as copy:
            database = open_database(self._folder)
            with closing(database), copy.reading() as source, database.writing() as target:
                self._backups.make(wall, Why.MERGE)  # under the lock, as for a restore
                merged = take_over(target, source)
        with suppress(OSError):  # then it stays, and is offered again: to merge it again changes nothing
            other.rename(self._backups.path(self._backups.free(wall, Why.MERGED)))
        return merged

    def doubt(self) -> None:
        """Keep that damage was met, so that the next start looks before it writes anything."""
        from retrotimer.store.soundness import doubt

        doubt(self._path)

    def _put_in_place(self, copy: Database, wall: datetime, *, alone: bool) -> Copy | None:
        """Put a copy in the place of the data; where those are now."""
        from retrotimer.store import urgent_sign
        from retrotimer.store.empty import has_database
        from retrotimer.store.foreign import pass_on
        from retrotimer.store.in_place import replace_database
        from retrotimer.store.merging import TABLES, take_rows

        if not has_database(self._folder):
            pass_on(copy.path, self._path)
            return None
        try:
            database = open_database(self._folder)
            with (
                closing(database),
                database.attached(copy.path, STAGED),
                database.writing() as connection,
            ):
                # The lock is ours from here on, so that the backup holds all that is replaced; it is made by
                # another connection, as one that is writing cannot be copied from.
                before = self._backups.make(wall, Why.RESTORE)
                sign = urgent_sign.told(connection)
                for table in TABLES:
                    connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
                take_rows(connection, STAGED)
                if sign is not None:  # a backup from before it holds a doctor's check that no longer does
                    urgent_sign.keep(connection, sign)
        except errors.DamagedError:
            if not alone:
                raise
            from retrotimer.store.refuge import leave, take_over

            take_over(self._folder, copy)
            ready = copy.path.with_name(READY_NAME)
            pass_on(copy.path, ready)
            aside = replace_database(self._path, ready, self._backups, wall)
            leave(self._folder)
            return aside
        return before
