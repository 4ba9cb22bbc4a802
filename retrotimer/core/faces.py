"""What the walk's screens show, made from a session and a moment: immutable, ready to be drawn."""

from dataclasses import dataclass
from math import ceil, floor

from retrotimer.core import session as states
from retrotimer.core.cue_sheet import lead_in
from retrotimer.core.cues import (
    GOING_ON_SECONDS,
    RESUMED_SECONDS,
    Cue,
    CueSheet,
    TimedCue,
    cue_going_on,
    standing_cue,
)
from retrotimer.core.days import COMPLETE_DAY_SECONDS
from retrotimer.core.pain import PainSite
from retrotimer.core.plan import MINUTE, Mode, Plan, SegmentKind
from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.core.weeks import DEFAULT_GOAL, WeekFace


@dataclass(frozen=True, slots=True)
class RunningFace:
    """The window during a walk.

    Attributes:
        kind: what the walker does now; to get ready again is to get ready.
        mode: walking or running.
        minutes: the backward minutes of the plan.
        seconds_left: whole seconds left in this segment, or until time counts again, as the digits show them.
        fraction: how much of the plan after getting ready is over, 0 to 1.
        marks: where on that line segments change, or whole minutes pass, 0 to 1.
        halfway: where on that line half of the backward minutes are walked, 0 to 1.
        paused: whether time stands still.
        cue: what stands there in large words, and since when.
        elapsed, seconds: whole seconds into the plan, and its length.
        stretch: which backward stretch this is, or the last one was; 0 before the first.
        stretches: how many there are; 1 unless the plan takes turns.
        minutes_left: begun minutes of the whole plan that are left.
    """

    kind: SegmentKind
    mode: Mode
    minutes: int
    seconds_left: int
    fraction: float
    marks: tuple[float, ...]
    halfway: float
    paused: bool
    cue: TimedCue
    elapsed: int
    seconds: int
    stretch: int
    stretches: int
    minutes_left: int


@dataclass(frozen=True, slots=True)
class AfterFace:
    """The sheet after a session: what was walked, its day and week by now, and whose pain is asked for."""

    record: WalkRecord
    day_walked: float
    week: WeekFace
    pain_sites: tuple[PainSite, ...] = (PainSite.BACK,)

    @property
    def day_complete(self) -> bool:
        """Whether the session's day has reached its ten minutes."""
        return self.day_walked >= COMPLETE_DAY_SECONDS

    @property
    def exceeds_advice(self) -> bool:
        """Whether its day became one more than is advised for a week, and than the person wants."""
        before = self.day_walked - self.record.walked.backward
        made_complete = self.record.counts and self.day_complete and before < COMPLETE_DAY_SECONDS
        return made_complete and self.week.complete > max(self.week.goal, DEFAULT_GOAL)

    @property
    def finished(self) -> bool:
        """Whether the plan was walked to its end."""
        return self.record.outcome is Outcome.FINISHED


def running_face(session: states.Underway | states.Paused, sheet: CueSheet, at: float) -> RunningFace:
    """The face of a session that has begun and not ended, with its cues, at the monotonic moment `at`."""
    plan = session.plan
    # To the millisecond: a tick that comes a hair before its whole second shows the same as one after it.
    elapsed = round(states.elapsed(session, at), 3)
    place = plan.place(elapsed)
    ready_in = round(session.ready_in(at), 3) if isinstance(session, states.Underway) else 0.0
    line = plan.seconds - plan.lead
    return RunningFace(
        kind=SegmentKind.GET_READY if ready_in else place.segment.kind,
        mode=plan.choice.mode,
        minutes=plan.choice.minutes,
        seconds_left=ceil(ready_in or round(place.left, 3)),
        fraction=max(0.0, floor(elapsed) - plan.lead) / line,
        marks=tuple(minute * MINUTE / line for minute in range(1, line // MINUTE)),
        halfway=(plan.moment(plan.planned.backward / 2) - plan.lead) / line,
        paused=isinstance(session, states.Paused),
        cue=_cue(session, sheet, elapsed, ready_in),
        elapsed=floor(elapsed),
        seconds=plan.seconds,
        stretch=_stretch(plan, elapsed),
        stretches=sum(segment.kind is SegmentKind.BACKWARD for segment in plan.segments),
        minutes_left=ceil((plan.seconds - max(elapsed, plan.lead)) / MINUTE),
    )


def _cue(
    session: states.Underway | states.Paused, sheet: CueSheet, elapsed: float, ready_in: float
) -> TimedCue:
    """The standing cue, or that the walk stands still, is about to go on, or has just gone on."""
    plan, banked = session.plan, session.banked
    if isinstance(session, states.Paused):
        return TimedCue(banked, Cue.PAUSED)
    if ready_in:
        told = [timed for timed in lead_in(plan, banked) if timed.at <= banked - ready_in]
        return told[-1] if told else TimedCue(banked, Cue.RESUMED)
    standing = standing_cue(sheet, plan, elapsed)
    if banked == 0 or standing.at > banked:
        return standing
    if plan.lead and elapsed - banked < GOING_ON_SECONDS:
        return TimedCue(banked, cue_going_on(plan, banked))
    return TimedCue(banked, Cue.RESUMED) if elapsed - banked < RESUMED_SECONDS else standing


def _stretch(plan: Plan, elapsed: float) -> int:
    """How many backward stretches have begun."""
    begun = start = 0
    for segment in plan.segments:
        begun += segment.kind is SegmentKind.BACKWARD and start <= elapsed
        start += segment.seconds
    return begun
