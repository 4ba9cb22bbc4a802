"""Reads from a history what a screen or the command line shows; both ask here, so both say the same."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from retrotimer.core.month import DayDetail, MonthFace, month_face, month_span
from retrotimer.core.weeks import DAYS, WeekRule, week_start

if TYPE_CHECKING:
    from retrotimer.core.month import DayFace
    from retrotimer.core.ports import History
    from retrotimer.core.programme import ProgrammeFace
    from retrotimer.core.records import DayTotals
    from retrotimer.core.settings import Programme, Settings
    from retrotimer.core.tray import TrayFace
    from retrotimer.core.year import YearFace

Totals = Mapping[date, "DayTotals"]

A_YEAR = timedelta(days=365)


def month_totals(history: "History", shown: date, today: date, rule: WeekRule) -> Totals:
    """The days that the month of `shown` needs, and those of today's week."""
    span = month_span(shown.year, shown.month, rule.first_weekday)
    return {**history.totals(*span), **week_totals(history, today, rule)}


def week_totals(history: "History", day: date, rule: WeekRule) -> Totals:
    """The days of the calendar week that `day` lies in."""
    first = week_start(day, rule.first_weekday)
    return history.totals(first, first + timedelta(days=DAYS - 1))


def read_month(
    history: "History",
    shown: date,
    today: date,
    rule: WeekRule,
    *,
    totals: Totals | None = None,
    numbered: bool = False,
) -> MonthFace:
    """The month that `shown` lies in; `totals` are its `month_totals`, where somebody has them already."""
    return month_face(
        shown,
        month_totals(history, shown, today, rule) if totals is None else totals,
        today,
        first_weekday=rule.first_weekday,
        goal=rule.goal,
        since=history.first_day(),
        numbered=numbered,
        planned=rule.planned,
    )


def read_year(history: "History", year: int, today: date, rule: WeekRule) -> "YearFace":
    """A year."""
    from retrotimer.core.year import year_face, year_span  # here and below: a command line prints one of them

    totals = {**history.totals(*year_span(year, rule.first_weekday)), **week_totals(history, today, rule)}
    return year_face(
        year,
        totals,
        today,
        first_weekday=rule.first_weekday,
        goal=rule.goal,
        since=history.first_day(),
        planned=rule.planned,
    )


def read_day(history: "History", face: "DayFace") -> DayDetail:
    """A day, whose cell is known already."""
    return DayDetail(face, tuple(history.walks_on(face.date)), history.other_exercise(face.date))


def read_programme(
    history: "History", programme: "Programme | None", today: date, rule: WeekRule
) -> "ProgrammeFace | None":
    """Where in the programme the history has come; None where none is followed."""
    from retrotimer.core.programme import programme_face
    from retrotimer.core.programme_start import first_day

    if programme is None:
        return None
    earliest = history.first_day() or today
    this_week = week_start(today, rule.first_weekday)
    first = min(first_day(programme, rule.first_weekday) or earliest, this_week)
    return programme_face(
        programme,
        complete_days(history, max(first, earliest), today),
        history.last_walk(),
        today,
        first_weekday=rule.first_weekday,
        goal=rule.goal,
    )


def complete_days(history: "History", first: date, last: date) -> Iterator[date]:
    """The complete days from `first` to `last` in their order, read a year at a time as they are wanted."""
    while first <= last:
        end = first + min(A_YEAR, last - first)
        yield from history.complete_days(first, end)
        if end == last:  # the calendar's own last day has none after it
            return
        first = end + timedelta(days=1)


def read_tray(history: "History", settings: "Settings", today: date, rule: WeekRule) -> "TrayFace":
    """What the icon in the panel says today: the minutes are those that Start would begin with."""
    from retrotimer.core.tray import TrayFace, next_walk
    from retrotimer.core.weeks import week_face

    complete = frozenset(day for day, sums in week_totals(history, today, rule).items() if sums.complete)
    week = week_face(week_start(today, rule.first_weekday), complete, rule.goal, today)
    done = today in complete
    return TrayFace(week, next_walk(settings.minutes, rule.planned, today, done=done))
