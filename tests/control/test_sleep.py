"""The machine sleeps in the middle of a walk: nothing is guessed, and nothing counts until it is answered."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrotimer.core.cues import Cue
from retrotimer.core.interruptions import LEAST_SLEEP_SECONDS, Sleep, sleep_between
from retrotimer.core.session import Finished, Paused, StopReason, Underway
from retrotimer.store.database import Database
from tests.control.walking import CHOICE, Walk
from tests.fakes import FakeClock, a_moment, heard

if TYPE_CHECKING:
    from collections.abc import Callable

GET_READY, MINUTE = 10, 60
NIGHT = 8 * MINUTE


@pytest.fixture
def slept(walk: Walk) -> list[Sleep]:
    """What the session says of sleep."""
    return heard(walk.control.slept)


def asleep_after(walk: Walk, backward: float, seconds: float = NIGHT) -> None:
    """Walk so far, let the machine sleep, and let the first tick after it come."""
    walk.begin()
    walk.clock.advance(GET_READY + backward)
    walk.clock.sleep(seconds)
    walk.clock.advance(1)


def test_the_walk_stands_still_and_asks(walk: Walk, slept: list[Sleep]) -> None:
    cues = heard(walk.control.cues_due)
    asleep_after(walk, 3 * MINUTE)
    assert isinstance(walk.control.session, Paused)
    (sleep,) = slept
    assert sleep.seconds == NIGHT
    assert (sleep.began.wall.strftime("%H:%M"), sleep.ended.wall.strftime("%H:%M")) == ("09:03", "09:11")
    assert [one.cue for one in cues[-1][0]] == [Cue.WOKE]
    walk.clock.advance(3600)
    assert walk.written() == GET_READY + 3 * MINUTE + 1, "nothing is counted until it is answered"
    assert walk.ended == []


def test_a_key_that_pauses_and_resumes_waits_for_the_answer(walk: Walk) -> None:
    asleep_after(walk, 3 * MINUTE)
    walk.control.pause_or_resume()
    assert isinstance(walk.control.session, Paused)


def test_a_key_pressed_before_the_first_tick_is_not_taken_for_one_of_before(
    walk: Walk, slept: list[Sleep]
) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + MINUTE)
    walk.clock.sleep(NIGHT)
    walk.control.pause_or_resume()
    assert len(slept) == 1
    assert isinstance(walk.control.session, Paused)


def test_who_kept_walking_gets_what_was_slept_through(walk: Walk) -> None:
    asleep_after(walk, MINUTE, 3 * MINUTE)
    walk.clock.advance(500)  # on the way to the keyboard
    walk.control.walk_on_after_sleep()
    assert isinstance(walk.control.session, Underway)
    assert walk.ticks[-1].seconds_left == GET_READY, "it is a way back to the place"
    walk.clock.advance(GET_READY)
    assert walk.ticks[-1].seconds_left == 10 * MINUTE - (MINUTE + 1 + 3 * MINUTE)
    walk.clock.advance(6 * MINUTE)
    (record,) = walk.ended
    assert record.walked.backward == 600


def test_it_is_never_more_than_the_plan_and_ended_when_that_was_over(walk: Walk) -> None:
    asleep_after(walk, 3 * MINUTE, 3600)
    began = walk.clock.read().utc
    walk.clock.advance(100)
    walk.control.walk_on_after_sleep()
    assert isinstance(walk.control.session, Finished)
    (record,) = walk.ended
    assert record.walked.backward == 600
    assert record.written == began - timedelta(seconds=3600) + timedelta(seconds=7 * MINUTE - 1)


@pytest.mark.parametrize("awake", [610.0 - 5, 10.0 + 60])
def test_sleep_while_getting_ready_to_go_on_ends_a_walk_when_that_was_over(walk: Walk, awake: float) -> None:
    """Four seconds of getting ready were left as it fell asleep; the minutes came after them."""
    walk.begin()
    walk.clock.advance(awake)
    walk.control.pause_or_resume()
    walk.control.pause_or_resume()
    walk.clock.advance(6)
    asleep = walk.clock.read().utc
    walk.clock.sleep(3600)
    walk.control.look()
    walk.clock.advance(100)
    walk.control.walk_on_after_sleep()
    (record,) = walk.ended
    assert record.written == asleep + timedelta(seconds=4 + 610 - awake)


def test_what_was_slept_through_is_not_called_while_somebody_gets_ready(walk: Walk) -> None:
    """The half of the way was three seconds before the place from which it goes on."""
    asleep_after(walk, MINUTE, 4 * MINUTE + 2)
    cues = heard(walk.control.cues_due)
    walk.control.walk_on_after_sleep()
    walk.clock.advance(GET_READY + 1)
    called = [one.cue for due, _ in cues for one in due]
    assert called == [Cue.RESUMED, Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN]


def test_who_stopped_when_it_slept_keeps_what_was_walked_till_then(walk: Walk) -> None:
    asleep_after(walk, 3 * MINUTE)
    woke = walk.clock.read().utc
    walk.clock.advance(100)
    walk.control.stop(StopReason.INTERRUPTED)
    (record,) = walk.ended
    assert (record.reason, record.walked.backward) == (StopReason.INTERRUPTED, 3 * MINUTE + 1)
    assert record.written == woke - timedelta(seconds=NIGHT)


@pytest.mark.parametrize("end", ["discard", "discard while walking"])
def test_what_is_discarded_leaves_nothing(walk: Walk, end: str) -> None:
    cues = heard(walk.control.cues_due)
    if end == "discard":
        asleep_after(walk, 3 * MINUTE)
    else:
        walk.begin()
        walk.clock.advance(GET_READY + 3 * MINUTE)
    walk.control.discard()
    assert walk.ended == []
    assert len(walk.abandoned) == 1
    assert walk.rows() == []
    assert all(one.cue is not Cue.STOPPED for due, _ in cues for one in due), "no minutes are saved"
    walk.begin()
    walk.clock.advance(610)
    assert len(walk.ended) == 1, "the next one is kept again"


def test_sleep_while_paused_is_nobodys_business(walk: Walk, slept: list[Sleep]) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + MINUTE)
    walk.control.pause_or_resume()
    walk.clock.sleep(NIGHT)
    walk.control.pause_or_resume()
    walk.clock.advance(GET_READY + 1)
    assert slept == []
    assert walk.ticks[-1].seconds_left == 9 * MINUTE - 1


def test_sleep_before_a_walk_is_nobodys_business(walk: Walk, slept: list[Sleep]) -> None:
    walk.clock.sleep(NIGHT)
    walk.begin()
    walk.clock.advance(610)
    assert slept == []
    assert len(walk.ended) == 1


def test_a_walk_that_was_over_before_it_slept_ended_then(walk: Walk, slept: list[Sleep]) -> None:
    walk.begin()
    walk.clock.advance(609.5)
    end = walk.clock.read().utc + timedelta(seconds=0.5)
    walk.clock._pass(1.0)  # it fell asleep before the last tick could come
    walk.clock.sleep(NIGHT)
    walk.control.look()
    assert slept == []
    (record,) = walk.ended
    assert (record.walked.backward, record.written) == (600, end)


def test_a_machine_that_does_not_tell_is_asked_about_by_its_wall_clock(
    walk: Walk, slept: list[Sleep]
) -> None:
    walk.clock.keep_sleep_secret()
    walk.begin()
    walk.clock.advance(GET_READY + MINUTE)
    walk.clock.jump_wall(-3600)
    walk.clock.advance(1)
    assert slept == [], "a clock that was set back is no sleep"
    walk.clock.sleep(NIGHT)
    walk.clock.advance(1)
    assert len(slept) == 1


def test_what_is_shorter_than_a_few_seconds_is_no_sleep() -> None:
    clock = FakeClock()
    before = clock.read()
    clock.sleep(LEAST_SLEEP_SECONDS - 0.01)
    assert sleep_between(before, clock.read()) is None
    clock.sleep(0.01)
    assert sleep_between(before, clock.read()) is not None


@given(
    st.lists(
        st.tuples(st.sampled_from(["advance", "sleep", "press", "on", "stall", "set"]), st.integers(1, 240)),
        max_size=25,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_nobody_gets_a_second_that_was_not_walked_or_told(
    database: Database, steps: list[tuple[str, int]]
) -> None:
    """A model that only adds up: what counts is awake and not paused, or was slept through and told."""
    clock = FakeClock(a_moment())
    walk = Walk(clock, database, CHOICE)
    pending: list[float] = []
    walk.control.slept.connect(lambda sleep: pending.append(sleep.seconds))
    walk.begin()
    most = 0.0
    do: dict[str, Callable[[int], None]] = {
        "advance": lambda seconds: clock.advance(float(seconds)),
        "stall": lambda seconds: clock.stall(float(seconds)),
        "sleep": lambda seconds: clock.sleep(float(seconds)),
        "press": lambda _: walk.control.pause_or_resume(),
        "on": lambda _: walk.control.walk_on_after_sleep(),
        "set": lambda seconds: clock.jump_wall(float(seconds - 120)),
    }
    for step, seconds in steps:
        runs = isinstance(walk.control.session, Underway)
        if step in {"advance", "stall"} and runs:
            most += seconds
        if step == "on" and pending and isinstance(walk.control.session, Paused):
            most += pending[-1]
            pending.clear()
        do[step](seconds)
        session = walk.control.session
        banked = session.elapsed(clock.at) if isinstance(session, Underway) else None
        if isinstance(session, Paused):
            banked = session.banked
        if banked is not None:
            assert banked <= min(most, session.plan.seconds)
        assert sum(record.walked.total for record in walk.ended) <= min(most, session.plan.seconds)
    walk.control.stop(StopReason.DONE)
