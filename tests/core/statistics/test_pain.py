"""The course of a pain: what is smoothed and how, and when nothing is said because too little is known."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.pain import PainSite
from retrotimer.core.statistics.pain import (
    COMPARED,
    LEAST_FOR_CHANGE,
    LEAST_FOR_LINE,
    LONGEST_GAP_DAYS,
    PainCourse,
    pain_course,
    smoothed,
)
from retrotimer.core.statistics.rows import ToldPain
from tests.fakes import TODAY

pains = st.integers(0, 10).map(float)
series = st.lists(pains, min_size=1, max_size=60)


def told(
    day: date = TODAY, before: float | None = None, after: float | None = None, knee: float | None = None
) -> ToldPain:
    return ToldPain(day, 540, 1, before, after, None, knee, None, None)


def days(count: int, first: date = TODAY) -> list[date]:
    return [first + timedelta(days=number) for number in range(count)]


def course(before: Sequence[float | None], after: Sequence[float | None] = ()) -> PainCourse:
    """The back's course, told daily."""
    after = after or [None] * len(before)
    rows = [told(day, *both) for day, *both in zip(days(len(before)), before, after, strict=True)]
    return pain_course(rows, PainSite.BACK, 1)


@given(series)
def test_the_line_stays_between_the_least_and_the_greatest_pain(values: list[float]) -> None:
    line = smoothed(values)
    assert len(line) == len(values)
    assert all(min(values) - 1e-9 <= height <= max(values) + 1e-9 for height in line)


@given(pains, st.integers(1, 40))
def test_a_pain_that_never_changes_is_a_level_line(pain: float, count: int) -> None:
    assert smoothed([pain] * count) == pytest.approx([pain] * count)


@given(series)
def test_it_does_not_matter_from_which_end_it_is_smoothed(values: list[float]) -> None:
    assert smoothed(values[::-1]) == pytest.approx(smoothed(values)[::-1])


@given(st.integers(6, 40), st.data())
def test_a_single_bad_day_does_not_move_the_line(count: int, data: st.DataObject) -> None:
    values = [3.0] * count
    values[data.draw(st.integers(0, count - 1))] = 10.0
    assert smoothed(values) == pytest.approx([3.0] * count)


@given(st.lists(pains, min_size=2, max_size=40))
def test_a_pain_that_only_falls_has_a_line_that_only_falls(values: list[float]) -> None:
    line = smoothed(sorted(values, reverse=True))
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(line))


@pytest.mark.parametrize(("count", "missing"), [(0, 6), (1, 5), (3, 3), (5, 1), (6, 0), (7, 0)])
def test_fewer_than_six_points_have_no_line_and_the_rest_is_counted(count: int, missing: int) -> None:
    found = course([5.0] * count)
    assert bool(found.before) == (count >= LEAST_FOR_LINE)
    assert found.missing_for_line == missing


def test_each_line_needs_its_own_points() -> None:
    found = course([5.0] * 8, [None, 3.0, None, 3.0, None, 3.0, None, 3.0])
    assert found.before
    assert found.after == ()
    assert found.missing_for_line == 0


def test_no_line_leads_across_a_long_gap() -> None:
    early = days(7)
    late = days(6, early[-1] + timedelta(days=LONGEST_GAP_DAYS + 1))
    found = pain_course([told(day, 4.0) for day in (*early, *late)], PainSite.BACK, 1)
    assert [len(piece) for piece in found.before] == [7, 6]
    joined = pain_course([told(day - timedelta(days=1 * (day in late)), 4.0) for day in (*early, *late)],
                         PainSite.BACK, 1)  # fmt: skip
    assert [len(piece) for piece in joined.before] == [13]


def test_points_that_are_all_far_apart_have_no_line_and_one_more_is_asked_for() -> None:
    rows = [told(TODAY + timedelta(days=40 * number), 4.0) for number in range(9)]
    found = pain_course(rows, PainSite.BACK, 1)
    assert found.before == ()
    assert found.missing_for_line == 1


def test_the_beginning_is_compared_with_the_end_by_the_middle_of_six() -> None:
    assert course([7.0] * 11).change is None
    assert course([7.0] * 11).missing_for_change == LEAST_FOR_CHANGE - 11
    change = course([7, 7, 6, 10, 7, 7, 4, 5, 5, 5, 0, 5]).change
    assert change is not None
    assert (change.first, change.latest, change.by, change.noticed) == (7, 5, -2, True)


@given(st.lists(pains, min_size=LEAST_FOR_CHANGE, max_size=40))
def test_a_change_is_noticed_from_two_points_on(values: list[float]) -> None:
    change = course(values).change
    assert change is not None
    assert change.noticed == (abs(change.latest - change.first) >= 2)
    shuffled = course([*sorted(values[:COMPARED]), *values[COMPARED:]]).change
    assert shuffled == change


def test_back_and_knee_are_each_by_itself() -> None:
    rows = [told(day, 4.0) for day in days(3)] + [told(day, knee=2.0) for day in days(4)]
    back, knee = (pain_course(rows, site, 1) for site in PainSite)
    assert (len(back.points), len(knee.points)) == (3, 4)
