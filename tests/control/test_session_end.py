"""A walk ends when it was to end, however late the event loop is and whatever the clocks do."""

from datetime import timedelta

import pytest

from retrotimer.core.plan import SegmentSeconds
from retrotimer.core.records import Outcome
from retrotimer.core.session import Finished, StopReason
from retrotimer.store.database import Database
from tests.control.walking import CHOICE, Walk
from tests.fakes import TODAY, FakeClock, a_moment


@pytest.mark.parametrize("late", [0.03, 0.9, 7.0, 3600.0])
def test_a_walk_ends_at_its_planned_moment_however_late_the_loop_was(walk: Walk, late: float) -> None:
    start = walk.clock.read().utc
    walk.begin()
    walk.clock.advance(607.5)
    walk.clock.stall(2.5 + late)
    (record,) = walk.ended
    assert record.outcome is Outcome.FINISHED
    assert record.walked == SegmentSeconds(get_ready=10, backward=600)
    assert record.written == start + timedelta(seconds=610)
    assert walk.history.find(record.id) == record


@pytest.mark.parametrize("step", ["pause", "stop", "look"])
def test_a_step_that_comes_after_the_end_finds_the_walk_finished(walk: Walk, step: str) -> None:
    walk.begin()
    start = walk.clock.read().utc
    walk.clock.advance(609)
    walk.clock.stall(0)
    hang(walk.clock, 4)
    if step == "pause":
        walk.control.pause_or_resume()
    elif step == "stop":
        walk.control.stop(StopReason.DONE)
    else:
        walk.control.look()
    (record,) = walk.ended
    assert (record.outcome, record.written) == (Outcome.FINISHED, start + timedelta(seconds=610))
    assert isinstance(walk.control.session, Finished)
    walk.clock.advance(60)
    assert len(walk.ended) == 1


def hang(clock: FakeClock, seconds: float) -> None:
    """Time passes and no alarm has had its turn yet."""
    clock._pass(seconds)


def test_a_walk_over_the_hour_that_comes_twice_takes_its_ten_minutes(database: Database) -> None:
    clock = FakeClock(a_moment(TODAY.replace(month=10, day=25), hour=2, minute=55))
    walk = Walk(clock, database, CHOICE)
    start = clock.read().utc
    walk.begin()
    clock.advance(605)
    clock.stall(30)
    (record,) = walk.ended
    assert record.started.offset == 7200
    assert record.written - start == timedelta(seconds=610)
    assert record.walked.backward == 600


@pytest.mark.parametrize("seconds", [-7200.0, 7200.0, 86_400.0])
def test_setting_the_wall_clock_changes_nothing_about_a_walk(walk: Walk, seconds: float) -> None:
    walk.begin()
    walk.clock.advance(100)
    walk.clock.jump_wall(seconds)
    walk.clock.advance(509)
    assert walk.ended == []
    walk.clock.advance(1)
    (record,) = walk.ended
    assert (record.walked.backward, record.started.date) == (600, TODAY)


def test_a_walk_over_midnight_belongs_to_the_day_on_which_it_began(database: Database) -> None:
    walk = Walk(FakeClock(a_moment(hour=23, minute=55)), database, CHOICE)
    walk.begin()
    walk.clock.advance(610)
    assert walk.history.totals(TODAY, TODAY)[TODAY].walked == 600
