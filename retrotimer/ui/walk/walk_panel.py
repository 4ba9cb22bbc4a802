"""The left side before a walk: mode, dial, length, Start."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.choice import LEAST_MINUTES, MOST_MINUTES, Mode
from retrotimer.core.home import HomeFace
from retrotimer.ui.look import colours
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.ui.parts.labels import LineLabel, quiet
from retrotimer.ui.parts.page import Page
from retrotimer.ui.walk.dial import Dial
from retrotimer.words import plan as words

if TYPE_CHECKING:
    from retrotimer.core.programme import ProgrammeFace

_GAP = 12
_MODES = (Mode.WALK, Mode.RUN)
_LENGTHS = range(LEAST_MINUTES, MOST_MINUTES + 1)


class WalkPanel(Page):
    """Draws a `HomeFace` and passes on wishes; it decides nothing.

    Signals:
        face_shown(): a face is drawn; it may need another height than the one before.
    """

    start_requested = Signal()
    mode_requested = Signal(object)
    minutes_requested = Signal(int)
    programme_requested = Signal()
    face_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode = ChoiceRow(self.tr("Walk or run"), Shape.WORD, centred=True)
        self._mode.offer([words.mode_name(mode) for mode in _MODES])
        self._dial = Dial()
        self._minutes = ChoiceRow(self.tr("Minutes of walking backwards"), Shape.CHIP, centred=True)
        self._minutes.offer([str(length) for length in _LENGTHS], [self._length(at) for at in _LENGTHS])
        self._note = quiet(centred=True)
        self._note.setMinimumHeight(2 * self._note.fontMetrics().lineSpacing())  # it may say more than now
        self._over: QWidget | None = None
        self.start = PillButton(self.tr("Start walk"), Kind.MAIN, self.tr("Space", "the key"))

        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._mode, self._dial, self._minutes, self._note):
            column.addWidget(part)
            column.addSpacing(_GAP)
        column.setStretchFactor(self._dial, 1)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        self.lent_height = 0
        self.start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        self._mode.chosen.connect(lambda index: self.mode_requested.emit(_MODES[index]))
        self._minutes.chosen.connect(lambda index: self.minutes_requested.emit(_LENGTHS[index]))
        self.start.clicked.connect(self.start_requested)

    def show_face(self, face: HomeFace) -> None:
        """Draw this face."""
        run = face.choice.mode is Mode.RUN
        programme = None if run else face.programme
        self._mode.choose(_MODES.index(face.choice.mode))
        self._minutes.choose(face.choice.minutes - LEAST_MINUTES)
        self._dial.show_face(face)
        self._show_suggestion(programme.suggested if programme else None)
        if programme is not None:
            self._note.setText(_line(programme))
        else:
            self._note.setText(words.run_note() if run else self.tr("minutes backwards"))
        self._show_way_to_summary(shown=programme is not None and programme.ended is not None)
        self.start.setText(self.tr("Start run") if run else self.tr("Start walk"))
        self.start.setAccessibleName(self.start.text())
        self.start.updateGeometry()
        self.face_shown.emit()

    def lend_start(self) -> None:
        """Let Start stand elsewhere; its width stays free, and `lent_height` is its height, in pixels."""
        from PySide6.QtWidgets import QSpacerItem  # only in small windows

        size = self.start.sizeHint()
        self.lent_height = size.height()
        self._column.removeWidget(self.start)
        self._column.addItem(QSpacerItem(size.width(), 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed))

    def take_start_back(self) -> None:
        """Let Start stand below all else again."""
        self.lent_height = 0
        self._column.takeAt(self._column.count() - 1)
        self._column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)

    def _length(self, minutes: int) -> str:
        return self.tr("%n minute(s)", "", minutes)

    def _show_suggestion(self, minutes: int | None) -> None:
        if minutes is None:
            self._minutes.mark(-1)
        else:
            name = self.tr("%1, suggested", "12 minutes").replace("%1", self._length(minutes))
            self._minutes.mark(minutes - LEAST_MINUTES, name)

    def _show_way_to_summary(self, *, shown: bool) -> None:
        """A programme that is over is told in a sentence, with the way to its summary beside it."""
        if self._over is None and shown:
            self._over = self._told_over()
            self._column.insertWidget(self._column.indexOf(self._note), self._over)
        if self._over is not None:
            self._note.setVisible(not shown)
            self._over.setVisible(shown)
            higher = self._over.minimumHeight() - self._note.minimumHeight()
            self._set_gaps(_GAP - higher // 2 if shown else _GAP)  # so that nothing moves

    def _told_over(self) -> QWidget:
        from retrotimer.words import programme as sentences  # as below: not for the first picture

        over = QWidget()
        flow = FlowLayout(over, gap=4, centred=True)
        summary = PillButton(self.tr("Summary"), Kind.LINK)
        summary.setAccessibleName(self.tr("Programme summary"))
        summary.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        summary.clicked.connect(self.programme_requested)
        sentence = LineLabel(sentences.over(), tone=colours.QUIET, centred=True)
        for part in (sentence, summary):
            flow.addWidget(part)
        over.setMinimumHeight(max(summary.sizeHint().height(), self._note.minimumHeight()))
        follow_width(over)
        return over

    def _set_gaps(self, gap: int) -> None:
        """Set the gaps above and below of what stands between the length and Start."""
        note = self._column.indexOf(self._note)
        for place in (note - 2, note + 1):
            item = self._column.itemAt(place)
            spacer = item.spacerItem() if item is not None else None
            if spacer is not None:
                spacer.changeSize(0, gap, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._column.invalidate()


def _line(programme: "ProgrammeFace") -> str:
    """Where the walk would stand in the programme."""
    from retrotimer.words import programme as sentences  # not for the first picture, which knows of none

    line = sentences.next_walk(programme)
    if programme.suggested is None or programme.held is None:
        return line
    return f"{line}\n{sentences.why_held(programme.held)}"
