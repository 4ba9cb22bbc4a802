"""Dates and times in digits: written as the system does, and read however a person types them.

Qt's own fields are not used for this.  They judge each part while the others still say something else, and
keep what they can of it: 31/01/2020 becomes the 30th of another month, 24:10 becomes ten past two.
"""

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from retrotimer.core.days import FIRST_YEAR, LAST_YEAR, shown
from retrotimer.words.writing import short_form, words_of_time, written_date, written_time

translate = QCoreApplication.translate

_YEAR_DIGITS = 4
_HALF_A_DAY = 12


def short_date(day: date) -> str:
    """A date in the system's short way, all four digits of its year included: "17.11.2026"."""
    return written_date(day, _form())


def day_and_month(day: date) -> str:
    """A date in as little room as can be, where the year is plain: "17.11"."""
    form = re.sub(r"[^dM]*y+[^dM]*", "", short_form())
    return written_date(day, form)


def named_day(text: str, today: date) -> date | None:
    """The day that a word stands for, in the person's language or in English; None where it stands for none.

    Window and terminal both ask here, so they know the same words.
    """
    names = (
        (0, today_word(), "today"),
        (-1, yesterday_word(), "yesterday"),
        (1, translate("dates", "tomorrow", "a word that a person types for a day"), "tomorrow"),
    )
    word = _plain(text)
    for days, *spellings in names:
        if word in map(_plain, spellings):
            return today + timedelta(days=days)
    return None


def today_word() -> str:
    """What a person may type for today."""
    return translate("dates", "today", "a word that a person types for a day")


def yesterday_word() -> str:
    """What a person may type for yesterday."""
    return translate("dates", "yesterday", "a word that a person types for a day")


def _plain(text: str) -> str:
    """A word however it was typed: in capitals, with letters put together or whole, with any apostrophe."""
    from unicodedata import normalize  # large, and most windows never read a day that is typed

    return normalize("NFKC", text).casefold().replace("’", "'").strip()


def date_from(text: str, near: date, today: date) -> date | None:
    """The date that was typed; None where it is none, or none of the calendar's years.

    A word will do (`named_day`). The order is the system's, or year, month, day where the year comes first;
    what separates the numbers does not matter. Without a year it is `near`'s.
    """
    named = named_day(text, today)
    if named is not None:
        return named if shown(named) else None
    parts = _parts(text, near)
    if parts is None or len(parts["y"]) != _YEAR_DIGITS:
        return None
    try:
        day = date(int(parts["y"]), int(parts["M"]), int(parts["d"]))
    except (ValueError, OverflowError):
        return None
    return day if shown(day) else None


def _parts(text: str, near: date) -> dict[str, str] | None:
    """The digits of day, month and year; None where there are too many numbers for that, or too few."""
    numbers = re.findall(r"\d+", text)
    order = list(dict.fromkeys(letter for letter in _form() if letter in "dMy"))
    if len(numbers) == len(order) - 1:
        order = [letter for letter in order if letter != "y"] + ["y"]
        numbers.append(str(near.year))
    elif numbers and len(numbers[0]) == _YEAR_DIGITS:
        order = ["y", "M", "d"]
    return dict(zip(order, numbers, strict=True)) if len(numbers) == len(order) else None


def why_no_date(text: str, near: date) -> str:
    """What keeps a text from being a date of the calendar, for who has typed it."""
    parts = _parts(text, near)
    if parts is None:
        return date_wanted(near)
    if len(parts["y"]) < _YEAR_DIGITS:
        text = translate("dates", "Write all four digits of the year, as in %1.")
        return text.replace("%1", short_date(near))
    if len(parts["y"]) == _YEAR_DIGITS and FIRST_YEAR <= int(parts["y"]) <= LAST_YEAR:
        return translate("dates", "There is no such date.")
    text = translate("dates", "The calendar has the years %1 to %2.", "the first and last year")
    return text.replace("%1", str(FIRST_YEAR)).replace("%2", str(LAST_YEAR))


def date_wanted(example: date) -> str:
    """How a date can be typed, for who has typed something else."""
    text = translate("dates", "Type a date like %1, or “%2”.", "a date, yesterday")
    return text.replace("%1", short_date(example)).replace("%2", yesterday_word())


def short_time(at: time) -> str:
    """Hours and minutes, as the system writes them."""
    return written_time(at)


def time_from(text: str) -> time | None:
    """The time of day that was typed, "13:45", "1345" or "1.45 pm"; None where it is none.

    Words that the system writes with a time may stand there, too: "13 h 45" in Canada's French.
    Where the system writes morning or afternoon behind the hour, one that could be either is not guessed.
    """
    found = re.fullmatch(r"\D*(\d{1,2})(?:\D*(\d\d))?\D*", text)
    halves, mark = _halves(), _letters(text)
    if mark not in halves:
        mark = _letters(_without_words(text))
    if found is None or mark not in halves:
        return None
    hour, minute = (int(digits or 0) for digits in found.groups())
    half = halves[mark]
    if half is not None:
        if not 1 <= hour <= _HALF_A_DAY:
            return None
        hour = hour % _HALF_A_DAY + half
    elif not mark and _tells_halves() and 1 <= hour <= _HALF_A_DAY:
        return None
    try:
        return time(hour, minute)
    except ValueError:
        return None


def time_wanted(example: time) -> str:
    """How a time can be typed, for who has typed something else."""
    return translate("dates", "Type a time like %1.").replace("%1", short_time(example))


def _halves() -> dict[str, int | None]:
    """What may stand beside an hour, and the hours that it adds; None where it tells no half of the day."""
    morning, afternoon = _marks()
    system = QLocale.system()
    halves: dict[str, int | None] = {"": None, "a": 0, "am": 0, "p": _HALF_A_DAY, "pm": _HALF_A_DAY}
    if _tells_halves():
        own = {_letters(system.amText()): 0, _letters(system.pmText()): _HALF_A_DAY}
        return {**halves, **own, morning: 0, afternoon: _HALF_A_DAY}
    return {**halves, morning: None}


def _without_words(text: str) -> str:
    """A time that was typed, without the words that tell no half of the day."""
    text = text.casefold()
    for word in words_of_time():
        text = text.replace(word.casefold(), "")
    return text


def _tells_halves() -> bool:
    """Whether the system writes morning or afternoon beside an hour."""
    morning, afternoon = _marks()
    return morning != afternoon


def _marks() -> tuple[str, str]:
    """The letters that the system writes beside an hour of the morning and one of the afternoon."""
    return _letters(short_time(time(1))), _letters(short_time(time(_HALF_A_DAY + 1)))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _form() -> str:
    """The system's short format in Qt's letters."""
    form = short_form()
    return form if "yyyy" in form else form.replace("yy", "yyyy")
