"""Charts as values: their axes fit what stands in them, and no two series of one look alike."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core import axes
from retrotimer.core.charts import Chart, ChartName, MarkName, Point, SeriesName, Unit
from retrotimer.core.pain import PainSite
from retrotimer.core.progress_charts import days_chart, hours_chart, minutes_chart, pain_chart, places_chart
from retrotimer.core.statistics.habits import Place, habits
from retrotimer.core.statistics.pain import pain_course
from retrotimer.core.statistics.rows import HabitRow, ToldPain, WeekSums
from retrotimer.core.statistics.weeks import Range, Stretch, stretch_of, week_course
from retrotimer.core.weeks import WeekRule, week_start
from tests.fakes import TODAY

RULE = WeekRule(0, 4)
WEEK = timedelta(days=7)
MONDAY = week_start(TODAY, 0)


def points(chart: Chart, name: SeriesName) -> list[Point]:
    (series,) = (one for one in chart.series if one.name is name)
    return list(series.points)


def habit(hour: int, sessions: int, *, runs: bool = False, flat: bool = True) -> HabitRow:
    return HabitRow(hour, runs, flat, buddy=False, sessions=sessions)


def told(day: date, before: float | None = None, after: float | None = None) -> ToldPain:
    return ToldPain(day, 540, 1, before, after, None, None, None, None)


def as_kept(rows: list[ToldPain], stretch: Stretch) -> list[ToldPain]:
    """The rows as the history gives them: where weeks share a point, one for those of them."""
    if stretch.shared == 1:
        return rows
    block = stretch.shared * 7
    starts = [stretch.first + timedelta(days=(row.day - stretch.first).days // block * block) for row in rows]
    return list({start: row._replace(day=start) for start, row in zip(starts, rows, strict=True)}.values())


def all_charts(since: date, range_: Range, rows: list[ToldPain], complete: int) -> list[Chart]:
    stretch = stretch_of(range_, TODAY, since, RULE)
    sums = [WeekSums(week_start(since, 0), (complete,), 3000.0, 600.0)]
    course = week_course(sums, stretch)
    counted = habits([habit(9, 5), habit(23, 2, runs=True, flat=False)])
    pains = [pain_chart(pain_course(rows, site, stretch.shared), stretch) for site in PainSite]
    return [days_chart(course), minutes_chart(course), *pains, hours_chart(counted), places_chart(counted)]


@given(
    st.dates(date(1900, 1, 1), TODAY),
    st.sampled_from(Range),
    st.lists(st.tuples(st.integers(0, 83), st.integers(0, 10), st.none() | st.integers(0, 10)), max_size=30),
    st.integers(0, 7),
)
def test_all_that_is_drawn_lies_between_the_ends_of_the_axes(
    since: date, range_: Range, pains: list[tuple[int, int, int | None]], complete: int
) -> None:
    pains.sort(key=lambda one: one[0], reverse=True)
    rows = [told(MONDAY + timedelta(days=6 - back), *both) for back, *both in pains]
    for chart in all_charts(since, range_, as_kept(rows, stretch_of(range_, TODAY, since, RULE)), complete):
        assert chart.across.least < chart.across.most
        for item in chart.items:
            assert chart.across.least <= item.at - chart.width / 2
            assert item.at + chart.width / 2 <= chart.across.most + 1e-9
        for series in chart.series:
            for point in series.points:
                assert 0 <= chart.across.share(point.at) <= 1
                assert 0 <= chart.up.share(point.base) <= chart.up.share(point.value) <= 1
        for axis in (chart.across, chart.up):
            ats = [tick.at for tick in axis.ticks]
            assert ats == sorted(set(ats))
            assert all(axis.least <= at <= axis.most for at in ats)
        assert [item.at for item in chart.items] == sorted({item.at for item in chart.items})
        shapes = [series.shape for series in chart.series]
        assert len(set(shapes)) == len(shapes)


def test_weeks_that_met_the_goal_are_a_series_of_their_own() -> None:
    sums = [WeekSums(MONDAY, (3,), 1800.0, 0.0), WeekSums(MONDAY - WEEK, (4,), 2400.0, 0.0)]
    chart = days_chart(week_course(sums, stretch_of(Range.SEASON, TODAY, MONDAY - WEEK, RULE)))
    middle = MONDAY.toordinal() + 3.5
    assert points(chart, SeriesName.NOT_MET) == [(middle, 3.0, 0.0)]
    assert points(chart, SeriesName.MET) == [(middle - 7, 4.0, 0.0)]
    (mark,) = chart.marks
    assert (mark.name, mark.value, mark.low, mark.high) == (MarkName.GOAL, 4, 4, 4)


def test_runs_stand_on_the_minutes_of_walking_and_are_not_among_them() -> None:
    course = week_course(
        [WeekSums(MONDAY, (1,), 1200.0, 600.0)], stretch_of(Range.SEASON, TODAY, MONDAY, RULE)
    )
    chart = minutes_chart(course)
    assert points(chart, SeriesName.WALKED) == [(MONDAY.toordinal() + 3.5, 20.0, 0.0)]
    assert points(chart, SeriesName.RUN) == [(MONDAY.toordinal() + 3.5, 30.0, 20.0)]
    assert chart.up.most == 30


def test_several_walks_of_a_day_stand_beside_each_other_in_its_place() -> None:
    rows = [told(TODAY - timedelta(days=1), 5), told(TODAY, 4), told(TODAY, 3)]
    stretch = stretch_of(Range.SEASON, TODAY, TODAY, RULE)
    chart = pain_chart(pain_course(rows, PainSite.BACK, 1), stretch)
    today = TODAY.toordinal()
    assert [item.at for item in chart.items] == [today - 0.5, today + 0.25, today + 0.75]
    assert chart.name is ChartName.BACK_PAIN
    assert chart.marks == ()


@pytest.mark.parametrize(("pain", "low", "high"), [(5, 3, 7), (1, 0, 3), (9, 7, 10)])
def test_the_band_of_what_is_not_noticed_lies_around_the_beginning(pain: int, low: int, high: int) -> None:
    rows = [told(TODAY - timedelta(days=20 - number), pain) for number in range(12)]
    chart = pain_chart(pain_course(rows, PainSite.BACK, 1), stretch_of(Range.SEASON, TODAY, TODAY, RULE))
    (mark,) = chart.marks
    assert (mark.name, mark.value, mark.low, mark.high) == (MarkName.NOTICED, pain, low, high)


def test_that_nothing_was_asked_of_the_place_is_shown_only_where_it_was_so() -> None:
    flat = habit(9, 5)
    assert len(places_chart(habits([flat])).items) == 3
    by_hand = places_chart(habits([flat, habit(9, 1, flat=False)]))
    assert [getattr(item.datum, "place", None) for item in by_hand.items] == list(Place)
    assert by_hand.lying


def test_hours_without_a_walk_are_not_gone_through() -> None:
    chart = hours_chart(habits([habit(9, 5), habit(9, 1, runs=True)]))
    assert [(item.at, chart.up.most) for item in chart.items] == [(9.5, 6)]


@pytest.mark.parametrize(
    ("days", "unit", "count"), [(84, Unit.DAY, 12), (364, Unit.MONTH, 12), (3653, Unit.YEAR, 10)]
)
def test_dates_are_named_by_weeks_months_or_years(days: int, unit: Unit, count: int) -> None:
    end = date(2026, 11, 22)
    axis = axes.date_axis(end - timedelta(days=days - 1), end, first_weekday=0)
    assert (axis.unit, len(axis.ticks)) == (unit, count)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 73_000), st.integers(0, 6))
def test_never_too_many_dates_are_named(first: date, days: int, first_weekday: int) -> None:
    axis = axes.date_axis(first, first + timedelta(days=days), first_weekday=first_weekday)
    assert len(axis.ticks) <= 25
    for tick in axis.ticks:
        day = date.fromordinal(int(tick.value))
        assert {Unit.DAY: day.weekday() == first_weekday, Unit.MONTH: day.day == 1}.get(
            axis.unit, (day.month, day.day) == (1, 1)
        )


@given(st.integers(0, 40_000))
def test_a_count_has_few_and_round_steps_and_fits(most: int) -> None:
    for axis in (axes.walks_axis(most), axes.minutes_axis(min(most, 6000))):
        assert axis.most >= (most if axis.unit is Unit.WALKS else min(most, 6000))
        assert 2 <= len(axis.ticks) <= 6
        assert axis.ticks[-1].at == axis.most
