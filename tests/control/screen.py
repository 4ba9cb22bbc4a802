"""A month control on real data, and what it has put on the screen."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from retrotimer.control.month import MonthControl
from retrotimer.core.settings import Settings
from retrotimer.store.history import SqliteHistory
from tests.control.failing import FailingHistory
from tests.fakes import FakeClock, heard

if TYPE_CHECKING:
    from retrotimer.core.month import DayDetail, MonthFace


MONDAY, SUNDAY = 0, 6
DAY = timedelta(days=1)
MONDAY_OF_THIS_WEEK = date(2026, 11, 16)


@dataclass
class Screen:
    """A month control on real data, and what it has put on the screen."""

    clock: FakeClock
    history: SqliteHistory
    settings: Settings = field(default_factory=Settings)
    weekday: int = MONDAY

    def __post_init__(self) -> None:
        self.disk = FailingHistory(self.history)
        self.control = MonthControl(self.clock, self.disk, self.settings, lambda: self.weekday)
        self.months: list[MonthFace] = heard(self.control.month_changed)
        self.days: list[DayDetail] = heard(self.control.day_changed)
        self.failures: list[Any] = heard(self.control.reading_failed)
        self.control.refresh()

    def forget(self) -> None:
        for seen in (self.months, self.days, self.failures):
            seen.clear()
