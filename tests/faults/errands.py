"""What a command line is in the middle of when it is killed: importing, copying, restoring.

The words are the program's own, given to its own `main`; only Python's start is left out.
"""

import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from retrotimer.cli import main
from retrotimer.core.errors import StoreError
from retrotimer.core.records import WalkRecord
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.rows import row_of
from tests.fakes import a_moment, a_record, an_id
from tests.faults.lives import Tell
from tests.store.exchange.files import carry_out, import_
from tests.store.keeping import keep

A_FILE = 100
"""Walks in each file that is imported."""

FIRST_DAY = date(2015, 1, 1)
MINE = "mine.db"
HERE, THERE = 40, 50
"""Walks in the data that a restore replaces, and in the backup that it puts there."""


def bring_in(folder: Path, tell: Tell) -> None:
    """File after file, each with walks of its own; every other is taken back, and done again."""
    quiet()
    database = open_database(folder)  # a window's, beside which the command line works
    tell("ready")
    for number in count():
        file = folder.parent / f"{folder.name}-{number}.csv"
        try:
            file.write_text(csv_of(number), "utf-8")
        except OSError:  # which is ours, and no import of the app's
            continue
        tell("changing", number=number, walks=[0, A_FILE])
        try:
            if number % 2:
                done = main(["--data-dir", str(folder), "import", str(file)]) == 0
                tell("changed", number=number, walks=[A_FILE if done else 0])
                tell("done" if done else "refused")
                continue
            imported = import_(database, file)
            tell("changed", number=number, walks=[A_FILE])
            for steps, walks in ((imported.take_back, 0), (imported.write_again, A_FILE)):
                tell("changing", number=number, walks=[0, A_FILE])
                carry_out(steps())
                tell("changed", number=number, walks=[walks])
        except StoreError:
            # Nothing of what was refused was done, and what was done before it was told of.
            tell("refused")
        else:
            tell("done")
        finally:
            file.unlink()


def csv_of(number: int) -> str:
    """A file with walks that no other one has, each told by its note."""
    lines = [f"{day},{10 + n % 6},09:00,{note_of(number)}" for n, day in enumerate(days_of(number))]
    return "\n".join(["date,minutes,time,note", *lines, ""])


def days_of(number: int) -> Iterator[date]:
    """The days of a file's walks."""
    first = number % 30 * A_FILE
    return (FIRST_DAY + timedelta(days=first + n) for n in range(A_FILE))


def note_of(number: int) -> str:
    """What stands beside each walk of a file."""
    return f"import {number}"


def back_up(folder: Path, tell: Tell) -> None:
    """Copies beside the data, asked for or not, and under a person's own name, while walks are saved."""
    quiet()
    history = SqliteHistory(open_database(folder), lambda: a_moment().utc)
    tell("ready")
    for number in count():
        record = a_record(FIRST_DAY + timedelta(days=number), 10, walk=an_id(number + 1))
        tell("adding", id=str(record.id))
        try:
            history.save(record)
        except StoreError:
            tell("refused")
            continue
        tell("ended", id=str(record.id), row=row_of(record), note="")
        own = number % 3 == 0
        if _copy(folder, own=own, asked=number % 3 == 1):
            tell("copied", own=own)
            tell("done")
        else:
            tell("refused")


def _copy(folder: Path, *, own: bool, asked: bool) -> bool:
    """Copy the data to a person's own file, beside the data as asked for, or as a window does by itself."""
    if own or asked:
        file = [str(folder.parent / f"{folder.name}-{MINE}")] if own else []
        return main(["--data-dir", str(folder), "backup", *file]) == 0
    try:
        return SqliteKeeper(folder).backup_if_changed(a_moment().wall) is not None
    except StoreError:
        return False


def restore(folder: Path, tell: Tell) -> None:
    """One backup in the place of the data, and the other one again."""
    quiet()
    sources = {"here": here(), "there": there()}
    for name, content in sources.items():
        (folder / f"{name}.db").write_bytes(content)
    (folder / DATABASE_NAME).write_bytes(sources["here"])
    tell("ready")
    while True:
        for before, after in (("here", "there"), ("there", "here")):
            tell("changing", states=[before, after])
            while main(["--data-dir", str(folder), "restore", str(folder / f"{after}.db")]) != 0:
                tell("stayed", states=[before])
                tell("refused")
                tell("changing", states=[before, after])
            tell("changed", states=[after])
            tell("done")


def walks_here() -> list[WalkRecord]:
    """The walks in the data."""
    return [a_record(FIRST_DAY + timedelta(days=n), 10 + n % 6, walk=an_id(1 + n)) for n in range(HERE)]


def walks_there() -> list[WalkRecord]:
    """The walks in the backup: half of them are others."""
    first = HERE // 2
    return [
        a_record(FIRST_DAY + timedelta(days=n), 12, walk=an_id(1 + n)) for n in range(first, first + THERE)
    ]


@cache
def here() -> bytes:
    """The data, as a file."""
    return _file_with(walks_here())


@cache
def there() -> bytes:
    """The backup."""
    return _file_with(walks_there())


@cache
def empty() -> bytes:
    """A database in which nothing is yet: it is laid out once, and not for each life."""
    return _file_with([])


def _file_with(records: list[WalkRecord]) -> bytes:
    with TemporaryDirectory() as folder:
        keep(Path(folder), *records)
        return (Path(folder) / DATABASE_NAME).read_bytes()


def bring_to_hand() -> None:
    """Import what a word imports once it is at work: each copy of this process would, for half of its life.

    A copy tries each word once, and tells what it has imported then.  This process cannot try them itself, as
    they make an application, which a life makes for itself.
    """
    line, write = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            quiet()
            _try_each_word()
            with os.fdopen(write, "w") as told:
                told.write(" ".join(sys.modules))
        finally:
            os._exit(0)  # whatever failed fails again in the lives, which are looked at
    os.close(write)
    with os.fdopen(line) as told:
        for name in told.read().split():
            if name.startswith("retrotimer."):
                import_module(name)
    os.waitpid(process, 0)


def _try_each_word() -> None:
    with TemporaryDirectory() as place:
        folder, file, backup = Path(place, "data"), Path(place, "walks.csv"), Path(place, MINE)
        folder.mkdir(mode=0o700)
        (folder / DATABASE_NAME).write_bytes(here())
        file.write_text(csv_of(0), "utf-8")
        backup.write_bytes(there())
        for words in (["import", str(file)], ["backup"], ["restore", str(backup)]):
            main(["--data-dir", str(folder), *words])


def quiet() -> None:
    """Let nothing that the command line says reach the report."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
