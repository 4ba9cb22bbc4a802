"""Which folder holds a person's data; the only place that asks appdirs."""

import os
from pathlib import Path

from retrotimer.core.errors import FolderIsFileError, FolderNotWritableError, GoneError
from retrotimer.store.whose import see_whose

DATABASE_NAME = "retrotimer.db"
BACKUPS_NAME = "backups"
LOCK_NAME = "retrotimer.lock"
WORK_NAME = "retrotimer.work"
"""The lock of a word of the command line that is at work; `LOCK_NAME` is a window's."""

DOUBT_NAME = "retrotimer.doubt"
"""A file that says: damage was met; look before anything is written."""

REFUGE_NAME = "retrotimer-refuge"
"""The folder of what damaged data did not take."""

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def standard_folder() -> Path:
    """The data folder that the system has for this person.

    appdirs hands on an empty or relative `XDG_DATA_HOME` as it is, which the XDG specification
    says to ignore; then the specification's own default is taken.
    """
    import appdirs  # the owner's choice, kept to this room; not needed where a folder was named

    folder = Path(appdirs.user_data_dir("retrotimer", appauthor=False))
    if folder.is_absolute():
        return folder
    return Path(os.path.expanduser("~/.local/share/retrotimer")).absolute()  # noqa: PTH111 - never raises


def look_whose(folder: Path) -> None:
    """See that the data of this folder are this account's, be they there or not.

    A link that leads nowhere is no folder that has not been made yet: its disk may not be plugged in.

    Raises:
        GoneError: there is such a link in its place, or above it.
        StoreError: they are somebody else's, in one of its forms for that.
    """
    dead = dead_link(folder)
    if dead is not None:
        raise GoneError(str(dead))
    see_whose(folder, (DATABASE_NAME, LOCK_NAME, WORK_NAME))


def dead_link(folder: Path) -> Path | None:
    """The link that leads nowhere in the place of this folder, or above it; None for none."""
    if os.path.exists(folder):  # noqa: PTH110 - here and below: these never raise
        return None
    above = (folder, *folder.parents)
    return next((one for one in above if os.path.islink(one) and not os.path.exists(one)), None)  # noqa: PTH110, PTH114


def prepare_folder(folder: Path) -> None:
    """Make the data folder, for this person alone, and see that it can be written to.

    Raises:
        FolderIsFileError: the name belongs to a file.
        FolderNotWritableError: it cannot be made or written to.
        StoreError: it is somebody else's.
    """
    look_whose(folder)
    try:
        if folder.exists() and not folder.is_dir():
            raise FolderIsFileError(str(folder))
        if not folder.exists():
            folder.mkdir(mode=FOLDER_MODE, parents=True)
            folder.chmod(FOLDER_MODE)
    except NotADirectoryError as error:
        raise FolderIsFileError(str(_file_above(folder)), str(error)) from error
    except OSError as error:
        raise FolderNotWritableError(str(folder), str(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderNotWritableError(str(folder))


def _file_above(folder: Path) -> Path:
    """The file that stands where one of the folder's parents should be."""
    return next((parent for parent in folder.parents if parent.exists() and not parent.is_dir()), folder)
