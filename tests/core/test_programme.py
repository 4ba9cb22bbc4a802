from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from retrotimer.core.plan import Mode
from retrotimer.core.programme import (
    Due,
    Held,
    Step,
    course_minutes,
    hurt,
    programme_weeks,
)
from retrotimer.core.programme_start import kept, started
from retrotimer.core.records import WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Course, Programme
from tests.core.programmes import DAY, MONDAY, RAMP, STEADY_15, days, face, felt
from tests.fakes import a_stopped_record

# Where a history has come.

MET = "xx-xx-- "


@pytest.mark.parametrize(
    ("pattern", "today", "week", "walk", "done", "minutes", "due"),
    [
        ("", 0, 1, 1, 0, 10, Due.TODAY),
        ("x", 0, 1, 2, 1, 10, Due.LATER),
        ("x", 1, 1, 2, 1, 10, Due.TODAY),
        ("xxx", 3, 1, 4, 3, 10, Due.TODAY),
        ("xxxx", 3, 2, 1, 4, 11, Due.NEXT_WEEK),
        ("xxxxxxx", 6, 2, 1, 4, 11, Due.NEXT_WEEK),
        ("xxxx", 7, 2, 1, 4, 11, Due.TODAY),
        # a week that lacks walks is repeated, and costs nothing else
        ("xxx----", 7, 1, 1, 0, 10, Due.TODAY),
        (MET + "xx-----", 14, 2, 1, 4, 11, Due.TODAY),
        (MET + "xx----- x", 15, 2, 2, 5, 11, Due.TODAY),
        (MET + "------- " * 30 + "x", 218, 2, 2, 5, 11, Due.TODAY),
        # today's walk was the last chance of a week
        ("x-----x", 6, 1, 1, 2, 10, Due.AGAIN),
        (MET + "x-----x", 13, 2, 1, 6, 11, Due.AGAIN),
        ("x-----x", 7, 1, 1, 0, 10, Due.TODAY),
        ("xxx---x", 6, 2, 1, 4, 11, Due.NEXT_WEEK),
        # two weeks, three weeks, the last walk
        (MET * 2, 14, 3, 1, 8, 12, Due.TODAY),
        (MET * 2 + "xxx", 17, 3, 4, 11, 14, Due.TODAY),
        (MET * 3 + "xxx", 24, 4, 4, 15, 15, Due.TODAY),
        (MET * 3 + "xxxx", 24, 4, 4, 16, 15, Due.OVER),
        (MET * 9, 70, 4, 4, 16, 15, Due.OVER),
    ],
)
def test_where_a_history_has_come(
    pattern: str, today: int, week: int, walk: int, done: int, minutes: int, due: Due
) -> None:
    shown = face(days(pattern), today)
    assert (shown.week, shown.walk, shown.done, shown.next_minutes, shown.due) == (
        week,
        walk,
        done,
        minutes,
        due,
    )
    assert shown.total == 16


@pytest.mark.parametrize(
    ("pattern", "today", "wait"),
    [("", 0, 0), ("x", 0, 1), ("xxxx", 3, 7), ("xxxx", 6, 7), ("x-----x", 6, 7), (MET, 7, 7)],
)
def test_from_when_on_the_next_walk_can_be(pattern: str, today: int, wait: int) -> None:
    assert face(days(pattern), today).next_from == MONDAY + wait * DAY


@pytest.mark.parametrize(("pattern", "today"), [("xxxx", 3), (MET * 4, 40)])
def test_nothing_is_suggested_while_rest_is_the_better_choice(pattern: str, today: int) -> None:
    assert face(days(pattern), today).suggested is None


def test_the_ramp_rises_as_it_is_written() -> None:
    ramp = [[course_minutes(RAMP, week, walk) for walk in range(1, 5)] for week in range(1, 5)]
    assert ramp == [[10, 10, 10, 10], [11, 11, 12, 12], [12, 13, 13, 14], [14, 15, 15, 15]]
    for course, minutes in ((Course.STEADY_10, 10), (Course.STEADY_12, 12), (STEADY_15, 15)):
        assert {course_minutes(course, week, walk) for week in range(1, 5) for walk in range(1, 5)} == {
            minutes
        }


# The end.


