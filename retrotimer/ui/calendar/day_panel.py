"""Below the month: the selected day and its walks."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout

from retrotimer.core.month import DayDetail
from retrotimer.core.records import WalkRecord
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import ScrollSheet
from retrotimer.words import days
from retrotimer.words.walk import walk_line

LINES, GAPS = 5, 20


class DayPanel(ScrollSheet):
    """Draws a `DayDetail`; always equally high, so that the month above it stands still."""

    def __init__(self) -> None:
        page = Page()
        super().__init__(page)
        self._title = strong()
        self._state = quiet()
        self._walks = QVBoxLayout()
        self._walks.setSpacing(4)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addLayout(self._walks)
        column.addStretch(1)
        self.setFixedHeight(LINES * QFontMetrics(self._title.font()).lineSpacing() + GAPS)

    def show_detail(self, detail: DayDetail) -> None:
        """Draw this day."""
        self._title.setText(days.long_date(detail.face.date))
        self._state.setText(days.day_state(detail.face))
        self._state.setVisible(bool(self._state.text()))
        while (item := self._walks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for walk in detail.walks:
            for label in _lines(walk):
                self._walks.addWidget(label)
        self.verticalScrollBar().setValue(0)


def _lines(walk: WalkRecord) -> list[Label]:
    """When and what, and below it the note in the person's own words."""
    when = days.time_of_day(walk.started.local)
    lines = [Label(f"{when}  {walk_line(walk)}")]
    if walk.feedback.note:
        lines.append(quiet(walk.feedback.note))
    return lines
