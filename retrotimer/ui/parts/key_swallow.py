"""Swallows what a key that is held down still sends, where its press has just changed the screen.

The next screen would take it for an answer: Enter, held to stop a walk, would put the sheet after it away.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent

_KINDS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}

_OVER_MS = 100


def goes_on(press: QKeyEvent, released: int) -> bool:
    """Whether a press is no new one, but of a key that has been down all the while.

    A key that is held down on X11 sends pairs of releases and presses, each pair in one millisecond, and Qt
    does not recognise all of them.  `released` is when the release came, by the events' own time.
    """
    return press.isAutoRepeat() or press.timestamp() == released > 0


class KeySwallow(QObject):
    """Eats one key until it is let go, and is gone then."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._key: int | None = None
        self._released = 0
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(_OVER_MS)
        self._over.timeout.connect(self._on_over)

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
        if event.type() == QEvent.Type.KeyRelease:
            if not event.isAutoRepeat():
                self._released = event.timestamp()
                self._over.start()
        elif self._over.isActive() and not goes_on(event, self._released):
            self._on_over()
            return False
        else:
            self._over.stop()
        event.accept()
        return True

    def _on_over(self) -> None:
        self._key = None
        self._over.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.deleteLater()
