from collections.abc import Callable
from dataclasses import astuple
from math import inf, nextafter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from retrotimer.core.plan import PlanChoice, SegmentKind, make_plan
from retrotimer.core.session import (
    Finished,
    Paused,
    Ready,
    Session,
    Stopped,
    StopReason,
    Underway,
    elapsed,
)
from tests.core.strategies import choices, grains
from tests.fakes import a_clearance

CLEARANCE = a_clearance()
PLAN = make_plan(PlanChoice(minutes=10, get_ready=10))
SECONDS = 610.0
START, GET_READY = 5000.0, 10
UNDERWAY = Ready(PLAN).begin(CLEARANCE, at=START)
PAUSED = Paused(PLAN, CLEARANCE, banked=130.0)


# Each state and the steps that it has.


def test_a_session_begins_at_nothing() -> None:
    session = Ready(PLAN).begin(CLEARANCE, at=START)
    assert session == Underway(PLAN, CLEARANCE, banked=0.0, since=START)
    assert session.elapsed(START) == 0


def test_time_runs_while_underway() -> None:
    assert UNDERWAY.elapsed(START + 42.5) == 42.5


def test_time_never_passes_the_plans_end() -> None:
    assert UNDERWAY.elapsed(START + 10_000) == SECONDS


def test_a_clock_that_steps_back_takes_nothing_away() -> None:
    assert UNDERWAY.elapsed(START - 3) == 0
    assert PAUSED.resume(START).elapsed(START - 3) == 130


def test_a_session_underway_ends_when_its_plan_is_over() -> None:
    assert UNDERWAY.ends_at == START + SECONDS
    assert PAUSED.resume(START).ends_at == START + GET_READY + SECONDS - 130


def test_catching_up_before_the_end_changes_nothing() -> None:
    assert UNDERWAY.catch_up(START + SECONDS - 0.25) is UNDERWAY


@pytest.mark.parametrize("late", [0.0, 0.05, 3600.0])
@pytest.mark.parametrize(
    "step",
    [
        lambda session, at: session.catch_up(at),
        lambda session, at: session.pause(at),
        lambda session, at: session.stop(at, StopReason.DONE),
        lambda session, at: session.stop(at, StopReason.INTERRUPTED),
    ],
    ids=["catch_up", "pause", "stop", "interrupt"],
)
def test_a_late_step_finds_the_session_finished(
    step: Callable[[Underway, float], Session], late: float
) -> None:
    assert step(UNDERWAY, START + SECONDS + late) == Finished(PLAN, CLEARANCE)


def test_a_pause_banks_what_was_walked() -> None:
    assert UNDERWAY.pause(START + 130) == Paused(PLAN, CLEARANCE, banked=130.0)


def test_stopping_keeps_what_was_walked_and_why() -> None:
    stopped = UNDERWAY.stop(START + 200, StopReason.PAIN)
    assert stopped == Stopped(PLAN, CLEARANCE, banked=200.0, reason=StopReason.PAIN)


def test_a_pause_earns_nothing_nor_does_getting_ready_again() -> None:
    resumed = PAUSED.resume(at=START)
    walked = [resumed.elapsed(START + seconds) for seconds in (0, 9.9, 10, 11.5, 60)]
    assert walked == [130, 130, 130, 131.5, 180]
    assert [resumed.ready_in(START + seconds) for seconds in (0, 2.5, 10, 60)] == [10, 7.5, 0, 0]


def test_who_never_got_ready_goes_on_at_once() -> None:
    plan = make_plan(PlanChoice(minutes=10, get_ready=0))
    assert Paused(plan, CLEARANCE, 130.0).resume(START) == Underway(plan, CLEARANCE, 130.0, since=START)


def test_a_pause_while_getting_ready_begins_that_anew() -> None:
    resumed = Paused(PLAN, CLEARANCE, banked=9.5).resume(START)
    assert resumed == Ready(PLAN).begin(CLEARANCE, START)


def test_a_pause_with_the_first_step_is_one_of_the_walk() -> None:
    resumed = Paused(PLAN, CLEARANCE, banked=float(GET_READY)).resume(START)
    assert resumed == Underway(PLAN, CLEARANCE, banked=float(GET_READY), since=START + GET_READY)


def test_a_pause_while_getting_ready_again_gives_all_of_it_once_more() -> None:
    paused = PAUSED.resume(START).pause(START + 4)
    assert paused == Paused(PLAN, CLEARANCE, banked=130.0, owed=6.0)
    assert paused.resume(START + 50).elapsed(START + 60) == 130


def test_nobody_walked_while_getting_ready_again_not_even_asleep() -> None:
    paused = PAUSED.resume(START).pause(START + 4)
    assert isinstance(paused, Paused)
    for slept, walked in ((5.0, 130), (6.0, 130), (66.0, 190)):
        after = paused.walked_on(slept, START + 100)
        assert isinstance(after, Underway)
        assert after.elapsed(START + 110) == walked
    assert paused.walked_on(6 + 480, START + 100) == Finished(PLAN, CLEARANCE)


def test_a_paused_session_stops_where_it_paused() -> None:
    assert PAUSED.stop(StopReason.DONE) == Stopped(PLAN, CLEARANCE, banked=130.0, reason=StopReason.DONE)


def test_what_has_ended_has_no_more_steps() -> None:
    steps = {"begin", "pause", "resume", "stop", "catch_up"}
    assert not steps & set(dir(Finished))
    assert not steps & set(dir(Stopped))


