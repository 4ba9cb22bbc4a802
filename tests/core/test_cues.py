from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.cue_sheet import NEAR_SECONDS, cue_sheet, lead_in
from retrotimer.core.cues import (
    ESSENTIAL,
    GLANCES,
    MINUTE_CALLS,
    SOUNDS,
    URGENT,
    Cue,
    CueSheet,
    TimedCue,
    cues_between,
    next_cue_in,
    standing_cue,
)
from retrotimer.core.plan import Plan, PlanChoice, SegmentKind, make_plan
from retrotimer.core.sound import Sound
from tests.core.strategies import choices

PLAIN = make_plan(PlanChoice(minutes=12, get_ready=10, warm_up=1, cool_down=2))
BACK = 70
"""Where the backward walk of `PLAIN` begins; it ends 720 s later."""

turns = st.just(0) | st.integers(15, 300)
sheets = st.builds(
    lambda choice, buddy, turn: (
        make_plan(choice),
        cue_sheet(make_plan(choice), buddy=buddy, turn_every=turn),
    ),
    choices,
    st.booleans(),
    turns,
)


def script(minutes: int, *, buddy: bool = False, turn_every: int = 0) -> list[tuple[float, Cue]]:
    """The cues of a plain walk that begins at once."""
    plan = make_plan(PlanChoice(minutes=minutes, get_ready=0))
    return [(timed.at, timed.cue) for timed in cue_sheet(plan, buddy=buddy, turn_every=turn_every)]


def test_ten_minutes_as_the_script_has_them() -> None:
    assert script(10) == [
        (0, Cue.BEGIN),
        (120, Cue.GLANCE_LEFT),
        (180, Cue.STEADY),  # the only minute call that finds room
        (240, Cue.GLANCE_RIGHT),
        (300, Cue.HALFWAY),
        (360, Cue.GLANCE_LEFT),  # six minutes: the minute call gives way
        (480, Cue.GLANCE_RIGHT),
        (540, Cue.ONE_MINUTE_LEFT),  # nine minutes, likewise
        (590, Cue.TEN_SECONDS),
        (600, Cue.FINISHED),
    ]


def test_a_glance_that_falls_on_halfway_moves_twenty_seconds_earlier() -> None:
    told = script(12)
    assert (360, Cue.HALFWAY) in told
    assert (340, Cue.GLANCE_LEFT) in told
    assert not {at for at, cue in told if cue in GLANCES} & {360}


def test_a_glance_that_falls_on_the_last_minute_moves_twenty_seconds_earlier() -> None:
    told = script(11)
    assert (600, Cue.ONE_MINUTE_LEFT) in told
    assert (580, Cue.GLANCE_LEFT) in told


def test_a_buddy_is_asked_where_else_one_glances() -> None:
    alone, together = script(10), script(10, buddy=True)
    asked = [at for at, cue in together if cue is Cue.GLANCE_BUDDY]
    assert asked == [at for at, cue in alone if cue in GLANCES]
    assert [one for one in together if one[1] is not Cue.GLANCE_BUDDY] == [
        one for one in alone if one[1] not in GLANCES
    ]


def test_a_minute_call_knows_its_minutes() -> None:
    sheet = cue_sheet(make_plan(PlanChoice(minutes=11)))
    told = {timed.minutes: timed.cue for timed in sheet if timed.minutes}
    assert told == {3: Cue.MINUTES_DONE, 9: Cue.STEADY}


@given(sheets)
def test_wherever_a_minute_call_finds_room_a_walker_hears_of_the_talk_test(
    made: tuple[object, CueSheet],
) -> None:
    told = [timed.cue for timed in made[1] if timed.minutes]
    assert (Cue.STEADY in told) == bool(told)
    assert told[:1] in ([], [Cue.STEADY], [Cue.MINUTES_DONE])


@pytest.mark.parametrize("minutes", range(10, 16))
def test_the_talk_test_is_heard_once_in_every_plain_walk(minutes: int) -> None:
    assert sum(cue is Cue.STEADY for _, cue in script(minutes)) == 1


