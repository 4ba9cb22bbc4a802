"""Runs the session: every new state passes one gate, `_enter`, which saves it and reports it.

Between states there are only ticks.  A tick redraws and now and then writes a checkpoint; what is
true is always computed from the monotonic moment, so a late or missing tick changes nothing.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.control.caller import Caller, answer_to, place_of
from retrotimer.control.recording import CHECKPOINT_SECONDS, Recording
from retrotimer.control.walk_log import WalkLog
from retrotimer.core import session as states
from retrotimer.core.checklist import Clearance
from retrotimer.core.cue_sheet import cue_sheet
from retrotimer.core.cues import Cue, TimedCue
from retrotimer.core.days import Moment, stamp
from retrotimer.core.faces import running_face
from retrotimer.core.interruptions import sleep_between
from retrotimer.core.pain import Pain
from retrotimer.core.plan import PlanChoice, make_plan
from retrotimer.core.records import Outcome, Timed, WalkRecord
from retrotimer.core.session import Finished, Paused, Ready, Session, Stopped, StopReason, Underway
from retrotimer.core.walk_id import new_id

if TYPE_CHECKING:
    from retrotimer.core.interruptions import Sleep
    from retrotimer.core.ports import Clock

__all__ = ["CHECKPOINT_SECONDS", "SessionControl"]

NEAR_SECONDS = 1.2
"""A cue is near when it comes with the next tick."""


class SessionControl(QObject):
    """The session under way, and the steps that a person may take in it.

    Signals:
        session_near(): a session is about to begin; who is to hear of it can still be made.
        session_changed(now, before): after every step, once the new state is saved.
        ticked(face): a `RunningFace`, about once a second while time runs, and after every step.
        walk_ended(record): a session finished or was stopped after some walking.
        walk_abandoned(): a session was ended before its first step; nothing of it is kept.
        cues_due(cues, elapsed): `TimedCue`s that the walker is to be told now, `elapsed` seconds into the
            plan: each exactly once, and in their order.
        cue_near(): another cue follows in about a second.
        slept(sleep): the machine slept while time ran. The walk stands still until somebody has said what
            was done meanwhile: `walk_on_after_sleep`, `stop` or `discard`.
    """

    session_near = Signal()
    session_changed = Signal(object, object)
    ticked = Signal(object)
    cues_due = Signal(object, float)
    cue_near = Signal()
    slept = Signal(object)
    walk_ended = Signal(object)
    walk_abandoned = Signal()

    def __init__(
        self,
        clock: "Clock",
        log: WalkLog,
        choice: PlanChoice,
        day_starts: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._log = log
        self._day_starts = day_starts
        self._session: Session = Ready(make_plan(choice))
        self._recording = Recording(log)
        self._caller = Caller()
        self._seen = clock.read()
        self._sleep: Sleep | None = None
        self._keeps = True
        self._tick = clock.alarm(self._on_tick)

    @property
    def session(self) -> Session:
        """The session as it was left by the last step."""
        return self._session

    @property
    def running(self) -> bool:
        """Whether a session has begun and not ended, paused or not."""
        return isinstance(self._session, Underway | Paused)

    def choose(self, choice: PlanChoice) -> None:
        """Make ready for another plan; a session that is running is left alone."""
        if not self.running:
            self._session = Ready(make_plan(choice))

    def begin(self, clearance: Clearance, pain_before: Pain, turn_every: int = 0) -> None:
        """Start the chosen plan; `turn_every` is as in `cue_sheet`."""
        if self.running:
            return
        self.session_near.emit()
        now = self._seen = self._clock.read()
        session = Ready(self._session.plan).begin(clearance, now.at)
        plan = session.plan
        self._caller.take(cue_sheet(plan, buddy=clearance.buddy, turn_every=turn_every))
        self._recording.begin(
            WalkRecord(
                id=new_id(),
                started=stamp(now, self._day_starts()),
                mode=plan.choice.mode,
                walked=plan.walked(0.0),
                outcome=Outcome.UNDERWAY,
                reason=None,
                timed=Timed(plan.choice, clearance),
                written=now.utc,
                pain_before=pain_before,
            )
        )
        self._enter(session, now)

    def take_up(self, record: WalkRecord, clearance: Clearance, turn_every: int = 0) -> None:
        """Go on with a session that an earlier run left open, from where it was last written.

        What was confirmed when it began stays with it; `clearance` is what holds now.
        """
        if self.running or record.timed is None:
            return
        self.session_near.emit()
        now = self._seen = self._clock.read()
        paused = Paused(make_plan(record.timed.choice), clearance, record.walked.total)
        sheet = cue_sheet(paused.plan, buddy=clearance.buddy, turn_every=turn_every)
        self._caller.take(sheet, paused.banked)
        self._recording.begin(record)
        self._enter(paused.resume(now.at), now)

    def pause_or_resume(self) -> None:
        """Pause where time runs, carry on where it stands still; not while a sleep is asked about."""
        now = self._look_at_clocks()
        if self._sleep is not None:
            return
        match self._session:
            case Underway():
                self._enter(self._session.pause(now.at), now)
            case Paused():
                self._enter(self._session.resume(now.at), now)

    def stop(self, reason: StopReason) -> None:
        """End early and keep what was walked; where the machine slept, it ended when that began."""
        now = self._look_at_clocks()
        if self._sleep is not None:
            now, self._sleep = self._sleep.began, None
        match self._session:
            case Underway():
                self._enter(self._session.stop(now.at, reason), now)
            case Paused():
                self._enter(self._session.stop(reason), now)

    def discard(self) -> None:
        """End the session and keep nothing of it."""
        self._keeps = False
        self.stop(StopReason.INTERRUPTED)
        self._keeps = True

    def walk_on_after_sleep(self) -> None:
        """Count what the machine slept through as walked, never more than the plan holds, and carry on."""
        sleep, self._sleep = self._sleep, None
        if sleep is None or not isinstance(self._session, Paused):
            return
        now = self._seen = self._clock.read()
        left = self._session.owed + self._session.plan.seconds - self._session.banked
        session = self._session.walked_on(sleep.seconds, now.at)
        if isinstance(session, Finished):
            now = replace(now, wall=sleep.began.wall + timedelta(seconds=left))
        self._enter(session, now)

    def look(self) -> None:
        """See whether the plan is over meanwhile; for whoever has reason to believe that a tick was late."""
        if isinstance(self._session, Underway):
            self._on_tick()

    def write_now(self) -> None:
        """Write a checkpoint before its time: something may be about to end this program."""
        if isinstance(self._session, Underway):
            self._recording.write(self._session, self._clock.read())

    def _look_at_clocks(self) -> Moment:
        """Both clocks now; where the machine slept since the last look and time ran, that comes first."""
        now, before = self._clock.read(), self._seen
        self._seen = now
        sleep = sleep_between(before, now)
        if sleep is not None and isinstance(self._session, Underway):
            session = self._session.pause(now.at)
            self._sleep = sleep if isinstance(session, Paused) else None
            self._enter(session, sleep.began)
            if self._sleep is not None:
                self.slept.emit(sleep)
        return now

    def _enter(self, session: Session, now: Moment) -> None:
        """The one gate: save, then report."""
        before, self._session = self._session, session
        self._tick.clear()
        if isinstance(before, Underway) and isinstance(session, Finished):
            now = now.back_to(before.ends_at)
        self._caller.follow(session, now.at)
        self._recording.write(session, now)
        self.session_changed.emit(session, before)
        if self._session is not session:
            return  # whoever heard it took the next step already
        self._call(session, now)
        if isinstance(session, Underway | Paused):
            self._report(session, now)
        else:
            self._end(session)

    def _end(self, session: Session) -> None:
        record = self._recording.end()
        if record is None:
            return
        hurt = isinstance(session, Stopped) and session.reason is StopReason.PAIN
        if not (self._keeps and (record.walked.moved or hurt)):
            self._log.forget(record.id)
            self.walk_abandoned.emit()
        else:
            self.walk_ended.emit(record)

    def _on_tick(self) -> None:
        now = self._look_at_clocks()
        if not isinstance(self._session, Underway):
            return
        session = self._session.catch_up(now.at)
        if isinstance(session, Finished):
            self._enter(session, now)
            return
        self._call_due(session, now)  # first: a disk may be slow
        self._recording.write_if_due(session, now)
        self._report(session, now)

    def _call(self, session: Session, now: Moment) -> None:
        """Tell of the step, after what was due before it."""
        self._call_due(session, now)
        answer = Cue.WOKE if self._sleep is not None else answer_to(session)
        if answer is not None and self._keeps:
            elapsed = states.elapsed(session, now.at)
            self.cues_due.emit((TimedCue(elapsed, answer),), elapsed)

    def _call_due(self, session: Session, now: Moment) -> None:
        """Tell of every cue since the last time; a tick may be a hair before its second."""
        upto = round(place_of(session, now.at), 3)
        due = self._caller.due(upto)
        if due:
            self.cues_due.emit(due, upto)

    def _report(self, session: Underway | Paused, now: Moment) -> None:
        self.ticked.emit(running_face(session, self._caller.sheet, now.at))
        if isinstance(session, Underway):
            place = place_of(session, now.at)
            self._tick.set(_to_next_second(session, now.at))
            following = self._caller.next_in(place)
            if following is not None and following <= NEAR_SECONDS:
                self.cue_near.emit()


def _to_next_second(session: Underway, at: float) -> float:
    """Seconds until the next whole one of the plan, or of getting ready again."""
    ready_in, elapsed = session.ready_in(at), session.elapsed(at)
    return ready_in - ceil(ready_in) + 1 if ready_in else floor(elapsed) + 1 - elapsed
