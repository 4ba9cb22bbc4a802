"""Opens the smaller dialogs over the window, each made when it is asked for and gone when it is closed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from retrotimer.core.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog  # an import of it makes the class: 0.2 MiB for who opens none

    from retrotimer.core.credits import Credit
    from retrotimer.core.staying import Offer
    from retrotimer.ui.dialogs.question import Question
    from retrotimer.ui.dialogs.settings_dialog import SettingsDialog


class Dialogs(QObject):
    """The dialogs of one window.

    Signals:
        settings_requested(settings): the settings were confirmed.
        cards_requested(): all that is known of walking backwards is to be shown.
        licences_requested(): whose work is in the app is to be shown, by `open_licences`.
        stop_and_close_requested(): a walk is to be stopped, kept, and the window closed.
        discard_and_close_requested(): a walk is to be given up, and the window closed.
        stayed(): the window stays open, whoever asked for it to be closed.
        lose_and_close_requested(): the window is to be closed although something is not saved.
        all_closed(): the last dialog over the window was closed, whoever had opened it; only for who has
            called `watch` before.
    """

    settings_requested = Signal(object)
    cards_requested = Signal()
    licences_requested = Signal()
    stop_and_close_requested = Signal()
    discard_and_close_requested = Signal()
    lose_and_close_requested = Signal()
    stayed = Signal()
    all_closed = Signal()

    def __init__(self, window: QWidget, folder: str) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._question: Question | None = None

    @property
    def any_open(self) -> bool:
        """Whether a dialog is open, whoever has opened it."""
        return QApplication.activeModalWidget() is not None

    def watch(self) -> None:
        """Tell of `all_closed` from now on; few starts wait for it, and a filter takes half a megabyte."""
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the window can be used again."""
        if event.type() == QEvent.Type.WindowUnblocked:
            self.all_closed.emit()
        return super().eventFilter(watched, event)

    def open_settings(self, settings: Settings, offer: "Offer") -> "SettingsDialog":
        """Show the settings, and what this desktop offers; the dialog, for who has more to say in it."""
        from retrotimer.ui.dialogs.settings_dialog import SettingsDialog  # here and below: not for the start

        dialog = SettingsDialog(settings, self._window, offer=offer)
        dialog.settings_requested.connect(self.settings_requested)
        _show(dialog)
        return dialog

    def open_help(self) -> None:
        """Show how to walk backwards."""
        from retrotimer.ui.dialogs.how_to import HowToDialog

        dialog = HowToDialog(self._window)
        dialog.cards_requested.connect(self.cards_requested)
        _show(dialog)

    def open_about(self) -> None:
        """Show what the app is, and where the data lies."""
        from retrotimer.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self._folder, self._window)
        dialog.licences_requested.connect(self.licences_requested)
        _show(dialog)

    def open_licences(self, credits_: "Sequence[Credit]") -> None:
        """Show whose work is in the app, over what asked for it."""
        from retrotimer.ui.dialogs.licences_dialog import LicencesDialog

        _show(LicencesDialog(credits_, QApplication.activeModalWidget() or self._window))

    def ask_to_stop(self) -> None:
        """Closing during a walk: go on, stop and keep what was walked, or give it up."""
        answers = (
            self.tr("Keep walking"),
            self.tr("Save and close"),
            self.tr("Close without saving"),
        )
        wishes = (self.stayed, self.stop_and_close_requested, self.discard_and_close_requested)
        question = self.tr("Your walk is not over yet. You can stop here and keep what you have walked.")
        self.ask(question, answers, lambda index: wishes[index].emit())

    def ask_to_lose(self) -> None:
        """Closing while something is not on the disk: keep the app open, or give that up."""
        question = self.tr(
            "Your last walk could not be saved yet, and closing now would lose it. "
            "Keep Retrotimer open while you free space on the disk or make your data folder writable."
        )
        wishes = (self.stayed, self.lose_and_close_requested)
        answers = (self.tr("Keep open"), self.tr("Close and lose it"))
        self.ask(question, answers, lambda index: wishes[index].emit())

    def ask(
        self,
        question: str,
        answers: Sequence[str],
        then: Callable[[int], None],
        *,
        best: int = 0,
        left: int = 0,
    ) -> None:
        """Ask, and tell the number of the answer; the last one gives something up.

        As in `Question`. A question that is open is taken back.
        """
        from retrotimer.ui.dialogs.question import Question

        self.close_question()
        apart = len(answers) - 1
        box = Question(question, answers, best=best, left=left, apart=apart, parent=self._window)
        box.finished.connect(self._on_question_closed)
        box.answered.connect(then)
        self._question = box
        _show(box)

    def close_question(self) -> None:
        """Take an open question away: what it asks about is over."""
        if self._question is not None:
            self._question.withdraw()
            self.stayed.emit()

    def _on_question_closed(self) -> None:
        self._question = None


def _show(dialog: "QDialog") -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
