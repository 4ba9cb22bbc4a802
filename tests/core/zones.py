"""Every time zone, and where its clocks change: what a rule about days has to hold out against."""

from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, available_timezones

from hypothesis import strategies as st

ZONES = sorted(available_timezones())

SYSTEM_ZONES = [zone for zone in ZONES if any(Path(folder, zone).is_file() for folder in TZPATH)] or ["UTC"]
"""Those that the system itself has rules for: Debian 13 has left old names to a package of their own."""

STEP = timedelta(days=25)
"""Some countries change their clocks for a month, and back."""

SECOND = timedelta(seconds=1)

LOOKS = [datetime(1900, 1, 1, tzinfo=UTC) + number * STEP for number in range(140 * 366 // STEP.days)]
"""The instants (UTC) at which a zone's offset is looked at, from 1900 to 2040."""

starts_of_day = st.integers(0, 6)


def changes(zone: str) -> tuple[datetime, ...]:
    """The first instants (UTC) of each new offset of a zone, from 1900 to 2040."""
    return _changes(_rules(zone))


@cache
def _rules(zone: str) -> bytes:
    """What is known of a zone. Nearly half of all names are other ones for the same, to the byte."""
    for folder in TZPATH:
        if (file := Path(folder, zone)).is_file():
            return file.read_bytes()
    return files("tzdata").joinpath("zoneinfo", zone).read_bytes()


@cache
def _changes(rules: bytes) -> tuple[datetime, ...]:
    local = ZoneInfo.from_file(BytesIO(rules))
    offsets = [look.astimezone(local).utcoffset() for look in LOOKS]
    return tuple(
        _change_between(local, early, late)
        for (early, late), (before, after) in zip(pairwise(LOOKS), pairwise(offsets), strict=True)
        if before != after
    )


def _change_between(local: ZoneInfo, early: datetime, late: datetime) -> datetime:
    before = early.astimezone(local).utcoffset()
    while late - early > SECOND:
        middle = early + (late - early) // 2 // SECOND * SECOND
        if middle.astimezone(local).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late


@st.composite
def instants(draw: st.DrawFn, zone: str) -> datetime:
    """An instant (UTC) at any time or, as often, within a day of a change of this zone's clocks."""
    near_a_change: bool = draw(st.booleans())
    if near_a_change and changes(zone):
        near = draw(st.sampled_from(changes(zone)))
        return near + timedelta(seconds=draw(st.integers(-90_000, 90_000)))
    return draw(st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30))).replace(tzinfo=UTC)  # noqa: DTZ001 - UTC comes next


@st.composite
def readings(draw: st.DrawFn) -> datetime:
    """What a clock shows somewhere, at some time."""
    zone = draw(st.sampled_from(ZONES))
    return draw(instants(zone)).astimezone(ZoneInfo(zone))


@st.composite
def walls(draw: st.DrawFn, zone: str) -> datetime:
    """A time that a person may say of a clock in this zone, be it that the clock never showed it."""
    utc = draw(instants(zone))
    apart = timedelta(minutes=draw(st.sampled_from([-90, -30, 0, 30, 90])))
    return (utc.astimezone(ZoneInfo(zone)).replace(tzinfo=None) + apart).replace(
        second=0, microsecond=0, fold=0
    )
