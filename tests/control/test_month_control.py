from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrotimer.control.month import LOOK_SECONDS, MonthControl
from retrotimer.core.days import stamp
from retrotimer.core.errors import BusyError, DamagedError
from retrotimer.core.plan import Mode, SegmentSeconds
from retrotimer.core.records import Outcome
from retrotimer.core.settings import Settings
from retrotimer.core.weeks import Outlook
from retrotimer.store.database import Database, open_database
from retrotimer.store.history import SqliteHistory
from tests.control.failing import FailingHistory
from tests.fakes import TODAY, FakeClock, a_moment, a_record, a_stopped_record, heard

if TYPE_CHECKING:
    from retrotimer.core.month import DayDetail, MonthFace

MONDAY, SUNDAY = 0, 6
DAY = timedelta(days=1)
MONDAY_OF_THIS_WEEK = date(2026, 11, 16)


@dataclass
class Screen:
    """A month control on real data, and what it has put on the screen."""

    clock: FakeClock
    history: SqliteHistory
    settings: Settings = field(default_factory=Settings)
    weekday: int = MONDAY

    def __post_init__(self) -> None:
        self.disk = FailingHistory(self.history)
        self.control = MonthControl(self.clock, self.disk, self.settings, lambda: self.weekday)
        self.months: list[MonthFace] = heard(self.control.month_changed)
        self.days: list[DayDetail] = heard(self.control.day_changed)
        self.failures: list[Any] = heard(self.control.reading_failed)
        self.control.refresh()

    def forget(self) -> None:
        for seen in (self.months, self.days, self.failures):
            seen.clear()


@pytest.fixture
def screen(clock: FakeClock, history: SqliteHistory) -> Screen:
    return Screen(clock, history)


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
    screen.history.give_feedback(record.id, replace(record.feedback, pain=2))
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


# Today moves on.


def at_five_to_midnight(history: SqliteHistory) -> Screen:
    return Screen(FakeClock(a_moment(hour=23, minute=55)), history)


def test_today_becomes_tomorrow_within_a_minute_of_midnight(history: SqliteHistory) -> None:
    screen = at_five_to_midnight(history)
    screen.forget()
    screen.clock.advance(5 * 60 - 1)
    assert screen.months == []
    screen.clock.advance(61)
    assert screen.control.today == screen.control.selected == TODAY + DAY
    assert screen.months[-1].today == TODAY + DAY
    assert screen.days[-1].face.is_today


def test_another_selection_stays_where_it_is_at_midnight(history: SqliteHistory) -> None:
    screen = at_five_to_midnight(history)
    screen.control.select(date(2026, 11, 3))
    screen.clock.advance(360)
    assert screen.control.selected == date(2026, 11, 3)
    assert screen.months[-1].today == TODAY + DAY


def test_a_week_that_is_over_gives_way_to_the_next(history: SqliteHistory) -> None:
    sunday = date(2026, 11, 22)
    history.save(a_record(sunday - 20 * DAY))
    screen = Screen(FakeClock(a_moment(sunday, 23, 59)), history)
    screen.clock.advance(120)
    weeks = [month.this_week for month in screen.months]
    assert [week.start for week in weeks] == [MONDAY_OF_THIS_WEEK, sunday + DAY]
    assert [week.outlook for week in weeks] == [Outlook.OUT_OF_REACH, Outlook.OPEN]


def test_today_also_moves_when_the_machine_slept_or_its_clock_was_set(screen: Screen) -> None:
    screen.clock.jump_wall(9 * 86_400)
    screen.clock.stall(LOOK_SECONDS)
    assert screen.control.today == TODAY + 9 * DAY
    screen.clock.jump_wall(-20 * 86_400)
    screen.control.look()
    assert screen.control.today == TODAY - 11 * DAY


def test_travel_moves_today_and_no_walk(screen: Screen) -> None:
    record = a_record()
    screen.history.save(record)
    screen.clock.travel("Pacific/Kiritimati")  # 22 o'clock here, tomorrow in another six hours
    screen.clock.advance(6 * 3600)
    assert screen.control.today == TODAY + DAY
    screen.control.select(TODAY)
    assert screen.days[-1].walks == (record,)


def test_the_only_thing_that_waits_is_one_coarse_look_a_minute(screen: Screen) -> None:
    assert screen.clock.waiting() == screen.clock.waiting(coarse=True) == [LOOK_SECONDS]
    assert LOOK_SECONDS >= 30
    screen.clock.advance(12.5 * LOOK_SECONDS)
    screen.control.look()
    assert screen.clock.waiting() == screen.clock.waiting(coarse=True) == [LOOK_SECONDS]


