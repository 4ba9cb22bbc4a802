"""The cues in a person's own words: each beside the words of the script, which an empty field brings back."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.cues import Cue
from retrotimer.core.guidance import LONGEST_CUE, tidy
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind
from retrotimer.ui.parts.entry_fields import LineField
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.words.cues import script, when


class CueWordsDialog(SheetDialog):
    """Asks for words.

    Signals:
        words_requested(words): by cue, only those that differ from the script's.
    """

    words_requested = Signal(object)

    def __init__(self, words: Mapping[Cue, str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your own words"), 640, parent)
        self._fields: dict[Cue, LineField] = {}
        about = self.tr("They are spoken as you write them here. An empty field brings the usual words back.")
        self.sheet.addWidget(quiet(about))
        for cue in Cue:
            self._add(cue, words.get(cue, ""))
        self.sheet.addStretch(1)
        self.offer(self.tr("OK"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.accepted.connect(lambda: self.words_requested.emit(self.chosen()))

    def chosen(self) -> dict[Cue, str]:
        """The words as they stand in the dialog."""
        typed = {cue: tidy(field.text()) for cue, field in self._fields.items()}
        return {cue: words for cue, words in typed.items() if words and words != script(cue)}

    def _add(self, cue: Cue, words: str) -> None:
        field = LineField(words)
        field.setMaxLength(LONGEST_CUE)
        field.setPlaceholderText(script(cue))
        field.setMinimumHeight(max(TARGET, fonts.scaled(32)))
        field.setAccessibleName(when(cue))
        field.setAccessibleDescription(script(cue))
        label = Label(when(cue))
        label.setBuddy(field)
        self.sheet.addWidget(label)
        self.sheet.addWidget(field)
        self._fields[cue] = field
