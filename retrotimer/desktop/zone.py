"""A zone that Python can reckon with, whatever `TZ` says; it knows nothing of Qt."""

import os
import time

A_DAY = 86_400
"""Seconds. Python refuses an offset of a day or more, which the C library makes of `TZ=UTC+99`."""


def see_to_zone() -> None:
    """Take UTC where the clocks would be a day or more away from it.

    The C library takes UTC itself where it does not know what `TZ` names.
    """
    if hasattr(time, "tzset") and abs(time.localtime().tm_gmtoff) >= A_DAY:
        os.environ["TZ"] = "UTC"
        time.tzset()
