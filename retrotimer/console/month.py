"""`retrotimer month`: a month in the terminal."""

from datetime import date

from retrotimer.console import shapes
from retrotimer.console.desk import Desk, RefusedError
from retrotimer.console.terminal import MISUNDERSTOOD, width
from retrotimer.core.days import shown
from retrotimer.core.month import DayFace, DayLook, MonthFace, WeekRow
from retrotimer.core.reading import read_month
from retrotimer.core.typed import EntryError, read_day
from retrotimer.core.weeks import DAYS
from retrotimer.words import console, days

LOOKS = {DayLook.EMPTY: "", DayLook.PARTIAL: console.PARTIAL, DayLook.COMPLETE: console.COMPLETE}
NUMBER = 3
"""Columns up to the end of a day's number: a bracket or a space, and two digits."""

CELL = NUMBER + 3
"""And a bracket or a space, and two marks."""


def month(desk: Desk, text: str | None, *, as_json: bool) -> str:
    """The month that is written in `text`, or today's.

    Raises:
        RefusedError: it is no month, or none that the calendar shows.
        StoreError: the history cannot be read.
    """
    day, walks = _day(desk, text), desk.all_walks()
    face = read_month(walks, day, desk.today, desk.rule)
    rows = [row for row in face.rows if any(day.in_month for day in row.days)]
    if as_json:
        return shapes.written(_shape(face, rows))
    names = _names(face)
    cell = max(CELL, *map(width, (*names, *(_day_text(day) for row in rows for day in row.days))))
    lines = [days.month_title(face.first), "", " ".join(_padded(name, cell) for name in names)]
    lines += [_line(row, cell) for row in rows]
    planned = any(day.planned for row in rows for day in row.days)
    lines += ["", console.legend(planned=planned), days.week_rule(face.this_week.goal, face.first_weekday)]
    if walks.first_day() is None:
        lines += ["", console.no_walk_yet()]
    return "\n".join(line.rstrip() for line in lines)


def _day(desk: Desk, text: str | None) -> date:
    if text is None:
        return desk.today
    try:
        day = read_day(f"{text.strip()}-01")
    except EntryError as error:
        raise RefusedError(console.no_such_month(), MISUNDERSTOOD) from error
    if not shown(day):
        raise RefusedError(console.month_not_shown(), MISUNDERSTOOD)
    return day


def _shape(face: MonthFace, rows: list[WeekRow]) -> shapes.Shape:
    return {
        "month": face.first.isoformat()[: len("2026-11")],
        "first_weekday": shapes.WEEKDAYS[face.first_weekday],
        "goal": face.this_week.goal,
        "weeks": [shapes.week_shape(row) for row in rows],
    }


def _names(face: MonthFace) -> list[str]:
    """The weekdays' names, each ending where the numbers below it end if it is no longer than they are."""
    names = [days.weekday_name((face.first_weekday + n) % DAYS, short=True) for n in range(DAYS)]
    return [" " * (NUMBER - width(name)) + name for name in names]


def _line(row: WeekRow, cell: int) -> str:
    """A week: its days, and its count where it has begun."""
    texts = [_padded(_day_text(day), cell) for day in row.days]
    return " ".join([*texts, console.week_count(row.face)] if row.begun else texts)


def _day_text(day: DayFace) -> str:
    left, right = console.TODAY if day.is_today else "  "
    marks = LOOKS[day.look] + (console.RUN if day.run > 0 else "")
    marks += console.PLANNED if day.planned else ""
    return left + str(day.date.day).rjust(2) + right + marks


def _padded(text: str, cell: int) -> str:
    return text + " " * (cell - width(text))
