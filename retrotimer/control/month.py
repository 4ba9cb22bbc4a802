"""Holds which month and which day are on the screen, and notices when today becomes another day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.days import add_months, shown
from retrotimer.core.errors import StoreError
from retrotimer.core.faces import AfterFace
from retrotimer.core.month import DayDetail, MonthFace
from retrotimer.core.reading import month_totals, read_day, read_month, week_totals
from retrotimer.core.records import DayTotals, WalkRecord
from retrotimer.core.settings import Settings
from retrotimer.core.weeks import WeekRule, week_face, week_start

if TYPE_CHECKING:
    from retrotimer.core.ports import Clock, History
    from retrotimer.core.reading import Totals

LOOK_SECONDS = 60.0
"""How often the date is looked at while nothing else happens: once a minute, as coarsely as can be."""


class MonthControl(QObject):
    """The month on the screen.

    Signals:
        month_changed(face): a `MonthFace`, whenever it differs from the last one.
        day_changed(detail): a `DayDetail` of the selected day, likewise, and after every other month.
        reading_failed(error): the history could not be read; what was on the screen stays.
        today_changed(day): another day has begun.
        looked(): the minute's look is done; who could not read something tries again now.
    """

    month_changed = Signal(object)
    day_changed = Signal(object)
    reading_failed = Signal(object)
    today_changed = Signal(object)
    looked = Signal()

    def __init__(
        self,
        clock: "Clock",
        history: "History",
        settings: Settings,
        system_weekday: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._settings = settings
        self._system_weekday = system_weekday
        self._today = clock.read().day(settings.day_starts)
        self._selected = self._read_today = self._today
        self._face: MonthFace | None = None
        self._detail: DayDetail | None = None
        self._stale = False
        self._totals: Totals = {}
        self._look = clock.alarm(self.look)
        self._look.set_coarse(LOOK_SECONDS)

    @property
    def today(self) -> date:
        """The day that the screen calls today."""
        return self._today

    @property
    def selected(self) -> date:
        """The day whose walks are shown below the month; one that could not be read is not selected."""
        return self._selected

    @property
    def detail(self) -> DayDetail | None:
        """The selected day as last read."""
        return self._detail

    def follow(self, settings: Settings) -> None:
        """Take over changed settings."""
        self._settings = settings
        self._follow_today()
        self.refresh()

    def select(self, day: date) -> None:
        """Select a day, showing its month; a day outside the calendar's years is left alone."""
        if shown(day):
            self._show(day)

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
        before = self._today
        self._follow_today()
        if self._today != before or self._stale:
            self.refresh()
        if self._today != before:
            self.today_changed.emit(self._today)
        self.looked.emit()

    def _follow_today(self) -> None:
        self._today = self._clock.read().day(self._settings.day_starts)

    def refresh(self) -> None:
        """Read what is shown again and report what differs; a selection that stood on today moves along."""
        self._show(self._today if self._selected == self._read_today else self._selected)

    def _show(self, day: date) -> None:
        try:
            face, detail = self._read(day)
        except StoreError as error:
            self._stale = True
            self.reading_failed.emit(error)
            return
        self._stale = False
        self._selected, self._read_today = day, self._today
        another = face != self._face
        if another:
            self._face = face
            self.month_changed.emit(face)
        if another or detail != self._detail:  # in another month the day may stand elsewhere
            self._detail = detail
            self.day_changed.emit(detail)

    def after(self, record: WalkRecord) -> AfterFace:
        """The face of the sheet after a session; one that could not be saved yet is counted all the same."""
        day, rule = record.started.date, self.rule
        try:
            totals = dict(week_totals(self._history, day, rule))
            others = [walk for walk in self._history.walks_on(day) if walk.id != record.id]
        except StoreError:
            totals, others = dict(self._totals), []
        walked = round(sum(walk.walked.backward for walk in (*others, record) if walk.counts), 6)
        totals[day] = DayTotals(day, walked)
        complete = {one.date for one in totals.values() if one.complete}
        first = week_start(day, rule.first_weekday)
        week = week_face(first, frozenset(complete), rule.goal, self._today)
        return AfterFace(record, walked, week, self._settings.pain_sites)

    @property
    def rule(self) -> WeekRule:
        """How weeks are counted now."""
        return self._settings.week_rule(self._system_weekday)

    def _read(self, day: date) -> tuple[MonthFace, DayDetail]:
        rule = self.rule
        totals = self._totals = month_totals(self._history, day, self._today, rule)
        numbered = self._settings.week_numbers
        face = read_month(self._history, day, self._today, rule, totals=totals, numbered=numbered)
        return face, read_day(self._history, face.day(day))
