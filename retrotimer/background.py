"""Waits without a window: reminds, shows the icon in the panel, and hears who wants the window back.

Nothing of the window is imported here, and the data are open only while something is read or written.  The
window is a new start of the program in this one's place, as this is one in the place of a window that was
closed: so neither carries what the other has used up.  For the same reason nobody asks what shows
notifications here before there is one to be shown.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from retrotimer.application import as_arguments, named_application

# isort: split

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from retrotimer.core.errors import StoreError
from retrotimer.core.notices import Answer, Service
from retrotimer.core.reminders import Past, due, reminders_of
from retrotimer.core.settings import Settings
from retrotimer.core.staying import stays
from retrotimer.desktop.clock import SystemClock
from retrotimer.desktop.display import has_display
from retrotimer.desktop.door import MONTH, RAISE, start
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.language import system_weekday
from retrotimer.store.history import SqliteHistory
from retrotimer.store.on_demand import OnDemand
from retrotimer.store.paths import LOCK_NAME, WORK_NAME, prepare_folder
from retrotimer.store.settings import SqliteSettings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from retrotimer.control.reminders import RemindersControl
    from retrotimer.core.notices import Notifier
    from retrotimer.core.ports import Clock
    from retrotimer.ui.tray import Tray

LOOK_SECONDS = 60.0
"""How often somebody looks whether it is time, as coarsely as can be: the window does the same."""

PATIENCE = 600.0
"""Seconds that a panel has to come at login, where nothing else is to be done."""

SHOWS = {Service.READY, Service.WITHOUT_BUTTONS}


def wait_in_background(folder: Path) -> int:
    """Wait on this data folder until somebody wants the window, or quits; the exit code.

    Where a window has the folder, or somebody waits for it already, there is nothing to do.
    """
    if not has_display(sys.platform, os.environ):
        from retrotimer import complaint  # a start that goes well has no use for it

        QCoreApplication([])
        return complaint.no_display()
    app = named_application()
    app.setQuitOnLastWindowClosed(False)
    try:
        prepare_folder(folder)
        instance = SingleInstance(folder, LOCK_NAME)
        if not (instance.claim() or claimed_later(folder, instance)):
            return 0
        if os.path.lexists(folder / WORK_NAME) and in_use_elsewhere(folder):
            instance.release()  # a window asks the person; who waits has nobody to ask
            return 0
    except StoreError as error:
        from retrotimer import complaint

        return complaint.cannot_open(error)
    wanted = None
    try:
        background = Background(SystemClock(), folder, instance, make_notifier)
        # Somebody may have knocked already, and what has not begun to run cannot be told to end.
        QTimer.singleShot(0, instance, instance.listen)
        gc.enable()  # this may go on for weeks
        code = app.exec()
        wanted = background.wanted
    finally:
        instance.release(to_another=wanted is not None)
    from retrotimer.desktop.ending import let_threads_end  # at the end only

    let_threads_end()
    if wanted is None:
        return code
    from retrotimer.itself import begin_again

    return begin_again(folder, *as_arguments(wanted))


def claimed_later(folder: Path, instance: SingleInstance) -> bool:
    """Whether the folder is ours once a backup is restored: at login nobody starts this a second time."""
    from retrotimer.desktop.elsewhere import claim_after_restoring  # hardly ever

    return claim_after_restoring(folder, LOCK_NAME, WORK_NAME, instance.claim)


def in_use_elsewhere(folder: Path) -> bool:
    """Whether another machine has the folder."""
    from retrotimer.desktop.elsewhere import in_use  # hardly ever

    return in_use(folder, LOCK_NAME, WORK_NAME) is not None


def make_notifier(tray: "Callable[[], Tray | None]") -> "Notifier":
    """What shows notifications here: the desktop's own service, or the icon in the panel."""
    from retrotimer.assets import resource
    from retrotimer.desktop.reminding.notifier import notifier

    found = notifier(resource("icons/retrotimer-128.png").as_uri())
    shown = tray()
    if found.state is Service.NONE and shown is not None:
        from retrotimer.ui.tray_notifier import TrayNotifier  # where there is no bus

        return TrayNotifier(lambda: shown.icon)
    return found


