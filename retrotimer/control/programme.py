"""Follows where in the programme the history has come."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from retrotimer.control.month import MonthControl
from retrotimer.control.settings import SettingsControl
from retrotimer.core.errors import StoreError
from retrotimer.core.ports import History
from retrotimer.core.programme import ProgrammeFace
from retrotimer.core.reading import read_programme, week_totals
from retrotimer.core.settings import Course, Programme


class ProgrammeControl(QObject):
    """The programme on the screen.

    Signals:
        programme_changed(face): a `ProgrammeFace`, or None where no programme is followed.
        programme_ended(face): the walk that has just been added was its last one.
        reading_failed(error): the history could not be read; what was on the screen stays.
    """

    programme_changed = Signal(object)
    programme_ended = Signal(object)
    reading_failed = Signal(object)

    def __init__(
        self,
        history: History,
        settings: SettingsControl,
        month: MonthControl,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._settings = settings
        self._month = month
        self._face: ProgrammeFace | None = None
        self._read = False

    @property
    def face(self) -> ProgrammeFace | None:
        """The programme as last read."""
        return self._face

    def refresh(self) -> None:
        """Read the programme again and report what differs."""
        try:
            face = read_programme(
                self._history, self._settings.now.programme, self._month.today, self._month.rule
            )
        except StoreError as error:
            self.reading_failed.emit(error)
            return
        before, known = self._face, self._read
        self._face, self._read = face, True
        if known and face == before:
            return
        self.programme_changed.emit(face)
        if known and before and face and face.ended and not before.ended and face.course is before.course:
            self.programme_ended.emit(face)

    def start(self, course: Course) -> None:
        """Begin a programme anew; a walk that is done today already belongs to what was before."""
        today = self._month.today
        self._follow(Programme(course, today + timedelta(days=self._complete(today))))

    def change(self, course: Course) -> None:
        """Go on with another course where the programme stands."""
        followed = self._settings.now.programme
        self._follow(replace(followed, course=course) if followed else Programme(course))

    def leave(self) -> None:
        """Follow no programme; the history stays as it is."""
        self._follow(None)

    def _follow(self, programme: Programme | None) -> None:
        self._settings.change(replace(self._settings.now, programme=programme))

    def _complete(self, day: date) -> bool:
        try:
            sums = week_totals(self._history, day, self._month.rule).get(day)
        except StoreError as error:
            self.reading_failed.emit(error)
            return False
        return sums is not None and sums.complete
