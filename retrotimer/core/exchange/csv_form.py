"""Our table: RFC 4180 in UTF-8, one row for each session, note of other exercise and doctor's check.

A spreadsheet takes a cell that begins like a formula for one.  Such a cell gets an apostrophe in front, which
is taken off again when it is read, so that a note comes back to the letter.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from re import ASCII
from re import compile as pattern
from typing import Any

from retrotimer.core.exchange.fields import Fields
from retrotimer.core.exchange.forms import FileError, FileWrong
from retrotimer.core.exchange.json_form import doctor_from, other_from
from retrotimer.core.exchange.lines import FieldError, Here, Item, Line, Why, beginning
from retrotimer.core.exchange.walk_form import walk_from
from retrotimer.core.plan import MINUTE, Mode

OTHER, DOCTOR = "other_exercise", "doctor_check"
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

_READ_AS_TEXT = ("kind", "date", "started", "time", *TEXTS)

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

NEEDED = ("date", "minutes")
"""Without them a table is none of ours."""

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""How a cell must not begin: spreadsheets would reckon with it."""

SEPARATORS = ",;\t"
LONGEST_CELL = 100_000
_MOST_KEPT = 4096

_NUMBER = pattern(r"\d{1,9}([.,]\d{1,9})?", ASCII)
_LINE = pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_YES_NO = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}


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


def rows_in(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with the number of the line that it ends in; empty lines are left out.

    Raises:
        FileError: it is no table.
    """
    separator = _separator(text)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(_lines(text), delimiter=separator)
    try:
        for row in reader:
            if any(row):
                yield reader.line_num, row
    except csv.Error as error:
        raise FileError(FileWrong.BROKEN_TABLE, str(reader.line_num)) from error


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends; a `StringIO` would take four bytes for each letter."""
    return (found.group() for found in _LINE.finditer(text))


def _separator(text: str) -> str:
    """What parts the cells: whatever stands in the first line most often."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def is_ours(header: Sequence[str]) -> bool:
    """Whether a table with this header is one of ours, or one that a person wrote like ours.

    What else a person keeps in columns of other names stays out of it.
    """
    names = [_name(name) for name in header]
    if "" in names or any(names.count(name) > 1 for name in (*COLUMNS, "time")):
        return False
    return all(name in names for name in NEEDED)


def _name(cell: str) -> str:
    return cell.strip().lower()


def read_table(header: Sequence[str], rows: Iterator[tuple[int, list[str]]], here: Here) -> Iterator[Line]:
    """The lines of our table below its header."""
    columns = _Columns([_name(name) for name in header])
    for number, row in rows:
        if len(row) != len(header):
            yield Line(number, why=Why.CELLS, text=shown(row))
            continue
        try:
            fields = columns.fields(row)
            yield Line(number, _item(fields, here), has_id="id" in fields)
        except FieldError as error:
            yield Line(number, why=error.why, field=_column(error.field), text=shown(row))


class _Columns:
    """Which columns a table has, and what the cells of a row in them say.

    Most rows are alike in their figures; those that are get them made once.
    """

    def __init__(self, names: Sequence[str]) -> None:
        places = {name: place for place, name in enumerate(names)}
        self._texts = [(name, places[name]) for name in _READ_AS_TEXT if name in places]
        self._figures = [name for name in (*NUMBERS, *TRUTHS, *MINUTES) if name in places]
        self._figure_places = [places[name] for name in self._figures]
        self._made: dict[tuple[str, ...], dict[str, object]] = {}

    def fields(self, row: Sequence[str]) -> dict[str, object]:
        """The fields of an entry.

        Raises:
            FieldError: a figure is none.
        """
        cells = tuple([row[place] for place in self._figure_places])
        made = self._made.get(cells)
        if made is None:
            made = _figures({name: cell for name, cell in zip(self._figures, cells, strict=True) if cell})
            if len(self._made) < _MOST_KEPT:
                self._made[cells] = made
        fields = dict(made)
        for name, place in self._texts:
            if cell := row[place]:
                fields[name] = unsafe(cell) if cell[0] == "'" else cell
        return fields


def shown(row: Sequence[str]) -> str:
    """How a row begins, empty cells left out."""
    return beginning(", ".join(cell for cell in row if cell))


def _column(field: str) -> str:
    """The column that a field stands in."""
    return _COLUMN_OF.get(field, field)


_COLUMN_OF = {**{field: column for column, field in MINUTES.items()}, "mode": "kind"}


def _item(fields: dict[str, object], here: Here) -> Item:
    kind = fields.pop("kind", Mode.WALK.value)
    if kind == OTHER:
        return other_from(fields, here)
    if kind == DOCTOR:
        return doctor_from(fields, here)
    fields["mode"] = kind
    return walk_from(fields, here)


def _figures(cells: Mapping[str, str]) -> dict[str, object]:
    """What the cells say that are no texts."""
    fields: dict[str, object] = {}
    for name in NUMBERS:
        if name in cells:
            fields[name] = _number(cells[name], name)
    for name in TRUTHS:
        if name in cells:
            fields[name] = _truth(cells[name], name)
    for column, field in MINUTES.items():
        if column in cells:
            fields[field] = round(_number(cells[column], field) * MINUTE, 3)
    return fields


def _number(cell: str, name: str) -> float:
    """A number as a spreadsheet may have written it: with a dot, or with a comma."""
    if _NUMBER.fullmatch(cell.strip()) is None:
        raise FieldError(Why.NOT_A_NUMBER, name)
    return float(cell.strip().replace(",", "."))


def _truth(cell: str, name: str) -> bool:
    found = _YES_NO.get(cell.strip().lower())
    if found is None:
        raise FieldError(Why.UNKNOWN_WORD, name)
    return found
