"""The report's pages as they will be on paper, on a screen: as wide as there is room, or larger."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import rounded_box
from retrotimer.ui.parts.scroll import SlimScrollBar, own_viewport
from retrotimer.ui.report.document import picture_of, words_of
from retrotimer.words import report as words

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from retrotimer.ui.report.pages import Pages

_AROUND = 12
_FRAME = 2
_LEAST_WIDTH = 120
ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""How wide a page is shown, beside the room that there is."""


class PageView(QWidget):
    """One page; to a screen reader it is all that stands on it."""

    def __init__(self, pages: "Pages", index: int) -> None:
        super().__init__()
        self._pages = pages
        self._index = index
        self._picture: QImage | None = None
        self.setAccessibleName(words.page(index + 1, pages.count))
        self.setAccessibleDescription(words_of(pages, index))

    def show_at(self, width: int) -> None:
        """Be so many pixels wide."""
        paper = self._pages.paper.size
        size = QSize(width, round(width * paper.height() / paper.width()))
        if size != self.size():
            self._picture = None
            self.setFixedSize(size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page; paper is white in every scheme, and its ink is dark."""
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._picture = picture_of(self._pages, self._index, self.width(), self.devicePixelRatio())
        painter = QPainter(self)
        painter.drawImage(0, 0, self._picture)
        rounded_box(painter, QRectF(self.rect()), 0, border=self.palette().color(colours.LINE))
        painter.end()


class Preview(QScrollArea):
    """The pages one below the other; plus and minus, with Control, show them larger and smaller."""

    def __init__(self) -> None:
        super().__init__()
        self._zoom = 0
        self._whole = False
        self._views: list[PageView] = []
        own_viewport(self)
        for bar in (self.setVerticalScrollBar, self.setHorizontalScrollBar):
            bar(SlimScrollBar(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(_FRAME, _FRAME, _FRAME, _FRAME)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # or each width asks for another
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview of the report"))
        self.viewport().setAutoFillBackground(False)
        self._sheet = QWidget()
        self.setWidget(self._sheet)

    @property
    def views(self) -> tuple[PageView, ...]:
        """The pages that are shown."""
        return tuple(self._views)

    def show_pages(self, pages: "Pages") -> None:
        """Show these pages where the ones before were, scrolled as far."""
        at = self.verticalScrollBar().value()
        self._views = [PageView(pages, index) for index in range(pages.count)]
        # Who comes here by Tab hears it all: the pages themselves take no keys.
        self.setAccessibleDescription("\n".join(view.accessibleDescription() for view in self._views))
        self._sheet = QWidget()
        for view in self._views:
            view.setParent(self._sheet)
        self.setWidget(self._sheet)
        self._sheet.setAutoFillBackground(False)
        self._fit()
        self.verticalScrollBar().setValue(at)

    def zoom(self, steps: int) -> None:
        """Show the pages larger, or smaller."""
        self._zoom = min(max(0, self._zoom + steps), len(ZOOMS) - 1)
        self._fit()

    @property
    def is_whole(self) -> bool:
        """Whether all pages are shown at once."""
        return self._whole

    @property
    def more_height(self) -> int:
        """Pixels that all pages take beyond the least that the preview has elsewhere."""
        return max(0, self.minimumHeight() - self.minimumSizeHint().height()) if self._whole else 0

    def show_whole(self, *, whole: bool) -> None:
        """Be as high as all the pages; what is around scrolls."""
        if whole != self._whole:
            self._whole = whole
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAlwaysOn)
            self._fit()

    def sizeHint(self) -> QSize:
        """Enough to see what it is; it takes all the room that is left."""
        return QSize(fonts.scaled(440), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The upper half of a page, in letters that can be read on a small screen."""
        return QSize(fonts.scaled(200), fonts.scaled(340))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is another width for the pages."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom; all else scrolls."""
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        sideways = {Qt.Key.Key_Left, Qt.Key.Key_Right}
        if event.key() in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(steps[Qt.Key(event.key())])
        elif self._whole and event.key() not in sideways:
            event.ignore()  # what is around scrolls
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Draw the desk that the pages lie on, and a frame where the keys are."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if event.type() != QEvent.Type.Paint:
            return super().event(event)
        painter = QPainter(self)
        palette, box = self.palette(), QRectF(self.rect())
        if self.hasFocus():
            border, width = palette.color(colours.TEXT), _FRAME
        else:
            border, width = palette.color(colours.LINE), 1
        rounded_box(painter, box, 8, fill=palette.color(colours.WINDOW), border=border, width=width)
        painter.end()
        return True

    def _fit(self) -> None:
        """Place the pages one below the other, in the middle; a layout would do it at a time of its own."""
        room = self.viewport().size()
        width = max(_LEAST_WIDTH, round((room.width() - 2 * _AROUND) * ZOOMS[self._zoom]))
        whole = max(room.width(), width + 2 * _AROUND)
        below = _AROUND
        for view in self._views:
            view.show_at(width)
            view.move((whole - width) // 2, below)
            below += view.height() + _AROUND
        self._sheet.resize(whole, below if self._whole else max(room.height(), below))
        aside = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(below + aside + 2 * _FRAME if self._whole else 0)
