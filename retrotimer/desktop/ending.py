"""Waits at the program's very end for threads that are about to end, too."""

import threading
import time
from contextlib import suppress

PATIENCE = 1.0
"""Seconds that a thread which does not end may keep a person waiting."""


def let_threads_end(patience: float = PATIENCE) -> None:
    """Wait for all other threads, `patience` seconds at most.

    A thread that has told Qt something and still runs while Python comes down crashes PySide6 6.12 under
    Python 3.12 and later: nothing is lost by then, but the system would tell of a crash.
    """
    until = time.monotonic() + patience
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            with suppress(AssertionError, RuntimeError):  # one that Qt made, which nobody can wait for
                thread.join(max(0.0, until - time.monotonic()))
