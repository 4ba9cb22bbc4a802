"""What the list of all walks can be asked for: which ones, and in which order."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Show(Enum):
    """Which sessions are listed."""

    ALL = "all"
    FINISHED = "finished"
    STOPPED = "stopped"
    PAIN = "pain"
    RUNS = "runs"
    BY_HAND = "by_hand"


class Order(Enum):
    """What the list is sorted by; sessions that are equal in it stand by their start, the latest first.

    A session without a note, or without a word on pain, stands last either way.
    """

    START = "start"
    MINUTES = "minutes"
    MODE = "mode"
    OUTCOME = "outcome"
    PAIN = "pain"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class WalkQuery:
    """A question to the history.

    Attributes:
        month: only sessions of the month that this day lies in.
        text: only sessions whose note holds these words, in capitals or not.
        show: only sessions of this kind.
        order: what they are sorted by.
        descending: the latest, longest, … first.
    """

    month: date | None = None
    text: str = ""
    show: Show = Show.ALL
    order: Order = Order.START
    descending: bool = True

    @property
    def narrow(self) -> bool:
        """Whether it leaves anything out."""
        return self.month is not None or bool(self.text.strip()) or self.show is not Show.ALL
