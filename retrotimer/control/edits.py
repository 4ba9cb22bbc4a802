"""What a person changes in the history by hand, each of it to be undone and done again.

Qt's `QUndoStack` keeps the order.  Writing can fail, and a command of Qt's cannot say so; so the writing
is done first, and the stack is moved only when it has succeeded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from retrotimer.core.days import stamp, wall_time
from retrotimer.core.entries import Entry, check, check_note, corrected, entry_of, new_record
from retrotimer.core.errors import StoreError
from retrotimer.core.ports import Clock, History
from retrotimer.core.records import WalkRecord

MOST_STEPS = 200
"""How many changes can be undone."""

Write = Callable[[], None]


class Change(Enum):
    """What kind of change it is."""

    ADDED = "added"
    CORRECTED = "corrected"
    REMOVED = "removed"
    OTHER_NOTED = "other_noted"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: what it is, on which day, how it is written and how it is taken back."""

    change: Change
    day: date
    write: Write
    take_back: Write


class _Step(QUndoCommand):
    """An edit's place on the stack; the writing is `Edits`' own."""

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self.edit = edit


class Edits(QObject):
    """The changes that were made by hand since the window opened.

    Signals:
        edited(edit): a change was written, for the first time or again.
        taken_back(edit): a change was undone.
        failed(error): a change could not be written or undone; nothing of it was.
    """

    edited = Signal(object)
    taken_back = Signal(object)
    failed = Signal(object)

    def __init__(
        self, clock: Clock, history: History, day_starts: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._day_starts = day_starts
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(MOST_STEPS)

    @property
    def stack(self) -> QUndoStack:
        """For whoever shows what can be undone; `undo` and `redo` do it."""
        return self._stack

    def add(self, entry: Entry) -> bool:
        """Enter a session that was walked without the timer; whether that was written.

        Raises:
            EntryError: the entry cannot be kept.
        """
        now, day_starts = self._clock.read(), self._day_starts()
        entry = check(entry, now, day_starts)
        started = stamp(self._clock.at_wall(wall_time(entry.day, entry.at, day_starts)), day_starts)
        record = new_record(uuid4(), entry, started, now.utc)
        return self._do(self._add(record), first=lambda: self._history.save(record))

    def correct(self, record: WalkRecord, entry: Entry) -> bool:
        """Correct a session; whether that was written.

        Raises:
            EntryError: the entry cannot be kept.
        """
        now, day_starts = self._clock.read(), self._day_starts()
        entry = check(entry, now, day_starts, entry_of(record))
        here = stamp(self._clock.at_wall(wall_time(entry.day, entry.at, day_starts)), day_starts)
        after = corrected(record, entry, here, now.utc, day_starts)
        if after == record:
            return True
        return self._do(
            Edit(
                Change.CORRECTED,
                after.started.date,
                lambda: self._history.correct(record, after),
                lambda: self._history.correct(after, record),
            )
        )

    def remove(self, record: WalkRecord) -> bool:
        """Take a session out of the history; whether that was written."""
        return self._do(
            Edit(
                Change.REMOVED,
                record.started.date,
                lambda: self._history.remove(record.id),
                lambda: self._history.put_back(record.id),
            )
        )

    def note_other(self, day: date, words: str) -> bool:
        """Note what else was done on a day; whether that was written.

        Raises:
            EntryError: the words cannot be kept.
        """
        words = check_note(words)
        try:
            before = self._history.other_exercise(day)
        except StoreError as error:
            self.failed.emit(error)
            return False
        if words == before:
            return True
        return self._do(
            Edit(
                Change.OTHER_NOTED,
                day,
                lambda: self._history.note_other_exercise(day, words),
                lambda: self._history.note_other_exercise(day, before),
            )
        )

    def undo(self) -> None:
        """Take the latest change back."""
        step = self._stack.command(self._stack.index() - 1)
        if isinstance(step, _Step) and self._written(step.edit.take_back):
            self._stack.undo()
            self.taken_back.emit(step.edit)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        step = self._stack.command(self._stack.index())
        if isinstance(step, _Step) and self._written(step.edit.write):
            self._stack.redo()
            self.edited.emit(step.edit)

    def _add(self, record: WalkRecord) -> Edit:
        return Edit(
            Change.ADDED,
            record.started.date,
            lambda: self._history.put_back(record.id),
            lambda: self._history.remove(record.id),
        )

    def _do(self, edit: Edit, first: Write | None = None) -> bool:
        """Write a change, the first time by `first` where that differs, and put it on the stack."""
        if not self._written(first or edit.write):
            return False
        self._stack.push(_Step(edit))
        self.edited.emit(edit)
        return True

    def _written(self, write: Write) -> bool:
        try:
            write()
        except StoreError as error:
            self.failed.emit(error)
            return False
        return True
