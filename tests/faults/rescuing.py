"""A start that meets damaged data and rescues them; whoever is killed in the midst of that has every walk.

Some walks lie in the damaged file, some in its log alone, some in the backup, and one took refuge beside.
"""

import shutil
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from retrotimer.core.errors import DamagedError, StoreError
from retrotimer.core.records import WalkRecord
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.first_look import look_first
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.refuge import refuge
from retrotimer.store.rescue import rescue
from retrotimer.store.soundness import doubt
from tests.fakes import TODAY, a_record, an_id
from tests.faults.judges import Judge
from tests.faults.lives import Tell
from tests.store.keeping import A_DAY, NOON, keep, walks

PAGE = 4096
STARTS = 3
"""One that finds the damage, one that finds what that one left, and one more."""


def rescue_damaged(folder: Path, tell: Tell) -> None:
    """One damaged folder after the other, each of them rescued."""
    damaged()  # which is ours, and must not fail
    tell("ready")
    for number in count():
        place = folder / str(number)
        try:
            lay(place)
        except OSError:  # which is ours, and no rescue of the app's
            shutil.rmtree(place, ignore_errors=True)
            continue
        tell("laid", number=number)
        while not start(place):
            tell("refused")
        tell("done")


def judge_rescues(judge: Judge) -> None:
    """The next starts put right what is left, and every walk is there."""
    laid = judge.of("laid")[-2:]  # those before were left alone since
    for fact in laid:
        place = judge.folder / str(fact["number"])
        if not any(start(place) for _ in range(STARTS)):
            judge.lose(f"{place} does not open any more")
            continue
        missing = {str(one.id) for one in all_walks()} - walks(place).keys()
        if missing:
            judge.lose(f"{place}: without {missing}", len(missing))
    judge.report.finished += len(laid) * len(all_walks())


def start(folder: Path) -> bool:
    """Open the data as a start does, and rescue them where they are damaged; whether that could be."""
    try:
        try:
            with closing(open_database(folder)) as database:
                if database.left_open:
                    look_first(database)
        except DamagedError:
            with rescue(folder, TODAY) as found:
                found.use(found.face.choices[0], NOON)
    except StoreError:
        return False
    return True


@cache
def all_walks() -> tuple[WalkRecord, ...]:
    """Those of the backup, those in the log, and the one beside."""
    return tuple(a_record(TODAY - A_DAY * n, 10 + n % 6, walk=an_id(1 + n)) for n in range(24))


@cache
def damaged() -> dict[str, bytes]:
    """The files of a folder whose data have lost their beginning."""
    *backed_up, logged, beside = all_walks()
    with TemporaryDirectory() as name:
        folder = Path(name, "data")
        keep(folder, *backed_up)
        Backups(folder).make(NOON - A_DAY)
        before = (folder / DATABASE_NAME).read_bytes()
        with closing(open_database(folder)) as database:
            SqliteHistory(database, lambda: NOON).save(logged)
            log = (folder / f"{DATABASE_NAME}-wal").read_bytes()
        with refuge(folder) as database:
            SqliteHistory(database, lambda: NOON).save(beside)
        doubt(folder / DATABASE_NAME)
        found = {
            str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }
    found[f"{DATABASE_NAME}-wal"] = log
    found[DATABASE_NAME] = bytes(PAGE) + before[PAGE:]
    return found


def lay(folder: Path) -> None:
    """Write these files into a folder of its own."""
    for name, content in damaged().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
