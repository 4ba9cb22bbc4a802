"""The week goal: days complete in a calendar week, counted from the person's first weekday.

Days are counted, not sessions.  Weekdays are numbered as in `datetime`: Monday is 0.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from retrotimer.core.bounds import DAYS, DEFAULT_GOAL

__all__ = ["DAYS", "DEFAULT_GOAL", "Outlook", "WeekFace", "WeekRule", "week_face", "week_start"]


class Outlook(Enum):
    """What can still become of a week; BEGINNING is out of reach too, but nothing was walked before it."""

    MET = "met"
    OPEN = "open"
    OUT_OF_REACH = "out_of_reach"
    BEGINNING = "beginning"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class WeekRule:
    """How weeks are counted: from which weekday (Monday is 0), and how many complete days are wanted.

    `planned` are the weekdays on which a person means to walk.
    """

    first_weekday: int
    goal: int
    planned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekFace:
    """What the screen says about one week.

    Attributes:
        start: its first day.
        complete: how many of its days are complete, 0 to 7.
        goal: how many are wanted, 1 to 7.
        days_left: days from today on that can still be completed; 0 in a week that is over.
        outlook: whether the goal is met, or can be.
    """

    start: date
    complete: int
    goal: int
    days_left: int
    outlook: Outlook

    @property
    def more(self) -> int:
        """Days that are missing to the goal."""
        return max(0, self.goal - self.complete)

    @property
    def end(self) -> date:
        """The week's last day."""
        return self.start + timedelta(days=DAYS - 1)


def week_start(day: date, first_weekday: int) -> date:
    """The first day of the calendar week that `day` lies in."""
    return day - timedelta(days=(day.weekday() - first_weekday) % DAYS)


def week_face(
    start: date, complete_days: frozenset[date], goal: int, today: date, *, beginning: bool = False
) -> WeekFace:
    """The face of the week that begins at `start`; `beginning` if no walk is older than this week."""
    days = [start + timedelta(days=n) for n in range(DAYS)]
    complete = sum(day in complete_days for day in days)
    days_left = sum(day >= today and day not in complete_days for day in days)
    if complete >= goal:
        outlook = Outlook.MET
    elif days[-1] < today:
        outlook = Outlook.PAST
    elif complete + days_left >= goal:
        outlook = Outlook.OPEN
    else:
        outlook = Outlook.BEGINNING if beginning else Outlook.OUT_OF_REACH
    return WeekFace(start, complete, goal, days_left, outlook)
