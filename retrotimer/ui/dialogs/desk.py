"""Opens the smaller dialogs over the window, each made when it is asked for and gone when it is closed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from retrotimer.core.settings import Settings


class Dialogs(QObject):
    """The dialogs of one window.

    Signals:
        settings_requested(settings): the settings were confirmed.
        stop_and_close_requested(): a walk is to be stopped, kept, and the window closed.
    """

    settings_requested = Signal(object)
    stop_and_close_requested = Signal()

    def __init__(self, window: QWidget, folder: str) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder

    def open_settings(self, settings: Settings) -> None:
        """Show the settings as they are."""
        from retrotimer.ui.dialogs.settings_dialog import SettingsDialog  # here and below: not for the start

        dialog = SettingsDialog(settings, self._window)
        dialog.settings_requested.connect(self.settings_requested)
        _show(dialog)

    def open_help(self) -> None:
        """Show how to walk backwards."""
        from retrotimer.ui.dialogs.how_to import HowToDialog

        _show(HowToDialog(self._window))

    def open_about(self) -> None:
        """Show what the app is, and where the data lies."""
        from retrotimer.ui.dialogs.about import AboutDialog

        _show(AboutDialog(self._folder, self._window))

    def ask_to_close(self) -> None:
        """Closing during a walk: go on, or stop and keep what was walked."""
        box = QMessageBox(
            QMessageBox.Icon.Question,
            "Retrotimer",
            self.tr("A walk is under way. Stop it and keep the minutes that you walked?"),
            QMessageBox.StandardButton.NoButton,
            self._window,
        )
        box.setDefaultButton(box.addButton(self.tr("Keep walking"), QMessageBox.ButtonRole.RejectRole))
        stop = box.addButton(self.tr("Stop and save"), QMessageBox.ButtonRole.AcceptRole)
        stop.clicked.connect(self.stop_and_close_requested)
        _show(box)


def _show(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
