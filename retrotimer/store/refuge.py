"""A database beside damaged data, for what they do not take any more, until the rescue brings both together.

It is a whole one, in a folder of its own, so that a walk that goes on is as safe there as anywhere.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import rmtree

from retrotimer.core.errors import LinkError
from retrotimer.store.database import Database, open_database

REFUGE = "retrotimer-refuge"


@contextmanager
def refuge(folder: Path) -> Iterator[Database]:
    """The database beside the data of this folder, made where there is none.

    Raises:
        StoreError: it cannot be opened, or a link is in its place.
    """
    place = folder / REFUGE
    if place.is_symlink():
        raise LinkError(str(place))
    with closing(open_database(place)) as database:
        yield database


def take_over(folder: Path, target: Database) -> None:
    """Bring what took refuge into a sound database; what both hold is as it was told last.

    Raises:
        StoreError: it cannot be read or written; then nothing was.
    """
    from retrotimer.store.merging import merge

    if (folder / REFUGE).is_dir():
        with refuge(folder) as other, other.reading() as source, target.reading() as connection:
            merge(connection, source)


def leave(folder: Path) -> None:
    """Take the refuge away: what was in it is in its place; a folder that cannot be deleted may stay."""
    if not (folder / REFUGE).is_symlink():
        rmtree(folder / REFUGE, ignore_errors=True)
