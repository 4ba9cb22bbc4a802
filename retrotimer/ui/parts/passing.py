"""Words that stand for a moment where others stand otherwise."""

from PySide6.QtCore import QObject, QTimer, Signal

PASSING_MS = 3000


class Passing(QObject):
    """Keeps them and their time.

    Signals:
        changed(): there are words now, others, or none any more.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PASSING_MS)
        self._timer.timeout.connect(self._on_over)

    def say(self, words: str) -> None:
        """Let these words stand from now on."""
        self.words = words
        self._timer.start()
        self.changed.emit()

    def _on_over(self) -> None:
        self.words = ""
        self.changed.emit()
