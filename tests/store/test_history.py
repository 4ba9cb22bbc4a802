import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from math import floor

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retrotimer.core.checklist import Clearance, DoctorCheck
from retrotimer.core.days import Stamp
from retrotimer.core.errors import StoreError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode, PlanChoice, SegmentSeconds
from retrotimer.core.records import DayTotals, Effort, Feedback, Outcome, Timed, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.walk_id import WalkId, new_id
from retrotimer.store import urgent_sign
from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from tests.core.strategies import records
from tests.fakes import TODAY, FakeClock, a_record, a_stopped_record, fill_history

UNTIL = TODAY + timedelta(days=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_every_field_of_a_session_survives(history: SqliteHistory, record: WalkRecord) -> None:
    record = replace(record, id=new_id())  # Hypothesis may draw one twice
    history.save(record)
    assert history.find(record.id) == record


def test_saving_again_moves_the_session_on_and_keeps_what_was_planned_and_said(
    history: SqliteHistory,
) -> None:
    begun = replace(
        a_record(minutes=0),
        outcome=Outcome.UNDERWAY,
        pain_before=Pain(4, 2),
        walked=SegmentSeconds(get_ready=1.5),
    )
    history.save(begun)
    said = Feedback(pain=Pain(3), morning=Pain(2, 1), effort=Effort.TALK, note="by the lake")
    history.give_feedback(begun.id, said)
    later = begun.written + timedelta(minutes=3)
    history.save(
        replace(
            begun,
            walked=SegmentSeconds(get_ready=10.0, backward=170.0),
            outcome=Outcome.STOPPED,
            reason=StopReason.DONE,
            written=later,
            # A checkpoint must not be able to change these.
            started=Stamp(date(1999, 1, 1), begun.started.utc, 0, "UTC"),
            mode=Mode.RUN,
            timed=Timed(
                PlanChoice(minutes=15, mode=Mode.RUN, get_ready=20, easy_start=True),
                Clearance(date(1999, 1, 1), flat_open=False, buddy=True),
            ),
            pain_before=Pain(9),
        )
    )
    assert history.find(begun.id) == replace(
        begun,
        walked=SegmentSeconds(get_ready=10.0, backward=170.0),
        outcome=Outcome.STOPPED,
        reason=StopReason.DONE,
        written=later,
        feedback=said,
    )


def test_feedback_is_kept_as_it_was_said_last(history: SqliteHistory) -> None:
    record = a_record()
    history.save(record)
    history.give_feedback(record.id, Feedback(pain=Pain(3), effort=Effort.SING, note="fine"))
    history.give_feedback(record.id, Feedback(effort=Effort.WORDS))
    assert history.find(record.id) == replace(record, feedback=Feedback(effort=Effort.WORDS))


def test_a_day_has_its_ended_walks_in_their_order(history: SqliteHistory) -> None:
    evening, morning = a_record(hour=19), a_stopped_record(hour=8)
    underway = replace(a_record(hour=12), outcome=Outcome.UNDERWAY)
    yesterday = a_record(TODAY - timedelta(days=1))
    for record in (evening, morning, underway, yesterday):
        history.save(record)
    assert history.walks_on(TODAY) == [morning, evening]
    assert history.walks_on(TODAY + timedelta(days=1)) == []


def test_the_totals_of_a_span_add_up_each_day_by_mode(history: SqliteHistory) -> None:
    before, first, last, after = (TODAY + timedelta(days=n) for n in (-4, -3, 0, 1))
    for record in (
        a_record(before),
        a_stopped_record(first, 4),
        a_stopped_record(first, 7, hour=17),
        a_record(first, 12, mode=Mode.RUN),
        a_record(last, 10, mode=Mode.RUN),
        a_record(after),
        replace(a_record(TODAY - timedelta(days=1)), outcome=Outcome.UNDERWAY),
    ):
        history.save(record)
    assert history.totals(first, last) == {
        first: DayTotals(first, walked=660.0, run=720.0),
        last: DayTotals(last, walked=0.0, run=600.0),
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(1, 599_999), min_size=1, max_size=4, unique=True))
@example(cuts=[144_051, 317_846, 401_229])
@example(cuts=[170_218, 325_609, 494_471])
def test_ten_minutes_in_pieces_are_ten_minutes(history: SqliteHistory, cuts: list[int]) -> None:
    """However they were cut, to the millisecond that is stored."""
    edges = [0, *sorted(cuts), 600_000]
    pieces = [later - earlier for earlier, later in pairwise(edges)]
    day = TODAY
    walks = [replace(a_stopped_record(day), walked=SegmentSeconds(backward=piece / 1000)) for piece in pieces]
    for walk in walks:
        history.save(walk)
    assert history.totals(day, day)[day].complete
    assert history.complete_days(day, day) == [day]
    for walk in walks:
        history.remove(walk.id)