def test_each_state_has_only_the_steps_that_it_allows() -> None:
    assert not {"pause", "resume", "stop", "catch_up"} & set(dir(Ready))
    assert not {"begin", "resume"} & set(dir(Underway))
    assert not {"begin", "pause", "catch_up"} & set(dir(Paused))


def test_every_state_knows_how_far_its_plan_is() -> None:
    at = START + 60
    states: list[Session] = [
        Ready(PLAN),
        UNDERWAY,
        PAUSED,
        Stopped(PLAN, CLEARANCE, 99.0, StopReason.DONE),
        Finished(PLAN, CLEARANCE),
    ]
    assert [elapsed(state, at) for state in states] == [0, 60, 130, 99, SECONDS]


def test_no_session_begins_without_a_clearance() -> None:
    with pytest.raises(TypeError):
        Ready(PLAN).begin(at=START)  # type: ignore[call-arg]


# Whatever happens in whatever order.


@given(banked=st.floats(0, 609.5), since=st.floats(0, 1e9), steps=st.integers(-4, 4))
@example(banked=282.64428508374925, since=3.016519135365412, steps=-1)
def test_a_session_that_goes_on_has_time_left(banked: float, since: float, steps: int) -> None:
    """However a float is rounded; else the next look would come a second after the end, not at it."""
    session = Underway(PLAN, CLEARANCE, banked, since)
    at = session.ends_at
    for _ in range(abs(steps)):
        at = nextafter(at, inf if steps > 0 else -inf)
    over = session.elapsed(at) >= PLAN.seconds
    assert isinstance(session.catch_up(at), Finished) == over
    assert isinstance(session.pause(at), Finished) == over
    assert isinstance(session.stop(at, StopReason.DONE), Finished) == over
    assert over or steps < 0


class AnySequence(RuleBasedStateMachine):
    """Steps at any moments that never go back, beside a model that only adds up walking time."""

    @initialize(choice=choices, at=grains)
    def begin(self, choice: PlanChoice, at: float) -> None:
        self.plan = make_plan(choice)
        self.at = at
        self.walked = 0.0
        self.owed = 0.0
        self.seen = 0.0
        self.session: Session = Ready(self.plan).begin(CLEARANCE, at)

    @rule(seconds=grains)
    def time_passes(self, seconds: float) -> None:
        self.at += seconds
        if isinstance(self.session, Underway):
            ready = min(self.owed, seconds)
            self.owed -= ready
            self.walked = min(self.walked + seconds - ready, float(self.plan.seconds))

    @rule(seconds=st.sampled_from([0.0, 1 / 64, 1.0, 10.0, 59.0, 60.0]))
    def a_little_time_passes(self, seconds: float) -> None:
        self.time_passes(seconds)

    @precondition(lambda self: isinstance(self.session, Underway))
    @rule()
    def pause(self) -> None:
        assert isinstance(self.session, Underway)
        self._is_over_or(Paused, self.session.pause(self.at))

    @precondition(lambda self: isinstance(self.session, Paused))
    @rule()
    def resume(self) -> None:
        assert isinstance(self.session, Paused)
        self.session = self.session.resume(self.at)
        self._get_ready()

    @precondition(lambda self: isinstance(self.session, Paused))
    @rule(seconds=grains)
    def walk_on(self, seconds: float) -> None:
        assert isinstance(self.session, Paused)
        assert self.session.owed == self.owed
        self.walked = min(self.walked + max(0.0, seconds - self.owed), float(self.plan.seconds))
        after = self.session.walked_on(seconds, self.at)
        self._is_over_or(Underway, after)
        if isinstance(after, Underway):
            self._get_ready()

    def _get_ready(self) -> None:
        """Before the first step from the beginning, and else as long as then, for nothing."""
        if self.walked < self.plan.lead:
            self.walked = self.owed = 0.0
        else:
            self.owed = float(self.plan.lead)

    @precondition(lambda self: isinstance(self.session, Underway))
    @rule()
    def catch_up(self) -> None:
        assert isinstance(self.session, Underway)
        self._is_over_or(Underway, self.session.catch_up(self.at))

    @precondition(lambda self: isinstance(self.session, Underway | Paused))
    @rule(reason=st.sampled_from(StopReason))
    def stop(self, reason: StopReason) -> None:
        if isinstance(self.session, Underway):
            self._is_over_or(Stopped, self.session.stop(self.at, reason))
        elif isinstance(self.session, Paused):
            self.session = self.session.stop(reason)

    def _is_over_or(self, otherwise: type, session: Session) -> None:
        expected = Finished if self.walked >= self.plan.seconds else otherwise
        assert isinstance(session, expected)
        self.session = session

    @invariant()
    def exactly_the_time_underway_was_earned(self) -> None:
        assert elapsed(self.session, self.at) == self.walked

    @invariant()
    def what_was_walked_adds_up(self) -> None:
        assert sum(astuple(self.plan.walked(elapsed(self.session, self.at)))) == self.walked

    @invariant()
    def what_counts_is_what_lay_in_backward_segments(self) -> None:
        counted, start = 0.0, 0
        for segment in self.plan.segments:
            if segment.kind is SegmentKind.BACKWARD:
                counted += max(0.0, min(self.walked, start + segment.seconds) - start)
            start += segment.seconds
        assert self.plan.walked(elapsed(self.session, self.at)).backward == counted

    @invariant()
    def time_never_runs_backwards(self) -> None:
        now = max(0.0, elapsed(self.session, self.at) - self.plan.lead)  # of what is walked, that is
        assert now >= self.seen
        self.seen = now

    @invariant()
    def the_checklist_stays_with_the_session(self) -> None:
        assert not isinstance(self.session, Ready)
        assert self.session.clearance is CLEARANCE


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
