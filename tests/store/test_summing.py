"""What a summary reads of a history, beside what the same history says session by session."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.days import FIRST_YEAR, LAST_YEAR
from retrotimer.core.errors import DamagedError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import DatedNote, Feedback, HurtPlace, Outcome, WalkLine, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from tests.core.strategies import records
from tests.fakes import TODAY, a_record, a_stopped_record

EVER = (date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def a_line(record: WalkRecord) -> WalkLine:
    said = record.feedback
    return WalkLine(
        record.started.date,
        record.mode,
        record.walked.backward,
        record.reason,
        record.timed is None,
        record.pain_before,
        said.pain,
        said.morning,
        said.hurt_place,
        said.hurt_pain,
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(records(), max_size=8))
def test_a_line_says_of_a_session_what_its_record_does(
    history: SqliteHistory, kept: list[WalkRecord]
) -> None:
    for record in kept:
        history.save(record)
    ended = [record for record in kept if record.outcome is not Outcome.UNDERWAY]
    expected = sorted(ended, key=lambda one: (one.started.date, one.started.utc))
    found = history.lines(date.min, date.max)
    assert sorted(map(repr, found)) == sorted(repr(a_line(record)) for record in ended)
    assert [one.day for one in found] == [one.started.date for one in expected]
    for record in kept:
        history.remove(record.id)
    assert history.lines(date.min, date.max) == []


def test_only_the_days_that_were_asked_for_are_read_and_both_ends_are(history: SqliteHistory) -> None:
    for number in range(5):
        history.save(a_record(TODAY - timedelta(days=number)))
    found = history.lines(TODAY - timedelta(days=3), TODAY - timedelta(days=1))
    assert [(TODAY - one.day).days for one in found] == [3, 2, 1]


def test_a_stop_for_pain_says_where_it_hurt_and_how_much(history: SqliteHistory) -> None:
    hurt = Feedback(Pain(knee=7), hurt_place=HurtPlace.KNEE, hurt_pain=7)
    history.save(replace(a_stopped_record(TODAY, 4, reason=StopReason.PAIN), feedback=hurt))
    (found,) = history.lines(*EVER)
    assert (found.mode, found.reason) == (Mode.WALK, StopReason.PAIN)
    assert (found.hurt_place, found.hurt_pain, found.after) == (HurtPlace.KNEE, 7, Pain(knee=7))


def test_what_makes_no_sense_is_called_damaged(history: SqliteHistory, database: Database) -> None:
    history.save(a_stopped_record())
    with database.writing() as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE session SET mode = 'swim'")
    with pytest.raises(DamagedError):
        history.lines(*EVER)


def test_the_latest_notes_are_read_in_their_order_and_all_are_counted(history: SqliteHistory) -> None:
    for number in range(6):
        record = a_record(TODAY - timedelta(days=number))
        history.save(replace(record, feedback=Feedback(note="" if number == 1 else f"{number} days ago")))
    count, found = history.notes(TODAY - timedelta(days=4), TODAY, 3)
    assert count == 4
    assert found == [DatedNote(TODAY - timedelta(days=n), f"{n} days ago") for n in (3, 2, 0)]
    assert history.notes(TODAY + timedelta(days=1), TODAY + timedelta(days=2), 3) == (0, [])


def test_a_note_that_was_taken_out_is_neither_read_nor_counted(history: SqliteHistory) -> None:
    record = replace(a_record(TODAY), feedback=Feedback(note="gone"))
    history.save(record)
    history.remove(record.id)
    assert history.notes(*EVER, 3) == (0, [])


def test_every_confirmation_of_the_doctors_check_is_kept(history: SqliteHistory) -> None:
    assert history.doctor_checks() == []
    checks = [DoctorCheck(date(2026, month, 2), datetime(2026, month, 2, 9, tzinfo=UTC)) for month in (7, 1)]
    for check in checks:
        history.confirm_doctor(check)
    assert history.doctor_checks() == checks[::-1]
    assert history.doctor_check() == checks[0]
