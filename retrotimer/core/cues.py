"""What a walker is told, as values; the words for them are in `retrotimer.words`.

The standing cue is what the window shows in large words at a moment of the plan.
"""

from enum import Enum

from retrotimer.core.plan import MINUTE, Place, Plan, SegmentKind

LAST_SECONDS = 10
BEGIN_SECONDS = 20


class Cue(Enum):
    """One thing that a walker is told."""

    LOOK_BEHIND = "look_behind"
    WALK_FORWARDS = "walk_forwards"
    BEGIN = "begin"
    STEADY = "steady"
    TURN_AND_WALK_FORWARDS = "turn_forwards"
    HALFWAY = "halfway"
    ONE_MINUTE_LEFT = "one_minute_left"
    TEN_SECONDS = "ten_seconds"
    EASY_OUT = "easy_out"
    PAUSED = "paused"


_PLAIN = {
    SegmentKind.GET_READY: Cue.LOOK_BEHIND,
    SegmentKind.WARM_UP: Cue.WALK_FORWARDS,
    SegmentKind.FORWARD: Cue.TURN_AND_WALK_FORWARDS,
    SegmentKind.COOL_DOWN: Cue.EASY_OUT,
}


def standing_cue(plan: Plan, elapsed: float) -> Cue:
    """The cue that stands in the window `elapsed` seconds into the plan."""
    place = plan.place(elapsed)
    if place.segment.kind in _PLAIN:
        return _PLAIN[place.segment.kind]
    return _backward_cue(plan, elapsed, place)


def _backward_cue(plan: Plan, elapsed: float, place: Place) -> Cue:
    planned = plan.planned.backward
    done = plan.walked(elapsed).backward
    left = planned - done
    if left <= LAST_SECONDS:
        return Cue.TEN_SECONDS
    if left <= MINUTE:
        return Cue.ONE_MINUTE_LEFT
    # Before BEGIN: in an easy start, half of an even number of minutes is done where a stretch begins.
    if 0 <= done - planned / 2 < BEGIN_SECONDS:
        return Cue.HALFWAY
    if place.spent < BEGIN_SECONDS:
        return Cue.BEGIN
    return Cue.STEADY
