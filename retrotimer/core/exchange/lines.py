"""What stands in a file that is to be imported: an entry for each line, or why there is none.

"Line" is meant as people see a table: a row, or an entry of a list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum
from typing import NamedTuple

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.days import Moment, Stamp, instant
from retrotimer.core.exchange.entry import WalkEntry
from retrotimer.core.records import WalkRecord

MOST_SHOWN = 80
"""Letters of a line that makes no sense."""

MOST_OF_A_WORD = 24
"""Letters of what stands in a field of it."""


class Why(Enum):
    """Why a line is not taken as it stands; the second half is about lines that make sense."""

    NOT_AN_ENTRY = "not_an_entry"
    CELLS = "cells"
    MISSING = "missing"
    NOT_A_DATE = "not_a_date"
    DAY_OR_MONTH = "day_or_month"
    OTHER_CALENDAR = "other_calendar"
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
    """An entry cannot be kept: why, and which of its fields say so."""

    def __init__(self, why: Why, *fields: str) -> None:
        super().__init__(why.value, *fields)
        self.why = why
        self.fields = fields


@dataclass(frozen=True, slots=True)
class OtherExercise:
    """What else was done on a day."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class StoredSettings:
    """Settings by the names and values that they are stored by; all of them are valid."""

    values: Mapping[str, object]


Entry = WalkEntry | OtherExercise | DoctorCheck | StoredSettings
"""What a line holds."""

Item = WalkRecord | OtherExercise | DoctorCheck | StoredSettings
"""The same as it is looked at."""


def item_of(entry: Entry | None) -> Item | None:
    """What a line holds, as it is looked at."""
    return entry.record() if isinstance(entry, WalkEntry) else entry


class Line(NamedTuple):
    """One line of a file.

    Attributes:
        number: which line, or entry of its kind, counted from 1.
        entry: what it holds, if that can be kept.
        why, fields: what keeps it from being kept, and where in the line that stands.
        found: what stands there, so that a person finds it again; empty where nothing does.
        has_id: whether the file says by itself which walk it is.
        alone: whether it holds only on a day on which no other walk is kept.
        text: how it begins, where there is no entry to tell it by.
    """

    number: int
    entry: Entry | None = None
    why: Why | None = None
    fields: tuple[str, ...] = ()
    found: str = ""
    has_id: bool = True
    alone: bool = False
    text: str = ""


def beginning(text: str, most: int = MOST_SHOWN) -> str:
    """How a line begins, in letters that can be shown: it may hold anything."""
    start = text[:most]
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in start)
    return f"{shown}…" if len(text) > most else shown


def word_found(text: str) -> str:
    """What stands in a field that says something else than it should, in few letters that can be shown."""
    return beginning(" ".join(text.split()), MOST_OF_A_WORD)


@dataclass(frozen=True, slots=True)
class Here:
    """Where and when a file is read.

    Attributes:
        now: the moment; nothing later can have been walked.
        day_starts: the hour at which days start.
        stamp: the stamp of a walk of this day and time, where the machine is now.
        today, utc: the day and the instant of the moment, worked out once for thousands of lines.
        stored: the instant as it is stored.
    """

    now: Moment
    day_starts: int
    stamp: Callable[[date, time], Stamp]
    today: date = field(init=False)
    utc: datetime = field(init=False)
    stored: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "today", self.now.day(self.day_starts))
        object.__setattr__(self, "utc", self.now.utc)
        object.__setattr__(self, "stored", instant(self.now.utc))
