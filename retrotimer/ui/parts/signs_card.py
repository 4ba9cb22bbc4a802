"""The safety texts, and a box to tick for whoever finds a sign of theirs among them."""

from PySide6.QtCore import Signal

from retrotimer.ui.look import colours
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.labels import Label
from retrotimer.ui.parts.safety_texts import Part, SafetyTexts
from retrotimer.words import safety


class SignsCard(SafetyTexts):
    """Shows these texts, and asks whether one of the signs for emergency help or a doctor is there.

    Signals:
        toggled(ticked): the box was ticked, or it was taken back; there is more or less to see.
    """

    toggled = Signal(bool)

    def __init__(self, *parts: Part) -> None:
        super().__init__(*parts)
        self._box = CheckLine(safety.has_sign())
        self._answer = Label(safety.get_help(), tone=colours.WARNING)
        self._answer.hide()
        self.sheet.addSpacing(4)
        self.sheet.addWidget(self._box)
        self.sheet.addWidget(self._answer)
        self._box.toggled.connect(self._on_toggled)

    @property
    def ticked(self) -> bool:
        """Whether a sign was told."""
        return self._box.isChecked()

    def forget(self) -> None:
        """Take the answer back."""
        self._box.setChecked(False)

    def _on_toggled(self, ticked: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self._answer.setVisible(ticked)
        if ticked:
            announce(self._answer, self._answer.text())
        self.toggled.emit(ticked)
