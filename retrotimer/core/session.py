"""The session state machine: immutable states, and steps that only exist where they are allowed.

Every step takes the monotonic moment `at` (seconds, from any fixed zero), so nothing here
reads a clock or counts ticks.  A step that comes after the plan's end finds a `Finished`
session that ended at its planned moment, however late the step is.

Who goes on stands at the laptop and must be back at the place first.  So the plan's seconds of getting ready
come once more, before time counts again: `since` lies ahead by so much.  They are no part of the plan, and
nothing is earned in them.

There is one way in: `Ready.begin` asks for a `Clearance`, which only a confirmed checklist gives.
"""

from dataclasses import dataclass
from enum import Enum

from retrotimer.core.checklist import Clearance
from retrotimer.core.plan import Plan


class StopReason(Enum):
    """Why a session ended before its plan did; each is a respected outcome."""

    DONE = "done"
    PAIN = "pain"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Ready:
    """A plan is chosen and nothing has begun."""

    plan: Plan

    def begin(self, clearance: Clearance, at: float) -> "Underway":
        """Start the plan's first segment at `at`."""
        return Underway(self.plan, clearance, banked=0.0, since=at)


@dataclass(frozen=True, slots=True)
class Underway:
    """Time is running; `banked` is what earlier stretches already earned (seconds).

    Attributes:
        since: the moment from which time counts; ahead while somebody who goes on gets ready.
    """

    plan: Plan
    clearance: Clearance
    banked: float
    since: float

    def ready_in(self, at: float) -> float:
        """Seconds from `at` until time counts; 0 once it does."""
        return max(0.0, self.since - at)

    @property
    def ends_at(self) -> float:
        """The moment at which the plan will be over, if nothing intervenes."""
        return self.since + self.plan.seconds - self.banked

    def elapsed(self, at: float) -> float:
        """Seconds into the plan at `at`, never past its end and never before this stretch."""
        if at >= self.ends_at:
            return float(self.plan.seconds)
        return min(self.banked + max(0.0, at - self.since), float(self.plan.seconds))

    def catch_up(self, at: float) -> "Underway | Finished":
        """The same session, unless its plan is over by `at`."""
        return Finished(self.plan, self.clearance) if self._over(at) else self

    def pause(self, at: float) -> "Paused | Finished":
        """Stand still: nothing is earned until `Paused.resume`."""
        if self._over(at):
            return Finished(self.plan, self.clearance)
        return Paused(self.plan, self.clearance, self.elapsed(at), self.ready_in(at))

    def stop(self, at: float, reason: StopReason) -> "Stopped | Finished":
        """End early and keep what was walked."""
        if self._over(at):
            return Finished(self.plan, self.clearance)
        return Stopped(self.plan, self.clearance, self.elapsed(at), reason)

    def _over(self, at: float) -> bool:
        # Not `at >= ends_at`: rounding can fill the plan a hair before that moment.
        return self.elapsed(at) >= self.plan.seconds


@dataclass(frozen=True, slots=True)
class Paused:
    """The person stands still, `banked` seconds into the plan.

    Attributes:
        owed: seconds of getting ready again that were still to come when the pause began.
    """

    plan: Plan
    clearance: Clearance
    banked: float
    owed: float = 0.0

    def resume(self, at: float) -> Underway:
        """Get ready again, and carry on from where the pause began; before the first step, from the start."""
        if self.banked < self.plan.lead:
            return Underway(self.plan, self.clearance, 0.0, since=at)
        return Underway(self.plan, self.clearance, self.banked, since=at + self.plan.lead)

    def walked_on(self, seconds: float, at: float) -> "Underway | Finished":
        """Carry on after `seconds` more that were walked while the machine slept, up to the plan's end.

        What was still owed of getting ready is taken off: nobody walked before that was over.
        """
        walked = min(self.banked + max(0.0, seconds - self.owed), float(self.plan.seconds))
        if walked >= self.plan.seconds:
            return Finished(self.plan, self.clearance)
        return Paused(self.plan, self.clearance, walked).resume(at)

    def stop(self, reason: StopReason) -> "Stopped":
        """End early and keep what was walked."""
        return Stopped(self.plan, self.clearance, self.banked, reason)


@dataclass(frozen=True, slots=True)
class Finished:
    """The plan was walked to its end."""

    plan: Plan
    clearance: Clearance


@dataclass(frozen=True, slots=True)
class Stopped:
    """The session ended `banked` seconds into the plan."""

    plan: Plan
    clearance: Clearance
    banked: float
    reason: StopReason


Session = Ready | Underway | Paused | Finished | Stopped


def elapsed(session: Session, at: float) -> float:
    """Seconds into the plan at the moment `at`, whatever the state."""
    match session:
        case Ready():
            return 0.0
        case Underway():
            return session.elapsed(at)
        case Paused() | Stopped():
            return session.banked
        case Finished():
            return float(session.plan.seconds)
