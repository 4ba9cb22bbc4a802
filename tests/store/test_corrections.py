"""What is entered and corrected by hand: it comes back the same, and a row is never half of anything."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from retrotimer.core.days import day_of, stamp, wall_time
from retrotimer.core.entries import Entry, corrected, entry_of, new_record
from retrotimer.core.errors import ChangedElsewhereError, StoreError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode, SegmentSeconds
from retrotimer.core.reading import read_month
from retrotimer.core.records import DayTotals, Effort, Feedback, Outcome, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.walk_id import new_id
from retrotimer.core.weeks import WeekRule
from retrotimer.store.database import Database
from retrotimer.store.history import _SAVE, SqliteHistory
from retrotimer.store.rows import _TIMED, row_of
from tests.core.strategies import entered_seconds, records
from tests.core.zones import ZONES, starts_of_day
from tests.fakes import TODAY, FakeClock, a_moment, a_record, a_stopped_record

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

entries = st.builds(
    Entry,
    day=st.dates(date(1900, 1, 2), TODAY),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    mode=st.sampled_from(Mode),
    seconds=entered_seconds,
    note=st.text(max_size=50),
)


def by_hand(entry: Entry, clock: FakeClock, starts: int = 0) -> WalkRecord:
    """A walk as `Edits` enters it."""
    started = stamp(clock.at_wall(wall_time(entry.day, entry.at, starts)), starts)
    return new_record(new_id(), entry, started, clock.read().utc)


def an_entry(seconds: float = 720.0) -> Entry:
    return Entry(TODAY, datetime.min.time().replace(hour=8), Mode.WALK, seconds)


# Corrections.


@SHARED
@given(record=records(), entry=entries, starts=starts_of_day, zone=st.sampled_from(ZONES))
def test_a_corrected_session_comes_back_the_same_and_so_does_what_it_was(
    history: SqliteHistory, record: WalkRecord, entry: Entry, starts: int, zone: str
) -> None:
    record = replace(record, id=new_id())
    assume(record.outcome is not Outcome.UNDERWAY)
    history.save(record)
    clock = FakeClock(a_moment(zone=zone))
    here = stamp(clock.at_wall(wall_time(entry.day, entry.at, starts)), starts)
    after = corrected(record, entry, here, clock.read().utc, starts)
    history.correct(record, after)
    assert history.find(record.id) == after
    assert after in history.walks_on(entry.day)
    history.correct(after, record)
    assert history.find(record.id) == record


@SHARED
@given(entry=entries, starts=starts_of_day, zone=st.sampled_from(ZONES))
def test_a_walk_entered_by_hand_comes_back_as_it_was_entered(
    history: SqliteHistory, entry: Entry, starts: int, zone: str
) -> None:
    record = by_hand(entry, FakeClock(a_moment(zone=zone)), starts)
    history.save(record)
    found = history.find(record.id)
    assert found == record
    assert entry_of(found) == entry
    assert record in history.walks_on(entry.day)


Meddle = Callable[[SqliteHistory, WalkRecord], None]


@pytest.mark.parametrize(
    "meddle",
    [
        lambda history, record: history.remove(record.id),
        lambda history, record: history.give_feedback(record.id, Feedback(pain=Pain(1))),
        lambda history, record: history.give_feedback(record.id, Feedback(note="wet")),
        lambda history, record: history.correct(
            record, replace(record, walked=SegmentSeconds(backward=900.0), corrected=record.written)
        ),
        lambda history, record: history.correct(record, replace(record, mode=Mode.RUN)),
        lambda history, record: history.save(
            replace(record, outcome=Outcome.STOPPED, reason=StopReason.DONE)
        ),
    ],
    ids=["removed", "pain", "note", "minutes", "mode", "outcome"],
)
def test_what_was_changed_elsewhere_is_not_written_over(history: SqliteHistory, meddle: Meddle) -> None:
    record = a_record()
    history.save(record)
    after = replace(record, walked=SegmentSeconds(backward=660.0), corrected=record.written)
    meddle(history, record)
    meanwhile = history.find(record.id)
    with pytest.raises(ChangedElsewhereError):
        history.correct(record, after)
    assert history.find(record.id) == meanwhile


def test_what_was_never_kept_cannot_be_corrected(history: SqliteHistory) -> None:
    record = a_record()
    with pytest.raises(ChangedElsewhereError):
        history.correct(record, replace(record, corrected=record.written))
    assert history.find(record.id) is None


def test_what_was_removed_and_put_back_can_be_corrected(history: SqliteHistory) -> None:
    record = a_record()
    history.save(record)
    history.remove(record.id)
    history.put_back(record.id)
    after = replace(record, walked=SegmentSeconds(backward=660.0), corrected=record.written)
    history.correct(record, after)
    assert history.find(record.id) == after


def test_a_correction_that_makes_no_sense_leaves_the_session_as_it_was(history: SqliteHistory) -> None:
    record = a_record()
    history.save(record)
    with pytest.raises(StoreError):
        history.correct(record, replace(record, walked=SegmentSeconds(backward=11_000.0)))
    assert history.find(record.id) == record


def test_a_correction_is_held_against_what_is_stored_of_it(history: SqliteHistory) -> None:
    """The timer knows microseconds, and the database does not."""
    record = replace(a_stopped_record(), walked=SegmentSeconds(backward=123.456789))
    record = replace(record, written=record.written + timedelta(microseconds=1234))
    history.save(record)
    after = replace(record, feedback=Feedback(note="fine"))
    history.correct(record, after)
    found = history.find(record.id)
    assert found is not None
    assert found.feedback.note == "fine"
    history.correct(found, replace(found, feedback=Feedback()))


def test_a_correction_moves_the_minutes_to_the_other_day(history: SqliteHistory, clock: FakeClock) -> None:
    record = a_record(minutes=12)
    history.save(record)
    entry = replace(entry_of(record), day=TODAY - timedelta(days=3), seconds=900.0)
    here = stamp(clock.at_wall(wall_time(entry.day, entry.at, 0)))
    history.correct(record, corrected(record, entry, here, clock.read().utc, 0))
    day = entry.day
    assert history.totals(date.min, date.max) == {day: DayTotals(day, 900.0)}


# Rows that are half of something.


def refused(database: Database, row: dict[str, object]) -> bool:
    try:
        with database.writing() as connection:
            connection.execute(_SAVE, row)
            connection.execute("DELETE FROM session")
    except StoreError as error:
        return isinstance(error.__cause__, sqlite3.IntegrityError)
    return False


def test_a_row_has_a_whole_plan_and_checklist_or_nothing_of_them(
    database: Database, clock: FakeClock
) -> None:
    """Each way to leave some of these columns empty."""
    whole = row_of(a_record(minutes=10))
    assert len(_TIMED) == 9
    for kept in product([True, False], repeat=len(_TIMED)):
        row = whole | {name: None for name, there in zip(_TIMED, kept, strict=True) if not there}
        assert refused(database, row) is not (all(kept) or not any(kept)), kept
    empty = row_of(by_hand(an_entry(), clock))
    assert all(empty[name] is None for name in _TIMED)
    for name in _TIMED:
        assert refused(database, empty | {name: whole[name]}), name


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({}, False),
        ({"walked_backward": 10_800.0}, False),
        ({"walked_backward": 10_800.001}, True),
        ({"walked_backward": -0.001}, True),
        ({"outcome": "underway"}, True),
        ({"outcome": "stopped", "reason": "done"}, True),
        ({"paused": 1}, True),
        ({"mode": "hop"}, True),
        ({"note": "x" * 2001}, True),
        ({"local_date": "2026-02-32"}, True),
        ({"local_date": "yesterday"}, True),
        ({"back_pain_after": 11}, True),
        ({"walked_backward": None}, True),
        ({"paused": None}, True),
    ],
)
def test_what_a_walk_entered_by_hand_may_be(
    database: Database, clock: FakeClock, wrong: dict[str, object], *, refusal: bool
) -> None:
    assert refused(database, row_of(by_hand(an_entry(), clock)) | wrong) is refusal


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({}, False),
        ({"walked_backward": 600.001}, True),
        ({"walked_backward": 600.001, "corrected_utc": "2026-11-17T08:00:00.000Z"}, False),
        ({"walked_backward": 10_800.001, "corrected_utc": "2026-11-17T08:00:00.000Z"}, True),
        ({"outcome": "underway", "paused": 1}, False),
        ({"outcome": "finished", "paused": 1}, True),
        ({"outcome": "stopped", "reason": "pain", "paused": 1}, True),
        ({"outcome": "underway", "paused": 2}, True),
        ({"flat_open": 0, "buddy": 0}, True),
    ],
)
def test_what_a_timed_walk_may_be(database: Database, wrong: dict[str, object], *, refusal: bool) -> None:
    assert refused(database, row_of(a_record()) | wrong) is refusal


@pytest.mark.parametrize("day", ["2026-13-01", "today", "2026-11-17 08:00", ""])
def test_other_exercise_belongs_to_a_day_that_exists(database: Database, day: str) -> None:
    def note(words: str) -> None:
        with database.writing() as connection:
            connection.execute("INSERT INTO other_exercise VALUES (?, ?)", (day, words))

    with pytest.raises(StoreError):
        note("swam")


@pytest.mark.parametrize("words", ["", "x" * 2001])
def test_other_exercise_has_words_and_not_too_many(
    database: Database, history: SqliteHistory, words: str
) -> None:
    history.note_other_exercise(TODAY, "swam")

    def note() -> None:
        with database.writing() as connection:
            connection.execute("UPDATE other_exercise SET words = ?", (words,))

    with pytest.raises(StoreError):
        note()
    assert history.other_exercise(TODAY) == "swam"


# Days that stay where they are.


@SHARED
@given(
    journey=st.lists(
        st.tuples(st.sampled_from(ZONES), starts_of_day, st.integers(-2 * 86_400, 5 * 86_400)),
        min_size=1,
        max_size=12,
    ),
    first_weekday=st.integers(0, 6),
)
def test_no_journey_and_no_setting_moves_or_doubles_a_day(
    database: Database, history: SqliteHistory, journey: list[tuple[str, int, int]], first_weekday: int
) -> None:
    """From zone to zone, days starting at another hour each time, the clock being set back or on."""
    with database.writing() as connection:
        connection.execute("DELETE FROM session")
    clock = FakeClock()
    seen: Counter[date] = Counter()
    kept: list[WalkRecord] = []
    for zone, starts, seconds in journey:
        clock.travel(zone)
        clock.jump_wall(seconds)
        now = clock.read()
        record = replace(a_record(), id=new_id(), started=stamp(now, starts), written=now.utc)
        history.save(record)
        kept.append(record)
        seen[day_of(now.wall, starts)] += 1
        # All that was kept so far still stands where the wall clock had it.
        assert history.totals(date.min, date.max) == {
            day: DayTotals(day, walked=600.0 * walks) for day, walks in seen.items()
        }
    for day, walks in seen.items():
        assert len(history.walks_on(day)) == walks
        month = read_month(history, day, TODAY, WeekRule(first_weekday, 4))
        found = [face.walked for row in month.rows for face in row.days if face.date == day]
        assert found == [600.0 * walks]
    found_again = [history.find(record.id) for record in kept]
    assert [found and found.started.date for found in found_again] == [record.started.date for record in kept]
    assert history.first_day() == min(seen)


def test_a_walk_around_the_world_on_one_long_day(history: SqliteHistory, clock: FakeClock) -> None:
    """Kiritimati's Tuesday begins 25 hours before Pago Pago's ends."""
    walked = {}
    for zone in ("Pacific/Kiritimati", "Europe/Berlin", "Pacific/Pago_Pago"):
        clock.travel(zone)
        record = replace(a_record(), id=new_id(), started=stamp(clock.read()))
        history.save(record)
        walked[zone] = record.started.date.day
        clock.advance(3600)
    assert walked == {"Pacific/Kiritimati": 17, "Europe/Berlin": 17, "Pacific/Pago_Pago": 16}
    assert {day.day: sums.walked for day, sums in history.totals(date.min, date.max).items()} == {
        16: 600.0,
        17: 1200.0,
    }


def test_feedback_can_be_given_to_what_was_entered_by_hand(history: SqliteHistory, clock: FakeClock) -> None:
    record = by_hand(an_entry(), clock)
    history.save(record)
    said = Feedback(pain=Pain(2), effort=Effort.TALK, note="with the dog")
    history.give_feedback(record.id, said)
    assert history.find(record.id) == replace(record, feedback=said)
