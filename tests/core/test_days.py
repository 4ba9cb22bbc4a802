from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrotimer.core.days import Moment, add_months, day_of, moved, shown, slept_between, stamp, wall_time
from tests.core.zones import ZONES, changes, instants, readings, starts_of_day
from tests.fakes import ZONE, a_moment

A_DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
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


# The start of the day.


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.times(), starts_of_day)
def test_a_time_of_a_day_belongs_to_that_day(day: date, at: time, starts: int) -> None:
    assert day_of(wall_time(day, at, starts), starts) == day


@given(readings(), starts_of_day)
def test_a_reading_of_the_clock_is_a_time_of_the_day_that_it_belongs_to(wall: datetime, starts: int) -> None:
    shown_there = wall.replace(tzinfo=None, fold=0)
    assert wall_time(day_of(wall, starts), shown_there.time(), starts) == shown_there


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), starts_of_day)
@example(date(2024, 2, 29), 4)
@example(date(2026, 1, 1), 6)
def test_on_the_wall_a_day_has_one_start_and_is_24_hours_long(day: date, starts: int) -> None:
    start = datetime.combine(day, time(starts))
    assert wall_time(day, time(starts), starts) == start
    assert day_of(start - INSTANT, starts) == day - A_DAY
    assert day_of(start, starts) == day
    assert day_of(start + A_DAY - INSTANT, starts) == day
    assert day_of(start + A_DAY, starts) == day + A_DAY


@pytest.mark.parametrize(
    ("wall", "starts", "day"),
    [
        ("2026-11-18 00:00", 0, "2026-11-18"),
        ("2026-11-18 00:00", 1, "2026-11-17"),
        ("2026-11-18 03:59", 4, "2026-11-17"),
        ("2026-11-18 04:00", 4, "2026-11-18"),
        ("2026-11-18 05:59", 6, "2026-11-17"),
        ("2027-01-01 01:00", 3, "2026-12-31"),
        ("2024-03-01 01:00", 3, "2024-02-29"),
        ("2024-02-29 01:00", 3, "2024-02-28"),
        ("2026-03-01 01:00", 3, "2026-02-28"),
    ],
)
def test_a_walk_at_night_is_still_of_the_day_before(wall: str, starts: int, day: str) -> None:
    assert day_of(datetime.fromisoformat(wall), starts) == date.fromisoformat(day)


@given(readings(), starts_of_day)
def test_a_stamp_holds_the_day_the_wall_clock_and_the_instant(wall: datetime, starts: int) -> None:
    kept = stamp(Moment(0.0, wall, "Some/Zone"), starts)
    assert kept.date == day_of(wall, starts)
    assert kept.local == wall.replace(tzinfo=None, fold=0)
    assert kept.utc == wall.astimezone(UTC)
    assert timedelta(0) <= kept.local - datetime.combine(kept.date, time(starts)) < A_DAY


@given(st.data(), st.sampled_from(ZONES), starts_of_day)
def test_days_follow_each_other_as_the_wall_clock_goes_on(
    data: st.DataObject, zone: str, starts: int
) -> None:
    local = ZoneInfo(zone)
    early = data.draw(instants(zone)).astimezone(local)
    late = (early.astimezone(UTC) + timedelta(seconds=data.draw(st.integers(0, 4 * 86_400)))).astimezone(
        local
    )
    if late.replace(tzinfo=None) >= early.replace(tzinfo=None):
        assert day_of(late, starts) >= day_of(early, starts)


def test_a_day_comes_back_only_where_a_clock_is_put_back_over_its_start() -> None:
    """At every change of every zone's clocks, whatever hour days start at."""
    turns = {}
    for zone in ZONES:
        for utc in changes(zone):
            before, after = ((utc - part).astimezone(ZoneInfo(zone)) for part in (INSTANT, timedelta(0)))
            turns[before.replace(tzinfo=None, fold=0), after.replace(tzinfo=None, fold=0)] = zone
    came_back = set()
    for (before, after), zone in turns.items():
        for starts in range(7):
            start = datetime.combine(before.date(), time(starts))
            crossed = after < start <= before or after < start - A_DAY <= before
            assert (day_of(after, starts) < day_of(before, starts)) == crossed, (zone, before, starts)
            if crossed and before.year >= 2000:
                came_back.add((zone, starts))
    assert any(zone in {"America/St_Johns", "Canada/Newfoundland"} for zone, _ in came_back)  # by 00:01
    assert ("Antarctica/Troll", 2) in came_back  # put back by two hours, from 03:00 to 01:00
    assert not any(zone.startswith("Europe/") for zone, _ in came_back)


def test_where_the_clock_is_put_back_over_midnight_the_day_before_goes_on() -> None:
    st_johns = ZoneInfo("America/St_Johns")
    change = datetime(2010, 11, 7, 2, 31, tzinfo=UTC)  # from 00:01 to 23:01
    seen = [
        day_of((change + timedelta(seconds=seconds)).astimezone(st_johns), 0).day
        for seconds in (-61, -60, -1, 0, 59 * 60 - 1, 59 * 60)
    ]
    assert seen == [6, 7, 7, 6, 6, 7]


@pytest.mark.parametrize(
    ("zone", "missing"),
    [
        ("Pacific/Apia", date(2011, 12, 30)),
        ("Pacific/Fakaofo", date(2011, 12, 30)),
        ("Pacific/Kwajalein", date(1993, 8, 21)),
        ("Pacific/Kiritimati", date(1994, 12, 31)),
    ],
)
def test_a_day_that_a_country_left_out_has_no_walk(zone: str, missing: date) -> None:
    noon = datetime.combine(missing, time(12), tzinfo=UTC)
    seen = [
        stamp(Moment(0.0, (noon + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone)))).date
        for minutes in range(-3 * 1440, 3 * 1440, 7)
    ]
    assert missing not in seen
    assert {missing - A_DAY, missing + A_DAY} <= set(seen)
    assert seen == sorted(seen)


@given(readings(), st.dates(date(1900, 1, 2), date(2199, 12, 30)), st.times(), starts_of_day)
def test_a_stamp_that_is_moved_keeps_its_place_in_the_world(
    wall: datetime, day: date, at: time, starts: int
) -> None:
    kept = stamp(Moment(0.0, wall, "Some/Zone"), starts)
    after = moved(kept, day, wall_time(day, at, starts))
    assert (after.date, after.local) == (day, wall_time(day, at, starts))
    assert (after.offset, after.zone) == (kept.offset, kept.zone)
    assert moved(after, kept.date, kept.local) == kept


@pytest.mark.parametrize(
    ("asleep", "later", "seconds"),
    [(None, None, 40.0), (None, 90.0, 40.0), (10.0, 70.0, 60.0), (10.0, 9.999, 0.0)],
    ids=["untold", "not told before", "told", "read a hair later"],
)
def test_how_long_the_machine_slept(asleep: float | None, later: float | None, seconds: float) -> None:
    """Where it does not tell, the wall clock has gone 100 s on and the other one 60."""
    start = a_moment()
    before = Moment(0.0, start.wall, start.zone, asleep)
    now = Moment(60.0, start.wall + timedelta(seconds=100), start.zone, later)
    assert slept_between(before, now) == seconds


def test_a_wall_clock_that_was_set_back_is_no_sleep() -> None:
    start = a_moment()
    assert slept_between(Moment(0.0, start.wall), Moment(60.0, start.wall - timedelta(hours=1))) == 0
