"""What the icon says of the next walk, when the app goes on without its window, and what begins a habit."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.first_steps import Habit, chosen, habit_of
from retrotimer.core.reading import read_tray
from retrotimer.core.settings import Course, Programme, Settings
from retrotimer.core.staying import stays
from retrotimer.core.tray import NextWalk, next_walk
from retrotimer.core.weeks import WeekRule
from retrotimer.store.history import SqliteHistory
from tests.fakes import TODAY, a_record

MONDAY, TUESDAY, THURSDAY = 0, 1, 3


def test_the_next_walk_is_on_the_next_planned_day() -> None:
    thursday = TODAY + timedelta(days=2)
    assert next_walk(12, (MONDAY, THURSDAY), TODAY, done=False) == NextWalk(12, 2, thursday)
    assert next_walk(12, (TUESDAY,), TODAY, done=False) == NextWalk(12, 0, TODAY)
    assert next_walk(12, (TUESDAY,), TODAY, done=True) == NextWalk(12, 7, TODAY + timedelta(days=7))
    assert next_walk(12, (), TODAY, done=False) == NextWalk(12)


@given(st.dates(), st.sets(st.integers(0, 6), min_size=1), st.booleans())
def test_it_is_never_past_nor_further_than_a_week(day: date, planned: set[int], done: bool) -> None:  # noqa: FBT001
    found = next_walk(10, planned, day, done=done)
    if found.on is None:
        assert day > date.max - timedelta(days=8), "only the calendar's end has no day after it"
    else:
        assert found.days == (found.on - day).days
        assert (1 if done else 0) <= found.days <= 7
        assert found.on.weekday() in planned
        between = (day + timedelta(days=n) for n in range(1 if done else 0, found.days))
        assert not any(one.weekday() in planned for one in between)


def test_the_icon_tells_the_week_and_the_walk_that_start_would_begin(history: SqliteHistory) -> None:
    history.save(a_record(TODAY, 10))
    history.save(a_record(TODAY - timedelta(days=1), 4))
    settings = Settings(minutes=13)
    face = read_tray(history, settings, TODAY, WeekRule(MONDAY, 4, (TUESDAY, THURSDAY)))
    assert (face.week.complete, face.week.goal) == (1, 4)
    assert face.next == NextWalk(13, 2, TODAY + timedelta(days=2))


@pytest.mark.parametrize(
    ("background", "has_tray", "reminds", "expected"),
    [
        (True, True, False, True),
        (True, False, True, True),
        (True, False, False, False),
        (False, True, True, False),
    ],
)
def test_it_goes_on_only_where_somebody_could_notice(
    background: bool,  # noqa: FBT001
    has_tray: bool,  # noqa: FBT001
    reminds: bool,  # noqa: FBT001
    expected: bool,  # noqa: FBT001
) -> None:
    assert stays(background=background, has_tray=has_tray, reminds=reminds) is expected


def test_a_habit_is_the_planned_days_the_course_and_the_reminder() -> None:
    settings = Settings(week_goal=3)
    habit = Habit((MONDAY, THURSDAY), Course.STEADY_12, remind=True, remind_at=time(7, 30))
    after = chosen(settings, habit)
    assert after == replace(
        settings,
        planned_weekdays=(MONDAY, THURSDAY),
        remind=True,
        remind_at=time(7, 30),
        programme=Programme(Course.STEADY_12),
        minutes=12,
    )
    assert habit_of(after) == habit


def test_what_was_not_touched_stays() -> None:
    for settings in (Settings(minutes=14), Settings(programme=None), Settings(planned_weekdays=(2,))):
        assert chosen(settings, habit_of(settings)) == settings


def test_a_programme_that_is_followed_keeps_its_place() -> None:
    followed = Programme(Course.RAMP, TODAY, 3)
    habit = replace(habit_of(Settings()), course=Course.STEADY_15)
    after = chosen(Settings(programme=followed), habit)
    assert after.programme == replace(followed, course=Course.STEADY_15)


def test_without_a_day_there_is_nothing_to_be_reminded_of() -> None:
    habit = Habit((), Course.RAMP, remind=True, remind_at=time(8))
    assert not chosen(Settings(), habit).remind
