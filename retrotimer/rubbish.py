"""Keeps Python's garbage collector away while anybody wants it to be away, in whichever thread.

Several may want that at a time: what the one who ends first turned on again would run into the other's work.
A thread wants it whenever it runs: garbage is collected by whoever happens to make the next object, and what
a window has left may lie in it, which Qt destroys in no other thread but its own.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Holds:
    """How many want it away, and whether it ran before the first of them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = 0
        self._collects = False

    def hold(self) -> None:
        """Collect nothing from here on; `release` must follow, once for each time."""
        with self._lock:
            if self._number == 0:
                self._collects = gc.isenabled()
                gc.disable()
            self._number += 1

    def release(self) -> None:
        """Collect again, where it was done before and nobody else wants it away."""
        with self._lock:
            self._number -= 1
            if self._number == 0 and self._collects:
                gc.enable()


_holds = _Holds()
hold, release = _holds.hold, _holds.release


@contextmanager
def kept_away() -> Iterator[None]:
    """Collect nothing in this block."""
    hold()
    try:
        yield
    finally:
        release()


@contextmanager
def let_in() -> Iterator[None]:
    """Where this thread only waits, within a block of `kept_away`: others may collect meanwhile."""
    release()
    try:
        yield
    finally:
        hold()
