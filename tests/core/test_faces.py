from dataclasses import replace
from math import ceil

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrotimer.core.cue_sheet import cue_sheet
from retrotimer.core.cues import Cue
from retrotimer.core.faces import AfterFace, RunningFace, running_face
from retrotimer.core.plan import Mode, PlanChoice, SegmentKind, make_plan
from retrotimer.core.records import Outcome
from retrotimer.core.session import Paused, Underway
from retrotimer.core.weeks import Outlook, WeekFace, week_face, week_start
from tests.core.strategies import choices
from tests.fakes import TODAY, a_clearance, a_record

PLAIN = PlanChoice(minutes=10, get_ready=10)


def face(choice: PlanChoice, elapsed: float) -> RunningFace:
    plan = make_plan(choice)
    return running_face(Underway(plan, a_clearance(), banked=0.0, since=0.0), cue_sheet(plan), elapsed)


@pytest.mark.parametrize(
    ("elapsed", "kind", "digits"),
    [
        (0.0, SegmentKind.GET_READY, 10),
        (0.25, SegmentKind.GET_READY, 10),
        (1.0, SegmentKind.GET_READY, 9),
        (9.001, SegmentKind.GET_READY, 1),
        (10.0, SegmentKind.BACKWARD, 600),
        (10.5, SegmentKind.BACKWARD, 600),
        (11.0, SegmentKind.BACKWARD, 599),
        (609.5, SegmentKind.BACKWARD, 1),
    ],
)
def test_the_digits_are_the_seconds_left_of_the_segment(
    elapsed: float, kind: SegmentKind, digits: int
) -> None:
    shown = face(PLAIN, elapsed)
    assert (shown.kind, shown.seconds_left) == (kind, digits)


@given(choices, st.data())
def test_the_digits_are_a_whole_second_and_never_promise_too_little(
    choice: PlanChoice, data: st.DataObject
) -> None:
    plan = make_plan(choice)
    elapsed = data.draw(st.integers(0, plan.seconds * 1000 - 1)) / 1000
    left = plan.place(elapsed).left
    digits = face(choice, elapsed).seconds_left
    assert type(digits) is int
    assert digits == ceil(round(left, 3))


@given(choices, st.integers(0, 1799), st.floats(0, 0.0004))
def test_digits_and_line_step_together_however_a_float_is_rounded(
    choice: PlanChoice, second: int, hair: float
) -> None:
    """A tick is meant for a whole second; a hair before or after it shows the same."""
    plan = make_plan(choice)
    second = 1 + second % (plan.seconds - 1)
    exact = face(choice, float(second))
    for elapsed in (second - hair, second + hair):
        shown = face(choice, elapsed)
        assert shown.fraction == exact.fraction
        if plan.place(elapsed).segment == plan.place(second).segment:
            assert shown.seconds_left == exact.seconds_left


@given(choices, st.lists(st.floats(0, 1900), min_size=2))
def test_the_line_only_ever_fills(choice: PlanChoice, moments: list[float]) -> None:
    total = make_plan(choice).seconds
    fractions = [face(choice, min(moment, total)).fraction for moment in sorted(moments)]
    assert fractions == sorted(fractions)
    assert all(0 <= fraction <= 1 for fraction in fractions)


@given(choices)
def test_the_line_begins_after_getting_ready_and_is_full_at_the_end(choice: PlanChoice) -> None:
    plan = make_plan(choice)
    assert face(choice, 0).fraction == 0
    assert face(choice, plan.lead).fraction == 0
    assert face(choice, plan.lead + 1).fraction > 0
    assert face(choice, plan.seconds).fraction == 1


@pytest.mark.parametrize(
    ("choice", "halfway"),
    [
        (PLAIN, 300 / 600),
        (PlanChoice(minutes=15, get_ready=60), 450 / 900),
        (PlanChoice(minutes=10, warm_up=5), 600 / 900),
        (PlanChoice(minutes=10, warm_up=2, cool_down=3), 420 / 900),
        # Backward minutes 1 to 5 and the four forward ones between them.
        (PlanChoice(minutes=10, easy_start=True), 540 / 1140),
        # … and half of the sixth.
        (PlanChoice(minutes=11, easy_start=True), 630 / 1260),
    ],
)
def test_halfway_is_where_half_of_the_backward_minutes_are_walked(choice: PlanChoice, halfway: float) -> None:
    assert face(choice, 0).halfway == pytest.approx(halfway)


@given(choices)
@example(PlanChoice(minutes=12, get_ready=0, warm_up=3, cool_down=1, easy_start=True))
def test_halfway_on_the_line_is_halfway_in_the_plan(choice: PlanChoice) -> None:
    plan = make_plan(choice)
    elapsed = plan.lead + face(choice, 0).halfway * (plan.seconds - plan.lead)
    assert plan.walked(elapsed).backward == pytest.approx(choice.minutes * 30)


