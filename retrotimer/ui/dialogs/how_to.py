"""How to walk backwards, in two drawings and few words."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.core.learn import Figure
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.learn.figure import FigureView
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.words import safety


class HowToDialog(SheetDialog):
    """The step, the muscles, and when to stop.

    Signals:
        cards_requested(): show all that is known.
    """

    cards_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How to walk backwards"), 640, parent)
        self.sheet.addWidget(Label(self.tr("How to walk backwards"), 24, QFont.Weight.Bold))
        self.sheet.addWidget(FigureView(Figure.STEP))
        for line in safety.step():
            self.sheet.addWidget(Label(f"•  {line}", fonts.LARGE))
        self._title(self.tr("Stop when"))
        for line in safety.stop_when():
            self.sheet.addWidget(Label(f"•  {line}"))
        self._title(self.tr("Muscles at work"))
        self.sheet.addWidget(FigureView(Figure.MUSCLES))
        self.sheet.addWidget(
            quiet(
                self.tr(
                    "Walking backwards uses the muscles that support the spine differently: hamstrings, "
                    "quadriceps, glutes, calves and core."
                )
            )
        )
        self.sheet.addStretch(1)
        on = self.offer(self.tr("What is known about it"), QDialogButtonBox.ButtonRole.ActionRole)
        on.clicked.connect(self._on_more_clicked)
        self.offer(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).setFocus()

    def _on_more_clicked(self) -> None:
        self.accept()
        self.cards_requested.emit()

    def _title(self, text: str) -> None:
        self.sheet.addSpacing(8)
        self.sheet.addWidget(strong(text, fonts.LARGE))
