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
_PIECE = re.compile(r"'((?:[^']|'')*)'|([Hh]+|m+|s+|z+|t+|[Aa][Pp]?)|(.)")
_LATIN = re.compile(r"[\0-\u024f\s]+")
_NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
_AROUND_WORDS = " .:\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


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
    return names().toString(QTime(at.hour, at.minute), _time_form())


def words_of_time() -> list[str]:
    """What else the system writes with an hour and its minutes: the "h" of "13 h 05", or a word."""
    texts, _fields = _time_pieces()
    words = [text.strip(_AROUND_WORDS) for text in texts]
    return [word for word in words if word]


def _time_form() -> str:
    """The system's short time in Qt's letters.

    Of what is no number it keeps what parts hour and minute, unless that is a word in another script.
    """
    texts, fields = _time_pieces()
    kinds = "".join(field[0].lower() for field in fields)
    hour, half = kinds.find("hm"), kinds.find("a")
    if hour < 0:
        return "HH:mm"
    between = texts[hour + 1]
    if not between.strip() or not _LATIN.fullmatch(between):
        between = ":"
    form = fields[hour] + "'" + between.replace("'", "''") + "'mm"
    if half < 0:
        return form
    before = texts[half]
    blank = before[len(before.rstrip()) :] if half > hour else _NARROW_SPACE
    return form + blank + fields[half]


def _time_pieces() -> tuple[list[str], list[str]]:
    """The texts in the system's short time, and the fields that stand between them: one fewer."""
    texts, fields = [""], []
    form = _MARKS.sub("", QLocale.system().timeFormat(QLocale.FormatType.ShortFormat))
    for quoted, field, sign in _PIECE.findall(form):
        if field:
            fields.append(field)
            texts.append("")
        else:
            texts[-1] += quoted.replace("''", "'") or sign
    return texts, fields