def test_the_fourth_walk_of_the_fourth_week_ends_it_on_its_day() -> None:
    shown = face(days(MET * 3 + "x-x-x--"), 40)
    assert (shown.began, shown.ended, shown.weeks_taken) == (MONDAY, None, 4)
    shown = face(days(MET * 3 + "x-x-xxx"), 40)
    assert (shown.ended, shown.weeks_taken) == (MONDAY + 26 * DAY, 4)


def test_a_repeated_week_and_a_hole_of_months_lengthen_it() -> None:
    history = days(MET * 2 + "xx----- " + "------- " * 10 + MET + "x-x-xxx")
    shown = face(history, 200)
    assert shown.ended == MONDAY + 14 * 7 * DAY + 5 * DAY
    assert shown.weeks_taken == 15
    assert shown.began == MONDAY


def test_a_walk_taken_back_takes_the_end_back() -> None:
    history = days(MET * 4)
    assert face(history, 25).ended == MONDAY + 25 * DAY
    shown = face(history[:-1], 25)
    assert (shown.ended, shown.week, shown.walk, shown.done) == (None, 4, 4, 15)


def test_no_day_is_taken_after_the_last_walk() -> None:
    taken: list[date] = []

    def forever() -> Iterator[date]:
        day = MONDAY
        while True:
            taken.append(day)
            yield day
            day += DAY

    assert face(forever(), 10_000).ended == MONDAY + 24 * DAY
    assert taken[-1] == MONDAY + 24 * DAY
    assert face(forever(), 2).done == 3


# Since when.


def test_the_week_in_which_it_is_started_counts_as_a_whole() -> None:
    thursday = MONDAY + 3 * DAY
    shown = face(days("xx-x"), 3, since=thursday)
    assert (shown.week, shown.walk, shown.done, shown.began) == (1, 4, 3, MONDAY)
    assert face(days("xx-xx"), 4, since=thursday).week == 2
    # Wednesday is the first day of the week that a Thursday lies in, for who begins weeks with it.
    assert face(days("xx-x"), 3, since=thursday, first_weekday=2).done == 1


def test_walks_of_the_weeks_before_do_not_belong_to_it() -> None:
    assert face(days(MET + "x"), 7, since=MONDAY + 9 * DAY).done == 1


@pytest.mark.parametrize(
    ("complete", "today", "goal", "since"),
    [
        (0, 3, 4, 3),
        (3, 3, 4, 3),
        (4, 3, 4, 7),
        (5, 6, 4, 7),
        (2, 3, 2, 7),
        (4, 5, 7, 7),
        (3, 5, 7, 5),
    ],
)
def test_it_is_started_with_this_week_unless_that_has_its_walks(
    complete: int, today: int, goal: int, since: int
) -> None:
    programme = started(STEADY_15, complete, MONDAY + today * DAY, first_weekday=0, goal=goal)
    assert programme == Programme(STEADY_15, MONDAY + since * DAY)


def test_a_programme_that_begins_with_the_next_week_says_so() -> None:
    shown = face(days("xxxxx"), 4, since=MONDAY + 7 * DAY)
    assert (shown.due, shown.next_from) == (Due.NEXT_WEEK, MONDAY + 7 * DAY)
    assert (shown.week, shown.walk, shown.done, shown.began, shown.rest) == (1, 1, 0, None, True)
    assert shown.suggested is None
    assert not face(days("xxxxx"), 4, since=MONDAY + 7 * DAY, goal=6).rest
    assert face(days("xxxxx--x"), 7, since=MONDAY + 7 * DAY).done == 1


# The week: where it begins, and how many days it wants.


@pytest.mark.parametrize(("first_weekday", "done"), [(0, 4), (2, 2), (6, 4)])
def test_weeks_are_the_persons_own(first_weekday: int, done: int) -> None:
    assert face(days("xxxx"), 3, first_weekday=first_weekday).done == done


@pytest.mark.parametrize(
    ("goal", "total", "week", "due", "rest"),
    [
        (1, 4, 2, Due.NEXT_WEEK, True),
        (3, 12, 2, Due.NEXT_WEEK, True),
        (4, 16, 2, Due.NEXT_WEEK, True),
        (5, 16, 2, Due.NEXT_WEEK, False),
        (7, 16, 2, Due.NEXT_WEEK, False),
    ],
)
def test_a_week_wants_as_many_walks_as_the_goal_but_at_most_four(
    goal: int, total: int, week: int, due: Due, *, rest: bool
) -> None:
    shown = face(days("xxxx"), 3, goal=goal)
    assert (shown.total, shown.week, shown.due, shown.rest) == (total, week, due, rest)


