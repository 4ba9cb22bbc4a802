from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrotimer.core.days import Moment, add_months, shown, stamp
from tests.fakes import ZONE, a_moment

ZONES = sorted(available_timezones())
ANY_WALL = st.builds(
    lambda wall, zone, fold: wall.replace(tzinfo=ZoneInfo(zone), fold=fold),
    st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)),  # noqa: DTZ001 - its zone comes next
    st.sampled_from(ZONES),
    st.integers(0, 1),
)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), -48, date(2020, 2, 29)),
        (date(2026, 11, 17), 0, date(2026, 11, 17)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(-600, 600))
def test_adding_months_reaches_that_month_and_never_a_later_day(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1899, 12, 31), False),
        (date(1900, 1, 1), True),
        (date(2199, 12, 31), True),
        (date(2200, 1, 1), False),
    ],
)
def test_the_calendar_shows_the_years_1900_to_2199(day: date, *, expected: bool) -> None:
    assert shown(day) is expected


@given(ANY_WALL)
def test_a_stamp_keeps_the_day_of_the_wall_clock_in_every_zone(wall: datetime) -> None:
    kept = stamp(Moment(0.0, wall, "Some/Zone"))
    assert kept.date == wall.date()
    assert kept.utc == wall.astimezone(UTC)
    assert kept.utc.utcoffset() == timedelta(0)
    assert kept.zone == "Some/Zone"


@given(ANY_WALL)
def test_a_stamp_gives_back_what_the_wall_clock_showed(wall: datetime) -> None:
    utc = wall.astimezone(UTC)
    real = utc.astimezone(wall.tzinfo)  # a time that the clocks skipped was never on any wall
    assert stamp(Moment(0.0, real)).local == real.replace(tzinfo=None)


def test_the_hour_that_comes_twice_is_kept_as_two_moments() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    second = first.replace(fold=1)
    early, late = stamp(Moment(0.0, first)), stamp(Moment(0.0, second))
    assert (early.offset, late.offset) == (7200, 3600)
    assert late.utc - early.utc == timedelta(hours=1)
    assert early.date == late.date == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Kiritimati", 18), ("Europe/Berlin", 17), ("Pacific/Pago_Pago", 17)]
)
def test_one_instant_belongs_to_the_day_of_the_place_where_it_was_walked(zone: str, day: int) -> None:
    instant = datetime(2026, 11, 17, 12, tzinfo=UTC)
    assert stamp(Moment(0.0, instant.astimezone(ZoneInfo(zone)), zone)).date == date(2026, 11, day)


def test_the_machines_zone_may_be_a_plain_offset() -> None:
    wall = datetime(2026, 11, 17, 9, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    kept = stamp(Moment(0.0, wall))
    assert (kept.offset, kept.zone) == (20_700, "")


def test_a_reading_taken_late_leads_back_to_the_moment_that_was_missed() -> None:
    late = a_moment(hour=9, minute=10, at=1600.0)
    assert late.back_to(1000.0) == a_moment(hour=9, at=1000.0)


@given(ANY_WALL, st.floats(0, 86_400))
@example(datetime(2026, 10, 25, 3, 5, tzinfo=ZoneInfo(ZONE)), 600.0)
@example(datetime(2026, 3, 29, 3, 5, tzinfo=ZoneInfo(ZONE)), 600.0)
def test_leading_back_takes_exactly_that_time_off_the_instant(wall: datetime, seconds: float) -> None:
    """Also where the clocks changed meanwhile."""
    now = Moment(100_000.0, wall)
    then = now.back_to(100_000.0 - seconds)
    assert then.at == 100_000.0 - seconds
    assert (now.utc - then.utc).total_seconds() == pytest.approx(seconds, abs=1e-5)
    assert then.wall.utcoffset() == then.utc.astimezone(wall.tzinfo).utcoffset()
