"""Words for the list of all walks: its cells, its sentences, its choices."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from retrotimer.core.plan import Mode
from retrotimer.core.queries import Order, Show
from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.words import pain
from retrotimer.words.days import duration, long_date, time_of_day
from retrotimer.words.numbers import number
from retrotimer.words.plan import mode_name
from retrotimer.words.walk import walk_line
from retrotimer.words.writing import full_form, written_date

translate = QCoreApplication.translate


def date_with_weekday(day: date) -> str:
    """A date in little room, weekday and full year included: "Tue, 17 Nov 2026"."""
    return written_date(day, full_form().replace("dddd", "ddd").replace("MMMM", "MMM"))


def ending(record: WalkRecord) -> str:
    """How a session ended, or that it was entered by hand; and whether it was corrected. It begins a cell."""
    if record.timed is None:
        text = _by_hand()
    elif record.outcome is Outcome.FINISHED:
        text = _finished()
    else:
        text = _stopped(record.reason or StopReason.DONE)
    return text if record.corrected is None else _corrected(text)


def _finished() -> str:
    return translate("history", "Finished", "how a walk ended")


def _stopped(reason: StopReason) -> str:
    # Not made from the words that stand within a line: which letter is whose capital differs by language.
    return {
        StopReason.DONE: translate("history", "Stopped early", "how a walk ended"),
        StopReason.PAIN: translate("history", "Stopped for pain", "how a walk ended"),
        StopReason.INTERRUPTED: translate("history", "Interrupted", "how a walk ended"),
    }[reason]


def _by_hand() -> str:
    return translate("history", "Entered by hand", "how a walk ended")


def _corrected(text: str) -> str:
    return translate("history", "%1, corrected", "Finished").replace("%1", text)


def row_sentence(record: WalkRecord) -> str:
    """A session in a full sentence: "Tuesday, 17 November 2026, 09:00: 12 minutes backwards · flat, open"."""
    text = translate("history", "%1, %2: %3", "date, time, what was walked")
    text = text.replace("%1", long_date(record.started.date))
    text = text.replace("%2", time_of_day(record.started.local)).replace("%3", walk_line(record))
    if record.feedback.note:
        text = translate("history", "%1. Note: %2").replace("%1", text).replace("%2", record.feedback.note)
    return text


def cell_duration(record: WalkRecord) -> str:
    """How long was walked backwards."""
    return duration(record.walked.backward)


def no_note() -> str:
    """What is said of an empty note."""
    return translate("history", "No note")


def unread() -> str:
    """What is said of a session that cannot be read just now."""
    return translate("history", "This walk cannot be read just now")


def count(found: int, total: int) -> str:
    """How many sessions are listed: "36,525 walks", or "3 of 214 walks"."""
    # Qt would write the number without the marks that part its thousands.
    text = translate("history", "%n walk(s)", "", total).replace(str(total), number(total))
    if found == total:
        return text
    whole = translate("history", "%1 of %2", "3, 214 walks")
    return whole.replace("%1", number(found)).replace("%2", text)


def nothing_yet() -> str:
    """Why the list is empty before the first session."""
    return translate(
        "history",
        "There is no walk yet. Each walk stands here from its first minute on, "
        "and you can add one that you walked without the timer.",
    )


def nothing_found() -> str:
    """Why the list is empty where it is narrowed."""
    return translate("history", "No walk is like that. Choose less, or show all walks again.")


def show_name(show: Show) -> str:
    """Which sessions are listed."""
    return {
        Show.ALL: translate("history", "All kinds"),
        Show.FINISHED: translate("history", "Finished"),
        Show.STOPPED: translate("history", "Stopped early"),
        Show.PAIN: translate("history", "Stopped for pain"),
        Show.RUNS: translate("history", "Runs"),
        Show.BY_HAND: translate("history", "Entered by hand"),
    }[show]


def order_name(order: Order, *, descending: bool) -> str:
    """What the list is sorted by, and which way."""
    first, last = {
        Order.START: (translate("history", "Earliest first"), translate("history", "Latest first")),
        Order.MINUTES: (translate("history", "Shortest first"), translate("history", "Longest first")),
        Order.MODE: (translate("history", "Runs first"), translate("history", "Walks first")),
        Order.OUTCOME: (translate("history", "Finished first"), translate("history", "Stopped first")),
        Order.PAIN: (translate("history", "Least pain first"), translate("history", "Most pain first")),
        Order.NOTE: (translate("history", "Notes from A to Z"), translate("history", "Notes from Z to A")),
    }[order]
    return last if descending else first


def examples() -> dict[str, list[str]]:
    """For each column of the list, words that are as wide as what usually stands in it."""
    return {
        "DAY": [date_with_weekday(date(2026, month, day)) for month in range(1, 13) for day in range(21, 28)],
        "TIME": [time_of_day(datetime(2026, 11, 17, hour, 58)) for hour in range(24)],  # noqa: DTZ001 - on no clock
        "LENGTH": [duration(seconds) for seconds in (59.0, 10_800.0)],
        "MODE": [mode_name(mode) for mode in Mode],
        "ENDING": [_corrected(text) for text in (_by_hand(), _finished(), *map(_stopped, StopReason))],
        "PAIN": [pain.longest_signs()],
        "NOTE": [24 * "n"],
    }
