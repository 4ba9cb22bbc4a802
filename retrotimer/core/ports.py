"""What the rules need from outside, as the smallest protocols that serve.

`desktop` and `store` fill them; tests fill them with fakes.  The errors they may raise are in
`retrotimer.core.errors`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.copies import Copy
from retrotimer.core.days import Moment
from retrotimer.core.errors import StoreError
from retrotimer.core.guidance import Guidance
from retrotimer.core.keeping import Merged, Restored
from retrotimer.core.queries import WalkQuery
from retrotimer.core.records import DatedNote, DayTotals, Feedback, WalkLine, WalkRecord
from retrotimer.core.settings import Settings
from retrotimer.core.soundness import Findings
from retrotimer.core.walk_id import WalkId

if TYPE_CHECKING:
    from retrotimer.core.reminders import Past
    from retrotimer.core.statistics.rows import HabitRow, ToldPain, WeekSums

T = TypeVar("T")


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

    def at_wall(self, wall: datetime) -> Moment:
        """The moment at which the wall clock shows `wall` (naive), in the zone that the machine is in now.

        Of an hour that comes twice it is the first; one that is left out is read as if it were not, in the
        offset that held before, so that what was meant for a day stays on it.
        """

    def alarm(self, ring: Callable[[], None]) -> Alarm:
        """An alarm, not yet set, that calls `ring`."""


class Aside(Protocol):
    """Does what takes long beside the event loop."""

    def run(
        self, job: Callable[[], T], then: Callable[[T], None], fail: Callable[[StoreError], None]
    ) -> None:
        """Do the job somewhere else, then one of the two here, with its result or the `StoreError` it met."""


class Keeper(Protocol):
    """Keeps the data safe. Every method may raise `StoreError` and may be called from any thread.

    What is called `wall` is the wall clock's time: it names the copies that are made.
    """

    @property
    def backup_folder(self) -> str:
        """Where the backups are."""

    def latest_backup(self, today: date) -> Copy | None:
        """The latest backup of any day until today; without one, of a day to come."""

    def path_of(self, copy: Copy) -> str:
        """Where a copy lies."""

    def backup_if_changed(self, wall: datetime) -> Copy | None:
        """Make this day's backup anew, unless the latest one holds all that there is."""

    def back_up(self, wall: datetime) -> Copy:
        """Make a backup now, which no later one replaces."""

    def back_up_to(self, target: str) -> int:
        """Write a backup to a file; how many walks it holds."""

    def count(self, path: str) -> int:
        """How many walks a sound backup holds.

        Raises:
            StoreError: it is not sound, or cannot be read.
        """

    def restore(self, source: str, wall: datetime, *, alone: bool) -> Restored:
        """Put a backup in the place of the data, which are backed up first.

        What is there may be damaged.  Then it is set aside, if this process is `alone` with it.
        """

    def look_through(self) -> Findings:
        """Look whether all is well with the data."""

    def conflicts(self) -> Sequence[str]:
        """The copies that a synchronising service left beside the data, by name."""

    def merge(self, name: str, wall: datetime) -> Merged:
        """Take over from such a copy what the data do not have; it goes among the backups then."""

    def doubt(self) -> None:
        """Keep that damage was met, so that the next start looks before it writes anything."""


