"""The three pages, each of which holds what a person says on it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.first_steps import FirstStepsFace, Habit, Step
from retrotimer.core.learn import Figure
from retrotimer.core.settings import Course
from retrotimer.ui.dialogs.fields import Complaint, TimeField
from retrotimer.ui.learn.figure import FigureView
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.icons import Drawing
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.weekdays import WeekdayRow
from retrotimer.words import first_steps as words
from retrotimer.words.dates import time_wanted
from retrotimer.words.programme import course_mark, course_name

_COURSES = tuple(Course)
_ICON = 56


class StepPage(Page):
    """A page: where one is, its title, and below that its own."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(quiet(words.place(step), fonts.SMALL))
        self.column.addWidget(Label(words.title(step), 24, QFont.Weight.Bold))

    def first(self) -> QWidget | None:
        """What has the focus when the page comes; None for the button that goes on."""
        return None

    def complain(self) -> bool:
        """Say what keeps a person from going on; whether anything does."""
        return False


class WhatItIs(StepPage):
    """What this is, and what it is not."""

    def __init__(self) -> None:
        super().__init__(Step.WHAT_IT_IS)
        self.column.addWidget(FigureView(Figure.STEP))
        for line in words.what_it_is():
            self.column.addWidget(Label(line, fonts.LARGE))
        self.column.addSpacing(4)
        self.column.addWidget(strong(self.tr("What it is not"), fonts.LARGE))
        self.column.addWidget(Label(words.what_it_is_not(), fonts.LARGE))


class Doctor(StepPage):
    """The doctor's line, which is never ticked beforehand."""

    def __init__(self, face: FirstStepsFace) -> None:
        super().__init__(Step.DOCTOR)
        side = fonts.scaled(_ICON)
        self.column.addWidget(Drawing("icons/doctor.svg", QSize(side, side), role=colours.ACCENT))
        advice, particular = words.ask_first()
        self.column.addWidget(Label(advice, fonts.LARGE))
        self.column.addWidget(Label(particular))
        self.column.addSpacing(4)
        self.line = CheckLine(self.tr("I have checked with a back doctor"), "D")
        self.column.addWidget(self.line)
        self.column.addWidget(quiet(words.nothing_ticked(face.doctor_on)))

    def first(self) -> QWidget:
        """The line."""
        return self.line


class Days(StepPage):
    """When, how long, and whether to be reminded."""

    def __init__(self, face: FirstStepsFace, first_weekday: int) -> None:
        super().__init__(Step.DAYS)
        habit = self._was = face.habit
        plan = self.tr("Days I plan to walk")
        self._weekdays = WeekdayRow(plan, first_weekday)
        self._weekdays.choose(habit.weekdays)
        length = self.tr("Minutes of each walk")
        self._course = ChoiceRow(length, Shape.WORD)
        self._course.offer([course_mark(one) for one in _COURSES], [course_name(one) for one in _COURSES])
        self._course.choose(_COURSES.index(habit.course))
        self._course_name = quiet(course_name(habit.course))
        self._remind = CheckLine(self.tr("Remind me on these days, at"))
        self._remind.setChecked(habit.remind)
        self._at = TimeField(habit.remind_at)
        self._at.setAccessibleName(self.tr("Time of the reminder"))
        self._at.setMinimumHeight(TARGET)
        self._at.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._complaint = Complaint()
        self.column.addWidget(Label(words.how_often(), fonts.LARGE))
        self.column.addWidget(quiet(words.recommendation()))
        self.column.addSpacing(4)
        self.column.addWidget(strong(plan, fonts.LARGE))
        self.column.addWidget(self._weekdays)
        self.column.addSpacing(4)
        self.column.addWidget(strong(length, fonts.LARGE))
        self.column.addWidget(self._course)
        self.column.addWidget(self._course_name)
        self.column.addSpacing(4)
        reminder = QHBoxLayout()
        reminder.setSpacing(12)
        reminder.addWidget(self._remind)
        reminder.addWidget(self._at)
        reminder.addStretch(1)
        self.column.addLayout(reminder)
        self.column.addWidget(self._complaint)
        self.column.addWidget(quiet(words.when_reminded(), fonts.SMALL))
        self._course.chosen.connect(lambda index: self._course_name.setText(course_name(_COURSES[index])))
        self._at.textEdited.connect(self._on_time_edited)
        self._remind.toggled.connect(self._complaint.fall_silent)

    @property
    def habit(self) -> Habit:
        """What is chosen; a time that is none counts as the one that stood there."""
        course = _COURSES[self._course.chosen_index]
        at = self._at.time() or self._was.remind_at
        return Habit(self._weekdays.chosen, course, self._remind.isChecked(), at)

    def first(self) -> QWidget | None:
        """The first day."""
        return self._weekdays.findChild(QCheckBox)

    def complain(self) -> bool:
        """A reminder wants a day and a time."""
        if not self._remind.isChecked():
            return False
        if not self._weekdays.chosen:
            self._complaint.say(words.no_day(), self.first())
        elif self._at.time() is None:
            self._complaint.say(time_wanted(self._was.remind_at), self._at)
        else:
            return False
        return True

    def _on_time_edited(self) -> None:
        """Who writes a time wants to be reminded then."""
        self._remind.setChecked(True)
        self._complaint.fall_silent()
