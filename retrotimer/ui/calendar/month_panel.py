"""The right side: the week in a sentence, the month, the selected day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from retrotimer.core.month import DayDetail, MonthFace
from retrotimer.ui.calendar.day_panel import DayPanel
from retrotimer.ui.calendar.month_head import MonthHead
from retrotimer.ui.calendar.month_view import MonthView
from retrotimer.ui.calendar.pips import Pips
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.ui.parts.page import Page
from retrotimer.words import days as words

if TYPE_CHECKING:
    from collections.abc import Callable

_GAP = 8


class Column(QVBoxLayout):
    """The panel's column, which calls `share` each time before it lays out."""

    def __init__(self, panel: Page, share: "Callable[[], None]") -> None:
        super().__init__(panel)
        self._share = share

    def setGeometry(self, place: QRect) -> None:
        """The month may need another height than before."""
        self._share()
        super().setGeometry(place)


class MonthPanel(Page):
    """Draws a `MonthFace` and a `DayDetail` and passes on wishes; it decides nothing.

    Signals:
        date_requested(), year_requested(): as on the line above the month.
        height_changed(): the lines below the month, or the day, may need another height than before.
    """

    date_requested = Signal()
    year_requested = Signal()
    height_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = MonthView()
        self._headline = Label(size=fonts.TITLE, weight=QFont.Weight.Bold)
        self._outlook = quiet()
        self._pips = Pips()
        self.head = MonthHead()
        self.day = DayPanel()
        self._rule = quiet(size=fonts.SMALL)
        self._reminder = quiet(size=fonts.SMALL)
        self._reminder.hide()
        self.head.hide()  # until there is a month to name and to leaf from
        self._lay_out()
        self.head.date_requested.connect(self.date_requested)
        self.head.year_requested.connect(self.year_requested)
        self.head.step_requested.connect(lambda months: self.view.step_requested.emit(0, months))
        self.head.today_requested.connect(self.view.today_requested)
        self.day.height_changed.connect(self.height_changed)

    def show_face(self, face: MonthFace) -> None:
        """Draw this month."""
        self.view.show_face(face)
        self._headline.setText(words.week_headline(face.this_week))
        self._outlook.setText(words.week_outlook(face.this_week))
        self._pips.show_week(face.this_week)
        self.head.show_face(face)
        self.head.show()
        self._say(self._rule, words.week_rule(face.this_week.goal, face.first_weekday))

    def show_reminder(self, sentence: str) -> None:
        """Say when the next reminder comes; an empty text for none."""
        self._reminder.setVisible(bool(sentence))
        self._say(self._reminder, sentence)

    def show_detail(self, detail: DayDetail) -> None:
        """Draw the selected day."""
        self.view.show_selected(detail.face)
        self.day.show_detail(detail)

    def show_rule(self, *, shown: bool) -> None:
        """Show what a week's goal is below the day, or leave it out where it alone is too much."""
        self._rule.setVisible(shown)

    def rule_height(self, width: int) -> int:
        """Pixels that the goal's lines take at this width, whether they are shown or not."""
        return self._rule.heightForWidth(width) + _GAP

    @property
    def shows_rule(self) -> bool:
        """Whether the goal's lines are shown."""
        return not self._rule.isHidden()

    def _say(self, label: Label, text: str) -> None:
        if text != label.text():  # telling it again would ask for another layout
            label.setText(text)
            self.height_changed.emit()

    def _share(self) -> None:
        """A taller panel first shows the day's walks and the goal's lines, then a larger month.

        What the day holds makes no difference, so that the month stands still.
        """
        layout = self.layout()
        if layout is None:
            return
        taken = layout.heightForWidth(self.width())
        taken -= self.view.sizeHint().height() + self.day.sizeHint().height()
        taken += 0 if self.shows_rule else self.rule_height(self.width())
        self.view.take_height(self.height() - taken - self.day.liked_height)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        sentences = QVBoxLayout()
        sentences.setSpacing(2)
        sentences.addWidget(self._headline)
        sentences.addWidget(self._outlook)
        head.addLayout(sentences, 1)
        head.addWidget(self._pips, 0, Qt.AlignmentFlag.AlignVCenter)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.NoFrame)
        rule.setFixedHeight(1)
        rule.setAutoFillBackground(True)
        rule.setBackgroundRole(colours.LINE)
        column = Column(self, self._share)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addWidget(self.head)
        column.addWidget(self.view, 100)  # up to the height that `_share` gives it
        column.addWidget(rule)
        column.addWidget(self.day, 1)
        column.addWidget(self._rule)
        column.addWidget(self._reminder)
