"""A database, broken in one place, and what is salvaged of it."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from retrotimer.core.pain import Pain
from retrotimer.core.records import Effort, Feedback, WalkRecord
from retrotimer.store.database import open_database
from retrotimer.store.history import _SAVE
from retrotimer.store.merging import ALL
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.rows import Row, row_of
from retrotimer.store.salvage import salvage
from tests.fakes import TODAY, a_record, a_stopped_record

TOLD = (
    *(f"{site}_pain_{when}" for site in ("back", "knee") for when in ("before", "after", "morning")),
    "effort", "hurt_place", "hurt_pain", "note", "zone", "written_utc", "utc_offset",
)  # fmt: skip
"""What is stored once only: a damaged byte in it may read as another value, and nothing tells."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A change of one place of a file."""

    kind: str
    at: int

    def of(self, content: bytes) -> bytes:
        """The file with it."""
        if self.kind == "cut":
            return content[: self.at]
        if self.kind == "page":
            return content[: self.at] + b"\0" * 4096 + content[self.at + 4096 :]
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


def a_file(number: int) -> tuple[bytes, dict[str, Row]]:
    """A sound database with so many walks, and their rows by id."""
    with tempfile.TemporaryDirectory() as made:
        database = open_database(Path(made))
        with closing(database), database.writing() as connection:
            connection.executemany(_SAVE, [row_of(record) for record in some_walks(number)])
        return (Path(made) / DATABASE_NAME).read_bytes(), rows_in(Path(made))


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
        after = rows_in(place)
    same = sum(before.get(walk) == row for walk, row in after.items())
    retold = sum(
        walk in before and before[walk] != row and _walked(before[walk]) == _walked(row)
        for walk, row in after.items()
    )
    return Outcome(same, retold, len(after) - same - retold, len(before.keys() - after.keys()))


def _walked(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in TOLD}


def faults(content: bytes, step: int) -> Iterator[Fault]:
    """A flipped bit and a cut at every so many bytes, and every page wiped."""
    for at in range(step // 2, len(content), step):
        yield Fault("flip", at)
    for at in range(0, len(content), step):
        yield Fault("cut", at)
    for at in range(0, len(content), 4096):
        yield Fault("page", at)
