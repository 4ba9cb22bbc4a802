"""What stands below a page that scrolls: Start, always in sight."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from retrotimer.ui.look import colours
from retrotimer.ui.walk.walk_panel import WalkPanel

_PADDING = 8


class Foot(QWidget):
    """Borrows the walk panel's Start button and gives it back."""

    def __init__(self, walk: WalkPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._walk, self._page = walk, parent
        self.holds_start = False
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(colours.CARD)
        self.hide()

    def hold_start(self, *, held: bool) -> None:
        """Let Start stand here, or in its panel; who has it under the keys keeps it."""
        start = self._walk.start
        had_focus = self._page.focusWidget() is start  # also while another page has the window
        start.clearFocus()  # or Qt would hand the keys on as it hides, and scroll to whoever gets them
        self.holds_start = held
        if held:
            self._walk.lend_start()
            self._column.addWidget(start, 0, Qt.AlignmentFlag.AlignHCenter)
        else:
            self._column.removeWidget(start)
            self._walk.take_start_back()
        self.setVisible(held)
        start.show()  # Qt hides what is given another parent
        if had_focus:
            start.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A fine line where the page goes on beneath."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self.palette().color(colours.LINE))
        painter.end()
