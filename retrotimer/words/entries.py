"""Sentences about what is entered by hand: why it cannot be kept, what was changed."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.days import FIRST_YEAR
from retrotimer.core.entries import LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES, Wrong
from retrotimer.core.records import LONGEST_NOTE

translate = QCoreApplication.translate


def wrong(why: Wrong) -> str:
    """Why an entry cannot be kept, and what would do."""
    if why is Wrong.TOO_EARLY:
        text = translate("entries", "The calendar begins in %1. Choose a later day.")
        return text.replace("%1", str(FIRST_YEAR))
    return {
        Wrong.NOT_A_DATE: translate(
            "entries", "There is no such date. Write it as year-month-day: 2026-11-17."
        ),
        Wrong.NOT_A_TIME: translate(
            "entries", "There is no such time. Write it as hours and minutes: 07:30."
        ),
        Wrong.FUTURE: translate("entries", "This is still to come. Enter a walk once you have walked it."),
        Wrong.NOT_A_NUMBER: translate("entries", "The minutes must be a number, such as 12."),
        Wrong.TOO_FEW_MINUTES: translate(
            "entries", "A walk has at least %n minute(s).", "", LEAST_ENTRY_MINUTES
        ),
        Wrong.TOO_MANY_MINUTES: translate(
            "entries", "A walk has at most %n minute(s) here. Is a digit too many?", "", MOST_ENTRY_MINUTES
        ),
        Wrong.NOTE_TOO_LONG: translate(
            "entries", "A note has at most %n character(s). Please shorten it.", "", LONGEST_NOTE
        ),
        Wrong.NOTE_UNREADABLE: translate("entries", "The note holds characters that are not text."),
    }[why]
