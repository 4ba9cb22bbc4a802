"""Changing the history by hand: add, correct, remove, and undo each of these."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.words import problems

if TYPE_CHECKING:
    from retrotimer.control.edits import Edits
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.records import WalkRecord
    from retrotimer.ui.main_window import MainWindow


class Records(QObject):
    """Takes wishes to change the history to `Edits`, and says what became of them.

    Signals:
        history_changed(): something was changed, undone or done again.
    """

    history_changed = Signal()

    def __init__(
        self, edits: "Edits", log: "WalkLog", window: "MainWindow", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._edits = edits
        self._log = log
        self._window = window

    def remove(self, record: "WalkRecord") -> None:
        """Take a session out of the history; one that is not on the disk yet is taken back before it is."""
        if not self._log.write_now():
            self._log.forget(record.id)
            self.history_changed.emit()
            self._window.banner.say(problems.removed())
            return
        if self._edits.remove(record):
            self.history_changed.emit()
            self._window.banner.say(problems.removed(), problems.put_back(), self._undo)

    def _undo(self) -> None:
        self._edits.undo()
        self.history_changed.emit()
