"""Weeks in a row: none is left out, none is counted twice, and several can share a bar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.statistics.rows import WeekSums
from retrotimer.core.statistics.weeks import Range, WeekCourse, stretch_of, week_counts, week_course
from retrotimer.core.weeks import WeekRule, week_start
from tests.fakes import TODAY

RULE = WeekRule(0, 4)
WEEK = timedelta(days=7)
MONDAY = date(2026, 11, 16)


def course(range_: Range, since: date | None, *sums: WeekSums, rule: WeekRule = RULE) -> WeekCourse:
    return week_course(sums, stretch_of(range_, TODAY, since, rule))


def test_twelve_weeks_end_with_today_s() -> None:
    stretch = stretch_of(Range.SEASON, TODAY, date(2020, 1, 1), RULE)
    assert (stretch.first, stretch.end, stretch.shared) == (MONDAY - 11 * WEEK, date(2026, 11, 22), 1)
    assert stretch.days == 84


def test_weeks_begin_on_the_person_s_first_weekday() -> None:
    stretch = stretch_of(Range.SEASON, TODAY, None, WeekRule(6, 4))
    assert (stretch.first.weekday(), stretch.end) == (6, date(2026, 11, 21))


def test_before_the_first_walk_there_are_no_weeks() -> None:
    assert course(Range.SEASON, None).bars == ()
    assert course(Range.SEASON, TODAY + 2 * WEEK).bars == ()
    few = course(Range.SEASON, TODAY - 2 * WEEK, WeekSums(MONDAY - 2 * WEEK, (1,), 600.0, 0.0))
    assert [(bar.start, bar.complete) for bar in few.bars] == [
        (MONDAY - 2 * WEEK, 1), (MONDAY - WEEK, 0), (MONDAY, 0)
    ]  # fmt: skip
    assert [bar.going_on for bar in few.bars] == [False, False, True]


def test_a_week_without_a_walk_stands_there_as_one() -> None:
    found = course(Range.SEASON, date(2020, 1, 1), WeekSums(MONDAY, (4,), 2400.0, 660.0))
    assert len(found.bars) == 12
    assert [bar.met for bar in found.bars] == [False] * 11 + [True]
    last = found.bars[-1]
    assert (last.days, last.walked_minutes, last.run_minutes, found.weeks_met) == (4, 40, 11, 1)
    assert found.ran


@pytest.mark.parametrize(("weeks", "shared"), [(1, 1), (106, 1), (107, 4), (416, 4), (417, 13), (1353, 52)])
def test_the_longer_the_time_the_more_weeks_share_a_bar(weeks: int, shared: int) -> None:
    stretch = stretch_of(Range.ALL, TODAY, TODAY - (weeks - 1) * WEEK, RULE)
    assert stretch.shared == shared
    bars = week_course([], stretch).bars
    assert len(bars) <= 106
    assert sum(bar.weeks for bar in bars) == weeks


def test_all_time_of_a_beginner_is_as_long_as_what_is_shown_at_first() -> None:
    assert stretch_of(Range.ALL, TODAY, TODAY, RULE).days == 84
    assert stretch_of(Range.ALL, TODAY, None, RULE).days == 84
    assert stretch_of(Range.YEAR, TODAY, TODAY, RULE).days == 364


def test_the_calendar_s_own_beginning_is_not_passed() -> None:
    stretch = stretch_of(Range.YEAR, date(1, 2, 1), None, RULE)
    assert stretch.first >= date.min


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(0, 6), st.sampled_from(Range), st.data())
def test_every_week_is_counted_once(
    since: date, first_weekday: int, range_: Range, data: st.DataObject
) -> None:
    rule = WeekRule(first_weekday, 4)
    starts = data.draw(st.lists(st.dates(since, TODAY), max_size=20))
    weeks = {week_start(max(day, since), first_weekday) for day in starts}
    stretch = stretch_of(range_, TODAY, since, rule)
    sums = [WeekSums(week, (5,), 3000.5, 60.25) for week in weeks]
    found = week_course(sums, stretch)
    inside = [week for week in weeks if week >= stretch.first]
    assert sum(bar.complete for bar in found.bars) == 5 * len(inside)
    assert sum(bar.walked for bar in found.bars) == pytest.approx(3000.5 * len(inside))
    assert found.weeks_met == len(inside)
    assert found.bars[-1].start <= TODAY <= found.bars[-1].end
    for earlier, later in zip(found.bars, found.bars[1:], strict=False):
        assert later.start == earlier.end + timedelta(days=1)


def test_several_weeks_share_their_mean() -> None:
    since = MONDAY - 199 * WEEK
    found = course(Range.ALL, since, WeekSums(since, (4, 4, 2, 5), 15 * 600.0, 0.0))
    bar = found.bars[0]
    assert (bar.weeks, bar.days, bar.walked_minutes, bar.met) == (4, 3.75, 37.5, False)
    assert (found.weeks_met, found.weeks) == (3, 199)


def test_the_week_that_goes_on_counts_once_it_has_met_the_goal() -> None:
    since = MONDAY - 2 * WEEK
    sums = [WeekSums(since, (4,), 2400.0, 0.0), WeekSums(MONDAY, (3,), 1800.0, 0.0)]
    assert (course(Range.SEASON, since, *sums).weeks, course(Range.SEASON, since, *sums).weeks_met) == (2, 1)
    sums[-1] = WeekSums(MONDAY, (4,), 2400.0, 0.0)
    assert (course(Range.SEASON, since, *sums).weeks, course(Range.SEASON, since, *sums).weeks_met) == (3, 2)
    assert course(Range.SEASON, MONDAY).weeks == 0


def test_a_week_is_over_when_its_last_day_is() -> None:
    sunday = MONDAY + WEEK - timedelta(days=1)
    assert not week_counts(MONDAY, 3, sunday, RULE)
    assert week_counts(MONDAY, 4, sunday, RULE)
    assert week_counts(MONDAY, 0, MONDAY + WEEK, RULE)
