"""What a walker is told, as values; the words for them are in `retrotimer.words.cues`.

A cue sheet holds every cue of a walk with its moment in the plan.  It is made once, from the plan alone, so
what is due between two moments is a question to it: none is lost or told twice after a late tick, a pause,
sleep or a jump of the clock.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter

from retrotimer.core.plan import MINUTE, Plan, SegmentKind
from retrotimer.core.sound import Sound

LAST_SECONDS = 10
RESUMED_SECONDS = 8
"""For so long the window says that the walk goes on, where nobody gets ready for that."""

GOING_ON_SECONDS = 20
"""For so long it says how, after getting ready."""

TOO_LATE_SECONDS = 15
"""A cue that is overdue by more is no longer told aloud: it would be about another place."""


class Cue(Enum):
    """One thing that a walker is told."""

    SOUND_CHECK = "sound_check"
    LOOK_BEHIND = "look_behind"
    THREE = "three"
    TWO = "two"
    ONE = "one"
    WALK_FORWARDS = "walk_forwards"
    BEGIN = "begin"
    BEGIN_AGAIN = "begin_again"
    GLANCE_LEFT = "glance_left"
    GLANCE_RIGHT = "glance_right"
    GLANCE_BUDDY = "glance_buddy"
    MINUTES_DONE = "minutes_done"
    STEADY = "steady"
    NEAR_THE_END = "near_the_end"
    TURN_AND_WALK_FORWARDS = "turn_forwards"
    HALFWAY = "halfway"
    HALFWAY_FORWARDS = "halfway_forwards"
    ONE_MINUTE_LEFT = "one_minute_left"
    LAST_MINUTE_AGAIN = "last_minute_again"
    TEN_SECONDS = "ten_seconds"
    EASY_OUT = "easy_out"
    FINISHED = "finished"
    FINISHED_FORWARDS = "finished_forwards"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    WOKE = "woke"


SOUNDS = {
    Cue.SOUND_CHECK: Sound.START,
    Cue.LOOK_BEHIND: Sound.READY,
    Cue.THREE: Sound.TICK,
    Cue.TWO: Sound.TICK,
    Cue.ONE: Sound.TICK,
    Cue.WALK_FORWARDS: Sound.START,
    Cue.BEGIN: Sound.START,
    Cue.BEGIN_AGAIN: Sound.BACKWARDS,
    Cue.GLANCE_LEFT: Sound.LOOK,
    Cue.GLANCE_RIGHT: Sound.LOOK,
    Cue.GLANCE_BUDDY: Sound.LOOK,
    Cue.MINUTES_DONE: Sound.CALM,
    Cue.STEADY: Sound.CALM,
    Cue.NEAR_THE_END: Sound.TURN,
    Cue.TURN_AND_WALK_FORWARDS: Sound.FORWARDS,
    Cue.HALFWAY: Sound.HALFWAY,
    Cue.HALFWAY_FORWARDS: Sound.FORWARDS,
    Cue.ONE_MINUTE_LEFT: Sound.ONE_MINUTE,
    Cue.LAST_MINUTE_AGAIN: Sound.BACKWARDS,
    Cue.TEN_SECONDS: Sound.TEN_SECONDS,
    Cue.EASY_OUT: Sound.FORWARDS,
    Cue.FINISHED: Sound.FINISH,
    Cue.FINISHED_FORWARDS: Sound.FINISH,
    Cue.PAUSED: Sound.PAUSED,
    Cue.RESUMED: Sound.RESUMED,
    Cue.STOPPED: Sound.STOPPED,
    Cue.WOKE: Sound.TROUBLE,
}
"""The sound that says the same where there is no voice, and that goes before the words of what matters.

