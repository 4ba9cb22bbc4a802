"""How to walk backwards, in two drawings and few words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.look.icons import Drawing
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.words import safety


class HowToDialog(SheetDialog):
    """The step, the muscles, and when to stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How to walk backwards"), 640, parent)
        self.sheet.addWidget(Label(self.tr("How to walk backwards"), 24, QFont.Weight.Bold))
        self._figure("figures/step.svg", 480, 160)
        for line in safety.step():
            self.sheet.addWidget(Label(f"•  {line}", fonts.LARGE))
        self._title(self.tr("Stop when"))
        for line in safety.stop_when():
            self.sheet.addWidget(Label(f"•  {line}"))
        self._title(self.tr("What works"))
        self._figure("figures/muscles.svg", 400, 300)
        self.sheet.addWidget(
            quiet(
                self.tr(
                    "Walking backwards asks other work of the muscles that support the spine: hamstrings, "
                    "quadriceps, glutes, calves and core."
                )
            )
        )
        self.sheet.addStretch(1)
        self.offer(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)

    def _title(self, text: str) -> None:
        self.sheet.addSpacing(8)
        self.sheet.addWidget(strong(text, fonts.LARGE))

    def _figure(self, name: str, width: int, height: int) -> None:
        figure = Drawing(name, QSize(fonts.scaled(width), fonts.scaled(height)))
        self.sheet.addWidget(figure, 0, Qt.AlignmentFlag.AlignHCenter)
