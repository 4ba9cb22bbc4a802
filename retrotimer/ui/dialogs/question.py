"""A question with a few answers, one of which holds where somebody only leaves it.

The platform orders them by their roles. What gives something up stands apart from the others in every order,
so that nobody presses it who meant its neighbour.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import Kind
from retrotimer.ui.parts.labels import Label

_WIDTH, _WIDE = 560, 640
_FEW = 2


class Question(SheetDialog):
    """Asks once; Enter gives the answer at `best`, Escape the one at `left`, and the one at `apart` gives up.

    Signals:
        answered(index): this answer was given; the dialog is closed.
    """

    answered = Signal(int)

    def __init__(
        self,
        question: str,
        answers: Sequence[str],
        *,
        best: int = 0,
        left: int = 0,
        apart: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Retrotimer", _WIDTH if len(answers) <= _FEW else _WIDE, parent)
        self._left = left
        self._is_answered = False
        self.sheet.addWidget(Label(question, fonts.LARGE))
        self.sheet.addStretch(1)
        roles = QDialogButtonBox.ButtonRole
        self.buttons.rejected.disconnect()  # each button answers for itself; a role only gives it its place
        ways = {apart: (roles.ResetRole, Kind.LINK), best: (roles.AcceptRole, Kind.MAIN)}
        for index, text in enumerate(answers):
            button = self.offer(text, *ways.get(index, (roles.RejectRole, Kind.PLAIN)))
            button.clicked.connect(lambda _checked=False, index=index: self._answer(index))
            if index == best:
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
