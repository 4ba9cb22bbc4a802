"""The user guide: its page in the window, and the way of its links to the browser."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from retrotimer.ui.guide.guide_page import GuideView
    from retrotimer.ui.main_window import MainWindow


class Guide(QObject):
    """Shows the guide, which is read and laid out when it is first opened."""

    def __init__(self, window: "MainWindow", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._page: GuideView | None = None

    def show(self) -> None:
        """Let the guide take the window, as it was left."""
        page = self._page or self._make_page()
        self._window.show_page(page)
        page.take_focus()

    def _make_page(self) -> "GuideView":
        from retrotimer.ui.guide.guide_page import GuideView

        page = self._page = GuideView()
        page.back_requested.connect(self._window.leave_page)
        page.link_requested.connect(self._on_link_requested)
        return page

    def _on_link_requested(self, address: str) -> None:
        from retrotimer.ui.learn.browser import open_in_browser
        from retrotimer.words.learn.cards import cannot_open

        if not open_in_browser(address):
            self._window.banner.say(cannot_open(address))
