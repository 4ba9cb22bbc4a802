"""A history without a walk, in memory: for whoever only looks, where no data folder has been made yet."""

import sqlite3
from pathlib import Path

from retrotimer.store.database import MIGRATIONS, Database, worded
from retrotimer.store.paths import BACKUPS_NAME, DATABASE_NAME
from retrotimer.store.script import statements


def empty_database(folder: Path, schema: int | None = None) -> Database:
    """A database that is made nowhere, of an older schema if need be; `folder` is where it would be."""
    path = folder / DATABASE_NAME
    with worded(path):
        connection = sqlite3.connect(":memory:", isolation_level=None)
        for script in sorted(MIGRATIONS.glob("*.sql"))[:schema]:
            for statement in statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
    return Database(path, connection)


def is_lost(folder: Path) -> bool:
    """Whether there is no database where one was: a sync service took it, say, and backups of it are here.

    Who deletes everything deletes those as well, and begins anew without a question.
    """
    if has_database(folder):
        return False
    if not (folder / BACKUPS_NAME).is_dir():
        return False  # as on a first start
    from retrotimer.store.likeness import has_backups  # hardly ever

    return has_backups(folder)


def has_database(folder: Path) -> bool:
    """Whether there is something to open; where that cannot be told, opening it will say why.

    So will it of a link, wherever that leads.
    """
    try:
        (folder / DATABASE_NAME).lstat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    return True
