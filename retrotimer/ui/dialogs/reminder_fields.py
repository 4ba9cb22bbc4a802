"""The reminders among the settings: whether, when, also without the app, and where they will be seen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout

from retrotimer.core.notices import Service, TimerState
from retrotimer.core.settings import Settings
from retrotimer.ui.dialogs.fields import Complaint, TimeField
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.words import dates
from retrotimer.words import reminders as words


class ReminderFields(QObject):
    """The fields of the reminders; `has_days` tells whether days are chosen beside them."""

    def __init__(self, settings: Settings, has_days: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._has_days = has_days
        self._service = Service.UNKNOWN
        self._timer: TimerState | None = None
        self._stays = False
        self._on = CheckLine(self.tr("Remind me on the days I plan to walk"))
        self._on.setChecked(settings.remind)
        self._at = TimeField(settings.remind_at)
        self._wrong = Complaint()
        self._beside = CheckLine(self.tr("Also while Retrotimer is not running"))
        self._beside.hide()  # until it is known that this system can
        self._reach = quiet(size=fonts.SMALL)
        self._on.toggled.connect(self.show_state)
        self._beside.toggled.connect(self.show_state)
        self.show_state()

    @property
    def chosen(self) -> tuple[bool, bool]:
        """Whether to remind, and whether the system is to do so, too."""
        on = self._on.isChecked()
        return on, on and self._beside.isChecked()

    @property
    def changes_timer(self) -> bool:
        """Whether the system is asked for something else than it does."""
        return self._timer is not None and self.chosen[1] is not (self._timer is TimerState.ON)

    def time_stands(self) -> bool:
        """Whether a time stands in its field; who would be reminded is told what to type there."""
        self._wrong.fall_silent()
        if self._at.time() is not None or not self._on.isChecked():
            return True
        self._wrong.say(dates.time_wanted(self._settings.remind_at), self._at)
        return False

    def settings(self, settings: Settings) -> Settings:
        """These settings with what stands in the fields."""
        at = self._at.time() or settings.remind_at
        return replace(settings, remind=self._on.isChecked(), remind_at=at)

    def show_reach(self, service: Service, timer: TimerState, *, stays: bool) -> None:
        """Say what works here; `stays` tells whether the app goes on without its window."""
        if self._timer is None:
            self._beside.setChecked(timer is TimerState.ON)
            self._beside.setVisible(timer is not TimerState.NOT_HERE)
        self._service, self._timer, self._stays = service, timer, stays
        self.show_state()

    def show_state(self) -> None:
        """Say whether the reminders that stand here will be seen."""
        on, beside = self.chosen
        for field in (self._at, self._beside):
            field.setEnabled(on)
        text = words.no_reminders()
        if on:
            has_timer = self._timer not in {None, TimerState.NOT_HERE}
            timer = (TimerState.ON if beside else TimerState.OFF) if has_timer else TimerState.NOT_HERE
            text = words.reach(self._service, timer, days=self._has_days(), stays=self._stays)
        self._reach.setText(text)
        self._on.setAccessibleDescription(text)

    def lay_into(self, grid: QGridLayout) -> None:
        """Stand in the next rows of a grid of two columns."""
        grid.addWidget(self._on, grid.rowCount(), 0, 1, 2)
        row = grid.rowCount()
        name = Label(self.tr("Time of day"))
        name.setBuddy(self._at)
        self._at.setMinimumSize(fonts.scaled(140), TARGET)
        self._at.setAccessibleName(name.text())
        grid.addWidget(name, row, 0)
        grid.addWidget(self._at, row, 1)
        for widget in (self._wrong, self._beside, self._reach):
            grid.addWidget(widget, grid.rowCount(), 0, 1, 2)
