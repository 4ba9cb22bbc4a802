"""The icon in the desktop's panel: never the only way to anything, and not made before somebody wants it."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from retrotimer.assets import resource
from retrotimer.core.tray import TrayFace
from retrotimer.words import tray as words
from retrotimer.words.days import week_headline

SIZES = (16, 22, 24, 32, 48)


class Tray(QObject):
    """Draws a `TrayFace`.

    Signals:
        start_requested(): go to the checklist.
        window_requested(): show the window.
        quit_requested(): end the app.
    """

    start_requested = Signal()
    window_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._week = self._say()
        self._next = self._say()
        self._menu.addSeparator()
        self._start = self._offer(words.start())
        self._start.triggered.connect(self.start_requested)
        self._offer(words.show()).triggered.connect(self.window_requested)
        self._menu.addSeparator()
        self._offer(words.leave()).triggered.connect(self.quit_requested)
        self._icon = QSystemTrayIcon(panel_icon(), self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)

    @property
    def menu(self) -> QMenu:
        """What a press on the icon opens."""
        return self._menu

    @property
    def icon(self) -> QSystemTrayIcon:
        """Qt's own icon, beside which a system may show notifications."""
        return self._icon

    @property
    def tooltip(self) -> str:
        """What the icon says to who points at it."""
        return self._icon.toolTip()

    def show_face(self, face: TrayFace) -> None:
        """Draw this face, and the icon with the first one, if the panel has a place for it."""
        self._week.setText(week_headline(face.week))
        self._next.setText(words.next_walk(face.next))
        self._icon.setToolTip(words.tooltip(face))
        if has_place() and not self._icon.isVisible():
            self._icon.show()

    def offer_start(self, *, possible: bool) -> None:
        """Whether a walk could begin now."""
        self._start.setEnabled(possible)

    def put_away(self) -> None:
        """Take the icon out of the panel."""
        self._icon.hide()
        self._icon.deleteLater()
        self._menu.deleteLater()

    def _say(self) -> QAction:
        """A line to be read; nothing happens where it is chosen."""
        action = QAction(self._menu)
        action.setEnabled(False)
        self._menu.addAction(action)
        return action

    def _offer(self, text: str) -> QAction:
        action = QAction(text, self._menu)
        self._menu.addAction(action)
        return action

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A press shows the window, where the system does not open the menu at it."""
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.window_requested.emit()


def has_place() -> bool:
    """Whether this desktop shows such icons now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def panel_icon() -> QIcon:
    """One shape in one colour that can be seen on a light panel and on a dark one; macOS gives it its own.

    A symbolic icon of the desktop's theme is not used: some panels show it black whatever their colour.
    """
    icon = QIcon()
    for size in SIZES:
        icon.addFile(str(resource(f"icons/retrotimer-panel-{size}.png")))
    icon.setIsMask(sys.platform == "darwin")
    return icon