def test_a_second_less_than_ten_minutes_is_not_ten_minutes(history: SqliteHistory) -> None:
    history.save(replace(a_stopped_record(), walked=SegmentSeconds(backward=599.999)))
    assert not history.totals(TODAY, TODAY)[TODAY].complete
    assert history.complete_days(TODAY, TODAY) == []


def test_totals_of_a_long_history_are_right(database: Database, history: SqliteHistory) -> None:
    assert fill_history(database, years=3) == round(3 * 365.25)
    totals = history.totals(TODAY - timedelta(days=41), TODAY)
    assert len(totals) == 42
    assert totals[TODAY] == DayTotals(TODAY, walked=600.0)
    run = TODAY - timedelta(days=10)
    assert totals[run] == DayTotals(run, run=(10 + 10 % 6) * 60.0)
    assert history.first_day() == TODAY - timedelta(days=round(3 * 365.25) - 1)


def test_the_complete_days_are_those_of_the_totals(database: Database, history: SqliteHistory) -> None:
    fill_history(database, years=3)
    for days in (0, 1, 41, 500, 2000):
        first = TODAY - timedelta(days=days)
        totals = history.totals(first, TODAY)
        assert history.complete_days(first, TODAY) == sorted(
            day for day, sums in totals.items() if sums.complete
        )
    assert history.complete_days(TODAY, TODAY - timedelta(days=1)) == []


@pytest.mark.parametrize(
    "question", ["totals", "complete_days", "first_day", "count", "unfinished", "last_pain_stop"]
)
def test_what_the_window_asks_is_answered_by_an_index(
    database: Database, history: SqliteHistory, question: str
) -> None:
    """What was asked is caught as it is asked, so that this cannot fall behind the code."""
    fill_history(database, years=1)
    asked: list[str] = []
    with database.reading() as connection:
        connection.set_trace_callback(asked.append)
    if question in {"totals", "complete_days"}:
        getattr(history, question)(TODAY, UNTIL)
    else:
        getattr(history, question)()
    with database.reading() as connection:
        connection.set_trace_callback(None)
        assert len(asked) == 1
        plan = " / ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked[0]}"))
    assert "INDEX session_" in plan
    assert "TEMP B-TREE" not in plan
    if question in {
        "totals",
        "complete_days",
        "first_day",
        "count",
    }:  # the others find few rows, and then read them
        assert "COVERING INDEX" in plan


def test_the_first_day_is_that_of_the_earliest_ended_session(history: SqliteHistory) -> None:
    assert history.first_day() is None
    history.save(replace(a_record(date(2020, 1, 1)), outcome=Outcome.UNDERWAY))
    assert history.first_day() is None
    for day in (date(2025, 5, 2), date(2025, 5, 1), date(2026, 1, 1)):
        history.save(a_record(day))
    assert history.first_day() == date(2025, 5, 1)


def test_all_ended_sessions_are_counted(history: SqliteHistory) -> None:
    assert history.count() == 0
    history.save(replace(a_record(), outcome=Outcome.UNDERWAY))
    first, second = a_record(), a_stopped_record()
    for record in (first, second):
        history.save(record)
    history.remove(first.id)
    assert history.count() == 1


def test_a_removed_session_is_gone_until_it_is_put_back(history: SqliteHistory) -> None:
    record = a_stopped_record(reason=StopReason.PAIN)
    history.save(record)

    def seen() -> list[bool]:
        return [
            history.find(record.id) is not None,
            history.walks_on(TODAY) != [],
            history.totals(TODAY, TODAY) != {},
            history.first_day() is not None,
        ]

    assert seen() == [True] * 4
    history.remove(record.id)
    assert seen() == [False] * 4
    history.put_back(record.id)
    assert seen() == [True] * 4
    assert history.find(record.id) == record


def test_when_a_session_was_removed_is_kept(
    database: Database, history: SqliteHistory, clock: FakeClock
) -> None:
    record = a_record()
    history.save(record)
    clock.advance(90)
    history.remove(record.id)
    with closing(sqlite3.connect(database.path)) as other:
        assert other.execute("SELECT removed_utc FROM session").fetchall() == [("2026-11-17T08:01:30.000Z",)]


def test_a_walk_that_was_removed_stays_removed_when_it_is_saved_again(history: SqliteHistory) -> None:
    record = a_record()
    history.save(record)
    history.remove(record.id)
    history.save(record)
    assert history.find(record.id) is None


def test_unknown_walks_are_not_found_and_change_nothing(history: SqliteHistory) -> None:
    stranger = new_id()
    history.remove(stranger)
    history.put_back(stranger)
    history.give_feedback(stranger, Feedback(pain=Pain(1)))
    assert history.find(stranger) is None
    assert history.totals(TODAY, TODAY) == {}


