"""The third part of `app.py`: what is around the window, and not in it, for whoever has chosen some of it.

Reminders, the icon in the panel and going on in the background, and the first steps of who begins.  Each is
made when it is first asked for, as `later.py` has it.  What is asked of the window from there, or by a second
start, comes in here, too.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.language import system_weekday

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.month import MonthControl
    from retrotimer.control.programme import ProgrammeControl
    from retrotimer.control.session import SessionControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.notices import Outside
    from retrotimer.core.ports import Autostart, Clock, History, SettingsStore
    from retrotimer.core.settings import Settings
    from retrotimer.desktop.aside import ThreadAside
    from retrotimer.flows.closing import Closing
    from retrotimer.flows.first_steps import FirstSteps
    from retrotimer.flows.reminders import RemindersFlow
    from retrotimer.flows.staying import Staying
    from retrotimer.flows.walking import Walking
    from retrotimer.ui.dialogs.desk import Dialogs
    from retrotimer.ui.main_window import MainWindow


class MadeAround(QObject):
    """Makes each of these once, from what `Retrotimer` has made at the start.

    Signals:
        refreshed(): the history is shown as it is now; for what was made later.
    """

    refreshed = Signal()

    _clock: "Clock"
    _history: "History"
    _store: "SettingsStore"
    _outside: "Callable[[], Outside]"
    _make_autostart: "Callable[[], Autostart]"
    aside: "ThreadAside"
    closing: "Closing"
    window: "MainWindow"
    dialogs: "Dialogs"
    settings: "SettingsControl"
    log: "WalkLog"
    session: "SessionControl"
    month: "MonthControl"
    programme: "ProgrammeControl"
    walking: "Walking"

    _wished: "tuple[int | None] | None" = None
    """The minutes of a walk that waits for the dialogs over the window to be closed."""

    def greet(self) -> None:
        """Show the first steps to who has just begun with these data."""
        if self.settings.is_first_time:
            self.first_steps.begin()

    def come_to_start(self, minutes: int | None) -> None:
        """Show the window at the checklist, unless there is a walk to be done with first."""
        self.window.come_forward()
        if self.dialogs.any_open:
            self._wished = (minutes,)
            self.dialogs.watch()
        else:
            self._wished = None
            self.walking.ask_to_start(minutes=minutes)

    def come_to_month(self) -> None:
        """Show the window at today's month; a walk that is under way, or a question, is left as it is."""
        self.window.come_forward()
        if not self.dialogs.any_open:
            self.window.leave_page()
            self.month.go_today()

    def do_what_was_wished(self) -> None:
        """Do what was asked for from outside while something else was asked in the window."""
        wished, self._wished = self._wished, None
        if wished is not None:
            self.walking.ask_to_start(minutes=wished[0])

    @cached_property
    def staying(self) -> "Staying":
        """What is left when the window goes; most have not chosen any of it."""
        from retrotimer.flows.staying import Staying

        staying = Staying(
            history=self._history,
            settings=self.settings,
            month=self.month,
            autostart=self._make_autostart(),
            window=self.window,
            dialogs=self.dialogs,
            parent=self,
        )
        self.refreshed.connect(staying.refresh)
        staying.start_requested.connect(lambda: self.come_to_start(None))
        staying.window_requested.connect(self.window.come_forward)
        staying.close_requested.connect(self.window.close)
        staying.quit_requested.connect(self._on_quit_from_outside)
        return staying

    @cached_property
    def first_steps(self) -> "FirstSteps":
        """What a person is shown who begins."""
        from retrotimer.flows.first_steps import FirstSteps

        return FirstSteps(
            clock=self._clock,
            history=self._history,
            settings=self.settings,
            log=self.log,
            month=self.month,
            programme=self.programme,
            window=self.window,
            parent=self,
        )

    @cached_property
    def reminders(self) -> "RemindersFlow":
        """Reminders; made at the start where they are on, else when they are first thought of."""
        from retrotimer.control.reminders import RemindersControl
        from retrotimer.flows.reminders import RemindersFlow

        control = RemindersControl(
            self._clock,
            self._history,
            self._store,
            system_weekday,
            lambda: self.session.running,
            self,
        )
        self.refreshed.connect(control.refresh)
        self.month.looked.connect(control.look)
        self.session.session_changed.connect(lambda _now, _before: control.look())
        self.closing.going_on.connect(control.hand_on)
        flow = RemindersFlow(
            control=control,
            outside=self._outside(),
            aside=self.aside,
            start=lambda: self.come_to_start(None),
            window=self.window,
            parent=self,
        )
        flow.stays_behind = lambda: self.settings.now.background
        return flow

    def _on_quit_from_outside(self) -> None:
        """End as the menu does; where a walk is under way, the question must be seen."""
        if self.session.running:
            self.window.come_forward()
        self.window.menus.leave.trigger()

    def follow_reminders(self, settings: "Settings") -> None:
        """Take over changed settings of them, also where they were off so far."""
        if settings.remind or "reminders" in vars(self):
            self.reminders.follow(settings)
