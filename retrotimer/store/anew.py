"""Has the system ask the disk again what our files are, where another computer may have changed them.

A mounted file system remembers for a second and more how long a file is (sshfs for twenty), and opening the
file makes it ask for nothing.  SQLite goes by it: a database that was empty when somebody last looked would
be taken for an empty one, and begun anew over all that another computer has written since.  Some also keep
what was read of a file, and give it again once the file is opened anew.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from retrotimer.store.held import is_held, is_opened_by

NO_DISK = 0
"""The kind of device on which the kernel lets file systems lie that have no disk of this machine's alone."""


def ask_anew(path: Path, *suffixes: str) -> None:
    """Make sure of a database, and of the files that are called like it with one of these behind.

    Whoever sets something of a file is answered with all there is to know of it, so its mode is set to what
    it is.  What is no file, or is another person's, stays.
    """
    # Where this process has it open, nobody else may have changed it; and to close one of these files once
    # takes all locks on it away that this process holds.
    forgets = hasattr(os, "posix_fadvise") and not (is_held(path) or is_opened_by(path))
    for suffix in ("", *suffixes):
        file = path.with_name(path.name + suffix)
        with suppress(OSError):
            found = file.lstat()
            if stat.S_ISREG(found.st_mode):
                file.chmod(stat.S_IMODE(found.st_mode))
                if forgets and os.major(found.st_dev) == NO_DISK:
                    _forget(file)


def _forget(file: Path) -> None:
    """Keep nothing of what was read of a file."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
