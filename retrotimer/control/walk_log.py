"""Writes each walk the moment it is known, and goes on trying where the disk will not have it.

A walk never stops because it cannot be saved: what is to be written waits in memory, the window is
told, and the next attempt follows within `RETRY_SECONDS`.  What damaged data will not take would wait for
ever; it goes to a place beside them, the refuge, from which the rescue takes it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.errors import DamagedError, StoreError
from retrotimer.core.records import Feedback, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.walk_id import WalkId

if TYPE_CHECKING:
    from retrotimer.core.ports import Clock, History

Write = Callable[["History"], None]
"""Writes something into a history, whichever that is."""

RETRY_SECONDS = 5.0


class WalkLog(QObject):
    """The way of a walk into the history.

    Signals:
        saving_failed(error): something could not be written; it waits for the next attempt. Said once,
            and again if the reason becomes another or `write_now` is to tell.
        saving_recovered(): all that waited has been written.
        damage_met(error): the data are damaged and take nothing; said once.
        told(): a doctor's check or an urgent sign was told, which no walk shows.
    """

    saving_failed = Signal(object)
    saving_recovered = Signal()
    damage_met = Signal(object)
    told = Signal()

    def __init__(
        self,
        clock: "Clock",
        history: "History",
        parent: QObject | None = None,
        *,
        refuge: Callable[[Write], None] | None = None,
    ) -> None:
        """`refuge` writes beside the data, and may raise `StoreError`; without one, all waits."""
        super().__init__(parent)
        self._history = history
        self._refuge = refuge
        self._has_met_damage = False
        # In the order of the wishes, and of each walk's kind of wish only the latest.
        self._waiting: dict[tuple[WalkId | None, str], Write] = {}
        self._saves: dict[WalkId, Write] = {}  # the latest of each walk of this run
        self._pain_stop: datetime | None = None
        self._urgent_sign: datetime | None = None
        self._failing: type[StoreError] | None = None
        self._retry = clock.alarm(self._write)

    @property
    def all_saved(self) -> bool:
        """Whether everything that is known has been written."""
        return not self._waiting

    def save(self, record: WalkRecord) -> None:
        """Write a session as it now stands."""
        if record.reason is StopReason.PAIN:
            self._pain_stop = record.written
        write = self._saves[record.id] = lambda history: history.save(record)
        self._wish(record.id, "record", write)

    def last_pain_stop(self) -> datetime | None:
        """When a session was last stopped for pain (UTC), on the disk already or not.

        Raises:
            StoreError: the history cannot be read.
        """
        return _later(self._history.last_pain_stop(), self._pain_stop)

    def tell_urgent_sign(self, utc: datetime) -> None:
        """Keep that a person told of an urgent sign."""
        self._urgent_sign = utc
        self._wish(None, "sign", lambda history: history.keep_urgent_sign(utc))
        self.told.emit()

    def last_urgent_sign(self) -> datetime | None:
        """When an urgent sign was last told (UTC), on the disk already or not.

        Raises:
            StoreError: it cannot be read.
        """
        return _later(self._history.last_urgent_sign(), self._urgent_sign)

    def give_feedback(self, walk: WalkId, feedback: Feedback) -> None:
        """Keep what was said after a session."""
        self._wish(walk, "feedback", lambda history: history.give_feedback(walk, feedback))

    def forget(self, walk: WalkId) -> None:
        """Take a session out of the history again; `put_back` undoes it."""
        self._wish(walk, "place", lambda history: history.remove(walk))

    def put_back(self, walk: WalkId) -> None:
        """Undo `forget`."""
        self._wish(walk, "place", lambda history: history.put_back(walk))

    def confirm_doctor(self, check: DoctorCheck) -> None:
        """Keep that the doctor's check was confirmed."""
        self._wish(None, "doctor", lambda history: history.confirm_doctor(check))
        self.told.emit()

    def write_now(self, *, tell: bool = False) -> bool:
        """Try once more to write what waits; whether everything is on the disk now.

        With `tell`, what fails is told although it has been: somebody has just asked for it.
        """
        if self._waiting:
            self._write(tell=tell)
        return self.all_saved

    def _wish(self, walk: WalkId | None, kind: str, write: Write) -> None:
        self._waiting[walk, kind] = write
        self._write()

    def _write(self, *, tell: bool = False) -> None:
        """Write what waits; what belongs to a walk that cannot be written waits with it."""
        failures: dict[WalkId | None, StoreError] = {}
        for (walk, kind), write in tuple(self._waiting.items()):
            if walk in failures:
                continue
            try:
                self._keep(walk, write)
            except StoreError as error:
                failures[walk] = error
            else:
                del self._waiting[walk, kind]
        if failures:
            self._retry.set(RETRY_SECONDS)
            first = next(iter(failures.values()))
            before, self._failing = self._failing, type(first)
            if tell or before is not type(first):
                self.saving_failed.emit(first)
        elif self._failing is not None:
            self._failing = None
            self._retry.clear()
            self.saving_recovered.emit()

    def _keep(self, walk: WalkId | None, write: Write) -> None:
        """Write something into the history, or beside it where that is damaged.

        What is told of a walk needs the walk, and the refuge may not have it: it is from before the damage.
        """
        try:
            write(self._history)
        except DamagedError as error:
            if self._refuge is None:
                raise
            save = self._saves.get(walk) if walk is not None else None
            if save is not None and save is not write:
                self._refuge(save)
            self._refuge(write)
            if not self._has_met_damage:
                self._has_met_damage = True
                self.damage_met.emit(error)


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((moment for moment in (one, other) if moment is not None), default=None)
