"""The door of an open window: a file in the data folder at which other processes leave words.

It knows nothing of Qt, so a command can knock without waiting for any of it.  Every function says by its
answer whether it worked; a folder that cannot be written to has no door.
"""

import os
from pathlib import Path

from retrotimer.core.choice import LEAST_MINUTES, MOST_MINUTES

DOOR_NAME = "retrotimer.door"
OWNER_ONLY = 0o600
MOST_BYTES = 4096
"""What is longer was not left by us."""

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_WRITING = os.O_WRONLY | os.O_APPEND | _NO_LINK
"""A link in the door's place leads to who knows where: there is no door then."""

RAISE = "raise"
"""Show the window."""

LOOK = "look"
"""The data were changed."""

START = "start"
"""Show the checklist; followed by the minutes where they were named."""

MONTH = "month"
"""Show the month of today."""

STARTS = {START: None, **{f"{START} {n}": n for n in range(LEAST_MINUTES, MOST_MINUTES + 1)}}
"""The minutes that each way to ask for a start names."""


def start(minutes: int | None = None) -> str:
    """The words that ask for a start; `minutes` are 10 to 15, where they are named."""
    return START if minutes is None else f"{START} {minutes}"


def make(folder: Path) -> bool:
    """Put the door there, for this person alone, and leave what lies at it; whether it is there."""
    try:
        os.close(os.open(folder / DOOR_NAME, _WRITING | os.O_CREAT, OWNER_ONLY))
    except OSError:
        return False
    return True


def knock(folder: Path, words: str) -> bool:
    """Leave words at the door; whether there is one."""
    try:
        descriptor = os.open(folder / DOOR_NAME, _WRITING)
        try:
            if os.fstat(descriptor).st_size >= MOST_BYTES:
                os.ftruncate(descriptor, 0)  # a window that was killed reads nothing, and it must not grow
            os.write(descriptor, f"{words}\n".encode())
        finally:
            os.close(descriptor)
    except OSError:
        return False
    return True


def answer(folder: Path) -> list[str]:
    """What lies at the door, each line once and in its order; it is clean afterwards.

    Nothing else is done between reading and wiping: what is left in that instant is lost.
    """
    door = folder / DOOR_NAME
    try:
        with os.fdopen(os.open(door, os.O_RDWR | _NO_LINK), "rb") as file:
            left = file.read(MOST_BYTES + 1)
            if left:
                os.ftruncate(file.fileno(), 0)
    except OSError:
        return []
    if len(left) > MOST_BYTES:
        return []
    return list(dict.fromkeys(left.decode("ascii", "replace").splitlines()))
