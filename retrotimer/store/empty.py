"""A history without a walk, in memory: for whoever only looks, where no data folder has been made yet."""

import sqlite3
from pathlib import Path

from retrotimer.store.database import MIGRATIONS, Database, worded
from retrotimer.store.paths import DATABASE_NAME
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


def has_database(folder: Path) -> bool:
    """Whether there is something to open; where that cannot be told, opening it will say why."""
    try:
        (folder / DATABASE_NAME).stat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    return True
