"""Dates in digits: written as the system does, and read however a person types them.

Qt's own field for dates is not used for this: it takes 31/01/2020 for the 30th of another month, because
it judges each part while the others still say something else.
"""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from retrotimer.core.days import FIRST_YEAR, LAST_YEAR, shown

translate = QCoreApplication.translate

_YEAR_DIGITS = 4


def short_date(day: date) -> str:
    """A date in the system's short way, all four digits of its year included: "17.11.2026"."""
    return QLocale.system().toString(QDate(day.year, day.month, day.day), _form())


def date_from(text: str, near: date) -> date | None:
    """The date that was typed; None where it is none, or none of the calendar's years.

    The order is the system's, or year, month, day where the year comes first; what separates the numbers
    does not matter. Without a year it is `near`'s.
    """
    numbers = re.findall(r"\d+", text)
    order = list(dict.fromkeys(letter for letter in _form() if letter in "dMy"))
    if len(numbers) == len(order) - 1:
        order = [letter for letter in order if letter != "y"] + ["y"]
        numbers.append(str(near.year))
    elif numbers and len(numbers[0]) == _YEAR_DIGITS:
        order = ["y", "M", "d"]
    if len(numbers) != len(order):
        return None
    parts = dict(zip(order, numbers, strict=True))
    if len(parts["y"]) != _YEAR_DIGITS:
        return None
    try:
        day = date(int(parts["y"]), int(parts["M"]), int(parts["d"]))
    except (ValueError, OverflowError):
        return None
    return day if shown(day) else None


def date_wanted(example: date) -> str:
    """How a date can be typed, for who has typed something else."""
    text = translate("dates", "Type a date like %1, from %2 to %3.", "a date, the first and last year")
    text = text.replace("%1", short_date(example))
    return text.replace("%2", str(FIRST_YEAR)).replace("%3", str(LAST_YEAR))


def _form() -> str:
    """The system's short format in Qt's letters."""
    form = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")
