"""Does what the plan of an import says, in one transaction; and takes it back, or does it again, in another.

Between the plan and the writing, another program may have changed what the plan is about.  Then nothing is
written: who confirmed the plan did not see that.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.days import instant
from retrotimer.core.errors import ChangedElsewhereError
from retrotimer.core.exchange.entry import WalkEntry
from retrotimer.core.exchange.forms import Progress, Steps
from retrotimer.core.exchange.lines import OtherExercise, StoredSettings, Why
from retrotimer.core.exchange.planning import Act, ImportPlan, Planned
from retrotimer.core.exchange.settings_form import URGENT_SIGN
from retrotimer.core.records import WalkRecord
from retrotimer.store.database import Database
from retrotimer.store.exchange.beside import begin, commit, connected
from retrotimer.store.exchange.entry_rows import ORDER, EntryRows, Values
from retrotimer.store.rows import row_of

PAGE = 64
"""Rows at a time: a few milliseconds."""

ALL = (*ORDER, "removed_utc")
_INSERT = f"INSERT INTO session ({', '.join(ORDER)}) VALUES ({', '.join('?' * len(ORDER))})"  # noqa: S608 - our own names
_READ = f"SELECT {', '.join(ALL)} FROM session WHERE id = ?"  # noqa: S608 - likewise
_REPLACE = f"UPDATE session SET {', '.join(f'{name} = ?' for name in ALL)} WHERE id = ?"  # noqa: S608 - likewise
_REMOVE = "UPDATE session SET removed_utc = ? WHERE id = ? AND removed_utc IS NULL"
_PUT_BACK = "UPDATE session SET removed_utc = NULL WHERE id = ?"

Swap = tuple[object, object, object]
"""A key, what was there before and what is there after; None for nothing."""


class SqliteImported:
    """An import that was written: what it added, and what stood in the place of what it changed."""

    def __init__(self, database: Database, read_utc: Callable[[], datetime]) -> None:
        self._database = database
        self._read_utc = read_utc
        self.added: list[str] = []
        self.walks: list[tuple[Values, Values]] = []
        self.others: list[Swap] = []
        self.checks: list[Swap] = []
        self.settings: list[Swap] = []

    def take_back(self) -> Steps[None]:
        """Let everything be as it was before; what was added is deleted as by hand, and can come back."""
        now = instant(self._read_utc())
        yield from self._written(
            lambda connection, ids: connection.executemany(_REMOVE, [(now, one) for one in ids]), back=True
        )

    def write_again(self) -> Steps[None]:
        """Do again what was taken back."""
        yield from self._written(
            lambda connection, ids: connection.executemany(_PUT_BACK, [(one,) for one in ids]), back=False
        )

    def _written(
        self, turn: Callable[[sqlite3.Connection, Sequence[str]], object], *, back: bool
    ) -> Steps[None]:
        total = len(self.added) + len(self.walks) + 1
        with connected(self._database) as connection:
            yield from begin(connection, total)
            for start in range(0, len(self.added), PAGE):
                turn(connection, self.added[start : start + PAGE])
                yield Progress(start, total)
            for done, (before, after) in enumerate(self.walks, len(self.added)):
                old, new = (after, before) if back else (before, after)
                _replace_walk(connection, old, new)
                yield Progress(done, total)
            for swap, put in ((self.others, put_other), (self.checks, put_check)):
                for key, before_, after_ in swap:
                    old_, new_ = (after_, before_) if back else (before_, after_)
                    put(connection, key, old_, new_)
            for key, before_, after_ in self.settings:
                # A setting that was chosen since stays as it was chosen.
                old_, new_ = (after_, before_) if back else (before_, after_)
                if _setting(connection, key) == old_:
                    put_setting(connection, key, new_)
            yield from commit(connection, total)


class Coming:
    """One import of a plan."""

    def __init__(self, database: Database, plan: ImportPlan, imported: SqliteImported) -> None:
        self._database = database
        self._lines = [one for one in plan.lines if one.act is Act.ADDED or one.act is Act.CHANGED]
        self._imported = imported
        self._new: list[Values] = []
        self._rows = EntryRows()

    def run(self) -> Steps[SqliteImported]:
        """Write it.

        Raises:
            ChangedElsewhereError: something is no longer as the plan says; nothing was written.
            StoreError: in another form; likewise.
        """
        total = len(self._lines) + 1
        with connected(self._database) as connection:
            yield from begin(connection, total)
            for done, line in enumerate(self._lines):
                self._take(connection, line)
                if len(self._new) >= PAGE:
                    self._insert(connection)
                    yield Progress(done, total)
            self._insert(connection)
            yield from commit(connection, total)
        return self._imported

    def _take(self, connection: sqlite3.Connection, line: Planned) -> None:
        item, before = line.entry, line.before
        if isinstance(item, WalkEntry):
            self._take_walk(connection, line, item)
        elif isinstance(item, OtherExercise):
            words = before.words if isinstance(before, OtherExercise) else None
            swap: Swap = (item.day.isoformat(), words, item.words)
            put_other(connection, *swap)
            self._imported.others.append(swap)
        elif isinstance(item, DoctorCheck):
            on = before.on.isoformat() if isinstance(before, DoctorCheck) else None
            swap = (instant(item.utc), on, item.on.isoformat())
            put_check(connection, *swap)
            self._imported.checks.append(swap)
        elif isinstance(item, StoredSettings):
            for name in line.fields:
                old, new = _setting(connection, name), json.dumps(item.values[name])
                if (
                    name != URGENT_SIGN or not isinstance(old, str) or old < new
                ):  # told since: the later stays
                    put_setting(connection, name, new)
                    self._imported.settings.append((name, old, new))

    def _take_walk(self, connection: sqlite3.Connection, line: Planned, entry: WalkEntry) -> None:
        values = self._rows.values_of(entry)
        if line.before is None:
            self._new.append(values)
            self._imported.added.append(entry.id)
            return
        found = connection.execute(_READ, (entry.id,)).fetchone()
        seen = _in_order(row_of(line.before)) if isinstance(line.before, WalkRecord) else ()
        is_removed = line.why is Why.COMES_BACK
        if found is None or found[:-1] != seen or (found[-1] is not None) is not is_removed:
            raise ChangedElsewhereError(str(self._database.path))
        after = (*values, None)
        connection.execute(_REPLACE, (*after, entry.id))
        self._imported.walks.append((tuple(found), after))

    def _insert(self, connection: sqlite3.Connection) -> None:
        try:
            connection.executemany(_INSERT, self._new)
        except sqlite3.IntegrityError as error:
            raise ChangedElsewhereError(str(self._database.path), str(error)) from error
        self._new.clear()


_in_order: Callable[[Mapping[str, object]], Values] = itemgetter(*ORDER)


def _replace_walk(connection: sqlite3.Connection, old: Values, new: Values) -> None:
    """Put one version of a session in the place of another.

    Raises:
        ChangedElsewhereError: it is no longer that one.
    """
    identity = old[0]
    if connection.execute(_READ, (identity,)).fetchone() != old:
        raise ChangedElsewhereError(str(identity))
    connection.execute(_REPLACE, (*new, identity))


def put_other(connection: sqlite3.Connection, day: object, old: object, new: object) -> None:
    """Put a note on other exercise in the place of another, or of none."""
    found = connection.execute("SELECT words FROM other_exercise WHERE local_date = ?", (day,)).fetchone()
    _expect(found, old, day)
    connection.execute("DELETE FROM other_exercise WHERE local_date = ?", (day,))
    if new is not None:
        connection.execute("INSERT INTO other_exercise (local_date, words) VALUES (?, ?)", (day, new))


def put_check(connection: sqlite3.Connection, utc: object, old: object, new: object) -> None:
    """Put a doctor's check in the place of another, or of none."""
    found = connection.execute(
        "SELECT confirmed_on FROM doctor_check WHERE confirmed_utc = ?", (utc,)
    ).fetchone()
    _expect(found, old, utc)
    connection.execute("DELETE FROM doctor_check WHERE confirmed_utc = ?", (utc,))
    if new is not None:
        connection.execute("INSERT INTO doctor_check (confirmed_utc, confirmed_on) VALUES (?, ?)", (utc, new))


def put_setting(connection: sqlite3.Connection, name: object, value: object) -> None:
    """Store a setting, or none of this name."""
    connection.execute("DELETE FROM setting WHERE name = ?", (name,))
    if value is not None:
        connection.execute("INSERT INTO setting (name, value) VALUES (?, ?)", (name, value))


def _setting(connection: sqlite3.Connection, name: object) -> object:
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def _expect(found: Sequence[object] | None, old: object, key: object) -> None:
    if (found[0] if found else None) != old:
        raise ChangedElsewhereError(str(key))
