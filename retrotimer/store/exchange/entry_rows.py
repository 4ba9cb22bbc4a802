"""How an entry of a file becomes a row of the database: as `row_of` has it, but thousands in no time.

What is alike in thousands of entries is one object in all of them.  So `row_of` is asked once for each of
these, and what it says of them is kept.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING

from retrotimer.core.exchange.parts import keep
from retrotimer.core.exchange.walk_form import SAID
from retrotimer.store.rows import COLUMNS, Row, plain, row_of

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
_said: Callable[[Row], Values] = itemgetter(*_OF_SAID)


class EntryRows:
    """Makes the rows of many entries."""

    def __init__(self) -> None:
        self._courses: dict[Course, Values] = {}
        self._saids: dict[Said, Values] = {}

    def values_of(self, entry: "WalkEntry") -> Values:
        """What is stored of an entry, in `ORDER`."""
        course, said = self._courses.get(entry.course), self._saids.get(entry.said)
        if course is None or said is None:
            row = row_of(entry.record())
            course = keep(self._courses, entry.course, _course(row))
            said = keep(self._saids, entry.said, _said(row))
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
