"""Pages that scroll down where the window is too small for them, and otherwise look as if they did not."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QStyle, QStyleOptionSlider

from retrotimer.ui.look import colours
from retrotimer.ui.look.shapes import rounded_box
from retrotimer.ui.parts.page import Page

_SLIM = 10


class SlimScrollBar(QScrollBar):
    """A scroll bar that is a quiet line: it tells that there is more, and can be dragged."""

    def sizeHint(self) -> QSize:
        """Slim, and as long as it must be."""
        return QSize(_SLIM, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the handle alone."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        held = self.isSliderDown() or self.underMouse()
        colour = self.palette().color(colours.QUIET if held else colours.LINE)
        painter = QPainter(self)
        rounded_box(painter, QRectF(handle).adjusted(2, 2, -2, -2), _SLIM, fill=colour)
        painter.end()


class ScrollSheet(QScrollArea):
    """Holds one page, on whatever lies behind it."""

    def __init__(self, content: Page) -> None:
        super().__init__()
        self._content = content
        self.setVerticalScrollBar(SlimScrollBar(self))
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
