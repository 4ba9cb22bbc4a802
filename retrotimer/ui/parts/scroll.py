"""Content that scrolls down where the window is too small for it, and otherwise looks as if it did not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollSheet(QScrollArea):
    """Holds one widget, on whatever lies behind it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        for layer in (content, self.viewport()):
            layer.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """The content's own."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as the content must be; its height scrolls."""
        return QSize(
            self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), 120
        )
