"""How the pain is on the morning after a walk."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.pain import PainSite
from retrotimer.core.records import WalkRecord
from retrotimer.core.typed import Wrong
from retrotimer.ui.dialogs.fields import Complaint
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.parts.button import Kind
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.ui.parts.pain_question import PainQuestion
from retrotimer.words import entries
from retrotimer.words.pain import after_walking, pain_this_morning
from retrotimer.words.walk import walk_line


class MorningDialog(SheetDialog):
    """Asks about the morning after this walk, and for the answer to be kept; it closes once that is done.

    Signals:
        save_requested(pain, urgent_sign): keep this, what was told of the pain and whether there is an urgent
            sign; `close_kept` or `show_failure` follows.
    """

    save_requested = Signal(object, bool)

    def __init__(self, walk: WalkRecord, sites: tuple[PainSite, ...], parent: QWidget | None = None) -> None:
        title = self.tr("The morning after")
        super().__init__(title, 640, parent)
        self._question = PainQuestion(after_walking, pain_this_morning, unfolds=True)
        self._question.ask(sites, walk.pain_before)
        self._failure = Complaint()
        self.sheet.addWidget(Label(title, 24, QFont.Weight.Bold))
        self.sheet.addWidget(quiet(self.tr("Yesterday: %1", "a walk").replace("%1", walk_line(walk))))
        self.sheet.addSpacing(4)
        self.sheet.addWidget(self._question)
        self.sheet.addStretch(1)
        self.foot.insertWidget(0, self._failure)
        self._save = self.offer(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self._save.setEnabled(False)
        self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._question.grew.connect(self.fit)
        self._question.answered.connect(self._on_answered)
        self._question.sign_told.connect(self._on_answered)

    def accept(self) -> None:
        """Ask for it to be kept; nothing closes before it is."""
        self._failure.fall_silent()
        self.save_requested.emit(self._question.pain, self._question.has_urgent_sign)

    def _on_answered(self) -> None:
        """There is something to save once anything was answered."""
        self._save.setEnabled(self._question.pain.told or self._question.has_urgent_sign)

    def close_kept(self) -> None:
        """Close: it is kept."""
        super().accept()

    def show_wrong(self, why: Wrong) -> None:
        """A walk whose day or minutes could no longer be entered: say so; what was answered stays."""
        self.show_failure(entries.wrong(why))

    def show_failure(self, words: str) -> None:
        """Say why it could not be written; what was answered stays."""
        self._failure.say(words)
        self.fit()