def test_the_end_of_a_short_corridor_is_told_whatever_else_is_told() -> None:
    told = [at for at, cue in script(10, turn_every=45) if cue is Cue.NEAR_THE_END]
    assert told == list(range(45, 590, 45))


def test_the_last_seconds_are_told_and_no_corridor_that_ends_with_them() -> None:
    told = [(at, cue) for at, cue in script(10, turn_every=59) if at >= 531]
    assert told[:2] == [(531, Cue.NEAR_THE_END), (540, Cue.ONE_MINUTE_LEFT)]
    assert [cue for at, cue in told if at == 590] == [Cue.TEN_SECONDS]


@pytest.mark.parametrize("turn_every", [15, 20, 25, 30, 40, 45, 60, 90, 120, 299, 300])
def test_a_buddy_is_asked_every_two_minutes_on_a_short_path_too(turn_every: int) -> None:
    asked = [at for at, cue in script(10, buddy=True, turn_every=turn_every) if cue is Cue.GLANCE_BUDDY]
    assert len(asked) == 4
    for due, at in zip((120, 240, 360, 480), asked, strict=True):
        assert due - 60 <= at <= due
    turns = {at for at, cue in script(10, turn_every=turn_every) if cue is Cue.NEAR_THE_END}
    assert not turns & set(asked)


def test_with_an_easy_start_a_buddy_is_asked_half_way_to_the_turn_within_the_minute() -> None:
    plan = make_plan(PlanChoice(minutes=10, get_ready=0, easy_start=True))
    sheet = cue_sheet(plan, buddy=True, turn_every=35)
    assert [timed.at for timed in sheet if timed.cue is Cue.GLANCE_BUDDY] == [138, 378, 618, 858]


@pytest.mark.parametrize(("turn_every", "told"), [(35, 0), (40, 4), (45, 2), (50, 4), (60, 4), (90, 4)])
def test_a_glance_on_a_short_path_looks_for_room(turn_every: int, told: int) -> None:
    assert sum(cue in GLANCES for _, cue in script(10, turn_every=turn_every)) == told


@pytest.mark.parametrize("turn_every", [0, 15, 20, 30, 45])
@pytest.mark.parametrize("buddy", [False, True])
@pytest.mark.parametrize("easy", [False, True])
def test_nobody_is_to_look_behind_while_walking_forwards(turn_every: int, *, buddy: bool, easy: bool) -> None:
    plan = make_plan(PlanChoice(minutes=10, get_ready=10, warm_up=1, cool_down=1, easy_start=easy))
    for timed in cue_sheet(plan, buddy=buddy, turn_every=turn_every):
        if timed.cue in GLANCES:
            assert plan.place(timed.at).segment.kind is SegmentKind.BACKWARD


@pytest.mark.parametrize(("get_ready", "counted"), [(5, False), (6, True)])
def test_who_goes_on_is_counted_in_where_there_is_time_for_it(get_ready: int, *, counted: bool) -> None:
    plan = make_plan(PlanChoice(minutes=10, get_ready=get_ready))
    count = [(127.0, Cue.THREE), (128.0, Cue.TWO), (129.0, Cue.ONE)] if counted else []
    assert [(timed.at, timed.cue) for timed in lead_in(plan, 130.0)] == [*count, (130.0, Cue.BEGIN)]


@pytest.mark.parametrize("get_ready", [0, 3, 5])
def test_who_has_hardly_time_to_look_is_not_counted_in(get_ready: int) -> None:
    told = [timed.cue for timed in cue_sheet(make_plan(PlanChoice(get_ready=get_ready)))]
    assert Cue.THREE not in told
    assert (Cue.LOOK_BEHIND in told) == (get_ready > 0)


def test_three_two_one_are_the_last_three_seconds() -> None:
    told = {timed.cue: timed.at for timed in cue_sheet(make_plan(PlanChoice(get_ready=6)))}
    assert [told[cue] for cue in (Cue.LOOK_BEHIND, Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN)] == [0, 3, 4, 5, 6]


