"""Pages that scroll down where the window is too small for them, and otherwise look as if they did not."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QScrollBar, QWidget

from retrotimer.ui.look import colours
from retrotimer.ui.look.shapes import rounded_box
from retrotimer.ui.parts.page import Page

SLIM = 10


class SlimScrollBar(QScrollBar):
    """A scroll bar that is a quiet line: it tells that there is more, and can be dragged."""

    def sizeHint(self) -> QSize:
        """Slim, and as long as it must be."""
        return QSize(SLIM, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the handle alone."""
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # 8 ms, for a bar that is seldom seen

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        held = self.isSliderDown() or self.underMouse()
        colour = self.palette().color(colours.QUIET if held else colours.LINE)
        painter = QPainter(self)
        rounded_box(painter, QRectF(handle).adjusted(2, 2, -2, -2), SLIM, fill=colour)
        painter.end()


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give a scroll area a viewport that Python knows.

    To wrap the one that Qt made, PySide first makes every class that it might be an instance of: 150 of
    them, in 20 ms and 2 MiB.
    """
    viewport = QWidget()
    viewport.setAutoFillBackground(True)  # as Qt's own
    area.setViewport(viewport)


class PageArea(QScrollArea):
    """Holds one page and scrolls it down where it must; it takes no part in the focus.

    Signals:
        resized(): what is in sight of the page is larger or smaller now.
    """

    resized = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        own_viewport(self)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        self.resized.emit()


class ScrollSheet(PageArea):
    """Holds one page, on whatever lies behind it."""

    def __init__(self, content: Page) -> None:
        super().__init__(content)
        self._content = content
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
