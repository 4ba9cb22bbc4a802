"""The scenes of the calendar: any date to go to, the weeks' numbers, planned days, and the year."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from retrotimer.app import Retrotimer
from retrotimer.ui.calendar.year_page import YearPage

Scene = tuple[str, QWidget]

YEARS_BACK = -30


def calendar_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn."""
    window = app.window
    window.menus.go_to_date.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    yield "go-to-date", dialog
    dialog.reject()
    app.settings.change(replace(app.settings.now, week_numbers=True))
    window.home.ensureWidgetVisible(window.home.month.view)
    yield "week-numbers", window
    app.settings.change(replace(app.settings.now, week_numbers=False, planned_weekdays=(1, 3, 5)))
    yield "planned-days", window
    window.menus.year.trigger()
    yield "year", window
    app.settings.change(replace(app.settings.now, planned_weekdays=()))
    page = window.findChild(YearPage)
    assert page is not None
    page.view.step_requested.emit(0, YEARS_BACK)
    yield "year-empty", window
    window.leave_page()
