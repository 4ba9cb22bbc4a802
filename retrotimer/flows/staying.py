"""What is left when the window goes: the icon in the panel, going on in the background, starting at login.

Made only for who has chosen one of these, or opens the settings in which they can be chosen.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.errors import LoginError, StoreError
from retrotimer.core.reading import read_tray
from retrotimer.core.staying import Offer, stays
from retrotimer.ui import tray
from retrotimer.words import staying as words

if TYPE_CHECKING:
    from retrotimer.control.month import MonthControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.core.ports import Autostart, History
    from retrotimer.core.settings import Settings
    from retrotimer.ui.dialogs.desk import Dialogs
    from retrotimer.ui.main_window import MainWindow

CLOSE, QUIT = 0, 1
"""The answers to what is said before the window closes for the first time."""


class Staying(QObject):
    """Follows the settings with an icon in the panel, and the person's choice with the list of the login.

    Signals:
        start_requested(), window_requested(), quit_requested(): somebody chose so at the icon.
        close_requested(): the window is to close, now that its meaning is known.
    """

    start_requested = Signal()
    window_requested = Signal()
    quit_requested = Signal()
    close_requested = Signal()

    def __init__(
        self,
        *,
        history: "History",
        settings: "SettingsControl",
        month: "MonthControl",
        autostart: "Autostart",
        window: "MainWindow",
        dialogs: "Dialogs",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._settings = settings
        self._month = month
        self._autostart = autostart
        self._window = window
        self._dialogs = dialogs
        self._tray: tray.Tray | None = None
        settings.settings_changed.connect(self.follow)
        month.today_changed.connect(self.refresh)
        window.page_shown.connect(self._on_page_shown)

    @property
    def offer(self) -> Offer:
        """What can be chosen here."""
        return Offer(tray.has_place(), self._autostart.offered)

    @property
    def tray(self) -> "tray.Tray | None":
        """The icon, where there is one."""
        return self._tray

    @property
    def true_settings(self) -> "Settings":
        """The settings, with what the system really does at login."""
        return replace(self._settings.now, at_login=self._autostart.is_on())

    @property
    def goes_on(self) -> bool:
        """Whether the app goes on once its window is closed."""
        now = self._settings.now
        reminds = now.remind and bool(now.planned_weekdays)
        return stays(background=now.background, has_tray=tray.has_place(), reminds=reminds)

    def begin(self) -> None:
        """See to what was chosen before this start: the icon, and an entry that names this program."""
        self._look_at_login()
        self.follow()

    def follow(self) -> None:
        """Have an icon in the panel, or none, as the settings say."""
        now = self._settings.now
        wanted = now.tray and tray.has_place()
        if wanted and self._tray is None:
            self._tray = tray.Tray(self)
            self._tray.start_requested.connect(self.start_requested)
            self._tray.window_requested.connect(self.window_requested)
            self._tray.quit_requested.connect(self.quit_requested)
            self._on_page_shown()
        elif not wanted and self._tray is not None:
            self._tray.put_away()
            self._tray.deleteLater()
            self._tray = None
        self.refresh()

    def refresh(self) -> None:
        """Let the icon say how the week stands; what cannot be read is said in the window."""
        if self._tray is None:
            return
        try:
            face = read_tray(self._history, self._settings.now, self._month.today, self._month.rule)
        except StoreError:
            return
        self._tray.show_face(face)

    def choose(self, settings: "Settings") -> "Settings":
        """Have the system start the app at login as these settings wish; they come back as it is then."""
        is_on = self._autostart.is_on()
        if settings.at_login == is_on:
            return settings
        try:
            if settings.at_login:
                self._autostart.put()
            else:
                self._autostart.remove()
        except LoginError as error:
            self._window.banner.say(words.cannot_change_login(error))
            return replace(settings, at_login=is_on)
        return settings

    def may_close(self) -> bool:
        """Whether the window may close without a word on what goes on; else that is said, once."""
        if not self.goes_on or self._settings.background_told:
            return True
        told = words.goes_on(has_icon=tray.has_place())
        self._dialogs.ask(told, (words.close(), words.leave()), self._on_told)
        return False

    def _on_told(self, answer: int) -> None:
        self._settings.background_is_told()
        if answer == QUIT:
            self.quit_requested.emit()
        else:
            self.close_requested.emit()

    def _look_at_login(self) -> None:
        """What was taken off the list elsewhere stays off it; what names an older place is mended."""
        now = self._settings.now
        if not now.at_login:
            return
        if not self._autostart.is_on():
            self._settings.change(replace(now, at_login=False))
            return
        try:
            self._autostart.mend()
        except LoginError as error:
            self._window.banner.say(words.cannot_change_login(error))

    def _on_page_shown(self) -> None:
        if self._tray is not None:
            self._tray.offer_start(possible=self._window.is_ready)
