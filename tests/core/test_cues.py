import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.cues import Cue, standing_cue
from retrotimer.core.plan import PlanChoice, SegmentKind, make_plan
from tests.core.strategies import choices

PLAIN = make_plan(PlanChoice(minutes=12, get_ready=10, warm_up=1, cool_down=2))
BACK = 70
"""Where the backward walk of `PLAIN` begins; it ends 720 s later."""


@pytest.mark.parametrize(
    ("elapsed", "cue"),
    [
        (0, Cue.LOOK_BEHIND),
        (9.99, Cue.LOOK_BEHIND),
        (10, Cue.WALK_FORWARDS),
        (BACK, Cue.BEGIN),
        (BACK + 19.99, Cue.BEGIN),
        (BACK + 20, Cue.STEADY),
        (BACK + 359.99, Cue.STEADY),
        (BACK + 360, Cue.HALFWAY),
        (BACK + 379.99, Cue.HALFWAY),
        (BACK + 380, Cue.STEADY),
        (BACK + 659.99, Cue.STEADY),
        (BACK + 660, Cue.ONE_MINUTE_LEFT),
        (BACK + 709.99, Cue.ONE_MINUTE_LEFT),
        (BACK + 710, Cue.TEN_SECONDS),
        (BACK + 719.99, Cue.TEN_SECONDS),
        (BACK + 720, Cue.EASY_OUT),
        (BACK + 840, Cue.EASY_OUT),
    ],
)
def test_what_stands_in_the_window_during_a_walk(elapsed: float, cue: Cue) -> None:
    assert standing_cue(PLAIN, elapsed) is cue


def test_the_last_cue_of_a_plan_that_ends_backwards_is_to_slow_down() -> None:
    plan = make_plan(PlanChoice())
    assert standing_cue(plan, plan.seconds) is Cue.TEN_SECONDS


def test_an_easy_start_says_when_to_turn_and_when_to_begin_again() -> None:
    plan = make_plan(PlanChoice(minutes=10, get_ready=0, easy_start=True))
    assert standing_cue(plan, 60) is Cue.TURN_AND_WALK_FORWARDS
    assert standing_cue(plan, 120) is Cue.BEGIN
    assert standing_cue(plan, 141) is Cue.STEADY


@given(choices)
def test_every_walk_hears_of_its_halfway_its_last_minute_and_its_last_seconds(choice: PlanChoice) -> None:
    plan = make_plan(choice)
    said = {standing_cue(plan, second) for second in range(plan.seconds)}
    assert {Cue.BEGIN, Cue.HALFWAY, Cue.ONE_MINUTE_LEFT, Cue.TEN_SECONDS} <= said


@given(choices, st.data())
def test_cues_of_the_backward_walk_stand_only_in_it(choice: PlanChoice, data: st.DataObject) -> None:
    plan = make_plan(choice)
    elapsed = data.draw(st.floats(0, plan.seconds))
    kind = plan.place(elapsed).segment.kind
    backward = {Cue.BEGIN, Cue.STEADY, Cue.HALFWAY, Cue.ONE_MINUTE_LEFT, Cue.TEN_SECONDS}
    assert (standing_cue(plan, elapsed) in backward) == (kind is SegmentKind.BACKWARD)
