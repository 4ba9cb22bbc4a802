"""The only place where everything meets: clock, store, controls and window.

Screens are made when they are first needed, so that the start pays for the first one alone.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QGuiApplication

from retrotimer.control.month import MonthControl
from retrotimer.control.recovery import close_unfinished
from retrotimer.control.session import SessionControl
from retrotimer.control.walk_log import WalkLog
from retrotimer.core.checklist import Answers, ChecklistFace, DoctorCheck, ask_doctor, clear
from retrotimer.core.errors import StoreError
from retrotimer.core.home import home_face
from retrotimer.core.plan import Mode, make_plan
from retrotimer.core.records import WalkRecord
from retrotimer.core.session import Paused, Session, StopReason, Underway
from retrotimer.first import first_window
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from retrotimer.ui.dialogs.desk import Dialogs
from retrotimer.ui.look import colours
from retrotimer.ui.main_window import MainWindow
from retrotimer.words import problems

if TYPE_CHECKING:
    from uuid import UUID

    from retrotimer.core.ports import Clock, History, SettingsStore
    from retrotimer.core.records import Feedback
    from retrotimer.core.settings import Settings
    from retrotimer.store.database import Database
    from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog
    from retrotimer.ui.walk.after_sheet import AfterSheet
    from retrotimer.ui.walk.running_view import RunningView


def build_app(clock: "Clock", database: "Database", window: MainWindow | None = None) -> "Retrotimer":
    """The whole app on this clock and this data, in the first window where there is one already."""
    history = SqliteHistory(database, lambda: clock.read().utc)
    folder = str(database.path.parent)
    return Retrotimer(clock, history, SqliteSettings(database), window or first_window(database), folder)


class Retrotimer(QObject):
    """Connects wishes to controls and their reports to screens."""

    def __init__(
        self,
        clock: "Clock",
        history: "History",
        store: "SettingsStore",
        window: MainWindow,
        folder: str,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._history = history
        self._store = store
        self.settings = store.load()
        self._mode = Mode.WALK
        self.log = WalkLog(clock, history, self)
        self.session = SessionControl(clock, self.log, self.settings.choice(self._mode), self)
        self.month = MonthControl(clock, history, self.settings, system_weekday, self)
        self.window = window
        self.dialogs = Dialogs(window, folder)
        self._running_view: RunningView | None = None
        self._after_sheet: AfterSheet | None = None
        self._checklist: ChecklistDialog | None = None
        self._ended: WalkRecord | None = None
        self._may_lose = False
        self._connect()
        self._close_unfinished()
        self.month.refresh()

    def _connect(self) -> None:
        window, walk, view = self.window, self.window.home.walk, self.window.home.month.view
        window.start_requested.connect(self._on_start_requested)
        window.pause_requested.connect(self.session.pause_or_resume)
        window.stop_requested.connect(self.session.stop)
        window.settings_requested.connect(lambda: self.dialogs.open_settings(self.settings))
        window.help_requested.connect(self.dialogs.open_help)
        window.about_requested.connect(self.dialogs.open_about)
        self.dialogs.settings_requested.connect(self._on_settings_chosen)
        self.dialogs.stop_and_close_requested.connect(self._on_stop_and_close)
        self.dialogs.lose_and_close_requested.connect(self._on_lose_and_close)
        window.must_stay_open = self._must_stay_open
        window.closing.connect(self._on_closing)
        window.attention_given.connect(self._on_attention_given)
        walk.mode_requested.connect(self._on_mode_requested)
        walk.minutes_requested.connect(self._on_minutes_requested)
        view.day_requested.connect(self.month.select)
        view.step_requested.connect(self._on_step_requested)
        view.today_requested.connect(self.month.go_today)
        self.month.month_changed.connect(window.home.month.show_face)
        self.month.day_changed.connect(window.home.month.show_detail)
        self.month.reading_failed.connect(lambda error: window.banner.say(problems.cannot_read(error)))
        self.log.saving_failed.connect(self._on_saving_failed)
        self.log.saving_recovered.connect(self._on_saving_recovered)
        self.session.session_changed.connect(self._on_session_changed)
        self.session.walk_ended.connect(self._on_walk_ended)
        self.session.walk_abandoned.connect(self._go_home)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_colours_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_colours_changed)

    def _on_start_requested(self, named: Answers) -> None:
        """Open the checklist: every way to start leads here."""
        from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog

        if self.session.running or self._ended is not None or self._checklist is not None:
            return
        face = self._checklist_face()
        dialog = ChecklistDialog(face, self.window)
        dialog.say_place(flat_open=named.flat_open, buddy=named.buddy)
        dialog.begin_requested.connect(lambda answers, pain: self._on_begin_requested(face, answers, pain))
        dialog.finished.connect(self._on_checklist_closed)
        self._checklist = dialog
        dialog.open()

    def _checklist_face(self) -> ChecklistFace:
        """A doctor's check that cannot be read is asked for again."""
        today = self._clock.read().today
        try:
            check = self._history.doctor_check()
            ask = ask_doctor(check, self.log.last_pain_stop(), today)
        except StoreError as error:
            self.window.banner.say(problems.cannot_read(error))
            check, ask = None, ask_doctor(None, None, today)
        return ChecklistFace(check.on if check else None, ask)

    def _on_begin_requested(self, face: ChecklistFace, answers: Answers, pain: int | None) -> None:
        now = self._clock.read()
        held = face.doctor_on if face.ask is None else None
        clearance = clear(answers, held or now.today)
        if clearance is None:
            return
        if held is None:
            self.log.confirm_doctor(DoctorCheck(now.today, now.utc))
        self.session.begin(clearance, pain)

    def _on_checklist_closed(self) -> None:
        if self._checklist is not None:
            self._checklist.deleteLater()
            self._checklist = None

    def _on_session_changed(self, now: Session, before: Session) -> None:
        if isinstance(now, Underway) and not isinstance(before, Underway | Paused):
            view = self._view()
            self.window.show_running(view)  # first, or the focus could not be set in it
            view.begin(buddy=now.clearance.buddy)

    def _view(self) -> "RunningView":
        from retrotimer.ui.walk.running_view import RunningView

        if self._running_view is None:
            view = self._running_view = RunningView()
            view.pause_requested.connect(self.session.pause_or_resume)
            view.stop_requested.connect(self.session.stop)
            self.session.ticked.connect(view.show_face)
        return self._running_view

    def _on_walk_ended(self, record: WalkRecord) -> None:
        from retrotimer.ui.walk.after_sheet import AfterSheet

        if self._after_sheet is None:
            sheet = self._after_sheet = AfterSheet()
            sheet.done_requested.connect(self._on_done_requested)
            sheet.undo_requested.connect(self._on_undo_requested)
        self._ended = record
        self.month.look()
        self.month.select(record.started.date)
        self.window.show_home(self._after_sheet)  # first, or the focus could not be set in it
        self._after_sheet.show_face(self.month.after(record))
        self.dialogs.close_question()

    def _on_done_requested(self, feedback: "Feedback") -> None:
        if self._ended is not None:
            self.log.give_feedback(self._ended.id, feedback)
        self._go_home()

    def _on_undo_requested(self) -> None:
        if self._ended is None:
            return
        walk = self._ended.id
        self._keep_what_was_said()
        self.log.forget(walk)
        self._go_home()
        self.window.banner.say(problems.removed(), problems.put_back(), lambda: self._put_back(walk))

    def _put_back(self, walk: "UUID") -> None:
        self.log.put_back(walk)
        self.month.refresh()

    def _go_home(self) -> None:
        self.dialogs.close_question()
        self._ended = None
        self._show_choice()
        self.month.refresh()
        self.window.show_home(self.window.home.walk)

    def _on_mode_requested(self, mode: Mode) -> None:
        self._mode = mode
        self._show_choice()

    def _on_minutes_requested(self, minutes: int) -> None:
        self._keep(replace(self.settings, minutes=minutes))

    def _keep(self, settings: "Settings") -> None:
        """Take over changed settings, also where they cannot be stored."""
        self.settings = settings
        self._show_choice()
        try:
            self._store.save(settings)
        except StoreError as error:
            self.window.banner.say(problems.cannot_keep_settings(error))

    def _show_choice(self) -> None:
        """Bring what would start next to the session and to the dial."""
        choice = self.settings.choice(self._mode)
        self.session.choose(choice)
        self.window.home.walk.show_face(home_face(choice, make_plan(choice)))

    def _on_step_requested(self, number: int, months: int) -> None:
        if months:
            self.month.step_months(months)
        else:
            self.month.step_days(number)

    def _on_settings_chosen(self, settings: "Settings") -> None:
        self._keep(settings)
        self.month.follow(settings)
        self._on_colours_changed()

    def _on_colours_changed(self) -> None:
        colours.apply(self.settings.appearance)

    def _on_attention_given(self) -> None:
        self.session.look()
        self.month.look()

    def _on_saving_failed(self, error: StoreError) -> None:
        self.window.banner.say(problems.cannot_save(error))

    def _on_saving_recovered(self) -> None:
        self.month.refresh()  # what waited was not on the calendar yet
        self.window.banner.say(problems.saved_again())

    def _on_stop_and_close(self) -> None:
        self.session.stop(StopReason.DONE)
        self.window.close()

    def _keep_what_was_said(self) -> None:
        if self._ended is not None and self._after_sheet is not None:
            self.log.give_feedback(self._ended.id, self._after_sheet.said())

    def _must_stay_open(self) -> bool:
        """Whether closing is asked about first: a walk is under way, or something is not saved."""
        if self.session.running:
            self.dialogs.ask_to_stop()
            return True
        self._keep_what_was_said()
        if self._may_lose or self.log.write_now():
            return False
        self.dialogs.ask_to_lose()
        return True

    def _on_lose_and_close(self) -> None:
        self._may_lose = True
        self.window.close()

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
                self.window.banner.say(problems.interrupted(record))
        except StoreError as error:
            self._on_saving_failed(error)


def system_weekday() -> int:
    """The first weekday where this person lives; Monday is 0."""
    return QLocale.system().firstDayOfWeek().value - 1
