"""The month beside the walk, any date to go to, and the year to look back at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from retrotimer.control.month import MonthControl
    from retrotimer.control.year import YearControl
    from retrotimer.core.errors import StoreError
    from retrotimer.core.ports import History
    from retrotimer.ui.calendar.year_page import YearPage
    from retrotimer.ui.main_window import MainWindow


class Calendar(QObject):
    """Leafs through the days, months and years; `cannot_read` is told of a year that cannot be read."""

    def __init__(
        self,
        history: "History",
        month: "MonthControl",
        window: "MainWindow",
        cannot_read: "Callable[[StoreError], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._month = month
        self._window = window
        self._cannot_read = cannot_read
        self._year: YearControl | None = None
        self._page: YearPage | None = None
        panel = window.home.month
        panel.view.day_requested.connect(month.select)
        panel.view.step_requested.connect(self._on_step_requested)
        panel.view.today_requested.connect(self._on_today_requested)
        panel.date_requested.connect(self.ask_for_date)
        panel.year_requested.connect(self.show_year)
        window.menus.go_to_date.triggered.connect(lambda _checked: self.ask_for_date())
        window.menus.year.triggered.connect(lambda _checked: self.show_year())
        window.page_shown.connect(self._on_page_shown)
        month.month_changed.connect(panel.show_face)
        month.month_changed.connect(self._refresh_year)  # another day, another rule
        month.day_changed.connect(panel.show_detail)

    def refresh(self) -> None:
        """Show the history as it is now."""
        self._month.refresh()
        self._refresh_year()

    def show_year(self) -> None:
        """Let the year of the selected day take the window, with that day marked; it is made only now."""
        year, page = self._year_and_page()
        if self._window.shows(page):
            return
        year.refresh(self._month.selected)
        if year.face is None:
            return  # it could not be read, and the banner says so
        self._window.show_page(page)
        page.view.setFocus()

    def ask_for_date(self) -> None:
        """Ask where to go, from the day that is selected now."""
        from retrotimer.ui.dialogs.go_to_date import GoToDateDialog  # not for the start

        year = self._shown_year()
        selected = year.selected if year else self._month.selected
        dialog = GoToDateDialog(selected, self._month.today, self._window)
        dialog.date_requested.connect(self._on_date_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _year_and_page(self) -> "tuple[YearControl, YearPage]":
        from retrotimer.control.year import YearControl
        from retrotimer.ui.calendar.year_page import YearPage

        if self._year is None or self._page is None:
            year = self._year = YearControl(self._history, self._month, self)
            page = self._page = YearPage()
            view = page.view
            view.day_requested.connect(year.select)
            view.open_requested.connect(self._open_day)
            view.step_requested.connect(self._on_year_step_requested)
            view.today_requested.connect(year.go_today)
            page.back_requested.connect(self._window.leave_page)
            year.year_changed.connect(page.show_face)
            year.day_changed.connect(page.show_day)
            year.reading_failed.connect(self._cannot_read)
        return self._year, self._page

    def _shown_year(self) -> "YearControl | None":
        """The year, while it is what the window shows."""
        return self._year if self._page is not None and self._window.shows(self._page) else None

    def _refresh_year(self) -> None:
        year = self._shown_year()
        if year is not None:
            year.refresh()

    def _open_day(self, day: "date") -> None:
        """Show a day in its month, with the keys on it."""
        view = self._window.home.month.view
        self._show_month()
        self._month.select(day)
        self._window.home.ensureWidgetVisible(view)
        view.setFocus()

    def _on_date_requested(self, day: "date") -> None:
        year = self._shown_year()
        if year is None or self._page is None:
            self._open_day(day)
        else:
            year.select(day)
            self._page.view.setFocus()

    def _on_page_shown(self) -> None:
        """The menu leafs through what the keys leaf through."""
        self._window.menus.show_leafing(years=self._shown_year() is not None)

    def _on_step_requested(self, days: int, months: int) -> None:
        year = self._shown_year()
        if year is not None and months:
            year.step_years(months)
            return
        self._show_month()
        if months:
            self._month.step_months(months)
        else:
            self._month.step_days(days)

    def _on_today_requested(self) -> None:
        year = self._shown_year()
        if year is not None:
            year.go_today()
            return
        self._show_month()
        self._month.go_today()

    def _show_month(self) -> None:
        """Who leafs by the menu from another page wants to see the month that it leads to."""
        if not self._window.at_home:
            self._window.leave_page()

    def _on_year_step_requested(self, days: int, years: int) -> None:
        if self._year is not None and years:
            self._year.step_years(years)
        elif self._year is not None:
            self._year.step_days(days)
