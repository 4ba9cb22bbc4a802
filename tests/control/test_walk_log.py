from dataclasses import replace
from pathlib import Path

import pytest

from retrotimer.beyond import refuge_of
from retrotimer.control.walk_log import RETRY_SECONDS, WalkLog
from retrotimer.core.errors import BusyError, DamagedError, FullError, StoreError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import SegmentSeconds
from retrotimer.core.records import Effort, Feedback, Outcome, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.store.history import SqliteHistory
from retrotimer.store.refuge import refuge
from tests.control.failing import FailingHistory
from tests.fakes import TODAY, FakeClock, a_record, a_stopped_record, heard

SAID = Feedback(pain=Pain(2), effort=Effort.TALK, note="calm")


@pytest.fixture
def disk(history: SqliteHistory) -> FailingHistory:
    return FailingHistory(history)


@pytest.fixture
def log(clock: FakeClock, disk: FailingHistory) -> WalkLog:
    return WalkLog(clock, disk)


def underway(record: WalkRecord) -> WalkRecord:
    return replace(record, outcome=Outcome.UNDERWAY)


def test_a_walk_is_written_at_once(log: WalkLog, history: SqliteHistory, clock: FakeClock) -> None:
    record = a_record()
    log.save(record)
    assert history.find(record.id) == record
    assert log.all_saved
    assert clock.waiting() == []


def test_feedback_is_written_at_once(log: WalkLog, history: SqliteHistory) -> None:
    record = a_record()
    log.save(record)
    log.give_feedback(record.id, SAID)
    assert history.find(record.id) == replace(record, feedback=SAID)


def test_what_damaged_data_do_not_take_of_a_walk_takes_the_walk_along_into_the_refuge(
    clock: FakeClock, disk: FailingHistory, tmp_path: Path
) -> None:
    """It was written well before the damage was met; beside the data, nothing could be told of it."""
    log = WalkLog(clock, disk, refuge=refuge_of(str(tmp_path), clock))
    record, discarded = a_record(), a_record()
    log.save(record)
    log.save(discarded)
    disk.fails_with = DamagedError("data")
    log.give_feedback(record.id, SAID)
    log.forget(discarded.id)
    assert log.all_saved
    with refuge(tmp_path) as database:
        beside = SqliteHistory(database, lambda: clock.read().utc)
        assert beside.find(record.id) == replace(record, feedback=SAID)
        assert beside.find(discarded.id) is None
        with database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM session").fetchone() == (2,)


def test_of_damage_a_walk_is_kept_beside_the_data_once_and_told_of_once(
    clock: FakeClock, disk: FailingHistory
) -> None:
    beside: list[object] = []
    log = WalkLog(clock, disk, refuge=beside.append)
    met, failed = heard(log.damage_met), heard(log.saving_failed)
    disk.fails_with = DamagedError("data")
    for walks in (1, 2):
        log.save(a_record())
        assert len(beside) == walks
    assert (met, failed) == ([disk.fails_with], [])


@pytest.mark.parametrize("error", [FullError("data"), BusyError("data"), StoreError("data")])
def test_a_walk_that_the_disk_will_not_have_waits_in_memory(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock, error: StoreError
) -> None:
    failed, recovered = heard(log.saving_failed), heard(log.saving_recovered)
    record = a_record()
    disk.fails_with = error
    log.save(record)
    assert failed == [error]
    assert not log.all_saved
    clock.advance(RETRY_SECONDS * 3)
    assert (failed, recovered) == ([error], [])
    assert history.find(record.id) is None
    disk.fails_with = None
    clock.advance(RETRY_SECONDS)
    assert history.find(record.id) == record
    assert (recovered, log.all_saved, clock.waiting()) == ([()], True, [])


def test_the_next_attempt_follows_within_seconds(
    log: WalkLog, disk: FailingHistory, clock: FakeClock
) -> None:
    disk.fails_with = FullError("data")
    log.save(a_record())
    assert clock.waiting() == [RETRY_SECONDS]
    assert RETRY_SECONDS <= 5


