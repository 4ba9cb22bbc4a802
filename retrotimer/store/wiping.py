"""Deletes all that the app has ever kept in a data folder, and nothing else that lies in it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from retrotimer.core.copies import copy_named, is_conflict
from retrotimer.store.backups import FOLDER_NAME
from retrotimer.store.database import BESIDE
from retrotimer.store.files import PART, UNFINISHED
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME, REFUGE_NAME
from retrotimer.store.reading_only import STAGE

_SCHEMA_COPY = re.compile(r"retrotimer-schema-\d+\.db", re.ASCII)
_ENDINGS = ("", *BESIDE, ".part")


def wipe(folder: Path) -> list[str]:
    """Delete the database, its log, its backups and every other copy of it; what could not be deleted.

    Nobody may have the database open.  A link is deleted, not what it leads to.  The claim on the folder and
    the door are the window's, which takes them away as it closes.
    """
    backups = folder / FOLDER_NAME
    left = [str(path) for path in (*_ours(folder), *_ours_among(backups)) if not _delete(path)]
    with suppress(OSError):
        if not backups.is_symlink():
            backups.rmdir()  # unless a person keeps something of their own in it
    return left


def _ours(folder: Path) -> Iterator[Path]:
    """What lies in the data folder itself, the database last: as long as it is there, nothing seems done."""
    for path in _listed(folder):
        name = _base(path.name)
        if (
            path.name == DOUBT_NAME
            or _SCHEMA_COPY.fullmatch(name)
            or is_conflict(name)
            or path.name == REFUGE_NAME
            or path.name.startswith(STAGE)
            or (path.name.startswith(UNFINISHED) and path.suffix == PART)
        ):
            yield path
    for ending in reversed(_ENDINGS):
        yield folder / f"{DATABASE_NAME}{ending}"


def _ours_among(backups: Path) -> Iterator[Path]:
    if not backups.is_symlink():
        yield from (path for path in _listed(backups) if copy_named(_base(path.name)) is not None)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _base(name: str) -> str:
    """The name of the database that a file belongs to."""
    ending = max((one for one in _ENDINGS if name.endswith(one)), key=len)
    return name.removesuffix(ending)


def _delete(path: Path) -> bool:
    """Take a file, a link or a folder that something was made ready in away; whether it is gone."""
    try:
        if path.is_dir() and not path.is_symlink():
            rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
