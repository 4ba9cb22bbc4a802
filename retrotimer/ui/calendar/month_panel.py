"""The right side: the week in a sentence, the month, the selected day."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from retrotimer.core.month import DayDetail, MonthFace
from retrotimer.ui.calendar.day_panel import DayPanel
from retrotimer.ui.calendar.month_view import MonthView
from retrotimer.ui.calendar.pips import Pips
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.button import ChevronButton, Kind, PillButton
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.ui.parts.page import Page
from retrotimer.words import days as words


class MonthPanel(Page):
    """Draws a `MonthFace` and a `DayDetail` and passes on wishes; it decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.view = MonthView()
        self._headline = Label(size=fonts.TITLE, weight=QFont.Weight.Bold)
        self._outlook = quiet()
        self._pips = Pips()
        self._title = strong(size=fonts.LARGE)
        self._back = ChevronButton(self.tr("Previous month"), on=False)
        self._today = PillButton(self.tr("Today"), Kind.LINK)
        self._on = ChevronButton(self.tr("Next month"), on=True)
        self.day = DayPanel()
        self._rule = quiet(size=fonts.SMALL)
        self._lay_out()
        self._back.clicked.connect(lambda: self.view.step_requested.emit(0, -1))
        self._on.clicked.connect(lambda: self.view.step_requested.emit(0, 1))
        self._today.clicked.connect(self.view.today_requested)

    def show_face(self, face: MonthFace) -> None:
        """Draw this month."""
        self.view.show_face(face)
        self._headline.setText(words.week_headline(face.this_week))
        self._outlook.setText(words.week_outlook(face.this_week))
        self._pips.show_week(face.this_week)
        self._title.setText(words.month_title(face.first))
        self._rule.setText(words.week_rule(face.this_week.goal, face.first_weekday))

    def show_detail(self, detail: DayDetail) -> None:
        """Draw the selected day."""
        self.view.show_selected(detail.face)
        self.day.show_detail(detail)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        sentences = QVBoxLayout()
        sentences.setSpacing(2)
        sentences.addWidget(self._headline)
        sentences.addWidget(self._outlook)
        head.addLayout(sentences, 1)
        head.addWidget(self._pips, 0, Qt.AlignmentFlag.AlignVCenter)
        steps = QHBoxLayout()
        steps.setSpacing(0)
        steps.addWidget(self._title, 1)
        for button in (self._back, self._today, self._on):
            steps.addWidget(button)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.NoFrame)
        rule.setFixedHeight(1)
        rule.setAutoFillBackground(True)
        rule.setBackgroundRole(colours.LINE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(steps)
        column.addWidget(self.view, 8)
        column.addStretch(1)
        column.addWidget(rule)
        column.addWidget(self.day)
        column.addWidget(self._rule)
