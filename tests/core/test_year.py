from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.reading import read_year
from retrotimer.core.records import DayTotals
from retrotimer.core.weeks import Outlook, WeekRule, week_start
from retrotimer.core.year import YearFace, met_here, year_face, year_span
from retrotimer.store.history import SqliteHistory
from tests.fakes import TODAY, a_record

NOTHING: Mapping[date, DayTotals] = MappingProxyType({})
YEARS = st.integers(1900, 2199)
WEEKDAYS = st.integers(0, 6)
FIRST, LAST = date(2024, 6, 1), date(2027, 6, 30)
FEW_YEARS = st.dates(FIRST, LAST)
WALKS = st.dictionaries(
    FEW_YEARS, st.tuples(st.sampled_from([0.0, 0.5, 599.9, 600.0, 900.0]), st.sampled_from([0.0, 660.0]))
)


def a_year(
    year: int = 2026,
    totals: Mapping[date, DayTotals] = NOTHING,
    *,
    today: date = TODAY,
    first_weekday: int = 0,
    goal: int = 4,
) -> YearFace:
    return year_face(
        year, totals, today, first_weekday=first_weekday, goal=goal, since=min(totals, default=None)
    )


@given(YEARS, WEEKDAYS, st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_each_day_of_the_year_stands_exactly_once_in_its_month(
    year: int, first_weekday: int, today: date
) -> None:
    face = a_year(year, today=today, first_weekday=first_weekday)
    days = [day.date for month in face.months for row in month.rows for day in row.days if day.in_month]
    first = date(year, 1, 1)
    assert days == [first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1)]
    assert [(month.year, month.month) for month in face.months] == [(year, n + 1) for n in range(12)]
    assert {row.days[0].date.weekday() for month in face.months for row in month.rows} == {first_weekday}
    shown = [day.date for month in face.months for row in month.rows for day in row.days]
    assert (min(shown), max(shown)) == year_span(year, first_weekday)
    assert face.today == today


@given(YEARS, WEEKDAYS, st.integers(0, 364))
def test_a_day_is_found_in_its_own_month(year: int, first_weekday: int, number: int) -> None:
    day = date(year, 1, 1) + timedelta(days=number)
    found = a_year(year, first_weekday=first_weekday).day(day)
    assert (found.date, found.in_month) == (day, True)


@given(WALKS, st.integers(2024, 2027), WEEKDAYS, st.integers(1, 7))
def test_the_sums_are_those_of_the_years_own_days(
    walks: dict[date, tuple[float, float]], year: int, first_weekday: int, goal: int
) -> None:
    totals = {day: DayTotals(day, *seconds) for day, seconds in walks.items()}
    face = a_year(year, totals, today=date(2027, 12, 31), first_weekday=first_weekday, goal=goal)
    of_year = [sums for day, sums in totals.items() if day.year == year]
    assert face.complete_days == sum(sums.complete for sums in of_year)
    assert face.walked == sum(sums.walked for sums in of_year)
    assert face.run == sum(sums.run for sums in of_year)
    complete: dict[date, int] = {}
    for day, sums in totals.items():
        start = week_start(day, first_weekday)
        complete[start] = complete.get(start, 0) + sums.complete
    met = {start for start, days in complete.items() if days >= goal and start.year == year}
    assert face.weeks_met == len(met)
    marks = [row.face.start for month in face.months for row in month.rows if met_here(month, row)]
    assert marks == sorted(met)


@given(WALKS, WEEKDAYS)
def test_no_week_is_counted_in_two_years_or_in_none(
    walks: dict[date, tuple[float, float]], first_weekday: int
) -> None:
    totals = {day: DayTotals(day, *seconds) for day, seconds in walks.items()}
    around = range(FIRST.year - 1, LAST.year + 2)  # in years without a walk and no neighbour with one is none
    years = [a_year(year, totals, first_weekday=first_weekday, goal=1) for year in around]
    weeks = {week_start(day, first_weekday) for day, sums in totals.items() if sums.complete}
    assert sum(face.weeks_met for face in years) == len(weeks)


def test_a_week_over_the_turn_of_the_year_counts_where_it_begins() -> None:
    start = date(2025, 12, 29)
    totals = {day: DayTotals(day, 600) for day in (start + timedelta(days=n) for n in range(7))}
    before, after = a_year(2025, totals), a_year(2026, totals)
    assert (before.weeks_met, after.weeks_met) == (1, 0)
    assert (before.complete_days, after.complete_days) == (3, 4)
    assert after.months[0].rows[0].face.outlook is Outlook.MET
    assert not met_here(after.months[0], after.months[0].rows[0])


@pytest.mark.parametrize("year", [1900, 2199])
@pytest.mark.parametrize("first_weekday", range(7))
def test_the_first_and_the_last_year_can_be_shown(year: int, first_weekday: int) -> None:
    assert len(a_year(year, first_weekday=first_weekday).months) == 12


def test_of_a_history_the_year_alone_is_read(history: SqliteHistory) -> None:
    for years in range(5):
        history.save(a_record(TODAY.replace(year=TODAY.year - years)))
    asked: list[tuple[date, date]] = []

    class Asked(SqliteHistory):
        def __init__(self) -> None:
            self.__dict__ = history.__dict__

        def totals(self, first: date, last: date) -> Mapping[date, DayTotals]:
            asked.append((first, last))
            return super().totals(first, last)

    face = read_year(Asked(), 2024, TODAY, WeekRule(0, 4))
    assert (face.year, face.complete_days) == (2024, 1)
    assert asked == [(date(2024, 1, 1), date(2025, 1, 5)), (date(2026, 11, 16), date(2026, 11, 22))]
