"""Waits without a window: reminds, shows the icon in the panel, and hears who wants the window back.

Nothing of the window is imported here, and the data are open only while something is read from them.  The
window is a new start of the program in this one's place, as this is one in the place of a window that was
closed: so neither carries what the other has used up.
"""

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from retrotimer.application import as_arguments, begin_again, named_application

# isort: split

from PySide6.QtCore import QCoreApplication, QObject

from retrotimer.core.errors import StoreError
from retrotimer.core.settings import Settings
from retrotimer.desktop.clock import SystemClock
from retrotimer.desktop.display import has_display
from retrotimer.desktop.door import RAISE, start
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.language import system_weekday
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import LOCK_NAME, prepare_folder
from retrotimer.store.settings import SqliteSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retrotimer.core.ports import Clock
    from retrotimer.store.database import Database
    from retrotimer.ui.tray import Tray

LOOK_SECONDS = 60.0
"""How often the date is looked at, and whether the panel has a place by now: as coarsely as can be."""


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
        if not instance.claim():
            return 0
    except StoreError as error:
        from retrotimer import complaint

        return complaint.cannot_open(error)
    try:
        background = Background(SystemClock(), folder, instance)
        instance.listen()
        _let_signals_end()
        code = app.exec()
    finally:
        instance.release()
    return code if background.wanted is None else begin_again(folder, *as_arguments(background.wanted))


def _let_signals_end() -> None:
    """Let Ctrl-C end the program at once, as in a window: nothing is open that could be lost."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _has_place() -> bool:
    """Whether the panel shows icons; it may come later than we do, at login."""
    from retrotimer.ui.tray import has_place  # and with it what Qt keeps of icons

    return has_place()


class Background(QObject):
    """What goes on; `wanted` is what the window is to begin with, in the words of the door, once it ends."""

    def __init__(self, clock: "Clock", folder: Path, instance: SingleInstance) -> None:
        super().__init__()
        self.wanted: str | None = None
        self._clock = clock
        self._folder = folder
        self._settings = Settings()
        self._today: date | None = None
        self._tray: Tray | None = None
        instance.raise_requested.connect(self._on_window_requested)
        instance.start_requested.connect(self._on_start_requested)
        instance.look_requested.connect(self.look_again)
        self._alarm = clock.alarm(self.look)
        self.look()

    @property
    def tray(self) -> "Tray | None":
        """The icon in the panel, where there is a place for it."""
        return self._tray

    def look(self) -> None:
        """See whether another day has begun, or the panel has a place by now."""
        self._alarm.set_coarse(LOOK_SECONDS)
        today = self._clock.read().day(self._settings.day_starts)
        if today != self._today or (self._tray is None and _has_place()):
            self.look_again()

    def look_again(self) -> None:
        """Take over what is stored now; what cannot be read is told by the window, once somebody opens it."""
        try:
            with self._opened() as database:
                self._settings = SqliteSettings(database).load()
                self._today = self._clock.read().day(self._settings.day_starts)
                self._show_icon(database)
        except StoreError:
            return

    @contextmanager
    def _opened(self) -> "Iterator[Database]":
        database = open_database(self._folder)
        try:
            yield database
        finally:
            database.close()

    def _show_icon(self, database: "Database") -> None:
        """Have the icon, and let it say how things stand."""
        from retrotimer.core.reading import read_tray
        from retrotimer.ui import tray

        if self._today is None or (self._tray is None and not tray.has_place()):
            return
        history = SqliteHistory(database, lambda: self._clock.read().utc)
        rule = self._settings.week_rule(system_weekday)
        face = read_tray(history, self._settings, self._today, rule)
        if self._tray is None:
            self._tray = tray.Tray(self)
            self._tray.start_requested.connect(self._on_start_requested)
            self._tray.window_requested.connect(self._on_window_requested)
            self._tray.quit_requested.connect(self._end)
        self._tray.show_face(face)

    def _on_window_requested(self) -> None:
        self._end(RAISE)

    def _on_start_requested(self, minutes: int | None = None) -> None:
        self._end(start(minutes))

    def _end(self, wanted: str | None = None) -> None:
        self.wanted = wanted
        if self._tray is not None:
            self._tray.put_away()
        QCoreApplication.quit()
