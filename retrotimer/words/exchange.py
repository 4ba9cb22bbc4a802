"""Sentences about files: what can be exported, where it went, and why a file cannot be read or written."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from retrotimer.core.exchange.forms import ENDINGS, MOST_BYTES, FileError, FileWrong, Form
from retrotimer.core.exchange.ports import CalendarWords, Exported
from retrotimer.core.plan import Mode
from retrotimer.core.records import WalkRecord
from retrotimer.words import saving
from retrotimer.words.days import duration

translate = QCoreApplication.translate

_MEBIBYTE = 1024 * 1024


def form_name(form: Form) -> str:
    """What can be exported."""
    return {
        Form.CSV: translate("exchange", "A table of all walks (CSV)"),
        Form.JSON: translate("exchange", "Everything, to keep or to move (JSON)"),
        Form.WALKS: translate("exchange", "A calendar of my walks (iCalendar)"),
        Form.PLANNED: translate("exchange", "A calendar of the days I plan to walk (iCalendar)"),
    }[form]


def form_about(form: Form) -> str:
    """What such a file is good for, and what it holds."""
    return {
        Form.CSV: translate(
            "exchange",
            "For a spreadsheet, or for your doctor. It holds walks, pain, notes, other exercise and doctor's "
            "checks, and can be imported again.",
        ),
        Form.JSON: translate(
            "exchange",
            "Holds all that Retrotimer knows of you, settings included. Imported on another computer, "
            "it is all there again.",
        ),
        Form.WALKS: translate(
            "exchange",
            "Each walk becomes an event. Calendars are often shared, so neither pain nor notes are in it.",
        ),
        Form.PLANNED: translate(
            "exchange", "One event that comes back on each weekday which you have chosen in the settings."
        ),
    }[form]


def filter_name(form: Form) -> str:
    """The kind of file, as a file dialog shows it."""
    kind = {
        Form.CSV: translate("exchange", "Tables"),
        Form.JSON: translate("exchange", "Retrotimer's data"),
        Form.WALKS: translate("exchange", "Calendars"),
        Form.PLANNED: translate("exchange", "Calendars"),
    }[form]
    return f"{kind} (*{ENDINGS[form]})"


def import_filter() -> str:
    """The files that can be imported, as a file dialog shows them."""
    kind = translate("exchange", "Files to import")
    return f"{kind} (*{ENDINGS[Form.CSV]} *{ENDINGS[Form.JSON]})"


def file_name(form: Form, today: date) -> str:
    """What a file is called before somebody names it."""
    what = "planned-days" if form is Form.PLANNED else "walks"
    return f"retrotimer-{what}-{today.isoformat()}{ENDINGS[form]}"


def calendar_words() -> CalendarWords:
    """What stands in a calendar."""
    return CalendarWords(_event, translate("exchange", "Time to walk backwards"))


def _event(record: WalkRecord) -> str:
    if record.mode is Mode.WALK:
        text = translate("exchange", "Walked backwards: %1", "12 minutes")
    else:
        text = translate("exchange", "Ran backwards: %1", "12 minutes")
    return text.replace("%1", duration(record.walked.backward))


def exported(done: Exported) -> str:
    """What was written, and where it is now."""
    text = translate("exchange", "Exported %n record(s) to “%1”.", "", done.entries)
    return text.replace("%1", done.target)


def show_in_folder() -> str:
    """The way to the file, on a button."""
    return translate("exchange", "Show in folder")


def cannot_show(folder: str) -> str:
    """Nothing can show a folder."""
    text = translate("exchange", "No program here can show folders. The file is in “%1”.")
    return text.replace("%1", folder)


def exporting() -> str:
    """A file is being written."""
    return translate("exchange", "Exporting…")


def cancelled() -> str:
    """Long work was given up."""
    return translate("exchange", "Cancelled. Nothing was changed.")


def wrong(error: FileError) -> str:
    """Why a file cannot be read or written, what is safe, and what would do."""
    sentence = _wrong(error.wrong)
    if error.wrong is FileWrong.NO_COLUMNS:
        return ", ".join(f"“{name}”" for name in error.detail.split(", ")).join(sentence.split("%1"))
    # The detail is put in last: it may hold a "%1" of its own.
    return error.detail.join(sentence.split("%1"))


def _wrong(why: FileWrong) -> str:
    if why is FileWrong.TOO_LARGE:
        text = translate(
            "exchange", "The file is larger than %1 MB, so it was not read. Nothing was changed."
        )
        return text.replace("%1", str(MOST_BYTES // _MEBIBYTE))
    return {
        FileWrong.NOT_A_FILE: translate(
            "exchange", "This is no file that could be read or replaced. Nothing was changed."
        ),
        FileWrong.OWN_DATA: saving.own_data(),
        FileWrong.LINK: saving.link(),
        FileWrong.NOT_TEXT: translate(
            "exchange",
            "The file holds no text, whatever its name says; it may be a picture. Nothing was changed.",
        ),
        FileWrong.ARCHIVE: translate(
            "exchange",
            "The file is an archive. Unpack it first, then import a file from it; "
            "of Loop Habit Tracker's, that is Checkmarks.csv. Nothing was changed.",
        ),
        FileWrong.NOT_UTF_8: translate(
            "exchange",
            "The file is not written in UTF-8, so its letters could be mistaken. "
            "Save it as “CSV UTF-8” in your spreadsheet. Nothing was changed.",
        ),
        FileWrong.EMPTY: translate("exchange", "The file is empty. Nothing was changed."),
        FileWrong.BROKEN_JSON: translate(
            "exchange", "The file is damaged or was cut off (%1). Nothing was changed."
        ),
        FileWrong.BROKEN_TABLE: translate(
            "exchange",
            "The table cannot be read after line %1: a quotation mark may be missing. Nothing was changed.",
        ),
        FileWrong.NOT_OURS: translate(
            "exchange",
            "Retrotimer does not know this kind of file. It reads its own CSV and JSON, tables with the "
            "columns “date” and “minutes”, and Loop Habit Tracker's Checkmarks.csv. Nothing was changed.",
        ),
        FileWrong.NO_COLUMNS: translate(
            "exchange",
            "The table lacks columns that are needed: %1. Write their names into its first line. "
            "Nothing was changed.",
        ),
        FileWrong.NEWER: translate(
            "exchange",
            "The file was written by a newer Retrotimer. Please install that one first. Nothing was changed.",
        ),
        FileWrong.CALENDAR: translate(
            "exchange",
            "Calendars can be exported, but not imported. Use a CSV or JSON file. Nothing was changed.",
        ),
        FileWrong.UNKNOWN_ENDING: translate(
            "exchange",
            "The name must end in .csv, .json or .ics, so that it is clear what the file is. "
            "Nothing was changed.",
        ),
        FileWrong.NO_SUCH_IMPORT: translate(
            "exchange",
            "What can be imported ends in .csv or .json. Save a spreadsheet as CSV first. "
            "Nothing was changed.",
        ),
        FileWrong.NO_PLANNED_DAYS: translate(
            "exchange", "No weekdays are planned. Choose them in the settings first. Nothing was written."
        ),
        FileWrong.NO_WALKS: translate(
            "exchange", "There is no walk in this time to put in a calendar. Nothing was written."
        ),
        FileWrong.NO_SUCH_HABIT: translate(
            "exchange", "The file has no such habit. It has: %1. Nothing was changed."
        ),
        FileWrong.CANNOT_READ: translate("exchange", "The file cannot be read: %1. Nothing was changed."),
        FileWrong.CANNOT_WRITE: translate(
            "exchange", "The file cannot be written: %1. Choose another folder. Nothing was changed."
        ),
    }[why]
