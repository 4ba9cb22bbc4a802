"""Sentences about what is entered by hand: why it cannot be kept, what was changed."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from retrotimer.core.bounds import LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES
from retrotimer.core.days import FIRST_YEAR
from retrotimer.core.entries import Change
from retrotimer.core.plan import Mode
from retrotimer.core.records import LONGEST_NOTE, WalkRecord
from retrotimer.core.typed import Wrong
from retrotimer.words.dates import today_word, yesterday_word
from retrotimer.words.days import duration, long_date, time_of_day

translate = QCoreApplication.translate


def wrong(why: Wrong, day: date | None = None) -> str:
    """Why an entry cannot be kept, and what would do; `day` is the one that would, where that is known."""
    if why is Wrong.DAY_BEFORE:
        text = translate("entries", "That early it is still the day before. Choose %1.", "a date")
        return text.replace("%1", long_date(day) if day is not None else "…")
    if why is Wrong.TOO_EARLY:
        text = translate("entries", "The calendar begins in %1. Choose a later day.")
        return text.replace("%1", str(FIRST_YEAR))
    return {
        Wrong.NOT_A_DATE: translate(
            "entries",
            "Write the date as year-month-day, such as 2026-11-17. “%1” and “%2” will do, too.",
            "today, yesterday",
        )
        .replace("%1", today_word())
        .replace("%2", yesterday_word()),
        Wrong.NO_SUCH_DATE: translate("entries", "There is no such date. Check the day and the month."),
        Wrong.NOT_A_TIME: translate(
            "entries", "There is no such time. Write it as hours and minutes, such as 07:30."
        ),
        Wrong.FUTURE: translate("entries", "This is still to come. Enter a walk once you have walked it."),
        Wrong.NOT_A_NUMBER: translate("entries", "The minutes must be a number, such as 12."),
        Wrong.TOO_FEW_MINUTES: translate(
            "entries", "A walk has at least %n minute(s).", "", LEAST_ENTRY_MINUTES
        ),
        Wrong.TOO_MANY_MINUTES: translate(
            "entries",
            "A walk has at most %n minute(s) here. Is there a digit too many?",
            "",
            MOST_ENTRY_MINUTES,
        ),
        Wrong.NOTE_TOO_LONG: translate(
            "entries", "A note has at most %n character(s). Please shorten it.", "", LONGEST_NOTE
        ),
        Wrong.NOTE_UNREADABLE: translate(
            "entries", "The note holds characters that are not text. Write it in letters, digits and signs."
        ),
    }[why]


def twice(walk: WalkRecord) -> str:
    """In the editor: the same walk is there already, and may be entered once more all the same."""
    if walk.mode is Mode.WALK:
        text = translate("entries", "You already have a walk of %1 at %2 on that day.", "12 minutes, 12:00")
    else:
        text = translate("entries", "You already have a run of %1 at %2 on that day.", "12 minutes, 12:00")
    text = text.replace("%1", duration(walk.walked.backward))
    return text.replace("%2", time_of_day(walk.started.local))


def save_twice() -> str:
    """The button that keeps it all the same."""
    return translate("entries", "Save anyway")


def shortened() -> str:
    """What was pasted into a note was longer than a note can be."""
    return translate(
        "entries",
        "That was too long for a note, which has at most %n character(s). The rest was left out.",
        "",
        LONGEST_NOTE,
    )


def done(change: Change) -> str:
    """What has just been changed."""
    return {
        Change.ADDED: translate("entries", "The walk was added."),
        Change.CORRECTED: translate("entries", "The walk was changed."),
        Change.REMOVED: translate("entries", "The walk was deleted."),
        Change.OTHER_NOTED: translate("entries", "Your note on other exercise was saved."),
        Change.OTHER_REMOVED: translate("entries", "Your note on other exercise was deleted."),
        Change.IMPORTED: translate("entries", "The file was imported."),
    }[change]


def undone(change: Change) -> str:
    """What has just been taken back."""
    return {
        Change.ADDED: translate("entries", "Undone: the walk that was added is gone again."),
        Change.CORRECTED: translate("entries", "Undone: the walk is as it was before."),
        Change.REMOVED: translate("entries", "Undone: the walk is back."),
        Change.OTHER_NOTED: translate("entries", "Undone: the other exercise is as it was before."),
        Change.OTHER_REMOVED: translate("entries", "Undone: the other exercise is back."),
        Change.IMPORTED: translate("entries", "Undone: everything is as it was before the import."),
    }[change]


def undo() -> str:
    """The way back, on a button."""
    return translate("entries", "Undo")


def undo_action(change: Change) -> str:
    """What the menu would take back, with the menu's key letter."""
    return {
        Change.ADDED: translate("entries", "&Undo adding the walk"),
        Change.CORRECTED: translate("entries", "&Undo changing the walk"),
        Change.REMOVED: translate("entries", "&Undo deleting the walk"),
        Change.OTHER_NOTED: translate("entries", "&Undo noting other exercise"),
        Change.OTHER_REMOVED: translate("entries", "&Undo deleting other exercise"),
        Change.IMPORTED: translate("entries", "&Undo the import"),
    }[change]


def redo_action(change: Change) -> str:
    """What the menu would do again, with the menu's key letter."""
    return {
        Change.ADDED: translate("entries", "&Redo adding the walk"),
        Change.CORRECTED: translate("entries", "&Redo changing the walk"),
        Change.REMOVED: translate("entries", "&Redo deleting the walk"),
        Change.OTHER_NOTED: translate("entries", "&Redo noting other exercise"),
        Change.OTHER_REMOVED: translate("entries", "&Redo deleting other exercise"),
        Change.IMPORTED: translate("entries", "&Redo the import"),
    }[change]


def other(words: str) -> str:
    """What else was done on a day, in a line."""
    return translate("entries", "Other exercise: %1").replace("%1", words)
