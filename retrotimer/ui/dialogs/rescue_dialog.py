"""Asked at a start that finds the data damaged or gone: with what to go on."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.keeping import Choice, RescueFace
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.words import rescue as words
from retrotimer.words.keeping import breakable_at_folders


class RescueDialog(SheetDialog):
    """Draws a `RescueFace`. Closing it chooses nothing, and nothing is changed then.

    Attributes:
        chosen: what to go on with; None until it was pressed.
    """

    def __init__(self, face: RescueFace, parent: QWidget | None = None) -> None:
        super().__init__("Retrotimer", 620, parent)
        self.chosen: Choice | None = None
        self.sheet.addWidget(Label(words.heading(face), 24, QFont.Weight.Bold))
        for line in words.lines(face):
            self.sheet.addWidget(Label(line))
        self.sheet.addWidget(quiet(breakable_at_folders(face.path)))
        best, *others = face.choices
        if others:
            self._offer_others(others, face)
        self.sheet.addStretch(1)
        roles = QDialogButtonBox.ButtonRole
        self.offer(words.choice(best, face), roles.AcceptRole, Kind.MAIN).setFocus()
        self.offer(self.tr("Quit"), roles.RejectRole)
        self._best = best

    def accept(self) -> None:
        """Go on with the best choice, unless another one was pressed."""
        self.chosen = self.chosen or self._best
        super().accept()

    def _offer_others(self, choices: list[Choice], face: RescueFace) -> None:
        """The other choices stand back: who does not know which to take should take the best."""
        row = QWidget()
        follow_width(row)
        flow = FlowLayout(row, gap=12)
        for choice in choices:
            button = PillButton(words.choice(choice, face), Kind.LINK)
            button.clicked.connect(lambda _checked, choice=choice: self._choose(choice))
            flow.addWidget(button)
        self.sheet.addWidget(row)

    def _choose(self, choice: Choice) -> None:
        self.chosen = choice
        self.accept()
