"""What was typed for a dialog while that was still being made.

The first time, a dialog takes a tenth of a second, and who knows its keys strikes the next one meanwhile.
That one is in the queue of the window behind it, and Qt would drop it there, as the dialog blocks the window
once it is open.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
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

    def gather(self) -> None:
        """Take what is in the queue by now; all that is no input is done as always."""
        door: QWindow | None = self._window.windowHandle()
        if door is None:
            return
        door.installEventFilter(self)
        QCoreApplication.processEvents()
        door.removeEventFilter(self)

    def hand_to(self, dialog: QDialog) -> None:
        """Let the dialog have it, as long as it is open."""
        for event in self._kept:
            if dialog.isVisible():
                focused: QWidget | None = dialog.focusWidget()
                QApplication.sendEvent(dialog if focused is None else focused, event)
        self._kept.clear()
        self.deleteLater()

    def eventFilter(self, _door: QObject, event: QEvent) -> bool:
        """Keep a key; drop a press."""
        if isinstance(event, QKeyEvent) and event.type() in _KEYS:
            self._kept.append(event.clone())
            return True
        return event.type() in _PRESSES
