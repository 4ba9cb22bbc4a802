import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from retrotimer.desktop.clock import LONGEST_WAIT, FastClock, QtAlarm, SystemClock, zone_name
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
    qtbot.waitUntil(lambda: bell.rang != [], timeout=2000)
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
    qtbot.waitUntil(lambda: bell.rang != [], timeout=2000)
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
    qtbot.waitUntil(lambda: bell.rang != [], timeout=2000)


def test_an_alarm_lets_its_owner_set_it_again_while_it_rings(qtbot: QtBot) -> None:
    times: list[float] = []

    def again() -> None:
        times.append(time.monotonic())
        if len(times) < 5:
            alarm.set(0.002)

    alarm = SystemClock().alarm(again)
    alarm.set(0.002)
    qtbot.waitUntil(lambda: len(times) == 5, timeout=2000)
    assert times[-1] - times[0] >= 4 * 0.002


def test_both_clocks_are_the_machines() -> None:
    before, now, after = time.monotonic(), SystemClock().read(), time.monotonic()
    assert before <= now.at <= after
    assert abs(datetime.now(UTC) - now.utc) < timedelta(seconds=1)
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
    qtbot.waitUntil(lambda: bell.rang != [], timeout=2000)
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
    qtbot.waitUntil(lambda: len(times) == 2, timeout=2000)
    assert times[0] - began >= 50
    assert times[1] - times[0] >= 50


def test_the_clocks_fill_the_port() -> None:
    clocks: list[Clock] = [SystemClock(), FastClock(60, a_moment()), FakeClock()]
    for clock in clocks:
        assert clock.read().wall.utcoffset() is not None
