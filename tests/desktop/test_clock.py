import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from retrotimer.core.days import Moment, day_of, stamp
from retrotimer.desktop.clock import LONGEST_WAIT, FastClock, QtAlarm, SystemClock, zone_name
from tests.core.zones import SYSTEM_ZONES, starts_of_day, walls
from tests.fakes import FakeClock, a_moment

if TYPE_CHECKING:
    from retrotimer.core.ports import Clock


class Bell:
    """Notes when it rang."""

    def __init__(self) -> None:
        self.rang: list[float] = []

    def ring(self) -> None:
        self.rang.append(time.monotonic())


@pytest.mark.parametrize("milliseconds", [0.0, 0.1, 1.0, 7.0, 10.01, 16.6, 29.0, 33.4, 49.9])
def test_an_alarm_never_rings_early_and_only_once(qtbot: QtBot, milliseconds: float) -> None:
    bell = Bell()
    alarm = SystemClock().alarm(bell.ring)
    began = time.monotonic()
    alarm.set(milliseconds / 1000)
    qtbot.waitUntil(lambda: bell.rang != [], timeout=60_000)
    assert bell.rang[0] - began >= milliseconds / 1000
    qtbot.wait(5)
    assert len(bell.rang) == 1


@given(seconds=st.floats(0, LONGEST_WAIT), rate=st.sampled_from([1.0, 7.0, 60.0, 1000.0]))
def test_an_alarm_rounds_its_milliseconds_up(qapp: object, seconds: float, rate: float) -> None:
    assert qapp is not None
    alarm = QtAlarm(lambda: None, rate)
    alarm.set(seconds)
    waits = alarm._timer.interval() * rate / 1000
    assert seconds <= waits + 1e-9
    assert waits <= seconds + rate / 1000 + 1e-9


def test_setting_an_alarm_anew_moves_it(qtbot: QtBot) -> None:
    bell = Bell()
    alarm = SystemClock().alarm(bell.ring)
    alarm.set(0.001)
    alarm.set(0.03)
    began = time.monotonic()
    qtbot.waitUntil(lambda: bell.rang != [], timeout=60_000)
    assert bell.rang[0] - began >= 0.029
    assert len(bell.rang) == 1


def test_a_cleared_alarm_stays_silent(qtbot: QtBot) -> None:
    bell = Bell()
    alarm = SystemClock().alarm(bell.ring)
    alarm.set(0.005)
    alarm.clear()
    qtbot.wait(20)
    assert bell.rang == []


def test_an_alarm_that_is_overdue_rings_soon(qtbot: QtBot) -> None:
    bell = Bell()
    alarm = SystemClock().alarm(bell.ring)
    alarm.set(-5)
    qtbot.waitUntil(lambda: bell.rang != [], timeout=60_000)


def test_an_alarm_lets_its_owner_set_it_again_while_it_rings(qtbot: QtBot) -> None:
    times: list[float] = []

    def again() -> None:
        times.append(time.monotonic())
        if len(times) < 5:
            alarm.set(0.002)

    alarm = SystemClock().alarm(again)
    alarm.set(0.002)
    qtbot.waitUntil(lambda: len(times) == 5, timeout=60_000)
    assert times[-1] - times[0] >= 4 * 0.002


def test_both_clocks_are_the_machines() -> None:
    before, now, after = time.monotonic(), SystemClock().read(), time.monotonic()
    assert before <= now.at <= after
    assert abs(datetime.now(UTC) - now.utc) < timedelta(seconds=30)
    assert now.wall.utcoffset() == datetime.now(ZoneInfo("Europe/Berlin")).utcoffset()
    assert now.zone == zone_name() == "Europe/Berlin"


def test_a_fast_clock_runs_both_clocks_together(qtbot: QtBot) -> None:
    start = a_moment()
    clock = FastClock(rate=1000, start=start)
    began = time.monotonic()
    qtbot.wait(20)
    now = clock.read()
    real = time.monotonic() - began
    assert 20 <= now.at - start.at <= real * 1000 + 50
    assert (now.utc - start.utc).total_seconds() == pytest.approx(now.at - start.at, abs=1e-3)
    assert now.zone == start.zone


def test_an_alarm_of_a_fast_clock_rings_when_that_clock_says_so(qtbot: QtBot) -> None:
    clock = FastClock(rate=1000, start=a_moment())
    bell = Bell()
    alarm = clock.alarm(bell.ring)
    due = clock.read().at + 25
    alarm.set(25)
    qtbot.waitUntil(lambda: bell.rang != [], timeout=60_000)
    assert clock.read().at >= due
    assert LONGEST_WAIT >= 60


