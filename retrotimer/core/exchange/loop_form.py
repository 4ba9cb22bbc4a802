"""The table that Loop Habit Tracker exports: a row for each day, a column for each habit.

Loop exports a zip; in it lie `Checkmarks.csv`, with all habits side by side, and a folder for each habit
whose own `Checkmarks.csv` has the columns Date, Value and Notes.  Older versions write figures (2 is a tick),
later ones words (YES_MANUAL); a habit that is measured has its amount times 1,000 instead.  In the table of
all habits their names are not quoted, so one with a comma in it shifts all columns to its right; its rows
end with a comma.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import ASCII
from re import compile as pattern

from retrotimer.core.bounds import LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES
from retrotimer.core.exchange.lines import FieldError, Here, Line, Why, word_found
from retrotimer.core.exchange.table_form import Row, shown
from retrotimer.core.exchange.walk_form import walk_from
from retrotimer.core.plan import LEAST_MINUTES, MINUTE

Numbered = tuple[int, list[str]]
"""A row with its number."""

DATE = "date"
ONE_HABIT = ("date", "value", "notes")


_DONE = {"2", "YES_MANUAL"}
_NOT_DONE = {"", "-3", "-1", "0", "1", "3", "NO", "UNKNOWN", "SKIP", "SKIPPED", "YES_AUTO"}
"""YES_AUTO, or 1, says that nobody walked: the habit was not due that day."""

_MOVING = ("walk", "run", "jog", "step")
_BACKWARDS = ("backward", "retro", "reverse")
_BOTH = (
    "rückwärtsgeh", "rückwärtslauf", "marcheàreculons", "marchearrière", "caminarhaciaatrás",
    "camminareall'indietro", "achteruitlopen", "andardecostas", "倒走", "后退走", "後ろ歩き", "뒤로걷",
)  # fmt: skip
"""How habits are called that are ours, without blanks and dashes."""

_COLUMNS = {"walked_backward": "minutes"}
_AMOUNT = pattern(r"\d{1,9}([.,]\d{1,6})?", ASCII)
_THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class LoopChoice:
    """What a tick in Loop stands for.

    Attributes:
        habit: the column that is meant; the only one, where it is empty.
        minutes: how long a walk was that is only ticked, 1 to 180.
    """

    habit: str = ""
    minutes: int = LEAST_MINUTES


@dataclass(frozen=True, slots=True)
class LoopHabits:
    """The habits of a file, and which of them is read as walks.

    Where there are several, and none is chosen yet, the choice names none of them.
    """

    names: tuple[str, ...]
    chosen: LoopChoice

    @property
    def is_chosen(self) -> bool:
        """Whether one of the habits is read."""
        return self.chosen.habit in self.names


def is_loop(header: Row) -> bool:
    """Whether this is a header of Loop's.

    Loop ends it with a comma, which a spreadsheet may take away.  Without it, a table of steps or of weights
    looks alike, and its figures would become minutes; so there a habit's name must say walking backwards.
    """
    cells = [cell.strip() for cell in header]
    names = [cell.lower() for cell in cells if cell]
    if names == list(ONE_HABIT):
        return True
    if names[:1] != [DATE] or not names[1:] or not all(cells[:-1]):
        return False
    return cells[-1] == "" or any(map(_says_walking_backwards, names[1:]))


def habits_in(header: Row) -> tuple[str, ...]:
    """The habits' names; one without a name where the file is about one habit alone."""
    cells = [cell.strip() for cell in header]
    if [cell.lower() for cell in cells if cell] == list(ONE_HABIT):
        return ("",)
    return tuple(dict.fromkeys(cell for cell in cells[1:] if cell))


def habit_of_walking(names: Sequence[str]) -> str | None:
    """The one habit that there is, or whose name says walking backwards; None where a person must choose."""
    found = [name for name in names if len(names) == 1 or _says_walking_backwards(name)]
    return found[0] if len(found) == 1 else None


def _says_walking_backwards(name: str) -> bool:
    letters = "".join(name.casefold().split()).replace("-", "")
    moves, goes_back = (any(word in letters for word in words) for words in (_MOVING, _BACKWARDS))
    return (moves and goes_back) or any(word in letters for word in _BOTH)


def read_loop(header: Row, rows: Sequence[Numbered], choice: LoopChoice, here: Here) -> Iterator[Line]:
    """The lines of a table of Loop's, of one habit; its latest day comes first in the file."""
    cells = [cell.strip() for cell in header]
    alone = habits_in(header) == ("",)
    column = 1 if alone else cells.index(choice.habit)
    notes = 2 if alone else None
    places = {"date": 0, "value": column, "minutes": column, "note": notes}
    measured = has_amounts(rows, column)
    for number, row in rows:
        if len(row) != len(header):
            yield Line(number, why=Why.CELLS, text=shown(row))
            continue
        try:
            seconds = _seconds(row[column].strip(), choice, measured=measured)
            if seconds is None:
                yield Line(number, why=Why.NOT_DONE, text=shown(row))
                continue
            fields = {"date": row[0].strip(), "walked_backward": seconds}
            if notes is not None and row[notes]:
                fields["note"] = row[notes]
            yield Line(number, walk_from(fields, here), has_id=False, alone=True)
        except FieldError as error:
            names = tuple(_COLUMNS.get(name, name) for name in error.fields)
            place = places.get(names[0]) if names else None
            found = word_found(row[place]) if place is not None else ""
            yield Line(number, None, error.why, names, found, text=shown(row))


def has_amounts(rows: Sequence[Numbered], column: int) -> bool:
    """Whether a habit is measured: a tick never counts to ten."""
    return any(
        len(row) > column
        and row[column].strip() not in _DONE | _NOT_DONE
        and _AMOUNT.fullmatch(row[column].strip())
        for _number, row in rows
    )


def _seconds(cell: str, choice: LoopChoice, *, measured: bool) -> float | None:
    """How long was walked on a day; None where nobody did. An amount is taken as minutes, as it stands."""
    if measured and _AMOUNT.fullmatch(cell):
        amount = float(cell.replace(",", "."))
        if amount == 0:
            return None
        seconds = amount / _THOUSANDTHS * MINUTE
        if not LEAST_ENTRY_MINUTES * MINUTE <= seconds <= MOST_ENTRY_MINUTES * MINUTE:
            raise FieldError(Why.OUT_OF_BOUNDS, "minutes")
        return round(seconds, 3)
    if cell in _DONE:
        return float(choice.minutes * MINUTE)
    if cell in _NOT_DONE:
        return None
    raise FieldError(Why.UNKNOWN_WORD, "value")
