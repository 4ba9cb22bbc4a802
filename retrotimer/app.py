"""The only place where everything meets: clock, store, controls, window, and the flows between them.

Screens are made when they are first needed, so that the start pays for the first one alone.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from retrotimer.control.edits import Edits
from retrotimer.control.guide import Guide
from retrotimer.control.month import MonthControl
from retrotimer.control.programme import ProgrammeControl
from retrotimer.control.recovery import close_unfinished
from retrotimer.control.session import SessionControl
from retrotimer.control.settings import SettingsControl
from retrotimer.control.walk_log import WalkLog
from retrotimer.core.errors import StoreError
from retrotimer.core.plan import Mode
from retrotimer.first import first_window
from retrotimer.flows.all_walks import AllWalks
from retrotimer.flows.calendar import Calendar
from retrotimer.flows.exchange import ExchangeFlow
from retrotimer.flows.guiding import Guiding
from retrotimer.flows.programme import ProgrammeFlow
from retrotimer.flows.records import Records
from retrotimer.flows.stage import Stage
from retrotimer.flows.walking import Walking
from retrotimer.language import spoken_language, system_weekday
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from retrotimer.ui.dialogs.desk import Dialogs
from retrotimer.ui.look import colours
from retrotimer.ui.main_window import MainWindow, app_icon
from retrotimer.words import problems
from retrotimer.words.cues import cue

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.core.exchange.ports import Exchange
    from retrotimer.core.ports import Clock, History, Machine, SettingsStore
    from retrotimer.core.settings import Settings
    from retrotimer.store.database import Database


SAVING = "saving"
"""What the banner's words about a failing disk are about."""


def build_app(
    clock: "Clock", machine: "Machine", database: "Database", window: MainWindow | None = None
) -> "Retrotimer":
    """The whole app on this clock, machine and data, in the first window where there is one already."""
    history = SqliteHistory(database, lambda: clock.read().utc)
    folder = str(database.path.parent)
    store = SqliteSettings(database)

    def exchange() -> "Exchange":
        from retrotimer.store.exchange.exchange import SqliteExchange  # few ever need a file

        return SqliteExchange(database, clock.read)

    return Retrotimer(clock, machine, history, store, window or first_window(database), folder, exchange)