def test_only_the_latest_state_of_a_walk_is_written(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    record = a_record()
    disk.fails_with = FullError("data")
    log.save(underway(record))
    log.save(record)
    disk.fails_with = None
    clock.advance(RETRY_SECONDS)
    assert history.find(record.id) == record


def test_a_save_that_works_again_ends_the_trouble(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    recovered = heard(log.saving_recovered)
    record = a_record()
    disk.fails_with = FullError("data")
    log.save(underway(record))
    disk.fails_with = None
    log.save(record)
    assert (recovered, log.all_saved, clock.waiting()) == ([()], True, [])
    assert history.find(record.id) == record


def test_several_walks_wait_and_none_is_lost(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    recovered = heard(log.saving_recovered)
    records = [a_record(hour=8), a_stopped_record(hour=10), a_record(hour=17)]
    disk.fails_with = FullError("data")
    for record in records:
        log.save(record)
    disk.fails_with = None
    clock.advance(RETRY_SECONDS)
    assert history.walks_on(TODAY) == records
    assert recovered == [()]


def test_feedback_on_a_walk_that_waits_is_written_with_it(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    record = a_record()
    disk.fails_with = FullError("data")
    log.save(record)
    log.give_feedback(record.id, SAID)
    disk.fails_with = None
    clock.advance(RETRY_SECONDS)
    assert history.find(record.id) == replace(record, feedback=SAID)


def test_feedback_is_not_lost_when_the_disk_filled_up_during_the_walk(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    """The walk has a row already, and saving over it leaves the feedback alone."""
    record = a_record()
    log.save(underway(record))
    disk.fails_with = FullError("data")
    log.save(record)
    log.give_feedback(record.id, SAID)
    disk.fails_with = None
    clock.advance(RETRY_SECONDS)
    assert history.find(record.id) == replace(record, feedback=SAID)


def test_feedback_waits_for_the_walk_that_it_belongs_to(
    log: WalkLog,
    disk: FailingHistory,
    history: SqliteHistory,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Written before the walk has a row, it would fall into nothing."""
    record = a_record()

    def full(record: WalkRecord) -> None:
        raise FullError(str(record.id))

    monkeypatch.setattr(disk, "save", full)
    log.save(record)
    log.give_feedback(record.id, SAID)
    monkeypatch.undo()
    log.save(record)
    assert history.find(record.id) == replace(record, feedback=SAID)
    assert clock.waiting() == []


def test_feedback_that_the_disk_will_not_have_is_tried_again(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    failed, recovered = heard(log.saving_failed), heard(log.saving_recovered)
    record = a_record()
    log.save(record)
    disk.fails_with = FullError("data")
    log.give_feedback(record.id, SAID)
    assert len(failed) == 1
    assert not log.all_saved
    disk.fails_with = None
    clock.advance(RETRY_SECONDS)
    assert history.find(record.id) == replace(record, feedback=SAID)
    assert recovered == [()]


def test_a_forgotten_walk_is_gone_and_can_be_put_back(log: WalkLog, history: SqliteHistory) -> None:
    record = a_record()
    log.save(record)
    log.forget(record.id)
    assert history.find(record.id) is None
    log.put_back(record.id)
    assert history.find(record.id) == record


def test_a_walk_that_was_never_written_can_be_forgotten(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    disk.fails_with = FullError("data")
    record = a_record()
    log.save(record)
    log.forget(record.id)
    disk.fails_with = None
    clock.advance(RETRY_SECONDS)
    assert history.find(record.id) is None
    assert history.walks_on(TODAY) == []
    assert log.all_saved


def test_forgetting_is_tried_again_too(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    failed = heard(log.saving_failed)
    record = a_record()
    log.save(record)
    disk.fails_with = BusyError("data")
    log.forget(record.id)
    assert len(failed) == 1
    disk.fails_with = None
    clock.advance(RETRY_SECONDS)
    assert history.find(record.id) is None


def test_what_is_put_back_before_it_could_be_removed_stays(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    record = a_record()
    log.save(underway(record))
    disk.fails_with = BusyError("data")
    log.save(record)
    log.forget(record.id)
    log.put_back(record.id)
    disk.fails_with = None
    clock.advance(RETRY_SECONDS)
    assert history.find(record.id) == record


def test_one_walk_that_is_refused_does_not_hold_up_the_others(
    log: WalkLog, history: SqliteHistory, clock: FakeClock
) -> None:
    strange = replace(a_record(), walked=SegmentSeconds(backward=6000.0))
    good = a_record()
    log.save(strange)
    log.save(good)
    assert history.find(good.id) == good
    clock.advance(RETRY_SECONDS)
    assert not log.all_saved


def test_another_reason_is_told_too(log: WalkLog, disk: FailingHistory, clock: FakeClock) -> None:
    failed = heard(log.saving_failed)
    disk.fails_with = FullError("data")
    log.save(a_record())
    disk.fails_with = BusyError("data")
    clock.advance(RETRY_SECONDS * 3)
    assert [type(error) for error in failed] == [FullError, BusyError]


def test_who_asks_is_told_once_more(log: WalkLog, disk: FailingHistory, clock: FakeClock) -> None:
    failed, recovered = heard(log.saving_failed), heard(log.saving_recovered)
    disk.fails_with = FullError("data")
    log.save(a_record())
    assert not log.write_now()
    assert failed == [disk.fails_with]
    assert not log.write_now(tell=True)
    assert failed == [disk.fails_with] * 2
    disk.fails_with = None
    assert log.write_now(tell=True)
    clock.advance(RETRY_SECONDS)
    assert (len(failed), recovered) == (2, [()])


def test_a_stop_for_pain_is_known_before_it_is_on_the_disk(log: WalkLog, disk: FailingHistory) -> None:
    hurt = a_stopped_record(reason=StopReason.PAIN)
    disk.fails_with = FullError("data")
    log.save(hurt)
    disk.fails_with = None
    assert log.last_pain_stop() == hurt.written


def test_a_stop_for_pain_is_known_from_the_disk(log: WalkLog, history: SqliteHistory) -> None:
    hurt = a_stopped_record(reason=StopReason.PAIN)
    history.save(hurt)
    assert log.last_pain_stop() == hurt.written


def test_an_urgent_sign_is_known_before_it_is_on_the_disk_and_gets_there(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory, clock: FakeClock
) -> None:
    told = clock.read().utc
    disk.fails_with = FullError("data")
    log.tell_urgent_sign(told)
    disk.fails_with = None
    assert (log.last_urgent_sign(), history.last_urgent_sign()) == (told, None)
    clock.advance(RETRY_SECONDS)
    assert history.last_urgent_sign() == told
    assert WalkLog(clock, history).last_urgent_sign() == told


def test_what_waits_can_be_written_at_once(
    log: WalkLog, disk: FailingHistory, history: SqliteHistory
) -> None:
    record = a_record()
    disk.fails_with = FullError("data")
    log.save(record)
    assert log.write_now() is False
    disk.fails_with = None
    assert log.write_now() is True
    assert history.find(record.id) == record
    assert log.write_now() is True
