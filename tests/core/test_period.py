from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.days import FIRST_YEAR, LAST_YEAR
from retrotimer.core.period import MOST_ROWS, Choice, Grain, Period, parted, period_of, periods
from retrotimer.core.programme import ProgrammeFace, programme_face
from retrotimer.core.settings import Programme
from retrotimer.core.weeks import week_start
from tests.fakes import TODAY

MONDAY, SUNDAY = 0, 6
days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def face(*complete: date, today: date = TODAY) -> ProgrammeFace:
    return programme_face(Programme(), complete, None, today, first_weekday=MONDAY, goal=4)


@pytest.mark.parametrize(
    ("choice", "first"),
    [
        (Choice.FOUR_WEEKS, date(2026, 10, 26)),
        (Choice.TWELVE_WEEKS, date(2026, 8, 31)),
        (Choice.YEAR, date(2025, 11, 24)),
    ],
)
def test_what_is_counted_back_from_today_begins_with_a_week(choice: Choice, first: date) -> None:
    assert period_of(choice, TODAY, MONDAY, None, None) == Period(first, TODAY)


@given(days, st.integers(0, 6))
def test_the_last_four_weeks_are_four_calendar_weeks(today: date, first_weekday: int) -> None:
    if today < date(FIRST_YEAR, 3, 1):
        return
    period = period_of(Choice.FOUR_WEEKS, today, first_weekday, None, None)
    assert period is not None
    grain, spans = parted(period, first_weekday)
    assert (grain, len(spans)) == (Grain.WEEK, 4)
    assert today in spans[-1]
    assert period.first == week_start(period.first, first_weekday)


def test_all_begins_with_the_week_of_the_first_walk_and_is_nothing_before_there_is_one() -> None:
    assert period_of(Choice.ALL, TODAY, MONDAY, date(2001, 2, 3), None) == Period(date(2001, 1, 29), TODAY)
    assert period_of(Choice.ALL, TODAY, MONDAY, None, None) is None


def test_all_of_a_history_that_lies_in_the_future_is_this_week() -> None:
    later = TODAY + timedelta(days=9)
    assert period_of(Choice.ALL, TODAY, MONDAY, later, None) == Period(date(2026, 11, 16), TODAY)


def test_a_programme_begins_with_its_first_week_and_ends_with_its_last_walk() -> None:
    begun = face(date(2026, 11, 12))
    assert period_of(Choice.PROGRAMME, TODAY, MONDAY, None, begun) == Period(date(2026, 11, 9), TODAY)
    walked = [date(2026, 10, 5) + timedelta(weeks=week, days=day) for week in range(4) for day in range(4)]
    over = face(*walked)
    assert period_of(Choice.PROGRAMME, TODAY, MONDAY, None, over) == Period(
        date(2026, 10, 5), date(2026, 10, 29)
    )
    assert period_of(Choice.PROGRAMME, TODAY, MONDAY, None, face()) is None
    assert period_of(Choice.PROGRAMME, TODAY, MONDAY, None, None) is None


def test_only_what_has_a_day_is_offered_and_own_dates_begin_with_the_first_of_them() -> None:
    offered = periods(TODAY, MONDAY, None, None)
    assert list(offered) == [Choice.FOUR_WEEKS, Choice.TWELVE_WEEKS, Choice.YEAR, Choice.OWN]
    assert offered[Choice.OWN] == offered[Choice.FOUR_WEEKS]
    assert list(periods(TODAY, MONDAY, TODAY, face(TODAY))) == list(Choice)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends on or after 2026-11-17"):
        Period(TODAY, TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("first", "last", "grain", "count"),
    [
        (TODAY, TODAY, Grain.WEEK, 1),
        (date(2026, 8, 3), TODAY, Grain.WEEK, 16),
        (date(2026, 8, 2), TODAY, Grain.MONTH, 4),
        (date(2025, 11, 17), TODAY, Grain.MONTH, 13),
        (date(2025, 7, 1), TODAY, Grain.QUARTER, 6),
        (date(2022, 11, 17), TODAY, Grain.YEARS, 5),
        (date(1926, 11, 18), TODAY, Grain.YEARS, 11),
        (date(1900, 1, 1), date(2199, 12, 31), Grain.YEARS, 15),
    ],
)
def test_a_longer_period_has_coarser_lines(first: date, last: date, grain: Grain, count: int) -> None:
    found, spans = parted(Period(first, last), MONDAY)
    assert (found, len(spans)) == (grain, count)


@given(days, days, st.integers(0, 6))
def test_the_lines_follow_each_other_and_hold_every_day(one: date, other: date, first_weekday: int) -> None:
    period = Period(min(one, other), max(one, other))
    grain, spans = parted(period, first_weekday)
    assert 1 <= len(spans) <= MOST_ROWS
    assert period.first in spans[0]
    assert period.last in spans[-1]
    for before, after in pairwise(spans):
        assert after.first == before.last + timedelta(days=1)
    if grain is Grain.WEEK:
        assert all(span.first == week_start(span.first, first_weekday) for span in spans)
