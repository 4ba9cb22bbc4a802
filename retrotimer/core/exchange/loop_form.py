"""The table that Loop Habit Tracker exports: a row for each day, a column for each habit.

Loop exports a zip; in it lie `Checkmarks.csv`, with all habits side by side, and a folder for each habit
whose own `Checkmarks.csv` has the columns Date, Value and Notes.  Older versions write figures (2 is a tick),
later ones words (YES_MANUAL); a habit that is measured has its amount times 1,000 instead.  In the table of
all habits their names are not quoted, so one with a comma in it shifts all columns to its right; its rows
end with a comma.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from re import ASCII
from re import compile as pattern

from retrotimer.core.bounds import LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES
from retrotimer.core.entries import usual_time
from retrotimer.core.exchange import fields as read
from retrotimer.core.exchange.csv_form import shown
from retrotimer.core.exchange.lines import FieldError, Here, Line, Why
from retrotimer.core.exchange.walk_form import made_id
from retrotimer.core.plan import LEAST_MINUTES, MINUTE, Mode, SegmentSeconds
from retrotimer.core.records import Feedback, Outcome, WalkRecord

Row = tuple[int, list[str]]

DATE = "date"
ONE_HABIT = ("date", "value", "notes")


_DONE = {"2", "YES_MANUAL"}
_NOT_DONE = {"", "-3", "-1", "0", "1", "3", "NO", "UNKNOWN", "SKIP", "SKIPPED", "YES_AUTO"}
"""YES_AUTO, or 1, says that nobody walked: the habit was not due that day."""

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
    """The habits of a file, and which of them is read as walks; `minutes` as they were chosen."""

    names: tuple[str, ...]
    chosen: LoopChoice
    has_amounts: bool = False


def is_loop(header: Sequence[str]) -> bool:
    """Whether this is a header of Loop's."""
    cells = [cell.strip() for cell in header]
    if [cell.lower() for cell in cells if cell] == list(ONE_HABIT):
        return True
    return len(cells) > 1 and cells[0].lower() == DATE and all(cells[1:-1]) and cells[1] != ""


def habits_in(header: Sequence[str]) -> tuple[str, ...]:
    """The habits' names; one without a name where the file is about one habit alone."""
    cells = [cell.strip() for cell in header]
    if [cell.lower() for cell in cells if cell] == list(ONE_HABIT):
        return ("",)
    return tuple(dict.fromkeys(cell for cell in cells[1:] if cell))


def likely_habit(names: Sequence[str]) -> str:
    """The habit that is offered first: the one that speaks of walking, or else the first of all."""
    return speaks_of_walking(names) or names[0]


def speaks_of_walking(names: Sequence[str]) -> str | None:
    """The habit whose name speaks of walking backwards, or of walking, if there is one."""
    for part in ("backward", "retro", "walk"):
        for name in names:
            if part in name.casefold():
                return name
    return None


def read_loop(header: Sequence[str], rows: Sequence[Row], choice: LoopChoice, here: Here) -> Iterator[Line]:
    """The lines of a table of Loop's, of one habit; its latest day comes first in the file."""
    cells = [cell.strip() for cell in header]
    alone = habits_in(header) == ("",)
    column = 1 if alone else cells.index(choice.habit)
    notes = 2 if alone else None
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
            note = read.note({"note": row[notes]}, "note") if notes is not None else ""
            yield Line(
                number,
                _walk(read.day({"date": row[0].strip()}, "date"), seconds, note, here),
                has_id=False,
                alone=True,
            )
        except FieldError as error:
            yield Line(number, why=error.why, field=error.field, text=shown(row))


def has_amounts(rows: Sequence[Row], column: int) -> bool:
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


def _walk(day: date, seconds: float, note: str, here: Here) -> WalkRecord:
    """A walk that was entered by hand, at the hour of one whose time nobody told."""
    if day > here.today:
        raise FieldError(Why.FUTURE, "date")
    started = here.stamp(day, usual_time(day, here.now, here.day_starts))
    now = here.utc
    return WalkRecord(
        id=made_id(started, Mode.WALK),
        started=started,
        mode=Mode.WALK,
        walked=SegmentSeconds(backward=seconds),
        outcome=Outcome.FINISHED,
        reason=None,
        timed=None,
        written=now.replace(microsecond=now.microsecond // 1000 * 1000),
        feedback=Feedback(note=note),
    )
