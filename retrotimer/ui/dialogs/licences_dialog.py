"""Whose work is in the app: a list of its parts, and the licence of each to read where it was shipped."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from retrotimer.core.credits import Credit
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.labels import Label, breakable, quiet, strong
from retrotimer.ui.parts.note_field import NoteField

_READ_AND_COPY = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_LEAST, _WANTED = 160, 420


class LicencesDialog(SheetDialog):
    """Lists the parts; a part without a text of its own tells where it comes from."""

    def __init__(self, credits_: Sequence[Credit], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Licences"), 640, parent)
        self.sheet.addWidget(Label(self.tr("Retrotimer uses the work of many others, who gave it away.")))
        about_qt = self.tr(
            "Qt and PySide6 are libraries of their own, under the LGPL: you may put others in their place."
        )
        self.sheet.addWidget(quiet(about_qt))
        for credit in credits_:
            self.sheet.addSpacing(4)
            self.sheet.addLayout(self._row(credit))
        self.sheet.addStretch(1)
        self.offer(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)

    def _row(self, credit: Credit) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addStretch(1)
        told.addWidget(strong(breakable(credit.title)))
        if credit.licence:
            told.addWidget(quiet(breakable(credit.licence)))
        row.addLayout(told, 1)
        if credit.text:
            read = PillButton(self.tr("Read"), Kind.LINK)
            read.setAccessibleName(self.tr("Read the licence of %1").replace("%1", credit.title))
            read.clicked.connect(lambda: self._read(credit))
            row.addWidget(read, 0, Qt.AlignmentFlag.AlignVCenter)
        elif credit.home:
            home = quiet(breakable(credit.home), fonts.SMALL)
            home.setTextInteractionFlags(_READ_AND_COPY)
            told.addWidget(home)
        told.addStretch(1)
        return row

    def _read(self, credit: Credit) -> None:
        dialog = LicenceDialog(credit, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class LicenceText(NoteField):
    """A long text to read, as high as there is room."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTextInteractionFlags(_READ_AND_COPY)
        self.setAccessibleName(self.tr("Licence"))
        self.setMinimumHeight(fonts.scaled(_LEAST))

    def sizeHint(self) -> QSize:
        """A good part of a page."""
        return QSize(super().sizeHint().width(), fonts.scaled(_WANTED))


class LicenceDialog(SheetDialog):
    """One licence, as its makers wrote it."""

    def __init__(self, credit: Credit, parent: QWidget | None = None) -> None:
        super().__init__(credit.title, 760, parent)
        text = LicenceText(credit.text)
        self.sheet.addWidget(Label(credit.title, fonts.LARGE))
        self.sheet.addWidget(text, 1)
        self.offer(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        text.setFocus()
