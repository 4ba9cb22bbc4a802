"""`retrotimer log`: enters a walk that was done without the laptop, by the rules of the window's editor."""

from contextlib import suppress
from typing import TYPE_CHECKING

from retrotimer.console.desk import Desk, RefusedError
from retrotimer.console.terminal import FAILED, MISUNDERSTOOD
from retrotimer.core.days import stamp, wall_time
from retrotimer.core.entries import Entry, check, new_record, twin, usual_time
from retrotimer.core.errors import StoreError
from retrotimer.core.plan import Mode
from retrotimer.core.reading import read_month
from retrotimer.core.typed import EntryError, read_minutes, read_time
from retrotimer.core.walk_id import new_id
from retrotimer.desktop.door import LOOK, knock
from retrotimer.words import console, days, entries, plan

if TYPE_CHECKING:
    from datetime import date


def log(
    desk: Desk, day: str, minutes: str, *, mode: str, note: str, at: str | None, again: bool = False
) -> str:
    """Keep a session that is told as it was typed; says what was kept, and what its day and week are now.

    `again` keeps it although the same one is there already: otherwise that is taken for a mistake.

    Raises:
        RefusedError: it cannot be kept, or is there already; nothing was written.
        StoreError: the data cannot be opened or read; nothing was written.
    """
    try:
        entry = _entry(desk, day, minutes, Mode(mode), note, at)
    except EntryError as error:
        raise RefusedError(entries.wrong(error.wrong, error.day), MISUNDERSTOOD) from error
    there = None if again else twin(entry, desk.all_walks().walks_on(entry.day), at_told=at is not None)
    if there is not None:
        at_there = there.started.local.time()
        raise RefusedError(console.kept_already(entry.day, at_there, entry.mode, entry.seconds), FAILED)
    desk.prepare()
    day_starts = desk.settings.day_starts
    started = stamp(desk.clock.at_wall(wall_time(entry.day, entry.at, day_starts)), day_starts)
    try:
        desk.history.save(new_record(new_id(), entry, started, desk.now.utc))
    except StoreError as error:
        from retrotimer.words import problems  # what goes well has no use for it

        raise RefusedError(problems.cannot_change(error), FAILED) from error
    desk.has_saved = True
    knock(desk.folder, LOOK)
    lines = [console.saved(entry.day, entry.mode, entry.seconds)]
    with suppress(StoreError):  # it is saved: a failure now would ask for it to be entered once more
        lines += _what_is_now(desk, entry.day)
    if entry.mode is Mode.RUN:
        lines.append(plan.run_note())
    return "\n".join(lines)


def _entry(desk: Desk, day_text: str, minutes: str, mode: Mode, note: str, at_text: str | None) -> Entry:
    """What was typed, read and checked.

    Raises:
        EntryError: it cannot be kept.
    """
    day_starts = desk.settings.day_starts
    day = desk.day(day_text)
    at = usual_time(day, desk.now, day_starts) if at_text is None else read_time(at_text)
    return check(Entry(day, at, mode, read_minutes(minutes), note), desk.now, day_starts)


def _what_is_now(desk: Desk, day: "date") -> list[str]:
    month = read_month(desk.all_walks(), day, desk.today, desk.rule)
    row, face = next((row, face) for row in month.rows for face in row.days if face.date == day)
    if row.face.start == month.this_week.start:
        week = console.week_line(month.this_week)
    else:
        week = console.another_week(row.face)
    return [console.the_day(days.day_state(face)), week]
