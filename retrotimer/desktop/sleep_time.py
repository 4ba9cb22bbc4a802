"""How long the machine was awake, and how long it slept: two sums that no other clock tells apart.

Linux and macOS leave sleep out of Python's monotonic clock and have a second one that counts it; Windows
counts it in Python's, and has another that does not.
"""

import sys
import time


def awake_and_asleep() -> tuple[float, float | None]:
    """Seconds awake and asleep, each since some moment of its own; None where the machine does not tell."""
    if sys.platform == "win32":
        awake = _unbiased()
        return awake, time.monotonic() - awake
    if sys.platform == "darwin":
        return time.monotonic(), _differ("CLOCK_MONOTONIC", "CLOCK_UPTIME_RAW")
    return time.monotonic(), _differ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")


def _differ(counts: str, leaves_out: str) -> float | None:
    """By how much a clock that counts sleep is ahead of one that leaves it out, where there are both."""
    try:
        return time.clock_gettime(getattr(time, counts)) - time.clock_gettime(getattr(time, leaves_out))
    except (AttributeError, OSError):
        return None


def _unbiased() -> float:
    """Windows' time since the start without sleep, which it calls unbiased; in steps of 100 ns."""
    from ctypes import byref, c_ulonglong, windll  # type: ignore[attr-defined,unused-ignore]

    ticks = c_ulonglong()
    windll.kernel32.QueryUnbiasedInterruptTime(byref(ticks))
    return ticks.value / 10_000_000