def test_a_goal_of_three_shortens_each_week_of_the_ramp() -> None:
    weeks = programme_weeks(face([], 0, goal=3))
    assert [[walk.minutes for walk in week.walks] for week in weeks] == [
        [10, 10, 10], [11, 11, 12], [12, 13, 13], [14, 15, 15]
    ]  # fmt: skip


def test_a_week_keeps_the_walks_that_it_began_with_whatever_the_goal() -> None:
    history = days(MET * 3)
    for goal in range(1, 8):
        shown = face(history, 21, goal=goal, walks_a_week=4)
        assert (shown.walks_a_week, shown.done, shown.total, shown.ended) == (4, 12, 16, None)


@pytest.mark.parametrize("goal", range(1, 8))
def test_only_a_programme_that_has_begun_keeps_its_walks(goal: int) -> None:
    programme = Programme(STEADY_15)
    assert kept(programme, face([], 0, goal=goal)) == programme
    assert kept(programme, face(days("x"), 0, goal=goal)) == Programme(STEADY_15, None, min(goal, 4))
    assert kept(programme, None) == programme
    assert kept(None, face(days("x"), 0)) is None


# Pain.


@pytest.mark.parametrize(
    ("before", "after", "held"),
    [
        (None, None, None),
        (5, 5, None),
        (0, 1, None),
        (5, None, None),
        (None, 5, None),
        (6, None, Held.MUCH_PAIN),
        (None, 6, Held.MUCH_PAIN),
        (6, 3, Held.MUCH_PAIN),
        (4, 6, Held.MUCH_PAIN),
        (3, 5, Held.MORE_PAIN),
        (0, 2, Held.MORE_PAIN),
        (5, 0, None),
        (10, 0, Held.MUCH_PAIN),
    ],
)
def test_what_is_too_much(before: int | None, after: int | None, held: Held | None) -> None:
    assert hurt(felt(before, after)) is held


def test_only_a_stop_for_pain_is_one() -> None:
    assert hurt(a_stopped_record(reason=StopReason.PAIN)) is Held.STOPPED_FOR_PAIN
    assert hurt(a_stopped_record(reason=StopReason.DONE)) is None
    assert hurt(a_stopped_record(reason=StopReason.INTERRUPTED)) is None


@pytest.mark.parametrize(
    ("last", "course", "minutes", "held"),
    [
        (felt(3, 5, 11), STEADY_15, 11, Held.MORE_PAIN),
        (felt(3, 4, 11), STEADY_15, 15, None),
        (felt(3, 5, 11), Course.STEADY_10, 10, None),  # already less: nothing is held
        (felt(3, 5, 15), Course.STEADY_12, 12, None),
        (felt(3, 5, 15), STEADY_15, 15, None),
        (replace(felt(3, 5, 40), timed=None), STEADY_15, 15, None),
        (replace(felt(3, 5, 4), timed=None), STEADY_15, 10, Held.MORE_PAIN),
        (replace(felt(3, 5, 11), mode=Mode.RUN), STEADY_15, 11, Held.MORE_PAIN),
        (a_stopped_record(minutes=4, reason=StopReason.PAIN), STEADY_15, 10, Held.STOPPED_FOR_PAIN),
        (None, STEADY_15, 15, None),
    ],
)
def test_the_minutes_are_not_raised_after_a_session_that_hurt(
    last: WalkRecord | None, course: Course, minutes: int, held: Held | None
) -> None:
    shown = face([], 0, course=course, last=last)
    assert (shown.next_minutes, shown.held) == (minutes, held)


# All walks of it.


def test_the_walks_are_done_next_and_to_come() -> None:
    shown = face(days(MET + "x"), 8, last=felt(6, 6, 10))
    first, second, *others = programme_weeks(shown)
    assert [walk.step for walk in first.walks] == [Step.DONE] * 4
    assert [walk.step for walk in second.walks] == [Step.DONE, Step.NEXT, Step.TO_COME, Step.TO_COME]
    assert [walk.minutes for walk in second.walks] == [11, 10, 12, 12]  # the next one as it is held
    assert (second.done, second.next) == (1, second.walks[1])
    assert {walk.step for week in others for walk in week.walks} == {Step.TO_COME}


def test_at_the_end_all_walks_are_done() -> None:
    weeks = programme_weeks(face(days(MET * 4), 30))
    assert {walk.step for week in weeks for walk in week.walks} == {Step.DONE}
