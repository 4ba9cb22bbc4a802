"""Notifications beside a tray icon, on Windows and macOS; fills the port `Notifier`.

Their buttons are the system's own: such a notification can only be clicked, which is to answer Start.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.notices import Answer, Notice, Service

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

TITLE = "Retrotimer"

SHOWN_MS = 30_000
"""How long it asks to be shown; Windows and macOS decide for themselves."""


class TrayNotifier(QObject):
    """Shows notifications at the tray icon that `tray` gives, made when the first is shown.

    An icon that is not in the tray otherwise is there for as long as its notification.
    """

    def __init__(self, tray: "Callable[[], QSystemTrayIcon]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_tray = tray
        self._tray: QSystemTrayIcon | None = None
        self._hear: Callable[[Answer | None], None] | None = None
        self._lends = False

    @property
    def state(self) -> Service:
        """A tray shows notifications without buttons."""
        return Service.WITHOUT_BUTTONS

    def follow(self, listener: Callable[[Service], None]) -> None:
        """Do nothing: the state stays."""

    def ask(self) -> None:
        """Do nothing: it is known."""

    def show(self, notice: Notice, hear: Callable[[Answer | None], None]) -> None:
        """Show a notification, and the icon that it needs."""
        self.withdraw()
        if self._tray is None:
            self._tray = self._make_tray()
            self._tray.messageClicked.connect(self._on_clicked)
        self._hear = hear
        self._lends = not self._tray.isVisible()
        if self._lends:
            self._tray.show()
        self._tray.showMessage(TITLE, notice.words, self._tray.icon(), SHOWN_MS)

    def withdraw(self) -> None:
        """Hear nothing any more; an icon that came for the notification goes, and takes it along."""
        self._hear = None
        if self._tray is not None and self._lends:
            self._tray.hide()
            self._lends = False

    def _on_clicked(self) -> None:
        hear = self._hear
        if hear is not None:
            self.withdraw()
            hear(Answer.START)
