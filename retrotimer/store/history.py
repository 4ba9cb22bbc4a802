"""Keeps the walks in SQLite; fills the port `History`."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from math import floor
from uuid import UUID

from retrotimer.core.checklist import Clearance, DoctorCheck
from retrotimer.core.days import Stamp
from retrotimer.core.plan import MINUTE, Mode, PlanChoice, SegmentSeconds, make_plan
from retrotimer.core.records import DayTotals, Effort, Feedback, Outcome, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.store.database import Database

KINDS = ("get_ready", "warm_up", "backward", "forward", "cool_down")

_COLUMNS = (
    "id", "local_date", "started_utc", "utc_offset", "zone", "mode", "easy_start",
    *(f"planned_{kind}" for kind in KINDS),
    *(f"walked_{kind}" for kind in KINDS),
    "outcome", "reason", "doctor_on", "flat_open", "buddy", "written_utc",
    "back_pain_before", "back_pain_after", "effort", "note",
)  # fmt: skip

_CHANGING = (*(f"walked_{kind}" for kind in KINDS), "outcome", "reason", "written_utc")

_SAVE = (
    f"INSERT INTO session ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + name for name in _COLUMNS)}) "  # noqa: S608 - our own names
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _CHANGING)}"
)

_READ = f"SELECT {', '.join(_COLUMNS)} FROM session"  # noqa: S608 - our own names


class SqliteHistory:
    """The history in an open database; `read_utc` says when a removal happens."""

    def __init__(self, database: Database, read_utc: Callable[[], datetime]) -> None:
        self._database = database
        self._read_utc = read_utc

    def save(self, record: WalkRecord) -> None:
        """Write a session as it now stands; what was planned and confirmed never changes again."""
        with self._database.writing() as connection:
            connection.execute(_SAVE, _row(record))

    def give_feedback(self, walk: UUID, feedback: Feedback) -> None:
        """Keep what was said after a session."""
        effort = feedback.effort.value if feedback.effort else None
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE session SET back_pain_after = ?, effort = ?, note = ? WHERE id = ?",
                (feedback.pain, effort, feedback.note, str(walk)),
            )

    def remove(self, walk: UUID) -> None:
        """Mark a session as removed; `put_back` undoes it."""
        self._mark_removed(walk, _instant(self._read_utc()))

    def put_back(self, walk: UUID) -> None:
        """Undo `remove`."""
        self._mark_removed(walk, None)

    def _mark_removed(self, walk: UUID, removed_utc: str | None) -> None:
        with self._database.writing() as connection:
            connection.execute("UPDATE session SET removed_utc = ? WHERE id = ?", (removed_utc, str(walk)))

    def find(self, walk: UUID) -> WalkRecord | None:
        """The session of this id, unless it was removed."""
        found = self._records("WHERE id = ? AND removed_utc IS NULL", str(walk))
        return found[0] if found else None

    def unfinished(self) -> list[WalkRecord]:
        """Sessions that neither finished nor were stopped, oldest first."""
        return self._records("WHERE outcome = 'underway' AND removed_utc IS NULL ORDER BY started_utc")

    def walks_on(self, day: date) -> list[WalkRecord]:
        """A day's ended sessions in their order."""
        return self._records(
            "WHERE local_date = ? AND removed_utc IS NULL AND outcome <> 'underway' ORDER BY started_utc",
            day.isoformat(),
        )

    def totals(self, first: date, last: date) -> Mapping[date, DayTotals]:
        """The sums of each day with a session, read from the index alone."""
        sums: dict[date, DayTotals] = {}
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT local_date, mode, sum(walked_backward) FROM session "
                "WHERE removed_utc IS NULL AND outcome <> 'underway' AND local_date BETWEEN ? AND ? "
                "GROUP BY local_date, mode",
                (first.isoformat(), last.isoformat()),
            )
            for text, mode, total in rows:
                day = date.fromisoformat(text)
                # To the stored millisecond: ten minutes in pieces must not add up to 599.9999999999999 s.
                seconds = round(total, 3)
                old = sums.get(day, DayTotals(day))
                if Mode(mode) is Mode.WALK:
                    sums[day] = DayTotals(day, walked=seconds, run=old.run)
                else:
                    sums[day] = DayTotals(day, walked=old.walked, run=seconds)
        return sums

    def first_day(self) -> date | None:
        """The day of the earliest session, if there is one."""
        with self._database.reading() as connection:
            (text,) = connection.execute(
                "SELECT min(local_date) FROM session WHERE removed_utc IS NULL AND outcome <> 'underway'"
            ).fetchone()
            return date.fromisoformat(text) if text else None

    def confirm_doctor(self, check: DoctorCheck) -> None:
        """Keep that the doctor's check was confirmed."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO doctor_check (confirmed_utc, confirmed_on) VALUES (?, ?)",
                (_instant(check.utc), check.on.isoformat()),
            )

    def doctor_check(self) -> DoctorCheck | None:
        """The latest confirmation."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT confirmed_on, confirmed_utc FROM doctor_check ORDER BY confirmed_utc DESC LIMIT 1"
            ).fetchone()
            return DoctorCheck(date.fromisoformat(row[0]), datetime.fromisoformat(row[1])) if row else None

    def last_pain_stop(self) -> datetime | None:
        """When a session was last stopped for pain (UTC); taking it out of the history does not unsay it."""
        with self._database.reading() as connection:
            (text,) = connection.execute(
                "SELECT max(written_utc) FROM session WHERE reason = 'pain'"
            ).fetchone()
            return datetime.fromisoformat(text) if text else None

    def _records(self, condition: str, *values: str) -> list[WalkRecord]:
        with self._database.reading() as connection:
            rows = connection.execute(f"{_READ} {condition}", values).fetchall()
            return [_record(dict(zip(_COLUMNS, row, strict=True))) for row in rows]


