"""Writes the files that a person asks for: whole or not at all, for nobody else, and never over the data.

Whatever leaves the app as a file comes through here, so a name that was chosen in a hurry can cost nobody
their walks.
"""

import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from retrotimer.core.errors import (
    FolderNotWritableError,
    FullError,
    LinkError,
    NoFileError,
    OwnDataError,
    StoreError,
)
from retrotimer.store.backups import FOLDER_NAME as BACKUPS_NAME
from retrotimer.store.backups import Backups
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME, LOCK_NAME

DOOR_NAME = "retrotimer.door"
"""As the desktop's room calls it, which this one cannot ask; a test compares both."""

_MARKS = (DATABASE_NAME, LOCK_NAME, DOOR_NAME, DOUBT_NAME)
"""A folder that holds one of these, or backups, holds data, though the database may be gone just now."""

UNFINISHED, PART = ".retrotimer-", ".part"
"""How the name of a file begins and ends that is not whole yet; only a crash leaves one behind."""

_OWN = re.compile(r"retrotimer\b.*\.(db.*|lock|door|doubt)", re.DOTALL)
"""The data and what lies beside them, older copies and those of synchronising services, too."""


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """The name of a new file, for this person alone, that takes its own name only once it is whole.

    What was there before stays until then.  A link in the way is not followed: it could lead to the data.

    Raises:
        OwnDataError: the name is that of the app's own data, or lies among its backups.
        LinkError: the name is a link.
        NoFileError: the name is a folder's, say, or a device's.
        FullError: there is no room for it.
        FolderNotWritableError: nothing can be written there, or the folder is not there.
        StoreError: the system refuses it for another reason.
    """
    try:
        _look_at(path)
        # A name of its own, as a long one has room for no more; only this person can read it.
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED, suffix=PART)
    except (OSError, ValueError) as error:
        raise _worded(path, error) from error
    os.close(descriptor)
    file = Path(name)
    try:
        yield file
        file.replace(path)
    except OSError as error:
        raise _worded(path, error) from error
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """The same, open for writing, and on the disk before it takes its name.

    Raises:
        StoreError: as `unfinished`.
    """
    with unfinished(path) as name, name.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def write_file(path: Path, content: bytes) -> None:
    """Write a file of which all is known.

    Raises:
        StoreError: it cannot be written, for one of the reasons that `unfinished` gives.
    """
    with whole(path) as file:
        file.write(content)


def _look_at(path: Path) -> None:
    """See that what has the name may be replaced, if anything has.

    Raises:
        StoreError: it may not.
        OSError: it cannot be looked at.
        ValueError: no file can be called so.
    """
    if _is_own(path):
        raise OwnDataError(str(path))
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISLNK(mode):
        raise LinkError(str(path))
    if not stat.S_ISREG(mode):
        raise NoFileError(str(path), os.strerror(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL))


def _is_own(path: Path) -> bool:
    """Whether the name is one of the data's, or is in the folder of their backups.

    Capitals, and a dot or a space at the end, are nothing to some systems.
    """
    folder = Path(os.path.realpath(path.parent))
    if _OWN.fullmatch(path.name.casefold().rstrip(". ")) and _holds_data(folder):
        return True
    return any(
        place.name.casefold() == BACKUPS_NAME and _holds_data(place.parent)
        for place in (folder, *folder.parents)
    )


def _holds_data(folder: Path) -> bool:
    return any(os.path.lexists(folder / mark) for mark in _MARKS) or bool(Backups(folder).all())


def _worded(path: Path, error: OSError | ValueError) -> StoreError:
    number = error.errno if isinstance(error, OSError) else None
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return FullError(str(path), why)
    if number in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR}:
        return FolderNotWritableError(str(path), why)
    return StoreError(str(path), why)
