"""What can come between a walk and its end: a machine that sleeps, a program that was gone.

Nothing is guessed.  What the person did meanwhile is asked, and until it is answered nothing counts.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from retrotimer.core.days import Moment, slept_between

if TYPE_CHECKING:
    from retrotimer.core.records import WalkRecord

LEAST_SLEEP_SECONDS = 3.0
"""What is shorter is no sleep: clocks that are read one after the other differ, and are set by a little."""

SAME_PLACE = timedelta(minutes=5)
"""For so long what was confirmed of the place holds, when a walk that was interrupted goes on."""


@dataclass(frozen=True, slots=True)
class Sleep:
    """The machine slept in the middle of a walk; the moments are the last before and the first after."""

    began: Moment
    ended: Moment

    @property
    def seconds(self) -> float:
        """How long."""
        return slept_between(self.began, self.ended)


def sleep_between(before: Moment, now: Moment) -> Sleep | None:
    """The sleep between two looks at the clocks, if there was one."""
    if slept_between(before, now) < LEAST_SLEEP_SECONDS:
        return None
    return Sleep(before.back_to(now.at), now)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that an earlier run of the program left open.

    Attributes:
        record: as it was last written, at most five seconds before its end.
        may_go_on: whether it can be gone on with: on the day that it belongs to, and no later.
        place_holds: whether what was confirmed of the place still does.
    """

    record: "WalkRecord"
    may_go_on: bool
    place_holds: bool


def unfinished(record: "WalkRecord", today: date, now: datetime) -> Unfinished:
    """What can be done with an open session at this instant (UTC), on this day."""
    gone = now - record.written
    return Unfinished(
        record,
        may_go_on=record.started.date == today and record.timed is not None,
        place_holds=timedelta() <= gone <= SAME_PLACE,
    )
