"""What a person changes in the history by hand, each of it to be undone and done again.

Writing can fail, and a command of Qt's undo stack cannot say so; nor can PySide's collector be trusted with
its commands.  So the order is kept here: the writing is done first, and the place in the order is moved only
when it has succeeded.  What takes long, an import, is done in steps between the events of the window;
until it is done, nothing else can be, and who tries is told so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from retrotimer.control.work import Work
from retrotimer.core.days import Stamp, stamp, wall_time
from retrotimer.core.entries import Change, Entry, check, corrected, day_starts_of, entry_of, new_record
from retrotimer.core.errors import ChangedElsewhereError, StoreError, WorkingError
from retrotimer.core.exchange.forms import FileError, Steps
from retrotimer.core.records import WalkRecord
from retrotimer.core.typed import check_note
from retrotimer.core.walk_id import WalkId, new_id

if TYPE_CHECKING:
    from retrotimer.core.exchange.ports import (
        Imported,  # brings all that files need: 20 ms, for the list alone
    )
    from retrotimer.core.ports import Clock, History

MOST_STEPS = 200
"""How many changes can be undone."""

Write = Callable[[], Steps[None] | None]
"""Writes something at once, or gives the steps in which it is written."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: what it is, how it is written and how it is taken back.

    Attributes:
        change: what it is.
        day: the day on which it is seen once it is written; None where it is about no day in particular.
        day_before: the day on which it is seen once it is taken back, likewise.
        write: writes it again; may raise `StoreError`.
        take_back: undoes it; likewise.
        walk: which walk it is about, if it is about one.
        told: what is said of it once it is written, where that is more than what it is.
    """

    change: Change
    day: date | None
    day_before: date | None
    write: Write
    take_back: Write
    walk: WalkId | None = None
    told: str = ""


class Edits(QObject):
    """The changes that were made by hand since the window opened.

    Signals:
        edited(edit): a change was written, for the first time or again.
        taken_back(edit): a change was undone.
        failed(error): a change could not be written or undone; nothing of it was.
        steps_changed(): what can be undone, or done again, is another change now, or none.
    """

    edited = Signal(object)
    taken_back = Signal(object)
    failed = Signal(object)
    steps_changed = Signal()

    def __init__(
        self, clock: "Clock", history: "History", day_starts: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._day_starts = day_starts
        self.work = Work(clock, self)
        self._edits: list[Edit] = []
        self._index = 0  # before it stands what can be undone, from it on what can be done again

    @property
    def to_undo(self) -> Edit | None:
        """What `undo` would take back."""
        return self._edits[self._index - 1] if self._index else None

    @property
    def to_redo(self) -> Edit | None:
        """What `redo` would write again."""
        return self._edits[self._index] if self._index < len(self._edits) else None

    def add(self, entry: Entry) -> bool:
        """Enter a session that was walked without the timer; whether that was written.

        Raises:
            EntryError: the entry cannot be kept.
        """
        now, day_starts = self._clock.read(), self._day_starts()
        entry = check(entry, now, day_starts)
        record = new_record(new_id(), entry, self._stamp(entry, day_starts), now.utc)
        day = record.started.date
        return self._do(
            Edit(
                Change.ADDED,
                day,
                day,
                lambda: self._history.put_back(record.id),
                lambda: self._history.remove(record.id),
                record.id,
            ),
            first=lambda: self._history.save(record),
        )

    def correct(self, record: WalkRecord, entry: Entry) -> bool:
        """Correct a session; whether that was written, or nothing differs.

        Raises:
            EntryError: the entry cannot be kept.
        """
        now, day_starts = self._clock.read(), day_starts_of(record, entry, self._day_starts())
        entry = check(entry, now, day_starts, entry_of(record))
        after = corrected(record, entry, self._stamp(entry, day_starts), now.utc, day_starts)
        if after == record:
            return True
        return self._do(
            Edit(
                Change.CORRECTED,
                after.started.date,
                record.started.date,
                lambda: self._history.correct(record, after),
                lambda: self._history.correct(after, record),
                record.id,
            )
        )

    def remove(self, record: WalkRecord) -> bool:
        """Take a session out of the history; whether that was written."""
        day = record.started.date
        return self._do(
            Edit(
                Change.REMOVED,
                day,
                day,
                lambda: self._history.remove(record.id),
                lambda: self._history.put_back(record.id),
                record.id,
            )
        )

    def note_other(self, day: date, before: str, words: str) -> bool:
        """Note what else was done on a day; whether that was written, or nothing differs.

        `before` is what the person saw there.  What another program has noted meanwhile is not overwritten.

        Raises:
            EntryError: the words cannot be kept.
        """
        words = check_note(words)
        if words == before:
            return True
        return self._do(
            Edit(
                Change.OTHER_NOTED if words else Change.OTHER_REMOVED,
                day,
                day,
                lambda: self._replace_other(day, before, words),
                lambda: self._replace_other(day, words, before),
            )
        )

    def keep_import(self, imported: "Imported", told: str = "") -> None:
        """Let an import that was written be undone as one step."""
        self._push(Edit(Change.IMPORTED, None, None, imported.write_again, imported.take_back, told=told))

    def undo(self) -> None:
        """Take the latest change back."""
        edit = self.to_undo
        if edit is not None:
            self._move(edit.take_back, self._index - 1, self.taken_back, edit)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        edit = self.to_redo
        if edit is not None:
            self._move(edit.write, self._index + 1, self.edited, edit)

    def forget(self) -> None:
        """Undo nothing of what was done so far any more: what it was done to has been replaced."""
        self._edits.clear()
        self._index = 0
        self.steps_changed.emit()

    def _stamp(self, entry: Entry, day_starts: int) -> Stamp:
        """The stamp of a session that began at this time of this day, where the machine is now."""
        return stamp(self._clock.at_wall(wall_time(entry.day, entry.at, day_starts)), day_starts)

    def _replace_other(self, day: date, before: str, after: str) -> None:
        if self._history.other_exercise(day) != before:
            raise ChangedElsewhereError(day.isoformat())
        self._history.note_other_exercise(day, after)

    def _do(self, edit: Edit, first: Write | None = None) -> bool:
        """Write a change, the first time by `first` where that differs; whether it is on the stack now."""
        if self._is_busy():
            return False
        try:
            (first or edit.write)()
        except StoreError as error:
            self.failed.emit(error)
            return False
        self._push(edit)
        return True

    def _is_busy(self) -> bool:
        """Whether an import is still being written or undone; then that is told."""
        if self.work.is_busy:
            self.failed.emit(WorkingError(""))
        return self.work.is_busy

    def _push(self, edit: Edit) -> None:
        """Keep a change that was written; what could have been done again cannot any more."""
        self._edits[self._index :] = [edit]
        del self._edits[:-MOST_STEPS]
        self._index = len(self._edits)
        self.steps_changed.emit()
        self.edited.emit(edit)

    def _move(self, write: Write, index: int, told: SignalInstance, edit: Edit) -> None:
        """Write an edit, or take it back; once that went well, `index` is the place in the order."""

        def done(_nothing: object = None) -> None:
            self._index = index
            self.steps_changed.emit()
            told.emit(edit)

        def fail(error: StoreError | FileError) -> None:
            self._drop_if_lost(error, edit)
            self.failed.emit(error)

        if self._is_busy():
            return
        try:
            steps = write()
        except StoreError as error:
            fail(error)
            return
        if steps is None:
            done()
        else:
            self.work.run(steps, done, fail)

    def _drop_if_lost(self, error: Exception, edit: Edit) -> None:
        """Drop an edit whose walk was changed elsewhere: it can never be written again.

        Those behind it could not be reached any more otherwise.
        """
        if isinstance(error, ChangedElsewhereError):
            at = self._edits.index(edit)
            del self._edits[at]
            self._index -= at < self._index
            self.steps_changed.emit()
