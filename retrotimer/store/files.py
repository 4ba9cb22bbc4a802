"""Writes a file that a person asked for: whole or not at all, and for this person alone."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from retrotimer.core.errors import FolderNotWritableError, FullError, StoreError
from retrotimer.store.paths import FILE_MODE


def write_file(path: Path, content: bytes) -> None:
    """Write the file under another name first, then in its place; what was there before stays until then.

    Raises:
        FullError: there is no room for it.
        FolderNotWritableError: nothing can be written there, or the folder is not there.
        StoreError: the system refuses it for another reason.
    """
    unfinished = path.with_name(f".retrotimer-{os.getpid()}.part")  # a long name has room for no more
    try:
        unfinished.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(unfinished, flags, FILE_MODE), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise _worded(path, error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _worded(path: Path, error: OSError) -> StoreError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return FullError(str(path), str(error))
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR}:
        return FolderNotWritableError(str(path), str(error))
    return StoreError(str(path), error.strerror or str(error))
