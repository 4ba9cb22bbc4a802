"""Which day is today: at midnight, on waking up, on a journey, where days begin later."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrotimer.control.month import LOOK_SECONDS
from retrotimer.core.days import stamp
from retrotimer.core.errors import BusyError
from retrotimer.core.settings import Settings
from retrotimer.core.weeks import Outlook
from retrotimer.store.database import Database, open_database
from retrotimer.store.history import SqliteHistory
from tests.control.screen import DAY, MONDAY_OF_THIS_WEEK, Screen
from tests.fakes import TODAY, FakeClock, a_moment, a_record, heard


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
