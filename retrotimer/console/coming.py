"""`retrotimer import`: what a file holds, by the same plan that the window shows first."""

from contextlib import suppress

from retrotimer.console.desk import Desk, RefusedError
from retrotimer.console.steps import carry_out
from retrotimer.console.terminal import FAILED, MISUNDERSTOOD
from retrotimer.core.days import stamp, wall_time
from retrotimer.core.errors import StoreError
from retrotimer.core.exchange.forms import FileError, imported_form
from retrotimer.core.exchange.lines import Here
from retrotimer.core.exchange.loop_form import LoopChoice
from retrotimer.core.exchange.planning import Act, ImportPlan
from retrotimer.desktop.door import LOOK, knock
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.words import exchange, importing

MOST_TOLD = 20
"""Refused lines that are told one by one after an import; `--dry-run` tells all."""


def bring_in(desk: Desk, file: str, *, habit: str, minutes: int, dry_run: bool) -> str:
    """Import the file, or say what that would do.

    Raises:
        RefusedError: the file cannot be read, or the import cannot be written; nothing was changed.
        StoreError: the data cannot be opened or read; likewise.
    """
    try:
        imported_form(file)
    except FileError as error:
        raise RefusedError(exchange.wrong(error), MISUNDERSTOOD) from error
    steps = desk.exchange().read(file, _here(desk), LoopChoice(habit, minutes))
    plan = carry_out(steps, importing.reading())
    if plan.loop is not None and not plan.loop.is_chosen:
        raise RefusedError(importing.which_habit(plan.loop.names), MISUNDERSTOOD)
    if dry_run:
        return "\n".join([*map(importing.row_sentence, plan.lines), importing.dry_run(plan.counts)])
    if not plan.does_anything:
        return "\n".join([*_refused(plan), importing.nothing_to_do(plan.counts)])
    desk.prepare()
    try:
        carry_out(desk.exchange().write(plan), importing.writing())
    except StoreError as error:
        from retrotimer.words import problems  # what goes well has no use for it

        raise RefusedError(problems.cannot_change(error), FAILED) from error
    desk.has_saved = True
    with suppress(StoreError):  # then the next window does it, or says why it cannot
        SqliteKeeper(desk.folder).backup_if_changed(desk.now.wall)
    knock(desk.folder, LOOK)
    return "\n".join([*_refused(plan), importing.done(plan.counts)])


def _here(desk: Desk) -> Here:
    day_starts = desk.settings.day_starts
    return Here(
        desk.now,
        day_starts,
        lambda day, at: stamp(desk.clock.at_wall(wall_time(day, at, day_starts)), day_starts),
    )


def _refused(plan: ImportPlan) -> list[str]:
    lines = [one for one in plan.lines if one.act is Act.REFUSED]
    told = [importing.row_sentence(one) for one in lines[:MOST_TOLD]]
    return [*told, importing.and_more(len(lines) - MOST_TOLD)] if len(lines) > MOST_TOLD else told
