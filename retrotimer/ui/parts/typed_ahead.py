"""What was typed for a dialog while that was still being made.

The first time, a dialog takes a tenth of a second, and who knows its keys strikes the next one meanwhile.
That one is in the queue of the window behind it, and Qt would drop it there, as the dialog blocks the window
once it is open.

Nor does the keyboard come to the dialog at once: the screen's server or the window manager passes it on some
milliseconds later.  What is struck until then reaches the window behind, where Qt drops it before any event
filter sees it, but not before it has looked for shortcuts.  So the dialog's keys are shortcuts for so long.
"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

_KEYS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
_PRESSES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchEnd,
    QEvent.Type.Wheel,
    QEvent.Type.Close,
}
"""What an open dialog would keep from the window, too."""


class TypedAhead(QObject):
    """Keeps the keys that wait for a window, to hand them to the dialog that opens in front of it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._kept: list[QKeyEvent] = []
        self._shortcuts: list[QShortcut] = []

    def gather(self) -> None:
        """Take what is in the queue by now; all that is no input is done as always."""
        door: QWindow | None = self._window.windowHandle()
        if door is None:
            return
        door.installEventFilter(self)
        QCoreApplication.processEvents()
        door.removeEventFilter(self)

    def hand_to(self, dialog: QDialog, keys: Iterable[Qt.Key] = ()) -> None:
        """Let the dialog have it, as long as it is open, and these of its keys until it has the keyboard."""
        for event in self._kept:
            _send(dialog, event)
        self._kept.clear()
        behind: QWindow | None = self._window.windowHandle()
        if behind is None or not dialog.isVisible() or QGuiApplication.focusWindow() != behind:
            self.deleteLater()
            return
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), dialog)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._strike, dialog, key))
            self._shortcuts.append(shortcut)
        dialog.finished.connect(self._on_keyboard_came)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_keyboard_came)

    def _strike(self, dialog: QDialog, key: Qt.Key) -> None:
        """Strike a key in the dialog; it must not be found among the shortcuts again."""
        self._enable(enabled=False)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            _send(dialog, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
        self._enable(enabled=True)

    def _enable(self, *, enabled: bool) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(enabled)

    def _on_keyboard_came(self) -> None:
        """From now on the dialog hears its keys itself, or needs none any more."""
        self._enable(enabled=False)
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts.clear()
        self.deleteLater()

    def eventFilter(self, _door: QObject, event: QEvent) -> bool:
        """Keep a key; drop a press."""
        if isinstance(event, QKeyEvent) and event.type() in _KEYS:
            self._kept.append(event.clone())
            return True
        return event.type() in _PRESSES


def _send(dialog: QDialog, event: QKeyEvent) -> None:
    """Let what has the focus in the dialog have a key, as long as it is open."""
    if dialog.isVisible():
        focused: QWidget | None = dialog.focusWidget()
        QApplication.sendEvent(dialog if focused is None else focused, event)
