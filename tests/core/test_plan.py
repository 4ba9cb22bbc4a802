from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.plan import (
    MINUTE,
    Mode,
    PlanChoice,
    PlanError,
    Segment,
    SegmentKind,
    SegmentSeconds,
    make_plan,
)
from tests.core.strategies import choices, grains

EVERYTHING = PlanChoice(minutes=12, get_ready=20, warm_up=3, cool_down=2)


def kinds(choice: PlanChoice) -> list[str]:
    return [segment.kind.value for segment in make_plan(choice).segments]


def test_the_default_is_ten_seconds_to_get_ready_and_ten_minutes_backwards() -> None:
    assert make_plan(PlanChoice()).segments == (
        Segment(SegmentKind.GET_READY, 10),
        Segment(SegmentKind.BACKWARD, 600),
    )


def test_a_plan_runs_from_getting_ready_to_the_cool_down() -> None:
    assert make_plan(EVERYTHING).segments == (
        Segment(SegmentKind.GET_READY, 20),
        Segment(SegmentKind.WARM_UP, 180),
        Segment(SegmentKind.BACKWARD, 720),
        Segment(SegmentKind.COOL_DOWN, 120),
    )


def test_segments_of_no_length_are_left_out() -> None:
    assert kinds(PlanChoice(get_ready=0)) == ["backward"]


def test_an_easy_start_begins_and_ends_backwards() -> None:
    plan = make_plan(PlanChoice(minutes=10, get_ready=0, easy_start=True))
    assert [segment.kind.value for segment in plan.segments] == (["backward", "forward"] * 10)[:-1]
    assert {segment.seconds for segment in plan.segments} == {60}


@pytest.mark.parametrize("minutes", range(10, 16))
@pytest.mark.parametrize("easy_start", [False, True])
def test_every_plan_holds_exactly_the_backward_minutes_that_were_chosen(
    minutes: int, *, easy_start: bool
) -> None:
    assert make_plan(PlanChoice(minutes=minutes, easy_start=easy_start)).planned.backward == minutes * 60


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("minutes", 10, 15), ("get_ready", 0, 60), ("warm_up", 0, 10), ("cool_down", 0, 10)],
)
def test_a_length_may_reach_its_bounds_and_not_pass_them(name: str, least: int, most: int) -> None:
    for value in (least, most):
        assert getattr(replace(PlanChoice(), **{name: value}), name) == value  # type: ignore[arg-type]
    for value in (least - 1, most + 1):
        with pytest.raises(PlanError, match=name):
            replace(PlanChoice(), **{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [10.0, 10.5, "10", None, True])
def test_a_length_is_a_whole_number(value: object) -> None:
    with pytest.raises(PlanError):
        PlanChoice(minutes=value)  # type: ignore[arg-type]


def test_what_was_planned_is_told_by_kind() -> None:
    assert make_plan(EVERYTHING).planned == SegmentSeconds(20, 180, 720, 0, 120)


def test_the_lead_is_the_time_to_get_ready() -> None:
    assert make_plan(EVERYTHING).lead == 20
    assert make_plan(PlanChoice(get_ready=0)).lead == 0


def test_a_segments_end_is_the_next_ones_start() -> None:
    plan = make_plan(EVERYTHING)
    before, at = plan.place(19.5), plan.place(20)
    assert (before.segment.kind, before.spent, before.left) == (SegmentKind.GET_READY, 19.5, 0.5)
    assert (at.segment.kind, at.spent, at.left) == (SegmentKind.WARM_UP, 0, 180)


def test_the_end_of_the_plan_lies_in_its_last_segment() -> None:
    plan = make_plan(EVERYTHING)
    place = plan.place(plan.seconds)
    assert (place.segment.kind, place.left) == (SegmentKind.COOL_DOWN, 0)


def test_only_backward_segments_walk_backwards() -> None:
    plan = make_plan(PlanChoice(minutes=10, get_ready=10, warm_up=1, easy_start=True))
    assert plan.walked(10 + 60 + 60 + 30) == SegmentSeconds(10, 60, 60, 30, 0)
    assert plan.walked(10 + 60 + 60 + 60 + 15) == SegmentSeconds(10, 60, 75, 60, 0)


def test_the_mode_changes_nothing_about_the_lengths() -> None:
    assert make_plan(PlanChoice(mode=Mode.RUN)).segments == make_plan(PlanChoice()).segments


@given(choices)
def test_a_choice_tells_how_long_its_plan_will_be(choice: PlanChoice) -> None:
    plan = make_plan(choice)
    assert choice.total_minutes * MINUTE == plan.seconds - plan.lead


@given(choices, grains)
def test_what_was_walked_adds_up_to_the_time_that_passed(choice: PlanChoice, seconds: float) -> None:
    plan = make_plan(choice)
    elapsed = min(seconds, float(plan.seconds))
    walked = plan.walked(elapsed)
    assert sum(astuple(walked)) == elapsed
    assert all(part <= whole for part, whole in zip(astuple(walked), astuple(plan.planned), strict=True))


@given(choices, st.data())
def test_the_place_agrees_with_the_segments_before_it(choice: PlanChoice, data: st.DataObject) -> None:
    plan = make_plan(choice)
    elapsed = data.draw(st.floats(0, plan.seconds))
    place = plan.place(elapsed)
    index = next(at for at, one in enumerate(plan.segments) if one is place.segment)
    start = sum(segment.seconds for segment in plan.segments[:index])
    assert place.spent == pytest.approx(elapsed - start, abs=1e-9)
    assert 0 <= place.spent <= place.segment.seconds
    assert place.spent + place.left == pytest.approx(place.segment.seconds)
