"""A history on a disk that can fail, around a real one."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.ports import History
from retrotimer.core.records import DayTotals, Feedback, WalkRecord

if TYPE_CHECKING:
    from retrotimer.core.errors import StoreError


class FailingHistory:
    """Hands everything on to the real history, or raises `fails_with` while that is set."""

    def __init__(self, real: History) -> None:
        self._real = real
        self.fails_with: StoreError | None = None

    @property
    def _history(self) -> History:
        if self.fails_with is not None:
            raise self.fails_with
        return self._real

    def save(self, record: WalkRecord) -> None:
        self._history.save(record)

    def give_feedback(self, walk: UUID, feedback: Feedback) -> None:
        self._history.give_feedback(walk, feedback)

    def remove(self, walk: UUID) -> None:
        self._history.remove(walk)

    def put_back(self, walk: UUID) -> None:
        self._history.put_back(walk)

    def find(self, walk: UUID) -> WalkRecord | None:
        return self._history.find(walk)

    def unfinished(self) -> list[WalkRecord]:
        return self._history.unfinished()

    def walks_on(self, day: date) -> list[WalkRecord]:
        return self._history.walks_on(day)

    def totals(self, first: date, last: date) -> Mapping[date, DayTotals]:
        return self._history.totals(first, last)

    def first_day(self) -> date | None:
        return self._history.first_day()

    def confirm_doctor(self, check: DoctorCheck) -> None:
        self._history.confirm_doctor(check)

    def doctor_check(self) -> DoctorCheck | None:
        return self._history.doctor_check()

    def last_pain_stop(self) -> datetime | None:
        return self._history.last_pain_stop()
