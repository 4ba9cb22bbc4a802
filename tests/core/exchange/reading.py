"""Reads files from texts, at a moment after all that is in them."""

from dataclasses import replace
from datetime import date

from retrotimer.core.days import instant, stamp, wall_time
from retrotimer.core.exchange import json_form, loop_form, table_form
from retrotimer.core.exchange.entry import Course, Said, WalkEntry
from retrotimer.core.exchange.lines import Here, Line
from retrotimer.core.exchange.loop_form import LoopChoice
from retrotimer.core.records import WalkRecord
from tests.fakes import TODAY, FakeClock, a_moment


def here_at(day: date = TODAY, day_starts: int = 0, hour: int = 12) -> Here:
    """An hour of a day in Berlin."""
    clock = FakeClock(a_moment(day, hour))
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
    rows = table_form.rows_in(text)
    _number, header = next(rows)
    assert table_form.is_ours(header)
    return list(table_form.read_table(header, rows, here))


def loop(text: str, choice: LoopChoice | None = None, here: Here = HERE) -> list[Line]:
    """The lines of a table of Loop's."""
    (_number, header), *rows = table_form.rows_in(text)
    assert loop_form.is_loop(header)
    names = loop_form.habits_in(header)
    chosen = choice or LoopChoice(loop_form.habit_of_walking(names) or names[0])
    return list(loop_form.read_loop(header, rows, chosen, here))


def entries(text: str, here: Here = HERE) -> list[Line]:
    """The lines of our JSON."""
    return [line for line, _place in json_form.read_json(text, here)]


def a_file(**parts: object) -> str:
    """Our JSON with these parts."""
    return json_form.entry({"format": "retrotimer", "version": 1, **parts})


def entry_of(record: WalkRecord) -> WalkEntry:
    """A session as a file would tell it."""
    timed, feedback = record.timed, record.feedback
    return WalkEntry(
        str(record.id),
        record.started.date,
        instant(record.started.utc),
        record.started.offset,
        record.started.zone,
        Course(
            record.mode,
            record.outcome,
            record.reason,
            record.walked,
            timed.choice if timed else None,
            flat_open=timed is not None and timed.clearance.flat_open,
            buddy=timed is not None and timed.clearance.buddy,
        ),
        Said(record.pain_before, replace(feedback, note="")),
        feedback.note,
        timed.clearance.doctor_on if timed else None,
        instant(record.written),
        instant(record.corrected) if record.corrected else None,
    )
