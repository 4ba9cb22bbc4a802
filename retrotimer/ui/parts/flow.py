"""A layout that sets things side by side and begins a new line where the width ends.

Qt has none.  Lines are centred or begin at the leading edge; right-to-left mirrors them.  A widget with such
a layout, or with words that wrap, must also say that its height follows from its width.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

Policy = QSizePolicy.Policy


def follow_width(widget: QWidget, across: Policy = Policy.Preferred, down: Policy = Policy.Minimum) -> None:
    """Let a widget's height follow from its width; a policy that tells so has to be given as a whole."""
    policy = QSizePolicy(across, down)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def side_by_side(*widgets: QWidget, gap: int) -> QWidget:
    """Widgets in a line, or in several where there is no room."""
    line = QWidget()
    flow = FlowLayout(line, gap=gap)
    for widget in widgets:
        flow.addWidget(widget)
    follow_width(line)
    return line


class FlowLayout(QLayout):
    """Items in lines as wide as there is room; a single line can be spread over all of it."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, centred: bool = False, spread: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[
            int, int
        ] = {}  # by width: layouts around it ask for the same ones again and again
        self._centred = centred
        self._spread = spread
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # Qt asks past the end, too
        """The item at an index, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove the item at an index."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Something in it wants another size."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It never wants more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer pixels across mean more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        height = self._heights.get(width)
        if height is None:
            lines = self._lines(width)
            height = sum(high for high, _ in lines) + self.spacing() * (len(lines) - 1) if lines else 0
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        widget = self.parentWidget()
        direction = widget.layoutDirection() if widget else Qt.LayoutDirection.LeftToRight
        top = rect.top()
        lines = self._lines(rect.width())
        for height, items in lines:
            gap = float(self.spacing())
            sizes = [_size(item, rect.width()) for item in items]
            used = sum(size.width() for size in sizes) + self.spacing() * (len(items) - 1)
            if self._spread and len(lines) == 1 and len(items) > 1:
                gap += (rect.width() - used) / (len(items) - 1)
            left = rect.left() + ((rect.width() - used) // 2 if self._centred else 0)
            along = float(left)
            for item, size in zip(items, sizes, strict=True):
                place = QRect(QPoint(round(along), top), QSize(size.width(), height))
                item.setGeometry(_visual(direction, rect, place))
                along += size.width() + gap
            top += height + self.spacing()

    def _lines(self, width: int) -> list[tuple[int, list[QLayoutItem]]]:
        """The items by line, with each line's height."""
        lines: list[tuple[int, list[QLayoutItem]]] = []
        used, gap = 0, self.spacing()
        for item in self._items:
            hint = _size(item, width)
            across = hint.width()
            if lines and used + gap + across <= width:
                height, items = lines[-1]
                items.append(item)
                lines[-1] = (max(height, hint.height()), items)
                used += gap + across
            else:
                lines.append((hint.height(), [item]))
                used = across
        return lines


def _size(item: QLayoutItem, width: int) -> QSize:
    """The size of an item in a line of this width; what is wider wraps, if it can."""
    hint = item.sizeHint()
    if hint.width() <= width or not item.hasHeightForWidth() or item.minimumSize().width() > width:
        return hint
    return QSize(width, item.heightForWidth(width))


def _visual(direction: Qt.LayoutDirection, bounds: QRect, place: QRect) -> QRect:
    """The place, mirrored within its bounds where the script runs from right to left."""
    if direction is Qt.LayoutDirection.LeftToRight:
        return place
    return QRect(QPoint(bounds.left() + bounds.right() - place.right(), place.top()), place.size())
