"""Some lines of one's own: a frame that shows the focus, and no more at once than a note can hold."""

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from retrotimer.core.records import LONGEST_NOTE
from retrotimer.core.typed import readable
from retrotimer.ui.parts.entry_fields import draw_frame
from retrotimer.ui.parts.scroll import SlimScrollBar

_FRAME = 5


class NoteField(QPlainTextEdit):
    """Takes words; Tab leaves it.

    What is pasted or dropped is cut before Qt lays it out: a single line of a million letters would take
    minutes, and no note can hold them.

    Signals:
        shortened(): what was pasted was cut.
    """

    shortened = Signal()

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(_FRAME, _FRAME, _FRAME, _FRAME)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take as much of it as there is room for, and only what is text."""
        text = source.text()
        room = LONGEST_NOTE - len(self.toPlainText()) + len(self.textCursor().selectedText())
        self.insertPlainText(readable(text[: max(0, room)]))
        self.ensureCursorVisible()
        if len(text) > room:
            self.shortened.emit()

    def event(self, event: QEvent) -> bool:
        """Draw the frame, bolder where the keys are."""
        if event.type() != QEvent.Type.Paint:
            if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
                self.update()
            return super().event(event)
        painter = QPainter(self)
        draw_frame(painter, self)
        painter.end()
        return True
