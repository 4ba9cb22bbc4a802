"""Reads a file to the plan of its import, in steps."""

from collections.abc import Iterator
from dataclasses import replace

from retrotimer.core.exchange import json_form, loop_form, table_form
from retrotimer.core.exchange.forms import FileError, FileWrong, Form, Progress, Steps, imported_form
from retrotimer.core.exchange.lines import Here, Line, beginning
from retrotimer.core.exchange.loop_form import LoopChoice, LoopHabits
from retrotimer.core.exchange.planning import ImportPlan, make_plan, plan_lines
from retrotimer.store.database import Database
from retrotimer.store.exchange.known import SqliteKnown
from retrotimer.store.exchange.outside import read_text

STEP = 64
"""Lines at a time: a few milliseconds."""


def read_plan(database: Database, source: str, here: Here, choice: LoopChoice) -> Steps[ImportPlan]:
    """What importing a file would do.

    Raises:
        FileError: the file as a whole cannot be read.
        StoreError: the history cannot be read.
    """
    form = imported_form(source)
    text = yield from read_text(source)
    loop: LoopHabits | None = None
    if form is Form.JSON:
        lines = yield from _json_lines(text, here)
    else:
        lines, loop = yield from _table_lines(text, here, choice)
    del text
    known = SqliteKnown(database)
    yield from known.look()
    planned = []
    for one in plan_lines(lines, known):
        planned.append(one)
        if len(planned) % STEP == 0:
            yield Progress(len(lines) + len(planned), 2 * len(lines) + 1)
    return make_plan(source, planned, loop)


def _json_lines(text: str, here: Here) -> Steps[list[Line]]:
    lines: list[Line] = []
    for line, place in json_form.read_json(text, here):
        lines.append(line)
        if len(lines) % STEP == 0:
            yield Progress(place, 2 * len(text))
    return lines


def _table_lines(text: str, here: Here, choice: LoopChoice) -> Steps[tuple[list[Line], LoopHabits | None]]:
    rows = table_form.rows_in(text)
    _number, header = next(rows, (0, []))
    if table_form.is_ours(header):
        lines = yield from _counted(table_form.read_table(header, rows, here), text)
        return lines, None
    if not loop_form.is_loop(header):
        missing = table_form.missing_columns(header)
        raise (
            FileError(FileWrong.NO_COLUMNS, ", ".join(missing)) if missing else FileError(FileWrong.NOT_OURS)
        )
    found = []
    for row in rows:
        found.append(row)
        if len(found) % STEP == 0:
            yield Progress(0, 0)
    names = loop_form.habits_in(header)
    if choice.habit and choice.habit not in names:
        raise FileError(FileWrong.NO_SUCH_HABIT, ", ".join(map(beginning, names)))
    habits = LoopHabits(names, replace(choice, habit=choice.habit or loop_form.habit_of_walking(names) or ""))
    if not habits.is_chosen:
        return [], habits
    lines = yield from _counted(loop_form.read_loop(header, found, habits.chosen, here), text)
    return lines, habits


def _counted(found: Iterator[Line], text: str) -> Steps[list[Line]]:
    lines: list[Line] = []
    # How many lines there will be is guessed by the first ones: the bar need not be exact.
    total = 2 * max(1, text.count("\n"))
    for line in found:
        lines.append(line)
        if len(lines) % STEP == 0:
            yield Progress(min(len(lines), total // 2), total)
    return lines
