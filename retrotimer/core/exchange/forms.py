"""What can be exported and in which form, what is wrong with a file as a whole, and how long work goes on.

Long work is a generator: each step takes a few milliseconds and tells how far it has come.  Whoever asked for
it may do something else between two steps, or close it; then nothing of it was done.
"""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

Result = TypeVar("Result")

MOST_BYTES = 64 * 1024 * 1024
"""A larger file is not read at all; a hundred years of daily walks take about a third of it."""

FORMAT = "retrotimer"
VERSION = 1
"""Of our JSON; keys may be added to a version, none may go or change."""


class Form(Enum):
    """What a file is: all walks as a table, everything there is, or a calendar."""

    CSV = "csv"
    JSON = "json"
    WALKS = "walks"
    PLANNED = "planned"


ENDINGS = {Form.CSV: ".csv", Form.JSON: ".json", Form.WALKS: ".ics", Form.PLANNED: ".ics"}


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be exported; without a day, from the first or up to the last one there is."""

    form: Form
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far some work has come; `total` is 0 where that is not known yet.

    Once all is done, what follows can no longer be cancelled.
    """

    done: int
    total: int

    @property
    def is_final(self) -> bool:
        """Whether it is too late to cancel."""
        return self.done >= self.total > 0


Steps = Generator[Progress, None, Result]
"""Work that is done step by step, and what comes of it in the end."""


class FileWrong(Enum):
    """Why a file cannot be read or written as a whole."""

    TOO_LARGE = "too_large"
    NOT_A_FILE = "not_a_file"
    OWN_DATA = "own_data"
    LINK = "link"
    NOT_TEXT = "not_text"
    ARCHIVE = "archive"
    NOT_UTF_8 = "not_utf_8"
    EMPTY = "empty"
    BROKEN_JSON = "broken_json"
    BROKEN_TABLE = "broken_table"
    NOT_OURS = "not_ours"
    NO_COLUMNS = "no_columns"
    NEWER = "newer"
    CALENDAR = "calendar"
    UNKNOWN_ENDING = "unknown_ending"
    NO_SUCH_IMPORT = "no_such_import"
    NO_PLANNED_DAYS = "no_planned_days"
    NO_WALKS = "no_walks"
    NO_SUCH_HABIT = "no_such_habit"
    CANNOT_READ = "cannot_read"
    CANNOT_WRITE = "cannot_write"


class FileError(Exception):
    """A file cannot be read or written; nothing was changed.

    Attributes:
        wrong: why.
        detail: what the system said, or where in the file it is.
    """

    def __init__(self, wrong: FileWrong, detail: str = "") -> None:
        super().__init__(wrong.value, detail)
        self.wrong = wrong
        self.detail = detail


def form_of(name: str, *, planned: bool = False) -> Form:
    """The form that a file's ending asks for; `planned` is which of the two calendars is meant.

    Raises:
        FileError: the ending says nothing to us.
    """
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if planned and ending == ENDINGS[Form.PLANNED]:
        return Form.PLANNED
    for form in (Form.CSV, Form.JSON, Form.WALKS):
        if ending == ENDINGS[form] and not planned:
            return form
    raise FileError(FileWrong.UNKNOWN_ENDING, ending)


def imported_form(name: str) -> Form:
    """The form of a file that is to be imported: `CSV` or `JSON`.

    Raises:
        FileError: the ending is that of a calendar, or of nothing that can be imported.
    """
    try:
        form = form_of(name)
    except FileError as error:
        raise FileError(FileWrong.NO_SUCH_IMPORT, error.detail) from error
    if form not in {Form.CSV, Form.JSON}:
        raise FileError(FileWrong.CALENDAR)
    return form
