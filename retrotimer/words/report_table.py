"""Words of the report's table: its columns, and one line of it."""

import re

from PySide6.QtCore import QCoreApplication, QLocale

from retrotimer.core.pain import PainSite
from retrotimer.core.period import Grain
from retrotimer.core.plan import MINUTE
from retrotimer.core.report import Report, ReportRow
from retrotimer.words.days import month_title
from retrotimer.words.history import date_with_weekday
from retrotimer.words.numbers import number, with_arrow
from retrotimer.words.report import told
from retrotimer.words.writing import names

translate = QCoreApplication.translate

_ARROW = re.compile(r" ([→←]) ")
"""No line of a narrow column may begin or end with it."""


def heading(report: Report) -> str:
    """What the table's lines stand for."""
    return {
        Grain.WEEK: translate("report", "Week by week"),
        Grain.MONTH: translate("report", "Month by month"),
        Grain.QUARTER: translate("report", "Quarter by quarter"),
        Grain.YEARS: translate("report", "Over the years"),
    }[report.grain]


def columns(report: Report) -> list[str]:
    """The names of the table's columns."""
    first = {
        Grain.WEEK: translate("report", "Week from"),
        Grain.MONTH: translate("report", "Month"),
        Grain.QUARTER: translate("report", "Quarter"),
        Grain.YEARS: translate("report", "Years"),
    }[report.grain]
    found = [
        first,
        translate("report", "Complete days", "a column"),
        translate("report", "Goal met", "a column"),
    ]
    found.append(translate("report", "Minutes"))
    if report.total.run > 0:
        found.append(translate("report", "Run minutes"))
    found += [translate("report", "Sessions"), translate("report", "Stopped")]
    texts = {
        PainSite.BACK: translate("report", "Back pain before → after"),
        PainSite.KNEE: translate("report", "Knee pain before → after"),
    }
    return found + [
        _ARROW.sub("\N{NO-BREAK SPACE}\\1\N{NO-BREAK SPACE}", with_arrow(texts[site]))
        for site in report.sites
    ]


def cells(report: Report, row: ReportRow, *, total: bool = False) -> list[str]:
    """One line of the table."""
    found = [
        translate("report", "In all") if total else span(report.grain, row),
        number(row.complete),
        _goal(report, row, total=total),
        number(int(row.walked // MINUTE)),
    ]
    if report.total.run > 0:
        found.append(number(int(row.run // MINUTE)))
    found += [number(row.sessions), number(row.stopped)]
    arrow = with_arrow(translate("report", "%1 → %2", "4 (n 14), 3 (n 13)"))
    for figures in row.pains:
        if not figures.before.count and not figures.after.count:
            found.append(told(figures.before))
        else:
            found.append(arrow.replace("%1", told(figures.before)).replace("%2", told(figures.after)))
    return found


def _goal(report: Report, row: ReportRow, *, total: bool) -> str:
    """Whether a week met the goal, or how many weeks did; of a part of a week that it is one."""
    if (total or report.grain is not Grain.WEEK) and row.weeks:
        text = translate("report", "%1 of %2", "weeks")
        return text.replace("%1", number(row.weeks_met)).replace("%2", number(row.weeks))
    if row.weeks_met:
        return translate("report", "yes", "the goal was met")
    if row.weeks:
        return translate("report", "no", "the goal was not met")
    if total or report.grain is not Grain.WEEK or not report.weeks:
        return translate("report", "–", "no week counts yet")
    if row.span.last >= report.made and row.part.last == report.made:
        return translate("report", "going on", "a week")
    return translate("report", "part of a week")


def span(grain: Grain, row: ReportRow) -> str:
    """The days of a line in few words."""
    first, last = row.span.first, row.span.last
    if grain is Grain.WEEK:
        return date_with_weekday(first)
    if grain is Grain.MONTH:
        return month_title(first)
    if grain is Grain.QUARTER:
        short = QLocale.FormatType.ShortFormat
        months = [names().standaloneMonthName(one.month, short) for one in (first, last)]
        text = translate("report", "%1–%2 %3", "two months, a year")
        return text.replace("%1", months[0]).replace("%2", months[1]).replace("%3", str(first.year))
    if first.year == last.year:
        return str(first.year)
    text = translate("report", "%1–%2", "two years")
    return text.replace("%1", str(first.year)).replace("%2", str(last.year))
