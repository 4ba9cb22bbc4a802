"""What the rules need from outside, as the smallest protocols that serve.

`desktop` and `store` fill them; tests fill them with fakes.  The errors they may raise are in
`retrotimer.core.errors`.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.days import Moment
from retrotimer.core.records import DayTotals, Feedback, WalkRecord
from retrotimer.core.settings import Settings


class Alarm(Protocol):
    """One appointment; setting it anew moves it."""

    def set(self, seconds: float) -> None:
        """Ring once, `seconds` from now; never early."""

    def set_coarse(self, seconds: float) -> None:
        """Ring once in about `seconds`, whenever it costs the machine least."""

    def clear(self) -> None:
        """Do not ring."""


class Clock(Protocol):
    """The machine's two clocks, read together, and its alarms."""

    def read(self) -> Moment:
        """Both clocks now."""

    def alarm(self, ring: Callable[[], None]) -> Alarm:
        """An alarm, not yet set, that calls `ring`."""


class History(Protocol):
    """The walks that are kept. Every method may raise `StoreError`; none leaves anything half-written."""

    def save(self, record: WalkRecord) -> None:
        """Write a session as it now stands, new or not."""

    def give_feedback(self, walk: UUID, feedback: Feedback) -> None:
        """Keep what was said after a session."""

    def remove(self, walk: UUID) -> None:
        """Take a session out of the history; `put_back` undoes it."""

    def put_back(self, walk: UUID) -> None:
        """Undo `remove`."""

    def find(self, walk: UUID) -> WalkRecord | None:
        """The session of this id, unless it was removed."""

    def unfinished(self) -> list[WalkRecord]:
        """Sessions that neither finished nor were stopped, oldest first."""

    def walks_on(self, day: date) -> list[WalkRecord]:
        """A day's ended sessions in their order."""

    def totals(self, first: date, last: date) -> Mapping[date, DayTotals]:
        """The sums of each day with a session, from `first` to `last`, both included."""

    def first_day(self) -> date | None:
        """The day of the earliest session, if there is one."""

    def confirm_doctor(self, check: DoctorCheck) -> None:
        """Keep that the doctor's check was confirmed."""

    def doctor_check(self) -> DoctorCheck | None:
        """The latest confirmation."""

    def last_pain_stop(self) -> datetime | None:
        """When a session was last stopped for pain (UTC), removed since or not."""


class SettingsStore(Protocol):
    """Where settings and the window's place are kept. Every method may raise `StoreError`."""

    def load(self) -> Settings:
        """The settings as stored, defaults where nothing valid is."""

    def save(self, settings: Settings) -> None:
        """Keep the settings."""

    def window_state(self) -> bytes:
        """What `keep_window_state` kept, or nothing."""

    def keep_window_state(self, state: bytes) -> None:
        """Keep the window's size and place."""
