"""Follows where in the programme the history has come."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.control.month import MonthControl
from retrotimer.control.settings import SettingsControl
from retrotimer.core.errors import StoreError
from retrotimer.core.programme import ProgrammeFace, Summary
from retrotimer.core.programme_start import kept, started
from retrotimer.core.reading import read_programme, week_totals
from retrotimer.core.settings import Course, Programme, Settings
from retrotimer.core.weeks import WeekRule

if TYPE_CHECKING:
    from retrotimer.core.ports import History

Asked = tuple[Programme | None, WeekRule]


class ProgrammeControl(QObject):
    """The programme on the screen.

    Signals:
        programme_changed(face): a `ProgrammeFace`, or None where no programme is followed.
        programme_ended(face): the history has come to its last walk. A changed goal or another
            programme may have ended long ago; that is not told here.
        reading_failed(error): the history could not be read; what was on the screen stays, and it is read
            again with the month's next look.
    """

    programme_changed = Signal(object)
    programme_ended = Signal(object)
    reading_failed = Signal(object)

    def __init__(
        self,
        history: "History",
        settings: SettingsControl,
        month: MonthControl,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._settings = settings
        self._month = month
        self._face: ProgrammeFace | None = None
        self._asked: Asked | None = None
        self._stale = False
        month.looked.connect(self._on_looked)

    @property
    def face(self) -> ProgrammeFace | None:
        """The programme as last read."""
        return self._face

    def refresh(self) -> None:
        """Read the programme again and report what differs."""
        asked = (self._settings.now.programme, self._month.rule)
        try:
            face = read_programme(self._history, asked[0], self._month.today, asked[1])
        except StoreError as error:
            self._stale = True
            self.reading_failed.emit(error)
            return
        self._stale = False
        before, asked_before = self._face, self._asked
        self._face, self._asked = face, asked
        if asked_before is not None and face == before:
            return
        self.programme_changed.emit(face)
        if before and face and face.ended and not before.ended and asked == asked_before:
            self.programme_ended.emit(face)

    def _on_looked(self) -> None:
        if self._stale:
            self.refresh()

    def preview(self, course: Course) -> ProgrammeFace | None:
        """The face that a programme would have if it were started now; None where that cannot be read."""
        try:
            anew = self._started(course)
            return read_programme(self._history, anew, self._month.today, self._month.rule)
        except StoreError as error:
            self.reading_failed.emit(error)
            return None

    def summary(self) -> Summary | None:
        """What was walked in the programme; None unless it is over and can be read."""
        face = self._face
        if face is None or face.began is None or face.ended is None:
            return None
        try:
            days = self._history.totals(face.began, face.ended)
        except StoreError as error:
            self.reading_failed.emit(error)
            return None
        return Summary(face, sum(sums.walked for sums in days.values()), self._settings.now.minutes)

    def start(self, course: Course) -> None:
        """Begin a programme anew: with this week, or the next one where this has its walks already."""
        try:
            self.follow(self._started(course))
        except StoreError as error:
            self.reading_failed.emit(error)

    def change(self, course: Course) -> None:
        """Go on with another course where the programme stands."""
        followed = self._settings.now.programme
        if followed is not None:
            self.follow(replace(followed, course=course))

    def leave(self) -> Programme | None:
        """Follow no programme; the history stays as it is. What was followed is given back, for `follow`."""
        followed = kept(self._settings.now.programme, self._face)
        self.follow(None)
        return followed

    def keep_going(self) -> None:
        """Leave a programme that is over; the minutes that are chosen stay."""
        self.follow(None)

    def change_settings(self, settings: Settings) -> None:
        """Let these settings hold; a programme that has begun keeps the walks a week that it began with."""
        if settings.week_goal != self._settings.now.week_goal:
            settings = replace(settings, programme=kept(settings.programme, self._face))
        self._settings.change(settings)

    def follow(self, programme: Programme | None) -> None:
        """Follow this programme, which may have been left before, or none."""
        self._settings.change(replace(self._settings.now, programme=programme))

    def _started(self, course: Course) -> Programme:
        """A programme that is started now.

        Raises:
            StoreError: the history cannot be read.
        """
        today, rule = self._month.today, self._month.rule
        week = week_totals(self._history, today, rule)
        complete = sum(sums.complete for day, sums in week.items() if day <= today)
        return started(course, complete, today, first_weekday=rule.first_weekday, goal=rule.goal)
