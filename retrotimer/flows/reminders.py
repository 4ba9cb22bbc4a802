"""Reminders: the banner and the notification, their answers, their settings, a week that is left out."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.notices import Answer, TimerError, TimerState
from retrotimer.words import reminders as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.reminders import RemindersControl
    from retrotimer.core.notices import Outside, Service
    from retrotimer.core.ports import Aside
    from retrotimer.core.settings import Settings
    from retrotimer.ui.dialogs.settings_dialog import SettingsDialog
    from retrotimer.ui.main_window import MainWindow

REMINDER = "reminder"
"""What the banner's words are about."""


class RemindersFlow(QObject):
    """Tells what is due in the window and outside it; `start` opens the checklist.

    `stays_behind` tells whether the app goes on in the background when its window is closed.
    """

    def __init__(
        self,
        *,
        control: "RemindersControl",
        outside: "Outside",
        aside: "Aside",
        start: "Callable[[], None]",
        window: "MainWindow",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self.stays_behind: Callable[[], bool] = lambda: False
        self._notifier = outside.notifier
        self._timer = outside.timer
        self._aside = aside
        self._start = start
        self._window = window
        self._dialog: SettingsDialog | None = None
        control.reminder_due.connect(self._on_due)
        control.reminder_over.connect(self._on_over)
        control.outlook_changed.connect(self._on_outlook_changed)
        window.menus.skip_week.triggered.connect(self._on_skip_triggered)
        self._notifier.follow(self._on_service_changed)

    def take_up(self, settings: "Settings") -> None:
        """Begin with the settings that held before."""
        self.control.take_up(settings)
        self._follow_timer()

    def follow(self, settings: "Settings") -> None:
        """Take over settings that were chosen just now."""
        before = self.control.reminders
        self.control.follow(settings)
        if self.control.reminders != before:
            self._follow_timer()

    def stand_by(self, dialog: "SettingsDialog") -> None:
        """Tell the open settings what works here."""
        self._dialog = dialog
        dialog.finished.connect(self._on_dialog_closed)
        dialog.beside_requested.connect(self._on_beside_requested)
        self._show_reach()
        self._notifier.ask()

    def _on_due(self) -> None:
        """Say it in the window, and outside it to whoever is not in front of it."""
        banner = self._window.banner
        banner.take_back(REMINDER)
        banner.say(
            words.reminder(),
            words.answer(Answer.START),
            partial(self._on_answer, Answer.START),
            second=(words.answer(Answer.LATER), partial(self._on_answer, Answer.LATER)),
            close=words.answer(Answer.NOT_TODAY),
            otherwise=partial(self._on_answer, Answer.NOT_TODAY),
            about=REMINDER,
        )
        if not self._window.is_in_front:
            self._notifier.show(words.notice(), self._on_notice_answered)

    def _on_notice_answered(self, answer: Answer | None) -> None:
        """One that was closed is no answer: the banner stays."""
        if answer is not None:
            self._on_answer(answer)

    def _on_answer(self, answer: Answer) -> None:
        self.control.answer(answer)
        if answer is Answer.START:
            self._start()
        elif answer is Answer.LATER:
            self._window.banner.say(words.snoozed(), passing=True)

    def _on_over(self) -> None:
        self._window.banner.take_back(REMINDER)
        self._notifier.withdraw()

    def _on_outlook_changed(self) -> None:
        control = self.control
        at = control.next
        self._window.home.month.show_reminder(words.next_one(at, control.today) if at is not None else "")
        self._window.menus.show_skipping(active=control.reminders.active, skips=control.skips_week)

    def _on_skip_triggered(self, checked: bool) -> None:  # noqa: FBT001 - as the action has it
        self.control.skip_week(skips=checked)
        control, banner = self.control, self._window.banner
        if checked:
            text = words.week_skipped(control.next, control.today)
            banner.say(text, words.after_all(), partial(self._on_skip_triggered, checked=False))
        else:
            banner.say(words.week_back(control.next, control.today), passing=True)

    def _on_dialog_closed(self) -> None:
        self._dialog = None

    def _on_service_changed(self, _state: "Service") -> None:
        self._show_reach()

    def _show_reach(self) -> None:
        if self._dialog is not None:
            stays = self.stays_behind()
            self._dialog.show_reach(self._notifier.state, self._timer.state(), stays=stays)

    def _on_beside_requested(self, wanted: bool) -> None:  # noqa: FBT001 - as the signal carries it
        """Have the system remind, or no longer; the settings that were chosen with it hold already."""
        if wanted and self.control.reminders.active:
            self._set_timer()
        elif self._timer.state() is TimerState.ON:
            self._remove_timer()

    def _follow_timer(self) -> None:
        """Let the system's timer be as the settings are, where there is one."""
        if self._timer.state() is not TimerState.ON:
            return
        if self.control.reminders.active:
            self._set_timer()
        else:
            self._remove_timer()

    def _set_timer(self) -> None:
        self._do(partial(self._timer.set, self.control.reminders), words.cannot_set_timer)

    def _remove_timer(self) -> None:
        self._do(self._timer.remove, words.cannot_remove_timer)

    def _do(self, job: "Callable[[], None]", complain: "Callable[[TimerError], str]") -> None:
        """Do it aside, as systemd may take seconds; where it fails, say so."""

        def work() -> TimerError | None:
            try:
                job()
            except TimerError as error:
                return error
            return None

        def then(error: TimerError | None) -> None:
            if error is not None:
                self._window.banner.say(complain(error))

        self._aside.run(work, then, lambda _error: None)