def _instant(utc: datetime) -> str:
    """An instant as it is stored: UTC to the millisecond, in a form that sorts as text."""
    return utc.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _milliseconds(seconds: float) -> float:
    """Seconds as they are stored: rounded down, so that no day is complete before it is."""
    return floor(round(seconds * 1000, 3)) / 1000  # to the microsecond first, for what a float cannot hold


def _row(record: WalkRecord) -> dict[str, object]:
    planned = make_plan(record.choice).planned
    return {
        "id": str(record.id),
        "local_date": record.started.date.isoformat(),
        "started_utc": _instant(record.started.utc),
        "utc_offset": record.started.offset,
        "zone": record.started.zone,
        "mode": record.choice.mode.value,
        "easy_start": int(record.choice.easy_start),
        **{f"planned_{kind}": int(getattr(planned, kind)) for kind in KINDS},
        **{f"walked_{kind}": _milliseconds(getattr(record.walked, kind)) for kind in KINDS},
        "outcome": record.outcome.value,
        "reason": record.reason.value if record.reason else None,
        "doctor_on": record.clearance.doctor_on.isoformat(),
        "flat_open": int(record.clearance.flat_open),
        "buddy": int(record.clearance.buddy),
        "written_utc": _instant(record.written),
        "back_pain_before": record.pain_before,
        "back_pain_after": record.feedback.pain,
        "effort": record.feedback.effort.value if record.feedback.effort else None,
        "note": record.feedback.note,
    }


def _record(row: Mapping[str, object]) -> WalkRecord:
    text = {name: value for name, value in row.items() if isinstance(value, str)}
    number = {name: value for name, value in row.items() if isinstance(value, int)}
    return WalkRecord(
        id=UUID(text["id"]),
        started=Stamp(
            date.fromisoformat(text["local_date"]),
            datetime.fromisoformat(text["started_utc"]),
            number["utc_offset"],
            text["zone"],
        ),
        choice=PlanChoice(
            minutes=number["planned_backward"] // MINUTE,
            mode=Mode(text["mode"]),
            get_ready=number["planned_get_ready"],
            warm_up=number["planned_warm_up"] // MINUTE,
            cool_down=number["planned_cool_down"] // MINUTE,
            easy_start=bool(number["easy_start"]),
        ),
        walked=SegmentSeconds(**{kind: row[f"walked_{kind}"] for kind in KINDS}),  # type: ignore[arg-type]
        outcome=Outcome(text["outcome"]),
        reason=StopReason(text["reason"]) if "reason" in text else None,
        clearance=Clearance(
            date.fromisoformat(text["doctor_on"]), bool(number["flat_open"]), bool(number["buddy"])
        ),
        written=datetime.fromisoformat(text["written_utc"]),
        pain_before=number.get("back_pain_before"),
        feedback=Feedback(
            number.get("back_pain_after"),
            Effort(text["effort"]) if "effort" in text else None,
            text["note"],
        ),
    )
