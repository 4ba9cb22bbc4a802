"""What stands in a file that is to be imported: an entry for each line, or why there is none.

"Line" is meant as people see a table: a row, or an entry of a list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.days import Moment, Stamp
from retrotimer.core.records import WalkRecord

_MOST_SHOWN = 80
"""Letters of a line that makes no sense."""


class Why(Enum):
    """Why a line is not taken as it stands; the second half is about lines that make sense."""

    NOT_AN_ENTRY = "not_an_entry"
    CELLS = "cells"
    MISSING = "missing"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    NOT_AN_INSTANT = "not_an_instant"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_BOUNDS = "out_of_bounds"
    UNKNOWN_WORD = "unknown_word"
    NOT_AN_ID = "not_an_id"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    TOO_EARLY = "too_early"
    FUTURE = "future"
    DAY_AND_START = "day_and_start"
    CONTRADICTION = "contradiction"
    UNDERWAY = "underway"
    TWICE_OTHERWISE = "twice_otherwise"
    TWICE = "twice"
    SAME = "same"
    SAME_START = "same_start"
    CORRECTED_HERE = "corrected_here"
    NOT_DONE = "not_done"
    DAY_TAKEN = "day_taken"
    COMES_BACK = "comes_back"


class FieldError(ValueError):
    """An entry cannot be kept: why, and which of its fields says so."""

    def __init__(self, why: Why, field: str = "") -> None:
        super().__init__(why.value, field)
        self.why = why
        self.field = field


@dataclass(frozen=True, slots=True)
class OtherExercise:
    """What else was done on a day."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class StoredSettings:
    """Settings by the names and values that they are stored by; all of them are valid."""

    values: Mapping[str, object]


Item = WalkRecord | OtherExercise | DoctorCheck | StoredSettings


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file.

    Attributes:
        number: which line, or entry of its kind, counted from 1.
        item: what it holds, if that can be kept.
        why, field: what keeps it from being kept, and where in the line that stands.
        has_id: whether the file says by itself which walk it is.
        alone: whether it holds only on a day on which no other walk is kept.
        text: how it begins, where there is no item to tell it by.
    """

    number: int
    item: Item | None = None
    why: Why | None = None
    field: str = ""
    has_id: bool = True
    alone: bool = False
    text: str = ""


def beginning(text: str) -> str:
    """How a line begins, in letters that can be shown: it may hold anything."""
    start = text[:_MOST_SHOWN]
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in start)


@dataclass(frozen=True, slots=True)
class Here:
    """Where and when a file is read.

    Attributes:
        now: the moment; nothing later can have been walked.
        day_starts: the hour at which days start.
        stamp: the stamp of a walk of this day and time, where the machine is now.
        today, utc: the day and the instant of the moment, worked out once for thousands of lines.
    """

    now: Moment
    day_starts: int
    stamp: Callable[[date, time], Stamp]
    today: date = field(init=False)
    utc: datetime = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "today", self.now.day(self.day_starts))
        object.__setattr__(self, "utc", self.now.utc)
