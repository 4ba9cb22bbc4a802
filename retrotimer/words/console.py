"""Sentences that only the command line says, and the marks of its month."""

from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication

from retrotimer.core.days import FIRST_YEAR, LAST_YEAR
from retrotimer.core.plan import MINUTE, Mode
from retrotimer.core.records import WalkRecord
from retrotimer.core.weeks import Outlook, WeekFace
from retrotimer.words.dates import short_time
from retrotimer.words.days import duration, long_date, time_of_day, week_headline, week_outlook
from retrotimer.words.numbers import number
from retrotimer.words.plan import countdown
from retrotimer.words.writing import digits

translate = QCoreApplication.translate

COMPLETE, PARTIAL, RUN, PLANNED = "✓", "◔", "»", "○"
TODAY = ("[", "]")
"""They need no colour, and each letter of them is one column wide in every terminal."""


def no_walk_yet() -> str:
    """An empty history, and the ways out of it."""
    return translate(
        "console",
        "No walk is kept here yet. “retrotimer start” begins one, “retrotimer log” enters one from memory.",
    )


def week_line(week: WeekFace) -> str:
    """Today's week, and what can still become of it: "2 of 4 this week · 2 more, 5 days left"."""
    text = translate("console", "%1 · %2", "2 of 4 this week, 2 more, 5 days left")
    return text.replace("%1", week_headline(week)).replace("%2", week_outlook(week))


def programme(so_far: str, sentence: str) -> str:
    """The programme's line: how much is done, and what comes next."""
    text = translate("console", "Programme: %1. %2", "9 of 16 walks done; a sentence on what comes next")
    return text.replace("%1", so_far).replace("%2", sentence)


def no_programme() -> str:
    """None is followed."""
    return translate("console", "Programme: none is followed.")


def nothing_runs() -> str:
    """No window has a session under way."""
    return translate("console", "No walk is under way now.")


def running(mode: Mode, elapsed: int, remaining: int, *, paused: bool) -> str:
    """The session that a window has under way; both times are in seconds."""
    if mode is Mode.WALK:
        text = (
            translate("console", "A walk is paused: %1 done, %2 left.")
            if paused
            else translate("console", "A walk is under way: %1 done, %2 left.")
        )
    else:
        text = (
            translate("console", "A run is paused: %1 done, %2 left.")
            if paused
            else translate("console", "A run is under way: %1 done, %2 left.")
        )
    return text.replace("%1", countdown(elapsed)).replace("%2", countdown(remaining))


def interrupted(record: WalkRecord, today: date) -> str:
    """A session that a crash left open: when that was, and what had been walked."""
    if record.mode is Mode.WALK:
        text = (
            translate("console", "A walk was interrupted at %1. You had walked backwards for %2.")
            if record.started.date == today
            else translate("console", "A walk of %3 was interrupted at %1. You had walked backwards for %2.")
        )
    else:
        text = (
            translate("console", "A run was interrupted at %1. You had run backwards for %2.")
            if record.started.date == today
            else translate("console", "A run of %3 was interrupted at %1. You had run backwards for %2.")
        )
    when = time_of_day(record.written + timedelta(seconds=record.started.offset))
    text = text.replace("%1", when).replace("%2", duration(record.walked.backward))
    way = translate("console", "Nothing is lost: Retrotimer's window asks you about it.")
    return text.replace("%3", long_date(record.started.date)) + " " + way


def leaves_out() -> str:
    """Something took refuge beside damaged data, and is not in what was just answered."""
    return translate(
        "console",
        "What your data did not take lately is kept beside them, and is not in this answer. "
        "Open Retrotimer's window: it takes in what it can, and says what it did.",
    )


def saved(day: date, mode: Mode, seconds: float) -> str:
    """What was entered."""
    if mode is Mode.WALK:
        text = translate("console", "Saved: %1 of walking backwards on %2.", "12 minutes, date")
    else:
        text = translate("console", "Saved: %1 of running backwards on %2.", "12 minutes, date")
    return text.replace("%1", _minutes(seconds)).replace("%2", long_date(day))


