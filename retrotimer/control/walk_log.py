"""Writes each walk the moment it is known, and goes on trying where the disk will not have it.

A walk never stops because it cannot be saved: it stays in memory, the window is told, and the
next attempt follows within `RETRY_SECONDS`.
"""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from retrotimer.core.errors import StoreError
from retrotimer.core.ports import Clock, History
from retrotimer.core.records import Feedback, WalkRecord

RETRY_SECONDS = 5.0


class WalkLog(QObject):
    """The way of a walk into the history."""

    saving_failed = Signal(object)
    saving_recovered = Signal()

    def __init__(self, clock: Clock, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._unsaved: dict[UUID, WalkRecord] = {}
        self._retry = clock.alarm(self._on_retry)

    @property
    def all_saved(self) -> bool:
        """Whether everything that is known has been written."""
        return not self._unsaved

    def save(self, record: WalkRecord) -> None:
        """Write a session as it now stands, or keep it for the next attempt."""
        older = self._unsaved.pop(record.id, None)
        if older is not None:
            record = replace(record, feedback=older.feedback)
        try:
            self._history.save(record)
        except StoreError as error:
            self._unsaved[record.id] = record
            self._retry.set(RETRY_SECONDS)
            self.saving_failed.emit(error)
            return
        if older is not None and self.all_saved:
            self._retry.clear()
            self.saving_recovered.emit()

    def give_feedback(self, walk: UUID, feedback: Feedback) -> None:
        """Keep what was said after a session."""
        if walk in self._unsaved:
            self._unsaved[walk] = replace(self._unsaved[walk], feedback=feedback)
            return
        try:
            self._history.give_feedback(walk, feedback)
        except StoreError as error:
            self.saving_failed.emit(error)

    def forget(self, walk: UUID) -> None:
        """Take a session out again; nothing remains to be written of it."""
        self._unsaved.pop(walk, None)
        self._history.remove(walk)

    def _on_retry(self) -> None:
        for record in tuple(self._unsaved.values()):
            self.save(record)
