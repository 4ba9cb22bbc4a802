"""Has the system ask the disk again how long our files are, where another computer may have changed them.

A mounted file system remembers that for a second and more (sshfs for twenty), and opening a file makes it ask
for nothing.  SQLite goes by it: a database that was empty when somebody last looked would be taken for an
empty one, and begun anew over all that another computer has written since.
"""

import stat
from contextlib import suppress
from pathlib import Path


def ask_anew(path: Path, *suffixes: str) -> None:
    """Make sure of a file, and of those that are called like it with one of these behind.

    Whoever sets something of a file is answered with all there is to know of it, so its mode is set to what
    it is.  What is no file, or is another person's, stays.
    """
    for suffix in ("", *suffixes):
        file = path.with_name(path.name + suffix)
        with suppress(OSError):
            mode = file.lstat().st_mode
            if stat.S_ISREG(mode):
                file.chmod(stat.S_IMODE(mode))
