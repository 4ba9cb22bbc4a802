"""`retrotimer remind`: tells a reminder that is due, without a window, and hears its answer.

systemd runs it at the time that was chosen; it decides by the same rule as the window, from the same data.
It stays for as long as its notification does, or a snooze: until it is answered, closed, walked, or the day
over.  An open window is told to look instead.
"""

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from retrotimer.console.desk import Desk, speaking
from retrotimer.console.terminal import FAILED, complain, say
from retrotimer.core.errors import StoreError
from retrotimer.core.notices import Answer, Service
from retrotimer.core.reminders import (
    LOOK_SECONDS,
    due,
    is_open,
    look_again,
    next_reminder,
    reminders_of,
    waits,
)
from retrotimer.core.reminding import claim, keep, quiet_days
from retrotimer.desktop.door import LOOK, knock
from retrotimer.words import problems
from retrotimer.words import reminders as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from retrotimer.core.notices import Notifier
    from retrotimer.core.ports import Clock

MISSING_SECONDS = 600.0
"""How long a session may take to show notifications: at login, systemd is there before the desktop is."""


class Vigil:
    """Sees one day's reminder through; `end` gets the exit code, and a sentence where there is one to say.

    Attributes:
        wants_start: whether the person wants to walk now.
        is_pointless: whether no reminders are wanted at all, so that nobody needs to look for them.
    """

    def __init__(
        self, folder: "Path", clock: "Clock", notifier: "Notifier", end: "Callable[[int, str], None]"
    ) -> None:
        self.wants_start = self.is_pointless = False
        self._folder = folder
        self._clock = clock
        self._notifier = notifier
        self._tell_end = end
        self._alarm = clock.alarm(self.look)
        self._began = clock.read().at
        self._day: date | None = None
        self._told = clock.read()
        self._is_shown = False
        self._is_over = False
        notifier.follow(lambda _state: self.look())

    def look(self) -> None:
        """See what is to be done now."""
        if self._is_over:
            return
        self._alarm.set(LOOK_SECONDS)
        try:
            desk = Desk(self._folder, self._clock)
            try:
                self._look(desk)
            finally:
                desk.close()
        except StoreError as error:
            if self._day is None:  # else the notification stays, and the next look may do better
                self._end(FAILED, problems.cannot_open(error))

    def _look(self, desk: Desk) -> None:
        if self._day is not None and not self._is_open(desk, self._day):
            self._notifier.withdraw()
            self._day, self._is_shown = None, False
            if not waits(desk.store.reminded(), desk.now):
                self._end()
                return
        if self._day is not None:
            self._show_again()
        elif desk.window_is_open():
            knock(self._folder, LOOK)
            self._end()
        else:
            self._see(desk)

    def _is_open(self, desk: Desk, day: "date") -> bool:
        """Whether the notification still waits: nobody has answered elsewhere, walked, or begun to walk."""
        if desk.history.unfinished() and desk.window_is_open():  # a crash leaves a walk without a window
            return False
        reminders = reminders_of(desk.settings, desk.rule.first_weekday)
        quiet = quiet_days(desk.history, reminders, desk.now)
        return is_open(reminders, desk.store.reminded(), desk.now, quiet, day, self._told)

    def _see(self, desk: Desk) -> None:
        """Tell what is due, once there is something to tell it with."""
        reminders, past = reminders_of(desk.settings, desk.rule.first_weekday), desk.store.reminded()
        if waits(past, desk.now):
            self._alarm.set(look_again(past, desk.now))
            return
        quiet = quiet_days(desk.history, reminders, desk.now)
        if due(reminders, past, desk.now, quiet) is None:
            self.is_pointless = desk.has_data and not reminders.active
            at = next_reminder(reminders, past, desk.now, quiet)
            self._end(0, words.nothing_due(at, desk.now.wall.date()))
        elif self._notifier.state in {Service.READY, Service.WITHOUT_BUTTONS}:
            self._day, self._told = claim(desk.store, desk.history, reminders, desk.now), desk.now
            if self._day is None:
                self._end()
            else:
                self._show_again()
        elif self._notifier.state is Service.NONE or desk.now.at - self._began >= MISSING_SECONDS:
            self._end(FAILED, words.nothing_shows(self._notifier.state))
        else:
            self._notifier.ask()

    def _show_again(self) -> None:
        """Show the notification, unless it is there; or see whether there is a service by now."""
        if self._is_shown:
            return
        if self._notifier.state in {Service.READY, Service.WITHOUT_BUTTONS}:
            self._is_shown = True
            self._notifier.show(words.notice(), self._hear)
        else:
            self._notifier.ask()

    def _hear(self, answer: Answer | None) -> None:
        day, self._is_shown = self._day, False
        if answer is Answer.START:
            self.wants_start = True
        elif answer is not None and day is not None:
            with suppress(StoreError):  # it is told already, which is as much as could be kept
                self._keep(answer, day)
        elif self._notifier.state not in {Service.READY, Service.WITHOUT_BUTTONS}:
            return  # the service is gone, and the notification with it, unanswered
        if answer is Answer.LATER:
            self._day = None
            self.look()
        else:
            self._end()

    def _keep(self, answer: Answer, day: "date") -> None:
        desk = Desk(self._folder, self._clock)
        try:
            later = answer is Answer.LATER
            keep(desk.store, lambda past: past.snoozed(day, desk.now) if later else past.put_off(day))
        finally:
            desk.close()

    def _end(self, code: int = 0, sentence: str = "") -> None:
        self._is_over = True
        self._alarm.clear()
        self._tell_end(code, sentence)


def remind(
    folder: "Path",
    clock: "Clock",
    make_notifier: "Callable[[], Notifier]",
    start: "Callable[[], int]",
    give_up: "Callable[[], None]",
) -> int:
    """Tell what is due and wait for its answer; the exit code.

    `start` opens the window at the checklist.  `give_up` takes the system's timer away: all data were
    deleted, say, and whoever set it is not there any more.
    """
    app = speaking()
    gc.enable()  # this may take all day

    def end(code: int, sentence: str) -> None:
        if sentence and code:
            complain(sentence, code)
        elif sentence:
            with suppress(OSError):
                say(f"{sentence}\n")
        app.exit(code)

    vigil = Vigil(folder, clock, make_notifier(), end)
    QTimer.singleShot(0, vigil.look)
    code = app.exec()
    if vigil.is_pointless:
        give_up()
    return start() if vigil.wants_start else code
