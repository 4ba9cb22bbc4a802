"""The only place where everything meets: clock, store, controls, window, and the flows between them.

Screens are made when they are first needed, so that the start pays for the first one alone.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from retrotimer.beyond import autostart_of, keeper_of, refuge_of, session_ends
from retrotimer.control.keeping import Keeping
from retrotimer.control.month import MonthControl
from retrotimer.control.programme import ProgrammeControl
from retrotimer.control.session import SessionControl
from retrotimer.control.settings import SettingsControl
from retrotimer.control.walk_log import WalkLog
from retrotimer.core.errors import StoreError
from retrotimer.core.plan import Mode
from retrotimer.desktop.aside import ThreadAside
from retrotimer.desktop.reminding.nothing import nothing_outside
from retrotimer.first import first_window
from retrotimer.flows.all_walks import AllWalks
from retrotimer.flows.calendar import Calendar
from retrotimer.flows.closing import Afterwards, Closing
from retrotimer.flows.mornings import Mornings
from retrotimer.flows.programme import ProgrammeFlow
from retrotimer.flows.walking import Walking
from retrotimer.language import system_weekday
from retrotimer.later import MadeLater
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from retrotimer.ui.dialogs.desk import Dialogs
from retrotimer.ui.look import colours
from retrotimer.ui.look.app_icon import app_icon
from retrotimer.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.core.exchange.ports import Exchange
    from retrotimer.core.machine import Machine
    from retrotimer.core.notices import Outside
    from retrotimer.core.ports import Clock, History, SettingsStore
    from retrotimer.core.settings import Settings
    from retrotimer.store.database import Database


def build_app(
    clock: "Clock",
    machine: "Callable[[], Machine]",
    database: "Database",
    window: MainWindow | None = None,
    outside: "Callable[[], Outside]" = nothing_outside,
) -> "Retrotimer":
    """The whole app on this clock and data, in the first window where there is one already.

    `machine` gives what a walk asks of the machine; it is called once, when the first walk is near.
    `outside` gives what reminds outside the window; it is called once, when reminders are wanted.
    """
    history = SqliteHistory(database, lambda: clock.read().utc)
    folder = str(database.path.parent)
    store = SqliteSettings(database)

    def exchange() -> "Exchange":
        from retrotimer.store.exchange.exchange import SqliteExchange  # few ever need a file

        return SqliteExchange(database, clock.read)

    shown = window or first_window(database)
    return Retrotimer(clock, machine, history, store, shown, folder, exchange, outside)


class Retrotimer(MadeLater):
    """Makes the controls and the flows, and tells each what concerns all of them."""

    def __init__(
        self,
        clock: "Clock",
        machine: "Callable[[], Machine]",
        history: "History",
        store: "SettingsStore",
        window: MainWindow,
        folder: str,
        make_exchange: "Callable[[], Exchange]",
        outside: "Callable[[], Outside]" = nothing_outside,
    ) -> None:
        super().__init__()
        self._outside = outside
        self._store = store
        self._clock = clock
        self._machine = machine
        self._history = history
        self._make_exchange = make_exchange
        self._make_autostart = lambda: autostart_of(folder)
        self._folder = folder
        self.window = window
        window.setWindowIcon(app_icon())
        window.menus.give_keys()
        self.dialogs = Dialogs(window, folder)
        self.settings = SettingsControl(store, self)
        settings = self.settings.now
        self.log = WalkLog(clock, history, self, refuge=refuge_of(folder, clock))
        self.session = SessionControl(clock, self.log, settings.choice(Mode.WALK), self._day_starts, self)
        self.month = MonthControl(clock, history, settings, system_weekday, self)
        self.programme = ProgrammeControl(history, self.settings, self.month, self)
        self.walking = Walking(
            clock=clock,
            history=history,
            settings=self.settings,
            log=self.log,
            session=self.session,
            month=self.month,
            programme=self.programme,
            window=window,
            dialogs=self.dialogs,
            cannot_read=self.cannot_read,
            parent=self,
        )
        self.calendar = Calendar(history, self.month, window, self.cannot_read, self)
        self.mornings = Mornings(
            clock=clock,
            history=history,
            settings=self.settings,
            tell_morning=lambda walk: self.records.tell_morning(walk),  # noqa: PLW0108 - likewise, below
            window=window,
            parent=self,
        )
        self.all_walks = AllWalks(history, self.month, lambda: self.records, window, self.cannot_read, self)
        self.programme_flow = ProgrammeFlow(self.programme, window, self.dialogs, self)
        self.aside = ThreadAside(self)
        self.keeping = Keeping(clock, lambda: keeper_of(folder), self.aside, self)
        self.closing = Closing(
            settings=self.settings,
            store=store,
            walking=self.walking,
            staying=lambda: self.staying,
            session_ends=session_ends,
            window=window,
            dialogs=self.dialogs,
            parent=self,
        )
        self._connect()
        self.refresh()
        self.look_back()
        if settings.remind:
            self.reminders.take_up(settings)
        if settings.tray or settings.at_login:
            self.staying.begin()

    @property
    def afterwards(self) -> Afterwards:
        """What follows once the window is closed."""
        return self.closing.afterwards

    def refresh(self) -> None:
        """Show the history as it is now, wherever it is shown."""
        self.calendar.refresh()
        self.programme.refresh()
        self.all_walks.refresh()
        self.walking.refresh_sheet()
        self.mornings.look()
        self.refreshed.emit()

    def look_again(self) -> None:
        """Take over what another program has changed."""
        self.close_way_back()
        try:
            self.settings.reload()
        except StoreError as error:
            self.cannot_read(error)
        self.month.look()
        self.refresh()

    def _connect(self) -> None:
        window = self.window
        window.settings_requested.connect(self._on_settings_requested)
        window.help_requested.connect(self.dialogs.open_help)
        window.about_requested.connect(self.dialogs.open_about)
        self.dialogs.settings_requested.connect(self._on_settings_confirmed)
        self.dialogs.all_closed.connect(self.do_what_was_wished)
        self.settings.settings_changed.connect(self._on_settings_changed)
        self.settings.keeping_failed.connect(lambda error: self.troubles.tell_settings_unkept(error))  # noqa: PLW0108
        for source in (self.month, self.programme):
            source.reading_failed.connect(self.cannot_read)
        self.month.today_changed.connect(self.programme.refresh)
        self.month.looked.connect(self.mornings.look)
        self.log.saving_failed.connect(lambda error: self.troubles.tell_unsaved(error))  # noqa: PLW0108
        self.log.damage_met.connect(self.cannot_read)
        self.log.saving_recovered.connect(self._on_saving_recovered)
        self.walking.history_changed.connect(self.refresh)
        self.walking.sheet_put_away.connect(self.programme_flow.tell_end)
        self.walking.history_changed.connect(self.close_way_back)
        self.session.session_near.connect(self.close_way_back)
        settings = self.settings
        for written in (self.refreshed, self.log.told, settings.settings_changed, settings.guidance_changed):
            written.connect(self.keeping.note_change)
        self.connect_wishes()
        window.attention_given.connect(self._on_attention_given)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_colours_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_colours_changed)

    def _day_starts(self) -> int:
        return self.settings.now.day_starts

    def look_back(self) -> None:
        """See whether an earlier run left a walk open; during a walk, this one would be taken for it."""
        if self.session.running:
            return
        try:
            found = self._history.unfinished()
        except StoreError as error:
            self.cannot_read(error)
            return
        if found:
            self.interruptions.look_back(found)

    def _on_settings_requested(self) -> None:
        dialog = self.dialogs.open_settings(self.staying.true_settings, self.staying.offer)
        self.reminders.stand_by(dialog)

    def _on_settings_confirmed(self, settings: "Settings") -> None:
        self.programme.change_settings(self.staying.choose(settings))

    def _on_settings_changed(self, settings: "Settings") -> None:
        if settings.tray:
            self.staying.follow()
        self.month.follow(settings)
        self.programme.refresh()
        self.follow_reminders(settings)
        self.close_way_back()
        self._on_colours_changed()

    def _on_colours_changed(self) -> None:
        colours.apply(self.settings.now.appearance)

    def _on_attention_given(self) -> None:
        self.session.look()
        self.month.look()

    def cannot_read(self, error: StoreError) -> None:
        """Say why the data cannot be read."""
        self.troubles.tell_unread(error)

    def _on_saving_recovered(self) -> None:
        self.refresh()  # what waited was not on the calendar yet
        self.troubles.tell_saved_again()
