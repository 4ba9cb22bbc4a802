"""The programme at its end: what was walked, and what may come now."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.programme import Summary
from retrotimer.core.settings import Course
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.ui.walk.after_sheet import Emblem
from retrotimer.words import programme as words


class SummaryDialog(SheetDialog):
    """Draws a `Summary` and passes on what a person wants next.

    Signals:
        start_requested(course): begin with week 1, with the same course or another.
        keep_going_requested(): go on walking without a programme.
    """

    start_requested = Signal(object)
    keep_going_requested = Signal()

    def __init__(self, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Programme"), 560, parent)
        face = summary.face
        self._courses = tuple(course for course in Course if course is not face.course)
        self._repeat = PillButton(self.tr("Repeat"))
        self._keep_going = PillButton(self.tr("Keep going"))
        self._change = PillButton(self.tr("Change"))
        self._course = ChoiceRow(self.tr("Minutes of each walk"), Shape.WORD)
        self._course.offer(
            [words.course_mark(course) for course in self._courses],
            [words.course_name(course) for course in self._courses],
        )
        self._start = PillButton(self.tr("Start from week 1"), Kind.MAIN)
        self._others = self._other_courses()
        self._lay_out(summary)
        self._repeat.clicked.connect(lambda: self.start_requested.emit(face.course))
        self._keep_going.clicked.connect(self.keep_going_requested)
        self._change.clicked.connect(self._on_change)
        self._course.chosen.connect(lambda _index: self._start.setEnabled(True))
        self._start.clicked.connect(
            lambda: self.start_requested.emit(self._courses[self._course.chosen_index])
        )
        later = self.offer(self.tr("Decide later"), QDialogButtonBox.ButtonRole.RejectRole)
        later.setFocus()

    def _lay_out(self, summary: Summary) -> None:
        face = summary.face
        self.sheet.addWidget(Emblem())
        self.sheet.addWidget(Label(words.next_walk(face), 24, QFont.Weight.Bold, centred=True))
        self.sheet.addWidget(Label(words.summary(face), fonts.LARGE, centred=True))
        self.sheet.addWidget(quiet(words.summary_dates(summary), centred=True))
        self.sheet.addSpacing(8)
        self.sheet.addWidget(strong(self.tr("And now?"), fonts.LARGE))
        ways = QGridLayout()
        ways.setHorizontalSpacing(16)
        ways.setVerticalSpacing(4)
        ways.setColumnStretch(1, 1)
        for button, meaning in (
            (self._repeat, self.tr("The same programme again, from week 1.")),
            (self._keep_going, words.keep_going(summary)),
            (self._change, self.tr("Another course, from week 1.")),
        ):
            button.setAccessibleDescription(meaning)
            row = ways.rowCount()
            ways.addWidget(button, row, 0)
            ways.addWidget(quiet(meaning), row, 1)
        self.sheet.addLayout(ways)
        self.sheet.addWidget(self._others)
        self.sheet.addStretch(1)

    def _other_courses(self) -> QWidget:
        """Which course instead; hidden until somebody wants another."""
        others = QWidget()
        column = QVBoxLayout(others)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        column.addWidget(strong(self.tr("Minutes of each walk")))
        column.addWidget(self._course)
        self._start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._start.setEnabled(False)
        column.addWidget(self._start)
        others.hide()
        return others

    def _on_change(self) -> None:
        self._others.show()
        self.fit()
        QTimer.singleShot(0, self, self._scroll_to_others)  # the sheet must have become longer first

    def _scroll_to_others(self) -> None:
        self._scroll.ensureWidgetVisible(self._start)
