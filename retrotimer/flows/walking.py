"""From Start to Done: the checklist, the session, the countdown, the sheet after it, closing meanwhile."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.checklist import Answers
from retrotimer.core.home import HomeFace
from retrotimer.core.plan import Mode
from retrotimer.core.session import StopReason

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.month import MonthControl
    from retrotimer.control.programme import ProgrammeControl
    from retrotimer.control.session import SessionControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.checklist import Clearance
    from retrotimer.core.errors import StoreError
    from retrotimer.core.pain import Pain
    from retrotimer.core.ports import Clock, History
    from retrotimer.core.records import Feedback, WalkRecord
    from retrotimer.core.walk_id import WalkId
    from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog
    from retrotimer.ui.dialogs.desk import Dialogs
    from retrotimer.ui.main_window import MainWindow
    from retrotimer.ui.walk.after_sheet import AfterSheet


class Walking(QObject):
    """Takes a person through a session; `cannot_read` is told of what cannot be read for it.

    Signals:
        history_changed(): a session ended, was removed, or had something said about it.
        removal_requested(record): take this session out of the history.
        walk_near(): the checklist is about to be made.
        checklist_opened(dialog), checklist_closed(): somebody may be about to walk.
        sheet_put_away(): walk and month are shown again, whatever was done with the sheet after a session.
    """

    history_changed = Signal()
    removal_requested = Signal(object)
    walk_near = Signal()
    checklist_opened = Signal(object)
    checklist_closed = Signal()
    sheet_put_away = Signal()

    def __init__(
        self,
        *,
        clock: "Clock",
        history: "History",
        settings: "SettingsControl",
        log: "WalkLog",
        session: "SessionControl",
        month: "MonthControl",
        programme: "ProgrammeControl",
        window: "MainWindow",
        dialogs: "Dialogs",
        cannot_read: "Callable[[StoreError], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._settings = settings
        self._log = log
        self._session = session
        self._month = month
        self._programme = programme
        self._window = window
        self._dialogs = dialogs
        self._cannot_read = cannot_read
        self._mode = Mode.WALK
        self._after_sheet: AfterSheet | None = None
        self._checklist: ChecklistDialog | None = None
        self._ended: WalkRecord | None = None
        self._minutes_once: int | None = None
        self._may_lose = False
        self._is_asking = False
        self._connect()

    def ask_to_start(self, named: Answers | None = None, minutes: int | None = None) -> None:
        """Open the checklist: every way to start leads here, and none while anything else is asked.

        `named` holds a place that was named already; `minutes` are for this walk alone.
        """
        asks_already = self._is_asking or self._dialogs.any_open
        if self._session.running or self._ended is not None or asks_already:
            return
        if minutes is not None:
            self._mode, self._minutes_once = Mode.WALK, minutes
            self.show_choice()
        turn_every = self._settings.guidance.turn_every
        self._open_checklist(
            named or Answers(), lambda clearance, pain: self._session.begin(clearance, pain, turn_every)
        )

    def ask_to_go_on(self, record: "WalkRecord", otherwise: "Callable[[], None]") -> None:
        """Open the checklist for a walk that was interrupted; who leaves it gets `otherwise`."""
        turn_every = self._settings.guidance.turn_every
        dialog = self._open_checklist(
            Answers(), lambda clearance, _pain: self._session.take_up(record, clearance, turn_every)
        )
        dialog.rejected.connect(otherwise)

    def _open_checklist(
        self, named: Answers, begin: "Callable[[Clearance, Pain], None]"
    ) -> "ChecklistDialog":
        """Open the checklist; `begin` gets what was confirmed on it."""
        from retrotimer.flows.gate import Gate  # this and the next two: when the first walk is near
        from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog
        from retrotimer.ui.parts.typed_ahead import TypedAhead

        self._is_asking = True
        self.walk_near.emit()
        gate = Gate(
            clock=self._clock,
            history=self._history,
            settings=self._settings,
            log=self._log,
            cannot_read=self._cannot_read,
        )
        dialog = ChecklistDialog(gate.face, self._window)
        dialog.say_place(flat_open=named.flat_open, buddy=named.buddy)

        def on_begin_requested(answers: Answers, pain: "Pain") -> None:
            clearance = gate.answer(answers, urgent_sign=dialog.has_urgent_sign)
            if clearance is not None:
                begin(clearance, pain)

        dialog.begin_requested.connect(on_begin_requested)
        dialog.rejected.connect(lambda: gate.leave(urgent_sign=dialog.has_urgent_sign))
        dialog.finished.connect(self._on_checklist_closed)
        self._checklist = dialog
        self.checklist_opened.emit(dialog)
        typed = TypedAhead(self._window)  # Enter may have followed F before there was a checklist to take it
        typed.gather()
        dialog.open()
        typed.hand_to(dialog, dialog.KEYS)
        self._is_asking = False
        return dialog

    @property
    def mode(self) -> Mode:
        """Whether the next session would be a walk or a run."""
        return self._mode

    def show_choice(self) -> None:
        """Bring what would start next to the session and to the dial."""
        choice = self._settings.now.choice(self._mode)
        if self._minutes_once is not None:
            choice = replace(choice, minutes=self._minutes_once)
        self._session.choose(choice)
        self._window.home.walk.show_face(HomeFace(choice, self._programme.face))

    def go_home(self) -> None:
        """Show walk and month, ready for the next session."""
        self._dialogs.close_question()
        self._ended = None
        self.show_choice()
        self.history_changed.emit()
        self._window.show_home(self._window.home.walk)
        self.sheet_put_away.emit()

    def settle(self, walk: "WalkId") -> None:
        """Let the sheet after a session be done if it is about this walk, which is about to be changed.

        The page that this was wished for on, the list of all walks say, stays.
        """
        if self._ended is not None and self._ended.id == walk:
            self._keep_what_was_said()
            self._ended = None
            self.show_choice()
            self.history_changed.emit()
            self._window.put_sheet_away()
            self.sheet_put_away.emit()

    def settle_any(self) -> None:
        """Let the sheet after a session be done: all that is kept may be about to become other data."""
        if self._ended is not None:
            self.settle(self._ended.id)

    def refresh_sheet(self) -> None:
        """Say on the sheet after a session what its day and week are by now."""
        if self._ended is not None and self._after_sheet is not None:
            self._after_sheet.show_result(self._month.after(self._ended))

    def may_close(self) -> bool:
        """Whether the window may close; if not, the person has been asked."""
        if self._session.running:
            self._dialogs.ask_to_stop()
            return False
        self._keep_what_was_said()
        if self._may_lose or self._log.write_now():
            return True
        self._dialogs.ask_to_lose()
        return False

    def _connect(self) -> None:
        window, walk = self._window, self._window.home.walk
        window.start_requested.connect(self.ask_to_start)
        window.pause_requested.connect(self._session.pause_or_resume)
        window.stop_requested.connect(self._session.stop)
        walk.mode_requested.connect(self._on_mode_requested)
        walk.minutes_requested.connect(self._on_minutes_requested)
        self._dialogs.stop_and_close_requested.connect(self._on_stop_and_close)
        self._dialogs.discard_and_close_requested.connect(self._on_discard_and_close)
        self._dialogs.lose_and_close_requested.connect(self._on_lose_and_close)
        self._session.walk_ended.connect(self._on_walk_ended)
        self._session.walk_abandoned.connect(self.go_home)
        self._settings.settings_changed.connect(self.show_choice)
        self._programme.programme_changed.connect(self.show_choice)

    def _on_checklist_closed(self) -> None:
        if self._checklist is not None:
            self._checklist.deleteLater()
            self._checklist = None
            self.checklist_closed.emit()
        if self._minutes_once is not None:
            self._minutes_once = None
            self.show_choice()

    def _on_walk_ended(self, record: "WalkRecord") -> None:
        from retrotimer.ui.walk.after_sheet import AfterSheet

        if self._after_sheet is None:
            sheet = self._after_sheet = AfterSheet()
            sheet.done_requested.connect(self._put_away)
            sheet.undo_requested.connect(self._on_undo_requested)
        self._ended = record
        self._month.look()
        self._month.select(record.started.date)
        self.history_changed.emit()
        self._window.show_home(self._after_sheet)  # first, or the focus could not be set in it
        self._after_sheet.show_face(self._month.after(record))
        self._window.home.show_top()
        self._dialogs.close_question()

    def _put_away(self, feedback: "Feedback") -> None:
        self._keep(feedback)
        self.go_home()

    def _on_undo_requested(self) -> None:
        if self._ended is None:
            return
        record = self._ended
        self._keep_what_was_said()
        self.go_home()
        self.removal_requested.emit(record)

    def _on_mode_requested(self, mode: Mode) -> None:
        self._mode = mode
        self.show_choice()

    def _on_minutes_requested(self, minutes: int) -> None:
        self._settings.change(replace(self._settings.now, minutes=minutes))

    def _keep_what_was_said(self) -> None:
        if self._after_sheet is not None:
            self._keep(self._after_sheet.said())

    def _keep(self, feedback: "Feedback") -> None:
        if self._ended is not None and self._after_sheet is not None:
            self._log.give_feedback(self._ended.id, feedback)
            if self._after_sheet.has_urgent_sign:
                self._log.tell_urgent_sign(self._clock.read().utc)

    def _on_stop_and_close(self) -> None:
        self._session.stop(StopReason.DONE)
        self._window.close()

    def _on_discard_and_close(self) -> None:
        self._session.discard()
        self._window.close()

    def _on_lose_and_close(self) -> None:
        self._may_lose = True
        self._window.close()
