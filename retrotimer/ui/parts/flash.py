"""Covers a widget for a moment, so that its change is seen from ten metres away without looking for it.

One flash a second at the most: three or more could harm people with photosensitive epilepsy.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from retrotimer.ui.look import colours

LIT_MS = 500


class Flash(QWidget):
    """A cover in the colour of the text, over all of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LIT_MS)
        self._timer.timeout.connect(self._on_time)
        parent.installEventFilter(self)

    def flash(self, times: int = 1) -> None:
        """Light up so many times, once a second; one that is going on is not hurried."""
        if self._left:
            return
        self._left = 2 * times
        self._light()
        self._timer.start()

    def eventFilter(self, _parent: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        if event.type() is QEvent.Type.Resize:
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """One colour."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().color(colours.TEXT))
        painter.end()

    def _on_time(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = 0
            self._timer.stop()
            self.hide()
        elif self._left % 2:
            self.hide()
        else:
            self._light()

    def _light(self) -> None:
        self._cover()
        self.show()
        self.raise_()

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
