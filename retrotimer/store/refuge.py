"""A database beside damaged data, for what they do not take any more, until the rescue brings both together.

It is a whole one, in a folder of its own, so that a walk that goes on is as safe there as anywhere.  What
has damaged the data may damage it, too: then what can be read of it is taken, and the rest is kept.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from retrotimer.core.errors import DamagedError, LinkError, NotADatabaseError, StoreError
from retrotimer.store.database import LOG_SUFFIX, Database, open_database
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME, REFUGE_NAME

if TYPE_CHECKING:
    from retrotimer.core.records import WalkRecord
    from retrotimer.store.history import SqliteHistory


@contextmanager
def refuge(folder: Path) -> Iterator[Database]:
    """The database beside the data of this folder, made where there is none.

    Raises:
        StoreError: it cannot be opened, or a link is in its place.
    """
    place = folder / REFUGE_NAME
    if place.is_symlink():
        raise LinkError(str(place))
    with closing(open_database(place)) as database:
        yield database


def has_refuge(folder: Path) -> bool:
    """Whether anything took refuge beside the data of this folder; a link is nothing of ours.

    Where that cannot be seen the answer is no: who opens the data learns why.
    """
    place = folder / REFUGE_NAME
    return os.path.isdir(place) and not os.path.islink(place)  # noqa: PTH112, PTH114 - these never raise


def left_open(folder: Path, history: "SqliteHistory", read_utc: Callable[[], datetime]) -> "list[WalkRecord]":
    """The sessions that neither finished nor were stopped, as the refuge tells of them, oldest first.

    What it holds was told later, so a session that went on there may have ended since.
    """
    ours = history.unfinished()
    if not has_refuge(folder):
        return ours
    from retrotimer.store.history import SqliteHistory  # a refuge is hardly ever there

    with suppress(StoreError), refuge(folder) as other:
        with other.reading() as connection:
            told = {str(found) for (found,) in connection.execute("SELECT id FROM session")}
        theirs = SqliteHistory(other, read_utc).unfinished()
        ours = [record for record in ours if str(record.id) not in told] + theirs
    return sorted(ours, key=lambda record: record.started.utc)


def together(folder: Path, database: Database) -> Database | None:
    """The data with what took refuge beside them, in memory, for who only looks; None where nothing did.

    Raises:
        StoreError: the two do not come together so easily, and the next window sees to it.
    """
    if not has_refuge(folder):
        return None
    from retrotimer.store.empty import empty_database

    made = empty_database(folder)
    try:
        with refuge(folder) as other:
            _see_that_it_is_sound(other)
            _bring(database, made)
            _bring(other, made)
    except BaseException:
        made.close()
        raise
    return made


def take_over(folder: Path, target: Database) -> None:
    """Bring what took refuge into a sound database; what both hold is as it was told last.

    Raises:
        StoreError: it cannot be read or written; then nothing was.
    """
    if not has_refuge(folder):
        return
    try:
        with refuge(folder) as other:
            _see_that_it_is_sound(other)
            _bring(other, target)
    except (DamagedError, NotADatabaseError) as error:
        if Path(error.path).parent != folder / REFUGE_NAME:
            raise
        _salvage(folder, target)


def leave(folder: Path) -> None:
    """Take the refuge away: what was in it is in its place; a folder that cannot be deleted may stay.

    Of one that was damaged the file goes among the backups: it may hold more than could be read.
    """
    if not has_refuge(folder):
        return
    place = folder / REFUGE_NAME
    if (place / DOUBT_NAME).exists() and not _keep_damaged(folder, place / DATABASE_NAME):
        return
    from shutil import rmtree  # a word that only asks whether anything is here would pay for it

    rmtree(place, ignore_errors=True)


def _bring(source: Database, target: Database) -> None:
    """It was written after the data did not take any more, so a walk that it has as removed was removed."""
    from retrotimer.store.merging import merge

    with source.reading() as theirs, target.reading() as ours:
        merge(ours, theirs, removing=True)


def _see_that_it_is_sound(other: Database) -> None:
    from retrotimer.store.first_look import structural_damage
    from retrotimer.store.sense import senseless

    with other.reading() as connection:
        found = structural_damage(connection) or senseless(connection)
    if found:
        raise DamagedError(str(other.path), str(found))


def _salvage(folder: Path, target: Database) -> None:
    """Bring what can be read of a damaged refuge, and mark it as one that is kept."""
    from retrotimer.store.foreign import stage
    from retrotimer.store.salvage import salvage
    from retrotimer.store.soundness import doubt

    path = folder / REFUGE_NAME / DATABASE_NAME
    with stage(folder) as place:
        try:
            salvage(path, place)
        except OSError as error:
            raise StoreError(str(path), str(error)) from error
        with closing(open_database(place)) as readable:
            _bring(readable, target)
    doubt(path)


def _keep_damaged(folder: Path, path: Path) -> bool:
    """Move a damaged refuge's file among the backups; whether it is there, and the rest can go."""
    from retrotimer.core.copies import Why
    from retrotimer.store.backups import Backups

    backups = Backups(folder)
    with suppress(StoreError, OSError):
        backups.prepare()
        wall = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        kept = backups.path(backups.free(wall, Why.DAMAGED))
        path.replace(kept)
        with suppress(FileNotFoundError):
            path.with_name(path.name + LOG_SUFFIX).replace(kept.with_name(kept.name + LOG_SUFFIX))
        return True
    return False
