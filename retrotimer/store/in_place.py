"""Puts a sound database in the place of a damaged one, so that no moment is without a file, or of none."""

import filecmp
import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from retrotimer.core import errors
from retrotimer.core.copies import Copy, Why
from retrotimer.store.alone import alone_with
from retrotimer.store.backups import Backups
from retrotimer.store.database import BESIDE, LOG_SUFFIX
from retrotimer.store.held import is_held
from retrotimer.store.paths import DOUBT_NAME
from retrotimer.store.soundness import doubt


def _keep(path: Path, kept: Path) -> None:
    """Give a file a second name, so that it is in its place until another one is."""
    try:
        os.link(path, kept)
    except OSError:  # not every file system has links
        shutil.copy2(path, kept)


def replace_database(path: Path, ready: Path, backups: Backups, wall: datetime) -> Copy:
    """Put a closed database in the place of a damaged one, which goes among the backups, its log with it.

    Where the file is gone, only a log may have stayed.

    The log goes first: SQLite would apply it to the new file.  What it held is in the new one already; who is
    killed before that is there leaves a doubt behind, by which `give_back_log` is asked for.

    Raises:
        FullError: what is ready has a log that could not be taken in as it was closed.
        StoreError: that cannot be done.
    """
    _see_that_it_is_whole(ready)
    backups.prepare()
    doubt(path)
    aside = backups.free(wall, Why.DAMAGED)
    kept = backups.path(aside)
    try:
        with alone_with(path):  # what another process goes on writing would go among the backups, too
            if path.exists():
                _keep(path, kept)
            for suffix in BESIDE:
                beside = path.with_name(path.name + suffix)
                if suffix == LOG_SUFFIX and beside.exists():
                    beside.replace(kept.with_name(kept.name + suffix))
                else:
                    beside.unlink(missing_ok=True)
            ready.replace(path)
    except OSError as error:
        raise errors.FolderNotWritableError(str(path), str(error)) from error
    with suppress(OSError):
        path.with_name(DOUBT_NAME).unlink(missing_ok=True)
    return aside


def _see_that_it_is_whole(ready: Path) -> None:
    """See that a file holds all that its database does.

    Closing a database takes its log in, and SQLite does not say where that failed: the disk was full, say.
    """
    with suppress(OSError):
        left = ready.with_name(ready.name + LOG_SUFFIX).stat().st_size
        if left:
            raise errors.FullError(str(ready), f"{left} bytes of its log are left")


def give_back_log(path: Path) -> None:
    """Lay a damaged file's log beside it again, where `replace_database` was killed after taking it away.

    Nothing was written since: whoever would opens the file, and asks for this first.
    """
    log = path.with_name(path.name + LOG_SUFFIX)
    if log.exists() or is_held(path):
        return
    backups = Backups(path.parent)
    for copy in backups.all():
        kept = backups.path(copy)
        kept_log = kept.with_name(kept.name + LOG_SUFFIX)
        with suppress(OSError):
            is_log = kept_log.is_file() and not kept_log.is_symlink()
            if copy.why is Why.DAMAGED and is_log and _are_alike(path, kept):
                kept_log.replace(log)
                kept.unlink()  # it is the same file, which goes there again
                return


def _are_alike(path: Path, kept: Path) -> bool:
    """Whether one is the other, or its copy."""
    return path.samefile(kept) or filecmp.cmp(path, kept, shallow=False)
