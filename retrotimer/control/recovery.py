"""Ends what the last run left open: after a crash, or a computer that lost its power."""

from dataclasses import replace
from typing import TYPE_CHECKING

from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.core.session import StopReason

if TYPE_CHECKING:
    from retrotimer.core.ports import History


def close_unfinished(history: "History") -> list[WalkRecord]:
    """Record each unfinished session as interrupted, with what was walked; those that began are returned.

    Raises:
        StoreError: the history cannot be read or written; what is still open stays so.
    """
    interrupted = []
    for record in history.unfinished():
        if record.walked.moved:
            closed = replace(record, outcome=Outcome.STOPPED, reason=StopReason.INTERRUPTED)
            history.save(closed)
            interrupted.append(closed)
        else:
            history.remove(record.id)
    return interrupted
