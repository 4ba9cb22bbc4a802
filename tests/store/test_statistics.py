"""What SQLite adds up is what the calendar shows and what the core's own values add up to."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from sqlite3 import connect
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.days import moved, whole_milliseconds
from retrotimer.core.errors import StoreError
from retrotimer.core.pain import Pain, PainSite
from retrotimer.core.period import Choice, periods
from retrotimer.core.plan import Mode
from retrotimer.core.records import Feedback, Outcome, WalkRecord
from retrotimer.core.report import complete_days, read_report
from retrotimer.core.statistics.habits import habits, place_of
from retrotimer.core.statistics.progress import read_progress
from retrotimer.core.statistics.rows import HabitRow, ToldPain
from retrotimer.core.statistics.weeks import Range
from retrotimer.core.weeks import WeekRule, week_start
from retrotimer.store.database import Database, open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.rows import WALKED_MILLISECONDS
from tests.core.strategies import records
from tests.fakes import TODAY, a_clearance, a_record, a_stopped_record

LONG_AGO, FAR = date(1900, 1, 1), date(2199, 12, 31)
WEEK = timedelta(days=7)


@pytest.fixture(scope="module")
def fresh() -> Iterator[Callable[[], SqliteHistory]]:
    """Histories without a walk, all in one file: to make a file for each example takes too long."""
    with TemporaryDirectory() as folder:
        database = open_database(Path(folder))

        def emptied() -> SqliteHistory:
            with database.writing() as connection:
                connection.execute("DELETE FROM session")
            return SqliteHistory(database, lambda: datetime.max)  # noqa: DTZ901 - nothing is removed here

        yield emptied
        database.close()


def near(record: WalkRecord, days: int) -> WalkRecord:
    """The record on a day of a few weeks, so that weeks have several."""
    started = record.started
    return replace(record, started=moved(started, TODAY - timedelta(days=days), started.local))


walks = st.lists(st.builds(near, records(), st.integers(0, 30)), max_size=12)


@given(walks, st.integers(0, 6))
def test_weeks_add_up_to_what_the_calendar_shows(
    fresh: Callable[[], SqliteHistory], kept: list[WalkRecord], first_weekday: int
) -> None:
    history = fresh()
    for walk in kept:
        history.save(walk)
    first = week_start(TODAY - 6 * WEEK, first_weekday)
    last = first + 8 * WEEK - timedelta(days=1)
    totals = history.totals(first, last)
    found = {week.start: week for week in history.week_sums(first, last, 1)}
    assert set(found) == {week_start(day, first_weekday) for day in totals}
    for start, week in found.items():
        of_week = [sums for day, sums in totals.items() if week_start(day, first_weekday) == start]
        assert week.complete == (sum(sums.complete for sums in of_week),)
        assert week.walked == pytest.approx(sum(sums.walked for sums in of_week))
        assert week.run == pytest.approx(sum(sums.run for sums in of_week))
    several = history.week_sums(first, last, 4)
    assert [some.start in (first, first + 4 * WEEK) for some in several] == [True] * len(several)
    for some in several:
        of_some = [found.get(some.start + number * WEEK) for number in range(4)]
        assert some.complete == tuple(week.complete[0] if week else 0 for week in of_some)
        assert some.walked == pytest.approx(sum(week.walked for week in of_some if week))
        assert some.run == pytest.approx(sum(week.run for week in of_some if week))


@given(
    st.lists(
        st.builds(near, records(), st.sampled_from((0, 1, 2, 3, 5, 9, 80, 90, 340, 370, 900))), max_size=9
    ),
    st.integers(0, 6),
    st.integers(1, 3),
)
def test_the_report_and_the_page_of_progress_agree_to_the_figure(
    fresh: Callable[[], SqliteHistory], kept: list[WalkRecord], first_weekday: int, goal: int
) -> None:
    history = fresh()
    for walk in kept:
        history.save(walk)
    rule, since = WeekRule(first_weekday, goal), history.first_day()
    offered = periods(TODAY, first_weekday, since, None)
    alike = {Range.SEASON: Choice.TWELVE_WEEKS, Range.YEAR: Choice.YEAR, Range.ALL: Choice.ALL}
    for range_, choice in alike.items():
        weeks = read_progress(history, range_, TODAY, rule, None).weeks
        if choice not in offered:
            assert weeks.weeks == 0
            continue
        report = read_report(history, offered[choice], TODAY, rule, None)
        assert (report.total.weeks, report.total.weeks_met) == (weeks.weeks, weeks.weeks_met)
        assert report.weeks == sum(bar.weeks for bar in weeks.bars)
        assert report.total.complete == sum(bar.complete for bar in weeks.bars)
        assert report.total.walked == pytest.approx(sum(bar.walked for bar in weeks.bars))
        assert report.total.run == pytest.approx(sum(bar.run for bar in weeks.bars))


@given(walks)
def test_hours_and_places_are_those_of_the_records(
    fresh: Callable[[], SqliteHistory], kept: list[WalkRecord]
) -> None:
    history = fresh()
    wanted: Counter[tuple[int, bool, bool, bool]] = Counter()
    for walk in kept:
        history.save(walk)
        if walk.outcome is not Outcome.UNDERWAY:
            place = walk.timed.clearance if walk.timed else None
            flat, buddy = (place.flat_open, place.buddy) if place else (False, False)
            wanted[walk.started.local.hour, walk.mode is Mode.RUN, flat, buddy] += 1
    rows = history.habits(LONG_AGO, FAR)
    assert {tuple(row)[:4]: row.sessions for row in rows} == wanted
    counted = habits(rows)
    assert counted.sessions == sum(wanted.values())
    assert sum(one.walks + one.runs for one in counted.places) == counted.sessions


@given(walks)
def test_each_walk_with_a_told_pain_is_there_once(
    fresh: Callable[[], SqliteHistory], kept: list[WalkRecord]
) -> None:
    history = fresh()
    for walk in kept:
        history.save(walk)
    wanted = [
        row_of_walk(walk)
        for walk in sorted(kept, key=lambda one: (one.started.date, one.started.utc))
        if walk.counts and walk.outcome is not Outcome.UNDERWAY and any_told(walk)
    ]
    assert history.told_pains(LONG_AGO, FAR, 1) == wanted


def any_told(walk: WalkRecord) -> bool:
    return any(pain.told for pain in (walk.pain_before, walk.feedback.pain, walk.feedback.morning))


def row_of_walk(walk: WalkRecord) -> ToldPain:
    before, said, local = walk.pain_before, walk.feedback, walk.started.local
    return ToldPain(
        walk.started.date, local.hour * 60 + local.minute, 1,
        before.back, said.pain.back, said.morning.back, before.knee, said.pain.knee, said.morning.knee,
    )  # fmt: skip


def felt(record: WalkRecord, before: Pain, after: Pain) -> WalkRecord:
    return replace(record, pain_before=before, feedback=Feedback(after))


def test_weeks_that_share_a_point_have_the_means_of_what_was_told(history: SqliteHistory) -> None:
    first = week_start(TODAY, 0) - 7 * WEEK
    for days, before, after in ((0, Pain(6), Pain(4, 1)), (1, Pain(4), Pain()), (30, Pain(knee=3), Pain())):
        history.save(felt(a_record(first + timedelta(days=days)), before, after))
    history.save(felt(a_record(first, mode=Mode.RUN), Pain(10), Pain(10)))
    found = history.told_pains(first, TODAY, 4)
    assert found == [
        ToldPain(first, 0, 2, 5.0, 4.0, None, None, 1.0, None),
        ToldPain(first + 4 * WEEK, 0, 1, None, None, None, 3.0, None, None),
    ]
    assert [one.told(PainSite.BACK) for one in found] == [True, False]


def test_what_was_taken_out_or_goes_on_counts_nowhere(history: SqliteHistory) -> None:
    gone = felt(a_record(TODAY), Pain(5), Pain(4))
    history.save(gone)
    history.save(replace(felt(a_record(TODAY), Pain(5), Pain(4)), outcome=Outcome.UNDERWAY))
    history.remove(gone.id)
    for found in (
        history.week_sums(LONG_AGO, FAR, 1),
        history.told_pains(LONG_AGO, FAR, 1),
        history.habits(LONG_AGO, FAR),
    ):
        assert found == []


@pytest.mark.parametrize(
    ("pieces", "complete"),
    [
        ([600.0], True),
        ([600.0004], True),
        ([599.9996], False),
        ([599.999], False),
        ([60.0] * 10, True),
        ([0.1] * 10 + [59.9] * 10, True),
        ([59.9996] * 10, False),
        ([60.0004] * 10, True),
        ([66.666, 66.667, 66.667] * 3, True),
    ],
)
def test_wherever_a_day_is_looked_at_it_is_complete_or_is_not(
    fresh: Callable[[], SqliteHistory],
    pieces: list[float],
    complete: bool,  # noqa: FBT001 - an example
) -> None:
    history = fresh()
    kept = [a_stopped_record(TODAY, 11.0, hour=1 + place) for place in range(len(pieces))]
    for walk in kept:
        history.save(walk)
    with history._database.writing() as connection:  # finer than it is ever stored
        connection.executemany(
            "UPDATE session SET walked_backward = ? WHERE id = ?",
            [(seconds, str(walk.id)) for walk, seconds in zip(kept, pieces, strict=True)],
        )
    (week,) = history.week_sums(week_start(TODAY, 0), TODAY, 1)
    found = {
        "calendar": history.totals(TODAY, TODAY)[TODAY].complete,
        "weeks": history.complete_days(TODAY, TODAY) == [TODAY],
        "charts": week.complete == (1,),
        "report": complete_days(history.lines(TODAY, TODAY)) == [TODAY],
    }
    assert found == dict.fromkeys(found, complete)


@given(st.integers(0, 10**11))
def test_sqlite_rounds_down_to_the_millisecond_as_the_core_does(microseconds: int) -> None:
    seconds = microseconds / 1_000_000
    with closing(connect(":memory:")) as connection:
        connection.execute("CREATE TABLE session (walked_backward REAL)")
        connection.execute("INSERT INTO session VALUES (?)", (seconds,))
        (told,) = connection.execute(f"SELECT {WALKED_MILLISECONDS} FROM session").fetchone()  # noqa: S608
    assert told == whole_milliseconds(seconds) == microseconds // 1000


def test_ten_minutes_in_pieces_complete_a_day(history: SqliteHistory) -> None:
    for tenth in range(10):
        history.save(a_stopped_record(TODAY, 0.1 * 10 if tenth else 1.0, hour=9 + tenth))
    (week,) = history.week_sums(week_start(TODAY, 0), TODAY, 1)
    assert (week.complete, week.walked) == ((1,), 600.0)


def test_what_lies_outside_of_the_time_is_left_out(history: SqliteHistory) -> None:
    monday = week_start(TODAY, 0)
    for day in (monday - timedelta(days=1), monday, TODAY, TODAY + timedelta(days=1)):
        history.save(felt(a_record(day), Pain(5), Pain(4)))
    assert [week.complete for week in history.week_sums(monday, TODAY, 1)] == [(2,)]
    assert len(history.told_pains(monday, TODAY, 1)) == 2
    assert [row.sessions for row in history.habits(monday, TODAY)] == [2]


def test_a_place_is_told_as_it_was_confirmed(history: SqliteHistory) -> None:
    for flat, buddy in ((True, False), (False, True), (True, True)):
        record = a_record(TODAY)
        assert record.timed is not None
        clearance = a_clearance(flat_open=flat, buddy=buddy)
        history.save(replace(record, timed=replace(record.timed, clearance=clearance)))
    history.save(replace(a_record(TODAY), timed=None))
    rows = history.habits(TODAY, TODAY)
    assert len({place_of(row) for row in rows}) == 4
    assert HabitRow(9, runs=False, flat_open=False, buddy=False, sessions=1) in rows


def test_a_closed_file_is_worded_as_the_store_s_own(history: SqliteHistory, database: Database) -> None:
    database.close()
    for read in (
        lambda: history.week_sums(LONG_AGO, FAR, 1),
        lambda: history.told_pains(LONG_AGO, FAR, 1),
        lambda: history.habits(LONG_AGO, FAR),
    ):
        with pytest.raises(StoreError):
            read()
