"""Below the month: the selected day, its walks, and what else was done."""

from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from retrotimer.core.month import DayDetail
from retrotimer.core.records import WalkRecord
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind, PillButton
from retrotimer.ui.parts.flow import follow_width
from retrotimer.ui.parts.icon_button import IconButton, Sign
from retrotimer.ui.parts.labels import Label, breakable, quiet, strong
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import SLIM, ScrollSheet
from retrotimer.words import days
from retrotimer.words.walk import walk_line

if TYPE_CHECKING:
    from datetime import date

_GAP = 4
_LIKED = 3
"""Walks of a day that are in sight before a taller window makes the month larger."""

_STATE = 150
"""Pixels of width for what became of a day: "7 of 10 minutes" in one line, or more in two."""


class DayPanel(ScrollSheet):
    """Draws a `DayDetail`, as high whatever the day holds, so that the month above stands still.

    A day that holds more than there is room for ends with a whole walk, and says that there is more below.
    Where the page around it scrolls, it shows the whole of a day instead.

    Signals:
        height_changed(): the whole of the day needs another height than before.
        add_requested(day): enter a walk of this day.
        edit_requested(record), remove_requested(record): correct a walk, or take it out.
        other_requested(day): say what else was done on this day.
    """

    height_changed = Signal()
    add_requested = Signal(object)
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    other_requested = Signal(object)

    def __init__(self) -> None:
        page = Page()
        super().__init__(page)
        self._whole = False
        self._day: date | None = None
        self._title = strong()
        self._state = quiet()
        # Or it would add to the least width where it stands beside the links, and that follows the width.
        follow_width(self._state, QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._add = PillButton(self.tr("Add a walk"), Kind.LINK)
        self._other = PillButton(self.tr("Other exercise"), Kind.LINK)
        self._done_else = quiet()
        self._done_else.setContentsMargins(0, _GAP, 0, _GAP)
        for link in (self._add, self._other):
            link.hide()  # until there is a day that it is about
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        state = QVBoxLayout()
        state.addWidget(self._state)
        state.addStretch(1)
        links = QHBoxLayout()
        links.setSpacing(0)
        for link in (self._add, self._other):
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        top = self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(0)
        top.addLayout(state, 1)
        top.addLayout(links)
        top.setAlignment(links, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)  # either way
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addLayout(top)
        column.addWidget(self._done_else)
        column.addLayout(self._rows)
        column.addStretch(1)
        line = strong("0").sizeHint().height()  # a label that says nothing yet is a little lower
        head = line + self._add.sizeHint().height()
        self.liked_height = head + _LIKED * TARGET
        self._more = quiet(self.tr("More below"), fonts.SMALL)
        self._more.setParent(self)
        self._more.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more.hide()
        self._usual = head + line + TARGET + self._more.sizeHint().height()  # a walk, and that there are more
        self._height = self._need = self._least = self._usual
        self._first = (0, 0)
        self.verticalScrollBar().valueChanged.connect(self._tell_of_more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._add.clicked.connect(lambda: self.add_requested.emit(self._day))
        self._other.clicked.connect(lambda: self.other_requested.emit(self._day))

    def show_detail(self, detail: DayDetail) -> None:
        """Draw this day; the focus stays in the row that it was in, or goes to the one after it."""
        row, column = self._focused()
        same_day = detail.face.date == self._day
        self._day = detail.face.date
        self._title.setText(days.long_date(self._day))
        say = days.still_to_come if detail.face.is_future else days.day_state
        self._state.setText(say(detail.face))
        self._done_else.setText(_done_else(detail.other) if detail.other else "")
        self._done_else.setVisible(bool(detail.other))
        for link in (self._add, self._other):
            link.setVisible(not detail.face.is_future)
        self._turn()
        old = self._take_rows()
        rows = list(map(self._walk_row, detail.walks, days.walk_names(detail.walks)))
        for made in rows:
            self._rows.addWidget(made)
            made.show()  # now, or it could not take the focus
        if row >= 0:
            # Where a row went, the next press must not be its neighbour's end.
            self._focus(row, column if len(rows) >= len(old) else 0)
        for widget in old:
            widget.hide()
            widget.deleteLater()
        if not same_day:
            self.verticalScrollBar().setValue(0)
        self._first = (0, 0)  # what the day held before may not keep it high
        self._fit()

    def show_whole(self, *, whole: bool) -> None:
        """Be as high as the day needs, or as ever, and scroll."""
        if whole != self._whole:
            self._whole = whole
            self._fit()

    @property
    def more_height(self) -> int:
        """Pixels that it asks for beyond the height that it must have, as it shows the whole of the day."""
        return self._height - self._least

    @property
    def hidden_height(self) -> int:
        """Pixels that the whole of the day would take beyond the height that it must have."""
        return self._need - self._least

    def sizeHint(self) -> QSize:
        """As high as it must be; a tall window gives more."""
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        """Likewise."""
        return QSize(super().minimumSizeHint().width(), self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The links stand beside what became of the day, or below it where the two have no room."""
        super().resizeEvent(event)
        self._turn()
        self._fit()

    def _fit(self) -> None:
        """Take the height that is wanted now."""
        self._column.activate()  # or layouts within it would answer as before what has just changed
        need = max(self._usual, self.page.heightForWidth(self.width()))
        first = min(need, self._ends()[:2][-1] + self._more.sizeHint().height())
        # The page scrolls rather than hide the first walk; its bar may not send it back to where it was.
        same = abs(self.width() - self._first[0]) <= 2 * SLIM
        least = max(self._usual, first, self._first[1] if same else 0)
        self._first = (self._first[0] if same else self.width(), least)
        height = need if self._whole else least
        before = self._height, self._least, self._need
        self._height, self._least, self._need = height, least, need
        if height != before[0]:
            self.updateGeometry()
        if (height, least, need) != before:
            self.height_changed.emit()
        self._cut()

    def _cut(self) -> None:
        """End with a whole walk, above the line that says that there are more."""
        line = self._more.sizeHint().height()
        room, kept = self.height(), 0
        scrolls = not self._whole and self._need > room
        # Qt itself would keep a bar that is there already, as the words take more lines beside it.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        if scrolls:
            kept = max((end for end in self._ends() if end + line <= room), default=0)
        below = room - kept if kept else 0
        if self.viewportMargins().bottom() != below:
            self.setViewportMargins(0, 0, 0, below)
        self._more.setGeometry(self.viewport().x(), kept, self.viewport().width(), line)
        self._tell_of_more()

    def _ends(self) -> list[int]:
        """How far down what is said of the day goes, with each walk that follows."""
        width = self.viewport().width()
        items = [self._column.itemAt(at) for at in range(self._column.count() - 2)]
        items += [self._rows.itemAt(at) for at in range(self._rows.count())]
        ends = list(accumulate(_high(item, width) for item in items if item is not None))
        return ends[self._column.count() - 3 :]

    def _tell_of_more(self) -> None:
        bar = self.verticalScrollBar()
        more = self.viewportMargins().bottom() > 0 and bar.value() < bar.maximum()
        self._more.setVisible(more)

    def _turn(self) -> None:
        """Beside the links there is room for two lines."""
        links = sum(one.sizeHint().width() for one in (self._add, self._other))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        room = self.viewport().width() - links
        beside = room >= fonts.scaled(_STATE) and self._state.heightForWidth(room) <= TARGET
        if (self._top.direction() == across) != beside:  # telling it again would ask for another layout
            self._top.setDirection(across if beside else down)

    def _take_rows(self) -> list[QWidget]:
        """The rows of the last day, no longer in the layout."""
        items = iter(lambda: self._rows.takeAt(0), None)
        return [widget for item in items if (widget := item.widget()) is not None]

    def _walk_row(self, walk: WalkRecord, name: str) -> QWidget:
        edit = IconButton(Sign.EDIT, self.tr("Edit the walk at %1").replace("%1", name))
        delete = IconButton(Sign.DELETE, self.tr("Delete the walk at %1").replace("%1", name))
        edit.clicked.connect(lambda: self.edit_requested.emit(walk))
        delete.clicked.connect(lambda: self.remove_requested.emit(walk))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(walk_line(walk)))
        if walk.feedback.note:
            words.addWidget(quiet(breakable(walk.feedback.note)))
        at = strong(days.time_of_day(walk.started.local))
        at.setWordWrap(False)
        return _row(at, words, edit, delete)

    def _focused(self) -> tuple[int, int]:
        """The row and the button in it that has the focus, or -1."""
        for number in range(self._rows.count()):
            for column, button in enumerate(self._buttons(number)):
                if button.hasFocus():
                    return number, column
        return -1, -1

    def _focus(self, row: int, column: int) -> None:
        """Give the focus to a row's button, or to what stands in its place now."""
        buttons = self._buttons(min(row, self._rows.count() - 1)) if self._rows.count() else []
        if buttons:
            buttons[min(column, len(buttons) - 1)].setFocus()
        elif self._add.isVisibleTo(self):
            self._add.setFocus()

    def _buttons(self, row: int) -> list[QAbstractButton]:
        item = self._rows.itemAt(row)
        widget = item.widget() if item is not None else None
        return widget.findChildren(QAbstractButton) if widget is not None else []


def _high(item: QLayoutItem, width: int) -> int:
    """The height that an item takes at a width."""
    if item.isEmpty():
        return 0
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _row(at: Label, words: QVBoxLayout, *buttons: QWidget) -> QWidget:
    """When, what, and what can be done about it; the words stand in the middle of a line of buttons."""
    row = Page()
    said = QHBoxLayout()
    said.setSpacing(fonts.scaled(10))
    said.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
    said.addLayout(words, 1)
    middle = QVBoxLayout()
    middle.setContentsMargins(0, _GAP, 0, _GAP)  # walks in several lines keep apart
    middle.addStretch(1)
    middle.addLayout(said)
    middle.addStretch(1)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addLayout(middle, 1)
    for button in buttons:
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _done_else(words: str) -> str:
    from retrotimer.words.entries import other  # few days have any, and it brings all that is said of entries

    return breakable(other(words))
