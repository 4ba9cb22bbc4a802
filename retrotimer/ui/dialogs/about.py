"""About the app: what it is, what it is not, whose work is in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from retrotimer import __version__
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.look.icons import Drawing
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.labels import Label, quiet


class AboutDialog(SheetDialog):
    """Says what a person should know before they trust the app.

    Signals:
        licences_requested(): show whose work is in it.
    """

    licences_requested = Signal()

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About Retrotimer"), 520, parent)
        side = fonts.scaled(72)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(Drawing("icons/retrotimer.svg", QSize(side, side)))
        name = QVBoxLayout()
        name.addWidget(Label("Retrotimer", fonts.TITLE, QFont.Weight.Bold))
        name.addWidget(quiet(self.tr("Version %1").replace("%1", __version__)))
        head.addLayout(name, 1)
        self.sheet.addLayout(head)
        for text in (
            self.tr("A calm timer and calendar for walking backwards: 10 to 15 minutes, four days a week."),
            self.tr(
                "It does not diagnose or treat. It cannot see your surroundings. "
                "Your doctor's word comes before its own."
            ),
            self.tr("Everything stays on this computer. Nothing is sent anywhere."),
        ):
            self.sheet.addWidget(Label(text))
        where = quiet(self.tr("Your data are in %1").replace("%1", folder))
        where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sheet.addWidget(where)
        self.sheet.addWidget(
            quiet(
                self.tr(
                    "Free software under the MIT licence. With Qt and PySide6 (LGPL), appdirs (MIT) "
                    "and digits from the typeface Inter (SIL Open Font License)."
                ),
                fonts.SMALL,
            )
        )
        self.sheet.addStretch(1)
        licences = PillButton(self.tr("Licences"), Kind.LINK)
        licences.clicked.connect(self.licences_requested)
        self.place(licences, QDialogButtonBox.ButtonRole.HelpRole)
        self.offer(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
