"""One rule for all digits, names, dates and times, wherever they stand among the app's words.

Digits and names (of weekdays and months, and what stands for morning and afternoon) are in the language of
the words: a sentence whose words are English holds no Arabic digits and no German weekday. How a person's
system puts them together, it keeps: the order of a date, what separates its numbers, the hours of the clock,
the decimal sign. A long date follows the language of the words, as its grammar does.
"""

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QTime

WORDS = QLocale.Language.English
"""The language that the app's words are in."""

_MARKS = re.compile("[\u061c\u200e\u200f]")
_ABBREVIATED = re.compile(r"\s*'[^']*'\.?")
_HALF = re.compile(r"\s*[Aa][Pp]?\s*")
_NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"


def names() -> QLocale:
    """The language of the words, as it is written where this person lives."""
    system = QLocale.system()
    if system.language() in {QLocale.Language.C, WORDS}:
        return QLocale(system.name())  # a person may have dates, or digits, of another language beside it
    near = QLocale(WORDS, system.territory())
    return near if near.territory() is system.territory() else QLocale(WORDS, QLocale.Country.World)


def digits() -> QLocale:
    """Who writes numbers: the system, with its signs, unless its digits are not those of the words."""
    system, own = QLocale.system(), names()
    return system if system.zeroDigit() == own.zeroDigit() else own


def full_form() -> str:
    """A date with the names of weekday and month, in Qt's letters."""
    system, own = QLocale.system(), names()
    is_own = system.standaloneDayName(1) == own.standaloneDayName(1)
    return (system if is_own else own).dateFormat(QLocale.FormatType.LongFormat)


def short_form() -> str:
    """A date in digits in Qt's letters: the system's, without what belongs to another language's words."""
    form = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat)
    return _ABBREVIATED.sub("", _MARKS.sub("", form))


def written_date(day: date, form: str) -> str:
    """A date in a form of Qt's letters."""
    return names().toString(QDate(day.year, day.month, day.day), form)


def written_time(at: time) -> str:
    """Hours and minutes in the system's way; what stands for morning or afternoon comes last."""
    form = _ABBREVIATED.sub("", _MARKS.sub("", QLocale.system().timeFormat(QLocale.FormatType.ShortFormat)))
    before = _HALF.match(form)
    if before is not None:
        form = form[before.end() :] + _NARROW_SPACE + "Ap"
    return names().toString(QTime(at.hour, at.minute), form)
