"""Asked at a start on a data folder that another computer has, or had: whether to open it here."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.keeping import Elsewhere
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.parts.button import Kind
from retrotimer.ui.parts.labels import Label
from retrotimer.words import elsewhere as words


class ElsewhereDialog(SheetDialog):
    """Draws an `Elsewhere`. Enter, Escape and closing leave everything as it is.

    Attributes:
        opens_here: whether the person said that it is closed over there.
    """

    def __init__(self, other: Elsewhere, parent: QWidget | None = None) -> None:
        super().__init__("Retrotimer", 620, parent)
        self.opens_here = False
        self.sheet.addWidget(Label(words.heading(other), 24, QFont.Weight.Bold))
        for line in words.lines(other):
            self.sheet.addWidget(Label(line))
        self.sheet.addStretch(1)
        roles = QDialogButtonBox.ButtonRole
        self.offer(words.leave_it(), roles.AcceptRole, Kind.MAIN).setFocus()
        # Apart from the other one, as it gives up what protects the walks.
        self.offer(words.open_here(), roles.ResetRole, Kind.LINK).clicked.connect(self._on_open_here)

    def _on_open_here(self) -> None:
        self.opens_here = True
        self.accept()
