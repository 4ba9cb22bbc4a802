"""The machine's two clocks and its alarms; fills the port `Clock`."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QTimer, QTimeZone

from retrotimer.core.days import Moment
from retrotimer.desktop.sleep_time import awake_and_asleep
from retrotimer.desktop.zone import A_DAY

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

LEAST_COARSE = 10.0
"""Real seconds; Qt rounds a very coarse wait to whole seconds, so a short one to none at all."""

LONGEST_WAIT = 2_000_000.0
"""Seconds, about 23 days: as many milliseconds as a timer can count."""


class QtAlarm:
    """An alarm on Qt's event loop. Milliseconds are rounded up, so that it never rings early."""

    def __init__(self, ring: Callable[[], None], rate: float) -> None:
        self._rate = rate
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(ring)

    def set(self, seconds: float) -> None:
        """Ring once, `seconds` from now."""
        from PySide6.QtCore import Qt  # its enumerations take 12 ms, and a command line sets no alarm

        self._start(seconds, Qt.TimerType.PreciseTimer)

    def set_coarse(self, seconds: float) -> None:
        """Ring once in about `seconds`."""
        from PySide6.QtCore import Qt  # as above

        coarse = seconds / self._rate >= LEAST_COARSE
        self._start(seconds, Qt.TimerType.VeryCoarseTimer if coarse else Qt.TimerType.CoarseTimer)

    def clear(self) -> None:
        """Do not ring."""
        self._timer.stop()

    def _start(self, seconds: float, kind: "Qt.TimerType") -> None:
        self._timer.setTimerType(kind)
        self._timer.start(ceil(min(max(0.0, seconds), LONGEST_WAIT) * 1000 / self._rate))


class SystemClock:
    """The machine's own time."""

    rate = 1.0

    def read(self) -> Moment:
        """Both clocks now, in the zone that the system is in now."""
        if hasattr(time, "tzset"):
            time.tzset()  # or the zone that this process started in would stay for ever
        awake, asleep = awake_and_asleep()
        return Moment(awake, datetime.now(UTC).astimezone(), zone_name(), asleep)

    def at_wall(self, wall: datetime) -> Moment:
        """The moment at which the wall clock shows `wall`, in the zone that the system is in now."""
        now = self.read()
        local = wall.replace(tzinfo=_offset_at(wall, now))
        return Moment(now.at - (now.utc - local.astimezone(UTC)).total_seconds(), local, now.zone, now.asleep)

    def alarm(self, ring: Callable[[], None]) -> QtAlarm:
        """An alarm, not yet set, that calls `ring`."""
        return QtAlarm(ring, self.rate)


class FastClock(SystemClock):
    """The machine's time from `start` on, `rate` times as fast: for showing a whole walk in seconds."""

    def __init__(self, rate: float, start: Moment) -> None:
        self.rate = rate
        self._start = start
        self._began = time.monotonic()

    def read(self) -> Moment:
        """Both clocks as they would be, had time run this fast since the start."""
        passed = (time.monotonic() - self._began) * self.rate
        return self._start.back_to(self._start.at + passed)


def _offset_at(wall: datetime, now: Moment) -> tzinfo | None:
    """The system's offset where the wall clock shows `wall`; of two, the one before the clocks changed.

    Not by `astimezone`, which takes the offset after the change where an hour is left out, and so comes to
    an hour before `wall`: with midnight left out, to the day before.
    """
    first = wall.replace(tzinfo=None, fold=0)
    try:
        seconds = first.replace(tzinfo=UTC).timestamp() - first.timestamp()
    except (OSError, OverflowError, ValueError):  # Windows cannot tell before 1970
        return now.wall.tzinfo
    if abs(seconds) >= A_DAY:
        return now.wall.tzinfo  # as `see_to_zone`, for a zone that makes no sense on that day alone
    return timezone(timedelta(seconds=round(seconds)))


def zone_name() -> str:
    """The system zone's IANA name, or an empty text where the system does not know it.

    Where the system keeps its zone as a link, reading that is what Qt would do, without the 10 ms that
    Qt's time zones take to wake up.
    """
    if "TZ" in os.environ or not hasattr(time, "tzset"):
        return _named_by_qt()
    try:
        _, _, name = os.readlink("/etc/localtime").partition("/zoneinfo/")  # noqa: PTH115 - each second
    except OSError:  # no such link here
        name = ""
    return name or next((name for name in (_written(), _named_by_qt()) if _is_here(name)), "")


def _written() -> str:
    """The name that stands beside a zone which the system keeps as a file."""
    with suppress(OSError, UnicodeDecodeError):
        return Path("/etc/timezone").read_bytes().decode("ascii").strip()
    return ""


def _named_by_qt() -> str:
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def _is_here(name: str) -> bool:
    """Whether the clocks of a zone show what the clock on this wall does.

    Whoever writes over the system's zone may leave its name as it was, and Qt reads either once and for all.
    """
    zone = QTimeZone(name.encode("ascii", "replace"))
    now = QDateTime.currentDateTimeUtc()
    return zone.isValid() and zone.offsetFromUtc(now) == time.localtime().tm_gmtoff
