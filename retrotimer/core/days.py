"""Dates and moments: how the two clocks become a day that never moves again.

A walk's local date is fixed when it starts and stored beside the UTC instant, the offset and the
zone's name.  Nothing computes a past day anew, so travel, daylight saving, a changed clock and a
changed start of the day cannot move or double it.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from math import floor

COMPLETE_DAY_SECONDS = 600.0
"""A day is complete from this many seconds of walking backwards (the article's least: 10 minutes)."""

COMPLETE_DAY_MILLISECONDS = round(COMPLETE_DAY_SECONDS * 1000)

MONTHS_A_YEAR = 12

FIRST_YEAR = 1900
LAST_YEAR = 2199
"""The years that the calendar shows."""


def whole_milliseconds(seconds: float) -> int:
    """Seconds as they are kept and added up: rounded down, so that no day is complete before it is.

    Whole numbers add up exactly: ten minutes in pieces must not come to 599.9999999999999 s.  What a float
    cannot hold is rounded to the microsecond first.
    """
    return floor(round(seconds * 1000, 3))


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of both clocks together.

    Attributes:
        at: seconds of a monotonic clock; only differences mean anything.
        wall: the local time, aware of its offset.
        zone: the zone's IANA name where the system knows it, else an empty text.
        asleep: seconds that the machine has slept since some moment of its own, which `at` leaves out; None
            where it does not tell.
    """

    at: float
    wall: datetime
    zone: str = ""
    asleep: float | None = None

    def back_to(self, at: float) -> "Moment":
        """The reading as it was at the earlier monotonic moment `at`, or will be at a later one, awake."""
        # By way of UTC: subtracting from a wall clock ignores that it may have been set meanwhile.
        utc = self.utc - timedelta(seconds=self.at - at)
        return Moment(at, utc.astimezone(self.wall.tzinfo), self.zone, self.asleep)

    @property
    def utc(self) -> datetime:
        """The wall clock's instant in UTC."""
        return self.wall.astimezone(UTC)

    def day(self, day_starts: int) -> date:
        """The day that this moment belongs to, where days start at this hour (0 to 6)."""
        return day_of(self.wall, day_starts)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a session started, as it is stored and never recomputed; `offset` is in seconds east of UTC."""

    date: date
    utc: datetime
    offset: int
    zone: str

    @property
    def local(self) -> datetime:
        """The start as the clock on the wall showed it then."""
        return (self.utc + timedelta(seconds=self.offset)).replace(tzinfo=None)


def slept_between(before: Moment, now: Moment) -> float:
    """Seconds that the machine slept between two readings.

    Where it does not tell, by how much the wall clock went ahead of the other: that may also have been set.
    """
    if before.asleep is not None and now.asleep is not None:
        return max(0.0, now.asleep - before.asleep)
    return max(0.0, (now.utc - before.utc).total_seconds() - (now.at - before.at))


def day_of(wall: datetime, day_starts: int) -> date:
    """The day that a reading of the clock on the wall belongs to; before `day_starts` it is the day before.

    Reckoned on the wall clock alone: each day begins when the clock shows this hour, whatever daylight saving
    does to the night.  Where a clock is put back over that very hour, the day before goes on until it is
    shown again; what was walked meanwhile stays where it was stamped.
    """
    return (wall.replace(tzinfo=None) - timedelta(hours=day_starts)).date()


def wall_time(day: date, at: time, day_starts: int) -> datetime:
    """What the clock on the wall shows at a time of this day; `day_of` turns it back into the day."""
    return datetime.combine(day + timedelta(days=at.hour < day_starts), at)


def instant(utc: datetime) -> str:
    """An instant as it is stored: UTC to the millisecond, in a form that sorts as text."""
    if utc.tzinfo is not UTC:
        utc = utc.astimezone(UTC)
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def stamp(moment: Moment, day_starts: int = 0) -> Stamp:
    """The stamp of a session that starts at this moment."""
    offset = moment.wall.utcoffset() or timedelta()
    return Stamp(moment.day(day_starts), moment.utc, round(offset.total_seconds()), moment.zone)


def moved(stamp: Stamp, day: date, wall: datetime) -> Stamp:
    """The stamp with another day and another reading of the wall clock, in the offset that it had."""
    utc = wall.replace(tzinfo=UTC) - timedelta(seconds=stamp.offset)
    return replace(stamp, date=day, utc=utc)


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it is shorter."""
    years, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    last = date(years + month // 11, (month + 1) % MONTHS_A_YEAR + 1, 1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def shown(day: date) -> bool:
    """Whether the calendar shows this day's year."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
