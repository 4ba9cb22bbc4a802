"""What a person can see and use in a window, found by walking its widgets; and what is wrong with it."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeVar, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from retrotimer.ui.charts.chart_view import ChartView
from retrotimer.ui.parts.banner import Banner
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.walk.dial import Dial
from retrotimer.ui.walk.digits import Digits

Widget = TypeVar("Widget", bound=QWidget)

BREAK = "\N{ZERO WIDTH SPACE}"
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    ChartView,
)


def shown_in(where: QWidget) -> list[QWidget]:
    """All visible widgets within one, its open dialogs too.

    What is hidden is passed over with all that it holds: of a window with many pages, that is most of it.
    """
    found = list(_shown_below(where))
    known = set(found)
    # A dialog may belong to something that is hidden itself.
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window not in known and where in _holders(window):
            found += [window, *_shown_below(window)]
            known.update(found)
    return found


def _shown_below(where: QWidget) -> Iterator[QWidget]:
    for child in where.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield child
            yield from _shown_below(child)


def _holders(widget: QWidget) -> Iterator[QWidget]:
    holder = widget.parentWidget()
    while holder is not None:
        yield holder
        holder = holder.parentWidget()


def visible(where: QWidget, kind: type[Widget], among: Sequence[QWidget] | None = None) -> Iterator[Widget]:
    """The visible widgets of a kind; `among` these, for who has looked for all of them already."""
    # `isinstance` would ask each that is none for its `__class__`, too, which PySide takes long to tell.
    return (
        cast("Widget", widget)
        for widget in (shown_in(where) if among is None else among)
        if issubclass(type(widget), kind)
    )


def name_of(widget: QWidget) -> str:
    """The name that a screen reader finds; of a combo box it comes as a relation, and Qt names its value."""
    return widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def controls(window: QWidget, among: Sequence[QWidget] | None = None) -> list[QWidget]:
    """Everything visible that takes a press, a choice or words; not what such a thing consists of."""
    shown = [
        widget
        for widget in (shown_in(window) if among is None else among)
        if issubclass(type(widget), CONTROLS)
    ]
    holders = [widget for widget in shown if widget.children()]
    # To Qt, a widget is its own ancestor.
    return [
        widget
        for widget in shown
        if not any(other is not widget and other.isAncestorOf(widget) for other in holders)
    ]


def called(widget: QWidget) -> str:
    """A widget in a message."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {(name_of(widget) or text)[:40]!r}"


def unusable(window: QWidget, among: Sequence[QWidget] | None = None) -> Iterator[str]:
    """Controls without a name, out of the keyboard's reach, or too small to be pressed."""
    for widget in controls(window, among):
        if not name_of(widget).strip():
            yield f"{called(widget)} has no accessible name"
        if not _within_reach_of_tab(widget):
            yield f"{called(widget)} is left out by Tab"
        if min(widget.width(), widget.height()) < TARGET:
            yield f"{called(widget)} is only {widget.width()}×{widget.height()}"


def _within_reach_of_tab(widget: QWidget) -> bool:
    """Whether Tab reaches it, or another of its group, from which the arrow keys do.

    Of a group that had the focus, Qt lets Tab stop at one button alone.
    """
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return any(
        one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in (group.buttons() if group else [widget])
    )


def cut_off(window: QWidget, among: Sequence[QWidget] | None = None) -> Iterator[str]:
    """Words that have less room than they need, or lie where nobody can scroll to, or on top of others."""
    among = shown_in(window) if among is None else among
    told = [*visible(window, QLabel, among), *controls(window, among)]
    for widget in told:
        need = _needs(widget)
        if need.width() > widget.width() or need.height() > widget.height():
            yield (
                f"{called(widget)} needs {need.width()}×{need.height()}, "
                f"has {widget.width()}×{widget.height()}"
            )
        if (out := _out_of_reach(widget)) is not None:
            yield f"{called(widget)} leaves {out}"
    known: dict[QWidget, QRect] = {}
    places = [(widget, seen(widget, known)) for widget in told if not isinstance(widget, QAbstractScrollArea)]
    for (one, here), (other, there) in combinations(places, 2):
        if here.intersects(there) and _layer(one) is _layer(other):
            yield f"{called(one)} lies on {called(other)}"


def _layer(widget: QWidget) -> QWidget | None:
    """The banner that a widget is part of: that is meant to lie over the page."""
    part: QWidget | None = widget
    while part is not None and not isinstance(part, Banner):
        part = part.parentWidget()
    return part


def _needs(widget: QWidget) -> QSize:
    """The least size in which nothing of it is cut off."""
    if isinstance(widget, QAbstractScrollArea | Dial | Digits):  # these draw what fits
        return widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        words = widget.text().replace(BREAK, " ").split()
        longest = max(map(widget.fontMetrics().horizontalAdvance, words), default=0)
        return QSize(longest, widget.heightForWidth(widget.width()))
    if isinstance(widget, QAbstractButton) and not widget.text():
        return QSize()
    if widget.hasHeightForWidth():
        return QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    return widget.sizeHint()


def _out_of_reach(widget: QWidget) -> str | None:
    """What a widget sticks out of, where that does not scroll."""
    part = widget
    while not part.isWindow():
        parent = part.parentWidget()
        if parent is None:
            return None
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and parent is area.viewport():
            if part.width() > parent.width():
                return f"{type(area).__name__}, {part.width()} of {parent.width()} wide"
            part = widget = area
            continue
        place = QRect(widget.mapTo(parent, QPoint()), widget.size())
        if not parent.rect().contains(place):
            return f"{type(parent).__name__} {parent.width()}×{parent.height()} at {place.getRect()}"
        part = parent
    return None


def seen(widget: QWidget, known: dict[QWidget, QRect] | None = None) -> QRect:
    """Where in its window a widget is in sight; what is `known` of others is kept, as most share parents."""
    known = {} if known is None else known
    if widget not in known:
        place = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
        parent = None if widget.isWindow() else widget.parentWidget()
        known[widget] = place if parent is None else place.intersected(seen(parent, known))
    return known[widget]
