from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.copies import (
    DAILY,
    MONTHLY,
    WEEKLY,
    Copy,
    Why,
    copy_at,
    copy_named,
    next_copy,
    superfluous,
)

TODAY = date(2026, 11, 17)
NOON = time(12)

whys = st.sampled_from(Why)
copies = st.builds(
    lambda days, at, why: Copy(TODAY - timedelta(days=days), at.replace(microsecond=0), why.value),
    st.integers(-20, 800),
    st.times(),
    st.one_of(st.just(Why.DAILY), whys),
)


def every_day(number: int, today: date = TODAY) -> set[Copy]:
    return {Copy(today - timedelta(days=n), NOON) for n in range(number)}


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2199, 12, 31)), whys)  # noqa: DTZ001
def test_a_name_tells_when_and_why(wall: datetime, why: Why) -> None:
    copy = copy_at(wall, why)
    assert copy_named(copy.name) == copy
    assert copy.why is why


def test_names_can_be_read_by_people() -> None:
    assert Copy(TODAY, time(8, 30, 5)).name == "retrotimer-2026-11-17-083005.db"
    assert Copy(TODAY, NOON, "before-restore").name == "retrotimer-2026-11-17-120000-before-restore.db"


@pytest.mark.parametrize(
    "name",
    [
        "retrotimer.db",
        "retrotimer-2026-11-17.db",
        "retrotimer-2026-02-30-120000.db",
        "retrotimer-2026-11-17-250000.db",
        "retrotimer-2026-11-17-120000-mine.db",
        "retrotimer-2026-11-17-120000.db.part",
        "retrotimer-2026-11-17-120000.db-wal",
        "retrotimer-٢٠٢٦-11-17-120000.db",
    ],
)
def test_other_files_are_no_copies(name: str) -> None:
    assert copy_named(name) is None


def test_a_copy_bears_the_time_of_its_making() -> None:
    wall = datetime.combine(TODAY, NOON)
    yesterday, tomorrow = (Copy(TODAY + timedelta(days=n), time(20)) for n in (-1, 1))
    asked_for = Copy(TODAY, time(20), Why.RESTORE.value)
    assert next_copy([yesterday, Copy(TODAY, time(8)), tomorrow, asked_for], wall) == copy_at(wall)


@pytest.mark.parametrize(
    ("latest", "named"),
    [(NOON, time(12, 0, 1)), (time(20), time(20, 0, 1)), (time(23, 59, 59), time(23, 59, 59))],
)
def test_where_clocks_were_set_back_a_copy_is_named_after_the_latest(latest: time, named: time) -> None:
    assert next_copy([Copy(TODAY, latest)], datetime.combine(TODAY, NOON)) == Copy(TODAY, named)


@given(st.lists(st.datetimes(datetime(2026, 11, 16), datetime(2026, 11, 18, 23, 59, 59)), max_size=12))  # noqa: DTZ001
def test_whatever_clocks_do_the_copy_made_last_is_the_one_that_its_day_keeps(walls: list[datetime]) -> None:
    kept: set[Copy] = set()
    for wall in walls:
        made = next_copy(kept, wall)
        kept.add(made)
        kept -= superfluous(kept, wall.date())
        assert [copy for copy in kept if copy.day == wall.date()] == [made]


def test_of_a_day_the_latest_stays() -> None:
    early, late = Copy(TODAY, time(8)), Copy(TODAY, time(20))
    assert superfluous([late, early], TODAY) == {early}


def test_a_year_of_days_leaves_seven_four_and_twelve() -> None:
    kept = sorted(every_day(400) - superfluous(every_day(400), TODAY), reverse=True)
    days = [copy.day for copy in kept]
    assert days[:7] == [TODAY - timedelta(days=n) for n in range(7)]
    # Of the weeks, the current one and the one before lie within those days; then Sundays.
    assert days[7:10] == [date(2026, 11, 8), date(2026, 11, 1), date(2026, 10, 31)]
    assert days[10:] == [
        date(2026, 9, 30), date(2026, 8, 31), date(2026, 7, 31), date(2026, 6, 30), date(2026, 5, 31),
        date(2026, 4, 30), date(2026, 3, 31), date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31),
    ]  # fmt: skip


@pytest.mark.parametrize("days", [1, 7, 8, 40, 400])
def test_thinning_each_day_keeps_as_much_as_thinning_at_the_end(days: int) -> None:
    """What is kept today is enough for all the days to come."""
    kept: set[Copy] = set()
    for n in reversed(range(days)):
        today = TODAY - timedelta(days=n)
        kept.add(Copy(today, NOON))
        kept -= superfluous(kept, today)
    assert kept == every_day(days) - superfluous(every_day(days), TODAY)


@given(st.sets(copies, max_size=80))
def test_the_newest_stays_and_nothing_else_than_old_daily_ones_goes(found: set[Copy]) -> None:
    gone = superfluous(found, TODAY)
    past = {copy for copy in found if copy.why is Why.DAILY and copy.day <= TODAY}
    assert gone <= past
    assert not past or max(past) not in gone
    assert len(past - gone) <= DAILY + WEEKLY + MONTHLY


@given(st.sets(copies, max_size=80))
def test_what_is_left_needs_no_more_thinning(found: set[Copy]) -> None:
    assert superfluous(found - superfluous(found, TODAY), TODAY) == set()
