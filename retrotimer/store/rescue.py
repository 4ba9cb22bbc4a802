"""Makes a sound database ready beside a damaged or missing one, and puts it there once the person has chosen.

Until then the damaged file and its log stay as they are, byte for byte; then they go among the backups.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

from retrotimer.core.copies import Copy
from retrotimer.core.errors import (
    ChangedElsewhereError,
    DamagedError,
    MissingError,
    NewerSchemaError,
    NotADatabaseError,
    StoreError,
)
from retrotimer.core.keeping import Choice, RescueFace
from retrotimer.store.backups import Backups, count_walks
from retrotimer.store.database import LOG_SUFFIX, open_database
from retrotimer.store.foreign import pass_on, stage, staged
from retrotimer.store.in_place import replace_database
from retrotimer.store.merging import merge
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.reading_only import reading_only
from retrotimer.store.refuge import leave, take_over
from retrotimer.store.salvage import salvage

_Seen = tuple[tuple[int, int, int] | None, ...]
"""Number, length and time of the damaged file and of its log; None for what is not there."""


class Rescue:
    """What can be done about one damaged database; `rescue` makes it."""

    def __init__(self, folder: Path, seen: _Seen, ready: dict[Choice, Path], face: RescueFace) -> None:
        self._path = folder / DATABASE_NAME
        self._seen = seen
        self._backups = Backups(folder)
        self._ready = ready
        self.face = face

    def ready(self, choice: Choice) -> Path:
        """The database that is ready for a choice."""
        return self._ready[choice]

    def path_of(self, copy: Copy) -> str:
        """Where a copy lies."""
        return str(self._backups.path(copy))

    def use(self, choice: Choice, wall: datetime) -> Copy:
        """Set the damaged file aside, and put what was chosen in its place; where the damaged one is now.

        Raises:
            ChangedElsewhereError: something was written into the damaged file since it was read: a person may
                have entered a walk in a terminal, where only a part of the file is damaged.
            StoreError: that cannot be done; the damaged file is where it was.
        """
        ready = self.ready(choice)
        if _seen(self._path) != self._seen:
            raise ChangedElsewhereError(str(self._path))
        if not ready.is_file():
            raise MissingError(str(ready))
        aside = replace_database(self._path, ready, self._backups, wall)
        leave(self._path.parent)
        return aside


@contextmanager
def rescue(folder: Path, today: date) -> Iterator[Rescue]:
    """Read what can be read and find the latest backup; all that was made ready is gone afterwards.

    Raises:
        StoreError: nothing can be written, or the damaged file cannot be read at all.
    """
    path = folder / DATABASE_NAME
    backups = Backups(folder)
    gone = not path.exists()
    with stage(folder) as place:
        seen = _seen(path)
        ready = {choice: place / choice.value for choice in Choice}
        try:
            for one in ready.values():
                one.mkdir(mode=0o700)
            salvage(path, ready[Choice.SALVAGED])
        except OSError as error:
            raise StoreError(str(path), str(error)) from error
        salvaged = _with_refuge(folder, ready[Choice.SALVAGED])
        files = {choice: one / DATABASE_NAME for choice, one in ready.items()}
        best = _best_of_use(folder, backups.sound(today), files[Choice.BACKUP])
        if best is None:
            yield Rescue(folder, seen, files, RescueFace(str(path), salvaged, gone=gone))
            return
        backup = best
        in_backup = _with_refuge(folder, ready[Choice.BACKUP])
        both = _both(files)
        yield Rescue(folder, seen, files, RescueFace(str(path), salvaged, backup, in_backup, both, gone))


def _seen(path: Path) -> _Seen:
    found: list[tuple[int, int, int] | None] = []
    for one in (path, path.with_name(path.name + LOG_SUFFIX)):
        try:
            stat = one.stat()
        except OSError:
            found.append(None)
        else:
            found.append((stat.st_ino, stat.st_size, stat.st_mtime_ns))
    return tuple(found)


def _best_of_use(folder: Path, sound: Iterable[tuple[Copy, int]], ready: Path) -> Copy | None:
    """Make the first sound backup ready whose rows make sense; which it is.

    Raises:
        StoreError: nothing can be written.
    """
    for backup, _number in sound:
        try:
            with staged(folder, Backups(folder).path(backup)) as copy:
                pass_on(copy.path, ready)
        except (DamagedError, NotADatabaseError, NewerSchemaError):
            continue
        return backup
    return None


def _with_refuge(folder: Path, ready: Path) -> int:
    """Bring into what is ready what took refuge beside the data; how many walks that makes.

    Raises:
        StoreError: nothing can be written.
    """
    database = open_database(ready)
    try:
        take_over(folder, database)
        with database.reading() as connection:
            return count_walks(connection)
    finally:
        database.close()


def _both(files: dict[Choice, Path]) -> int:
    """Bring what was salvaged and the backup together; how many walks that makes.

    The backup is the ground, as every byte of it is sound; what was told after it was made comes on top.
    """
    pass_on(files[Choice.BACKUP], files[Choice.BOTH])
    database = open_database(files[Choice.BOTH].parent)
    try:
        with database.reading() as target, closing(reading_only(files[Choice.SALVAGED])) as source:
            merge(target, source, removing=True, doubted=True)
            return count_walks(target)
    finally:
        database.close()
