"""Texts to be read in the window: made at the first opening, searched, left, and their links followed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.ui.main_window import MainWindow
    from retrotimer.ui.reading.page import ReadingPage


class Reading(QObject):
    """Shows a page of texts, the user guide for one, which `make` makes when it is first opened."""

    def __init__(
        self, window: "MainWindow", make: "Callable[[], ReadingPage]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._make = make
        self._page: ReadingPage | None = None
        self.found: list[str] = []
        """The keys of the texts that are listed now."""

    def show(self, key: str | None = None) -> None:
        """Let the texts take the window, as they were left, or opened at one of them."""
        page = self._page or self._make_page()
        self._window.show_page(page)
        if key is not None and self._window.shows(page):
            page.read(key)
        else:
            page.take_focus()

    def open_link(self, address: str) -> None:
        """Give an address to the browser; where none comes, tell what could be typed there."""
        from retrotimer.ui.reading.browser import open_in_browser
        from retrotimer.words.learn.cards import cannot_open

        if not open_in_browser(address):
            self._window.banner.say(cannot_open(address))

    def _make_page(self) -> "ReadingPage":
        page = self._page = self._make()
        self.found = list(page.texts)
        page.back_requested.connect(self._window.leave_page)
        page.search_requested.connect(lambda words: self._search(page, words))
        page.link_requested.connect(self.open_link)
        return page

    def _search(self, page: "ReadingPage", words: str) -> None:
        from retrotimer.core.search import matches

        self.found = matches({key: (text.title, text.words) for key, text in page.texts.items()}, words)
        page.show_found(self.found)
