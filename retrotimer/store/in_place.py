"""Puts a sound database in the place of a damaged one, so that no moment is without a file, or of none."""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from retrotimer.core import errors
from retrotimer.core.keeping import Copy, Why
from retrotimer.store.backups import Backups
from retrotimer.store.database import BESIDE, LOG_SUFFIX
from retrotimer.store.paths import DOUBT_NAME


def _keep(path: Path, kept: Path) -> None:
    """Give a file a second name, so that it is in its place until another one is."""
    try:
        os.link(path, kept)
    except OSError:  # not every file system has links
        shutil.copy2(path, kept)


def replace_database(path: Path, ready: Path, backups: Backups, wall: datetime) -> Copy:
    """Put a closed database in the place of a damaged one, which goes among the backups, its log with it.

    Where the file is gone, only a log may have stayed.

    The log goes first: SQLite would apply it to the new file.  What it held is in the new one already.

    Raises:
        StoreError: that cannot be done.
    """
    backups.prepare()
    aside = backups.free(wall, Why.DAMAGED)
    kept = backups.path(aside)
    try:
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
