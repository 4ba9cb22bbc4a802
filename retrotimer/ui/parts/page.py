"""A widget that asks for no more height than it must have.

A scroll area takes `heightForWidth` for the least height, and so does a layout that nests another, but a
layout answers it with the height that it would like best.  What scrolls, and everything in it that lays
out more, is a `Page`: the room decides how high it becomes.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """As high as there is room, and higher only where it must be."""

    def minimumSizeHint(self) -> QSize:
        """The least width; what height goes with it, `heightForWidth` says better than a guess."""
        return QSize(super().minimumSizeHint().width(), 0)

    def heightForWidth(self, width: int) -> int:
        """The least height at this width."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1
