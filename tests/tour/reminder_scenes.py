"""The scenes of the reminders: their settings, the banner, the next one, and a week that is left out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from PySide6.QtWidgets import QApplication, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.notices import Service, TimerState
from retrotimer.ui.dialogs.settings_dialog import SettingsDialog
from retrotimer.ui.parts.scroll import ScrollSheet

Scene = tuple[str, QWidget]


def reminder_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn."""
    before, window = app.settings.now, app.window
    app.settings.change(replace(before, planned_weekdays=(0, 1, 3, 5), remind=True, remind_at=time(18, 0)))
    app.month.go_today()
    window.home.show_top()
    yield "reminder-next", window
    app.reminders.control.reminder_due.emit()
    yield "reminder", window
    window.banner.close_latest()
    window.menus.skip_week.trigger()
    yield "reminder-week-skipped", window
    window.menus.skip_week.trigger()
    window.banner.close_latest()
    yield "settings-reminders", _settings(app)
    _close()
    app.settings.change(replace(app.settings.now, planned_weekdays=()))
    yield "settings-reminders-without-days", _settings(app)
    _close()
    app.settings.change(replace(app.settings.now, planned_weekdays=(1, 3, 5)))
    dialog = _settings(app)
    dialog.show_reach(Service.NO_SERVICE, TimerState.ON, stays=False)
    yield "settings-reminders-unseen", dialog
    dialog.reminders._at.setText("half past")
    dialog.accept()
    _scroll(dialog)
    yield "settings-reminders-wrong", dialog
    _close()
    app.settings.change(before)


def _settings(app: Retrotimer) -> SettingsDialog:
    """The settings, scrolled to the reminders."""
    app.window.settings_requested.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    _scroll(dialog)
    return dialog


def _scroll(dialog: SettingsDialog) -> None:
    QApplication.processEvents()
    sheet = dialog.findChild(ScrollSheet)
    assert sheet is not None
    sheet.ensureWidgetVisible(dialog.reminders._reach, 0, 60)


def _close() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    dialog.reject()
