"""Our table: RFC 4180 in UTF-8, one row for each session, note of other exercise and doctor's check.

The latest urgent sign has one, too: a doctor's check from before it no longer holds.

Its columns and how they are written stand here; `table_form.py` reads them.

A spreadsheet takes a cell that begins like a formula for one.  Such a cell gets an apostrophe in front, which
is taken off again when it is read, so that a note comes back to the letter.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from retrotimer.core.exchange.fields import Fields
from retrotimer.core.plan import MINUTE

OTHER, DOCTOR, SIGN = "other_exercise", "doctor_check", "urgent_sign"
"""What stands in the first column, beside the modes of a session."""

MINUTES = {
    "minutes": "walked_backward",
    "get_ready_minutes": "walked_get_ready",
    "warm_up_minutes": "walked_warm_up",
    "forward_minutes": "walked_forward",
    "cool_down_minutes": "walked_cool_down",
    "planned_minutes": "planned_backward",
    "planned_get_ready": "planned_get_ready",
    "planned_warm_up": "planned_warm_up",
    "planned_cool_down": "planned_cool_down",
}
"""Columns in minutes, and the fields in seconds that they tell of."""

NUMBERS = (
    "back_pain_before", "back_pain_after", "back_pain_morning",
    "knee_pain_before", "knee_pain_after", "knee_pain_morning", "hurt_pain",
)  # fmt: skip
TRUTHS = ("easy_start", "flat_open", "buddy")
TEXTS = (
    "outcome", "reason", "effort", "hurt_place", "note", "doctor_on", "zone",
    "written_utc", "corrected_utc", "confirmed_utc", "id",
)  # fmt: skip

COLUMNS = (
    "kind", "date", "started", "minutes", "outcome", "reason",
    "back_pain_before", "back_pain_after", "back_pain_morning",
    "knee_pain_before", "knee_pain_after", "knee_pain_morning",
    "effort", "hurt_place", "hurt_pain", "note",
    "get_ready_minutes", "warm_up_minutes", "forward_minutes", "cool_down_minutes",
    "planned_minutes", "planned_get_ready", "planned_warm_up", "planned_cool_down", "easy_start",
    "doctor_on", "flat_open", "buddy", "zone", "written_utc", "corrected_utc", "confirmed_utc", "id",
)  # fmt: skip
"""In their order; a table that is read may have some of them only, in any order, and `time`."""

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""How a cell must not begin: spreadsheets would reckon with it."""


def safe(cell: str) -> str:
    """A text as it can stand in a cell."""
    if cell and (cell[0] in FORMULA or (cell[0] == "'" and cell[1:2] in FORMULA | {"'"})):
        return f"'{cell}"
    return cell


def unsafe(cell: str) -> str:
    """The text that `safe` was given."""
    if cell[:1] == "'" and cell[1:2] in FORMULA | {"'"}:
        return cell[1:]
    return cell


def row_of_cells(fields: Fields) -> list[str]:
    """The cells of an entry, in the order of `COLUMNS`."""
    return ["" if (value := fields.get(field)) is None else write(value) for field, write in _WRITERS]


def _truth_text(value: object) -> str:
    return "yes" if value else "no"


@lru_cache(maxsize=4096)
def _minutes_text(seconds: float) -> str:
    """Seconds as minutes with as many places as keep each millisecond."""
    return f"{seconds / MINUTE:.6f}".rstrip("0").rstrip(".")


def _writer(column: str) -> tuple[str, Callable[[Any], str]]:
    """The field that stands in a column, and how it is written."""
    if column in MINUTES:
        return MINUTES[column], _minutes_text
    if column in TRUTHS:
        return column, _truth_text
    return column, str if column in NUMBERS else safe


_WRITERS = tuple(map(_writer, COLUMNS))


def local_start(started_utc: str, offset: int) -> str:
    """A start as the clock on the wall showed it, with its offset."""
    at = datetime.fromisoformat(started_utc)
    return at.astimezone(_zone(offset)).isoformat(timespec="milliseconds")


@lru_cache(maxsize=64)
def _zone(offset: int) -> timezone:
    return timezone(timedelta(seconds=offset)) if offset else UTC
