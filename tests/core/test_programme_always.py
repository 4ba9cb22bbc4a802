"""What holds of every programme, whatever was walked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.plan import LEAST_MINUTES, MOST_MINUTES
from retrotimer.core.programme import (
    Due,
    course_minutes,
    hurt,
    programme_face,
    programme_weeks,
)
from retrotimer.core.programme_start import started
from retrotimer.core.records import WalkRecord
from retrotimer.core.settings import Course
from retrotimer.core.weeks import Outlook, week_face, week_start
from tests.core.programmes import DAY, MONDAY, RAMP, face, felt

SPAN = 100
histories = st.sets(st.integers(0, SPAN))
todays = st.integers(0, SPAN)
firsts = st.integers(0, 6)
goals = st.integers(1, 7)
courses = st.sampled_from(Course)
sinces = st.none() | st.integers(-10, SPAN + 10)
lasts = st.none() | st.builds(
    felt, st.none() | st.integers(0, 10), st.none() | st.integers(0, 10), st.integers(10, 15)
)


def dated(history: Iterable[int]) -> list[date]:
    return [MONDAY + n * DAY for n in sorted(history)]


def since_of(since: int | None) -> date | None:
    return None if since is None else MONDAY + since * DAY


def reckoned(
    complete: set[date], since: date | None, today: date, first_weekday: int, wanted: int
) -> tuple[int, int, date | None]:
    """Weeks met, walks done and the last walk's day, reckoned week by week in the plainest way."""
    first = week_start(min(complete, default=today), first_weekday)
    met = 0
    while first <= today:
        week = sorted(
            day
            for day in complete
            if first <= day < first + 7 * DAY
            and day <= today
            and (since is None or first >= week_start(since, first_weekday))
        )
        if len(week) >= wanted:
            met += 1
            if met == 4:
                return met, 4 * wanted, week[wanted - 1]
        elif first <= today < first + 7 * DAY:
            return met, met * wanted + len(week), None
        first += 7 * DAY
    return met, met * wanted, None


@given(histories, todays, sinces, firsts, goals)
def test_it_says_what_the_plainest_reckoning_says(
    history: set[int], today: int, since: int | None, first_weekday: int, goal: int
) -> None:
    complete, start = dated(history), since_of(since)
    shown = face(complete, today, since=start, first_weekday=first_weekday, goal=goal)
    met, done, ended = reckoned(set(complete), start, MONDAY + today * DAY, first_weekday, min(goal, 4))
    assert (min(met + 1, 4), done, ended) == (shown.week, shown.done, shown.ended)


@given(histories, todays, todays, sinces, firsts, goals)
def test_another_complete_day_never_leads_back(
    history: set[int], more: int, today: int, since: int | None, first_weekday: int, goal: int
) -> None:
    before, after = (
        face(dated(some), today, since=since_of(since), first_weekday=first_weekday, goal=goal)
        for some in (history, history | {more})
    )
    assert after.done >= before.done
    assert after.week >= before.week
    assert before.ended is None or (after.ended is not None and after.ended <= before.ended)


@given(histories, todays, firsts, goals)
def test_time_alone_never_changes_the_week(
    history: set[int], today: int, first_weekday: int, goal: int
) -> None:
    known = {day for day in history if day <= today}
    now, later = (
        face(dated(known), day, first_weekday=first_weekday, goal=goal) for day in (today, today + 50)
    )
    assert later.week == now.week
    assert later.ended == now.ended


@given(histories, todays, firsts)
def test_weeks_without_enough_days_change_nothing(history: set[int], empty: int, first_weekday: int) -> None:
    complete = dated(history)
    week = week_start(MONDAY + empty * DAY, first_weekday)
    poor = [day for day in complete if not week <= day < week + 7 * DAY]
    here = [day for day in complete if day not in poor][:3]
    after = SPAN + 14
    with_them, without = (
        face(sorted(some), after, first_weekday=first_weekday) for some in (poor, poor + here)
    )
    assert (with_them.week, with_them.done, with_them.ended) == (without.week, without.done, without.ended)


