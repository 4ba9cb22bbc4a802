"""The platform's own dialogs for files, and the way to a folder."""

from collections.abc import Callable
from pathlib import Path, PurePath

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to(parent: QWidget, title: str, kind: str, place: str, then: Callable[[str], object]) -> None:
    """Ask where a file of this kind should be, beginning with a `place`, and give the answer to `then`.

    A name without an ending gets that of the place.
    """
    dialog = QFileDialog(parent, title, str(PurePath(place).parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(PurePath(place).suffix.removeprefix("."))
    dialog.selectFile(PurePath(place).name)
    _open(dialog, then)


def ask_where_from(
    parent: QWidget, title: str, kind: str, folder: str, then: Callable[[str], object]
) -> None:
    """Ask for a file of this kind that is there, and give the answer to `then`."""
    dialog = QFileDialog(parent, title, folder, kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, then)


def usual_folder() -> str:
    """Where a person keeps files, before they have said so."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if Path(place).is_dir() else str(Path.home())


def show_in_folder(file: str) -> bool:
    """Show the folder of a file in the system's file manager; whether there is one."""
    return show_folder(str(PurePath(file).parent))


def show_folder(folder: str) -> bool:
    """Show a folder there."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def _open(dialog: QFileDialog, then: Callable[[str], object]) -> None:
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
