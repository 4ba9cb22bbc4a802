"""Tells when it is time for a walk, and keeps what a person answers.

It has no timer of its own: it looks when the month does, once a minute, and reads what is kept only when
there seems to be something to tell.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.errors import StoreError
from retrotimer.core.notices import Answer
from retrotimer.core.reminders import Past, Reminders, Told, begun, due, is_open, next_reminder, reminders_of
from retrotimer.core.reminding import claim, keep, quiet_days

if TYPE_CHECKING:
    from retrotimer.core.days import Moment
    from retrotimer.core.ports import Clock, History, SettingsStore
    from retrotimer.core.settings import Settings


class RemindersControl(QObject):
    """The reminders of this window; `is_walking` tells whether a walk is under way.

    Signals:
        reminder_due(): tell it now; that it was told is kept already.
        reminder_over(): what was told needs no answer any more.
        outlook_changed(): the next reminder is another one, or its day has another name by now.
    """

    reminder_due = Signal()
    reminder_over = Signal()
    outlook_changed = Signal()

    def __init__(
        self,
        clock: "Clock",
        history: "History",
        store: "SettingsStore",
        system_weekday: Callable[[], int],
        is_walking: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._store = store
        self._system_weekday = system_weekday
        self._is_walking = is_walking
        self._reminders = Reminders(on=False, weekdays=frozenset(), at=time())
        self._past = Past()
        self._quiet: frozenset[date] = frozenset()
        self._is_kept = True
        self._shown: tuple[date, Moment] | None = None
        self._outlook: tuple[bool, datetime | None, date] | None = None

    @property
    def reminders(self) -> Reminders:
        """What holds now."""
        return self._reminders

    @property
    def next(self) -> datetime | None:
        """What the clock on the wall will show (naive) when the next reminder comes, if one does."""
        return next_reminder(self._reminders, self._past, self._clock.read(), self._quiet)

    @property
    def skips_week(self) -> bool:
        """Whether this week is left out."""
        return self._past.skips(self._today(self._clock.read()), self._reminders.first_weekday)

    @property
    def today(self) -> date:
        """The date on the wall clock, by which the next reminder's is told."""
        return self._clock.read().wall.date()

    def take_up(self, settings: "Settings") -> None:
        """Begin with these settings, which held before the window opened: what was missed today is told."""
        self._reminders = self._of(settings)
        self.refresh()

    def follow(self, settings: "Settings") -> None:
        """Take over settings that were chosen just now: a time that is over today begins tomorrow."""
        reminders = self._of(settings)
        if reminders != self._reminders:
            self._reminders = reminders
            self._change(lambda past: begun(reminders, past, self._clock.read()))
        self.refresh()

    def refresh(self) -> None:
        """Read anew what is kept: something was walked, or another program has answered."""
        if self._reminders.active:
            with suppress(StoreError):  # who shows the month says so
                self._read(self._clock.read())
        self.look()

    def look(self) -> None:
        """Tell what is due, and what is over."""
        now = self._clock.read()
        if self._shown and not self._is_open(now, *self._shown):
            self._shown = None
            self.reminder_over.emit()
        if due(self._reminders, self._past, now, ()) is not None:
            self._claim(now)
        self._tell_outlook(now)

    def answer(self, answer: Answer) -> None:
        """Keep an answer to the reminder that was told."""
        if self._shown is None:
            return
        (day, _told), self._shown = self._shown, None
        now = self._clock.read()
        if answer is Answer.LATER:
            self._change(lambda past: past.snoozed(day, now))
        elif answer is Answer.NOT_TODAY:
            self._change(lambda past: past.put_off(day))
        self.reminder_over.emit()
        self._tell_outlook(now)

    def hand_on(self) -> None:
        """Leave what was told and not answered to whoever goes on from here, and tell nothing any more."""
        now = self._clock.read()
        if self._shown is not None and self._is_open(now, *self._shown):
            day = self._shown[0]
            self._change(lambda past: past.owed(day, now) if past.last == Told(day) else past)
            self.reminder_over.emit()
        self._shown = None
        self._reminders = replace(self._reminders, on=False)

    def skip_week(self, *, skips: bool) -> None:
        """Leave this week out, or no longer."""
        now = self._clock.read()
        day = self._today(now)
        self._change(lambda past: past.skip_week(day) if skips else past.skip_nothing())
        if not skips:  # what would have come meanwhile has not been missed
            self._change(lambda past: begun(self._reminders, past, now))
        self.look()

    def _of(self, settings: "Settings") -> Reminders:
        return reminders_of(settings, settings.week_rule(self._system_weekday).first_weekday)

    def _today(self, now: "Moment") -> date:
        return now.day(self._reminders.day_starts)

    def _is_open(self, now: "Moment", day: date, told: "Moment") -> bool:
        """Whether what was told still waits for an answer; who walks has given one."""
        return not self._is_walking() and is_open(self._reminders, self._past, now, self._quiet, day, told)

    def _claim(self, now: "Moment") -> None:
        """Tell what is due, unless another program did or nobody needs it; also where it cannot be kept."""
        try:
            self._read(now)
            day = (
                claim(self._store, self._history, self._reminders, now) if self._is_kept else self._held(now)
            )
            self._read(now)
        except StoreError:
            day = self._held(now)
        if day is not None and not self._is_walking():
            self._shown = (day, now)
            self.reminder_due.emit()

    def _held(self, now: "Moment") -> date | None:
        """What is due by what this window knows, which is kept in memory alone."""
        day = due(self._reminders, self._past, now, self._quiet)
        if day is not None:
            self._past, self._is_kept = self._past.told(day), False
        return day

    def _read(self, now: "Moment") -> None:
        self._quiet = quiet_days(self._history, self._reminders, now)
        if self._is_kept:
            self._past = self._store.reminded()
        else:
            self._change(lambda _: self._past)

    def _change(self, change: Callable[[Past], Past]) -> None:
        """Change what is kept; where that fails, it holds as long as the window does."""
        try:
            self._past, self._is_kept = keep(self._store, change), True
        except StoreError:
            self._past, self._is_kept = change(self._past), False

    def _tell_outlook(self, now: "Moment") -> None:
        outlook = (self.skips_week, self.next, now.wall.date())
        if outlook != self._outlook:
            self._outlook = outlook
            self.outlook_changed.emit()