@given(histories, todays, st.integers(0, SPAN), st.integers(1, 40), firsts)
def test_days_before_the_programmes_first_week_change_nothing(
    history: set[int], today: int, since: int, earlier: int, first_weekday: int
) -> None:
    start = MONDAY + min(since, today) * DAY
    before = week_start(start, first_weekday) - earlier * DAY
    one, other = (
        face(sorted(some), today, since=start, first_weekday=first_weekday)
        for some in (set(dated(history)), {*dated(history), before})
    )
    assert one == other


@given(histories, st.integers(0, SPAN), firsts, goals)
def test_a_week_never_says_otherwise_than_the_calendar(
    history: set[int], today: int, first_weekday: int, goal: int
) -> None:
    """Whenever a programme is started, its walks of this week are the week's complete days."""
    now = MONDAY + today * DAY
    complete = frozenset(day for day in dated(history) if day <= now)
    week = week_face(week_start(now, first_weekday), complete, min(goal, 4), now)
    programme = started(RAMP, week.complete, now, first_weekday=first_weekday, goal=goal)
    shown = programme_face(programme, sorted(complete), None, now, first_weekday=first_weekday, goal=goal)
    if week.outlook is Outlook.MET:
        assert (shown.due, shown.done, shown.next_from) == (Due.NEXT_WEEK, 0, week.end + DAY)
    else:
        assert shown.done == week.complete
        assert shown.due is Due.AGAIN or shown.walk == week.complete + 1


@given(histories, todays, sinces, firsts, goals, courses, lasts)
def test_it_stays_within_its_bounds(
    history: set[int],
    today: int,
    since: int | None,
    first_weekday: int,
    goal: int,
    course: Course,
    last: WalkRecord | None,
) -> None:
    shown = face(
        dated(history),
        today,
        since=since_of(since),
        first_weekday=first_weekday,
        goal=goal,
        course=course,
        last=last,
    )
    assert 0 <= shown.done <= shown.total
    assert (shown.ended is not None) == (shown.done == shown.total and shown.due is Due.OVER)
    assert 1 <= shown.week <= 4
    assert 1 <= shown.walk <= shown.walks_a_week
    assert LEAST_MINUTES <= shown.next_minutes <= MOST_MINUTES
    assert shown.next_from >= MONDAY + today * DAY
    assert shown.weeks_taken >= bool(shown.began)
    planned = course_minutes(course, shown.week, shown.walk)
    assert shown.next_minutes <= planned
    assert (shown.next_minutes < planned) == (shown.held is not None)
    if last is not None and hurt(last):
        assert shown.next_minutes <= max(last.meant_minutes, LEAST_MINUTES)


@given(histories, todays, firsts, goals, courses, courses)
def test_another_course_keeps_the_place(
    history: set[int], today: int, first_weekday: int, goal: int, course: Course, other: Course
) -> None:
    one, two = (
        face(dated(history), today, first_weekday=first_weekday, goal=goal, course=each)
        for each in (course, other)
    )
    assert replace(one, course=other, next_minutes=two.next_minutes) == two


@given(histories, todays, firsts, goals, lasts)
def test_the_walks_agree_with_the_place(
    history: set[int], today: int, first_weekday: int, goal: int, last: WalkRecord | None
) -> None:
    shown = face(dated(history), today, first_weekday=first_weekday, goal=goal, last=last)
    weeks = programme_weeks(shown)
    assert sum(week.done for week in weeks) == shown.done
    following = [(week.number, week.next) for week in weeks if week.next is not None]
    if shown.due in {Due.OVER, Due.AGAIN}:
        assert following == []
    else:
        ((number, walk),) = following
        assert (number, walk.minutes) == (shown.week, shown.next_minutes)
