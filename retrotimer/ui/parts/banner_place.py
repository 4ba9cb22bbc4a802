"""Where on a page a card may lie: as far down as it covers nothing that must stay in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

EDGE = 16
"""How far from the page's edges."""


def place(
    page: QRect, card: QSize, clear: Sequence[QRect], others: Sequence[QRect], *, mirrored: bool
) -> QRect:
    """The best of a few places.

    Args:
        page: all the room there is.
        card: what is to be placed.
        clear: what must not be covered wherever that can be avoided.
        others: what had better not be covered either; the fewer, the better.
        mirrored: whether the script runs from right to left.
    """
    middle = page.left() + (page.width() - card.width()) // 2
    left, right = page.left() + EDGE, page.right() + 1 - EDGE - card.width()
    leading, trailing = (right, left) if mirrored else (left, right)
    top, bottom = page.top() + EDGE, page.bottom() + 1 - EDGE - card.height()
    places = [
        QRect(QPoint(across, down), card) for down in (bottom, top) for across in (middle, trailing, leading)
    ]

    above = [rect.top() - EDGE - card.height() for rect in clear]  # at worst
    downs = [down for down in above if down >= page.top() + EDGE]
    places += [QRect(QPoint(across, down), card) for down in downs for across in (middle, trailing, leading)]

    def covered(one: QRect) -> tuple[int, int]:
        return sum(map(one.intersects, clear)), sum(map(one.intersects, others))

    return min(places, key=covered)  # of equals, the first


def place_over(page: QWidget, card: QSize, clear: Sequence[QWidget], banner: QWidget) -> QRect:
    """Where over a page the banner's card lies best now: what has the focus is not to be covered either."""
    kept = [
        seen(widget, page)
        for widget in (*clear, QApplication.focusWidget())
        if widget is not None and page.isAncestorOf(widget) and not banner.isAncestorOf(widget)
    ]
    others = [seen(widget, page) for widget in controls(page) if not banner.isAncestorOf(widget)]
    mirrored = banner.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return place(page.rect(), card, kept, others, mirrored=mirrored)


def room_above(page: QWidget) -> int:
    """The pixels that a page's layout leaves free above all else."""
    layout = page.layout()
    return layout.contentsMargins().top() if layout is not None else 0


def make_room_above(page: QWidget, height: int) -> None:
    """Have it leave so many."""
    layout = page.layout()
    if layout is not None and room_above(page) != height:
        layout.setContentsMargins(0, height, 0, 0)


def controls(page: QWidget) -> list[QWidget]:
    """What can be pressed on a page now."""
    from PySide6.QtWidgets import QAbstractButton

    return [one for one in page.findChildren(QAbstractButton) if one.isVisible()]


def seen(widget: QWidget, page: QWidget) -> QRect:
    """Where on a page a widget is in sight."""
    part_in_sight = QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        around = QRect(parent.mapTo(page, parent.rect().topLeft()), parent.size())
        part_in_sight = part_in_sight.intersected(around)
        parent = parent.parentWidget()
    return part_in_sight
