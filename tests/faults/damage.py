"""A data folder whose database is broken in one place, and what the rescue makes of it."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from retrotimer.core.copies import copy_at
from retrotimer.core.keeping import Choice
from retrotimer.core.pain import Pain
from retrotimer.core.records import Effort, Feedback, WalkRecord
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.merging import ALL
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.rescue import rescue
from retrotimer.store.rows import Row
from retrotimer.store.salvage import salvage
from tests.fakes import TODAY, a_record, a_stopped_record
from tests.store.keeping import NOON, keep

PAGE = 4096
CUT_EVERY = 512

TOLD = (
    *(f"{site}_pain_{when}" for site in ("back", "knee") for when in ("before", "after", "morning")),
    "effort", "hurt_place", "hurt_pain", "note", "zone", "written_utc", "utc_offset",
    "doctor_on",
)  # fmt: skip
"""What is stored once only: a damaged byte in it may read as another value, and nothing tells."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A change of one place of a file."""

    kind: str
    at: int

    def of(self, content: bytes) -> bytes:
        """The file with it; one that is gone has nothing in it."""
        if self.kind in {"cut", "gone"}:
            return content[: self.at]
        if self.kind == "page":
            return content[: self.at] + b"\0" * PAGE + content[self.at + PAGE :]
        if self.kind == "zero":
            return bytes(len(content))
        changed = bytearray(content)
        changed[self.at] ^= 1 << self.at // 512 % 8
        return bytes(changed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the walks of one broken file.

    Attributes:
        back: walks that are as they were.
        retold: walks whose day, minutes and kind are as they were, and something else about them is not.
        invented: walks that are not as anybody walked them.
        lost: walks that are not there any more.
    """

    back: int
    retold: int
    invented: int
    lost: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A folder as the app leaves it when its window closes.

    Attributes:
        content: the database.
        copy: the latest backup.
        rows: the walks that are in the database, by id.
    """

    content: bytes
    copy: bytes
    rows: dict[str, Row]


def a_file(number: int) -> tuple[bytes, dict[str, Row]]:
    """A sound database with so many walks, and their rows by id."""
    laid = a_folder(number)
    return laid.content, laid.rows


def a_folder(number: int, behind: int = 0) -> Laid:
    """A sound database with so many walks, and a backup that has all but the latest so many of them."""
    walks = sorted(some_walks(number), key=lambda record: record.started.utc)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        keep(folder, *walks[: number - behind])
        copy = Backups(folder).path(Backups(folder).make(NOON))
        keep(folder, *walks[number - behind :])
        return Laid((folder / DATABASE_NAME).read_bytes(), copy.read_bytes(), rows_in(folder))


def some_walks(number: int) -> Iterator[WalkRecord]:
    """Walks of all kinds, the same number of them each time."""
    for n in range(number):
        day = TODAY - timedelta(days=n)
        said = Feedback(Pain(n % 11, None), Effort.TALK, f"walk {n} " + "in the park " * (n % 7))
        record = a_stopped_record(day, 4.25 + n % 5) if n % 5 == 0 else a_record(day, 10 + n % 6)
        yield replace(record, feedback=said, pain_before=Pain(n % 4))


def rows_in(folder: Path) -> dict[str, Row]:
    """All sessions of a sound database by id."""
    database = open_database(folder)
    with closing(database), database.reading() as connection:
        rows = connection.execute(f"SELECT {', '.join(ALL)} FROM session").fetchall()  # noqa: S608 - our own names
    return {str(row[0]): dict(zip(ALL, row, strict=True)) for row in rows}


def judge(content: bytes, before: dict[str, Row]) -> Outcome:
    """Salvage a broken file, and hold what comes of it against what was there."""
    with tempfile.TemporaryDirectory() as made:
        source, place = Path(made, "broken.db"), Path(made, "place")
        source.write_bytes(content)
        place.mkdir()
        salvage(source, place)
        return _held_against(before, rows_in(place))


def judge_rescue(fault: Fault, laid: Laid) -> tuple[Outcome, Outcome]:
    """Rescue a folder as it is recommended; what came of it, and what was read from the broken file alone."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        copy = Backups(folder).path(copy_at(NOON))
        copy.parent.mkdir()
        copy.write_bytes(laid.copy)
        if fault.kind != "gone":
            (folder / DATABASE_NAME).write_bytes(fault.of(laid.content))
        with rescue(folder, TODAY) as found:
            alone = rows_in(found.ready(Choice.SALVAGED).parent)
            found.use(found.face.choices[0], NOON)
        return _held_against(laid.rows, rows_in(folder)), _held_against(laid.rows, alone)


def _held_against(before: dict[str, Row], after: dict[str, Row]) -> Outcome:
    same = sum(before.get(walk) == row for walk, row in after.items())
    retold = sum(
        walk in before and before[walk] != row and _walked(before[walk]) == _walked(row)
        for walk, row in after.items()
    )
    return Outcome(same, retold, len(after) - same - retold, len(before.keys() - after.keys()))


def _walked(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in TOLD}


def faults(content: bytes, every: int) -> Iterator[Fault]:
    """A bit flipped at every so many bytes, a cut at every 512 at least, each page wiped, and all of it."""
    for at in range(every // 2, len(content), every):
        yield Fault("flip", at)
    for at in range(0, len(content), max(every, CUT_EVERY)):
        yield Fault("cut", at)
    for at in range(0, len(content), PAGE):
        yield Fault("page", at)
    yield Fault("zero", 0)
    yield Fault("gone", 0)
