"""What is said about reminders: the notification, its answers, when the next one comes, where they work.

Others may see the screen, so a reminder tells nothing but that it is time.
"""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from retrotimer.core.notices import Answer, Notice, Service, TimerError, TimerState
from retrotimer.core.reminders import A_DAY
from retrotimer.words.dates import short_date, short_time
from retrotimer.words.days import weekday_name

translate = QCoreApplication.translate

A_WEEK = 7
"""Days within which a weekday says which day is meant."""


def reminder() -> str:
    """The reminder itself."""
    return translate("reminders", "It is time for your walk.")


def answer(answer: Answer) -> str:
    """What an answer is called."""
    match answer:
        case Answer.START:
            return translate("reminders", "Start", "a button: begin the walk")
        case Answer.LATER:
            return translate("reminders", "In 30 minutes")
        case Answer.NOT_TODAY:
            return translate("reminders", "Not today")


def notice() -> Notice:
    """The notification."""
    return Notice(reminder(), tuple((one, answer(one)) for one in Answer))


def next_one(at: datetime, today: date) -> str:
    """When the next reminder comes: "Next reminder: today, 18:00."."""
    return translate("reminders", "Next reminder: %1.", "when").replace("%1", when(at, today))


def when(at: datetime, today: date) -> str:
    """A moment on the wall clock to come: "today, 18:00", "Thursday, 18:00"."""
    day = at.date()
    if day == today:
        text = translate("reminders", "today, %1", "a time")
    elif day == today + A_DAY:
        text = translate("reminders", "tomorrow, %1", "a time")
    else:
        text = translate("reminders", "%2, %1", "a time, a weekday or a date")
        near = today <= day < today + A_WEEK * A_DAY
        text = text.replace("%2", weekday_name(day.weekday()) if near else short_date(day))
    return text.replace("%1", short_time(at.time()))


def nothing_due(at: datetime | None, today: date) -> str:
    """In a terminal: there is nothing to tell; `at` is when the next reminder comes."""
    if at is None:
        return translate("reminders", "No reminders are set. You can set them in the window's settings.")
    text = translate("reminders", "No reminder is due. The next one comes: %1.", "when")
    return text.replace("%1", when(at, today))


def nothing_shows(service: Service) -> str:
    """In a terminal: a reminder is due, and cannot be shown."""
    if service is Service.NO_BUS:
        why = translate("reminders", "This session has no message bus (D-Bus), which notifications need.")
    elif service is Service.NO_SERVICE:
        why = translate("reminders", "Nothing shows notifications in this session.")
    else:
        why = translate("reminders", "This system shows no notifications without the window.")
    return f"{why} " + translate("reminders", "Open Retrotimer to see your reminder.")


def snoozed() -> str:
    """An answer was taken in."""
    return translate("reminders", "You will be reminded again in 30 minutes.")


def week_skipped(at: datetime | None, today: date) -> str:
    """This week is left out; `at` is when the next reminder comes."""
    return _and_next(translate("reminders", "No more reminders this week."), at, today)


def week_back(at: datetime | None, today: date) -> str:
    """This week is left out no longer."""
    return _and_next(translate("reminders", "You will be reminded this week again."), at, today)


def _and_next(text: str, at: datetime | None, today: date) -> str:
    """What was done, and when the next reminder comes, if one does."""
    if at is None:
        return text
    after = translate("reminders", "The next one comes: %1.", "when").replace("%1", when(at, today))
    return f"{text} {after}"


def after_all() -> str:
    """The way back from a week that was left out."""
    return translate("reminders", "Remind me after all")


def no_reminders() -> str:
    """Where they would be seen is not worth a word while there are none."""
    return translate("reminders", "No reminders are set.")


def reach(service: Service, timer: TimerState, *, days: bool, stays: bool) -> str:
    """Whether the reminders that stand in the settings will be seen, and if not, why.

    `days` tells whether there are days to remind on, `stays` whether the app goes on in the background when
    its window is closed.
    """
    if not days:
        return translate("reminders", "Choose the days above, or no reminder will come.")
    if service in {Service.NO_BUS, Service.NO_SERVICE}:
        return _unseen(service)
    if service is Service.NONE:
        return translate("reminders", "They come in the window, while it is open.")
    if timer is TimerState.ON or stays:
        return _without_window(service)
    text = translate("reminders", "They come while Retrotimer is open.")
    if timer is TimerState.NOT_HERE:
        return text
    return f"{text} " + translate("reminders", "For reminders without it, tick the line above.")


def _without_window(service: Service) -> str:
    text = translate("reminders", "They come with the window closed, too.")
    if service is not Service.WITHOUT_BUTTONS:
        return text
    buttons = translate("reminders", "Your desktop shows no buttons on them: open Retrotimer to answer.")
    return f"{text} {buttons}"


def _unseen(service: Service) -> str:
    why = (
        translate("reminders", "Nothing shows notifications in this session.")
        if service is Service.NO_SERVICE
        else translate("reminders", "This session has no message bus (D-Bus), which notifications need.")
    )
    return f"{why} " + translate("reminders", "Reminders will come in the window, while it is open.")


def cannot_set_timer(error: TimerError) -> str:
    """The system does not take over the reminders."""
    text = translate(
        "reminders",
        "The system could not take over your reminders. They come while Retrotimer is open; "
        "nothing else has changed.",
    )
    return _with_reason(text, error)


def cannot_remove_timer(error: TimerError) -> str:
    """The system goes on reminding."""
    text = translate(
        "reminders",
        "The system could not be told to stop reminding you. Log out and in again, or try once more.",
    )
    return _with_reason(text, error)


def _with_reason(text: str, error: TimerError) -> str:
    if error.path:
        place = translate("reminders", "It is about: %1", "a file's path").replace("%1", error.path)
        text = f"{text} {place}"
    if not error.reason:
        return text
    reason = translate("reminders", "(The system says: %1)").replace("%1", error.reason)
    return f"{text} {reason}"
