"""Reads files from texts, at a moment after all that is in them."""

from datetime import date

from retrotimer.core.days import stamp, wall_time
from retrotimer.core.exchange import csv_form, json_form, loop_form
from retrotimer.core.exchange.lines import Here, Line
from retrotimer.core.exchange.loop_form import LoopChoice
from tests.fakes import TODAY, FakeClock, a_moment


def here_at(day: date = TODAY, day_starts: int = 0) -> Here:
    """Noon of a day in Berlin."""
    clock = FakeClock(a_moment(day, 12))
    return Here(
        clock.read(),
        day_starts,
        lambda on, at: stamp(clock.at_wall(wall_time(on, at, day_starts)), day_starts),
    )


HERE = here_at()
LATE = here_at(date(2199, 12, 31))
"""When everything that the calendar has is over."""


def table(text: str, here: Here = HERE) -> list[Line]:
    """The lines of one of our tables."""
    rows = csv_form.rows_in(text)
    _number, header = next(rows)
    assert csv_form.is_ours(header)
    return list(csv_form.read_table(header, rows, here))


def loop(text: str, choice: LoopChoice | None = None, here: Here = HERE) -> list[Line]:
    """The lines of a table of Loop's."""
    (_number, header), *rows = csv_form.rows_in(text)
    assert loop_form.is_loop(header)
    names = loop_form.habits_in(header)
    return list(loop_form.read_loop(header, rows, choice or LoopChoice(loop_form.likely_habit(names)), here))


def entries(text: str, here: Here = HERE) -> list[Line]:
    """The lines of our JSON."""
    return [line for line, _place in json_form.read_json(text, here)]


def a_file(**parts: object) -> str:
    """Our JSON with these parts."""
    return json_form.entry({"format": "retrotimer", "version": 1, **parts})
