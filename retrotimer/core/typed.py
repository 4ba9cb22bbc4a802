"""What a person types of a session, read as it was meant, or refused with the reason."""

from datetime import date, time
from enum import Enum
from re import compile as pattern
from re import fullmatch

from retrotimer.core.plan import MINUTE
from retrotimer.core.records import LONGEST_NOTE

_NO_TEXT = pattern("[^\n\t\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]")
"""Control characters, which would steer the terminal that a note is printed in, and halves of letters."""


class Wrong(Enum):
    """Why something that was entered cannot be kept."""

    NOT_A_DATE = "not_a_date"
    NO_SUCH_DATE = "no_such_date"
    NOT_A_TIME = "not_a_time"
    TOO_EARLY = "too_early"
    FUTURE = "future"
    DAY_BEFORE = "day_before"
    NOT_A_NUMBER = "not_a_number"
    TOO_FEW_MINUTES = "too_few_minutes"
    TOO_MANY_MINUTES = "too_many_minutes"
    NOTE_TOO_LONG = "note_too_long"
    NOTE_UNREADABLE = "note_unreadable"


class EntryError(ValueError):
    """Something that was entered cannot be kept; `wrong` says why, and `day` which day would do, if one."""

    def __init__(self, wrong: Wrong, day: date | None = None) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong
        self.day = day


def read_day(text: str) -> date:
    """A day written as YYYY-MM-DD.

    Raises:
        EntryError: it is written otherwise, or no calendar has it.
    """
    try:
        year, month, day = _numbers(r"(\d{4})-(\d\d)-(\d\d)", text)
    except ValueError as error:
        raise EntryError(Wrong.NOT_A_DATE) from error
    try:
        return date(year, month, day)
    except ValueError as error:
        raise EntryError(Wrong.NO_SUCH_DATE) from error


def read_time(text: str) -> time:
    """A time of day written as HH:MM, or H:MM.

    Raises:
        EntryError: it is not one.
    """
    try:
        hour, minute = _numbers(r"(\d\d?):(\d\d)", text)
        return time(hour, minute)
    except ValueError as error:
        raise EntryError(Wrong.NOT_A_TIME) from error


def _numbers(form: str, text: str) -> list[int]:
    """The numbers in a text of this form, in the digits of any script.

    `fromisoformat` would take more than we ask for: weeks (2026-W47-2), and times with an offset (07+01).

    Raises:
        ValueError: the text has another form.
    """
    found = fullmatch(form, text.strip())
    if found is None:
        raise ValueError(text)
    return [int(digits) for digits in found.groups()]


def read_minutes(text: str) -> float:
    """Minutes as seconds, in the digits of any script; a decimal comma is understood.

    Raises:
        EntryError: it is not a number as people write it: `float` alone knows 1_0, 1e2 and nan.
    """
    number = text.strip().replace(",", ".").replace("\N{ARABIC DECIMAL SEPARATOR}", ".")
    if not fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", number):
        raise EntryError(Wrong.NOT_A_NUMBER)
    return float(number) * MINUTE


def readable(text: str) -> str:
    """A text without what no note can hold: control characters, and halves of letters."""
    return _NO_TEXT.sub("", _in_lines(text))


def _in_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_note(note: str) -> str:
    """A note as it can be kept.

    Raises:
        EntryError: it is too long, or holds what is not text.
    """
    return check_text(_in_lines(note).strip())


def check_text(note: str) -> str:
    """A note that was kept before, to the letter but for the ends of its lines.

    Raises:
        EntryError: as `check_note`.
    """
    note = _in_lines(note)
    if len(note) > LONGEST_NOTE:
        raise EntryError(Wrong.NOTE_TOO_LONG)
    if _NO_TEXT.search(note):
        raise EntryError(Wrong.NOTE_UNREADABLE)
    return note