def kept_already(day: date, at: time, mode: Mode, seconds: float) -> str:
    """The same walk is there already; nothing was entered."""
    if mode is Mode.WALK:
        text = translate(
            "console",
            "You already have a walk of %1 at %2 on %3. Nothing was changed. "
            "If this is another one, tell its --time, or add --again.",
            "12 minutes, 12:00, date",
        )
    else:
        text = translate(
            "console",
            "You already have a run of %1 at %2 on %3. Nothing was changed. "
            "If this is another one, tell its --time, or add --again.",
            "12 minutes, 12:00, date",
        )
    text = text.replace("%1", _minutes(seconds)).replace("%2", short_time(at))
    return text.replace("%3", long_date(day))


def _minutes(seconds: float) -> str:
    """Minutes as they were entered, parts of one included: "10.5 minutes"."""
    if seconds % MINUTE == 0:
        return duration(seconds)
    text = translate("console", "%1 minutes", "10.5")
    return text.replace("%1", digits().toString(round(seconds / MINUTE, 2), "g", 6))


def the_day(state: str) -> str:
    """What the day has become."""
    return translate("console", "That day: %1.", "12 minutes, complete").replace("%1", state)


def another_week(week: WeekFace) -> str:
    """A week that is not today's: "3 of 4 in the week from Monday, 9 November 2026"."""
    text = translate("console", "%1 in the week from %2", "3 of 4, date")
    return text.replace("%1", week_count(week)).replace("%2", long_date(week.start))


def week_count(week: WeekFace) -> str:
    """A week's complete days against the goal, in little room."""
    if week.outlook is Outlook.MET:
        text = translate("console", "%1 of %2, met", "complete days, goal")
    else:
        text = translate("console", "%1 of %2", "complete days, goal")
    return text.replace("%1", number(week.complete)).replace("%2", number(week.goal))


def legend(*, planned: bool) -> str:
    """What the month's marks mean; that of planned days only where there are any."""
    marks = [
        COMPLETE + " " + translate("console", "complete"),
        PARTIAL + " " + translate("console", "some minutes"),
        RUN + " " + translate("console", "a run"),
        "".join(TODAY) + " " + translate("console", "today"),
    ]
    if planned:
        marks.append(PLANNED + " " + translate("console", "planned"))
    return "   ".join(marks)


def no_such_month() -> str:
    """A month that cannot be read."""
    return translate("console", "There is no such month. Write it as year-month: 2026-11.")


def month_not_shown() -> str:
    """A month outside the calendar."""
    text = translate("console", "The calendar shows the years %1 to %2. Choose a month in them.")
    return text.replace("%1", str(FIRST_YEAR)).replace("%2", str(LAST_YEAR))


def not_understood(word: str, detail: str) -> str:
    """A word of the command line with something after it that makes no sense."""
    text = translate(
        "console",
        "“retrotimer %1” does not understand this: %2. Nothing was changed. "
        "“retrotimer %1 --help” shows what it takes.",
    )
    # The detail is put in last: it may hold a "%1" of its own.
    return detail.join(part.replace("%1", word) for part in text.split("%2"))


def lacking(word: str, detail: str) -> str:
    """A word of the command line after which something is missing: "MINUTES is missing"."""
    text = translate(
        "console",
        "“retrotimer %1” needs more: %2. Nothing was changed. “retrotimer %1 --help” shows what it takes.",
    )
    return detail.join(part.replace("%1", word) for part in text.split("%2"))


def cannot_print(detail: str) -> str:
    """The answer could not be written to where it was sent."""
    return translate("console", "The answer could not be printed: %1.").replace("%1", detail)


def done_unprinted(detail: str) -> str:
    """The same, after what was asked for was done."""
    text = translate("console", "It was done, but the answer could not be printed: %1.")
    return text.replace("%1", detail)


def saved_unprinted(detail: str) -> str:
    """The same, after a walk was entered."""
    text = translate("console", "The walk was saved, but the answer could not be printed: %1.")
    return text.replace("%1", detail)
