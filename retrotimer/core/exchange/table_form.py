"""Reads tables: the rows of any of them, and the lines of ours, whoever wrote it.

Most rows are alike in most of their cells.  So how a walk went and how it felt are looked up by those cells,
and only the others of a row are read; a row that cannot be kept is read whole, to say why.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from re import ASCII, IGNORECASE
from re import compile as pattern
from typing import TYPE_CHECKING

from retrotimer.core.exchange.csv_form import COLUMNS, DOCTOR, MINUTES, NUMBERS, OTHER, SIGN, TRUTHS, unsafe
from retrotimer.core.exchange.fields import Fields, needed
from retrotimer.core.exchange.forms import FileError, FileWrong
from retrotimer.core.exchange.json_form import doctor_from, other_from
from retrotimer.core.exchange.lines import (
    Entry,
    FieldError,
    Here,
    Line,
    StoredSettings,
    Why,
    beginning,
    word_found,
)
from retrotimer.core.exchange.parts import MOST_KEPT, keep
from retrotimer.core.exchange.settings_form import URGENT_SIGN, settings_from
from retrotimer.core.exchange.walk_form import COURSE, SAID, course_from, entry_from, said_from, walk_from
from retrotimer.core.plan import MINUTE, Mode

if TYPE_CHECKING:
    from retrotimer.core.exchange.entry import Course, Said, WalkEntry

NEEDED = ("date", "minutes")
"""Without them a table is none of ours."""

READ = (*COLUMNS, "time")
"""All columns that mean something here."""

SEPARATORS = ",;\t"
LONGEST_CELL = 100_000

_FIELDS = {**MINUTES, "kind": "mode"}
_COLUMNS = {field: column for column, field in _FIELDS.items()}
_DAYS = ("date", "doctor_on")
_TOLD = "confirmed_utc"

_NUMBER = pattern(r"\d{1,9}([.,]\d{1,9})?", ASCII)
_TOLD_SEPARATOR = pattern(r"sep=([,;|\t])\r?\n", IGNORECASE)
"""What some spreadsheets write above a table."""

_LINE = pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_YEAR_FIRST = pattern(r"(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?")
_DAY_FIRST = pattern(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_ISO_LENGTH = len("2026-11-17")
_YES_NO = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}

Row = Sequence[str]
Read = Callable[[str, str], object]
Column = tuple[str, Read, int]
"""Which field a column tells of, what reads its cells, and where they stand in a row."""

Pick = Callable[[Row], object]


def rows_in(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with the number of the line that it ends in; empty lines are left out.

    Raises:
        FileError: it is no table.
    """
    told = _TOLD_SEPARATOR.match(text)
    separator, start, above = (told[1], told.end(), 1) if told else (_separator(text), 0, 0)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(_lines(text, start), delimiter=separator)
    try:
        for row in reader:
            if any(row):
                yield reader.line_num + above, row
    except csv.Error as error:
        raise FileError(FileWrong.BROKEN_TABLE, str(reader.line_num + above)) from error


