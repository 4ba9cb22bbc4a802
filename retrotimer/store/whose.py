"""Whose data these are: people may share a computer, and one of them may work as its administrator.

The system keeps one person out of another's folder; here is only found out that this is why, so that it can
be said.  It does not keep the administrator out, whose files the person could neither read nor unlock: one
`sudo retrotimer` would lock them out of their own walks.  So the administrator works on their own data alone.
"""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from retrotimer.core.errors import AdministratorError, LeftByAdministratorError, OthersError

ADMINISTRATOR = 0
"""The number of the account that no rights keep out."""


def see_whose(folder: Path, names: Sequence[str]) -> None:
    """See that a folder and what has these names in it are this account's to use, there or not.

    Whatever else keeps it from being used is for whoever uses it to find out.

    Raises:
        OthersError: they are another account's, which keeps them to itself.
        LeftByAdministratorError: they lie in this person's home and are the administrator's.
        AdministratorError: they are a person's, and this is the administrator.
    """
    if os.name == "nt":  # where rights are another matter, and no name becomes another account's by itself
        return
    me = os.geteuid()
    for path, about in _places(folder, names):
        if about.st_uid == me:
            continue
        if me == ADMINISTRATOR:
            theirs = path if folder in path.parents else folder
            raise AdministratorError(str(theirs), account(about.st_uid))
        if _is_usable(path, about):
            continue
        if about.st_uid != ADMINISTRATOR:
            raise OthersError(str(path), account(about.st_uid))
        if _at_home(path):
            raise LeftByAdministratorError(str(path), account(me))


def account(number: int) -> str:
    """The name of an account; its number where it has none."""
    import pwd  # not on Windows, and for few

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _places(folder: Path, names: Sequence[str]) -> list[tuple[Path, os.stat_result]]:
    """What there is to look at, as far as one may look; nothing for what is no name of a file."""
    try:
        return [_nearest(folder), *(found for name in names for found in _there(folder / name))]
    except PermissionError:
        return [_closed(folder)]
    except (OSError, ValueError):
        return []


def _nearest(folder: Path) -> tuple[Path, os.stat_result]:
    """The folder itself, or the one in which it would be made."""
    for path in (folder, *folder.parents):
        try:
            return path, path.stat()
        except (FileNotFoundError, NotADirectoryError):
            continue
    return _closed(folder)


def _there(path: Path) -> list[tuple[Path, os.stat_result]]:
    """The file, if there is one; a link is looked at by whoever opens it."""
    try:
        about = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [] if stat.S_ISLNK(about.st_mode) else [(path, about)]


def _closed(folder: Path) -> tuple[Path, os.stat_result]:
    """The folder, as far down as one may look."""
    for path in (folder, *folder.parents):
        try:
            return path, path.stat()
        except OSError:
            continue
    return Path(os.sep), Path(os.sep).stat()


def _is_usable(path: Path, about: os.stat_result) -> bool:
    """Whether this account may read and write it all the same: some file systems know no owners."""
    enter = os.X_OK if stat.S_ISDIR(about.st_mode) else 0
    return os.access(path, os.R_OK | os.W_OK | enter)


def _at_home(path: Path) -> bool:
    """Whether it lies below this person's home, where nothing has to be the administrator's."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - never raises
    return home.is_absolute() and home != Path(home.anchor) and home in path.parents
