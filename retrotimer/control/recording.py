"""The record of the session under way: brought up to date with each step and checkpoint, and saved."""

from dataclasses import replace
from math import floor
from typing import TYPE_CHECKING

from retrotimer.core import session as states
from retrotimer.core.plan import SegmentKind
from retrotimer.core.records import outcome_of
from retrotimer.core.session import Paused, Session, Underway

if TYPE_CHECKING:
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.days import Moment
    from retrotimer.core.records import WalkRecord

CHECKPOINT_SECONDS = 5


class Recording:
    """The record, and how far the plan was when it was last written."""

    def __init__(self, log: "WalkLog") -> None:
        self._log = log
        self._record: WalkRecord | None = None
        self._elapsed = 0.0
        self._kind = SegmentKind.GET_READY

    def begin(self, record: "WalkRecord") -> None:
        """Go on with this record."""
        self._record = record

    def write(self, session: Session, now: "Moment") -> None:
        """Bring the record up to date and save it."""
        if self._record is None:
            return
        elapsed = states.elapsed(session, now.at)
        outcome, reason = outcome_of(session)
        self._record = replace(
            self._record,
            walked=session.plan.walked(elapsed),
            outcome=outcome,
            reason=reason,
            written=now.utc,
            paused=_stands_still(session, now.at),
        )
        self._elapsed, self._kind = elapsed, _kind(session, elapsed)
        self._log.save(self._record)

    def write_if_due(self, session: Session, now: "Moment") -> None:
        """Write a checkpoint if the last one is some seconds of the plan ago, or of another segment.

        And as time begins to count again: whoever reads a record adds what has passed since it was written.
        """
        elapsed = states.elapsed(session, now.at)
        # Whole seconds are compared: a tick a hair less late than the last one must not cost a sixth second.
        due = floor(elapsed) - floor(self._elapsed) >= CHECKPOINT_SECONDS
        counts_again = self._record is not None and self._record.paused != _stands_still(session, now.at)
        if due or counts_again or _kind(session, elapsed) != self._kind:
            self.write(session, now)

    def end(self) -> "WalkRecord | None":
        """The record of a session that is over; there is none any more."""
        record, self._record = self._record, None
        return record


def _stands_still(session: Session, at: float) -> bool:
    """Whether no time counts; who goes on gets ready first. A tick may be a hair before its second."""
    return isinstance(session, Paused) or (
        isinstance(session, Underway) and round(session.ready_in(at), 3) > 0
    )


def _kind(session: Session, elapsed: float) -> SegmentKind:
    return session.plan.place(elapsed).segment.kind