def test_a_coarse_alarm_of_a_fast_clock_does_not_ring_all_the_time(qtbot: QtBot) -> None:
    """Qt rounds a very coarse wait to whole seconds, and so a short one to none at all."""
    clock = FastClock(rate=2000, start=a_moment())
    times: list[float] = []

    def again() -> None:
        times.append(clock.read().at)
        alarm.set_coarse(60)

    alarm = clock.alarm(again)
    began = clock.read().at
    alarm.set_coarse(60)
    qtbot.waitUntil(lambda: len(times) == 2, timeout=60_000)
    assert times[0] - began >= 50
    assert times[1] - times[0] >= 50


def test_the_clocks_fill_the_port() -> None:
    clocks: list[Clock] = [SystemClock(), FastClock(60, a_moment()), FakeClock()]
    for clock in clocks:
        assert clock.read().wall.utcoffset() is not None


# What a person says of the wall clock.


@contextmanager
def the_machine_in(zone: str) -> Iterator[None]:
    """This process as if the system were in that zone; what it had before is put back."""
    before = os.environ["TZ"]
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        os.environ["TZ"] = before
        time.tzset()


def at_wall(zone: str, wall: datetime) -> tuple[Moment, Moment]:
    """What the machine's clock and a test's clock in this zone make of it."""
    with the_machine_in(zone):
        real = SystemClock()
        now = real.read()
        found = real.at_wall(wall)
    # The real clock went on between the two readings.
    assert found.at - now.at - (found.utc - now.utc).total_seconds() == pytest.approx(0.0, abs=0.05)
    return found, FakeClock(a_moment(zone=zone)).at_wall(wall)


@given(st.data(), st.sampled_from(SYSTEM_ZONES), starts_of_day)
def test_a_wall_clock_shows_what_it_is_asked_for_in_every_zone(
    data: st.DataObject, zone: str, starts: int
) -> None:
    wall = data.draw(walls(zone))
    found, faked = at_wall(zone, wall)
    day = day_of(wall, starts)
    for moment in (found, faked):
        kept = stamp(moment, starts)
        assert (kept.local, kept.date) == (wall, day)
    assert found.utc == faked.utc


@pytest.mark.parametrize(
    ("zone", "wall", "utc", "why"),
    [
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:30Z", "left out"),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30Z", "comes twice"),
        ("Europe/Berlin", "2026-10-25 03:00", "2026-10-25T02:00Z", "once only"),
        ("America/Sao_Paulo", "2018-11-04 00:30", "2018-11-04T03:30Z", "midnight left out"),
        ("America/St_Johns", "2010-11-06 23:30", "2010-11-07T02:00Z", "comes twice, around midnight"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:45Z", "half an hour left out"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30T22:00Z", "a day left out"),
        ("Pacific/Kiritimati", "2026-11-17 09:00", "2026-11-16T19:00Z", "fourteen hours ahead"),
        ("Asia/Kathmandu", "1985-12-31 12:00", "1985-12-31T06:30Z", "before a quarter of an hour"),
        ("Asia/Kathmandu", "2026-02-28 12:00", "2026-02-28T06:15Z", "after it"),
        ("UTC", "2024-02-29 00:00", "2024-02-29T00:00Z", "a leap day"),
        ("Europe/Berlin", "1900-01-01 00:00", "1899-12-31T23:00Z", "the calendar's first day"),
        ("Europe/Berlin", "2199-07-01 12:00", "2199-07-01T10:00Z", "its last year"),
    ],
)
def test_a_time_of_the_wall_clock_as_an_instant(zone: str, wall: str, utc: str, why: str) -> None:
    said = datetime.fromisoformat(wall)
    for moment in at_wall(zone, said):
        assert moment.utc == datetime.fromisoformat(utc), why
        assert moment.wall.replace(tzinfo=None) == said, why


def test_of_an_hour_that_comes_twice_it_is_the_first_even_if_the_second_was_meant() -> None:
    second = datetime(2026, 10, 25, 2, 30, fold=1)  # noqa: DTZ001 - as the wall shows it
    for moment in at_wall("Europe/Berlin", second):
        assert moment.utc == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_machine_may_have_travelled_since_the_clock_was_made() -> None:
    clock = SystemClock()
    noon = datetime(2026, 11, 17, 12)  # noqa: DTZ001 - as the wall shows it
    hours = []
    for zone in ("Europe/Berlin", "Asia/Tokyo", "America/New_York"):
        with the_machine_in(zone):
            moment = clock.at_wall(noon)
            hours.append(moment.utc.hour)
            assert moment.zone == zone
    assert hours == [11, 3, 17]


def test_where_the_system_knows_no_offset_it_is_the_one_of_now() -> None:
    """As Windows before 1970; elsewhere only a year so early brings it about."""
    with the_machine_in("America/New_York"):
        clock = SystemClock()
        found = clock.at_wall(datetime(1, 1, 1))  # noqa: DTZ001 - as the wall shows it
        assert found.wall.utcoffset() == clock.read().wall.utcoffset()