def _lines(text: str, start: int) -> Iterator[str]:
    """The lines of a text with their ends; a `StringIO` would take four bytes for each letter."""
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        yield from (found.group() for found in _LINE.finditer(text, start))
        return
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _separator(text: str) -> str:
    """What parts the cells: whatever stands in the first line most often."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def is_ours(header: Row) -> bool:
    """Whether a table with this header is one of ours, or one that a person wrote like ours.

    What else a person keeps in columns of other names, or of none, stays out of it.  But the table of Loop's
    begins with the date, too, and ends with a column without a name; there, other names are those of habits.
    """
    names = list(map(_name, header))
    if any(names.count(name) > 1 for name in READ):
        return False
    if "" in names and names[0] == NEEDED[0] and not {*names} <= {*READ, ""}:
        return False
    return all(name in names for name in NEEDED)


def missing_columns(header: Row) -> tuple[str, ...]:
    """All that keeps a table with columns of ours from being one; nothing where it has none of them."""
    names = set(map(_name, header))
    return tuple(name for name in NEEDED if name not in names) if names.intersection(READ) else ()


def _name(cell: str) -> str:
    return cell.strip().lower()


def read_table(header: Row, rows: Iterator[tuple[int, list[str]]], here: Here) -> Iterator[Line]:
    """The lines of our table below its header."""
    columns = _Columns([_name(name) for name in header])
    cells = len(header)
    for number, row in rows:
        if len(row) != cells:
            yield Line(number, why=Why.CELLS, text=shown(row))
            continue
        try:
            yield Line(number, columns.entry(row, here), has_id=columns.has_id(row))
        except FieldError as error:
            names = tuple(_COLUMNS.get(field, field) for field in error.fields)
            yield Line(number, None, error.why, names, columns.found(row, names), text=shown(row))


def shown(row: Row) -> str:
    """How a row begins, empty cells left out."""
    return beginning(", ".join(cell for cell in row if cell))


class _Columns:
    """Which columns a table has, and what the cells of a row in them say."""

    def __init__(self, names: Row) -> None:
        self._places = places = {name: place for place, name in enumerate(names) if name in READ}
        self._kind, self._id = places.get("kind"), places.get("id")
        self._all = [(_FIELDS.get(name, name), _reader(name), place) for name, place in places.items()]
        self._of_course = [one for one in self._all if one[0] in COURSE]
        self._of_said = [one for one in self._all if one[0] in SAID]
        self._others = [(name, place) for name, _read, place in self._all if name not in {*COURSE, *SAID}]
        self._days = [name for name in _DAYS if name in places]
        self._course_cells, self._said_cells = _pick(self._of_course), _pick(self._of_said)
        self._courses: dict[object, Course] = {}
        self._said: dict[object, Said] = {}

    def entry(self, row: Row, here: Here) -> Entry:
        """What a row holds.

        Raises:
            FieldError: it cannot be kept.
        """
        kind = row[self._kind] if self._kind is not None else Mode.WALK.value
        if kind == OTHER:
            return other_from(_fields(row, self._all), here)
        if kind == DOCTOR:
            return doctor_from(_fields(row, self._all), here)
        if kind == SIGN:
            return _sign_from(_fields(row, self._all), here)
        try:
            return self._walk(row, here)
        except FieldError:
            return walk_from(_fields(row, self._all), here)  # which tells all that is wrong

    def has_id(self, row: Row) -> bool:
        """Whether the row says by itself which walk it is."""
        return self._id is not None and row[self._id] != ""

    def found(self, row: Row, names: Sequence[str]) -> str:
        """What stands in the first of these columns, as it can be shown."""
        place = self._places.get(names[0]) if names else None
        return word_found(row[place]) if place is not None else ""

    def _walk(self, row: Row, here: Here) -> "WalkEntry":
        cells = self._course_cells(row)
        course = self._courses.get(cells)
        if course is None:
            course = keep(self._courses, cells, course_from(_fields(row, self._of_course)))
        cells = self._said_cells(row)
        said = self._said.get(cells)
        if said is None:
            said = keep(self._said, cells, said_from(_fields(row, self._of_said)))
        fields: dict[str, object] = {
            name: unsafe(cell) if cell[0] == "'" else cell
            for name, place in self._others
            if (cell := row[place])
        }
        for name in self._days:
            cell = row[self._places[name]]
            if len(cell) != _ISO_LENGTH or cell[4] != "-" or not cell.isascii():
                fields[name] = _day(cell) or None
        return entry_from(fields, here, course, said)


def _fields(row: Row, columns: Sequence[Column]) -> dict[str, object]:
    """What a row tells in these columns.

    Raises:
        FieldError: a figure is none.
    """
    return {field: read(row[place], field) for field, read, place in columns if row[place]}


def _sign_from(fields: Fields, here: Here) -> StoredSettings:
    """The latest urgent sign, which is kept among the settings.

    Raises:
        FieldError: it cannot be kept.
    """
    told = needed(fields, _TOLD)
    try:
        return settings_from({URGENT_SIGN: told}, here)
    except FieldError as error:
        raise FieldError(error.why, _TOLD) from error


def _pick(columns: Sequence[Column]) -> Pick:
    """Takes the cells of these columns out of a row."""
    places = [place for _field, _read, place in columns]
    return itemgetter(*places) if places else lambda _row: ()


def _reader(column: str) -> Read:
    """What reads the cells of a column."""
    if column in MINUTES:
        return _seconds
    if column in NUMBERS:
        return _number
    if column in TRUTHS:
        return _truth
    return (lambda cell, _name: _day(unsafe(cell))) if column in _DAYS else lambda cell, _name: unsafe(cell)


@lru_cache(maxsize=512)
def _day(cell: str) -> str:
    """A day as year-month-day, where its order cannot be mistaken: the year first, or dots after the day."""
    cell = cell.strip()
    if found := _YEAR_FIRST.fullmatch(cell):
        year, _mark, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(cell):
        day, month, year = found.groups()
    else:
        return cell
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


@lru_cache(maxsize=MOST_KEPT)
def _seconds(cell: str, name: str) -> float:
    return round(_number(cell, name) * MINUTE, 3)


@lru_cache(maxsize=MOST_KEPT)
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
