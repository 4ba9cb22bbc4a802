"""Lays the script's cues out along a plan.

When two fall within 15 seconds, what a walker must do goes first (finish, turn, begin, ten seconds, one
minute, halfway: these never yield), then a glance, which moves 20 seconds earlier, then a minute call, which
is dropped.

The script's three minute calls take turns, and most of them are dropped: at six and twelve minutes there is a
glance, and in a walk of ten minutes the last one begins at nine.  A single call is left there, and then it is
the one about talking.  It is the test of how hard a walk is, and nothing else in the script asks that, while
what is done is told at halfway, too, and stands on the screen.

Where a short path is called out, a glance finds less room: it may move by 20 seconds up to three times, and
is dropped where even that does not help, since who stops and turns checks the path anyway.  A buddy is asked
all the same, half-way between two turns: it is the buddy who watches.
"""

from collections.abc import Iterator
from itertools import cycle

from retrotimer.core.cues import LAST_SECONDS, MINUTE_CALLS, Cue, CueSheet, TimedCue, cue_going_on
from retrotimer.core.plan import MINUTE, Plan, SegmentKind

GLANCE_SECONDS = 2 * MINUTE
MINUTE_CALL_SECONDS = 3 * MINUTE
NEAR_SECONDS = 15
MOVE_SECONDS = 20
_MOVES = 3
LEAST_TURN_SECONDS, MOST_TURN_SECONDS = 15, 300
_COUNT = (Cue.THREE, Cue.TWO, Cue.ONE)
_LEAST_TO_COUNT = 6
"""Seconds of getting ready below which nobody is counted in: looking behind comes first."""


def cue_sheet(plan: Plan, *, buddy: bool = False, turn_every: int = 0) -> CueSheet:
    """Every cue of a plan in its order; those at one moment in the order in which they are told.

    Args:
        plan: what is walked.
        buddy: whether a buddy looks where the walker cannot.
        turn_every: seconds, 15 to 300, after which a short corridor ends; 0 where there is room.
    """
    kept = [*_turns(plan, turn_every), *_segments(plan), *_milestones(plan)]
    _add_glances(kept, plan, turn_every, buddy=buddy)
    _add_minute_calls(kept, plan)
    return tuple(sorted(kept, key=lambda timed: timed.at))


def lead_in(plan: Plan, banked: float) -> CueSheet:
    """What is told while somebody who goes on `banked` seconds into the plan gets ready, and as it begins.

    The moments are the plan's, as if it ran up to `banked`; that it goes on is told at once, by the step.
    """
    if not plan.lead:
        return ()
    count = enumerate(_COUNT) if plan.lead >= _LEAST_TO_COUNT else ()
    return (
        *(TimedCue(banked - len(_COUNT) + n, cue) for n, cue in count),
        TimedCue(banked, cue_going_on(plan, banked)),
    )


def _segments(plan: Plan) -> Iterator[TimedCue]:
    """What to do in each segment, and the end."""
    half, planned = plan.planned.backward / 2, plan.planned.backward
    start, done = 0, 0
    for number, segment in enumerate(plan.segments):
        end = start + segment.seconds
        match segment.kind:
            case SegmentKind.GET_READY:
                yield TimedCue(start, Cue.LOOK_BEHIND)
                if segment.seconds >= _LEAST_TO_COUNT:
                    yield from (TimedCue(end - 3 + n, cue) for n, cue in enumerate(_COUNT))
            case SegmentKind.WARM_UP:
                yield TimedCue(start, Cue.WALK_FORWARDS)
            case SegmentKind.FORWARD:
                yield TimedCue(start, Cue.HALFWAY_FORWARDS if done == half else Cue.TURN_AND_WALK_FORWARDS)
            case SegmentKind.COOL_DOWN:
                yield TimedCue(start, Cue.EASY_OUT)
            case SegmentKind.BACKWARD:
                last = bool(done) and planned - done == MINUTE
                after_forward = number > 0 and plan.segments[number - 1].kind is not SegmentKind.GET_READY
                again = Cue.BEGIN_AGAIN if after_forward else Cue.BEGIN
                yield TimedCue(start, Cue.LAST_MINUTE_AGAIN if last else again)
                done += segment.seconds
        start = end
    forwards = plan.segments[-1].kind is SegmentKind.COOL_DOWN
    yield TimedCue(start, Cue.FINISHED_FORWARDS if forwards else Cue.FINISHED)


def _milestones(plan: Plan) -> Iterator[TimedCue]:
    """Halfway, one minute, ten seconds, where no segment's start tells them already."""
    planned = plan.planned.backward
    if not plan.choice.easy_start:
        yield TimedCue(plan.moment(planned / 2), Cue.HALFWAY)
        yield TimedCue(plan.moment(planned - MINUTE), Cue.ONE_MINUTE_LEFT)
    elif plan.choice.minutes % 2:
        yield TimedCue(plan.moment(planned / 2), Cue.HALFWAY)
    yield TimedCue(plan.moment(planned - LAST_SECONDS), Cue.TEN_SECONDS)


def _turns(plan: Plan, every: int) -> Iterator[TimedCue]:
    """The ends of a short corridor, reckoned from where each backward stretch begins."""
    start = 0
    for segment in plan.segments:
        if every and segment.kind is SegmentKind.BACKWARD:
            for spent in range(every, segment.seconds - LAST_SECONDS, every):
                yield TimedCue(start + spent, Cue.NEAR_THE_END)
        start += segment.seconds


def _add_glances(kept: list[TimedCue], plan: Plan, turn_every: int, *, buddy: bool) -> None:
    told = 0
    for done in range(GLANCE_SECONDS, int(plan.planned.backward), GLANCE_SECONDS):
        due = plan.moment(done)
        moves = range(0, (_MOVES if turn_every else 1) * MOVE_SECONDS + 1, MOVE_SECONDS)
        at = next((due - move for move in moves if not _near(kept, due - move)), None)
        if at is None and buddy and any(timed.cue is Cue.NEAR_THE_END for timed in kept):
            at = _between_turns(plan, due, turn_every)
        if at is not None:
            side = Cue.GLANCE_RIGHT if told % 2 else Cue.GLANCE_LEFT
            kept.append(TimedCue(at, Cue.GLANCE_BUDDY if buddy else side))
            told += 1


def _between_turns(plan: Plan, due: float, every: int) -> float:
    """Half-way to the last turn before `due`, in the same backward stretch, which has one."""
    start = due - 1 - plan.place(due - 1).spent
    turns = int(due - start) // every
    return start + turns * every - every // 2


def _add_minute_calls(kept: list[TimedCue], plan: Plan) -> None:
    due = range(MINUTE_CALL_SECONDS, int(plan.planned.backward), MINUTE_CALL_SECONDS)
    told = [done for done in due if not _near(kept, plan.moment(done))]
    calls = cycle(MINUTE_CALLS if len(told) > 1 else (Cue.STEADY,))
    kept += [TimedCue(plan.moment(done), next(calls), done // MINUTE) for done in told]


def _near(kept: list[TimedCue], at: float) -> bool:
    return any(abs(timed.at - at) <= NEAR_SECONDS for timed in kept)
