"""The programme: where a person is in it, how long its walks are, and starting or leaving it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.programme import ProgrammeFace, programme_weeks
from retrotimer.core.settings import Course
from retrotimer.ui.dialogs.programme_grid import ProgrammeGrid
from retrotimer.ui.dialogs.question import Question
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.words import programme as words

_COURSES = tuple(Course)


class ProgrammeDialog(SheetDialog):
    """Draws the `ProgrammeFace` of a programme that is followed, or of one that could be.

    Signals:
        course_requested(course): this is how long the walks should be; the place stays.
        start_requested(course): begin with week 1.
        leave_requested(): follow no programme.
    """

    course_requested = Signal(object)
    start_requested = Signal(object)
    leave_requested = Signal()

    def __init__(self, face: ProgrammeFace, parent: QWidget | None = None, *, followed: bool) -> None:
        super().__init__(self.tr("Programme"), 560, parent)
        self._followed = followed
        self._place = Label(size=fonts.LARGE)
        self._held = Label()
        self._so_far = quiet()
        self._grid = ProgrammeGrid()
        self._course = ChoiceRow(self.tr("Minutes of each walk"), Shape.WORD)
        self._course.offer(
            [words.course_mark(course) for course in _COURSES],
            [words.course_name(course) for course in _COURSES],
        )
        self._course_name = quiet()
        self._lay_out()
        self._course.chosen.connect(lambda index: self.course_requested.emit(_COURSES[index]))
        self._offer_buttons().setFocus()  # an arrow key on the courses would choose one
        self.show_face(face)

    def show_face(self, face: ProgrammeFace) -> None:
        """Draw this face."""
        self._place.setText(words.next_walk(face) if self._followed else words.what_it_is(face))
        self._held.setText(words.why_held(face.held) if face.held else "")
        self._held.setVisible(face.held is not None)
        self._so_far.setText(words.so_far(face) if self._followed else words.first_week(face))
        self._so_far.setVisible(bool(self._so_far.text()))
        self._grid.show_weeks(programme_weeks(face))
        self._course.choose(_COURSES.index(face.course))
        name = words.course_name(face.course)
        self._course_name.setText(words.keeps_place(name) if self._followed else name)
        if self.isVisible():
            self.fit()

    def _offer_buttons(self) -> PillButton:
        """The buttons at the foot; the one that Enter presses is given back."""
        roles = QDialogButtonBox.ButtonRole
        start = None
        if not self._followed:
            start = self.offer(self.tr("Start the programme"), roles.AcceptRole, Kind.MAIN)
            self.accepted.connect(lambda: self.start_requested.emit(self._chosen()))
        close = self.offer(self.tr("Close"), roles.RejectRole)
        return start or close

    def _chosen(self) -> Course:
        return _COURSES[self._course.chosen_index]

    def _lay_out(self) -> None:
        self.sheet.addWidget(Label(self.tr("Programme"), 24, QFont.Weight.Bold))
        for line in (self._place, self._held, self._so_far):
            self.sheet.addWidget(line)
        self.sheet.addSpacing(4)
        self.sheet.addWidget(self._grid)
        self.sheet.addSpacing(4)
        self.sheet.addWidget(quiet(words.honesty()))
        self.sheet.addSpacing(8)
        self.sheet.addWidget(strong(self.tr("Minutes of each walk"), fonts.LARGE))
        self.sheet.addWidget(self._course)
        self.sheet.addWidget(self._course_name)
        if self._followed:
            self.sheet.addSpacing(8)
            self.sheet.addWidget(self._ways_out())
        self.sheet.addStretch(1)

    def _ways_out(self) -> QWidget:
        """What ends the programme as it stands; both buttons are long, and text may be large."""
        ways = QWidget()
        follow_width(ways)
        flow = FlowLayout(ways, gap=12)
        again = PillButton(self.tr("Start again from week 1…"), Kind.LINK)
        leave = PillButton(self.tr("Leave the programme"), Kind.LINK)
        again.clicked.connect(self._on_start_again)
        leave.clicked.connect(self.leave_requested)
        for button in (again, leave):
            flow.addWidget(button)
        return ways

    def _on_start_again(self) -> None:
        question = self.tr(
            "Start again from week 1? Your history stays as it is; only the place is a new one."
        )
        box = Question(question, (self.tr("Stay where I am"), self.tr("Start again")), parent=self)
        box.answered.connect(self._on_start_again_answered)
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_start_again_answered(self, index: int) -> None:
        if index:
            self.start_requested.emit(self._chosen())
