"""The other half of `app.py`: what is made when it is first asked for, since most windows never ask.

Each of these takes memory as long as the window is open, some a megabyte.  A wish for one is connected to a
function of its own: to name the part itself would make it already.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.language import spoken_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.keeping import Keeping
    from retrotimer.control.month import MonthControl
    from retrotimer.control.programme import ProgrammeControl
    from retrotimer.control.session import SessionControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.exchange.ports import Exchange
    from retrotimer.core.machine import Machine
    from retrotimer.core.ports import Clock, History
    from retrotimer.flows.company import Company
    from retrotimer.flows.exchange import ExchangeFlow
    from retrotimer.flows.interruptions import Interruptions
    from retrotimer.flows.keeping import KeepingFlow
    from retrotimer.flows.learning import Learning
    from retrotimer.flows.programme import ProgrammeFlow
    from retrotimer.flows.progress import ProgressFlow
    from retrotimer.flows.records import Records
    from retrotimer.flows.report import ReportFlow
    from retrotimer.flows.walking import Walking
    from retrotimer.ui.dialogs.desk import Dialogs
    from retrotimer.ui.main_window import MainWindow


class MadeLater(QObject):
    """Makes each part once, from what `Retrotimer` has made at the start.

    Signals:
        refreshed(): the history is shown as it is now; for what was made later.
    """

    refreshed = Signal()

    _clock: "Clock"
    _machine: "Callable[[], Machine]"
    _history: "History"
    _make_exchange: "Callable[[], Exchange]"
    window: "MainWindow"
    dialogs: "Dialogs"
    settings: "SettingsControl"
    log: "WalkLog"
    keeping: "Keeping"
    keeping_flow: "KeepingFlow"
    session: "SessionControl"
    month: "MonthControl"
    programme: "ProgrammeControl"
    programme_flow: "ProgrammeFlow"
    walking: "Walking"

    if TYPE_CHECKING:  # as all above, these are `Retrotimer`'s own

        def refresh(self) -> None:
            """Show the history as it is now, wherever it is shown."""

        def look_again(self) -> None:
            """Take over what another program, or an import, has changed."""

    @cached_property
    def exchange(self) -> "ExchangeFlow":
        """Export and import."""
        from retrotimer.flows.exchange import ExchangeFlow

        exchange = ExchangeFlow(
            clock=self._clock,
            history=self._history,
            make=self._make_exchange,
            settings=self.settings,
            edits=self.records.edits,
            settle=self.walking.settle_any,
            log=self.log,
            month=self.month,
            window=self.window,
            parent=self,
        )
        exchange.data_changed.connect(self.look_again)
        return exchange

    @cached_property
    def company(self) -> "Company":
        """What goes along on a walk, made when it is first asked for."""
        from retrotimer.flows.company import Company

        return Company(
            clock=self._clock,
            machine=self._machine(),
            language=spoken_language(),
            session=self.session,
            settings=self.settings,
            walking=self.walking,
            window=self.window,
            parent=self,
        )

    @cached_property
    def records(self) -> "Records":
        """What changes the history by hand; it is made likewise, and takes a quarter of a megabyte."""
        from retrotimer.control.edits import Edits
        from retrotimer.flows.records import Records

        records = Records(
            clock=self._clock,
            history=self._history,
            settings=self.settings,
            edits=Edits(self._clock, self._history, lambda: self.settings.now.day_starts, self),
            log=self.log,
            month=self.month,
            window=self.window,
            settle=self.walking.settle,
            parent=self,
        )
        records.history_changed.connect(self.refresh)
        records.history_changed.connect(self.keeping.note_change)
        records.history_changed.connect(self.keeping_flow.close_way_back)
        return records

    @cached_property
    def interruptions(self) -> "Interruptions":
        """What asks about a walk that something came between; few starts and few walks need it."""
        from retrotimer.flows.interruptions import Interruptions

        interruptions = Interruptions(
            clock=self._clock,
            settings=self.settings,
            log=self.log,
            session=self.session,
            walking=self.walking,
            window=self.window,
            dialogs=self.dialogs,
            parent=self,
        )
        interruptions.history_changed.connect(self.refresh)
        interruptions.removal_requested.connect(self.records.remove_ended)
        return interruptions

    @cached_property
    def learning(self) -> "Learning":
        """The cards; this and what follows is made when it is first opened."""
        from retrotimer.flows.learning import Learning
        from retrotimer.store.files import write_file

        return Learning(self.walking, self.window, self.dialogs, write_file, self)

    @cached_property
    def progress(self) -> "ProgressFlow":
        """The page of progress."""
        from retrotimer.flows.progress import ProgressFlow

        progress = ProgressFlow(
            history=self._history,
            settings=self.settings,
            month=self.month,
            window=self.window,
            open_programme=self.programme_flow.open,
            open_report=self.report.open,
            parent=self,
        )
        self.refreshed.connect(progress.refresh)
        return progress

    @cached_property
    def report(self) -> "ReportFlow":
        """The report for the doctor."""
        from retrotimer.flows.report import ReportFlow
        from retrotimer.store.files import write_file

        return ReportFlow(
            history=self._history,
            month=self.month,
            programme=self.programme,
            window=self.window,
            write=write_file,
            language=spoken_language(),
            parent=self,
        )

    def connect_wishes(self) -> None:
        """Make each part at the first wish for it."""
        self._connect_changes()
        self._connect_pages()
        self.walking.walk_near.connect(self._on_walk_near)
        self.session.session_near.connect(self._on_walk_near)
        self.session.slept.connect(lambda sleep: self.interruptions.ask_about_sleep(sleep))  # noqa: PLW0108
        self.window.menus.guidance.triggered.connect(lambda _checked: self.company.guiding.open_dialog())

    def _connect_changes(self) -> None:
        """Wishes to change the history: a function each, as to name `records` here would make it already."""
        day, menus = self.window.home.month.day, self.window.menus
        day.add_requested.connect(lambda day: self.records.add(day))  # noqa: PLW0108
        day.edit_requested.connect(lambda record: self.records.edit(record))  # noqa: PLW0108
        day.remove_requested.connect(lambda record: self.records.remove(record))  # noqa: PLW0108
        day.other_requested.connect(lambda day: self.records.note_other(day))  # noqa: PLW0108
        ended = self.walking.removal_requested
        ended.connect(lambda record: self.records.remove_ended(record))  # noqa: PLW0108
        menus.add_walk.triggered.connect(lambda _checked: self.records.add(self.month.selected))
        menus.note_other.triggered.connect(lambda _checked: self.records.note_other(self.month.selected))

    def _connect_pages(self) -> None:
        """Wishes for what few look at; a function each, as above."""
        menus = self.window.menus
        menus.progress.triggered.connect(lambda _checked: self.progress.show())
        menus.bring_in.triggered.connect(lambda _checked: self.exchange.ask_import())
        menus.export.triggered.connect(lambda _checked: self.exchange.ask_export())
        menus.report.triggered.connect(lambda _checked: self.report.open())
        menus.learn.triggered.connect(lambda _checked: self.learning.show())
        menus.help_here.triggered.connect(lambda _checked: self.learning.help_here())
        self.dialogs.cards_requested.connect(lambda: self.learning.show())  # noqa: PLW0108
        self.dialogs.licences_requested.connect(self._on_licences_requested)
        self.walking.checklist_opened.connect(lambda dialog: self.learning.stand_by(dialog))  # noqa: PLW0108

    def _on_licences_requested(self) -> None:
        from retrotimer.licences import all_credits

        self.dialogs.open_licences(all_credits())

    def _on_walk_near(self) -> None:
        """Have company, so that no walk begins alone."""
        _ = self.company
