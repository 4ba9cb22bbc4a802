"""How a session becomes a row of the database, and a row a session."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from retrotimer.core.checklist import Clearance
from retrotimer.core.days import Stamp, instant, whole_milliseconds
from retrotimer.core.pain import Pain
from retrotimer.core.plan import MINUTE, Mode, PlanChoice, SegmentSeconds, make_plan
from retrotimer.core.records import Effort, Feedback, HurtPlace, Outcome, Timed, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.walk_id import walk_id

if TYPE_CHECKING:
    from sqlite3 import Connection

KINDS = ("get_ready", "warm_up", "backward", "forward", "cool_down")

COLUMNS = (
    "id", "local_date", "started_utc", "utc_offset", "zone", "mode", "easy_start",
    *(f"planned_{kind}" for kind in KINDS),
    *(f"walked_{kind}" for kind in KINDS),
    "outcome", "reason", "paused", "doctor_on", "flat_open", "buddy", "written_utc", "corrected_utc",
    "back_pain_before", "back_pain_after", "effort", "hurt_place", "hurt_pain", "note",
    "knee_pain_before", "knee_pain_after", "back_pain_morning", "knee_pain_morning",
)  # fmt: skip

LISTED = "removed_utc IS NULL AND outcome <> 'underway'"
"""Which sessions a person sees: those that have ended and were not taken out."""

WALKED_MILLISECONDS = "CAST(walked_backward * 1000 + 0.0005 AS INTEGER)"
"""What was walked, as `whole_milliseconds` has it, and the one way to add it up: else the calendar, a chart
and the report could differ over a complete day.  SQLite's `round` is slow."""

_TIMED = ("easy_start", *(f"planned_{kind}" for kind in KINDS), "doctor_on", "flat_open", "buddy")

Row = dict[str, object]


def plain(text: str) -> str:
    """A text as it can be stored: half a character, which some keyboards leave, becomes a question mark."""
    return text.encode(errors="replace").decode()


def row_of(record: WalkRecord) -> Row:
    """What is stored of a session."""
    feedback = record.feedback
    return {
        "id": str(record.id),
        "local_date": record.started.date.isoformat(),
        "started_utc": instant(record.started.utc),
        "utc_offset": record.started.offset,
        "zone": record.started.zone,
        "mode": record.mode.value,
        **(_timed_row(record.timed) if record.timed else dict.fromkeys(_TIMED)),
        **_walked_row(record.walked),
        "outcome": record.outcome.value,
        "reason": record.reason.value if record.reason else None,
        "paused": int(record.paused),
        "written_utc": instant(record.written),
        "corrected_utc": instant(record.corrected) if record.corrected else None,
        **pain_row("before", record.pain_before),
        **feedback_row(feedback),
    }


def feedback_row(feedback: Feedback) -> Row:
    """What is stored of that which was said after a session."""
    return {
        **pain_row("after", feedback.pain),
        **pain_row("morning", feedback.morning),
        "effort": feedback.effort.value if feedback.effort else None,
        "hurt_place": feedback.hurt_place.value if feedback.hurt_place else None,
        "hurt_pain": feedback.hurt_pain,
        "note": plain(feedback.note),
    }


def pain_row(when: str, pain: Pain) -> Row:
    """What is stored of a pain."""
    return {f"back_pain_{when}": pain.back, f"knee_pain_{when}": pain.knee}


# A person has few plans, and an import thousands of sessions: what is alike is worked out once.
@lru_cache(maxsize=256)
def _walked_row(walked: SegmentSeconds) -> Row:
    return {f"walked_{kind}": whole_milliseconds(getattr(walked, kind)) / 1000 for kind in KINDS}


@lru_cache(maxsize=64)
def _planned(choice: PlanChoice) -> SegmentSeconds:
    return make_plan(choice).planned


def _timed_row(timed: Timed) -> Row:
    planned = _planned(timed.choice)
    return {
        "easy_start": int(timed.choice.easy_start),
        **{f"planned_{kind}": int(getattr(planned, kind)) for kind in KINDS},
        "doctor_on": timed.clearance.doctor_on.isoformat(),
        "flat_open": int(timed.clearance.flat_open),
        "buddy": int(timed.clearance.buddy),
    }


def record_of(row: Mapping[str, object]) -> WalkRecord:
    """The session that a row holds.

    Raises:
        ValueError, KeyError: it makes no sense.
    """
    text = {name: value for name, value in row.items() if isinstance(value, str)}
    number = {name: value for name, value in row.items() if isinstance(value, int)}
    mode = Mode(text["mode"])
    return WalkRecord(
        id=walk_id(text["id"]),
        started=Stamp(
            date.fromisoformat(text["local_date"]),
            datetime.fromisoformat(text["started_utc"]),
            number["utc_offset"],
            text["zone"],
        ),
        mode=mode,
        walked=SegmentSeconds(**{kind: row[f"walked_{kind}"] for kind in KINDS}),  # type: ignore[arg-type]
        outcome=Outcome(text["outcome"]),
        reason=StopReason(text["reason"]) if "reason" in text else None,
        timed=_timed(mode, number, text) if "planned_backward" in number else None,
        written=datetime.fromisoformat(text["written_utc"]),
        paused=bool(number["paused"]),
        pain_before=_pain("before", number),
        feedback=Feedback(
            _pain("after", number),
            Effort(text["effort"]) if "effort" in text else None,
            text["note"],
            HurtPlace(text["hurt_place"]) if "hurt_place" in text else None,
            number.get("hurt_pain"),
            _pain("morning", number),
        ),
        corrected=datetime.fromisoformat(text["corrected_utc"]) if "corrected_utc" in text else None,
    )


def _pain(when: str, number: Mapping[str, int]) -> Pain:
    return Pain(number.get(f"back_pain_{when}"), number.get(f"knee_pain_{when}"))


def _timed(mode: Mode, number: Mapping[str, int], text: Mapping[str, str]) -> Timed:
    choice = PlanChoice(
        minutes=number["planned_backward"] // MINUTE,
        mode=mode,
        get_ready=number["planned_get_ready"],
        warm_up=number["planned_warm_up"] // MINUTE,
        cool_down=number["planned_cool_down"] // MINUTE,
        easy_start=bool(number["easy_start"]),
    )
    doctor_on = date.fromisoformat(text["doctor_on"])
    return Timed(choice, Clearance(doctor_on, bool(number["flat_open"]), bool(number["buddy"])))


def other_exercise_on(connection: "Connection", day: date) -> str:
    """What else was done on a day; an empty text where nothing was noted."""
    row = connection.execute(
        "SELECT words FROM other_exercise WHERE local_date = ?", (day.isoformat(),)
    ).fetchone()
    return str(row[0]) if row else ""
