"""The list of all walks: opened, narrowed, sorted, and kept as the history is while it is in sight."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.month import MonthControl
    from retrotimer.core.ports import History
    from retrotimer.core.queries import WalkQuery
    from retrotimer.core.walk_id import WalkId
    from retrotimer.flows.records import Records
    from retrotimer.ui.history.history_page import HistoryPage
    from retrotimer.ui.main_window import MainWindow


class AllWalks(QObject):
    """Shows the history as a list, takes wishes to change it to `Records`, and failures to `cannot_read`."""

    def __init__(
        self,
        history: "History",
        month: "MonthControl",
        records: "Callable[[], Records]",
        window: "MainWindow",
        cannot_read: "Callable[[StoreError], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._month = month
        self._records = records
        self._window = window
        self._cannot_read = cannot_read
        self._page: HistoryPage | None = None
        self._changed: WalkId | None = None
        window.menus.history.triggered.connect(lambda _checked: self.show())

    def show(self) -> None:
        """Let the list take the window, as it was left."""
        page = self._page or self._make_page()
        self._window.show_page(page)
        self.refresh()
        page.take_focus()

    def refresh(self) -> None:
        """Show the history as it is now, if the list is in sight."""
        changed, self._changed = self._changed, None
        if self._page is not None and self._window.shows(self._page):
            self._show(self._page, self._page.query, changed)

    def _make_page(self) -> "HistoryPage":
        from retrotimer.ui.history.history_page import HistoryPage  # not for the start

        page, records = HistoryPage(self._history.read), self._records()
        self._page = page
        page.back_requested.connect(self._window.leave_page)
        page.query_requested.connect(lambda query: self._show(page, query))
        page.add_requested.connect(lambda: records.add(self._month.selected))
        page.edit_requested.connect(records.edit)
        page.remove_requested.connect(records.remove)
        records.walk_changed.connect(self._on_walk_changed)
        page.reading_failed.connect(self._cannot_read)
        page.gone.connect(self.refresh)
        return page

    def _on_walk_changed(self, walk: "WalkId") -> None:
        self._changed = walk

    def _show(self, page: "HistoryPage", query: "WalkQuery", changed: "WalkId | None" = None) -> None:
        try:
            keys = self._history.matching(query)
            total = self._history.count() if query.narrow else len(keys)
            months = self._history.months()
        except StoreError as error:
            self._cannot_read(error)
            return
        page.offer_months(months)
        page.show_walks(keys, total, changed)
