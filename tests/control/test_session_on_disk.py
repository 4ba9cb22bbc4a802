"""What a crash leaves of a walk: its record on the disk while it is under way."""

from itertools import pairwise

import pytest

from retrotimer.control.session import CHECKPOINT_SECONDS
from retrotimer.core.errors import BusyError
from retrotimer.core.plan import PlanChoice, make_plan
from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.store.database import Database
from tests.control.walking import Walk
from tests.fakes import FakeClock, Lateness


def test_a_walk_is_on_the_disk_from_its_first_moment(walk: Walk) -> None:
    walk.begin()
    assert walk.rows() == [("underway", None, 0.0, 0.0)]


@pytest.mark.parametrize("late_by", [0.0, 0.002])
def test_a_crash_costs_five_seconds_at_most(walk: Walk, late_by: Lateness) -> None:
    walk.begin()
    step = 0.5
    for number in range(1, round(60 / step)):
        walk.clock.advance(step, late_by=late_by)
        lost = number * step - walk.written()
        assert 0 <= lost <= 5 + 0.01


@pytest.mark.parametrize("late_by", [0.0, 0.002, (0.006, 0.001, 0.004)])
def test_checkpoints_follow_each_other_within_five_seconds(walk: Walk, late_by: Lateness) -> None:
    moments: list[float] = []
    save = walk.disk.save

    def watched(record: WalkRecord) -> None:
        moments.append(walk.clock.at)
        save(record)

    walk.disk.save = watched  # type: ignore[method-assign]
    walk.begin()
    walk.clock.advance(609.5, late_by=late_by)
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert max(gaps) <= CHECKPOINT_SECONDS + 0.01
    assert CHECKPOINT_SECONDS <= 5
    assert len(moments) <= 610 / CHECKPOINT_SECONDS + 3


def test_each_change_of_segment_is_on_the_disk_at_once(clock: FakeClock, database: Database) -> None:
    choice = PlanChoice(minutes=10, get_ready=7, warm_up=1, cool_down=1, easy_start=True)
    walk = Walk(clock, database, choice)
    plan = make_plan(choice)
    walk.begin()
    passed = 0
    for segment in plan.segments[:-1]:
        clock.advance(segment.seconds)
        passed += segment.seconds
        assert walk.written() == passed
    assert passed == plan.seconds - 60


def test_a_pause_is_on_the_disk_at_once(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(73.5)
    walk.control.pause_or_resume()
    assert walk.rows() == [("underway", None, 10.0, 63.5)]


@pytest.mark.parametrize("late_by", [0.0, 0.002])
def test_who_reads_along_counts_no_second_of_getting_ready_again(walk: Walk, late_by: Lateness) -> None:
    """As `retrotimer status` does: what has passed since a checkpoint counts, unless it stands still."""
    walk.begin()
    walk.clock.advance(10 + 60, late_by=late_by)
    for _ in range(2):
        walk.control.pause_or_resume()
        walk.clock.advance(3)
    for second in range(1, 20):
        walk.clock.advance(1, late_by=late_by)
        (record,) = walk.history.unfinished()
        since = 0.0 if record.paused else (walk.clock.read().utc - record.written).total_seconds()
        assert record.walked.total + since == pytest.approx(70 + max(0, second - 7), abs=0.01)


def test_what_a_crash_leaves_is_found_unfinished(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(128)
    del walk.control
    (left,) = walk.history.unfinished()
    assert left.outcome is Outcome.UNDERWAY
    assert 118 - 5 <= left.walked.backward <= 118


def test_a_walk_goes_on_while_the_disk_is_full(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(100)
    walk.disk.fails_with = BusyError("data")
    walk.clock.advance(505)
    assert walk.ticks[-1].seconds_left == 5
    walk.clock.advance(5)
    (record,) = walk.ended
    assert record.outcome is Outcome.FINISHED
    walk.disk.fails_with = None
    walk.clock.advance(5)
    assert walk.history.find(record.id) == record
