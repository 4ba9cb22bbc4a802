"""Sideways scrolling as single steps: a swipe on a touchpad leafs once, however far it glides on.

Where the system tells when fingers are lifted, a gesture is what lies between; where it does not, what
follows within a quarter of a second belongs to the same one.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_ENOUGH = 120
"""Eighths of a degree: one click of a tilting wheel, or some twenty pixels of a touchpad."""

_PAUSE_MS = 250


class Swipe:
    """Remembers how far the gesture has come that is being made."""

    def __init__(self) -> None:
        self._along = 0
        self._stepped = 0
        self._last = 0

    def take(self, event: "QWheelEvent") -> int | None:
        """A step to the right (1), to the left (-1), or none yet (0); None for what is not sideways."""
        if self._is_new(event):
            self._along = self._stepped = 0
        self._last = event.timestamp()
        x, y = event.angleDelta().x(), event.angleDelta().y()
        known = event.phase() is not Qt.ScrollPhase.NoScrollPhase
        if abs(x) <= abs(y):
            self._along = 0  # a finger that scrolls down also trembles sideways
            return 0 if known and self._stepped and y else None
        if event.phase() is Qt.ScrollPhase.ScrollMomentum:
            return 0
        self._along += x
        if self._stepped or abs(self._along) < _ENOUGH:
            return 0
        self._stepped = -1 if self._along > 0 else 1
        return self._stepped

    def _is_new(self, event: "QWheelEvent") -> bool:
        phase = event.phase()
        if phase is not Qt.ScrollPhase.NoScrollPhase:
            return phase is Qt.ScrollPhase.ScrollBegin
        turned_back = event.angleDelta().x() * self._stepped > 0
        return turned_back or event.timestamp() - self._last > _PAUSE_MS
