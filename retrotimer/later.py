"""The other half of `app.py`: what is made when it is first asked for, since most windows never ask.

Each of these takes memory as long as the window is open, some a megabyte.  A wish for one is connected to a
function of its own: to name the part itself would make it already.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from retrotimer.around import MadeAround
from retrotimer.control.keeping import RESTORED
from retrotimer.language import spoken_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.keeping import Keeping
    from retrotimer.core.errors import StoreError
    from retrotimer.core.exchange.ports import Exchange
    from retrotimer.core.machine import Machine
    from retrotimer.flows.closing import Closing
    from retrotimer.flows.company import Company
    from retrotimer.flows.exchange import ExchangeFlow
    from retrotimer.flows.interruptions import Interruptions
    from retrotimer.flows.keeping import KeepingFlow
    from retrotimer.flows.learning import Learning
    from retrotimer.flows.programme import ProgrammeFlow
    from retrotimer.flows.progress import ProgressFlow
    from retrotimer.flows.reading import Reading
    from retrotimer.flows.records import Records
    from retrotimer.flows.report import ReportFlow
    from retrotimer.flows.troubles import Troubles


class MadeLater(MadeAround):
    """Makes each part once, from what `Retrotimer` has made at the start."""

    _machine: "Callable[[], Machine]"
    _make_exchange: "Callable[[], Exchange]"
    closing: "Closing"
    keeping: "Keeping"
    _folder: str
    programme_flow: "ProgrammeFlow"

    if TYPE_CHECKING:  # as all above, these are `Retrotimer`'s own

        def refresh(self) -> None:
            """Show the history as it is now, wherever it is shown."""

        def look_again(self) -> None:
            """Take over what another program, or an import, has changed."""

        def look_back(self) -> None:
            """See whether an earlier run left a walk open."""

        def cannot_read(self, error: StoreError) -> None:
            """Say why the data cannot be read."""

    @cached_property
    def exchange(self) -> "ExchangeFlow":
        """Export and import."""
        from retrotimer.flows.exchange import ExchangeFlow

        return ExchangeFlow(
            clock=self._clock,
            history=self._history,
            make=self._make_exchange,
            settings=self.settings,
            edits=self.records.edits,
            settle=self.walking.settle_any,
            cannot_read=self.cannot_read,
            log=self.log,
            month=self.month,
            window=self.window,
            parent=self,
        )

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
            cannot_read=self.cannot_read,
            parent=self,
        )
        records.history_changed.connect(self.refresh)
        records.data_changed.connect(self.look_again)
        for changed in (records.history_changed, records.data_changed):
            changed.connect(self.close_way_back)
        return records

    @cached_property
    def keeping_flow(self) -> "KeepingFlow":
        """The dialog about the data, and what is said of them; most days have nothing to say."""
        from retrotimer.flows.closing import Afterwards
        from retrotimer.flows.keeping import KeepingFlow

        keeping = KeepingFlow(
            keeping=self.keeping,
            history=self._history,
            log=self.log,
            forget_edits=lambda: self.records.edits.forget(),  # noqa: PLW0108 - as below
            window=self.window,
            folder=self._folder,
            settle=self.walking.settle_any,
            parent=self,
        )
        keeping.history_replaced.connect(self.look_again)
        keeping.history_replaced.connect(self.look_back)
        keeping.begin_again_requested.connect(lambda: self.closing.close_for(Afterwards.AGAIN))
        keeping.wipe_requested.connect(lambda: self.closing.close_for(Afterwards.WIPE))
        return keeping

    @cached_property
    def troubles(self) -> "Troubles":
        """What is said when the disk fails; nobody is to need it."""
        from retrotimer.flows.troubles import Troubles

        return Troubles(self.keeping, self.window)

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
    def guide(self) -> "Reading":
        """The user guide."""
        from retrotimer.flows.reading import Reading
        from retrotimer.ui.guide.guide_page import GuideView

        return Reading(self.window, GuideView, self)

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
            open_report=lambda: self.report.open(),  # noqa: PLW0108 - or its flow would be made already
            cannot_read=self.cannot_read,
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
            cannot_read=self.cannot_read,
            parent=self,
        )

    def connect_wishes(self) -> None:
        """Make each part at the first wish for it."""
        self._connect_changes()
        self._connect_pages()
        self._connect_keeping()
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
        menus.guide.triggered.connect(lambda _checked: self.guide.show())
        menus.first_steps.triggered.connect(lambda _checked: self.first_steps.open())
        menus.help_here.triggered.connect(lambda _checked: self.learning.help_here())
        self.dialogs.cards_requested.connect(lambda: self.learning.show())  # noqa: PLW0108
        self.dialogs.licences_requested.connect(self._on_licences_requested)
        self.walking.checklist_opened.connect(lambda dialog: self.learning.stand_by(dialog))  # noqa: PLW0108

    def _connect_keeping(self) -> None:
        """What is found without having been asked for, likewise; what is asked for, its flow hears itself."""
        keeping = self.keeping
        keeping.damage_met.connect(lambda error: self.keeping_flow.tell_damage(error))  # noqa: PLW0108
        keeping.conflict_found.connect(lambda name: self.keeping_flow.tell_conflict(name))  # noqa: PLW0108
        keeping.backup_failed.connect(lambda error: self.keeping_flow.tell_failure(error))  # noqa: PLW0108
        self.window.menus.data.triggered.connect(lambda _checked: self.keeping_flow.open())

    def close_way_back(self) -> None:
        """Something has changed since the data were restored: to take that back would take this along."""
        self.window.banner.take_back(RESTORED)

    def _on_licences_requested(self) -> None:
        from retrotimer.licences import all_credits

        self.dialogs.open_licences(all_credits())

    def _on_walk_near(self) -> None:
        """Have company, so that no walk begins alone."""
        _ = self.company
