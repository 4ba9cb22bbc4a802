from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrotimer.core.cues import Cue, TimedCue
from retrotimer.core.errors import BusyError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode, SegmentKind, SegmentSeconds, make_plan
from retrotimer.core.records import Outcome, Timed, WalkRecord
from retrotimer.core.session import Finished, Paused, Ready, Session, Stopped, StopReason, Underway
from retrotimer.store.database import Database
from tests.control.walking import CHOICE, CLEARANCE, Walk
from tests.fakes import TODAY, FakeClock, a_record, heard

# A whole walk.


def test_a_whole_walk_is_kept_as_finished(walk: Walk) -> None:
    start = walk.clock.read()
    walk.control.begin(CLEARANCE, pain_before=Pain(3))
    walk.clock.advance(610)
    (record,) = walk.ended
    assert record == WalkRecord(
        id=record.id,
        started=record.started,
        mode=Mode.WALK,
        walked=SegmentSeconds(get_ready=10, backward=600),
        outcome=Outcome.FINISHED,
        reason=None,
        timed=Timed(CHOICE, CLEARANCE),
        written=start.utc + timedelta(seconds=610),
        pain_before=Pain(3),
    )
    assert (record.started.date, record.started.utc, record.started.zone) == (
        TODAY,
        start.utc,
        "Europe/Berlin",
    )
    assert walk.history.find(record.id) == record
    assert walk.history.totals(TODAY, TODAY)[TODAY].complete


