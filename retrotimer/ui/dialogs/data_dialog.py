"""Where the data are and how safe: backing up, restoring, looking through, and deleting everything."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from retrotimer.core.keeping import DataFace
from retrotimer.ui.dialogs.question import Question
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.files import show_folder
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.words import keeping as words

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = "*.db"


class DataDialog(SheetDialog):
    """Draws a `DataFace`, and asks before it wishes for what changes something.

    Signals:
        back_up_requested(): make a backup now.
        save_requested(path): write a backup to this file.
        restore_chosen(path): see what this file holds; `ask_to_restore` follows, or `say` that it is useless.
        restore_requested(path): put this backup in the place of the data.
        check_requested(): look whether all is well.
        delete_requested(): delete everything; it was asked for twice.
    """

    back_up_requested = Signal()
    save_requested = Signal(str)
    restore_chosen = Signal(str)
    restore_requested = Signal(str)
    check_requested = Signal()
    delete_requested = Signal()

    def __init__(self, face: DataFace, parent: QWidget | None = None) -> None:
        self._title = self.tr("Data and backups")
        super().__init__(self._title, 600, parent)
        self._face = face
        self._last = Label()
        self._said = strong()
        self._said.hide()
        self._busy = False
        self._lay_out()
        self.offer(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).setFocus()
        self.show_face(face)

    def show_face(self, face: DataFace) -> None:
        """Draw this face."""
        self._face = face
        self._last.setText(words.last_backup(face.backup))

    def say(self, said: str) -> None:
        """Say what became of a wish, and take new ones."""
        self._busy = False
        self._said.setText(words.breakable_at_folders(said))
        self._said.show()
        announce(self, said)
        self.fit()

    def _lay_out(self) -> None:
        self.sheet.addWidget(Label(self._title, 24, QFont.Weight.Bold))
        self.sheet.addWidget(Label(self.tr("Everything stays on this computer, in one folder:")))
        self.sheet.addWidget(quiet(words.breakable_at_folders(self._face.folder)))
        self._row((self.tr("Show in folder"), self._show_folder))
        self.sheet.addSpacing(8)
        self.sheet.addWidget(strong(self.tr("Backups"), fonts.LARGE))
        self.sheet.addWidget(self._last)
        self.sheet.addWidget(quiet(words.rhythm()))
        self._row(
            (self.tr("Back up now"), lambda: self._wish(self.back_up_requested.emit)),
            (self.tr("Save a backup as…"), self._on_save),
            (self.tr("Restore a backup…"), self._on_restore),
        )
        self.sheet.addSpacing(8)
        self.sheet.addWidget(strong(self.tr("Is all well?"), fonts.LARGE))
        self._row((self.tr("Check the data"), lambda: self._wish(self.check_requested.emit)))
        self.sheet.addSpacing(8)
        self.sheet.addWidget(strong(self.tr("Leave nothing behind"), fonts.LARGE))
        self._row((self.tr("Delete all my data…"), self._on_delete))
        self.sheet.addStretch(1)
        self.foot.insertWidget(0, self._said)

    def _row(self, *offers: "tuple[str, Callable[[], None]]") -> None:
        """Buttons side by side, as far as there is room."""
        row = QWidget()
        follow_width(row)
        flow = FlowLayout(row, gap=12)
        for text, press in offers:
            button = PillButton(text, Kind.LINK)
            button.clicked.connect(press)
            flow.addWidget(button)
        self.sheet.addWidget(row)

    def _wish(self, wish: "Callable[[], None]") -> None:
        """Wish for something that may take a moment; until `say`, no other wish goes out.

        The buttons stay as they are: one that is disabled would lose the focus.
        """
        if not self._busy:
            self.say(words.one_moment())
            self._busy = True
            wish()

    def _show_folder(self) -> None:
        show_folder(self._face.folder)

    def _on_save(self) -> None:
        files = self._files(self.tr("Save a backup as"), str(Path.home() / "retrotimer-backup.db"))
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix("db")
        files.fileSelected.connect(self._on_save_chosen)
        files.open()

    def _on_save_chosen(self, path: str) -> None:
        self._wish(lambda: self.save_requested.emit(path))

    def _on_restore(self) -> None:
        files = self._files(self.tr("Restore a backup"), self._face.backups)
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(self.choose_to_restore)
        files.open()

    def choose_to_restore(self, path: str) -> None:
        """A file was chosen."""
        self._wish(lambda: self.restore_chosen.emit(path))

    def ask_to_restore(self, path: str, walks: int) -> None:
        """It is a backup with so many walks: ask before it takes the place of the data."""
        self._busy = False
        self._said.hide()
        self._ask(
            words.restore_question(Path(path).name, walks, self._face.walks),
            self.tr("Keep things as they are"),
            self.tr("Restore"),
            lambda: self._wish(lambda: self.restore_requested.emit(path)),
            gives_up=False,
        )

    def _on_delete(self) -> None:
        self._ask(
            words.delete_question(words.breakable_at_folders(self._face.folder)),
            self.tr("Keep everything"),
            self.tr("Delete everything…"),
            self._on_delete_once,
        )

    def _on_delete_once(self) -> None:
        self._ask(
            words.delete_really(self._face.walks),
            self.tr("Keep everything"),
            self.tr("Delete for good"),
            self.delete_requested.emit,
        )

    def _ask(
        self, question: str, stay: str, leave: str, then: "Callable[[], None]", *, gives_up: bool = True
    ) -> None:
        box = Question(question, (stay, leave), apart=1 if gives_up else None, parent=self)
        box.answered.connect(lambda index: then() if index else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _files(self, title: str, start: str) -> QFileDialog:
        """The system's own dialog for a file."""
        files = QFileDialog(self, title, start, f"{self.tr('Backups')} ({FILES})")
        files.finished.connect(files.deleteLater)
        return files
