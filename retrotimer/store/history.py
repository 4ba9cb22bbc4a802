"""Keeps the walks in SQLite; fills the port `History`."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.days import COMPLETE_DAY_MILLISECONDS, instant
from retrotimer.core.errors import ChangedElsewhereError
from retrotimer.core.plan import Mode
from retrotimer.core.records import DatedNote, DayTotals, Feedback, WalkLine, WalkRecord
from retrotimer.core.walk_id import WalkId
from retrotimer.store.database import Database
from retrotimer.store.rows import (
    COLUMNS,
    KINDS,
    LISTED,
    WALKED_MILLISECONDS,
    feedback_row,
    other_exercise_on,
    record_of,
    row_of,
)

if TYPE_CHECKING:
    from retrotimer.core.queries import WalkQuery
    from retrotimer.core.statistics.rows import HabitRow, ToldPain, WeekSums

_CHANGING = (*(f"walked_{kind}" for kind in KINDS), "outcome", "reason", "paused", "written_utc")

_SAVE = (
    f"INSERT INTO session ({', '.join(COLUMNS)}) VALUES ({', '.join(':' + name for name in COLUMNS)}) "  # noqa: S608 - our own names
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _CHANGING)}"
)

_CORRECT = f"UPDATE session SET {', '.join(f'{name} = :{name}' for name in COLUMNS)} WHERE id = :id"  # noqa: S608 - likewise

_READ = f"SELECT {', '.join(COLUMNS)} FROM session"  # noqa: S608 - likewise

_MOST_KEYS = 500
"""How many are read at once; SQLite bounds the question marks of a statement, some builds at 999."""


class SqliteHistory:
    """The history in an open database; `read_utc` says when a removal happens."""

    def __init__(self, database: Database, read_utc: Callable[[], datetime]) -> None:
        self._database = database
        self._read_utc = read_utc

    def save(self, record: WalkRecord) -> None:
        """Write a session as it now stands; what was planned and confirmed never changes again."""
        with self._database.writing() as connection:
            connection.execute(_SAVE, row_of(record))

    def correct(self, before: WalkRecord, after: WalkRecord) -> None:
        """Replace a session by what it should have been.

        Raises:
            ChangedElsewhereError: it is no longer what it was `before`; nothing was written.
        """
        with self._database.writing() as connection:
            rows = connection.execute(f"{_READ} WHERE id = ? AND removed_utc IS NULL", (str(before.id),))
            if [row_of(one) for one in _made(rows.fetchall())] != [row_of(before)]:
                raise ChangedElsewhereError(str(self._database.path))
            connection.execute(_CORRECT, row_of(after))

    def give_feedback(self, walk: WalkId, feedback: Feedback) -> None:
        """Keep what was said after a session."""
        row = feedback_row(feedback)
        names = ", ".join(f"{name} = :{name}" for name in row)
        with self._database.writing() as connection:
            connection.execute(
                f"UPDATE session SET {names} WHERE id = :id",  # noqa: S608 - our own names
                {**row, "id": str(walk)},
            )

    def remove(self, walk: WalkId) -> None:
        """Mark a session as removed; `put_back` undoes it."""
        self._mark_removed(walk, instant(self._read_utc()))

    def put_back(self, walk: WalkId) -> None:
        """Undo `remove`."""
        self._mark_removed(walk, None)

    def _mark_removed(self, walk: WalkId, removed_utc: str | None) -> None:
        with self._database.writing() as connection:
            connection.execute("UPDATE session SET removed_utc = ? WHERE id = ?", (removed_utc, str(walk)))

    def find(self, walk: WalkId) -> WalkRecord | None:
        """The session of this id, unless it was removed."""
        found = self._records("WHERE id = ? AND removed_utc IS NULL", str(walk))
        return found[0] if found else None

    def unfinished(self) -> list[WalkRecord]:
        """Sessions that neither finished nor were stopped, oldest first."""
        return self._records("WHERE outcome = 'underway' AND removed_utc IS NULL ORDER BY started_utc")

    def walks_on(self, day: date) -> list[WalkRecord]:
        """A day's ended sessions in their order."""
        return self._records(
            f"WHERE local_date = ? AND {LISTED} ORDER BY started_utc",
            day.isoformat(),
        )

    def totals(self, first: date, last: date) -> Mapping[date, DayTotals]:
        """The sums of each day with a session, read from the index alone."""
        sums: dict[date, DayTotals] = {}
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT local_date, mode, sum({WALKED_MILLISECONDS}) FROM session "  # noqa: S608 - our own names
                f"WHERE {LISTED} AND local_date BETWEEN ? AND ? "
                "GROUP BY local_date, mode",
                (first.isoformat(), last.isoformat()),
            )
            for text, mode, total in rows:
                day = date.fromisoformat(text)
                seconds = total / 1000
                old = sums.get(day, DayTotals(day))
                if Mode(mode) is Mode.WALK:
                    sums[day] = DayTotals(day, walked=seconds, run=old.run)
                else:
                    sums[day] = DayTotals(day, walked=old.walked, run=seconds)
        return sums

    def complete_days(self, first: date, last: date) -> Sequence[date]:
        """The days of a span on which walking alone reaches the least that counts, in their order.

        For who needs no sums: a hundred years of days are five times as fast as by `totals`.
        """
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT local_date FROM session "  # noqa: S608 - likewise
                f"WHERE {LISTED} AND local_date BETWEEN ? AND ? "
                "AND mode = 'walk' GROUP BY local_date "
                f"HAVING sum({WALKED_MILLISECONDS}) >= ? ORDER BY local_date",
                (first.isoformat(), last.isoformat(), COMPLETE_DAY_MILLISECONDS),
            )
            return [date.fromisoformat(text) for (text,) in rows]

    def first_day(self) -> date | None:
        """The day of the earliest session, if there is one."""
        with self._database.reading() as connection:
            (text,) = connection.execute(
                f"SELECT min(local_date) FROM session WHERE {LISTED}"  # noqa: S608 - likewise
            ).fetchone()
            return date.fromisoformat(text) if text else None

    def confirm_doctor(self, check: DoctorCheck) -> None:
        """Keep that the doctor's check was confirmed."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO doctor_check (confirmed_utc, confirmed_on) VALUES (?, ?)",
                (instant(check.utc), check.on.isoformat()),
            )

    def doctor_check(self) -> DoctorCheck | None:
        """The latest confirmation."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT confirmed_on, confirmed_utc FROM doctor_check ORDER BY confirmed_utc DESC LIMIT 1"
            ).fetchone()
            return DoctorCheck(date.fromisoformat(row[0]), datetime.fromisoformat(row[1])) if row else None

    def doctor_checks(self) -> Sequence[DoctorCheck]:
        """All confirmations in their order."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT confirmed_on, confirmed_utc FROM doctor_check ORDER BY confirmed_utc"
            )
            return [DoctorCheck(date.fromisoformat(on), datetime.fromisoformat(utc)) for on, utc in rows]

    def last_pain_stop(self) -> datetime | None:
        """When a session was last stopped for pain (UTC); taking it out of the history does not unsay it."""
        with self._database.reading() as connection:
            (text,) = connection.execute(
                "SELECT max(written_utc) FROM session WHERE reason = 'pain'"
            ).fetchone()
            return datetime.fromisoformat(text) if text else None

    def keep_urgent_sign(self, utc: datetime) -> None:
        """Keep when an urgent sign was told; one that was told later stays."""
        from retrotimer.store import urgent_sign  # here and below: not for the start

        with self._database.writing() as connection:
            urgent_sign.keep(connection, utc)

    def last_urgent_sign(self) -> datetime | None:
        """When an urgent sign was last told (UTC)."""
        from retrotimer.store import urgent_sign

        with self._database.reading() as connection:
            return urgent_sign.told(connection)

    def last_walk(self) -> WalkRecord | None:
        """The session that began last, of those that have ended."""
        found = self._records(f"WHERE {LISTED} ORDER BY started_utc DESC LIMIT 1")
        return found[0] if found else None

    def matching(self, query: "WalkQuery") -> Sequence[int]:
        """The keys of all sessions that a query asks for, in its order; `read` turns keys into sessions."""
        from retrotimer.store.listing import matching_keys  # seldom asked for

        with self._database.reading() as connection:
            return matching_keys(connection, query)

    def months(self) -> Sequence[date]:
        """The first days of all months with a session, the latest first: one look into the index for each."""
        from retrotimer.store.listing import listed_months  # seldom asked for

        with self._database.reading() as connection:
            return listed_months(connection)

    def count(self) -> int:
        """How many ended sessions there are in all, counted in the index alone."""
        with self._database.reading() as connection:
            (number,) = connection.execute(f"SELECT count(*) FROM session WHERE {LISTED}").fetchone()  # noqa: S608 - likewise
            return int(number)

    def week_sums(self, first: date, last: date, shared: int) -> "Sequence[WeekSums]":
        """The sums of every `shared` weeks from `first` on that have a session, in their order."""
        from retrotimer.store.statistics import week_sums  # seldom asked for

        with self._database.reading() as connection:
            return week_sums(connection, first, last, shared)

    def told_pains(self, first: date, last: date, shared: int) -> "Sequence[ToldPain]":
        """Each walk with which a pain was told, or the means of every `shared` weeks from `first` on."""
        from retrotimer.store.statistics import told_pains  # seldom asked for

        with self._database.reading() as connection:
            return told_pains(connection, first, last, shared)

    def habits(self, first: date, last: date) -> "Sequence[HabitRow]":
        """How many sessions there are of each hour of the day, kind and place."""
        from retrotimer.store.statistics import habit_rows  # seldom asked for

        with self._database.reading() as connection:
            return habit_rows(connection, first, last)

    def read(self, keys: Sequence[int]) -> list[WalkRecord]:
        """The sessions of these keys in the same order; one that is gone meanwhile is left out."""
        found: dict[int, Sequence[object]] = {}
        with self._database.reading() as connection:
            for start in range(0, len(keys), _MOST_KEYS):
                some = keys[start : start + _MOST_KEYS]
                rows = connection.execute(
                    f"SELECT rowid, {', '.join(COLUMNS)} FROM session "  # noqa: S608 - our own names, and question marks
                    f"WHERE rowid IN ({', '.join('?' * len(some))})",
                    tuple(some),
                )
                found.update((row[0], row[1:]) for row in rows)
            return _made([found[key] for key in keys if key in found])

    def lines(self, first: date, last: date) -> Sequence[WalkLine]:
        """What a summary needs of the ended sessions of a span, in their order."""
        from retrotimer.store.summing import walk_lines  # here and below: seldom asked for

        with self._database.reading() as connection:
            return walk_lines(connection, first, last)

    def notes(self, first: date, last: date, most: int) -> tuple[int, Sequence[DatedNote]]:
        """How many sessions of a span have a note, and the latest notes in their order, so many at most."""
        from retrotimer.store.summing import latest_notes

        with self._database.reading() as connection:
            return latest_notes(connection, first, last, most)

    def other_exercise(self, day: date) -> str:
        """What else was done on a day, in words; an empty text where nothing was noted."""
        with self._database.reading() as connection:
            return other_exercise_on(connection, day)

    def note_other_exercise(self, day: date, words: str) -> None:
        """Keep what else was done on a day; an empty text takes it away."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM other_exercise WHERE local_date = ?", (day.isoformat(),))
            if words:
                connection.execute(
                    "INSERT INTO other_exercise (local_date, words) VALUES (?, ?)", (day.isoformat(), words)
                )

    def _records(self, condition: str, *values: str) -> list[WalkRecord]:
        with self._database.reading() as connection:
            return _made(connection.execute(f"{_READ} {condition}", values).fetchall())


def _made(rows: Sequence[Sequence[object]]) -> list[WalkRecord]:
    return [record_of(dict(zip(COLUMNS, row, strict=True))) for row in rows]