def test_taking_turns_says_which_way_at_each_turn() -> None:
    plan = make_plan(PlanChoice(minutes=10, get_ready=0, easy_start=True))
    told = {timed.at: timed.cue for timed in cue_sheet(plan)}
    assert told[0] is Cue.BEGIN
    assert told[60] is Cue.TURN_AND_WALK_FORWARDS
    assert told[120] is Cue.BEGIN_AGAIN
    assert told[540] is Cue.HALFWAY_FORWARDS  # five of ten minutes are walked backwards
    assert told[1080] is Cue.LAST_MINUTE_AGAIN
    assert told[plan.seconds] is Cue.FINISHED


def test_a_walk_that_ends_forwards_says_so() -> None:
    assert cue_sheet(PLAIN)[-1] == TimedCue(PLAIN.seconds, Cue.FINISHED_FORWARDS)
    assert TimedCue(BACK + 720, Cue.EASY_OUT) in cue_sheet(PLAIN)


@given(sheets)
def test_every_walk_hears_of_its_halfway_its_last_minute_and_its_end(made: tuple[object, CueSheet]) -> None:
    told = [timed.cue for timed in made[1]]
    for wanted in (
        {Cue.BEGIN, Cue.BEGIN_AGAIN},
        {Cue.HALFWAY, Cue.HALFWAY_FORWARDS},
        {Cue.ONE_MINUTE_LEFT, Cue.LAST_MINUTE_AGAIN},
        {Cue.TEN_SECONDS},
    ):
        assert wanted & set(told)
    assert told[-1] in {Cue.FINISHED, Cue.FINISHED_FORWARDS}
    for once in (Cue.BEGIN, Cue.HALFWAY, Cue.TEN_SECONDS, Cue.FINISHED):
        assert told.count(once) <= 1


@given(sheets)
def test_glances_and_minute_calls_keep_away_from_everything(made: tuple[object, CueSheet]) -> None:
    sheet = made[1]
    yielding = GLANCES | (set(MINUTE_CALLS) - {Cue.NEAR_THE_END})
    if Cue.NEAR_THE_END in {timed.cue for timed in sheet}:
        yielding -= {Cue.GLANCE_BUDDY}  # who is asked between two turns where there is no more room
    for one, other in pairwise(sheet):
        if one.cue in yielding or other.cue in yielding:
            assert other.at - one.at > NEAR_SECONDS


@given(sheets)
def test_cues_fall_on_whole_seconds_of_the_plan(made: tuple[object, CueSheet]) -> None:
    assert all(timed.at == int(timed.at) for timed in made[1])


@given(sheets, st.lists(st.floats(0, 2500), max_size=40))
def test_none_is_lost_and_none_is_told_twice_however_late_the_ticks_are(
    made: tuple[object, CueSheet], moments: list[float]
) -> None:
    sheet = made[1]
    told: list[TimedCue] = []
    before = -1.0
    for moment in [*sorted(moments), 9999.0]:
        told += cues_between(sheet, before, moment)
        before = moment
    assert told == list(sheet)


@given(sheets, st.floats(0, 2500))
def test_the_next_cue_is_the_one_that_is_told_next(made: tuple[object, CueSheet], elapsed: float) -> None:
    sheet = made[1]
    following = next_cue_in(sheet, elapsed)
    if following is None:
        assert not cues_between(sheet, elapsed, 1e9)
    else:
        assert cues_between(sheet, elapsed, elapsed + following + 1e-6)
        assert not cues_between(sheet, elapsed, elapsed + following - 1e-6)


@pytest.mark.parametrize(
    ("elapsed", "cue"),
    [
        (0, Cue.LOOK_BEHIND),
        (6.99, Cue.LOOK_BEHIND),
        (7, Cue.THREE),
        (9.99, Cue.ONE),
        (10, Cue.WALK_FORWARDS),
        (BACK, Cue.BEGIN_AGAIN),
        (BACK + 19.99, Cue.BEGIN_AGAIN),
        (BACK + 20, Cue.STEADY),
        (BACK + 120, Cue.GLANCE_LEFT),
        (BACK + 129.99, Cue.GLANCE_LEFT),
        (BACK + 130, Cue.STEADY),
        (BACK + 180, Cue.MINUTES_DONE),
        (BACK + 359.99, Cue.STEADY),
        (BACK + 360, Cue.HALFWAY),
        (BACK + 380, Cue.STEADY),
        (BACK + 660, Cue.ONE_MINUTE_LEFT),
        (BACK + 709.99, Cue.ONE_MINUTE_LEFT),
        (BACK + 710, Cue.TEN_SECONDS),
        (BACK + 719.99, Cue.TEN_SECONDS),
        (BACK + 720, Cue.EASY_OUT),
        (BACK + 839, Cue.EASY_OUT),
    ],
)
def test_what_stands_in_the_window_during_a_walk(elapsed: float, cue: Cue) -> None:
    assert standing_cue(cue_sheet(PLAIN), PLAIN, elapsed).cue is cue