No sound asks for two things.  Where a cue has news and an instruction (halfway, or the last minute, with a
turn), the instruction wins: without a voice the news is not heard then, and the window shows it.
"""

GLANCES = frozenset({Cue.GLANCE_LEFT, Cue.GLANCE_RIGHT, Cue.GLANCE_BUDDY})
MINUTE_CALLS = (Cue.MINUTES_DONE, Cue.STEADY, Cue.NEAR_THE_END)
"""In turn, as the script has them."""

COUNT = frozenset({Cue.THREE, Cue.TWO, Cue.ONE})
ENDINGS = frozenset({Cue.FINISHED, Cue.FINISHED_FORWARDS})

ESSENTIAL = (
    frozenset(Cue) - GLANCES - COUNT - {Cue.LOOK_BEHIND, Cue.MINUTES_DONE, Cue.STEADY, Cue.TEN_SECONDS}
)
"""What is told where a person wants to hear little: start, halfway, one minute, finish, and every turn."""

URGENT = (
    frozenset(Cue)
    - GLANCES
    - COUNT
    - {
        Cue.MINUTES_DONE,
        Cue.STEADY,
        Cue.HALFWAY,
        Cue.ONE_MINUTE_LEFT,
        Cue.TEN_SECONDS,
    }
)
"""What cuts off what is still being said: all that a walker must do now. What only tells waits its turn."""

WORDS_ALONE = GLANCES | COUNT | {Cue.MINUTES_DONE, Cue.STEADY}
"""What the voice says without a sound before it: it comes often, or by the second."""

_STANDS = {
    **dict.fromkeys(COUNT, 1),
    **dict.fromkeys(GLANCES, 10),
    Cue.NEAR_THE_END: 10,
    Cue.MINUTES_DONE: 15,
    Cue.BEGIN: 20,
    Cue.BEGIN_AGAIN: 20,
    Cue.LAST_MINUTE_AGAIN: 20,
    Cue.HALFWAY: 20,
    Cue.HALFWAY_FORWARDS: 20,
}
"""For how many seconds these stand in the window; the others stand until the next."""


@dataclass(frozen=True, slots=True)
class TimedCue:
    """A cue and its moment.

    Attributes:
        at: seconds into the plan.
        minutes: whole backward minutes that are walked by then.
    """

    at: float
    cue: Cue
    minutes: int = 0


CueSheet = tuple[TimedCue, ...]
"""Cues in the order of their moments."""

_moment = attrgetter("at")


def cues_between(sheet: CueSheet, after: float, upto: float) -> CueSheet:
    """What is due later than `after` and not later than `upto`, both in seconds of the plan."""
    return tuple(timed for timed in sheet if after < timed.at <= upto)


def next_cue_in(sheet: CueSheet, elapsed: float) -> float | None:
    """Seconds from `elapsed` to the next cue, if another one comes."""
    return min((timed.at - elapsed for timed in sheet if timed.at > elapsed), default=None)


def standing_cue(sheet: CueSheet, plan: Plan, elapsed: float) -> TimedCue:
    """What stands in the window `elapsed` seconds into the plan: the last cue, as long as it holds.

    What stands there meanwhile is no cue of its own and has stood there from the beginning.
    """
    told = bisect_right(sheet, elapsed, key=_moment)
    first = bisect_left(sheet, sheet[told - 1].at, hi=told, key=_moment) if told else 0
    for timed in sheet[first:told]:  # of those at one moment the first stands first, and then the next
        if elapsed - timed.at < _STANDS.get(timed.cue, 0):
            return timed
    return TimedCue(0.0, _meanwhile(plan, elapsed))


def cue_going_on(plan: Plan, banked: float) -> Cue:
    """What a walker who stands at the place does now, `banked` seconds into the plan."""
    backward = plan.place(banked).segment.kind is SegmentKind.BACKWARD
    return Cue.BEGIN if backward else Cue.WALK_FORWARDS


_PLAIN = {
    SegmentKind.GET_READY: Cue.LOOK_BEHIND,
    SegmentKind.WARM_UP: Cue.WALK_FORWARDS,
    SegmentKind.FORWARD: Cue.TURN_AND_WALK_FORWARDS,
    SegmentKind.COOL_DOWN: Cue.EASY_OUT,
}


def _meanwhile(plan: Plan, elapsed: float) -> Cue:
    """What holds where nothing has been told just now."""
    kind = plan.place(elapsed).segment.kind
    if kind in _PLAIN:
        return _PLAIN[kind]
    left = plan.planned.backward - plan.walked(elapsed).backward
    if left <= LAST_SECONDS:
        return Cue.TEN_SECONDS
    return Cue.ONE_MINUTE_LEFT if left <= MINUTE else Cue.STEADY
