from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.weeks import DEFAULT_GOAL, Outlook, week_face, week_start

MONDAY = date(2026, 11, 16)
MET, OPEN, OUT_OF_REACH, PAST = Outlook.MET, Outlook.OPEN, Outlook.OUT_OF_REACH, Outlook.PAST


def week(pattern: str) -> frozenset[date]:
    return frozenset(MONDAY + timedelta(days=n) for n, mark in enumerate(pattern) if mark == "x")


@pytest.mark.parametrize(
    ("days", "today", "goal", "complete", "more", "days_left", "outlook"),
    [
        # today is counted from the week's first day, 0
        ("-------", 0, 4, 0, 4, 7, OPEN),
        ("x------", 0, 4, 1, 3, 6, OPEN),
        ("-------", 3, 4, 0, 4, 4, OPEN),
        ("-------", 4, 4, 0, 4, 3, OUT_OF_REACH),
        ("xx-----", 3, 4, 2, 2, 4, OPEN),
        ("xx-x---", 3, 4, 3, 1, 3, OPEN),
        ("xx-----", 5, 4, 2, 2, 2, OPEN),
        ("xx-----", 6, 4, 2, 2, 1, OUT_OF_REACH),
        ("xx---x-", 6, 4, 3, 1, 1, OPEN),
        ("xx---x-", 5, 4, 3, 1, 1, OPEN),
        ("xxxx---", 3, 4, 4, 0, 3, MET),
        ("xxxxxxx", 6, 4, 7, 0, 0, MET),
        ("xxx---x", 6, 4, 4, 0, 0, MET),
        ("xxx----", 6, 4, 3, 1, 1, OPEN),
        ("------x", 6, 1, 1, 0, 0, MET),
        ("-------", 6, 1, 0, 1, 1, OPEN),
        ("xxxxxx-", 6, 7, 6, 1, 1, OPEN),
        ("-xxxxx-", 6, 7, 5, 2, 1, OUT_OF_REACH),
        ("xxx----", 7, 4, 3, 1, 0, PAST),
        ("-------", 70, 4, 0, 4, 0, PAST),
        ("xxxx---", 70, 4, 4, 0, 0, MET),
        ("-------", -3, 7, 0, 7, 7, OPEN),
    ],
)
def test_what_can_become_of_a_week(
    days: str, today: int, goal: int, complete: int, more: int, days_left: int, outlook: Outlook
) -> None:
    face = week_face(MONDAY, week(days), goal, MONDAY + timedelta(days=today))
    assert (face.complete, face.more, face.days_left, face.outlook) == (complete, more, days_left, outlook)


def test_days_of_other_weeks_do_not_count() -> None:
    near = frozenset({MONDAY - timedelta(days=1), MONDAY + timedelta(days=7)})
    assert week_face(MONDAY, near, 4, MONDAY).complete == 0


def test_a_week_has_seven_days_and_the_articles_goal_is_four_of_them() -> None:
    assert week_face(MONDAY, frozenset(), DEFAULT_GOAL, MONDAY).end == date(2026, 11, 22)
    assert DEFAULT_GOAL == 4


@pytest.mark.parametrize(
    ("first_weekday", "start"),
    [(0, 16), (1, 17), (2, 11), (3, 12), (4, 13), (5, 14), (6, 15)],
)
def test_a_week_starts_on_the_weekday_that_was_asked_for(first_weekday: int, start: int) -> None:
    tuesday = date(2026, 11, 17)
    assert week_start(tuesday, first_weekday) == date(2026, 11, start)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(0, 6))
def test_every_day_lies_in_the_week_that_it_starts(day: date, first_weekday: int) -> None:
    start = week_start(day, first_weekday)
    assert start.weekday() == first_weekday
    assert timedelta(0) <= day - start < timedelta(days=7)


@given(st.sets(st.integers(0, 6)), st.integers(-10, 20), st.integers(1, 7))
def test_a_goal_is_never_promised_that_cannot_be_reached(done: set[int], now: int, goal: int) -> None:
    today = MONDAY + timedelta(days=now)
    complete = frozenset(MONDAY + timedelta(days=n) for n in done)
    face = week_face(MONDAY, complete, goal, today)
    best = len(done | {n for n in range(7) if n >= now})
    assert (face.outlook in {MET, OPEN}) == (best >= goal)
    assert (face.outlook is MET) == (len(done) >= goal)


def test_a_first_week_that_begins_late_is_a_beginning_and_not_out_of_reach() -> None:
    sunday = MONDAY + timedelta(days=6)
    assert week_face(MONDAY, frozenset(), 4, sunday).outlook is Outlook.OUT_OF_REACH
    assert week_face(MONDAY, frozenset(), 4, sunday, beginning=True).outlook is Outlook.BEGINNING
    assert week_face(MONDAY, frozenset(), 4, MONDAY, beginning=True).outlook is Outlook.OPEN


@given(
    st.sets(st.dates(date(2026, 12, 1), date(2027, 3, 10))),
    st.integers(0, 6),
    st.integers(0, 6),
    st.integers(1, 7),
)
def test_whatever_day_weeks_begin_on_each_day_counts_once(
    done: set[date], before: int, after: int, goal: int
) -> None:
    """Over the end of a year, and over the end of February."""
    for first_weekday in (before, after):
        start = week_start(date(2026, 11, 30), first_weekday)
        weeks = [start + timedelta(weeks=n) for n in range(16)]
        faces = [week_face(week, frozenset(done), goal, date(2027, 3, 31)) for week in weeks]
        assert sum(face.complete for face in faces) == len(done)
        assert all(
            face.end + timedelta(days=1) == start for face, start in zip(faces, weeks[1:], strict=False)
        )
        assert {face.outlook for face in faces} <= {MET, PAST}
