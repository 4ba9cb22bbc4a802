"""The left side before a walk: mode, dial, length, Start."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from retrotimer.core.home import HomeFace
from retrotimer.core.plan import LEAST_MINUTES, MOST_MINUTES, Mode
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.labels import quiet
from retrotimer.ui.parts.page import Page
from retrotimer.ui.walk.dial import Dial
from retrotimer.words import plan as words

_MODES = (Mode.WALK, Mode.RUN)
_LENGTHS = range(LEAST_MINUTES, MOST_MINUTES + 1)


class WalkPanel(Page):
    """Draws a `HomeFace` and passes on wishes; it decides nothing."""

    start_requested = Signal()
    mode_requested = Signal(object)
    minutes_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._mode = ChoiceRow(self.tr("Walk or run"), Shape.WORD, centred=True)
        self._mode.offer([words.mode_name(mode) for mode in _MODES])
        self._dial = Dial()
        self._minutes = ChoiceRow(self.tr("Minutes of walking backwards"), Shape.CHIP, centred=True)
        self._minutes.offer(
            [str(length) for length in _LENGTHS],
            [self.tr("%n minute(s)", "", length) for length in _LENGTHS],
        )
        self._note = quiet(centred=True)
        self._note.setMinimumHeight(2 * self._note.fontMetrics().lineSpacing())  # a run says more than a walk
        self.start = PillButton(self.tr("Start walk"), Kind.MAIN, self.tr("Space", "the key"))

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._mode)
        column.addWidget(self._dial, 1)
        column.addWidget(self._minutes)
        column.addWidget(self._note)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        self.start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        self._mode.chosen.connect(lambda index: self.mode_requested.emit(_MODES[index]))
        self._minutes.chosen.connect(lambda index: self.minutes_requested.emit(_LENGTHS[index]))
        self.start.clicked.connect(self.start_requested)

    def show_face(self, face: HomeFace) -> None:
        """Draw this face."""
        run = face.choice.mode is Mode.RUN
        self._mode.choose(_MODES.index(face.choice.mode))
        self._minutes.choose(face.choice.minutes - LEAST_MINUTES)
        self._dial.show_face(face)
        self._note.setText(words.run_note() if run else self.tr("minutes backwards"))
        self.start.setText(self.tr("Start run") if run else self.tr("Start walk"))
        self.start.setAccessibleName(self.start.text())
        self.start.updateGeometry()
