from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.month import DayLook, MonthFace, day_face, month_face, month_span
from retrotimer.core.records import DayTotals
from retrotimer.core.weeks import Outlook
from tests.fakes import TODAY

NOTHING: Mapping[date, DayTotals] = MappingProxyType({})
DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def november(
    totals: Mapping[date, DayTotals] = NOTHING, *, today: date = TODAY, since: date | None = None
) -> MonthFace:
    return month_face(date(2026, 11, 1), totals, today, first_weekday=0, goal=4, since=since)


def walked(*days: int, seconds: float = 600.0) -> dict[date, DayTotals]:
    return {date(2026, 11, day): DayTotals(date(2026, 11, day), walked=seconds) for day in days}


@given(DATES, DATES, st.integers(0, 6))
def test_a_month_is_six_whole_weeks_around_it(shown: date, today: date, first_weekday: int) -> None:
    face = month_face(shown, NOTHING, today, first_weekday=first_weekday, goal=4, since=None)
    days = [day for row in face.rows for day in row.days]
    dates = [day.date for day in days]
    assert dates == [dates[0] + timedelta(days=n) for n in range(42)]
    assert [len(row.days) for row in face.rows] == [7] * 6
    assert all(row.days[0].date == row.face.start for row in face.rows)
    assert dates[0].weekday() == first_weekday
    assert shown.replace(day=1) in dates[:7]
    assert [day.date for day in days if day.in_month] == [
        day for day in dates if (day.year, day.month) == (shown.year, shown.month)
    ]
    assert sum(day.in_month for day in days) in {28, 29, 30, 31}
    assert [day.date for day in days if day.is_today] == [day for day in dates if day == today]
    assert [day.date for day in days if day.is_future] == [day for day in dates if day > today]
    assert (dates[0], dates[-1]) == month_span(shown.year, shown.month, first_weekday)


@given(DATES, DATES, st.integers(0, 6))
def test_this_week_is_todays_whatever_month_is_shown(shown: date, today: date, first_weekday: int) -> None:
    totals = {today: DayTotals(today, walked=600)}
    face = month_face(shown, totals, today, first_weekday=first_weekday, goal=4, since=None)
    assert face.this_week.start <= today <= face.this_week.end
    assert face.this_week.complete == 1


@given(st.dictionaries(st.integers(1, 30), st.floats(0, 3000)))
def test_a_day_is_complete_from_ten_minutes_of_walking(walks: dict[int, float]) -> None:
    totals = {
        date(2026, 11, day): DayTotals(date(2026, 11, day), walked=seconds) for day, seconds in walks.items()
    }
    face = november(totals)
    complete = {
        day.date.day for row in face.rows for day in row.days if day.in_month and day.look is DayLook.COMPLETE
    }
    assert complete == {day for day, seconds in walks.items() if seconds >= 600}
    assert sum(row.face.complete for row in face.rows) == len(complete)


@pytest.mark.parametrize(
    ("seconds", "look", "fraction"),
    [
        (0.0, DayLook.EMPTY, 0.0),
        (0.5, DayLook.PARTIAL, 0.5 / 600),
        (450.0, DayLook.PARTIAL, 0.75),
        (599.999, DayLook.PARTIAL, 599.999 / 600),
        (600.0, DayLook.COMPLETE, 1.0),
        (1500.0, DayLook.COMPLETE, 1.0),
    ],
)
def test_how_full_a_day_looks(seconds: float, look: DayLook, fraction: float) -> None:
    face = day_face(DayTotals(TODAY, walked=seconds), TODAY)
    assert (face.look, face.fraction) == (look, fraction)


def test_a_run_is_shown_and_completes_nothing() -> None:
    face = day_face(DayTotals(TODAY, run=900), TODAY)
    assert (face.look, face.run) == (DayLook.EMPTY, 900)
    assert november({TODAY: DayTotals(TODAY, run=900)}).this_week.complete == 0


def test_the_weeks_of_a_month_are_counted_by_days() -> None:
    face = november(walked(2, 3, 5, 8, 9))
    assert [row.face.complete for row in face.rows] == [0, 4, 1, 0, 0, 0]
    assert [row.face.start.day for row in face.rows] == [26, 2, 9, 16, 23, 30]


def test_a_day_of_the_next_month_counts_for_the_week_that_crosses() -> None:
    december = date(2026, 12, 1)
    face = november({december: DayTotals(december, walked=700)})
    assert face.rows[5].face.complete == 1


