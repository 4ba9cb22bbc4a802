"""What follows once a window is closed: the end, or a start that takes this one's place."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from retrotimer.core.errors import StoreError
from retrotimer.desktop.program import BACKGROUND

if TYPE_CHECKING:
    from retrotimer.flows.closing import Afterwards


def rescue_next(folder: Path, damage: StoreError, *, looked: bool) -> int:
    """Begin anew, with a look at the data that finds out what is to be rescued.

    Where such a look was made already and has found nothing, that would go on for ever.
    """
    doubt(folder)
    if looked:
        from retrotimer import complaint

        return complaint.cannot_open(damage)
    from retrotimer.itself import begin_again

    return begin_again(folder)


def go_on(folder: Path, afterwards: "Afterwards", code: int) -> int:
    """Do what was wished for once the window is closed; the exit code, if the program ends here."""
    from retrotimer.flows.closing import Afterwards

    if afterwards in {Afterwards.END, Afterwards.QUIT}:
        return code
    from retrotimer.itself import begin_again

    if afterwards is Afterwards.WAIT:
        return begin_again(folder, BACKGROUND)
    if afterwards is Afterwards.WIPE:
        from retrotimer.beyond import forgotten_by_the_system
        from retrotimer.store.wiping import wipe

        left = [*wipe(folder), *forgotten_by_the_system(folder)]
        if left:
            from retrotimer import complaint

            complaint.not_deleted(left)
    return begin_again(folder)


def doubt(folder: Path) -> None:
    """Let the next start look first: what opened well has turned out damaged."""
    from retrotimer.store.keeper import SqliteKeeper

    with suppress(StoreError):
        SqliteKeeper(folder).doubt()
