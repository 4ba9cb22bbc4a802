"""The list of the guide's pages."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from retrotimer.ui.guide.pages import GuidePage
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.scroll import SlimScrollBar, own_viewport

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_PADDING = 12
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


class PageModel(QAbstractListModel):
    """The pages that are listed now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pages: tuple[GuidePage, ...] = ()

    def show_pages(self, pages: Sequence[GuidePage]) -> None:
        """List these."""
        self.beginResetModel()
        self.pages = tuple(pages)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many pages are listed."""
        return 0 if parent.isValid() else len(self.pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """A page's title."""
        if role != Qt.ItemDataRole.DisplayRole or not 0 <= index.row() < len(self.pages):
            return None
        return self.pages[index.row()].title


class PageDelegate(QStyledItemDelegate):
    """Draws a page's title; the chosen one lies on a soft box."""

    def __init__(self, view: "PageList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The title wraps in the width of the list."""
        width = self._view.viewport().width()
        inner = QRect(0, 0, max(1, width - 2 * _PADDING), 10_000)
        height = QFontMetrics(_font()).boundingRect(inner, _WRAPPED, str(index.data())).height()
        return QSize(width, max(TARGET, height + 2 * _PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        rect: QRect = option.rect
        palette = self._view.palette()
        box = QRectF(rect).adjusted(2, 2, -2, -2)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            fill, border = palette.color(colours.SOFT), palette.color(colours.ACCENT)
            rounded_box(painter, box, 10, fill=fill, border=border)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded_box(painter, box, 10, fill=palette.color(colours.CHIP))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, box, 10, palette.color(colours.TEXT))
        painter.setPen(palette.color(colours.TEXT))
        painter.setFont(_font())
        painter.drawText(rect.adjusted(_PADDING, 0, -_PADDING, 0), _WRAPPED, str(index.data()))
        painter.restore()


class PageList(QListView):
    """Shows the pages, one of which is chosen.

    Signals:
        page_chosen(page): another page is chosen.
        opened(): the chosen page is to be read by keys.
    """

    page_chosen = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        own_viewport(self)
        self.viewport().setBackgroundRole(colours.CARD)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pages of the guide"))
        self.pages = PageModel(self)
        self.setItemDelegate(PageDelegate(self))
        self.setModel(self.pages)

    @property
    def page(self) -> GuidePage | None:
        """The chosen page."""
        row = self.currentIndex().row()
        return self.pages.pages[row] if 0 <= row < len(self.pages.pages) else None

    def show_pages(self, pages: Sequence[GuidePage]) -> None:
        """List these; the chosen one stays chosen if it is among them, else the first is."""
        chosen = self.page
        self.pages.show_pages(pages)
        if pages:
            self.choose(chosen.name if chosen in pages and chosen is not None else pages[0].name)

    def choose(self, name: str) -> None:
        """Choose the page of this name, if it is listed."""
        names = [page.name for page in self.pages.pages]
        if name in names:
            self.setCurrentIndex(self.pages.index(names.index(name), 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which page is chosen."""
        super().currentChanged(current, previous)
        if self.page is not None:
            self.page_chosen.emit(self.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; what scrolls the text is left to the page."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat() and self.page is not None:
                self.opened.emit()
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _font() -> QFont:
    return fonts.font(fonts.RUNNING_TEXT, QFont.Weight.DemiBold)
