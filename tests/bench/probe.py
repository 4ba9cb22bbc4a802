"""Sits inside the measured app and reports what its window draws, and when."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from tests.bench.report import report

_PAINTED = QEvent.Type(QEvent.Type.User + 1)
_DRAWN = QEvent.Type(QEvent.Type.User + 2)


class Probe(QObject):
    """Reports a window's first paint, and from then on each time that something in it is drawn.

    "painted" comes when the whole first picture is in the window: the window and all that is in it are
    painted in one go, and the event posted meanwhile, more urgent than any other, follows at once.
    "repaint" comes with each update of the window, whatever widget asked for it, and "drawn" when that
    is done.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._painted = False
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at an event of the window and let it pass."""
        kind = event.type()
        if kind == QEvent.Type.UpdateRequest and self._painted:
            report("repaint")
            QCoreApplication.postEvent(self, QEvent(_DRAWN), Qt.EventPriority.HighEventPriority.value)
        elif kind == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QCoreApplication.postEvent(self, QEvent(_PAINTED), Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, event: QEvent) -> None:
        """The first picture is complete, or a later one."""
        if event.type() == _PAINTED:
            report("width", self._window.width())
            report("height", self._window.height())
            report("painted")
        elif event.type() == _DRAWN:
            report("drawn")


class Counter(QObject):
    """Reports each paint event of one widget under a name."""

    def __init__(self, widget: QWidget, word: str) -> None:
        super().__init__(widget)
        self._word = word
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at an event of the widget and let it pass."""
        if event.type() == QEvent.Type.Paint:
            report(self._word)
        return False
