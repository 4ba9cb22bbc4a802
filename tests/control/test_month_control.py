from dataclasses import replace
from datetime import date

import pytest

from retrotimer.control.month import LOOK_SECONDS
from retrotimer.core.errors import BusyError, DamagedError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode, SegmentSeconds
from retrotimer.core.records import Outcome
from retrotimer.core.settings import Settings
from tests.control.screen import DAY, MONDAY, SUNDAY, Screen
from tests.fakes import TODAY, a_record, a_stopped_record


def test_it_opens_on_today(screen: Screen) -> None:
    (month,), (day,) = screen.months, screen.days
    assert (month.year, month.month, month.today) == (2026, 11, TODAY)
    assert (day.face.date, day.face.is_today, day.walks) == (TODAY, True, ())
    assert screen.control.selected == screen.control.today == TODAY


def test_nothing_is_reported_when_nothing_differs(screen: Screen) -> None:
    screen.forget()
    screen.control.refresh()
    screen.control.select(TODAY)
    screen.clock.advance(3 * LOOK_SECONDS)
    assert (screen.months, screen.days, screen.failures) == ([], [], [])


def test_a_walk_that_was_saved_fills_its_day(screen: Screen) -> None:
    record = a_record()
    screen.history.save(record)
    screen.forget()
    screen.control.refresh()
    (month,), (day,) = screen.months, screen.days
    assert month.this_week.complete == 1
    assert day.walks == (record,)
    assert day.face.walked == 600


def test_feedback_changes_the_day_and_leaves_the_month_alone(screen: Screen) -> None:
    record = a_record()
    screen.history.save(record)
    screen.control.refresh()
    screen.forget()
    screen.history.give_feedback(record.id, replace(record.feedback, pain=Pain(2)))
    screen.control.refresh()
    assert screen.months == []
    assert len(screen.days) == 1


def test_another_day_of_the_month_is_another_detail_of_the_same_month(screen: Screen) -> None:
    screen.forget()
    screen.control.select(date(2026, 11, 3))
    assert screen.months == []
    assert screen.days[0].face.date == date(2026, 11, 3)


def test_a_day_of_another_month_brings_that_month_and_keeps_this_week(screen: Screen) -> None:
    screen.history.save(a_record())
    screen.forget()
    screen.control.select(date(2026, 9, 30))
    (month,) = screen.months
    assert (month.year, month.month) == (2026, 9)
    assert month.this_week.complete == 1


@pytest.mark.parametrize(
    ("start", "days", "reached"),
    [
        (TODAY, 1, date(2026, 11, 18)),
        (TODAY, -17, date(2026, 10, 31)),
        (date(2026, 12, 31), 7, date(2027, 1, 7)),
        (date(1900, 1, 1), -1, date(1900, 1, 1)),
        (date(1900, 1, 3), -7, date(1900, 1, 3)),
        (date(2199, 12, 31), 1, date(2199, 12, 31)),
    ],
)
def test_the_selection_moves_by_days_within_the_calendars_years(
    screen: Screen, start: date, days: int, reached: date
) -> None:
    screen.control.select(start)
    screen.control.step_days(days)
    assert screen.control.selected == reached


@pytest.mark.parametrize(
    ("start", "months", "reached"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (TODAY, -12, date(2025, 11, 17)),
        (date(1900, 1, 15), -1, date(1900, 1, 15)),
        (date(2199, 12, 15), 1, date(2199, 12, 15)),
        (date(2199, 3, 1), 12, date(2199, 3, 1)),
    ],
)
def test_the_selection_moves_by_months_within_the_calendars_years(
    screen: Screen, start: date, months: int, reached: date
) -> None:
    screen.control.select(start)
    screen.control.step_months(months)
    assert screen.control.selected == reached


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_a_day_outside_the_calendars_years_is_left_alone(screen: Screen, day: date) -> None:
    screen.forget()
    screen.control.select(day)
    assert screen.control.selected == TODAY
    assert (screen.months, screen.days) == ([], [])


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
@pytest.mark.parametrize("weekday", range(7))
def test_the_first_and_the_last_month_can_be_shown(screen: Screen, day: date, weekday: int) -> None:
    screen.weekday = weekday
    screen.control.select(day)
    assert len(screen.months[-1].rows) == 6
    assert screen.days[-1].face.date == day
    assert screen.failures == []