@given(choices)
def test_the_marks_stand_at_the_whole_minutes_in_between(choice: PlanChoice) -> None:
    plan = make_plan(choice)
    line = plan.seconds - plan.lead
    marks = face(choice, 0).marks
    assert [mark * line for mark in marks] == pytest.approx([60 * n for n in range(1, line // 60)])
    starts, at = [], 0
    for segment in plan.segments:
        starts.append((at - plan.lead) / line)
        at += segment.seconds
    assert all(any(mark == pytest.approx(start) for mark in marks) for start in starts if 0 < start < 1)


def test_a_pause_says_so_and_keeps_the_digits() -> None:
    paused = running_face(Paused(make_plan(PLAIN), a_clearance(), banked=100.5), (), at=9e9)
    assert (paused.paused, paused.cue.cue, paused.seconds_left) == (True, Cue.PAUSED, 510)
    assert face(PLAIN, 100.5).paused is False


def test_who_has_just_gone_on_is_told_so_until_the_next_cue() -> None:
    plan = make_plan(replace(PLAIN, get_ready=0))
    resumed = Underway(plan, a_clearance(), banked=115.0, since=0.0)
    shown = [running_face(resumed, cue_sheet(plan), at).cue.cue for at in (0.0, 4.9, 5.0, 8.0)]
    assert shown == [Cue.RESUMED, Cue.RESUMED, Cue.GLANCE_LEFT, Cue.GLANCE_LEFT]
    assert running_face(resumed, (), 8.0).cue.cue is Cue.STEADY


def test_who_goes_on_gets_ready_again_with_the_same_count() -> None:
    plan = make_plan(PLAIN)
    resumed = Paused(plan, a_clearance(), banked=100.5).resume(at=0.0)
    faces = [running_face(resumed, cue_sheet(plan), at) for at in (0.0, 6.9, 7.0, 8.5, 9.0, 9.9, 10.0, 11.0)]
    assert [one.seconds_left for one in faces] == [10, 4, 3, 2, 1, 1, 510, 509]
    assert [one.kind for one in faces] == [SegmentKind.GET_READY] * 6 + [SegmentKind.BACKWARD] * 2
    assert [one.cue.cue for one in faces] == [
        *(Cue.RESUMED, Cue.RESUMED, Cue.THREE, Cue.TWO, Cue.ONE, Cue.ONE, Cue.BEGIN, Cue.BEGIN),
    ]
    assert {one.fraction for one in faces[:7]} == {faces[0].fraction}, "nothing counts meanwhile"
    assert running_face(resumed, (), 31.0).cue.cue is Cue.STEADY


@pytest.mark.parametrize(("banked", "cue"), [(130.0, Cue.BEGIN), (80.0, Cue.WALK_FORWARDS)])
def test_it_goes_on_as_the_plan_says_there(banked: float, cue: Cue) -> None:
    plan = make_plan(replace(PLAIN, easy_start=True))
    resumed = Paused(plan, a_clearance(), banked).resume(at=0.0)
    assert running_face(resumed, (), 10.0).cue.cue is cue


def test_the_mode_and_the_minutes_are_shown() -> None:
    shown = face(replace(PLAIN, mode=Mode.RUN, minutes=13), 0)
    assert (shown.mode, shown.minutes) == (Mode.RUN, 13)


@pytest.mark.parametrize(("walked", "complete"), [(0.0, False), (599.9, False), (600.0, True), (900.0, True)])
def test_after_a_walk_the_day_is_complete_or_not(walked: float, *, complete: bool) -> None:
    week = week_face(week_start(TODAY, 0), frozenset(), 4, TODAY)
    after = AfterFace(a_record(), walked, week)
    assert after.day_complete is complete
    assert after.finished is True
    assert replace(after, record=replace(a_record(), outcome=Outcome.STOPPED)).finished is False


@pytest.mark.parametrize(
    ("walked", "day_walked", "complete", "goal", "mode", "exceeds"),
    [
        (10, 10, 5, 4, Mode.WALK, True),
        (10, 10, 7, 4, Mode.WALK, True),
        (10, 10, 4, 4, Mode.WALK, False),
        (10, 10, 4, 3, Mode.WALK, False),  # four are advised, whatever the goal
        (10, 10, 5, 3, Mode.WALK, True),
        (10, 10, 5, 5, Mode.WALK, False),  # the person wants them
        (10, 10, 6, 5, Mode.WALK, True),
        (6, 12, 5, 4, Mode.WALK, True),
        (6, 9, 5, 4, Mode.WALK, False),  # some other days make up the five
        (10, 20, 5, 4, Mode.WALK, False),  # the day was complete before
        (10, 10, 5, 4, Mode.RUN, False),
    ],
)
def test_a_walk_that_makes_a_fifth_day_in_a_week_exceeds_the_advice(
    walked: float, day_walked: float, complete: int, goal: int, mode: Mode, *, exceeds: bool
) -> None:
    week = WeekFace(week_start(TODAY, 0), complete, goal, 0, Outlook.MET)
    after = AfterFace(a_record(minutes=walked, mode=mode), day_walked * 60, week)
    assert after.exceeds_advice is exceeds
