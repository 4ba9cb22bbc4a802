"""Keeps Python's garbage collector away while anybody wants it to be away, in whichever thread.

Several may want that at a time: what the one who ends first turned on again would run into the other's work.
"""

import gc
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
