"""Changing the history by hand: add, correct, remove, note, and undo each of these."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.entries import Change, EntryFace, entry_of, new_entry, twin
from retrotimer.core.errors import ChangedElsewhereError, DamagedError, StoreError
from retrotimer.core.typed import EntryError
from retrotimer.words import entries, problems, safety

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from retrotimer.control.edits import Edit, Edits
    from retrotimer.control.month import MonthControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.entries import Entry
    from retrotimer.core.pain import Pain
    from retrotimer.core.ports import Clock, History
    from retrotimer.core.records import WalkRecord
    from retrotimer.core.walk_id import WalkId
    from retrotimer.ui.dialogs.entry_dialog import EntryDialog
    from retrotimer.ui.dialogs.morning_dialog import MorningDialog
    from retrotimer.ui.dialogs.other_exercise_dialog import OtherExerciseDialog
    from retrotimer.ui.main_window import MainWindow

    Dialog = EntryDialog | MorningDialog | OtherExerciseDialog


class Records(QObject):
    """Takes wishes to change the history to `Edits`, and says what became of them.

    `settle` is called with a walk that is about to be changed: who still holds something to say about it
    says it then, or it would be said over the change; `cannot_read` is told of what cannot be read.

    Signals:
        walk_changed(walk): this walk was, here and now; `history_changed` follows.
        history_changed(): something was changed, undone or done again.
        data_changed(): the same of an import, which may have brought other settings along, too.
    """

    walk_changed = Signal(object)
    history_changed = Signal()
    data_changed = Signal()

    def __init__(
        self,
        *,
        clock: "Clock",
        history: "History",
        settings: "SettingsControl",
        edits: "Edits",
        log: "WalkLog",
        month: "MonthControl",
        window: "MainWindow",
        settle: "Callable[[WalkId], None]",
        cannot_read: "Callable[[StoreError], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._settings = settings
        self.edits = edits
        self._log = log
        self._month = month
        self._window = window
        self._settle = settle
        self._cannot_read = cannot_read
        self._dialog: Dialog | None = None
        self._connect()

    def add(self, day: "date") -> None:
        """Open the editor for a walk of this day that was walked without the timer."""
        settings = self._settings.now
        entry = new_entry(day, settings.minutes, self._clock.read(), settings.day_starts)
        self._open_editor(EntryFace(entry, self._month.today, None, settings.day_starts))

    def edit(self, record: "WalkRecord") -> None:
        """Open the editor for a walk as it is now, which may be otherwise than it was last shown."""
        now = self._as_it_is(record)
        if now is not None:
            face = EntryFace(entry_of(now), self._month.today, now, self._settings.now.day_starts)
            self._open_editor(face)

    def tell_morning(self, record: "WalkRecord") -> None:
        """Ask how the pain is on the morning after this walk."""
        from retrotimer.ui.dialogs.morning_dialog import MorningDialog

        walk = self._as_it_is(record)
        if walk is None:
            return
        dialog = MorningDialog(walk, self._settings.now.pain_sites, self._window)
        dialog.save_requested.connect(
            lambda pain, urgent_sign: self._keep_morning(walk, pain, urgent_sign=urgent_sign)
        )
        self._open(dialog)

    def remove(self, record: "WalkRecord") -> None:
        """Take a session out of the history."""
        if self._settled(record):
            self.edits.remove(record)

    def remove_ended(self, record: "WalkRecord") -> None:
        """Take out the session that has just ended; one that is not on the disk yet never gets there."""
        if self._log.write_now():
            self.edits.remove(record)
            return
        self._log.forget(record.id)
        self.history_changed.emit()
        words = entries.done(Change.REMOVED)
        self._window.banner.say(words, entries.undo(), lambda: self._put_back(record.id))

    def note_other(self, day: "date") -> None:
        """Ask what else was done on a day."""
        from retrotimer.ui.dialogs.other_exercise_dialog import OtherExerciseDialog

        day = min(day, self._month.today)
        try:
            before = self._history.other_exercise(day)
        except StoreError as error:
            self._cannot_read(error)
            return
        dialog = OtherExerciseDialog(day, before, self._window)
        dialog.save_requested.connect(
            lambda words: self._keep(lambda: self.edits.note_other(day, before, words))
        )
        self._open(dialog)

    def _connect(self) -> None:
        menus, edits = self._window.menus, self.edits
        menus.undo.triggered.connect(edits.undo)
        menus.redo.triggered.connect(edits.redo)
        edits.edited.connect(self._on_edited)
        edits.taken_back.connect(self._on_taken_back)
        edits.failed.connect(self._on_failed)
        edits.steps_changed.connect(self._show_steps)
        self._show_steps()

    def _as_it_is(self, record: "WalkRecord") -> "WalkRecord | None":
        """A walk as it is now, or None where that cannot be had; then the window has said why."""
        if not self._settled(record):
            return None
        try:
            now = self._history.find(record.id)
        except StoreError as error:
            self._cannot_read(error)
            return None
        if now is None:
            self._window.banner.say(problems.cannot_change(ChangedElsewhereError("")))
            self.history_changed.emit()
        return now

    def _settled(self, record: "WalkRecord") -> bool:
        """Whether all that was said about a walk is on the disk; what waits would be written over a change.

        If not, the window has said why.
        """
        self._settle(record.id)
        return self._log.write_now(tell=True)

    def _open_editor(self, face: EntryFace) -> None:
        from retrotimer.ui.dialogs.entry_dialog import EntryDialog  # not for the start

        dialog = EntryDialog(face, self._window)
        record = face.record
        if record is None:
            dialog.save_requested.connect(self._add_unless_there)
            dialog.again_requested.connect(self._add)
        else:
            dialog.save_requested.connect(lambda entry: self._keep(lambda: self.edits.correct(record, entry)))
        self._open(dialog)

    def _add_unless_there(self, entry: "Entry") -> None:
        """Keep a new walk; where the same one is there already, the editor asks whether it is another."""
        from retrotimer.ui.dialogs.entry_dialog import EntryDialog

        dialog, there = self._dialog, None
        if isinstance(dialog, EntryDialog):
            with suppress(StoreError):  # writing it says what is wrong
                there = twin(entry, self._history.walks_on(entry.day), at_told=dialog.tells_time)
        if there is not None and isinstance(dialog, EntryDialog):
            dialog.show_twin(there)
        else:
            self._add(entry)

    def _add(self, entry: "Entry") -> None:
        self._keep(lambda: self.edits.add(entry))

    def _open(self, dialog: "Dialog") -> None:
        self._dialog = dialog
        dialog.finished.connect(self._on_dialog_closed)
        dialog.open()

    def _on_dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _put_back(self, walk: "WalkId") -> None:
        """Undo what waits in the log to be removed, or was removed by it."""
        self._log.put_back(walk)
        self.walk_changed.emit(walk)
        self.history_changed.emit()
        self._window.banner.say(entries.undone(Change.REMOVED), passing=True)

    def _keep_morning(self, walk: "WalkRecord", pain: "Pain", *, urgent_sign: bool) -> None:
        """Keep what was told of a morning; a sign is told whether or not the pain can be written."""
        if urgent_sign:
            self._log.tell_urgent_sign(self._clock.read().utc)
        if pain.told:
            self._keep(lambda: self.edits.correct(walk, replace(entry_of(walk), pain_morning=pain)))
        elif self._dialog is not None:
            self._dialog.close_kept()
            self._window.banner.say(safety.sign_kept(), passing=True)

    def _keep(self, write: "Callable[[], bool]") -> None:
        """Keep what stands in the dialog, which closes, or says why that cannot be."""
        dialog = self._dialog
        if dialog is None:
            return
        try:
            if write():
                dialog.close_kept()
        except EntryError as error:
            dialog.show_wrong(error.wrong)

    def _on_edited(self, edit: "Edit") -> None:
        self._show(edit, edit.day)
        self._window.banner.say(edit.told or entries.done(edit.change), entries.undo(), self.edits.undo)

    def _on_taken_back(self, edit: "Edit") -> None:
        self._show(edit, edit.day_before)
        self._window.banner.say(entries.undone(edit.change), passing=True)

    def _show(self, edit: "Edit", day: "date | None") -> None:
        """Let the calendar follow; after an import, which may be of long ago, it stays where it is."""
        if day is not None:
            self._month.select(day)
        if edit.walk is not None:
            self.walk_changed.emit(edit.walk)
        changed = self.data_changed if edit.change is Change.IMPORTED else self.history_changed
        changed.emit()

    def _on_failed(self, error: StoreError) -> None:
        words = problems.cannot_change(error)
        if isinstance(error, DamagedError):
            self._cannot_read(error)
        if self._dialog is not None:
            self._dialog.show_failure(words)
        elif not isinstance(error, DamagedError):
            self._window.banner.say(words)
        if isinstance(error, ChangedElsewhereError):
            self.history_changed.emit()  # to be looked at again

    def _show_steps(self) -> None:
        undo, redo = self.edits.to_undo, self.edits.to_redo
        self._window.menus.show_steps(
            entries.undo_action(undo.change) if undo else "",
            entries.redo_action(redo.change) if redo else "",
        )
