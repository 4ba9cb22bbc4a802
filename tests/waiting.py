"""Waits for what another process does; Qt has `qtbot.waitUntil` for that, and the bench its own patience."""

import time
from collections.abc import Callable

PATIENCE = 120.0
"""Seconds in which a program has to be done; only one that never is waits for so long."""

_LOOK_AGAIN_SECONDS = 0.01


def wait_for(condition: Callable[[], bool], complaint: str) -> None:
    """Look again and again until it is so.

    Raises:
        TimeoutError: it never was.
    """
    until = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(complaint)
        time.sleep(_LOOK_AGAIN_SECONDS)
