"""The pain scale from 0, no pain, to 10, the worst imaginable; skipping it is fine."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.pain import LEAST_PAIN, MOST_PAIN
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.labels import quiet, strong


class PainScale(QWidget):
    """Asks for a pain; pressing the answer again takes it back.

    Signals:
        answered(): a person chose an answer, or took it back.
    """

    answered = Signal()

    def __init__(self, title: str, each: str) -> None:
        """Make a scale with this title; `each` is an answer's name, "%1" its number."""
        super().__init__()
        self._hint = quiet()
        self._row = ChoiceRow(title, Shape.TILE, optional=True)
        scale = range(LEAST_PAIN, MOST_PAIN + 1)
        self._row.offer([str(value) for value in scale], [each.replace("%1", str(value)) for value in scale])
        self._row.chosen.connect(self.answered)
        self._lay_out(title)
        self.forget()

    def forget(self, before: int | None = None) -> None:
        """Take the answer back; `before` is what it was when the walk began."""
        self._row.choose(-1)
        if before is None:
            self._hint.setText(self.tr("optional"))
        else:
            self._hint.setText(self.tr("was %1", "the pain before the walk").replace("%1", str(before)))

    @property
    def value(self) -> int | None:
        """The answer, 0 to 10, or None while there is none."""
        index = self._row.chosen_index
        return LEAST_PAIN + index if index >= 0 else None

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        name = strong(title)
        self._hint.setWordWrap(False)
        head.addWidget(name, 1)
        head.addWidget(self._hint)
        ends = QHBoxLayout()
        for text in (self.tr("0 no pain"), self.tr("10 worst imaginable")):
            label = quiet(text, fonts.SMALL)
            label.setWordWrap(False)
            ends.addWidget(label)
        ends.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._row)
        column.addLayout(ends)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
