"""How an entry of a file becomes a row of the database: as `row_of` has it, but thousands in no time.

What is alike in thousands of entries is one object in all of them.  What is stored of it is asked once, and
kept.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING

from retrotimer.core.exchange.parts import keep
from retrotimer.core.exchange.walk_form import SAID
from retrotimer.store.rows import COLUMNS, Row, feedback_row, pain_row, plain, row_of

if TYPE_CHECKING:
    from retrotimer.core.exchange.entry import Course, Said, WalkEntry

Values = tuple[object, ...]

_OWN = (
    "id", "local_date", "started_utc", "utc_offset", "zone", "note", "doctor_on", "written_utc",
    "corrected_utc",
)  # fmt: skip
_OF_COURSE = tuple(name for name in COLUMNS if name not in {*_OWN, *SAID})
_OF_SAID = tuple(name for name in COLUMNS if name in SAID)

ORDER = (*_OWN, *_OF_COURSE, *_OF_SAID)
"""The columns, as `EntryRows` gives their values."""

_course: Callable[[Row], Values] = itemgetter(*_OF_COURSE)
_said_in: Callable[[Row], Values] = itemgetter(*_OF_SAID)


class EntryRows:
    """Makes the rows of many entries."""

    def __init__(self) -> None:
        self._courses: dict[Course, Values] = {}
        self._said: dict[Said, Values] = {}

    def values_of(self, entry: "WalkEntry") -> Values:
        """What is stored of an entry, in `ORDER`."""
        course, said = self._courses.get(entry.course), self._said.get(entry.said)
        if course is None:
            course = keep(self._courses, entry.course, _course(row_of(entry.record())))
        if said is None:
            row = {**pain_row("before", entry.said.before), **feedback_row(entry.said.feedback)}
            said = keep(self._said, entry.said, _said_in(row))
        own = (
            entry.id,
            entry.day.isoformat(),
            entry.start,
            entry.offset,
            entry.zone,
            plain(entry.note) if entry.note else "",
            entry.doctor_on.isoformat() if entry.doctor_on else None,
            entry.written,
            entry.corrected,
        )
        return own + course + said
