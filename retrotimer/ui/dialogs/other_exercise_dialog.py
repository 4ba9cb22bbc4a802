"""What else was done on a day, in a person's own words."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.typed import Wrong
from retrotimer.ui.dialogs.fields import Complaint, WordsField
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.words import entries
from retrotimer.words.days import long_date


class OtherExerciseDialog(SheetDialog):
    """Shows what was noted and asks for the changed words to be kept; it closes once that is done.

    Signals:
        save_requested(words): keep this, or nothing where it is empty; `close_kept` or one of `show_wrong`
            and `show_failure` follows.
    """

    save_requested = Signal(str)

    def __init__(self, day: date, words: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Other exercise"), 480, parent)
        self._words = WordsField(words, lines=4)
        self._wrong, self._failure = Complaint(), Complaint()
        question = self.tr("What else did you do on %1?").replace("%1", long_date(day))
        self._words.setAccessibleName(question)
        self.sheet.addWidget(Label(self.tr("Other exercise"), 24, QFont.Weight.Bold))
        self.sheet.addWidget(Label(question))
        self.sheet.addWidget(self._words)
        self.sheet.addWidget(self._wrong)
        self.sheet.addWidget(quiet(self.tr("It stands with the day, and does not count toward the goal.")))
        if words:
            delete = PillButton(self.tr("Delete this note"), Kind.LINK)
            delete.clicked.connect(self._on_delete)
            self.sheet.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeading)
        self.sheet.addStretch(1)
        self.foot.insertWidget(0, self._failure)
        self.offer(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._words.confirmed.connect(self.accept)
        self._words.shortened.connect(self._on_shortened)
        self._words.selectAll()
        self._words.setFocus()

    def accept(self) -> None:
        """Ask for it to be kept; nothing closes before it is."""
        self._wrong.fall_silent()
        self._failure.fall_silent()
        self.save_requested.emit(self._words.toPlainText())

    def close_kept(self) -> None:
        """Close: it is kept."""
        super().accept()

    def show_wrong(self, why: Wrong) -> None:
        """Say why the words cannot be kept."""
        self._wrong.say(entries.wrong(why), self._words)
        self.fit()
        self.show_all_of(self._wrong, below=self._words)

    def show_failure(self, words: str) -> None:
        """Say why they could not be written; they stay."""
        self._failure.say(words)
        self.fit()

    def _on_shortened(self) -> None:
        self._wrong.say(entries.shortened())
        self.fit()

    def _on_delete(self) -> None:
        self._words.clear()
        self.accept()
