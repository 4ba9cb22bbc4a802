"""Where the report goes: the system's dialogs for a file and for a printer, and the folder of a file.

Printing is imported when somebody prints; few ever do.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from retrotimer.ui.report.document import print_on

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from retrotimer.ui.report.pages import Pages


def usual_folder() -> Path:
    """Where people look for their papers."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if Path(place).is_dir() else Path.home()


def ask_for_file(title: str, kind: str, path: Path, then: Callable[[Path], None], parent: QWidget) -> None:
    """Ask where a PDF is to be saved, beginning with a name; the system asks before it overwrites."""
    dialog = QFileDialog(parent, title, str(path.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"{kind} (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(path.name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def show_folder(path: Path) -> bool:
    """Open the folder that a file lies in; whether the system could."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def has_printer() -> bool:
    """Whether the system knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def ask_for_printer(pages: "Pages", title: str, then: Callable[[str, bool], None], parent: QWidget) -> None:
    """Let a person choose printer, copies and colour, and print; `then` hears which, and whether it did."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = printer_for(pages, title)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: then(printer.printerName(), print_on(printer, pages)))
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
