"""An entry that is a file in a folder of the person's: what Linux and macOS have in common."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from retrotimer.core.errors import LoginError

READABLE = 0o644
"""The session reads it, and it holds no more than where the program is."""

FOLDER_MODE = 0o700
MOST_BYTES = 65_536
"""What is longer was not written by us."""


def read(path: Path) -> bytes | None:
    """What stands in the entry, or None where there is none that can be read."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError:
        return None


def write(path: Path, content: bytes) -> None:
    """Put an entry into its place, whole or not at all.

    Raises:
        LoginError: it cannot be written; what was there stays.
    """
    unfinished = None
    try:
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        # Not its own ending: a session that looks just now must not take it for an entry.
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".retrotimer-", suffix=".part")
        unfinished = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(READABLE)
        unfinished.replace(path)
    except OSError as error:
        raise _worded(path, error) from error
    finally:
        if unfinished is not None:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Take an entry away, if there is one.

    Raises:
        LoginError: it cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return
    except OSError as error:
        raise _worded(path, error) from error


def _worded(path: Path, error: OSError) -> LoginError:
    return LoginError(str(path), error.strerror or str(error))
