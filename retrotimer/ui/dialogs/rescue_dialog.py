"""Asked at a start that finds the data damaged: with what to go on."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.keeping import Choice, RescueFace
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.parts.button import Kind
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.words import rescue as words
from retrotimer.words.keeping import breakable


class RescueDialog(SheetDialog):
    """Draws a `RescueFace`. Closing it chooses nothing, and nothing is changed then.

    Attributes:
        chosen: what to go on with; None until it was pressed.
    """

    def __init__(self, face: RescueFace, parent: QWidget | None = None) -> None:
        title = self.tr("Your data file is damaged")
        super().__init__("Retrotimer", 620, parent)
        self.chosen: Choice | None = None
        self.sheet.addWidget(Label(title, 24, QFont.Weight.Bold))
        for line in words.damaged(face):
            self.sheet.addWidget(Label(line))
        self.sheet.addWidget(quiet(breakable(face.path)))
        self.sheet.addStretch(1)
        roles = QDialogButtonBox.ButtonRole
        for number, choice in enumerate(face.choices):
            role, kind = (roles.ActionRole, Kind.PLAIN) if number else (roles.AcceptRole, Kind.MAIN)
            button = self.offer(words.choice(choice, face), role, kind)
            button.clicked.connect(lambda _checked, choice=choice: self._choose(choice))
            if not number:
                button.setFocus()
        self.offer(self.tr("Quit"), roles.RejectRole)

    def _choose(self, choice: Choice) -> None:
        self.chosen = choice
        self.accept()