def test_unfinished_sessions_come_oldest_first(history: SqliteHistory) -> None:
    late = replace(a_record(TODAY), outcome=Outcome.UNDERWAY)
    early = replace(a_record(TODAY - timedelta(days=2)), outcome=Outcome.UNDERWAY)
    for record in (late, a_record(), a_stopped_record(), early):
        history.save(record)
    assert history.unfinished() == [early, late]


def test_an_unfinished_session_that_was_removed_is_not_brought_up_again(history: SqliteHistory) -> None:
    record = replace(a_record(), outcome=Outcome.UNDERWAY)
    history.save(record)
    history.remove(record.id)
    assert history.unfinished() == []


def test_the_last_stop_for_pain_is_the_latest_one(history: SqliteHistory) -> None:
    assert history.last_pain_stop() is None
    for days, reason in ((5, StopReason.PAIN), (3, StopReason.PAIN), (1, StopReason.DONE)):
        history.save(a_stopped_record(TODAY - timedelta(days=days), reason=reason))
    expected = a_stopped_record(TODAY - timedelta(days=3)).written
    assert history.last_pain_stop() == expected


def test_the_latest_doctors_check_holds(history: SqliteHistory) -> None:
    assert history.doctor_check() is None
    first = DoctorCheck(date(2026, 1, 31), datetime(2026, 1, 31, 23, 30, tzinfo=UTC))
    second = DoctorCheck(date(2026, 8, 2), datetime(2026, 8, 1, 22, 30, 0, 125000, tzinfo=UTC))
    history.confirm_doctor(second)
    history.confirm_doctor(first)
    assert history.doctor_check() == second


def test_the_latest_urgent_sign_is_kept_in_whatever_order_it_comes(history: SqliteHistory) -> None:
    assert history.last_urgent_sign() is None
    later = datetime(2026, 11, 17, 8, 0, 0, 125000, tzinfo=UTC)
    for told in (later - timedelta(days=1), later, later - timedelta(hours=1)):
        history.keep_urgent_sign(told)
    assert history.last_urgent_sign() == later


@pytest.mark.parametrize(
    "nonsense", ["", "null", "7", '"yesterday"', '["2026-11-17"]', "[" * 2000, '"9999-99-99T00:00:00Z"']
)
def test_an_urgent_sign_that_makes_no_sense_gives_way_to_the_next(
    history: SqliteHistory, database: Database, nonsense: str
) -> None:
    with database.writing() as connection:
        connection.execute("INSERT INTO setting (name, value) VALUES (?, ?)", (urgent_sign.NAME, nonsense))
    assert history.last_urgent_sign() is None
    told = datetime(2026, 11, 17, 8, tzinfo=UTC)
    history.keep_urgent_sign(told)
    assert history.last_urgent_sign() == told


def test_confirming_twice_in_a_moment_is_one_confirmation(history: SqliteHistory) -> None:
    check = DoctorCheck(TODAY, datetime(2026, 11, 17, 8, tzinfo=UTC))
    history.confirm_doctor(check)
    history.confirm_doctor(check)
    assert history.doctor_check() == check


def test_milliseconds_are_kept_and_never_rounded_into_the_future(history: SqliteHistory) -> None:
    exact = datetime(2026, 11, 17, 8, 0, 0, 999_999, tzinfo=UTC)
    record = replace(a_record(), written=exact)
    history.save(record)
    found = history.find(record.id)
    assert found is not None
    assert found.written == exact.replace(microsecond=999_000)


def test_what_was_walked_is_never_rounded_up_to_a_complete_day(history: SqliteHistory) -> None:
    almost = replace(a_stopped_record(), walked=SegmentSeconds(backward=599.9999))
    history.save(almost)
    stored = history.totals(TODAY, TODAY)[TODAY].walked
    assert stored == floor(599.9999 * 1000) / 1000


@pytest.mark.parametrize(
    "wrong",
    [
        {"walked": SegmentSeconds(backward=600.5)},
        {"walked": SegmentSeconds(backward=-1.0)},
        {"outcome": Outcome.STOPPED},
        {"reason": StopReason.DONE},
    ],
)
def test_a_session_that_makes_no_sense_is_refused(history: SqliteHistory, wrong: dict[str, object]) -> None:
    record = replace(a_record(), **wrong)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        history.save(record)
    assert history.find(record.id) is None


def test_the_same_walk_can_be_kept_in_two_histories(database: Database, history: SqliteHistory) -> None:
    """Its id is its own, not a row number."""
    walk = WalkId("12345678-1234-5678-1234-567812345678")
    history.save(a_record(walk=walk))
    with closing(sqlite3.connect(database.path)) as other:
        assert other.execute("SELECT id FROM session").fetchall() == [(str(walk),)]


def test_a_stop_for_pain_is_not_unsaid_by_taking_it_out(history: SqliteHistory) -> None:
    hurt = a_stopped_record(reason=StopReason.PAIN)
    history.save(hurt)
    history.remove(hurt.id)
    assert history.last_pain_stop() == hurt.written