def test_each_step_is_reported_with_the_state_before_it(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(60)
    walk.control.pause_or_resume()
    walk.control.pause_or_resume()
    walk.control.stop(StopReason.DONE)
    kinds = [(type(now), type(before)) for now, before in walk.changes]
    assert kinds == [(Underway, Ready), (Paused, Underway), (Underway, Paused), (Stopped, Underway)]
    assert all(now is before for (now, _), (_, before) in pairwise(walk.changes))


def test_a_step_is_saved_before_it_is_reported(walk: Walk) -> None:
    seen: list[list[tuple[object, ...]]] = []
    walk.control.session_changed.connect(lambda *_: seen.append(walk.rows("outcome")))
    walk.begin()
    walk.clock.advance(610)
    assert seen == [[("underway",)], [("finished",)]]


def test_a_cue_does_not_wait_for_the_checkpoint_of_its_second(walk: Walk) -> None:
    """A disk that has other work takes a commit in its time."""
    told: dict[Cue, float] = {}

    def hear(cues: tuple[TimedCue, ...], _elapsed: float) -> None:
        told.update((one.cue, walk.written()) for one in cues)

    walk.begin()
    walk.control.cues_due.connect(hear)
    walk.clock.advance(610)
    assert told[Cue.HALFWAY] == 305, "it comes with the 310th"


def test_the_walk_ticks_once_a_second(walk: Walk) -> None:
    walk.begin()
    for second in range(610):
        assert len(walk.ticks) == second + 1
        walk.clock.advance(1)
    assert len(walk.ticks) == 610
    digits = [face.seconds_left for face in walk.ticks]
    assert digits == [*range(10, 0, -1), *range(600, 0, -1)]


def test_ticks_are_aimed_at_whole_seconds_of_the_plan_also_after_a_pause(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(100.25)
    walk.control.pause_or_resume()
    walk.clock.advance(0.5)
    walk.control.pause_or_resume()
    assert walk.clock.waiting() == [1.0], "of getting ready again"
    walk.clock.advance(0.5)
    walk.control.look()
    assert walk.clock.waiting() == [0.5]
    walk.clock.advance(9.5)
    assert walk.clock.waiting() == [0.75]
    walk.clock.advance(0.75)
    assert walk.ticks[-1].seconds_left == 509
    assert walk.clock.waiting() == [1.0]


def test_late_ticks_do_not_add_up(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(600, late_by=0.25)
    assert len(walk.ticks) == 600
    assert walk.ticks[-1].seconds_left == 11


def test_nothing_ticks_while_no_walk_is_under_way(walk: Walk) -> None:
    assert walk.clock.waiting() == []
    walk.begin()
    walk.clock.advance(30)
    walk.control.pause_or_resume()
    assert walk.clock.waiting() == []
    walk.control.pause_or_resume()
    walk.clock.advance(10 + 580)
    assert walk.clock.waiting() == []


# Pauses and stops.


def test_a_pause_earns_nothing(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(130)
    walk.control.pause_or_resume()
    assert walk.ticks[-1].paused
    walk.clock.advance(100_000)
    assert walk.ended == []
    walk.control.pause_or_resume()
    walk.clock.advance(10 + 479)
    assert walk.ended == []
    walk.clock.advance(1)
    assert walk.ended[0].walked == SegmentSeconds(get_ready=10, backward=600)


@pytest.mark.parametrize("reason", StopReason)
@pytest.mark.parametrize("paused", [False, True])
def test_a_walk_that_is_stopped_keeps_its_seconds_and_the_reason(
    walk: Walk, reason: StopReason, *, paused: bool
) -> None:
    walk.begin()
    walk.clock.advance(250.5)
    if paused:
        walk.control.pause_or_resume()
        walk.clock.advance(30)
    walk.control.stop(reason)
    assert walk.rows() == [("stopped", reason.value, 10.0, 240.5)]
    (record,) = walk.ended
    assert walk.history.find(record.id) == record
    assert record.written == walk.clock.read().utc
    assert not walk.control.running


@pytest.mark.parametrize("reason", [StopReason.DONE, StopReason.INTERRUPTED])
def test_stopping_before_the_first_step_leaves_nothing(walk: Walk, reason: StopReason) -> None:
    walk.begin()
    walk.clock.advance(9.5)
    walk.control.stop(reason)
    assert walk.rows() == []
    assert (walk.ended, walk.abandoned) == ([], [()])
    assert walk.history.unfinished() == []
    assert walk.history.totals(TODAY, TODAY) == {}


def test_stopping_for_pain_before_the_first_step_is_kept(walk: Walk) -> None:
    """The doctor's check has to be asked again after it."""
    walk.begin()
    walk.clock.advance(4)
    walk.control.stop(StopReason.PAIN)
    assert walk.rows() == [("stopped", "pain", 4.0, 0.0)]
    assert walk.history.last_pain_stop() == walk.clock.read().utc
    assert (len(walk.ended), walk.abandoned) == (1, [])


def test_stopping_before_the_first_step_is_quiet_when_the_disk_fails(walk: Walk) -> None:
    walk.begin()
    walk.disk.fails_with = BusyError("data")
    walk.control.stop(StopReason.DONE)
    assert walk.abandoned == [()]
    walk.disk.fails_with = None
    walk.clock.advance(5)
    assert walk.rows() == []


def test_a_moment_of_walking_is_kept(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(10.5)
    walk.control.stop(StopReason.DONE)
    assert walk.rows() == [("stopped", "done", 10.0, 0.5)]


def test_a_step_that_answers_another_one_is_the_last_word(walk: Walk) -> None:
    """What was left to tell of the first one would be about a walk that is over."""
    cues = heard(walk.control.cues_due)

    def answer(now: Session, _before: Session) -> None:
        if isinstance(now, Underway):
            walk.control.stop(StopReason.PAIN)

    walk.control.session_changed.connect(answer)
    walk.begin()
    assert [type(now) for now, _ in walk.changes] == [Underway, Stopped]
    assert (len(walk.ended), walk.ticks, walk.clock.waiting()) == (1, [], [])
    assert [[timed.cue for timed in told] for told, _ in cues] == [[Cue.LOOK_BEHIND], [Cue.STOPPED]]


def test_a_cue_is_told_with_the_tick_that_comes_a_hair_before_it(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(9.5)
    cues = heard(walk.control.cues_due)
    walk.clock.advance(0.4996)
    walk.control.look()
    assert [[timed.cue for timed in told] for told, _ in cues] == [[Cue.BEGIN]]


# Steps that are not possible.


def test_beginning_twice_is_beginning_once(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(100)
    walk.begin()
    assert len(walk.changes) == 1
    walk.control.pause_or_resume()
    walk.begin()
    assert isinstance(walk.control.session, Paused)
    assert len(walk.rows()) == 1


def test_a_walk_that_was_left_open_is_not_taken_up_during_another(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(100)
    walk.control.take_up(a_record(outcome=Outcome.UNDERWAY), CLEARANCE)
    assert len(walk.changes) == 1
    assert len(walk.rows()) == 1
    walk.clock.advance(1)
    assert walk.ticks[-1].elapsed == 101


def test_steps_without_a_session_do_nothing(walk: Walk) -> None:
    walk.control.pause_or_resume()
    walk.control.stop(StopReason.PAIN)
    walk.control.look()
    assert (walk.changes, walk.ticks, walk.rows()) == ([], [], [])
    assert walk.control.session == Ready(make_plan(CHOICE))


def test_steps_after_the_end_do_nothing(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(610)
    walk.control.pause_or_resume()
    walk.control.stop(StopReason.PAIN)
    assert isinstance(walk.control.session, Finished)
    assert len(walk.ended) == 1


def test_another_plan_can_be_chosen_until_a_session_begins(walk: Walk) -> None:
    other = replace(CHOICE, minutes=15, mode=Mode.RUN)
    walk.control.choose(other)
    walk.begin()
    walk.control.choose(CHOICE)
    assert walk.control.session.plan == make_plan(other)
    walk.clock.advance(910)
    walk.control.choose(CHOICE)
    assert walk.control.session == Ready(make_plan(CHOICE))


def test_a_second_walk_is_a_walk_of_its_own(walk: Walk) -> None:
    for _ in range(2):
        walk.begin()
        walk.clock.advance(610)
    first, second = walk.ended
    assert first.id != second.id
    assert walk.history.totals(TODAY, TODAY)[TODAY].walked == 1200


def test_a_run_is_kept_and_does_not_count(walk: Walk) -> None:
    walk.control.choose(replace(CHOICE, mode=Mode.RUN))
    walk.begin()
    walk.clock.advance(610)
    totals = walk.history.totals(TODAY, TODAY)[TODAY]
    assert (totals.run, totals.walked, totals.complete) == (600, 0, False)


def test_the_face_follows_the_segments(walk: Walk) -> None:
    walk.begin()
    assert (walk.ticks[-1].kind, walk.ticks[-1].seconds_left) == (SegmentKind.GET_READY, 10)
    walk.clock.advance(10)
    assert (walk.ticks[-1].kind, walk.ticks[-1].seconds_left) == (SegmentKind.BACKWARD, 600)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["pause", "begin", "look", "stall"]), st.integers(0, 40 * 64).map(lambda n: n / 8)
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(steps=STEPS)
def test_whatever_is_pressed_the_record_is_the_time_underway(
    database: Database, steps: list[tuple[str, float]]
) -> None:
    walk = Walk(FakeClock(), database, CHOICE)
    walk.begin()
    walked, owed, running = 0.0, 0.0, True
    for step, seconds in steps:
        if walk.ended:
            break
        if step == "pause":
            walk.control.pause_or_resume()
            running = not running
            if running and walked < 10:
                walked = owed = 0.0
            elif running:
                owed = 10.0
        elif step == "begin":
            walk.begin()
        elif step == "look":
            walk.control.look()
        (walk.clock.stall if step == "stall" else walk.clock.advance)(seconds)
        if running:
            ready = min(owed, seconds)
            owed, walked = owed - ready, min(610.0, walked + seconds - ready)
    if not walk.ended:
        walk.control.stop(StopReason.PAIN)
    (record,) = walk.ended
    assert record.walked == make_plan(CHOICE).walked(walked)
    assert record.outcome is (Outcome.FINISHED if walked == 610 else Outcome.STOPPED)
    assert walk.history.find(record.id) == record
