"""Waits for what is measured, and never for ever: what does not come is told by its name.

A figure that was not measured must not look like one, so whoever waits in vain gets a `MissedError` and no
moment.  The sound bench as a whole has a limit, too: `limited`.
"""

import faulthandler
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from PySide6.QtCore import QCoreApplication, QEventLoop

PATIENCE = 30.0
"""Seconds for anything that is waited for."""

AGAIN = 5.0
"""Seconds after which the limit is told once more: an error in a slot of Qt's ends nothing."""

LAST_WORD = 30.0
"""Seconds for everything to be put away; then the process ends as it is, and says where it stood."""


class MissedError(RuntimeError):
    """Something that was waited for did not come, or not in time."""


def say(words: str) -> None:
    """Tell whoever waits for the bench what it does; the figures alone go to the standard output."""
    print(f"   {words} …", file=sys.stderr, flush=True)


def pass_time(seconds: float) -> None:
    """Let Qt work for so long."""
    _turn(lambda: False, seconds)


def wait_for(condition: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Let Qt work until something is so.

    Raises:
        MissedError: it was not, for so long.
    """
    if not _turn(condition, seconds):
        raise MissedError(f"{what}: not within {seconds:g} s")


def heard_at(moment: float | None, since: float, what: str) -> float:
    """How many milliseconds after `since` something was heard.

    Raises:
        MissedError: it never was.
    """
    if moment is None:
        raise MissedError(f"{what}: nothing was heard")
    return (moment - since) * 1000


def _turn(condition: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= until:
            return False
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        time.sleep(0.002)
    return True


@contextmanager
def limited(seconds: float, what: str) -> Iterator[None]:
    """Let the block take no longer than this; what it has started is put away by its own `finally`s.

    Only for a process's main thread, and only where there are alarms (not on Windows).

    Raises:
        MissedError: it took longer.
    """

    def ring(_number: int, _frame: object) -> NoReturn:
        raise MissedError(f"{what}: not done within {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    faulthandler.dump_traceback_later(seconds + LAST_WORD, exit=True)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGALRM, before)
