"""Asks what is to be printed, and on what: a printer, or the pages of a PDF."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QPageSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QWidget

from retrotimer.core.learn import CARDS, Card
from retrotimer.ui.dialogs.fields import Complaint
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.learn import paper
from retrotimer.ui.parts.button import Kind
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.ui.parts.printer import printer_found
from retrotimer.words import saving
from retrotimer.words.learn import cards as words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_WIDTH = 600


class PrintDialog(SheetDialog):
    """Prints or saves a card, those that a search has found, or all; without a printer, a PDF can be saved.

    Signals:
        save_requested(pdf, path): write the cards, which are these bytes, to this file.
    """

    save_requested = Signal(bytes, str)

    def __init__(self, card: Card, found: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Print or save"), _WIDTH, parent)
        self._offered: list[tuple[str, Sequence[Card]]] = [(words.title(card.topic), (card,))]
        if 1 < len(found) < len(CARDS):
            self._offered.append((words.found(len(found), len(CARDS)), found))
        self._offered.append((words.all_of_them(len(CARDS)), CARDS))
        self.which = ChoiceRow(self.tr("Which cards"), Shape.WORD)
        self.which.offer([name for name, _ in self._offered])
        self.which.choose(0)
        self.sheet.addWidget(Label(self.tr("Print or save"), 24, QFont.Weight.Bold))
        self.sheet.addWidget(self.which)
        self.sheet.addWidget(quiet(self.tr("Each card begins on a page of its own.")))
        self.sheet.addStretch(1)
        role = QDialogButtonBox.ButtonRole
        self._print = self.offer(self.tr("Print…"), role.ActionRole)
        self._save = self.offer(self.tr("Save as PDF…"), role.ActionRole, Kind.MAIN)
        self.offer(self.tr("Cancel"), role.RejectRole)
        self._no_printer = Complaint()
        self.foot.insertWidget(0, self._no_printer)
        self._print.clicked.connect(self._on_print_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self._save.setFocus()

    @property
    def cards(self) -> Sequence[Card]:
        """What is to be printed."""
        return self._offered[self.which.chosen_index][1]

    def save_as(self, path: str, size: QPageSize | None = None) -> None:
        """Ask for the cards in this file, on paper of this size, and be done."""
        made = paper.pdf(self.cards, size)
        self.accept()
        self.save_requested.emit(made, path)

    def _on_print_clicked(self) -> None:
        """Let the system's dialog ask the rest, or say that there is no printer, and leave the other way."""
        if not printer_found():
            self._save.setFocus()
            self._print.setEnabled(False)
            self._no_printer.say(saving.no_printer())
            self.fit()
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # as below: only who prints needs it

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.finished.connect(lambda result: self._on_printer_chosen(printer, result))
        QDialog.open(dialog)  # its own `open` is another one, and wants a slot's name

    def _on_printer_chosen(self, printer: "QPrinter", result: int) -> None:
        if not result:
            return
        if path := printer.outputFileName():  # a printer that is a file is saved like any other
            self.save_as(path, printer.pageLayout().pageSize())
        else:
            paper.document(self.cards).print_(printer)
            self.accept()

    def _on_save_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(words.file_name(self.cards))
        dialog.fileSelected.connect(lambda path: self.save_as(path))  # noqa: PLW0108 - without a size
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
