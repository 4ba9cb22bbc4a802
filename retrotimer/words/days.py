"""Sentences about days, weeks and lengths of time."""

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QLocale

from retrotimer.core.month import DayFace, DayLook, WeekRow
from retrotimer.core.plan import MINUTE
from retrotimer.core.records import WalkRecord
from retrotimer.core.weeks import Outlook, WeekFace
from retrotimer.words.dates import short_time
from retrotimer.words.numbers import number
from retrotimer.words.writing import full_form, names, written_date

translate = QCoreApplication.translate


def long_date(day: date) -> str:
    """A date in full: "Tuesday, 17 November 2026"."""
    return written_date(day, full_form())


def in_the_night_after(day: date) -> str:
    """A day on which something began late: "Wednesday, 25 November 2026, in the night to Thursday"."""
    text = translate("days", "%1, in the night to %2", "a date, the next weekday")
    return text.replace("%1", long_date(day)).replace("%2", weekday_name((day.weekday() + 1) % 7))


def month_title(day: date) -> str:
    """The month and year: "November 2026"."""
    name = names().standaloneMonthName(day.month)
    return translate("days", "%1 %2", "month name, year").replace("%1", name).replace("%2", str(day.year))


def time_of_day(local: datetime) -> str:
    """Hours and minutes, as the system writes them."""
    return short_time(local.time())


def walk_names(walks: Sequence[WalkRecord]) -> list[str]:
    """The times by which a day's walks are told apart: "09:00", or "09:00, 2 of 3" where three began then."""
    times = [time_of_day(walk.started.local) for walk in walks]
    return [_one_of(time, times[: n + 1].count(time), times.count(time)) for n, time in enumerate(times)]


def start_of_day(hour: int) -> str:
    """The hour at which a day begins, as the system writes a time; midnight has a name."""
    if hour == 0:
        return translate("days", "Midnight")
    return short_time(time(hour))


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """A weekday's name; Monday is 0."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return names().standaloneDayName(weekday + 1, form)


def weekday_letter(weekday: int) -> str:
    """A weekday in as little room as can be, where the column says the rest; Monday is 0."""
    return names().standaloneDayName(weekday + 1, QLocale.FormatType.NarrowFormat)


def duration(seconds: float) -> str:
    """Whole minutes, rounded down so that nothing is claimed too early; seconds below one minute."""
    if seconds < MINUTE:
        return translate("days", "%n second(s)", "", int(seconds))
    return translate("days", "%n minute(s)", "", int(seconds // MINUTE))


def minutes_of(seconds: float) -> str:
    """Whole minutes before "of 10 minutes": "7"; below one minute the seconds with their unit."""
    return number(int(seconds // MINUTE)) if seconds >= MINUTE else duration(seconds)


def week_headline(week: WeekFace) -> str:
    """The week in a few words: "2 of 4 this week"."""
    text = translate("days", "%1 of %2 this week", "complete days, goal")
    return text.replace("%1", number(week.complete)).replace("%2", number(week.goal))


def week_outlook(week: WeekFace) -> str:
    """What can still become of today's week."""
    if week.outlook is Outlook.MET:
        return translate("days", "This week's goal is met.")
    if week.outlook is Outlook.OPEN:
        more = translate("days", "%n more", "complete days that are missing to the goal", week.more)
        return translate("days", "%1, %n day(s) left", "%1: 2 more", week.days_left).replace("%1", more)
    if week.outlook is Outlook.BEGINNING:
        return translate("days", "Your first week: every walk is a good start.")
    text = translate("days", "%1 is out of reach this week. That is all right: the next one starts on %2.")
    return text.replace("%1", number(week.goal)).replace("%2", weekday_name(week.start.weekday()))


def week_rule(goal: int, first_weekday: int) -> str:
    """How days and weeks are counted; it stands on the screen."""
    days = translate("days", "Goal: %n day(s) a week, %1 to %2.", "weekdays", goal)
    days = days.replace("%1", weekday_name(first_weekday)).replace(
        "%2", weekday_name((first_weekday + 6) % 7)
    )
    return days + " " + translate("days", "A day is complete with 10 minutes of walking backwards.")


def week_row_sentence(row: WeekRow, *, numbered: bool = False) -> str:
    """A calendar week's progress in a full sentence, with its number where numbers are wanted."""
    if numbered:
        text = translate("days", "Week %2, from %1: %n complete day(s)", "", row.face.complete)
        text = text.replace("%2", str(row.number))
    else:
        text = translate("days", "Week from %1: %n complete day(s)", "", row.face.complete)
    return _goal_met(row.face, text.replace("%1", long_date(row.face.start)))


def week_count(row: WeekRow, *, numbered: bool = False) -> str:
    """A week's progress in a few words, for who comes into it; nothing where the week tells nothing."""
    if not row.begun:
        return week_number(row) if numbered else ""
    count = days_of_goal(number(row.face.complete), row.face.goal)
    name = week_number(row) if numbered else translate("days", "Its week", "the week that a day lies in")
    text = translate("days", "%1: %2", "the week, 2 of 4 days").replace("%1", name).replace("%2", count)
    return _goal_met(row.face, text)


def days_of_goal(complete: str, goal: int) -> str:
    """Complete days beside the goal of a week: "2 of 4 days"."""
    return translate("days", "%1 of %n day(s)", "complete days, goal", goal).replace("%1", complete)


def both(first: str, second: str) -> str:
    """Two sentences that are said in one go."""
    return translate("days", "%1. %2", "two sentences").replace("%1", first).replace("%2", second)


def week_number(row: WeekRow) -> str:
    """The name of a numbered week: "Week 47"."""
    return translate("days", "Week %1", "its number").replace("%1", str(row.number))


def day_state(day: DayFace) -> str:
    """What became of a day: "12 minutes, complete"."""
    parts = []
    if day.look is DayLook.COMPLETE:
        parts.append(translate("days", "%1, complete", "12 minutes").replace("%1", duration(day.walked)))
    elif day.look is DayLook.PARTIAL:
        text = translate("days", "%1 of 10 minutes", "7; or 30 seconds")
        parts.append(text.replace("%1", minutes_of(day.walked)))
    if day.run > 0:
        parts.append(translate("days", "%1 of running", "12 minutes").replace("%1", duration(day.run)))
    if day.planned:
        parts.append(translate("days", "planned", "a day to walk on"))
    elif not parts and not day.is_future:
        parts.append(translate("days", "No walk"))
    return ", ".join(parts)


def still_to_come(day: DayFace) -> str:
    """What there is to say of a day that nobody can have walked on."""
    if day.planned:
        return translate("days", "Planned. A walk can be added once it is walked.")
    return translate("days", "Still to come. A walk can be added once it is walked.")


def day_sentence(day: DayFace) -> str:
    """A day in a full sentence: "Tuesday, 17 November 2026: 12 minutes, complete"."""
    name = long_date(day.date)
    if day.is_today:
        name = translate("days", "Today, %1").replace("%1", name)
    state = day_state(day)
    return translate("days", "%1: %2").replace("%1", name).replace("%2", state) if state else name


def _one_of(time: str, which: int, all_: int) -> str:
    if all_ == 1:
        return time
    text = translate("days", "%1, %2 of %3", "09:00, the second of three walks that began then")
    return text.replace("%1", time).replace("%2", number(which)).replace("%3", number(all_))


def _goal_met(week: WeekFace, text: str) -> str:
    if week.outlook is Outlook.MET:
        return translate("days", "%1, goal met").replace("%1", text)
    return text
