"""The morning after a walk: which walk is asked about, and until when."""

from collections.abc import Sequence
from datetime import timedelta

from retrotimer.core.days import Moment
from retrotimer.core.records import WalkRecord

MORNING_BEGINS, MORNING_ENDS = 4, 14
"""The hours on the wall clock between which a person is asked: not in the night after a late walk, and not
about a morning that is only a memory."""


def morning_walk(walks: Sequence[WalkRecord], now: Moment, day_starts: int) -> WalkRecord | None:
    """The walk that a person is asked about now, if there is one; `walks` are yesterday's in their order.

    It is the last one, and asked about once: what was told stands, and an earlier walk's morning is over.
    """
    if not walks or not MORNING_BEGINS <= now.wall.hour < MORNING_ENDS:
        return None
    last = walks[-1]
    was_yesterday = last.started.date == now.day(day_starts) - timedelta(days=1)
    return last if was_yesterday and not last.feedback.morning.told else None
