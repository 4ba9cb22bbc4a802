"""Keeping the data safe: the dialog about it, and what is said when something is due, done or wrong."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.control.keeping import RESTORED
from retrotimer.core.errors import DamagedError, StoreError
from retrotimer.core.keeping import DataFace
from retrotimer.words import entries
from retrotimer.words import keeping as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.keeping import Keeping
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.copies import Copy
    from retrotimer.core.keeping import Merged, Restored
    from retrotimer.core.ports import History
    from retrotimer.core.soundness import Findings
    from retrotimer.ui.dialogs.data_dialog import DataDialog
    from retrotimer.ui.main_window import MainWindow

DAMAGE, CONFLICT, BACKUP = "damage", "conflict", "backup"
"""What the banner's words are about."""


class KeepingFlow(QObject):
    """Takes wishes about the data to `Keeping`, and says what became of them.

    `settle` is called before other data take the place of these: who still holds something to say says it.
    `forget_edits` is called where what could be undone was done to data that are not there any more.

    Signals:
        history_replaced(): other data are in the file now, or more.
        begin_again_requested(): close the window and open it anew.
        wipe_requested(): delete everything, then open the window anew.
    """

    history_replaced = Signal()
    begin_again_requested = Signal()
    wipe_requested = Signal()

    def __init__(
        self,
        *,
        keeping: "Keeping",
        history: "History",
        log: "WalkLog",
        forget_edits: "Callable[[], None]",
        window: "MainWindow",
        folder: str,
        settle: "Callable[[], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._history = history
        self._log = log
        self._forget_edits = forget_edits
        self._window = window
        self._folder = folder
        self._settle = settle
        self._dialog: DataDialog | None = None
        self._connect()

    def open(self) -> None:
        """Show where the data are and how safe."""
        from retrotimer.ui.dialogs.data_dialog import DataDialog  # not for the start

        dialog = self._dialog = DataDialog(self._face(), self._window)
        dialog.back_up_requested.connect(self._keeping.back_up)
        dialog.save_requested.connect(self._keeping.back_up_to)
        dialog.restore_chosen.connect(self._keeping.look_at)
        dialog.restore_requested.connect(self._on_restore_requested)
        dialog.check_requested.connect(self._keeping.look_through)
        dialog.delete_requested.connect(self._on_delete_requested)
        dialog.finished.connect(self._on_dialog_closed)
        dialog.open()

    def _connect(self) -> None:
        keeping = self._keeping
        keeping.backed_up.connect(self._on_backed_up)
        keeping.saved_to.connect(lambda walks, path: self._say(words.backed_up(walks, path)))
        keeping.looked_at.connect(self._on_looked_at)
        keeping.restored.connect(self._on_restored)
        keeping.merged.connect(self._on_merged)
        keeping.looked_through.connect(self._on_looked_through)
        keeping.failed.connect(self._on_failed)

    def _face(self) -> DataFace:
        backup = self._keeping.latest_backup
        return DataFace(self._folder, self._count(), backup, self._keeping.backup_folder)

    def _count(self) -> int:
        try:
            return self._history.count()
        except StoreError as error:
            if isinstance(error, DamagedError):
                self._keeping.meet_damage(error)
            return 0

    def _say(self, said: str) -> None:
        """Say it in the dialog, or in the window where that has been closed."""
        if self._dialog is not None:
            self._dialog.show_face(self._face())
            self._dialog.say(said)
        else:
            self._window.banner.say(said)

    def _on_dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _on_backed_up(self, copy: "Copy") -> None:
        if self._dialog is not None:
            self._say(words.backed_up(self._count(), self._keeping.path_of(copy)))

    def _on_looked_through(self, findings: "Findings") -> None:
        self._say(" ".join(words.found(findings)))

    def _on_looked_at(self, path: str, walks: int) -> None:
        if self._dialog is not None:
            self._dialog.show_face(self._face())
            self._dialog.ask_to_restore(path, walks)

    def _on_restore_requested(self, path: str) -> None:
        """What waits belongs to the data as they are: it must be in their backup."""
        self._settle()
        if self._log.write_now(tell=True):
            self._keeping.restore(path)
        elif self._dialog is not None:
            self._dialog.close()  # the window says why

    def _on_restored(self, result: "Restored") -> None:
        self._forget_edits()
        self.history_replaced.emit()
        if self._dialog is not None:
            self._dialog.close()
        back = self._keeping.path_of(result.before) if result.before is not None else ""
        undo: Callable[[], None] | None = (lambda: self._on_restore_requested(back)) if back else None
        offer = entries.undo() if back else ""
        self._window.banner.say(words.restored_here(result.walks), offer, undo, about=RESTORED)

    def _on_merged(self, result: "Merged") -> None:
        self._forget_edits()
        self.history_replaced.emit()
        self._window.banner.say(words.merged(result))

    def _on_failed(self, error: StoreError, source: str) -> None:
        self._say(words.cannot_use(error, source) if source else words.cannot_back_up(error))

    def tell_failure(self, error: StoreError) -> None:
        """This day's backup could not be made."""
        self._window.banner.say(words.backup_failed(error.detail or error.path), about=BACKUP)

    def tell_conflict(self, name: str) -> None:
        """A copy of this name lies beside the data; offer to bring both together."""
        self._window.banner.say(
            words.conflict(name),
            words.bring_together(),
            lambda: self._bring_together(name),
            about=f"{CONFLICT} {name}",
        )

    def _bring_together(self, name: str) -> None:
        self._settle()
        if self._log.write_now(tell=True):
            self._keeping.merge(name)

    def tell_damage(self, error: StoreError) -> None:
        """The data turned out damaged; offer the new start that looks first."""
        said = words.breakable_at_folders(words.damage_met(error.path or self._folder))
        self._window.banner.say(said, words.start_again(), self.begin_again_requested.emit, about=DAMAGE)

    def _on_delete_requested(self) -> None:
        if self._dialog is not None:
            self._dialog.close()
        self.wipe_requested.emit()
