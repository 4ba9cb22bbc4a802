"""The checklist: the doctor's line, two place cards, how the back feels, and advice that folds away.

Two keys are enough: F or B, then Enter.  Begin says why it waits until the gate of the core holds.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QVBoxLayout, QWidget

from retrotimer.core.checklist import Answers, AskDoctor, ChecklistFace, Missing, missing
from retrotimer.core.sound import SoundFace
from retrotimer.core.topics import Topic
from retrotimer.ui.checklist.place_card import PlaceCard
from retrotimer.ui.checklist.places import Places
from retrotimer.ui.checklist.sound_check import SoundCheck
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import colours
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.disclosure import Disclosure
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.ui.parts.pain_question import PainQuestion
from retrotimer.words import safety
from retrotimer.words.days import long_date
from retrotimer.words.pain import against_walking
from retrotimer.words.sound import what_is_lacking


class ChecklistDialog(SheetDialog):
    """Draws a `ChecklistFace`; asks for the session with what was confirmed.

    Signals:
        begin_requested(answers, pain): Begin was pressed; `pain` as far as it was told.
        help_requested(topic): show the card that fits what has the focus.
    """

    KEYS = (
        Qt.Key.Key_D,
        Qt.Key.Key_F,
        Qt.Key.Key_B,
        Qt.Key.Key_P,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
    )
    """What somebody who knows it strikes before it has the keyboard."""

    begin_requested = Signal(object, object)
    help_requested = Signal(object)

    def __init__(self, face: ChecklistFace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Before you walk"), 688, parent)
        self._doctor = CheckLine(self.tr("I have checked with a back doctor"), "D")
        self._face = face
        self._doctor_told = quiet()
        self._say_of_doctor(face.ask)
        self._flat = PlaceCard(
            "icons/flat-area.svg",
            self.tr("Flat, open area"),
            self.tr("Nothing behind you to trip on; not a treadmill"),
            "F",
        )
        self._buddy = PlaceCard(
            "icons/buddy.svg", self.tr("A buddy is with me"), self.tr("Watching the path for you"), "B"
        )
        self.sound_check = SoundCheck()
        self._machine = Label(tone=colours.WARNING)
        self._machine.hide()
        self._pain = PainQuestion(against_walking)
        self._pain.ask(face.pain_sites)
        self._more = Disclosure(safety.advice_title())
        self._advice = _advice()
        self._advice.hide()
        self._unheard = Label(tone=colours.WARNING)
        self._unheard.hide()
        self._why = Label(tone=colours.WARNING, weight=QFont.Weight.Medium)
        self._begin = PillButton(self.tr("Begin"), Kind.MAIN, self.tr("Enter", "the key"))
        self._cancel = PillButton(self.tr("Cancel"))
        self._help = PillButton(self.tr("Help"), Kind.LINK, self.tr("F1", "the key"))
        self._help.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press must not take the focus that it is about
        self._help.clicked.connect(self._ask_for_help)
        self._lay_out()
        for box in (self._doctor, self._flat, self._buddy):
            box.toggled.connect(self._show_gate)
        self._more.toggled.connect(self._on_more_toggled)
        self._pain.grew.connect(self.fit)
        self._pain.sign_told.connect(self._on_sign_told)
        self._show_gate()
        (self._flat if face.ask is None else self._doctor).setFocus()

    @property
    def has_urgent_sign(self) -> bool:
        """Whether an urgent sign was told."""
        return self._pain.has_urgent_sign

    def say_place(self, *, flat_open: bool, buddy: bool) -> None:
        """Take over a place that the person named by the key they opened the checklist with."""
        self._flat.setChecked(flat_open)
        self._buddy.setChecked(buddy)

    def show_sound(self, face: SoundFace) -> None:
        """Say how the walk will be heard; that something is lacking stands beside Begin, too, in sight.

        Why, and what to do about it, is said at the sound check alone.
        """
        self.sound_check.show_face(face)
        words = what_is_lacking(face)
        if words != self._unheard.text():
            self._unheard.setText(words)
            self._unheard.setVisible(face.lacking)
            if self.isVisible():
                self.fit()

    def say_of_machine(self, words: str) -> None:
        """Say what to see to about the computer; nothing where all is well."""
        if words != self._machine.text():
            self._machine.setText(words)
            self._machine.setVisible(bool(words))
            announce(self._machine, words)
            if self.isVisible():
                self.fit()

    def answers(self) -> Answers:
        """What is ticked now."""
        return Answers(self._doctor.isChecked(), self._flat.isChecked(), self._buddy.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D, F and B tick; P plays the sound check; Enter begins; Escape leaves."""
        boxes = {Qt.Key.Key_D: self._doctor, Qt.Key.Key_F: self._flat, Qt.Key.Key_B: self._buddy}
        key = Qt.Key(event.key())
        if key in boxes and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if not event.isAutoRepeat():  # the key that opened the checklist may still be down
                boxes[key].toggle()
                boxes[key].setFocus()
                self.bring(boxes[key])
        elif key is Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if not event.isAutoRepeat():
                self.sound_check.play()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self._begin_or_lead()
        elif key is Qt.Key.Key_F1:
            if not event.isAutoRepeat():
                self._ask_for_help()
        else:
            super().keyPressEvent(event)

    def _show_gate(self) -> None:
        """Begin waits, and says why, until the answers are enough."""
        found = missing(self.answers())
        self._begin.setEnabled(not found)
        words = safety.why_not_yet(found)
        if words != self._why.text():
            self._why.setText(words)
            announce(self._why, words)
        self._begin.setAccessibleDescription(words)
        self._begin.setToolTip(words)

    def _on_sign_told(self, ticked: bool) -> None:  # noqa: FBT001 - as the signal carries it
        """What was confirmed before a sign does not hold any more; it can be confirmed anew."""
        self._say_of_doctor(AskDoctor.URGENT_SIGN if ticked else self._face.ask)

    def _on_more_toggled(self, shown: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self._advice.setVisible(shown)
        self.fit()
        if shown:
            self.show_all_of(self._advice, below=self._more)

    def _ask_for_help(self) -> None:
        """What fits that which the keys would act on: the doctor, the place, the pain; else when to stop."""
        focus = QApplication.focusWidget()
        topic = Topic.STOP
        if focus is self._doctor:
            topic = Topic.ASK_FIRST
        elif focus in {self._flat, self._buddy, self._more}:
            topic = Topic.PLACE
        elif focus is not None and self._pain.isAncestorOf(focus):
            topic = Topic.PAIN
        self.help_requested.emit(topic)

    def _begin_or_lead(self) -> None:
        """Begin, or say again what is missing and lead the keys there."""
        found = missing(self.answers())
        if not found:
            self._begin.click()
            return
        announce(self._why, self._why.text())
        lacking = self._doctor if Missing.DOCTOR in found else self._flat
        lacking.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring(lacking)

    def _on_begin_clicked(self) -> None:
        self.begin_requested.emit(self.answers(), self._pain.pain)
        self.accept()

    def _lay_out(self) -> None:
        column = self.sheet
        column.addWidget(Label(self.tr("Before you walk"), 24, QFont.Weight.Bold))
        column.addLayout(self._doctor_line())
        column.addSpacing(4)
        column.addWidget(quiet(self.tr("Where you walk now: tick at least one")))
        column.addWidget(Places(self._flat, self._buddy))
        column.addSpacing(4)
        column.addWidget(self.sound_check)
        column.addWidget(self._machine)
        column.addWidget(self._pain)
        column.addWidget(self._more)
        column.addWidget(self._advice)
        column.addStretch(1)
        self.foot.insertWidget(0, self._unheard)
        self.foot.insertWidget(1, self._why)
        self.place(self._begin, QDialogButtonBox.ButtonRole.AcceptRole)
        self.place(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.place(self._help, QDialogButtonBox.ButtonRole.HelpRole)
        self.buttons.accepted.disconnect()
        self.buttons.accepted.connect(self._on_begin_clicked)

    def _doctor_line(self) -> QVBoxLayout:
        line = QVBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._doctor)
        line.addWidget(self._doctor_told)
        return line

    def _say_of_doctor(self, ask: AskDoctor | None) -> None:
        """Tick the doctor's line and say when that was confirmed, or why it has to be."""
        self._doctor.setChecked(ask is None)
        if ask is not None:
            self._doctor_told.setText(safety.why_ask_doctor(ask))
        elif self._face.doctor_on is not None:
            told = self.tr("confirmed on %1").replace("%1", long_date(self._face.doctor_on))
            self._doctor_told.setText(told)


def _advice() -> QWidget:
    """The advised list, and who should ask the doctor in particular."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(24, 0, 0, 0)
    column.setSpacing(6)
    for line in safety.advice():
        column.addWidget(Label(f"•  {line}"))
    column.addSpacing(6)
    column.addWidget(quiet(safety.ask_specifically()))
    return box