class Background(QObject):
    """What goes on; `wanted` is what the window is to begin with, in the words of the door, once it ends."""

    def __init__(
        self,
        clock: "Clock",
        folder: Path,
        instance: SingleInstance,
        make_notifier: "Callable[[Callable[[], Tray | None]], Notifier]",
    ) -> None:
        super().__init__()
        self.wanted: str | None = None
        database = OnDemand(folder)
        self._clock = clock
        self._history = SqliteHistory(database, lambda: clock.read().utc)
        self._store = SqliteSettings(database)
        self._settings = Settings()
        self._past = Past()
        self._began = clock.read().at
        self._make_notifier = make_notifier
        self._today: date | None = None
        self._tray: Tray | None = None
        self._notifier: Notifier | None = None
        self._reminders: RemindersControl | None = None
        self._is_owed = False
        instance.raise_requested.connect(self._on_window_requested)
        instance.start_requested.connect(self._on_start_requested)
        instance.month_requested.connect(self._on_month_requested)
        instance.look_requested.connect(self.look_again)
        self._alarm = clock.alarm(self.look)
        self._alarm.set_coarse(LOOK_SECONDS)
        self.look_again()

    @property
    def tray(self) -> "Tray | None":
        """The icon in the panel, where there is a place for it."""
        return self._tray

    def look(self) -> None:
        """See whether it is time for a reminder, another day, or there is a place for the icon by now."""
        self._alarm.set_coarse(LOOK_SECONDS)
        today = self._clock.read().day(self._settings.day_starts)
        if today != self._today or (self._tray is None and _has_place()):
            self.look_again()
        else:
            self._look_for_reminders()
        if not self._has_purpose and self._clock.read().at - self._began >= PATIENCE:
            self._end()

    @property
    def _has_purpose(self) -> bool:
        """Whether a person could notice that this goes on."""
        reminds = self._settings.remind and bool(self._settings.planned_weekdays)
        return stays(background=True, has_tray=self._tray is not None, reminds=reminds)

    def look_again(self) -> None:
        """Take over what is stored now; what cannot be read is told by the window, once somebody opens it."""
        try:
            self._settings = self._store.load()
            if self._settings.remind and self._reminders is None:  # which knows it otherwise
                self._past = self._store.reminded()
            self._show_icon()
        except StoreError:
            return
        if self._reminders is not None:
            self._reminders.follow(self._settings)
        self._look_for_reminders(anew=True)

    def _show_icon(self) -> None:
        """Have the icon where there is a place for it, and let it say how things stand.

        Raises:
            StoreError: that cannot be read.
        """
        self._today = self._clock.read().day(self._settings.day_starts)
        if self._tray is None and not _has_place():
            return
        from retrotimer.core.reading import read_tray
        from retrotimer.ui.tray import Tray

        rule = self._settings.week_rule(system_weekday)
        face = read_tray(self._history, self._settings, self._today, rule)
        if self._tray is None:
            self._tray = Tray(self)
            self._tray.start_requested.connect(self._on_start_requested)
            self._tray.window_requested.connect(self._on_window_requested)
            self._tray.quit_requested.connect(self._end)
        self._tray.show_face(face)

    def _look_for_reminders(self, *, anew: bool = False) -> None:
        """Tell what is due, as soon as there is something that shows it: none is taken for told before."""
        if self._notifier is None or self._notifier.state is Service.NONE:
            if not self._seems_due():
                return
            self._notifier = self._make_notifier(lambda: self._tray)
            self._notifier.follow(lambda _state: self._look_for_reminders())
        if self._notifier.state not in SHOWS:
            self._notifier.ask()
        elif self._reminders is None:
            self._reminders = self._make_reminders()
            self._reminders.take_up(self._settings)
        elif anew:
            self._reminders.refresh()
        else:
            self._reminders.look()
        if self._is_owed and self._notifier.state in SHOWS:
            self._on_reminder_due()

    def _seems_due(self) -> bool:
        """Whether there is a reminder to be told, by what was read last."""
        reminders = reminders_of(self._settings, self._settings.week_rule(system_weekday).first_weekday)
        return due(reminders, self._past, self._clock.read(), ()) is not None

    def _make_reminders(self) -> "RemindersControl":
        from retrotimer.control.reminders import RemindersControl

        made = RemindersControl(self._clock, self._history, self._store, system_weekday, lambda: False, self)
        made.reminder_due.connect(self._on_reminder_due)
        made.reminder_over.connect(self._on_reminder_over)
        return made

    def _on_reminder_due(self) -> None:
        from retrotimer.words.reminders import notice

        self._is_owed = False
        if self._notifier is not None:
            self._notifier.show(notice(), self._on_answered)

    def _on_reminder_over(self) -> None:
        self._is_owed = False
        if self._notifier is not None:
            self._notifier.withdraw()

    def _on_answered(self, answer: Answer | None) -> None:
        """One that was closed is no answer; one that went with its service is shown once there is one."""
        if self._reminders is None or self._notifier is None:
            return
        if answer is None:
            self._is_owed = self._notifier.state not in SHOWS
            return
        if answer is Answer.START:
            self._on_start_requested()
        else:
            self._reminders.answer(answer)

    def _on_window_requested(self) -> None:
        self._end(RAISE)

    def _on_start_requested(self, minutes: int | None = None) -> None:
        if self._reminders is not None:
            self._reminders.answer(Answer.START)  # wherever it was said
        self._end(start(minutes))

    def _on_month_requested(self) -> None:
        self._end(MONTH)

    def _end(self, wanted: str | None = None) -> None:
        self.wanted = wanted
        self._alarm.clear()
        if wanted is not None and self._reminders is not None:
            self._reminders.hand_on()
        if self._notifier is not None:
            self._notifier.withdraw()
        if self._tray is not None:
            self._tray.put_away()
        QCoreApplication.quit()


def _has_place() -> bool:
    """Whether the panel shows icons; it may come later than we do, at login."""
    from retrotimer.ui.tray import has_place  # and with it what Qt keeps of icons

    return has_place()