@given(choices, turns, st.data())
def test_nobody_is_told_to_walk_the_other_way(choice: PlanChoice, turn: int, data: st.DataObject) -> None:
    plan = make_plan(choice)
    sheet = cue_sheet(plan, turn_every=turn)
    elapsed = data.draw(st.floats(0, plan.seconds - 0.01))
    forwards = {Cue.WALK_FORWARDS, Cue.TURN_AND_WALK_FORWARDS, Cue.HALFWAY_FORWARDS, Cue.EASY_OUT}
    kind = plan.place(elapsed).segment.kind
    standing = standing_cue(sheet, plan, elapsed).cue
    ready = {Cue.LOOK_BEHIND, Cue.THREE, Cue.TWO, Cue.ONE}
    assert (standing in ready) == (kind is SegmentKind.GET_READY)
    assert (standing in forwards) == (
        kind in {SegmentKind.WARM_UP, SegmentKind.FORWARD, SegmentKind.COOL_DOWN}
    )


@given(sheets)
def test_every_cue_that_is_told_stands_in_the_window_at_some_moment(made: tuple[Plan, CueSheet]) -> None:
    plan, sheet = made
    stood = {standing_cue(sheet, plan, second / 2).cue for second in range(2 * plan.seconds)}
    told = {timed.cue for timed in sheet} - {Cue.FINISHED, Cue.FINISHED_FORWARDS}  # which the curtain says
    assert told <= stood


def test_what_only_tells_cuts_nothing_off() -> None:
    assert not URGENT & (
        GLANCES | set(MINUTE_CALLS[:2]) | {Cue.HALFWAY, Cue.ONE_MINUTE_LEFT, Cue.TEN_SECONDS}
    )
    assert {Cue.NEAR_THE_END, Cue.FINISHED, Cue.PAUSED, Cue.STOPPED, Cue.BEGIN} <= URGENT


def test_every_cue_has_a_sound_and_all_that_is_essential_is_named() -> None:
    assert set(SOUNDS) == set(Cue)
    assert {Cue.BEGIN, Cue.HALFWAY, Cue.ONE_MINUTE_LEFT, Cue.FINISHED, Cue.NEAR_THE_END} <= ESSENTIAL
    assert not ESSENTIAL & GLANCES


@given(choices, turns)
def test_signals_alone_tell_at_each_turn_which_way_to_walk(choice: PlanChoice, turn: int) -> None:
    plan = make_plan(choice)
    wanted: list[tuple[float, Sound]] = []
    begins, moves = 0, False
    for segment in plan.segments:
        if moves:
            forwards = segment.kind in {SegmentKind.FORWARD, SegmentKind.COOL_DOWN}
            wanted.append((begins, Sound.FORWARDS if forwards else Sound.BACKWARDS))
        moves = moves or segment.kind is not SegmentKind.GET_READY
        begins += segment.seconds
    told = [(timed.at, SOUNDS[timed.cue]) for timed in cue_sheet(plan, turn_every=turn)]
    assert [one for one in told if one[1] in {Sound.FORWARDS, Sound.BACKWARDS}] == wanted


def test_no_signal_stands_for_two_instructions() -> None:
    assert [cue for cue in Cue if SOUNDS[cue] is Sound.TURN] == [Cue.NEAR_THE_END]
    assert [cue for cue in Cue if SOUNDS[cue] is Sound.HALFWAY] == [Cue.HALFWAY]
    assert [cue for cue in Cue if SOUNDS[cue] is Sound.ONE_MINUTE] == [Cue.ONE_MINUTE_LEFT]
