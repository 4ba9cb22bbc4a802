"""Imports one damaged file after the other into the same history, and holds each against its plan."""

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.days import instant
from retrotimer.core.exchange.forms import FileError
from retrotimer.core.exchange.lines import OtherExercise, StoredSettings
from retrotimer.core.exchange.planning import Act, ImportPlan
from retrotimer.core.records import WalkRecord
from retrotimer.store.database import Database
from tests.mutations.mutate import mutated
from tests.store.exchange.files import carry_out, exchange_on, plan, state

State = list[list[tuple[object, ...]]]
LOOP = b"Date,Read,Walk backwards,\n" + b"".join(
    f"2025-0{month}-1{day},NO,{mark},\n".encode()
    for month in range(1, 9)
    for day, mark in enumerate(("YES_MANUAL", "YES_AUTO", "NO", "2", "12000", "SKIP"))
)
"""As Loop Habit Tracker writes it."""


@dataclass(slots=True)
class Trial:
    """What has become of the files so far.

    `changed` counts those that would have changed something, and were imported and undone for that.
    """

    database: Database
    sources: list[tuple[str, bytes]]
    folder: Path
    refused: Counter[str] = field(default_factory=Counter)
    lines: Counter[Act] = field(default_factory=Counter)
    changed: int = 0
    files: int = 0

    def run(self, seed: int) -> None:
        """Try one file.

        Raises:
            AssertionError: it changed something that its plan had not told, or was not undone.
        """
        chance = random.Random(seed)  # noqa: S311 - no secret
        ending, content = chance.choice(self.sources)
        path = self.folder / f"damaged{ending}"
        path.write_bytes(mutated(chance, content))
        self.files += 1
        before = state(self.database)
        try:
            found = plan(self.database, path)
        except FileError as error:
            self.refused[error.wrong.value] += 1
            assert state(self.database) == before, f"seed {seed}: reading changed something"
            return
        assert state(self.database) == before, f"seed {seed}: planning changed something"
        self.lines.update(found.counts)
        if not found.does_anything:
            return
        self.changed += 1
        imported = carry_out(exchange_on(self.database).write(found))
        _check(found, before, state(self.database), f"seed {seed}")
        carry_out(imported.take_back())
        after = state(self.database)
        assert _seen(after) == _seen(before), f"seed {seed}: undoing left something else"
        with self.database.writing() as connection:  # or the next ones would only bring these back
            connection.executemany("DELETE FROM session WHERE id = ?", [(one,) for one in imported.added])


def _check(found: ImportPlan, before: State, after: State, where: str) -> None:
    """See that what differs now is what the plan told, and nothing else."""
    told: set[object] = set()
    for line in found.lines:
        if line.act not in {Act.ADDED, Act.CHANGED}:
            continue
        item = line.item
        if isinstance(item, WalkRecord):
            told.add(str(item.id))
        elif isinstance(item, OtherExercise):
            told.add(item.day.isoformat())
        elif isinstance(item, DoctorCheck):
            told.add(instant(item.utc))
        elif isinstance(item, StoredSettings):
            told.update(line.fields)
    differing = {row[0] for old, new in zip(before, after, strict=True) for row in {*old} ^ {*new}}
    assert differing == told, f"{where}: {differing ^ told}"


def _seen(rows: State) -> object:
    """All that counts: sessions that are deleted stand nowhere."""
    sessions, *others = rows
    return [row for row in sessions if row[-5] is None], others
