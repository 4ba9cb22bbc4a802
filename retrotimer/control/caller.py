"""Which cues of a walk have been called, so that each is called once, in its order."""

from typing import TYPE_CHECKING

from retrotimer.core.cues import Cue, TimedCue, cues_between, next_cue_in
from retrotimer.core.session import Paused, Session, Stopped, StopReason, Underway

if TYPE_CHECKING:
    from retrotimer.core.cues import CueSheet

_NOTHING_YET = -1.0


class Caller:
    """The cue sheet of the walk under way, and how far it has been called."""

    def __init__(self) -> None:
        self.sheet: CueSheet = ()
        self._called = _NOTHING_YET

    def take(self, sheet: "CueSheet", called: float = _NOTHING_YET) -> None:
        """Begin with another sheet, of which all up to `called` seconds is over."""
        self.sheet, self._called = sheet, called

    def due(self, elapsed: float) -> tuple[TimedCue, ...]:
        """The cues since the last time; a tick may be a hair before its second, so `elapsed` is rounded."""
        cues = cues_between(self.sheet, self._called, elapsed)
        self._called = max(self._called, elapsed)
        return cues

    def next_in(self, elapsed: float) -> float | None:
        """Seconds until another cue, if one follows."""
        return next_cue_in(self.sheet, elapsed)


def answer_to(session: Session, before: Session) -> Cue | None:
    """What is told about a step itself; a walk's beginning and end have their cues in the sheet."""
    match session:
        case Paused():
            return Cue.PAUSED
        case Underway() if isinstance(before, Paused) or session.banked > 0:
            return Cue.RESUMED
        case Stopped() if session.plan.walked(session.banked).moved or session.reason is StopReason.PAIN:
            return Cue.STOPPED
        case _:
            return None
