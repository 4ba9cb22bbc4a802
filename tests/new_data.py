"""New data folders for tests, without the work that a first start has with one."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from retrotimer.store.database import Database, open_database
from retrotimer.store.paths import DATABASE_NAME, FILE_MODE, FOLDER_MODE


def open_anew(folder: Path) -> Database:
    """The database of a new data folder, as `open_database` makes it there.

    It was made once, and what is opened is a copy: to run all migrations takes six times as long, and most
    tests begin with it.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True)
    file = folder / DATABASE_NAME
    file.touch(FILE_MODE)
    file.write_bytes(_new_file())
    return open_database(folder)


@cache
def _new_file() -> bytes:
    with TemporaryDirectory() as made:
        open_database(Path(made)).close()
        return Path(made, DATABASE_NAME).read_bytes()