@pytest.mark.parametrize(
    ("since", "begun"),
    [
        (None, [False] * 6),
        (date(2026, 11, 8), [False, True, True, True, False, False]),
        (date(2026, 11, 9), [False, False, True, True, False, False]),
        (date(2020, 1, 1), [True, True, True, True, False, False]),
        (TODAY, [False, False, False, True, False, False]),
    ],
)
def test_weeks_before_the_first_walk_and_after_today_are_blank(since: date | None, begun: list[bool]) -> None:
    assert [row.begun for row in november(since=since).rows] == begun


def test_a_month_knows_its_first_day() -> None:
    assert november().first == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("since", "outlook"),
    [
        (None, Outlook.BEGINNING),
        (date(2026, 11, 21), Outlook.BEGINNING),
        (date(2026, 11, 16), Outlook.BEGINNING),
        (date(2026, 11, 15), Outlook.OUT_OF_REACH),
    ],
)
def test_only_a_week_after_the_first_one_can_be_out_of_reach(since: date | None, outlook: Outlook) -> None:
    sunday = date(2026, 11, 22)
    face = month_face(sunday, {}, sunday, first_weekday=0, goal=4, since=since)
    assert face.this_week.outlook is outlook


@given(DATES, st.integers(0, 6))
def test_a_week_has_the_number_of_its_thursday(shown: date, first_weekday: int) -> None:
    face = month_face(shown, NOTHING, TODAY, first_weekday=first_weekday, goal=4, since=None, numbered=True)
    assert face.numbered
    for row in face.rows:
        assert row.number in range(1, 54)
        assert sum(day.date.isocalendar().week == row.number for day in row.days) >= 4
    assert len({row.number for row in face.rows}) == 6


@pytest.mark.parametrize(
    ("shown", "first_weekday", "numbers"),
    [
        (date(2026, 11, 1), 0, [44, 45, 46, 47, 48, 49]),
        (date(2026, 1, 1), 0, [1, 2, 3, 4, 5, 6]),
        (date(2027, 1, 1), 0, [53, 1, 2, 3, 4, 5]),
        (date(2027, 1, 1), 6, [53, 1, 2, 3, 4, 5]),
        (date(2021, 1, 1), 5, [53, 1, 2, 3, 4, 5]),
    ],
)
def test_the_numbers_of_the_weeks(shown: date, first_weekday: int, numbers: list[int]) -> None:
    face = month_face(shown, NOTHING, TODAY, first_weekday=first_weekday, goal=4, since=None)
    assert [row.number for row in face.rows] == numbers
    assert not face.numbered


# Planned days.


def planned_days(face: MonthFace) -> list[date]:
    return [day.date for row in face.rows for day in row.days if day.planned]


@given(
    DATES,
    st.dictionaries(st.integers(-10, 45), st.floats(0, 1500)),
    st.integers(0, 6),
    st.integers(1, 7),
    st.sets(st.integers(0, 6)),
)
def test_planned_are_the_days_to_come_of_weeks_that_are_not_met(
    today: date, walks: dict[int, float], first_weekday: int, goal: int, planned: set[int]
) -> None:
    shown = [today + timedelta(days=n - 20) for n in walks]
    totals = {day: DayTotals(day, walked) for day, walked in zip(shown, walks.values(), strict=True)}
    face = month_face(
        today, totals, today, first_weekday=first_weekday, goal=goal, since=None, planned=planned
    )
    for row in face.rows:
        for day in row.days:
            wanted = day.date.weekday() in planned and not row.face.complete >= goal
            assert day.planned == (wanted and day.date >= today and day.look is not DayLook.COMPLETE)
            assert face.day(day.date) is day


def test_a_walk_takes_the_plan_of_its_day_and_at_last_of_its_week() -> None:
    def planned(*complete: int) -> list[int]:
        face = month_face(
            TODAY, walked(*complete), TODAY, first_weekday=0, goal=2, since=None, planned=(1, 3, 5)
        )
        return [day.day for day in planned_days(face) if day <= date(2026, 11, 24)]

    assert planned() == [17, 19, 21, 24]
    assert planned(17) == [19, 21, 24]
    assert planned(16, 17) == [24]
    assert planned(2) == [17, 19, 21, 24]
