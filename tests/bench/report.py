"""How a measured process tells what happened: lines on its standard output, a word and a figure.

Writing to a pipe wakes nobody in the process itself, so telling costs it no wake-up.
"""

import os
import time

WIDTH, HEIGHT = 1080, 720
"""Of both windows: what the app opens with."""

DAYS_A_YEAR = 365.25

WALKS = 100
"""How many accelerated walks tell how late they were found finished."""


def report(word: str, value: float | None = None) -> None:
    """Write a line at once, past Python's buffers; without a figure, `time.monotonic()`, which all share."""
    os.write(1, f"{word} {time.monotonic() if value is None else value:.6f}\n".encode())
