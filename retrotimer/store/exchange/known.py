"""What is kept here, as the plan of an import asks for it.

Which sessions there are is read once: to ask SQLite for each line of a file would take longer than all else.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.days import instant
from retrotimer.core.exchange.entry import WalkEntry
from retrotimer.core.exchange.forms import Progress, Steps
from retrotimer.core.exchange.planning import KnownWalk
from retrotimer.core.exchange.settings_form import all_settings
from retrotimer.store import urgent_sign
from retrotimer.store.database import Database
from retrotimer.store.exchange.entry_rows import ORDER, EntryRows
from retrotimer.store.rows import COLUMNS, LISTED, other_exercise_on, record_of
from retrotimer.store.settings import SqliteSettings

_ALL = f"SELECT id, started_utc, local_date, {LISTED} FROM session"  # noqa: S608 - our own words
_READ = f"SELECT removed_utc, {', '.join(COLUMNS)} FROM session WHERE id = ?"  # noqa: S608 - our own names

_SAME = f"SELECT removed_utc, {', '.join(ORDER)} FROM session WHERE id = ?"  # noqa: S608 - likewise

_PAGE = 512


class SqliteKnown:
    """Fills the port `Known`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ids: set[str] = set()
        self._starts: dict[str, list[str]] = {}
        self._days: set[str] = set()
        self._rows = EntryRows()

    def look(self) -> Steps[None]:
        """Read which sessions there are; before that, none are known."""
        with self._database.reading() as connection:
            rows = connection.execute(_ALL).fetchall()
        for start in range(0, len(rows), _PAGE):
            for identity, started_utc, day, listed in rows[start : start + _PAGE]:
                self._ids.add(identity)
                if listed:
                    self._starts.setdefault(started_utc, []).append(identity)
                    self._days.add(day)
            yield Progress(0, 0)

    def has(self, entry: WalkEntry) -> bool:
        """Whether a session is kept that is exactly so, and was not deleted."""
        if entry.id not in self._ids:
            return False
        with self._database.reading() as connection:
            row = connection.execute(_SAME, (entry.id,)).fetchone()
        return bool(row == (None, *self._rows.values_of(entry)))

    def walk(self, walk: str) -> KnownWalk | None:
        """The session of this identity, deleted or not."""
        if walk not in self._ids:
            return None
        with self._database.reading() as connection:
            row = connection.execute(_READ, (walk,)).fetchone()
            if row is None:
                return None
            return KnownWalk(record_of(dict(zip(COLUMNS, row[1:], strict=True))), row[0] is not None)

    def walks_at(self, start: str) -> Sequence[str]:
        """The sessions that began at this instant, but for deleted ones."""
        return self._starts.get(start, ())

    def has_walk_on(self, day: date) -> bool:
        """Whether a session of this day is kept."""
        return day.isoformat() in self._days

    def other_exercise(self, day: date) -> str:
        """What else was done on a day."""
        with self._database.reading() as connection:
            return other_exercise_on(connection, day)

    def doctor_check(self, utc: datetime) -> DoctorCheck | None:
        """The confirmation that was given at this instant."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT confirmed_on FROM doctor_check WHERE confirmed_utc = ?", (instant(utc),)
            ).fetchone()
            return DoctorCheck(date.fromisoformat(row[0]), utc) if row else None

    def settings(self) -> Mapping[str, object]:
        """The settings by the names that they are stored by."""
        return settings_in(self._database)


def settings_in(database: Database) -> Mapping[str, object]:
    """The settings that are kept in a database, as a file tells them."""
    store = SqliteSettings(database)
    with database.reading() as connection:
        sign = urgent_sign.told(connection)
    return all_settings(store.load(), store.load_guidance(), sign)
