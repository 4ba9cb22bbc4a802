"""The dialogs that a scene has opened."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget


def in_front() -> QWidget:
    """The dialog that has the keys."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None, "the scene expects an open dialog"
    return dialog


def close_it() -> None:
    """Close the dialog that has the keys."""
    dialog = in_front()
    assert isinstance(dialog, QDialog)
    dialog.reject()


def close_all() -> None:
    """Close every dialog, the last one first."""
    for widget in reversed(QApplication.topLevelWidgets()):
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
