"""`--open-here`: a person vouches in a terminal that Retrotimer is closed on another computer."""

from pathlib import Path

from retrotimer.console.desk import speaking
from retrotimer.console.terminal import FAILED, complain
from retrotimer.desktop.elsewhere import in_use, take_over
from retrotimer.store.paths import LOCK_NAME, WORK_NAME
from retrotimer.words import elsewhere as words


def open_here(folder: Path) -> int:
    """Let the word that follows have the folder; the exit code, which is 0 where it may.

    Another computer's word that is at work is waited for first: it may just take its time.
    """
    other = in_use(folder, LOCK_NAME, WORK_NAME)
    if other is None or take_over(folder, LOCK_NAME, WORK_NAME):
        return 0
    _app = speaking()
    return complain(words.held_all_the_same(str(folder), other), FAILED)
