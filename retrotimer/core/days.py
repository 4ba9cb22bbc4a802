"""Dates and moments: how the two clocks become a day that never moves again.

A walk's local date is fixed when it starts and stored beside the UTC instant, the offset and the
zone's name.  Nothing computes a past day anew, so travel, daylight saving and a changed clock
cannot move or double it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

COMPLETE_DAY_SECONDS = 600.0
"""A day is complete from this many seconds of walking backwards (the article's least: 10 minutes)."""

FIRST_YEAR = 1900
LAST_YEAR = 2199
"""The years that the calendar shows."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of both clocks together.

    Attributes:
        at: seconds of a monotonic clock; only differences mean anything.
        wall: the local time, aware of its offset.
        zone: the zone's IANA name where the system knows it, else an empty text.
    """

    at: float
    wall: datetime
    zone: str = ""

    def back_to(self, at: float) -> "Moment":
        """The reading as it would have been at the earlier monotonic moment `at`."""
        # By way of UTC: subtracting from a wall clock ignores that it may have been set meanwhile.
        utc = self.utc - timedelta(seconds=self.at - at)
        return Moment(at, utc.astimezone(self.wall.tzinfo), self.zone)

    @property
    def utc(self) -> datetime:
        """The wall clock's instant in UTC."""
        return self.wall.astimezone(UTC)

    @property
    def today(self) -> date:
        """The local date."""
        return self.wall.date()


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


def stamp(moment: Moment) -> Stamp:
    """The stamp of a session that starts at this moment."""
    offset = moment.wall.utcoffset() or timedelta()
    return Stamp(moment.today, moment.utc, round(offset.total_seconds()), moment.zone)


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = date(years + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def shown(day: date) -> bool:
    """Whether the calendar shows this day's year."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
