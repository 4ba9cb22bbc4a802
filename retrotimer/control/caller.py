"""Which cues of a walk have been called, so that each is called once, in its order."""

from typing import TYPE_CHECKING

from retrotimer.core.cue_sheet import lead_in
from retrotimer.core.cues import Cue, TimedCue, cues_between, next_cue_in
from retrotimer.core.session import Paused, Session, Stopped, StopReason, Underway, elapsed

if TYPE_CHECKING:
    from retrotimer.core.cues import CueSheet

_NOTHING_YET = -1.0


class Caller:
    """The cue sheet of the walk under way, and how far it has been called."""

    def __init__(self) -> None:
        self.sheet: CueSheet = ()
        self._called = _NOTHING_YET
        self._lead_in: CueSheet = ()
        self._led = _NOTHING_YET

    def take(self, sheet: "CueSheet", called: float = _NOTHING_YET) -> None:
        """Begin with another sheet, of which all up to `called` seconds is over."""
        self.sheet, self._called = sheet, called

    def follow(self, session: Session, at: float) -> None:
        """The session is another one now: who goes on gets ready first, and is told so."""
        self._lead_in = ()
        if not isinstance(session, Underway):
            return
        if session.banked == 0:
            self._called = _NOTHING_YET  # who begins to get ready anew is told all of it anew
        ready_in = session.ready_in(at)
        if ready_in:
            # What lies before that was slept through: to call it now would be to call it in the wrong place.
            self._called = max(self._called, session.banked)
            self._lead_in, self._led = lead_in(session.plan, session.banked), session.banked - ready_in

    def due(self, now: float) -> tuple[TimedCue, ...]:
        """The cues since the last time; `now` is as in `place_of`, rounded: a tick may be a hair early."""
        cues = cues_between(self._lead_in, self._led, now) + cues_between(self.sheet, self._called, now)
        self._called, self._led = max(self._called, now), max(self._led, now)
        return cues

    def next_in(self, now: float) -> float | None:
        """Seconds until another cue, if one follows."""
        leading = next_cue_in(self._lead_in, now)
        return leading if leading is not None else next_cue_in(self.sheet, now)


def place_of(session: Session, at: float) -> float:
    """Where the cues stand: seconds into the plan, and before `banked` while somebody gets ready to go on."""
    place = elapsed(session, at)
    return place - session.ready_in(at) if isinstance(session, Underway) else place


def answer_to(session: Session) -> Cue | None:
    """What is told about a step itself; a walk's beginning and end have their cues in the sheet."""
    match session:
        case Paused():
            return Cue.PAUSED
        case Underway() if session.banked > 0:
            return Cue.RESUMED
        case Stopped() if session.plan.walked(session.banked).moved or session.reason is StopReason.PAIN:
            return Cue.STOPPED
        case _:
            return None
