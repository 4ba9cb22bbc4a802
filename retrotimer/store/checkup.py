"""Looks at the data folder and at what is in it from outside: nothing is opened as a database, or changed.

Of the file itself the first bytes are read, by a process that has it open in no other way (`held.py`).
"""

import os
import sqlite3
import stat
from pathlib import Path

from retrotimer.core import errors
from retrotimer.core.checkup import Finding, Part, State
from retrotimer.core.errors import StoreError
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME, LOCK_NAME, WORK_NAME, dead_link
from retrotimer.store.whose import see_whose

SQLITE = sqlite3.sqlite_version
MAGIC = b"SQLite format 3\0"
LEAST_ROOM = 8 << 20
"""Bytes that have to be free: a backup and a log beside the data of many years."""

_OTHERS = 0o077
_OPTIONS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
_WHOSE: dict[type[StoreError], State] = {
    errors.OthersError: State.OTHERS,
    errors.LeftByAdministratorError: State.LEFT_BY_ADMINISTRATOR,
    errors.AdministratorError: State.ADMINISTRATOR,
}


def look_at_folder(folder: Path) -> Finding:
    """Whether data can be kept in this folder, and by this person alone."""
    strange = _look_whose(Part.FOLDER, folder)
    if strange is not None:
        return strange
    try:
        about = folder.stat()
    except (FileNotFoundError, NotADirectoryError):
        return _look_above(folder)
    except (OSError, ValueError):
        return Finding(Part.FOLDER, State.UNREADABLE, str(folder))
    state = _rights(folder, about) if stat.S_ISDIR(about.st_mode) else State.IS_FILE
    if state is State.GOOD and _room(folder) < LEAST_ROOM:
        state = State.NO_ROOM
    return Finding(Part.FOLDER, state, str(folder))


def look_at_data(folder: Path) -> Finding:
    """Whether what is kept there looks like what the app writes."""
    strange = _look_whose(Part.DATA, folder, DATABASE_NAME, LOCK_NAME, WORK_NAME)
    if strange is not None:
        return strange
    path = folder / DATABASE_NAME
    try:
        about = path.lstat()
        state = _kind(path, about)
    except (FileNotFoundError, NotADirectoryError):
        state = State.NONE_YET
    except (OSError, ValueError):
        state = State.UNREADABLE
    else:
        if state is State.GOOD and (folder / DOUBT_NAME).exists():
            state = State.DOUBTED
        state = _rights(path, about) if state is State.GOOD else state
        if state is State.GOOD and path.with_name(f"{DATABASE_NAME}-wal").exists():
            state = State.OPEN
    return Finding(Part.DATA, state, str(path))


def _look_whose(part: Part, folder: Path, *names: str) -> Finding | None:
    """What is somebody else's of it, or out of reach; None where nothing is."""
    dead = dead_link(folder)
    if dead is not None:
        return Finding(part, State.GONE, str(dead))
    try:
        see_whose(folder, names)
    except StoreError as error:
        return Finding(part, _WHOSE[type(error)], error.path)
    return None


def _look_above(folder: Path) -> Finding:
    """Whether a folder that is not there could be made."""
    above = next((one for one in folder.parents if one.exists()), folder)
    if not above.is_dir():
        return Finding(Part.FOLDER, State.IS_FILE, str(above))
    if not os.access(above, os.W_OK | os.X_OK):
        return Finding(Part.FOLDER, State.NOT_WRITABLE, str(above))
    return Finding(Part.FOLDER, State.NONE_YET, str(folder))


def _rights(path: Path, about: os.stat_result) -> State:
    """Whether this person may read and write it, and nobody else read it."""
    enter = os.X_OK if stat.S_ISDIR(about.st_mode) else 0
    if not os.access(path, os.R_OK | enter):
        return State.UNREADABLE
    if not os.access(path, os.W_OK):
        return State.NOT_WRITABLE
    return State.OTHERS_READ if os.name != "nt" and about.st_mode & _OTHERS else State.GOOD


def _kind(path: Path, about: os.stat_result) -> State:
    """Whether it is a file of SQLite's, by its first bytes; a new one may be empty."""
    if not stat.S_ISREG(about.st_mode):
        return State.STRANGE
    descriptor = os.open(path, _OPTIONS)
    try:
        head = os.read(descriptor, len(MAGIC))
    finally:
        os.close(descriptor)
    return State.GOOD if head == MAGIC or not about.st_size else State.STRANGE


def _room(folder: Path) -> int:
    """How many bytes are free for this person; where the system does not tell, enough."""
    try:
        place = os.statvfs(folder)
    except (AttributeError, OSError):  # the first is Windows
        return LEAST_ROOM
    return place.f_bavail * place.f_frsize
