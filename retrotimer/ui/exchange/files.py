"""The platform's own dialogs for files, and the way to a folder."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def save_dialog(parent: QWidget, title: str, kind: str, name: str, folder: str) -> QFileDialog:
    """Asks where a file of this kind should be; its ending stays as it is in `name`."""
    dialog = QFileDialog(parent, title, folder or _usual_folder(), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return dialog


def open_dialog(parent: QWidget, title: str, kind: str, folder: str) -> QFileDialog:
    """Asks for a file of this kind that is there."""
    dialog = QFileDialog(parent, title, folder or _usual_folder(), kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog


def show_in_folder(file: str) -> bool:
    """Show the folder of a file in the system's file manager; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(file).parent)))


def _usual_folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
