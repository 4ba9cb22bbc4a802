"""Reads many sessions at once for a summary, without making a record of each."""

from datetime import date
from functools import cache
from sqlite3 import Connection

from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import DatedNote, HurtPlace, WalkLine
from retrotimer.core.session import StopReason
from retrotimer.store.rows import LISTED

_COLUMNS = (
    "local_date", "mode", "walked_backward", "reason", "planned_backward IS NULL",
    "back_pain_before", "knee_pain_before", "back_pain_after", "knee_pain_after",
    "back_pain_morning", "knee_pain_morning", "hurt_place", "hurt_pain",
)  # fmt: skip

_pain = cache(Pain)
"""There are 144 of them; a hundred years would make each 700 times."""

_SPAN = f"WHERE {LISTED} AND local_date BETWEEN ? AND ?"


def walk_lines(connection: Connection, first: date, last: date) -> list[WalkLine]:
    """The ended sessions of a span in their order.

    Raises:
        ValueError: what is stored makes no sense.
    """
    modes = {mode.value: mode for mode in Mode}
    reasons: dict[str | None, StopReason | None] = {None: None}
    reasons.update((reason.value, reason) for reason in StopReason)
    places: dict[str | None, HurtPlace | None] = {None: None}
    places.update((place.value, place) for place in HurtPlace)
    rows = connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM session {_SPAN} ORDER BY local_date, started_utc",  # noqa: S608 - our own names
        (first.isoformat(), last.isoformat()),
    )
    return [
        WalkLine(
            date.fromisoformat(day),
            modes[mode],
            seconds,
            reasons[reason],
            bool(by_hand),
            _pain(*pains[0:2]),
            _pain(*pains[2:4]),
            _pain(*pains[4:6]),
            places[hurt_place],
            hurt_pain,
        )
        for day, mode, seconds, reason, by_hand, *pains, hurt_place, hurt_pain in rows
    ]


def latest_notes(connection: Connection, first: date, last: date, most: int) -> tuple[int, list[DatedNote]]:
    """How many sessions of a span have a note, and the latest notes in their order, so many at most."""
    span = (first.isoformat(), last.isoformat())
    (total,) = connection.execute(
        f"SELECT count(*) FROM session {_SPAN} AND note <> ''",  # noqa: S608 - our own names
        span,
    ).fetchone()
    rows = connection.execute(
        f"SELECT local_date, note FROM session {_SPAN} AND note <> '' "  # noqa: S608 - likewise
        "ORDER BY local_date DESC, started_utc DESC LIMIT ?",
        (*span, most),
    )
    return total, [DatedNote(date.fromisoformat(day), words) for day, words in reversed(rows.fetchall())]
