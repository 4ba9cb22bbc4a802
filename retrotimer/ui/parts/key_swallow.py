"""Swallows what a key that is held down still sends, where its press has just changed the screen.

The next screen would take it for an answer: Enter, held to stop a walk, would put the sheet after it away.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent

_KINDS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}


class KeySwallow(QObject):
    """Eats one key until it is let go, or pressed anew, and is gone then."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._key: int | None = None

    def swallow(self, key: int) -> None:
        """From now on, until this key is let go."""
        self._key = key
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Eat it."""
        if event.type() not in _KINDS or not isinstance(event, QKeyEvent) or event.key() != self._key:
            return False
        if event.isAutoRepeat():
            event.accept()
            return True
        self._key = None
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.deleteLater()
        return event.type() == QEvent.Type.KeyRelease
