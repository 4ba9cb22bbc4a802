"""The month beside the walk: which day and month are shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from retrotimer.control.month import MonthControl
    from retrotimer.ui.main_window import MainWindow


class Calendar(QObject):
    """Leafs through the days, months and years."""

    def __init__(self, month: "MonthControl", window: "MainWindow", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self._window = window
        panel = window.home.month
        panel.view.day_requested.connect(month.select)
        panel.view.step_requested.connect(self._on_step_requested)
        panel.view.today_requested.connect(month.go_today)
        month.month_changed.connect(panel.show_face)
        month.day_changed.connect(panel.show_detail)

    def refresh(self) -> None:
        """Show the history as it is now."""
        self._month.refresh()

    def _on_step_requested(self, days: int, months: int) -> None:
        if months:
            self._month.step_months(months)
        else:
            self._month.step_days(days)
