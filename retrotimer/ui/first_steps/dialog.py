"""The dialog of the first steps: Enter goes on, Escape skips what is left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.first_steps import FirstStepsFace, Step
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.first_steps.steps import Days, Doctor, WhatItIs
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.words import first_steps as words

if TYPE_CHECKING:
    from retrotimer.ui.first_steps.steps import StepPage

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FirstStepsDialog(SheetDialog):
    """Draws a `FirstStepsFace`, a page at a time.

    What was said on a page holds once the person has gone on from it, also where they skip the rest.

    Signals:
        doctor_confirmed(): the doctor's line was ticked; comes as the dialog closes.
        habit_chosen(habit): the last page was gone through.
    """

    doctor_confirmed = Signal()
    habit_chosen = Signal(object)

    def __init__(self, face: FirstStepsFace, first_weekday: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("First steps"), 640, parent)
        self._doctor = Doctor(face)
        self._days = Days(face, first_weekday)
        self._pages: tuple[StepPage, ...] = (WhatItIs(), self._doctor, self._days)
        self._step = Step.WHAT_IT_IS
        self._confirmed = False
        self._largest = 0
        for page in self._pages:
            self.sheet.addWidget(page)
        self.sheet.addStretch(1)
        roles = QDialogButtonBox.ButtonRole
        self._on = PillButton(self.tr("Next"), Kind.MAIN, self.tr("Enter", "the key"))
        self._skip = PillButton(self.tr("Skip"), Kind.PLAIN, self.tr("Esc", "the key"))
        self._back = PillButton(self.tr("Back"), Kind.LINK)
        self.place(self._on, roles.AcceptRole)
        self.place(self._skip, roles.RejectRole)
        self.place(self._back, roles.ResetRole)
        self._on.setDefault(True)
        self.buttons.accepted.disconnect()
        self.buttons.accepted.connect(self._go_on)
        self._back.clicked.connect(self._go_back)
        # Not a key press of the dialog's: a button that has the focus would keep the arrow for itself.
        QShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left), self, self._go_back)
        self._show_step(Step.WHAT_IT_IS)

    def open(self) -> None:
        """Show the first page, in a dialog that has room for each."""
        for step in reversed(Step):
            self._show_step(step)
            self._largest = max(self._largest, super().sizeHint().height())
        super().open()

    def sizeHint(self) -> QSize:
        """The same for each page, so that no button moves from under the pointer."""
        return super().sizeHint().expandedTo(QSize(0, self._largest))

    def done(self, result: int) -> None:
        """Say what holds, then close."""
        if self._confirmed:
            self._confirmed = False
            self.doctor_confirmed.emit()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D ticks the doctor's line; an Enter that is held goes on once."""
        key = Qt.Key(event.key())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in _ENTER and event.isAutoRepeat():
            return
        if key is Qt.Key.Key_D and plain and self._step is Step.DOCTOR:
            if not event.isAutoRepeat():
                self._doctor.line.toggle()
                self._doctor.line.setFocus()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self._pages[self._step].complain():
            self.fit()
            return
        if self._step is Step.DOCTOR:
            self._confirmed = self._doctor.line.isChecked()
        if self._step is Step.DAYS:
            self.habit_chosen.emit(self._days.habit)
            self.accept()
        else:
            self._show_step(Step(self._step + 1))

    def _go_back(self) -> None:
        if self._step > Step.WHAT_IT_IS:
            self._show_step(Step(self._step - 1))

    def _show_step(self, step: Step) -> None:
        self._step = step
        for number, page in enumerate(self._pages):
            page.setVisible(number == step)
        self._on.setText(self.tr("Done") if step is Step.DAYS else self.tr("Next"))
        self._back.setVisible(step is not Step.WHAT_IT_IS)
        self._scroll.verticalScrollBar().setValue(0)
        (self._pages[step].first() or self._on).setFocus()
        announce(self, f"{words.place(step)}. {words.title(step)}")
