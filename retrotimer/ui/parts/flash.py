"""Covers a widget for a moment, so that its change is seen from ten metres away without looking for it.

Never three flashes a second: as many or more could harm people with photosensitive epilepsy.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from retrotimer.ui.look import colours

LIT_MS = 400
"""Twice as long is the shortest time from one flash to the next: two cues may be a second apart."""


class Flash(QWidget):
    """A cover in the colour of the text, over all of its parent.

    Signals:
        lit(): it lights up now.
    """

    lit = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._left = self._more = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LIT_MS)
        self._timer.timeout.connect(self._on_time)
        parent.installEventFilter(self)

    @Slot()
    def flash(self, times: int = 1) -> None:
        """Light up so many times; what is asked for while one is going on follows it, and none is hurried."""
        if self._timer.isActive():
            self._more = max(self._more, times)
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
        if self._left > 0 and self._left % 2:
            self.hide()
        elif self._left > 0:
            self._light()
        else:
            self.hide()
            self._timer.stop()
            more, self._more = self._more, 0
            if more:
                self.flash(more)

    def _light(self) -> None:
        self._cover()
        self.show()
        self.raise_()
        self.lit.emit()

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
