"""`retrotimer backup`, `restore` and `check`: they open no desk, as the data may be damaged."""

from pathlib import Path

from retrotimer.console.desk import Answer, RefusedError
from retrotimer.console.terminal import FAILED
from retrotimer.core import errors
from retrotimer.core.copies import Why
from retrotimer.core.errors import StoreError
from retrotimer.core.ports import Clock
from retrotimer.desktop.door import LOOK, knock
from retrotimer.desktop.elsewhere import at_work
from retrotimer.desktop.single_instance import without_window
from retrotimer.store.empty import has_database, is_lost
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME, LOCK_NAME, WORK_NAME, look_whose, prepare_folder
from retrotimer.store.refuge import has_refuge
from retrotimer.words import console, keeping


def back_up(folder: Path, clock: Clock, file: Path | None) -> Answer:
    """Write a backup to a file, or beside the data.

    Raises:
        RefusedError: it was not written.
    """
    look_whose(folder)
    if not _has_data(folder):
        raise RefusedError(keeping.nothing_to_back_up(), FAILED)
    keeper = SqliteKeeper(folder)
    try:
        with at_work(folder, LOCK_NAME, WORK_NAME):
            target = file or Path(keeper.path_of(keeper.back_up(clock.read().wall)))
            walks = keeper.back_up_to(str(file)) if file else keeper.count(str(target))
    except errors.ElsewhereError:
        raise
    except StoreError as error:
        raise RefusedError(keeping.cannot_back_up(error), FAILED) from error
    return Answer(
        keeping.backed_up(walks, str(target)),
        unprinted=console.done_unprinted,
        leaves_out=has_refuge(folder),
    )


def restore(folder: Path, clock: Clock, file: Path) -> Answer:
    """Put a backup in the place of the data; a window that is open looks again.

    Raises:
        RefusedError: it was not restored; the data are as they were.
    """
    look_whose(folder)
    keeper = SqliteKeeper(folder)
    is_open = False
    try:
        prepare_folder(folder)
        with at_work(folder, LOCK_NAME, WORK_NAME), without_window(folder, LOCK_NAME) as alone:
            is_open = not alone
            restored = keeper.restore(str(file), clock.read().wall, alone=alone)
    except StoreError as error:
        if is_open and isinstance(error, errors.DamagedError) and error.path != str(file):
            raise RefusedError(keeping.in_use(), FAILED) from error
        raise RefusedError(keeping.cannot_use(error, str(file)), FAILED) from error
    knock(folder, LOOK)
    if restored.before is None:
        return Answer(keeping.restored(restored, ""), unprinted=console.done_unprinted)
    before = keeper.path_of(restored.before)
    text = keeping.restored(restored, before)
    if restored.before.why is not Why.DAMAGED:
        text += "\n" + keeping.restore_again(before)
    return Answer(text, unprinted=console.done_unprinted)


def check(folder: Path) -> Answer:
    """Look whether the data are sound; the exit code tells, too.

    Raises:
        StoreError: they cannot be looked at.
    """
    look_whose(folder)
    keeper = SqliteKeeper(folder)
    lines = [keeping.conflict_in_terminal(name) for name in keeper.conflicts()]
    if not _has_data(folder):
        return Answer("\n".join([console.no_walk_yet(), *lines]))
    with at_work(folder, LOCK_NAME, WORK_NAME):
        findings = keeper.look_through()
    return Answer(
        "\n".join([*keeping.found(findings), *lines]),
        0 if findings.sound else FAILED,
        leaves_out=has_refuge(folder),
    )


def _has_data(folder: Path) -> bool:
    """Whether there are data.

    Raises:
        LostError: there were.
    """
    if is_lost(folder):
        raise errors.LostError(str(folder / DATABASE_NAME))
    return has_database(folder)
