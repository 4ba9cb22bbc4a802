from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from retrotimer.control.month import MonthControl
from retrotimer.control.year import YearControl
from retrotimer.core.errors import DamagedError
from retrotimer.core.settings import Settings
from retrotimer.store.history import SqliteHistory
from tests.control.failing import FailingHistory
from tests.fakes import TODAY, FakeClock, a_record, heard

if TYPE_CHECKING:
    from retrotimer.core.month import DayFace
    from retrotimer.core.year import YearFace

DAY = timedelta(days=1)


class Screen:
    """A year control on real data, and what it has put on the screen."""

    def __init__(self, clock: FakeClock, history: SqliteHistory) -> None:
        self.clock = clock
        self.history = history
        self.disk = FailingHistory(history)
        self.month = MonthControl(clock, self.disk, Settings(), lambda: 0)
        self.control = YearControl(self.disk, self.month)
        self.years: list[YearFace] = heard(self.control.year_changed)
        self.days: list[DayFace] = heard(self.control.day_changed)
        self.failures: list[Any] = heard(self.control.reading_failed)

    def forget(self) -> None:
        for seen in (self.years, self.days, self.failures):
            seen.clear()


@pytest.fixture
def screen(clock: FakeClock, history: SqliteHistory) -> Screen:
    made = Screen(clock, history)
    made.control.refresh()
    return made


def test_it_opens_on_the_day_that_the_month_has_selected(clock: FakeClock, history: SqliteHistory) -> None:
    screen = Screen(clock, history)
    screen.month.select(date(2024, 2, 29))
    screen.control.refresh(screen.month.selected)
    assert (screen.years[-1].year, screen.days[-1].date) == (2024, date(2024, 2, 29))


def test_within_a_year_nothing_is_read_again(screen: Screen) -> None:
    screen.forget()
    screen.disk.fails_with = DamagedError("data")
    for step in (-1, 7, -30):
        screen.control.step_days(step)
    assert [day.date for day in screen.days] == [TODAY - DAY, TODAY + 6 * DAY, TODAY - 24 * DAY]
    assert (screen.years, screen.failures) == ([], [])


@pytest.mark.parametrize(
    ("start", "days", "reached"),
    [
        (date(2026, 1, 1), -1, date(2025, 12, 31)),
        (date(2026, 12, 31), 7, date(2027, 1, 7)),
        (date(1900, 1, 3), -7, date(1900, 1, 3)),
        (date(2199, 12, 31), 1, date(2199, 12, 31)),
    ],
)
def test_days_cross_years_within_the_calendars(screen: Screen, start: date, days: int, reached: date) -> None:
    screen.control.select(start)
    screen.control.step_days(days)
    assert screen.control.selected == screen.days[-1].date == reached
    assert screen.years[-1].year == reached.year


@pytest.mark.parametrize(
    ("start", "years", "reached"),
    [
        (TODAY, -1, date(2025, 11, 17)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(1900, 5, 5), -1, date(1900, 5, 5)),
        (date(2199, 5, 5), 1, date(2199, 5, 5)),
    ],
)
def test_years_are_stepped_to_the_same_day(screen: Screen, start: date, years: int, reached: date) -> None:
    screen.control.select(start)
    screen.control.step_years(years)
    assert screen.control.selected == reached


def test_the_month_keeps_its_own_selection(screen: Screen) -> None:
    screen.control.step_years(-3)
    screen.control.step_days(-3)
    assert screen.month.selected == TODAY
    screen.control.go_today()
    assert screen.control.selected == TODAY


def test_what_changed_in_the_history_is_shown(screen: Screen) -> None:
    screen.forget()
    screen.control.refresh()
    assert (screen.years, screen.days) == ([], [])
    screen.history.save(a_record(TODAY - 40 * DAY))
    screen.control.refresh()
    assert screen.years[-1].complete_days == 1
    assert screen.days[-1].date == TODAY


def test_a_selection_that_stood_on_today_moves_along(screen: Screen) -> None:
    screen.clock.advance(16 * 3600)
    screen.control.refresh()
    assert (screen.control.selected, screen.days[-1].is_today) == (TODAY + DAY, True)
    screen.control.select(TODAY - DAY)
    screen.clock.advance(24 * 3600)
    screen.control.refresh()
    assert screen.control.selected == TODAY - DAY


def test_a_reading_that_fails_leaves_the_screen_as_it_is_and_is_made_up_for(screen: Screen) -> None:
    screen.forget()
    error = DamagedError("data")
    screen.disk.fails_with = error
    screen.control.step_years(-1)
    assert (screen.years, screen.days, screen.failures) == ([], [], [error])
    assert screen.control.selected == TODAY
    screen.disk.fails_with = None
    screen.history.save(a_record())
    screen.control.select(TODAY)
    assert screen.years[-1].complete_days == 1


def test_a_history_that_could_never_be_read_has_no_year(clock: FakeClock, history: SqliteHistory) -> None:
    screen = Screen(clock, history)
    screen.disk.fails_with = DamagedError("data")
    screen.control.refresh()
    assert screen.control.face is None
    screen.control.step_days(1)
    assert len(screen.failures) == 2