# A day that begins later than midnight.

AT_THREE = Settings(day_starts=3)


def at_night(history: SqliteHistory, hour: int = 2, minute: int = 55) -> Screen:
    """The night to Wednesday, where Tuesday goes on until three."""
    return Screen(FakeClock(a_moment(TODAY + DAY, hour, minute)), history, AT_THREE)


def test_until_the_days_start_it_is_still_yesterday(history: SqliteHistory) -> None:
    screen = at_night(history)
    assert screen.control.today == screen.control.selected == TODAY
    screen.forget()
    screen.clock.advance(4 * 60 + 59)
    assert (screen.months, screen.days) == ([], [])
    screen.clock.advance(1)
    assert screen.control.today == screen.control.selected == TODAY + DAY
    assert screen.months[-1].today == TODAY + DAY
    assert screen.days[-1].face.is_today


def test_at_midnight_nothing_moves(history: SqliteHistory) -> None:
    screen = Screen(FakeClock(a_moment(hour=23, minute=55)), history, AT_THREE)
    screen.forget()
    screen.clock.advance(10 * 60)
    assert screen.control.today == TODAY
    assert (screen.months, screen.days) == ([], [])


def test_the_days_start_is_noticed_on_waking_up_and_on_coming_back(history: SqliteHistory) -> None:
    for notice in (
        lambda screen: screen.clock.stall(6 * 60),  # the alarm was due while the machine slept
        lambda screen: (screen.clock._pass(6 * 60), screen.control.look()),  # the window came to the front
    ):
        screen = at_night(history)
        others = heard(screen.control.today_changed)
        notice(screen)
        assert screen.control.today == TODAY + DAY
        assert others == [TODAY + DAY]


def test_another_start_of_the_day_may_make_it_another_day_at_once(history: SqliteHistory) -> None:
    screen = Screen(FakeClock(a_moment(TODAY + DAY, 1)), history)
    assert screen.control.today == TODAY + DAY
    screen.control.follow(AT_THREE)
    assert screen.control.today == screen.control.selected == TODAY
    assert screen.months[-1].today == TODAY
    screen.control.follow(Settings())
    assert screen.control.today == TODAY + DAY


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 7)), min_size=1, max_size=4),
    st.lists(st.integers(0, 23), min_size=1, max_size=6),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_no_setting_moves_a_walk_that_is_kept(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, int]], hours: list[int]
) -> None:
    database = open_database(tmp_path_factory.mktemp("data"))
    clock = FakeClock()
    history = SqliteHistory(database, lambda: clock.read().utc)
    for number, hour in enumerate(hours):
        record = a_record(TODAY - number * DAY, hour=hour)
        day_starts = changes[0][0]
        history.save(replace(record, started=stamp(a_moment(TODAY - number * DAY, hour), day_starts)))
    screen = Screen(clock, history)
    kept = database_rows(database)
    sums = dict(history.totals(TODAY - 30 * DAY, TODAY + DAY))
    for day_starts, first_weekday, goal in changes:
        screen.control.follow(Settings(day_starts=day_starts, first_weekday=first_weekday, week_goal=goal))
        screen.control.refresh()
        assert database_rows(database) == kept
        assert dict(history.totals(TODAY - 30 * DAY, TODAY + DAY)) == sums
    database.close()


def database_rows(database: Database) -> list[tuple[object, ...]]:
    with database.reading() as connection:
        return [tuple(row) for row in connection.execute("SELECT * FROM session ORDER BY id")]


# Settings.


def test_the_week_starts_as_the_system_has_it_or_as_it_was_set(screen: Screen) -> None:
    assert screen.months[-1].first_weekday == MONDAY
    screen.weekday = SUNDAY
    screen.control.refresh()
    assert screen.months[-1].first_weekday == SUNDAY
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


def test_a_new_day_that_could_not_be_read_is_read_at_the_next_look(history: SqliteHistory) -> None:
    screen = at_five_to_midnight(history)
    screen.disk.fails_with = BusyError("data")
    screen.clock.advance(6 * 60)
    assert len(screen.failures) > 0
    assert screen.months[-1].today == TODAY
    screen.disk.fails_with = None
    screen.clock.advance(LOOK_SECONDS)
    assert screen.months[-1].today == TODAY + DAY
    assert screen.days[-1].face.date == TODAY + DAY


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
