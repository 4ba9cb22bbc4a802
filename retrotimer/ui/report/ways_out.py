"""Where the report goes on paper: the system's dialog for a printer.

Printing is imported when somebody prints; few ever do.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QDialog, QWidget

from retrotimer.ui.report.document import print_on

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from retrotimer.ui.report.pages import Pages


def ask_for_printer(
    pages: "Pages",
    title: str,
    then: Callable[[str, bool], None],
    save: Callable[[str], None],
    parent: QWidget,
) -> None:
    """Let a person choose printer, copies and colour, and print; `then` hears which, and whether it did.

    A printer that is a file is not printed on: `save` hears of the file, and writes it as any other.
    """
    from PySide6.QtPrintSupport import QPrintDialog

    def on_accepted() -> None:
        if path := printer.outputFileName():
            save(path)
        else:
            then(printer.printerName(), print_on(printer, pages))

    printer = printer_for(pages, title)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(on_accepted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own wants to know a slot


def printer_for(pages: "Pages", title: str) -> "QPrinter":
    """The usual printer, set up for these pages to their very edges; they bring margins of their own."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    portrait = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(pages.paper.page_size, portrait, QMarginsF()))
    return printer
