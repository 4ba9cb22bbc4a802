from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retrotimer.core.plan import Mode
from retrotimer.core.reading import (
    complete_days,
    read_day,
    read_month,
    read_programme,
    read_year,
    week_totals,
)
from retrotimer.core.records import DayTotals
from retrotimer.core.settings import Course, Programme
from retrotimer.core.weeks import WeekRule
from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from tests.fakes import TODAY, a_record, a_stopped_record, fill_history

A_DAY = timedelta(days=1)
MONDAYS = WeekRule(first_weekday=0, goal=4)


class AskedHistory(SqliteHistory):
    """The real history, which notes for how many days it was asked each time."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, lambda: a_record().written)
        self.asked: list[int] = []

    def complete_days(self, first: date, last: date) -> Sequence[date]:
        """The days of a span that are complete."""
        assert first <= last
        self.asked.append((last - first).days + 1)
        return super().complete_days(first, last)


@pytest.fixture
def asked(database: Database) -> AskedHistory:
    return AskedHistory(database)


def walk_on(history: SqliteHistory, *days: date) -> None:
    for day in days:
        history.save(a_record(day))


# The complete days.


def test_no_day_is_complete_in_an_empty_history(asked: AskedHistory) -> None:
    assert list(complete_days(asked, date(1900, 1, 1), date(2199, 12, 31))) == []


def test_only_complete_days_come_and_in_their_order(asked: AskedHistory) -> None:
    walk_on(asked, TODAY, TODAY - 3 * A_DAY, TODAY - 400 * A_DAY)
    asked.save(a_stopped_record(TODAY - A_DAY))
    asked.save(a_record(TODAY - 2 * A_DAY, mode=Mode.RUN))
    asked.save(a_stopped_record(TODAY - 5 * A_DAY, 4, hour=8))
    asked.save(a_stopped_record(TODAY - 5 * A_DAY, 6, hour=18))
    found = list(complete_days(asked, TODAY - 1000 * A_DAY, TODAY))
    assert found == [TODAY - n * A_DAY for n in (400, 5, 3, 0)]


def test_days_are_read_only_as_they_are_wanted(asked: AskedHistory) -> None:
    first = date(2000, 1, 1)
    walk_on(asked, first, first + A_DAY, date(2020, 5, 5))
    days = complete_days(asked, first, TODAY)
    assert asked.asked == []
    assert [next(days), next(days)] == [first, first + A_DAY]
    assert asked.asked == [366]
    assert next(days) == date(2020, 5, 5)
    assert len(asked.asked) == 21


def test_every_day_is_asked_for_once(asked: AskedHistory) -> None:
    first = date(1924, 2, 29)
    assert list(complete_days(asked, first, TODAY)) == []
    assert sum(asked.asked) == (TODAY - first).days + 1


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (TODAY, TODAY, [TODAY]),
        (TODAY, TODAY - A_DAY, []),
        (date.max, TODAY, []),
        (date(2024, 2, 29), date(2025, 2, 28), [date(2024, 2, 29), date(2025, 2, 28)]),
        (date(2024, 2, 29), date(2025, 3, 1), [date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1)]),
        (date(2024, 3, 1), date(2025, 2, 28), [date(2025, 2, 28)]),
        (date(1900, 1, 1), date(1900, 12, 31), [date(1900, 1, 1), date(1900, 12, 31)]),
        (date(2199, 1, 1), date(2199, 12, 31), [date(2199, 1, 1), date(2199, 12, 31)]),
        (date(9998, 12, 30), date.max, [date(9999, 12, 31)]),
        (date.max, date.max, [date.max]),
    ],
)
def test_both_ends_belong_to_it(asked: AskedHistory, first: date, last: date, days: list[date]) -> None:
    walk_on(
        asked,
        *(date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1), TODAY),
        *(date(1900, 1, 1), date(1900, 12, 31), date(2199, 1, 1), date(2199, 12, 31), date.max),
    )
    assert list(complete_days(asked, first, last)) == days


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.sets(st.dates(date(2020, 1, 1), date(2029, 12, 31)), max_size=30),
    first=st.dates(date(2019, 1, 1), date(2030, 12, 31)),
    length=st.integers(-10, 3000),
)
@example(days={date(2024, 2, 29), date(2025, 3, 1)}, first=date(2024, 2, 29), length=366)
def test_no_day_is_lost_or_doubled_where_one_year_meets_the_next(
    database: Database, asked: AskedHistory, days: set[date], first: date, length: int
) -> None:
    with database.writing() as connection:
        connection.execute("DELETE FROM session")
    walk_on(asked, *days)
    last = first + timedelta(days=length)
    assert list(complete_days(asked, first, last)) == sorted(day for day in days if first <= day <= last)


# The programme.


def test_without_a_programme_there_is_none_to_read(asked: AskedHistory) -> None:
    assert read_programme(asked, None, TODAY, MONDAYS) is None
    assert asked.asked == []


@pytest.mark.parametrize("since", [None, date.min, date(1900, 1, 1), TODAY, TODAY + A_DAY, date.max])
def test_a_programme_without_walks_stands_at_its_beginning(asked: AskedHistory, since: date | None) -> None:
    face = read_programme(asked, Programme(since=since), TODAY, MONDAYS)
    assert face is not None
    assert (face.week, face.walk, face.done, face.ended) == (1, 1, 0, None)


@pytest.mark.parametrize("since", [None, date.min, date(1900, 1, 1), TODAY - 800 * A_DAY])
def test_a_programme_is_read_from_the_first_walk_on(asked: AskedHistory, since: date | None) -> None:
    walk_on(asked, TODAY - 700 * A_DAY, TODAY)
    face = read_programme(asked, Programme(since=since), TODAY, MONDAYS)
    assert face is not None
    assert (face.done, face.walk) == (1, 2)
    assert face.weeks_taken == 101
    assert sum(asked.asked) == 701


def test_a_programme_that_was_begun_anew_reads_nothing_older(asked: AskedHistory) -> None:
    walk_on(asked, *(TODAY - n * A_DAY for n in range(60)))
    face = read_programme(asked, Programme(Course.STEADY_12, TODAY), TODAY, MONDAYS)
    assert face is not None
    assert (face.done, face.week, face.next_minutes) == (2, 1, 12)
    assert asked.asked == [2]  # from Monday on


def test_a_programme_that_begins_with_the_next_week_knows_of_this_one(asked: AskedHistory) -> None:
    walk_on(asked, *(TODAY - n * A_DAY for n in range(-2, 60)))
    saturday = TODAY + 4 * A_DAY
    face = read_programme(asked, Programme(since=TODAY + 6 * A_DAY), saturday, MONDAYS)
    assert face is not None
    assert (face.done, face.rest, face.next_from) == (0, True, TODAY + 6 * A_DAY)
    assert asked.asked == [6]


def test_a_programme_that_has_ended_reads_no_further(asked: AskedHistory, database: Database) -> None:
    fill_history(database, years=5)
    face = read_programme(asked, Programme(), TODAY, MONDAYS)
    assert face is not None
    assert face.ended is not None
    assert len(asked.asked) == 1


def test_a_clock_that_was_set_back_before_the_first_walk_does_no_harm(asked: AskedHistory) -> None:
    walk_on(asked, TODAY)
    face = read_programme(asked, Programme(), TODAY - 100 * A_DAY, MONDAYS)
    assert face is not None
    assert face.done == 0
    assert asked.asked == []


# Months, years, days.


@pytest.mark.parametrize("first_weekday", range(7))
def test_a_month_of_another_year_still_tells_of_todays_week(asked: AskedHistory, first_weekday: int) -> None:
    walk_on(asked, TODAY, date(2024, 2, 29))
    rule = WeekRule(first_weekday, 4)
    month = read_month(asked, date(2024, 2, 10), TODAY, rule)
    faces = {day.date: day for row in month.rows for day in row.days}
    assert faces[date(2024, 2, 29)].walked == 600.0
    assert TODAY not in faces
    assert month.this_week.complete == 1
    assert week_totals(asked, TODAY, rule) == {TODAY: DayTotals(TODAY, 600.0)}


@pytest.mark.parametrize("first_weekday", range(7))
@pytest.mark.parametrize("shown", [date(1900, 1, 1), date(2024, 2, 29), date(2199, 12, 31)])
def test_each_day_stands_once_in_its_month_whatever_day_weeks_begin_on(
    asked: AskedHistory, shown: date, first_weekday: int
) -> None:
    walk_on(asked, shown)
    month = read_month(asked, shown, TODAY, WeekRule(first_weekday, 4))
    days = [day for row in month.rows for day in row.days]
    assert [day.date for day in days if day.walked] == [shown]
    assert len({day.date for day in days}) == len(days) == 42


@pytest.mark.parametrize("year", [1900, 2024, 2199])
def test_a_year_adds_up_to_its_own_days(asked: AskedHistory, year: int) -> None:
    ends = (date(year, 1, 1), date(year, 12, 31))
    outside = (ends[0] - A_DAY, ends[1] + A_DAY)
    walk_on(asked, *ends, *outside)
    face = read_year(asked, year, TODAY, MONDAYS)
    assert (face.complete_days, face.walked) == (2, 1200.0)


def test_a_day_comes_with_its_walks_and_what_else_was_done(asked: AskedHistory) -> None:
    evening, morning = a_record(hour=19), a_stopped_record(hour=8)
    for record in (evening, morning):
        asked.save(record)
    asked.note_other_exercise(TODAY, "swam")
    month = read_month(asked, TODAY, TODAY, MONDAYS)
    detail = read_day(asked, month.day(TODAY))
    assert detail.walks == (morning, evening)
    assert detail.other == "swam"
    assert detail.face.walked == 840.0
    assert detail.face.is_today
    empty = read_day(asked, month.day(TODAY + A_DAY))
    assert (empty.walks, empty.other, empty.face.is_future) == ((), "", True)
