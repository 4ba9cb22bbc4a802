"""The settings: what a session consists of, how the week is counted, and the colours."""

from dataclasses import replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QSpinBox, QWidget

from retrotimer.core.bounds import LATEST_DAY_START
from retrotimer.core.notices import Service, TimerState
from retrotimer.core.pain import PainSite
from retrotimer.core.plan import MOST_FORWARD_MINUTES, MOST_GET_READY_SECONDS
from retrotimer.core.settings import Appearance, Settings
from retrotimer.core.staying import Offer
from retrotimer.core.weeks import DAYS
from retrotimer.ui.dialogs.reminder_fields import ReminderFields
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.dialogs.staying_lines import StayingLines
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.entry_fields import ChoiceField, NumberField
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.ui.parts.weekdays import WeekdayRow
from retrotimer.words.days import start_of_day, weekday_name
from retrotimer.words.pain import sites_name

WHOLE_OFFER = Offer()
_APPEARANCES = tuple(Appearance)
_PAIN_SITES = ((PainSite.BACK,), (PainSite.KNEE,), tuple(PainSite), ())


class SettingsDialog(SheetDialog):
    """Shows the settings and asks for changed ones when they are confirmed.

    Signals:
        settings_requested(settings): they were confirmed.
        beside_requested(wanted): after them, if the system is to remind while the app is not running, or no
            longer.
    """

    settings_requested = Signal(object)
    beside_requested = Signal(bool)

    def __init__(
        self, settings: Settings, parent: QWidget | None = None, *, offer: Offer = WHOLE_OFFER
    ) -> None:
        super().__init__(self.tr("Settings"), 560, parent)
        self._settings = settings
        self._staying = StayingLines(settings, offer)
        self._get_ready = _number(settings.get_ready, MOST_GET_READY_SECONDS, self.tr(" s", "seconds"))
        self._warm_up = _number(settings.warm_up, MOST_FORWARD_MINUTES, self.tr(" min", "minutes"))
        self._cool_down = _number(settings.cool_down, MOST_FORWARD_MINUTES, self.tr(" min", "minutes"))
        self._easy = CheckLine(self.tr("Easy start: one minute backwards, one forwards, in turn"))
        self._easy.setChecked(settings.easy_start)
        self._goal = _number(settings.week_goal, DAYS, "")
        self._goal.setMinimum(1)
        self._weekday = ChoiceField()
        self._weekday.addItems([self.tr("Same as the system"), *map(weekday_name, range(DAYS))])
        self._weekday.setCurrentIndex(0 if settings.first_weekday is None else settings.first_weekday + 1)
        self._day_starts = ChoiceField()
        self._day_starts.addItems([start_of_day(hour) for hour in range(LATEST_DAY_START + 1)])
        self._day_starts.setCurrentIndex(settings.day_starts)
        self._week_numbers = CheckLine(self.tr("Show the number of each week"))
        self._week_numbers.setChecked(settings.week_numbers)
        plan = self.tr("Days I plan to walk")
        self._planned = WeekdayRow(plan, _first_weekday(settings))
        self._planned.choose(settings.planned_weekdays)
        self._planned_title = Label(plan)
        self.reminders = ReminderFields(settings, lambda: bool(self._planned.chosen), self)
        self._planned.changed.connect(self.reminders.show_state)
        self._pain = ChoiceField()
        self._pain.addItems([sites_name(sites) for sites in _PAIN_SITES])
        self._pain.setCurrentIndex(_PAIN_SITES.index(settings.pain_sites))
        self._appearance = ChoiceField()
        names = {
            Appearance.SYSTEM: self.tr("Same as the system"),
            Appearance.LIGHT: self.tr("Light"),
            Appearance.DARK: self.tr("Dark"),
        }
        self._appearance.addItems([names[appearance] for appearance in _APPEARANCES])
        self._appearance.setCurrentIndex(_APPEARANCES.index(settings.appearance))
        self._lay_out()
        self.offer(self.tr("OK"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.accepted.connect(self._on_accepted)

    def accept(self) -> None:
        """Close with what stands there, if all of it can be understood."""
        if self.reminders.time_stands():
            super().accept()
        else:
            self.fit()

    def show_reach(self, service: Service, timer: TimerState, *, stays: bool) -> None:
        """Say what works here; `stays` tells whether the app goes on without its window."""
        self.reminders.show_reach(service, timer, stays=stays)
        self._staying.show_service(service)

    def chosen(self) -> Settings:
        """The settings as they stand in the dialog."""
        weekday = self._weekday.currentIndex()
        return replace(
            self.reminders.settings(self._settings),
            get_ready=self._get_ready.value(),
            warm_up=self._warm_up.value(),
            cool_down=self._cool_down.value(),
            easy_start=self._easy.isChecked(),
            week_goal=self._goal.value(),
            first_weekday=weekday - 1 if weekday else None,
            day_starts=self._day_starts.currentIndex(),
            week_numbers=self._week_numbers.isChecked(),
            planned_weekdays=self._planned.chosen,
            pain_sites=_PAIN_SITES[self._pain.currentIndex()],
            appearance=_APPEARANCES[self._appearance.currentIndex()],
            tray=self._staying.tray,
            background=self._staying.background,
            at_login=self._staying.at_login,
        )

    def _on_accepted(self) -> None:
        beside = self.reminders.chosen[1] if self.reminders.changes_timer else None
        self.settings_requested.emit(self.chosen())
        if beside is not None:
            self.beside_requested.emit(beside)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(0, 1)
        self._section(
            grid,
            self.tr("Every session"),
            (self.tr("Time to take your place"), self._get_ready),
            (self.tr("Warm up, walking forwards"), self._warm_up),
            (self.tr("Cool down, walking forwards"), self._cool_down),
        )
        _whole_line(grid, self._easy)
        _whole_line(grid, quiet(self.tr("Only the minutes of walking backwards count."), fonts.SMALL))
        self._section(
            grid,
            self.tr("Calendar"),
            (self.tr("Complete days wanted in a week"), self._goal),
            (self.tr("The week starts on"), self._weekday),
            (self.tr("A new day begins at"), self._day_starts),
        )
        kept = self.tr(
            "Past days stay as they are. A programme keeps the number of walks a week that it began with."
        )
        _whole_line(grid, quiet(kept, fonts.SMALL))
        _whole_line(grid, self._week_numbers)
        _whole_line(grid, self._planned_title)
        _whole_line(grid, self._planned)
        self._section(grid, self.tr("Reminders"))
        self.reminders.lay_into(grid)
        self._section(grid, self.tr("In the background"))
        _whole_line(grid, self._staying)
        self._section(grid, self.tr("Pain"), (self.tr("What hurts"), self._pain))
        asked = self.tr("You are asked before and after a walk and the next morning; no answer is needed.")
        _whole_line(grid, quiet(asked, fonts.SMALL))
        self._section(grid, self.tr("Look"), (self.tr("Colours"), self._appearance))
        self.sheet.addWidget(Label(self.tr("Settings"), 24, QFont.Weight.Bold))
        self.sheet.addLayout(grid)
        self.sheet.addStretch(1)

    def _section(self, grid: QGridLayout, title: str, *rows: tuple[str, QWidget]) -> None:
        if grid.rowCount() > 1:
            grid.setRowMinimumHeight(grid.rowCount(), 8)
        grid.addWidget(strong(title, fonts.LARGE), grid.rowCount(), 0, 1, 2)
        for name, field in rows:
            row = grid.rowCount()
            field.setMinimumSize(fonts.scaled(140), TARGET)
            field.setAccessibleName(name)
            label = Label(name)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)


def _whole_line(grid: QGridLayout, widget: QWidget) -> None:
    grid.addWidget(widget, grid.rowCount(), 0, 1, 2)


def _number(value: int, most: int, unit: str) -> QSpinBox:
    box = NumberField()
    box.setRange(0, most)
    box.setValue(value)
    box.setSuffix(unit)
    return box


def _first_weekday(settings: Settings) -> int:
    """The weekday that weeks begin with while the dialog is open; Monday is 0."""
    chosen = settings.first_weekday
    return QLocale.system().firstDayOfWeek().value - 1 if chosen is None else chosen
