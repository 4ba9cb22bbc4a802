"""Makes a sound database ready beside a damaged one, and puts it in its place when the person has chosen.

Until then the damaged file and its log stay as they are, byte for byte; then they go among the backups.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from retrotimer.core import errors
from retrotimer.core.errors import StoreError
from retrotimer.core.keeping import Choice, Copy, RescueFace, Why
from retrotimer.store.backups import Backups, count_walks
from retrotimer.store.database import BESIDE, LOG_SUFFIX, open_database
from retrotimer.store.foreign import pass_on, reading_only, stage, staged
from retrotimer.store.merging import merge
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME
from retrotimer.store.salvage import salvage


class Rescue:
    """What can be done about one damaged database; `rescue` makes it."""

    def __init__(self, folder: Path, ready: dict[Choice, Path], face: RescueFace) -> None:
        self._path = folder / DATABASE_NAME
        self._backups = Backups(folder)
        self._ready = ready
        self.face = face

    def use(self, choice: Choice, wall: datetime) -> Copy:
        """Set the damaged file aside, and put what was chosen in its place; where the damaged one is now.

        Raises:
            StoreError: that cannot be done; the damaged file is where it was.
        """
        return replace_database(self._path, self._ready[choice], self._backups, wall)


@contextmanager
def rescue(folder: Path) -> Iterator[Rescue]:
    """Read what can be read and find the latest backup; all that was made ready is gone afterwards.

    Raises:
        StoreError: nothing can be written, or the damaged file cannot be read at all.
    """
    path = folder / DATABASE_NAME
    backups = Backups(folder)
    with stage(folder) as place:
        ready = {choice: place / choice.value for choice in Choice}
        for one in ready.values():
            one.mkdir(mode=0o700)
        try:
            salvaged = salvage(path, ready[Choice.SALVAGED])
        except OSError as error:
            raise StoreError(str(path), str(error)) from error
        files = {choice: one / DATABASE_NAME for choice, one in ready.items()}
        newest = backups.newest_sound()
        if newest is None:
            yield Rescue(folder, files, RescueFace(str(path), salvaged))
            return
        backup, in_backup = newest
        with staged(folder, backups.path(backup)) as copy:
            pass_on(copy.path, files[Choice.BACKUP])
        both = _both(files)
        yield Rescue(folder, files, RescueFace(str(path), salvaged, backup, in_backup, both))


def _both(files: dict[Choice, Path]) -> int:
    """Bring what was salvaged and the backup together; how many walks that makes.

    The backup is the ground, as every byte of it is sound; what was told after it was made comes on top.
    """
    pass_on(files[Choice.BACKUP], files[Choice.BOTH])
    database = open_database(files[Choice.BOTH].parent)
    try:
        with database.reading() as target, closing(reading_only(files[Choice.SALVAGED])) as source:
            merge(target, source)
            return count_walks(target)
    finally:
        database.close()


def replace_database(path: Path, ready: Path, backups: Backups, wall: datetime) -> Copy:
    """Put a closed database in the place of a damaged one, which goes among the backups, its log with it.

    The log goes first: SQLite would apply it to the new file.  What it held is in the new one already.

    Raises:
        StoreError: that cannot be done.
    """
    backups.prepare()
    aside = backups.free(wall, Why.DAMAGED)
    kept = backups.path(aside)
    try:
        try:
            os.link(path, kept)
        except OSError:  # not every file system has links
            shutil.copy2(path, kept)
        for suffix in BESIDE:
            beside = path.with_name(path.name + suffix)
            if suffix == LOG_SUFFIX and beside.exists():
                beside.replace(kept.with_name(kept.name + suffix))
            else:
                beside.unlink(missing_ok=True)
        ready.replace(path)
    except OSError as error:
        raise errors.FolderNotWritableError(str(path), str(error)) from error
    with suppress(OSError):
        path.with_name(DOUBT_NAME).unlink(missing_ok=True)
    return aside
