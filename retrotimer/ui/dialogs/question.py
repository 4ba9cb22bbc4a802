"""A question with two answers; staying is the one that Enter and Escape give."""

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import Kind
from retrotimer.ui.parts.labels import Label


class Question(SheetDialog):
    """Accepted when the person wants to leave."""

    def __init__(self, question: str, stay: str, leave: str, parent: QWidget | None = None) -> None:
        super().__init__("Retrotimer", 560, parent)
        self.sheet.addWidget(Label(question, fonts.LARGE))
        self.sheet.addStretch(1)
        self.offer(leave, QDialogButtonBox.ButtonRole.AcceptRole)
        staying = self.offer(stay, QDialogButtonBox.ButtonRole.RejectRole, Kind.MAIN)
        staying.setDefault(True)
        staying.setFocus()
