"""The page of progress: opened, looked at over a range, and kept as the history is while it is in sight."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.month import MonthControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.core.charts import Chart
    from retrotimer.core.ports import History
    from retrotimer.ui.main_window import MainWindow
    from retrotimer.ui.progress.progress_page import ProgressPage


class ProgressFlow(QObject):
    """Reads the history for the page of progress; `open_programme` and `open_report` open what they name.

    `cannot_read` is told of what cannot be read.
    """

    def __init__(
        self,
        *,
        history: "History",
        settings: "SettingsControl",
        month: "MonthControl",
        window: "MainWindow",
        open_programme: "Callable[[], None]",
        open_report: "Callable[[], None]",
        cannot_read: "Callable[[StoreError], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._settings = settings
        self._month = month
        self._window = window
        self._open_programme = open_programme
        self._open_report = open_report
        self._cannot_read = cannot_read
        self._page: ProgressPage | None = None
        month.month_changed.connect(self.refresh)  # another day, another rule
        settings.settings_changed.connect(self.refresh)

    @property
    def page(self) -> "ProgressPage | None":
        """The page, once somebody has opened it."""
        return self._page

    def show(self) -> None:
        """Let the page take the window, as it was left; it is made only now."""
        page = self._page or self._make_page()
        if self._window.shows(page):
            return
        if self._show(page):
            self._window.show_page(page)
            page.take_focus()

    def refresh(self) -> None:
        """Show the history as it is now, if the page is in sight."""
        if self._page is not None and self._window.shows(self._page):
            self._show(self._page)

    def _make_page(self) -> "ProgressPage":
        from retrotimer.ui.progress.progress_page import ProgressPage  # not for the start

        page = self._page = ProgressPage()
        page.back_requested.connect(self._window.leave_page)
        page.range_requested.connect(lambda _range: self._show(page))
        page.programme_requested.connect(self._open_programme)
        page.report_requested.connect(self._open_report)
        page.table_requested.connect(self._open_table)
        page.picture_copied.connect(self._on_picture_copied)
        return page

    def _show(self, page: "ProgressPage") -> bool:
        """Read and show; whether it could be read."""
        from retrotimer.core.statistics.progress import read_progress

        programme = self._settings.now.programme
        try:
            progress = read_progress(
                self._history, page.range, self._month.today, self._month.rule, programme
            )
        except StoreError as error:
            self._cannot_read(error)
            return False
        page.show_progress(progress)
        return True

    def _on_picture_copied(self, title: str) -> None:
        from retrotimer.words.progress import copied

        self._window.banner.say(copied(title), passing=True)

    def _open_table(self, chart: "Chart", note: str) -> None:
        from retrotimer.ui.charts.table_dialog import TableDialog

        dialog = TableDialog(chart, note, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
