"""A question with a few answers, one of which holds where somebody only leaves it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import Kind
from retrotimer.ui.parts.labels import Label


class Question(SheetDialog):
    """Asks once; Enter gives the first answer, Escape the one at `left`.

    Signals:
        answered(index): this answer was given; the dialog is closed.
    """

    answered = Signal(int)

    def __init__(
        self, question: str, answers: Sequence[str], *, left: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__("Retrotimer", 560, parent)
        self._left = left
        self._is_answered = False
        self.sheet.addWidget(Label(question, fonts.LARGE))
        self.sheet.addStretch(1)
        roles = QDialogButtonBox.ButtonRole
        for index, text in enumerate(answers):
            if index == left:
                role = roles.RejectRole
            else:
                role = roles.AcceptRole if index in {0, 1 - left} else roles.DestructiveRole
            button = self.offer(text, role, Kind.PLAIN if index else Kind.MAIN)
            button.clicked.connect(lambda _checked=False, index=index: self._answer(index))
            if index == 0:
                button.setDefault(True)
                button.setFocus()

    def reject(self) -> None:
        """Escape, or the frame's button: nobody chose, so the safe answer holds."""
        self._answer(self._left)

    def accept(self) -> None:
        """Each button answers for itself; the box's own signal comes as well."""

    def withdraw(self) -> None:
        """Take the question back: what it asks about is over."""
        self._is_answered = True
        super().reject()

    def _answer(self, index: int) -> None:
        if self._is_answered:
            return
        self._is_answered = True
        super().reject()
        self.answered.emit(index)