class History(Protocol):
    """The walks that are kept. Every method may raise `StoreError`; none leaves anything half-written."""

    def save(self, record: WalkRecord) -> None:
        """Write a session as it now stands, new or not."""

    def correct(self, before: WalkRecord, after: WalkRecord) -> None:
        """Replace a session by what it should have been.

        Raises:
            ChangedElsewhereError: it is no longer what it was `before`; nothing was written.
        """

    def give_feedback(self, walk: WalkId, feedback: Feedback) -> None:
        """Keep what was said after a session."""

    def remove(self, walk: WalkId) -> None:
        """Take a session out of the history; `put_back` undoes it."""

    def put_back(self, walk: WalkId) -> None:
        """Undo `remove`."""

    def find(self, walk: WalkId) -> WalkRecord | None:
        """The session of this id, unless it was removed."""

    def unfinished(self) -> list[WalkRecord]:
        """Sessions that neither finished nor were stopped, oldest first."""

    def walks_on(self, day: date) -> list[WalkRecord]:
        """A day's ended sessions in their order."""

    def totals(self, first: date, last: date) -> Mapping[date, DayTotals]:
        """The sums of each day with a session, from `first` to `last`, both included."""

    def complete_days(self, first: date, last: date) -> Sequence[date]:
        """The complete days from `first` to `last`, both included, in their order."""

    def first_day(self) -> date | None:
        """The day of the earliest session, if there is one."""

    def last_walk(self) -> WalkRecord | None:
        """The session that began last, of those that have ended."""

    def matching(self, query: WalkQuery) -> Sequence[int]:
        """The keys of all ended sessions that a query asks for, in its order, for `read`."""

    def months(self) -> Sequence[date]:
        """The first days of all months with an ended session, the latest first."""

    def count(self) -> int:
        """How many ended sessions there are in all."""

    def week_sums(self, first: date, last: date, shared: int) -> "Sequence[WeekSums]":
        """The sums of every `shared` weeks from `first` on that have a session, in their order."""

    def told_pains(self, first: date, last: date, shared: int) -> "Sequence[ToldPain]":
        """Each walk with which a pain was told, oldest first.

        Where more than one week is `shared`, instead the means of each so many, counted from `first` on.
        """

    def habits(self, first: date, last: date) -> "Sequence[HabitRow]":
        """How many sessions there are of each hour of the day, kind and place."""

    def read(self, keys: Sequence[int]) -> list[WalkRecord]:
        """The sessions of these keys in the same order; one that is gone meanwhile is left out."""

    def lines(self, first: date, last: date) -> Sequence[WalkLine]:
        """What a summary needs of the ended sessions from `first` to `last`, both included, in order."""

    def notes(self, first: date, last: date, most: int) -> tuple[int, Sequence[DatedNote]]:
        """How many sessions of these days have a note, and the latest `most` notes in their order."""

    def other_exercise(self, day: date) -> str:
        """What else was done on a day, in words; an empty text where nothing was noted."""

    def note_other_exercise(self, day: date, words: str) -> None:
        """Keep what else was done on a day; an empty text takes it away."""

    def confirm_doctor(self, check: DoctorCheck) -> None:
        """Keep that the doctor's check was confirmed."""

    def doctor_check(self) -> DoctorCheck | None:
        """The latest confirmation."""

    def doctor_checks(self) -> Sequence[DoctorCheck]:
        """All confirmations in their order."""

    def last_pain_stop(self) -> datetime | None:
        """When a session was last stopped for pain (UTC), removed since or not."""

    def keep_urgent_sign(self, utc: datetime) -> None:
        """Keep when an urgent sign was told; one that was told later stays."""

    def last_urgent_sign(self) -> datetime | None:
        """When an urgent sign was last told (UTC)."""


class SettingsStore(Protocol):
    """Where settings and the window's place are kept. Every method may raise `StoreError`."""

    def load(self) -> Settings:
        """The settings as stored, defaults where nothing valid is."""

    def save(self, settings: Settings) -> None:
        """Keep the settings."""

    def load_guidance(self) -> Guidance:
        """How a person wants to be guided, defaults where nothing valid is."""

    def save_guidance(self, guidance: Guidance) -> None:
        """Keep how a person wants to be guided."""

    def asked_on(self) -> date | None:
        """The day that `keep_asked` kept, or None."""

    def keep_asked(self, day: date) -> None:
        """Keep that the question of this day's morning was put away."""

    def reminded(self) -> "Past":
        """What was told and answered of the reminders so far."""

    def keep_reminded(self, before: "Past", after: "Past") -> bool:
        """Keep what was told or answered, unless that is no longer as it was `before`; whether it was kept.

        Who wants to tell a reminder keeps it first: of several processes, only one may.
        """

    def window_state(self) -> bytes:
        """What `keep_window_state` kept, or nothing."""

    def keep_window_state(self, state: bytes) -> None:
        """Keep the window's size and place."""

    def first_steps_seen(self) -> bool:
        """Whether the first steps were gone through or skipped."""

    def keep_first_steps_seen(self) -> None:
        """Keep that they were."""

    def background_told(self) -> bool:
        """Whether the person was told what closing the window means while the app goes on without it."""

    def keep_background_told(self) -> None:
        """Keep that they were."""


class Autostart(Protocol):
    """The system's list of what starts when a person logs in, as far as it is about this app and its data."""

    @property
    def offered(self) -> bool:
        """Whether this system has such a list that the app may change."""

    def is_on(self) -> bool:
        """Whether an entry is there that the person has not switched off elsewhere; never raises."""

    def put(self) -> None:
        """Put the app on the list, as the program that runs now; an entry of before gives way.

        Raises:
            LoginError: the list cannot be changed; it stays as it is.
        """

    def mend(self) -> bool:
        """Where an entry is on that names another program, put this one's in its place; whether it did.

        Raises:
            LoginError: as `put`.
        """

    def remove(self) -> None:
        """Take the app off the list; nothing happens where it is not on it.

        Raises:
            LoginError: as `put`.
        """
