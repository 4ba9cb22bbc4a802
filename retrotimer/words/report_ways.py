"""Words for where the report goes: a file, a printer, and what can keep it from there."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from retrotimer.core import errors
from retrotimer.core.errors import StoreError
from retrotimer.words import saving

translate = QCoreApplication.translate


def file_name(made: date) -> str:
    """What a file is called at first; the date sorts, and no system forbids one of these signs."""
    text = translate("report", "Retrotimer report %1", "a file's name; a date")
    return text.replace("%1", made.isoformat()) + ".pdf"


def save_title() -> str:
    """The question that the system's dialog asks."""
    return translate("report", "Save the report")


def file_kind() -> str:
    """The kind of file."""
    return translate("report", "PDF files")


def saved(path: str) -> str:
    """Where the file is now."""
    return path.join(translate("report", "Saved as “%1”.", "a file").split("%1"))


def no_folder_window(path: str) -> str:
    """The system shows no folders; so the words must do."""
    text = translate("report", "No program here shows folders. The report is in “%1”.", "a folder")
    return path.join(text.split("%1"))


def cannot_write(error: StoreError) -> str:
    """Why there is no file."""
    if isinstance(error, errors.FullError):
        text = translate(
            "report",
            "There is no room left for “%1”. Nothing was written. Free some space, or choose another folder.",
        )
    elif isinstance(error, errors.FolderNotWritableError):
        text = translate(
            "report", "“%1” cannot be written there. Nothing was changed. Choose another folder or name."
        )
    elif isinstance(error, errors.OwnDataError):
        text = saving.own_data()
    elif isinstance(error, errors.LinkError):
        text = saving.link()
    else:
        text = translate("report", "“%1” could not be written: %2. Nothing was changed.")
    # The path is put in last: a file may be called "%2".
    return error.path.join(part.replace("%2", error.detail) for part in text.split("%1"))


def printed(printer: str) -> str:
    """It is on its way to the printer."""
    if not printer:
        return translate("report", "The report was printed to a file.")
    return printer.join(translate("report", "The report was sent to “%1”.", "a printer").split("%1"))


def not_printed() -> str:
    """The printer did not take it."""
    return translate(
        "report", "The printer did not take the report. See whether it is on and has paper, then try again."
    )
