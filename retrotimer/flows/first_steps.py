"""The first steps: shown once to who begins with new data, and again from the menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.errors import StoreError
from retrotimer.core.first_steps import FirstStepsFace, Habit, chosen, habit_of

if TYPE_CHECKING:
    from datetime import date

    from retrotimer.control.month import MonthControl
    from retrotimer.control.programme import ProgrammeControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.ports import Clock, History
    from retrotimer.ui.main_window import MainWindow


class FirstSteps(QObject):
    """Opens the dialog, and keeps what was said in it."""

    def __init__(
        self,
        *,
        clock: "Clock",
        history: "History",
        settings: "SettingsControl",
        log: "WalkLog",
        month: "MonthControl",
        programme: "ProgrammeControl",
        window: "MainWindow",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._settings = settings
        self._log = log
        self._month = month
        self._programme = programme
        self._window = window

    def begin(self) -> None:
        """Open them for who is new; who has walked, or been through a checklist, knows it all."""
        try:
            is_new = self._history.doctor_check() is None and self._history.first_day() is None
        except StoreError:
            return  # something else says so
        if is_new:
            self.open()
        else:
            self._settings.first_steps_are_seen()

    def open(self) -> None:
        """Show the first of them."""
        from retrotimer.ui.first_steps.dialog import FirstStepsDialog

        face = FirstStepsFace(self._confirmed_on(), habit_of(self._settings.now))
        dialog = FirstStepsDialog(face, self._month.rule.first_weekday, self._window)
        dialog.doctor_confirmed.connect(self._on_doctor_confirmed)
        dialog.habit_chosen.connect(self._on_habit_chosen)
        dialog.finished.connect(lambda _result: self._settings.first_steps_are_seen())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _confirmed_on(self) -> "date | None":
        try:
            check = self._history.doctor_check()
        except StoreError:
            return None
        return check.on if check is not None else None

    def _on_doctor_confirmed(self) -> None:
        """The same as on the checklist, with the same date."""
        now = self._clock.read()
        self._log.confirm_doctor(DoctorCheck(now.day(self._settings.now.day_starts), now.utc))

    def _on_habit_chosen(self, habit: Habit) -> None:
        self._programme.change_settings(chosen(self._settings.now, habit))
