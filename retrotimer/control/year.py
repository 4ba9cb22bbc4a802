"""Holds which year is looked back at and which day is selected in it; the month keeps its own selection."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.days import MONTHS_A_YEAR, add_months, shown
from retrotimer.core.errors import StoreError
from retrotimer.core.reading import read_year

if TYPE_CHECKING:
    from retrotimer.control.month import MonthControl
    from retrotimer.core.month import DayFace
    from retrotimer.core.ports import History
    from retrotimer.core.year import YearFace


class YearControl(QObject):
    """The year on the screen; of a whole history it reads that year alone.

    Signals:
        year_changed(face): a `YearFace`, whenever it differs from the last one.
        day_changed(face): a `DayFace` of the selected day, likewise, and after every other year.
        reading_failed(error): the history could not be read; what was on the screen stays.
    """

    year_changed = Signal(object)
    day_changed = Signal(object)
    reading_failed = Signal(object)

    def __init__(self, history: "History", month: "MonthControl", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._month = month
        self._selected = month.selected
        self._face: YearFace | None = None
        self._day: DayFace | None = None
        self._stale = True

    @property
    def selected(self) -> date:
        """The day that is marked."""
        return self._selected

    @property
    def face(self) -> "YearFace | None":
        """The year as last read; None where it could never be read."""
        return self._face

    def select(self, day: date) -> None:
        """Mark a day, showing its year; a day outside the calendar's years is left alone."""
        if not shown(day):
            return
        face = self._face
        if face is None or face.year != day.year or self._stale:
            self._show(day)
        else:
            self._mark(day, face)

    def step_days(self, days: int) -> None:
        """Move the selection by days, across years."""
        self.select(self._selected + timedelta(days=days))

    def step_years(self, years: int) -> None:
        """Move the selection by years, to the same day or the month's last."""
        self.select(add_months(self._selected, years * MONTHS_A_YEAR))

    def go_today(self) -> None:
        """Mark today."""
        self.select(self._month.today)

    def refresh(self, day: date | None = None) -> None:
        """Read the history anew, for this day's year or the one that is shown.

        A selection that stood on today moves along when today becomes another day.
        """
        on_today = self._face is not None and self._selected == self._face.today
        self._show(day or (self._month.today if on_today else self._selected))

    def _show(self, day: date) -> None:
        try:
            face = read_year(self._history, day.year, self._month.today, self._month.rule)
        except StoreError as error:
            self._stale = True
            self.reading_failed.emit(error)
            return
        self._stale = False
        if face != self._face:
            self._face = face
            self._day = None  # in another year the day stands elsewhere
            self.year_changed.emit(face)
        self._mark(day, face)

    def _mark(self, day: date, face: "YearFace") -> None:
        self._selected = day
        marked = face.day(day)
        if marked != self._day:
            self._day = marked
            self.day_changed.emit(marked)
