"""Sentences about a whole year and its months, for looking back."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.month import DayLook, MonthFace
from retrotimer.core.plan import MINUTE
from retrotimer.core.year import YearFace
from retrotimer.words.days import month_title
from retrotimer.words.writing import names

translate = QCoreApplication.translate

HOUR = 60 * MINUTE
_FEW_HOURS = 2 * HOUR


def month_name(month: int) -> str:
    """A month's name alone, where the year stands above it; January is 1."""
    return names().standaloneMonthName(month)


def year_sentence(face: YearFace) -> str:
    """What a year adds up to: "2026: 143 complete days, 31 weeks met the goal, 29 hours of …"."""
    if face.walked == face.run == 0:
        return _nothing(face).replace("%1", str(face.year))
    parts = [
        translate("year", "%n complete day(s)", "", face.complete_days),
        _weeks_met(face.weeks_met),
        _walked(face.walked),
    ]
    if face.run > 0:
        parts.append(_run(face.run))
    text = translate("year", "%1: %2", "the year, what it adds up to")
    return text.replace("%1", str(face.year)).replace("%2", ", ".join(parts))


def month_sentence(face: MonthFace) -> str:
    """What a month adds up to, for who comes into it: "March 2026: 12 complete days"."""
    complete = sum(day.in_month and day.look is DayLook.COMPLETE for row in face.rows for day in row.days)
    text = translate("year", "%1: %n complete day(s)", "March 2026", complete)
    return text.replace("%1", month_title(face.first))


def _nothing(face: YearFace) -> str:
    if face.year > face.today.year:
        return translate("year", "%1 is still to come.", "a year")
    if face.year == face.today.year:
        return translate("year", "%1: no walks yet.", "this year")
    return translate("year", "%1: no walks.", "a year that is over")


def _weeks_met(weeks: int) -> str:
    return translate("year", "%n week(s) met the goal", "", weeks)


def _walked(seconds: float) -> str:
    """Whole hours, while they are few whole minutes; rounded down so that nothing is claimed too early."""
    if seconds < _FEW_HOURS:
        return translate("year", "%n minute(s) of walking backwards", "", int(seconds // MINUTE))
    return translate("year", "%n hour(s) of walking backwards", "", int(seconds // HOUR))


def _run(seconds: float) -> str:
    if seconds < _FEW_HOURS:
        return translate("year", "%n minute(s) of running", "", int(seconds // MINUTE))
    return translate("year", "%n hour(s) of running", "", int(seconds // HOUR))