class Retrotimer(QObject):
    """Makes the controls and the flows, and tells each what concerns all of them."""

    def __init__(
        self,
        clock: "Clock",
        machine: "Machine",
        history: "History",
        store: "SettingsStore",
        window: MainWindow,
        folder: str,
        make_exchange: "Callable[[], Exchange]",
    ) -> None:
        super().__init__()
        self._history = history
        self._store = store
        self.window = window
        window.setWindowIcon(app_icon())
        window.menus.give_keys()
        self.dialogs = Dialogs(window, folder)
        self.settings = SettingsControl(store, self)
        settings = self.settings.now
        self.log = WalkLog(clock, history, self)
        self.session = SessionControl(clock, self.log, settings.choice(Mode.WALK), self._day_starts, self)
        self.month = MonthControl(clock, history, settings, system_weekday, self)
        self.programme = ProgrammeControl(history, self.settings, self.month, self)
        self.edits = Edits(clock, history, self._day_starts, self)
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
            parent=self,
        )
        self.guide = Guide(
            clock=clock,
            speaker=machine.speaker,
            session=self.session,
            settings=self.settings,
            words_of=lambda timed: cue(timed, self.settings.guidance.cue_words),
            language=spoken_language(),
            parent=self,
        )
        self.stage = Stage(
            session=self.session, settings=self.settings, guide=self.guide, window=window, parent=self
        )
        self.guiding = Guiding(
            clock=clock,
            guide=self.guide,
            machine=machine,
            session=self.session,
            settings=self.settings,
            stage=self.stage,
            walking=self.walking,
            window=window,
            parent=self,
        )
        self.calendar = Calendar(history, self.month, window, self)
        self.records = Records(
            clock=clock,
            history=history,
            settings=self.settings,
            edits=self.edits,
            log=self.log,
            month=self.month,
            window=window,
            settle=self.walking.settle,
            parent=self,
        )
        self.all_walks = AllWalks(history, self.month, self.records, window, self)
        self.programme_flow = ProgrammeFlow(self.programme, window, self.dialogs, self)
        self.exchange = ExchangeFlow(
            clock=clock,
            history=history,
            make=make_exchange,
            settings=self.settings,
            edits=self.edits,
            log=self.log,
            month=self.month,
            window=window,
            parent=self,
        )
        self._connect()
        self._close_unfinished()
        self.refresh()

    def refresh(self) -> None:
        """Show the history as it is now, wherever it is shown."""
        self.calendar.refresh()
        self.programme.refresh()
        self.all_walks.refresh()
        self.walking.refresh_sheet()

    def look_again(self) -> None:
        """Take over what another program has changed."""
        try:
            self.settings.reload()
        except StoreError as error:
            self._on_reading_failed(error)
        self.month.look()
        self.refresh()

    def come_to_start(self, minutes: int | None) -> None:
        """Show the window at the checklist, unless there is a walk to be done with first."""
        self.window.come_forward()
        self.walking.ask_to_start(minutes=minutes)

    def _connect(self) -> None:
        window = self.window
        window.settings_requested.connect(lambda: self.dialogs.open_settings(self.settings.now))
        window.help_requested.connect(self.dialogs.open_help)
        window.about_requested.connect(self.dialogs.open_about)
        window.must_stay_open = lambda: not self.walking.may_close()
        window.closing.connect(self._on_closing)
        window.attention_given.connect(self._on_attention_given)
        self.dialogs.settings_requested.connect(self.programme.change_settings)
        self.settings.settings_changed.connect(self._on_settings_changed)
        self.settings.keeping_failed.connect(
            lambda error: window.banner.say(problems.cannot_keep_settings(error))
        )
        for source in (self.month, self.programme):
            source.reading_failed.connect(self._on_reading_failed)
        self.month.today_changed.connect(self.programme.refresh)
        self.log.saving_failed.connect(self._on_saving_failed)
        self.log.saving_recovered.connect(self._on_saving_recovered)
        self.walking.history_changed.connect(self.refresh)
        self.walking.removal_requested.connect(self.records.remove_ended)
        self.walking.sheet_put_away.connect(self.programme_flow.tell_end)
        self.records.history_changed.connect(self.refresh)
        self.exchange.data_changed.connect(self.look_again)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_colours_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_colours_changed)

    def _day_starts(self) -> int:
        return self.settings.now.day_starts

    def _on_settings_changed(self, settings: "Settings") -> None:
        self.month.follow(settings)
        self.programme.refresh()
        self._on_colours_changed()

    def _on_colours_changed(self) -> None:
        colours.apply(self.settings.now.appearance)

    def _on_attention_given(self) -> None:
        self.session.look()
        self.month.look()

    def _on_reading_failed(self, error: StoreError) -> None:
        self.window.banner.say(problems.cannot_read(error))

    def _on_saving_failed(self, error: StoreError) -> None:
        self.window.banner.say(problems.cannot_save(error), about=SAVING)

    def _on_saving_recovered(self) -> None:
        self.refresh()  # what waited was not on the calendar yet
        self.window.banner.take_back(SAVING)
        self.window.banner.say(problems.saved_again(), passing=True)

    def _on_closing(self) -> None:
        """Keep the window's place."""
        try:
            self._store.keep_window_state(bytes(self.window.saveGeometry().data()))
        except StoreError:
            return  # where the window stood is not worth a word at the door

    def _close_unfinished(self) -> None:
        """Say what became of a session that the last run left open."""
        try:
            for record in close_unfinished(self._history):
                self.window.banner.say(problems.interrupted(record), about=str(record.id))
        except StoreError as error:
            self._on_saving_failed(error)