def test_today_can_be_found_again(screen: Screen) -> None:
    screen.control.select(date(1950, 5, 5))
    screen.control.go_today()
    assert screen.control.selected == TODAY


# Settings.


def test_the_week_starts_as_the_system_has_it_or_as_it_was_set(screen: Screen) -> None:
    assert screen.months[-1].first_weekday == MONDAY
    screen.forget()
    screen.weekday = SUNDAY
    screen.control.refresh()
    assert screen.months[-1].first_weekday == SUNDAY
    assert len(screen.days) == 1, "the selected day stands in another column now"
    screen.control.follow(Settings(first_weekday=5))
    assert screen.months[-1].first_weekday == 5
    assert screen.months[-1].rows[0].days[0].date.weekday() == 5


def test_the_numbers_of_the_weeks_are_shown_when_they_are_wanted(screen: Screen) -> None:
    seen = [screen.months[-1].numbered]
    for wanted in (True, False):
        screen.control.follow(Settings(week_numbers=wanted))
        seen.append(screen.months[-1].numbered)
    assert seen == [False, True, False]


def test_the_goal_is_followed(screen: Screen) -> None:
    screen.control.follow(Settings(week_goal=2))
    assert screen.months[-1].this_week.goal == 2


# A history that cannot be read.


def test_a_reading_that_fails_leaves_the_screen_as_it_is(screen: Screen) -> None:
    screen.forget()
    error = DamagedError("data")
    screen.disk.fails_with = error
    screen.control.select(date(2026, 1, 1))
    assert (screen.months, screen.days, screen.failures) == ([], [], [error])
    assert screen.control.selected == TODAY
    screen.control.step_months(-1)
    screen.disk.fails_with = None
    screen.control.refresh()
    assert screen.control.selected == TODAY
    assert (screen.months, screen.days) == ([], [])
    screen.control.step_days(-1)
    assert screen.days[-1].face.date == TODAY - DAY


# The sheet after a walk.


def test_after_a_walk_its_day_and_its_week_are_told(screen: Screen) -> None:
    screen.history.save(a_record(TODAY - DAY))
    record = a_record()
    screen.history.save(record)
    after = screen.control.after(record)
    assert (after.record, after.day_walked, after.day_complete) == (record, 600, True)
    assert (after.week.complete, after.week.goal) == (2, 4)


def test_two_halves_of_a_day_are_told_together(screen: Screen) -> None:
    screen.history.save(a_stopped_record(minutes=5, hour=8))
    second = a_stopped_record(minutes=6)
    screen.history.save(second)
    after = screen.control.after(second)
    assert (after.day_walked, after.day_complete, after.week.complete) == (660, True, 1)


@pytest.mark.parametrize("begun", [False, True], ids=["no row", "a checkpoint"])
def test_a_walk_that_is_not_saved_yet_is_counted_with_the_rest_of_its_day(
    screen: Screen, *, begun: bool
) -> None:
    screen.history.save(a_stopped_record(minutes=5, hour=8))
    second = a_stopped_record(minutes=6)
    if begun:
        checkpoint = replace(
            second, outcome=Outcome.UNDERWAY, reason=None, walked=SegmentSeconds(backward=355.0)
        )
        screen.history.save(checkpoint)
    after = screen.control.after(second)
    assert (after.day_walked, after.day_complete, after.week.complete) == (660, True, 1)


def test_after_a_walk_that_nothing_is_known_beside_it_counts_alone(screen: Screen) -> None:
    screen.disk.fails_with = BusyError("data")
    after = screen.control.after(a_record())
    assert (after.day_walked, after.day_complete, after.week.complete) == (600, True, 1)


def test_after_a_run_the_day_is_as_it_was(screen: Screen) -> None:
    run = a_record(mode=Mode.RUN)
    screen.history.save(run)
    after = screen.control.after(run)
    assert (after.day_walked, after.day_complete, after.week.complete) == (0, False, 0)
