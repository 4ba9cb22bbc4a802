"""The programme among the charts: all of its walks, and the way into it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from retrotimer.core.programme import ProgrammeFace, programme_weeks
from retrotimer.ui.dialogs.programme_grid import ProgrammeGrid
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.card import Card
from retrotimer.ui.parts.labels import Label, LineLabel
from retrotimer.ui.progress.chart_card import lay_out_head
from retrotimer.words import programme as words
from retrotimer.words import progress


class ProgrammeCard(Card):
    """Draws a `ProgrammeFace`, or says that none is followed.

    Signals:
        programme_requested(): open the programme.
    """

    programme_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._so_far = LineLabel()
        self._grid = ProgrammeGrid()
        self._next = Label()
        open_ = PillButton(self.tr("Open…"), Kind.LINK)
        open_.setAccessibleName(self.tr("Open the programme…"))
        lay_out_head(self, self.tr("Programme"), open_)
        self._grid.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # as drawn, not closer
        for widget in (self._so_far, self._grid, self._next):
            self.sheet.addWidget(widget)
        self.sheet.addStretch(1)
        open_.clicked.connect(self.programme_requested)

    def show_face(self, face: ProgrammeFace | None) -> None:
        """Draw this face; None where no programme is followed."""
        self._grid.setVisible(face is not None)
        self._so_far.setVisible(face is not None)
        if face is None:
            self._next.setText(progress.no_programme())
            return
        self._so_far.setText(words.so_far(face))
        self._grid.show_weeks(programme_weeks(face))
        self._next.setText(words.next_walk(face))
