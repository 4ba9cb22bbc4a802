"""Holds which month and which day are on the screen, and notices when today becomes another day."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from retrotimer.core.days import add_months, shown
from retrotimer.core.errors import StoreError
from retrotimer.core.faces import AfterFace
from retrotimer.core.month import DayDetail, MonthFace, day_face, month_face, month_span
from retrotimer.core.ports import Clock, History
from retrotimer.core.records import DayTotals, WalkRecord
from retrotimer.core.settings import Settings
from retrotimer.core.weeks import DAYS, week_face, week_start

LOOK_SECONDS = 60.0
"""How often the date is looked at while nothing else happens: once a minute, as coarsely as can be."""


class MonthControl(QObject):
    """The month on the screen.

    Signals:
        month_changed(face): a `MonthFace`, whenever it differs from the last one.
        day_changed(detail): a `DayDetail` of the selected day, likewise, and after every other month.
        reading_failed(error): the history could not be read; what was on the screen stays.
    """

    month_changed = Signal(object)
    day_changed = Signal(object)
    reading_failed = Signal(object)

    def __init__(
        self,
        clock: Clock,
        history: History,
        settings: Settings,
        system_weekday: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._settings = settings
        self._system_weekday = system_weekday
        self._today = clock.read().today
        self._selected = self._today
        self._face: MonthFace | None = None
        self._detail: DayDetail | None = None
        self._stale = False
        self._totals: dict[date, DayTotals] = {}
        self._look = clock.alarm(self.look)
        self._look.set_coarse(LOOK_SECONDS)

    @property
    def today(self) -> date:
        """The day that the screen calls today."""
        return self._today

    @property
    def selected(self) -> date:
        """The day whose walks are shown below the month."""
        return self._selected

    @property
    def detail(self) -> DayDetail | None:
        """The selected day as last read."""
        return self._detail

    def follow(self, settings: Settings) -> None:
        """Take over changed settings."""
        self._settings = settings
        self.refresh()

    def select(self, day: date) -> None:
        """Select a day, showing its month; a day outside the calendar's years is left alone."""
        if shown(day):
            self._selected = day
            self.refresh()

    def step_days(self, days: int) -> None:
        """Move the selection by days, across months."""
        self.select(self._selected + timedelta(days=days))

    def step_months(self, months: int) -> None:
        """Move the selection by months, to the same day or the month's last."""
        self.select(add_months(self._selected, months))

    def go_today(self) -> None:
        """Select today."""
        self.select(self._today)

    def look(self) -> None:
        """See whether today is still today; a selection that stood on it moves along.

        What could not be read is read again now.
        """
        self._look.set_coarse(LOOK_SECONDS)
        today = self._clock.read().today
        if today == self._today and not self._stale:
            return
        if self._selected == self._today:
            self._selected = today
        self._today = today
        self.refresh()

    def refresh(self) -> None:
        """Read what is shown again and report what differs."""
        try:
            face, detail = self._read()
        except StoreError as error:
            self._stale = True
            self.reading_failed.emit(error)
            return
        self._stale = False
        another = face != self._face
        if another:
            self._face = face
            self.month_changed.emit(face)
        if another or detail != self._detail:  # in another month the day may stand elsewhere
            self._detail = detail
            self.day_changed.emit(detail)

    def after(self, record: WalkRecord) -> AfterFace:
        """The face of the sheet after a session; one that could not be saved yet is counted all the same."""
        day = record.started.date
        first = week_start(day, self._first_weekday())
        try:
            totals = dict(self._history.totals(first, first + timedelta(days=DAYS - 1)))
            others = [walk for walk in self._history.walks_on(day) if walk.id != record.id]
        except StoreError:
            totals, others = dict(self._totals), []
        walked = round(sum(walk.walked.backward for walk in (*others, record) if walk.counts), 6)
        totals[day] = DayTotals(day, walked)
        complete = {one.date for one in totals.values() if one.complete}
        week = week_face(first, frozenset(complete), self._settings.week_goal, self._today)
        return AfterFace(record, walked, week)

    def _first_weekday(self) -> int:
        weekday = self._settings.first_weekday
        return self._system_weekday() if weekday is None else weekday

    def _read(self) -> tuple[MonthFace, DayDetail]:
        day = self._selected
        first_weekday = self._first_weekday()
        totals = dict(self._history.totals(*month_span(day.year, day.month, first_weekday)))
        week = week_start(self._today, first_weekday)
        totals.update(self._history.totals(week, week + timedelta(days=DAYS - 1)))
        self._totals = totals
        face = month_face(
            day,
            totals,
            self._today,
            first_weekday=first_weekday,
            goal=self._settings.week_goal,
            since=self._history.first_day(),
        )
        sums = totals.get(day, DayTotals(day))
        return face, DayDetail(day_face(sums, self._today), tuple(self._history.walks_on(day)))
