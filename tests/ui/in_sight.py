"""What must be in sight without scrolling, and how much may scroll; and what is wrong with a window.

Who asks several of these of one window gives them what `shown_in` found there.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QScrollBar, QWidget

from retrotimer.ui.main_window import MainWindow
from retrotimer.ui.parts.button import Kind, PillButton
from tests.ui.controls import called, controls, seen, visible


def main_buttons(window: QWidget, among: Sequence[QWidget] | None = None) -> list[PillButton]:
    """The buttons that a screen is there for."""
    return [button for button in visible(window, PillButton, among) if button._kind is Kind.MAIN]


def out_of_sight(window: QWidget, among: Sequence[QWidget] | None = None) -> Iterator[str]:
    """The main buttons of which not all is in sight."""
    for button in main_buttons(window, among):
        whole = QRect(button.mapTo(window, QPoint()), button.size())
        if seen(button) != whole:
            yield f"{called(button)} at {whole.getRect()} is in sight at {seen(button).getRect()}"


def scrolls_within(window: QWidget, among: Sequence[QWidget] | None = None) -> Iterator[str]:
    """What scrolls within something that scrolls in the same direction."""
    for area in visible(window, QAbstractScrollArea, among):
        for bar, way in ((area.verticalScrollBar(), "down"), (area.horizontalScrollBar(), "across")):
            around = area.parentWidget()
            while _can_scroll(bar) and around is not None and around is not window:
                if isinstance(around, QAbstractScrollArea):
                    other = around.verticalScrollBar() if way == "down" else around.horizontalScrollBar()
                    if _can_scroll(other):
                        yield f"{called(area)} scrolls {way} within {called(around)}"
                around = around.parentWidget()


def banner_covers(window: QWidget, among: Sequence[QWidget] | None = None) -> Iterator[str]:
    """What the banner lies on although it must not.

    Start, and what has the focus; of what stands until it is answered, anything that tells or can be pressed.
    """
    if not isinstance(window, MainWindow) or not window.banner.isVisible():
        return
    banner = window.banner
    place = QRect(banner.mapTo(window, QPoint()), banner.size()).adjusted(12, 12, -12, -12)  # no shadow
    kept_clear: list[QWidget | None] = [window.home.walk.start, window.focusWidget()]
    if banner._stands:
        kept_clear += [*visible(window, QLabel, among), *controls(window, among)]
    for one in kept_clear:
        if one is None or banner.isAncestorOf(one):
            continue
        if one.isVisible() and place.intersects(seen(one)):
            yield f"the banner lies on {called(one)}"


def _can_scroll(bar: QScrollBar) -> bool:
    return bar.maximum() > bar.minimum()
