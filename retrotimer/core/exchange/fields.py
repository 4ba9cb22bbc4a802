"""Reads single fields of an entry, strictly: what is not meant exactly so is refused and never guessed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from math import isfinite
from re import ASCII
from re import compile as pattern
from typing import TypeVar

from retrotimer.core import days
from retrotimer.core.days import FIRST_YEAR, LAST_YEAR, whole_milliseconds
from retrotimer.core.exchange.lines import FieldError, Why
from retrotimer.core.pain import LEAST_PAIN, MOST_PAIN
from retrotimer.core.typed import EntryError, Wrong, check_text

Fields = Mapping[str, object]
"""An entry: its fields by name, each a text, a number or a truth value; what is empty is not there."""

Word = TypeVar("Word", bound=Enum)

LONGEST_ZONE = 100

_DATE = pattern(r"(\d{4})-\d\d-\d\d", ASCII)
_NUMBERS = pattern(r"\d{1,4}", ASCII)
_MOST_NUMBERS = 4
"""One more than a day has, so that a time beside it is not overlooked."""

_OTHER_CALENDARS = (range(1300, 1500), range(FIRST_YEAR + 543, LAST_YEAR + 544), range(5600, 6000))
"""Years as the Persian and the Hijri calendar, the Buddhist and the Hebrew one count them in our time."""

_ERA = pattern(r"\s*(明治|大正|昭和|平成|令和|民國|民国|[MTSHR]\d|พ\.?\s?ศ)")
"""How a year begins that is counted from an emperor, from the Republic of China or from the Buddha on."""

_IN_SOME_ORDER = pattern(r"\s*\d{1,2}([/-])\d{1,2}\1\d{2,4}")
_LONGEST_DAY = 40
_DAY_PARTS = 3
_CENTURY, _LEAST_WHOLE_YEAR = 2000, 100
"""Which one a year of two digits belongs to."""

_STORED = pattern(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:\d\d){2}\.\d{3}Z", ASCII)
_INSTANT = pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d(:\d\d)?)", ASCII)
_ID = pattern(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", ASCII)


def text(fields: Fields, name: str) -> str | None:
    """A text; None where there is none."""
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise FieldError(Why.UNKNOWN_WORD, name)
    return value


def needed(fields: Fields, name: str) -> str:
    """A text that must be there."""
    value = fields.get(name)
    if isinstance(value, str) and value:
        return value
    raise FieldError(Why.MISSING if value is None or value == "" else Why.UNKNOWN_WORD, name)


def day(fields: Fields, name: str) -> date:
    """A date of the calendar, written as year-month-day."""
    found = _day(needed(fields, name))
    if isinstance(found, Why):
        raise FieldError(found, name)
    return found


@lru_cache(maxsize=512)
def _day(written: str) -> date | Why:
    """A day, or why it is none; the year is looked at first, as other calendars have other days."""
    form = _DATE.fullmatch(written)
    if form is None:
        return _why_no_day(written)
    year = int(form[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        if any(year in years for years in _OTHER_CALENDARS):
            return Why.OTHER_CALENDAR
        return Why.TOO_EARLY if year < FIRST_YEAR else Why.FUTURE
    try:
        return date.fromisoformat(written)
    except ValueError:
        return Why.NOT_A_DATE


def _why_no_day(written: str) -> Why:
    """Why a text is no day here, although it may be one to the person who wrote it."""
    numbers = map(int, _NUMBERS.findall(written[:_LONGEST_DAY]))
    if _ERA.match(written) or any(number in years for number in numbers for years in _OTHER_CALENDARS):
        return Why.OTHER_CALENDAR
    return Why.DAY_OR_MONTH if _IN_SOME_ORDER.match(written) else Why.NOT_A_DATE


def is_day_in_any_order(fields: Fields, name: str, day: date) -> bool:
    """Whether a text holds the numbers of this day, in whatever order; the year may have two digits."""
    numbers = sorted(int(digits) for digits in _NUMBERS.findall(needed(fields, name))[:_MOST_NUMBERS])
    return FIRST_YEAR <= day.year <= LAST_YEAR and numbers in (
        sorted((day.year, day.month, day.day)),
        sorted((day.year % 100, day.month, day.day)),
    )


def day_in_order_of(fields: Fields, name: str, beside: str, known: date) -> date | None:
    """A day written in the order of another field, of which it is known what day that is.

    None where that does not tell: 11/11/2026 may be written in both orders.
    """
    shown, asked = (
        list(map(int, _NUMBERS.findall(needed(fields, one)[:_LONGEST_DAY]))) for one in (beside, name)
    )
    day_first, month_first = shown[:2] == [known.day, known.month], shown[:2] == [known.month, known.day]
    if day_first is month_first or len(asked) != _DAY_PARTS:
        return None
    one, other, year = asked
    day, month = (one, other) if day_first else (other, one)
    try:
        found = date(year if year >= _LEAST_WHOLE_YEAR else year + _CENTURY, month, day)
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR and found <= known else None


def instant(fields: Fields, name: str) -> datetime:
    """An instant with its offset, to the millisecond, of a year that the calendar has."""
    written = needed(fields, name)
    if _INSTANT.fullmatch(written) is None:
        raise FieldError(Why.NOT_AN_INSTANT, name)
    try:
        found = datetime.fromisoformat(written)
    except ValueError as error:
        raise FieldError(Why.NOT_AN_INSTANT, name) from error
    _check_year(found, name)
    if found.microsecond % 1000:
        found = found.replace(microsecond=found.microsecond // 1000 * 1000)
    return found


def _check_year(found: datetime, name: str) -> None:
    if not FIRST_YEAR - 1 <= found.year <= LAST_YEAR + 1:
        is_other = any(found.year in years for years in _OTHER_CALENDARS)
        raise FieldError(Why.OTHER_CALENDAR if is_other else Why.NOT_AN_INSTANT, name)


def utc(fields: Fields, name: str) -> datetime:
    """An instant in UTC."""
    found = instant(fields, name)
    return found if found.tzinfo is UTC else found.astimezone(UTC)


def stored_instant(fields: Fields, name: str) -> str:
    """An instant in UTC as it is stored; most are written so, and then only looked at."""
    written = needed(fields, name)
    if _STORED.fullmatch(written) is None:
        return days.instant(instant(fields, name))
    try:
        found = datetime.fromisoformat(written)
    except ValueError as error:
        raise FieldError(Why.NOT_AN_INSTANT, name) from error
    _check_year(found, name)
    return written


def identity(fields: Fields, name: str) -> str:
    """A UUID in its usual form, in small letters."""
    written = needed(fields, name)
    if _ID.fullmatch(written) is None:
        raise FieldError(Why.NOT_AN_ID, name)
    return written.lower()


def word(fields: Fields, name: str, known: Mapping[str, Word]) -> Word | None:
    """One of the words that the app knows; None where there is none."""
    written = text(fields, name)
    if not written:
        return None
    if written not in known:
        raise FieldError(Why.UNKNOWN_WORD, name)
    return known[written]


def number(fields: Fields, name: str) -> float | None:
    """A number; None where there is none. To Python, a truth value would be one too."""
    value = fields.get(name)
    if value is None:
        return None
    if type(value) is int or (type(value) is float and isfinite(value)):
        return value
    raise FieldError(Why.NOT_A_NUMBER, name)


def whole(fields: Fields, name: str, least: int, most: int) -> int | None:
    """A whole number within bounds; None where there is none."""
    value = number(fields, name)
    if value is None:
        return None
    if not least <= value <= most:
        raise FieldError(Why.OUT_OF_BOUNDS, name)
    if value != int(value):
        raise FieldError(Why.NOT_A_NUMBER, name)
    return int(value)


def seconds(fields: Fields, name: str, most: float) -> float:
    """Seconds as they are stored, to the millisecond below; none where there is no such field."""
    value = number(fields, name)
    if value is None:
        return 0.0
    if not 0 <= value <= most:
        raise FieldError(Why.OUT_OF_BOUNDS, name)
    return whole_milliseconds(value) / 1000


def truth(fields: Fields, name: str) -> bool:
    """A truth value that must be there."""
    value = fields.get(name)
    if value is None:
        raise FieldError(Why.MISSING, name)
    if not isinstance(value, bool):
        raise FieldError(Why.UNKNOWN_WORD, name)
    return value


def pain(fields: Fields, name: str) -> int | None:
    """A pain, 0 to 10."""
    return whole(fields, name, LEAST_PAIN, MOST_PAIN)


def note(fields: Fields, name: str) -> str:
    """A note; an empty text where there is none."""
    written = text(fields, name)
    if not written:
        return ""
    try:
        return check_text(written)
    except EntryError as error:
        too_long = error.wrong is Wrong.NOTE_TOO_LONG
        raise FieldError(Why.TOO_LONG if too_long else Why.UNREADABLE, name) from error


def zone(fields: Fields, name: str) -> str:
    """A zone's name; an empty text where it is not known."""
    written = text(fields, name) or ""
    if len(written) > LONGEST_ZONE or not written.isprintable():
        raise FieldError(Why.UNREADABLE, name)
    return written


def known_words(kind: type[Word]) -> Mapping[str, Word]:
    """The words of an enumeration."""
    return {one.value: one for one in kind}
