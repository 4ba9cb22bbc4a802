"""What stands in for the machine in tests, and examples of the values that the app keeps.

`FakeClock` fills the port `Clock`.  Its time stands still until a test moves it, so nothing here sleeps.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from math import ceil
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import SignalInstance

from retrotimer.core.checklist import Clearance
from retrotimer.core.days import Moment, stamp
from retrotimer.core.errors import StoreError
from retrotimer.core.exchange.ports import Exchange
from retrotimer.core.machine import Machine
from retrotimer.core.pain import Pain
from retrotimer.core.plan import LEAST_MINUTES, MINUTE, MOST_MINUTES, Mode, PlanChoice, SegmentSeconds
from retrotimer.core.records import Feedback, Outcome, Timed, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.sound import Device, OutputState, Sound, SoundChoice, SoundState, VoiceState
from retrotimer.core.surroundings import PowerState, RemoteFace, RemoteWish
from retrotimer.core.walk_id import WalkId, new_id
from retrotimer.store.database import Database
from retrotimer.store.history import _SAVE
from retrotimer.store.rows import row_of

ZONE = "Europe/Berlin"
TODAY = date(2026, 11, 17)
"""A Tuesday."""

SHORTEST_WAIT = 0.001
"""Seconds; an alarm of no time at all still costs a turn of the event loop, as a real one does."""

DESK, KITCHEN = Device("desk", "Desk"), Device("kitchen", "Kitchen")

Lateness = float | tuple[float, ...]

T = TypeVar("T")


def a_moment(
    day: date = TODAY, hour: int = 9, minute: int = 0, *, zone: str = ZONE, at: float = 1000.0
) -> Moment:
    """Both clocks on a day, at a time of the wall clock."""
    return Moment(at, datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone)), zone)


class FakeAlarm:
    """An alarm of a `FakeClock`."""

    def __init__(self, clock: "FakeClock", ring: Callable[[], None]) -> None:
        self._clock = clock
        self.ring = ring
        self.due: float | None = None
        self.coarse = False

    def set(self, seconds: float) -> None:
        """Ring once, `seconds` from now."""
        self.due = self._clock.at + max(seconds, SHORTEST_WAIT)
        self.coarse = False

    def set_coarse(self, seconds: float) -> None:
        """Ring once, `seconds` from now, and remember that it need not be exact."""
        self.set(seconds)
        self.coarse = True

    def clear(self) -> None:
        """Do not ring."""
        self.due = None


class FakeClock:
    """Both clocks of a machine, frozen until they are moved."""

    def __init__(self, start: Moment | None = None) -> None:
        start = start or a_moment()
        self.at = start.at
        self._utc = start.utc
        self._local = start.wall.tzinfo
        self._zone = start.zone
        self._asleep: float | None = 0.0
        self._alarms: list[FakeAlarm] = []

    def read(self) -> Moment:
        """Both clocks now."""
        return Moment(self.at, self._utc.astimezone(self._local), self._zone, self._asleep)

    def at_wall(self, wall: datetime) -> Moment:
        """The moment at which the wall clock shows `wall`."""
        local = wall.replace(tzinfo=self._local, fold=0)
        at = self.at - (self._utc - local.astimezone(UTC)).total_seconds()
        return Moment(at, local, self._zone, self._asleep)

    def alarm(self, ring: Callable[[], None]) -> FakeAlarm:
        """An alarm, not yet set."""
        alarm = FakeAlarm(self, ring)
        self._alarms.append(alarm)
        return alarm

    def waiting(self, *, coarse: bool | None = None) -> list[float]:
        """In how many seconds the alarms that are set will ring; all, the coarse or the exact ones."""
        return sorted(
            alarm.due - self.at
            for alarm in self._alarms
            if alarm.due is not None and coarse in {None, alarm.coarse}
        )

    def advance(self, seconds: float, *, late_by: Lateness = 0.0) -> None:
        """Let time pass; each alarm rings at its moment, or `late_by` seconds after (in turn, if several)."""
        end = self.at + seconds
        lateness = cycle(late_by if isinstance(late_by, tuple) else (late_by,))
        late = next(lateness)
        while (alarm := self._next_due(end - late)) is not None:
            due = self._take(alarm)
            self._pass(max(0.0, due + late - self.at), exactly=due if not late else None)
            alarm.ring()
            late = next(lateness)
        self._pass(max(0.0, end - self.at), exactly=end)

    def stall(self, seconds: float) -> None:
        """Let time pass while the event loop hangs: what was due meanwhile rings once, afterwards."""
        self._pass(seconds)
        while (alarm := self._next_due(self.at)) is not None:
            self._take(alarm)
            alarm.ring()

    def sleep(self, seconds: float) -> None:
        """Let the machine sleep: the wall clock goes on, the other one and all alarms stand still."""
        self._utc += timedelta(seconds=seconds)
        if self._asleep is not None:
            self._asleep += seconds

    def keep_sleep_secret(self) -> None:
        """Be a machine that does not tell how long it slept."""
        self._asleep = None

    def skip(self, seconds: float) -> None:
        """Let time pass that nobody looks at: it hangs until the last second, which then passes as any other.

        Where it leads is where `advance` leads, in a hundredth of the time, as a walk ticks 600 times in ten
        minutes and each tick draws.  Not for what a walker sees or hears on the way.
        """
        self.stall(seconds - 1)
        self.advance(1)

    def jump_wall(self, seconds: float) -> None:
        """Set the wall clock, as a person or a time server does."""
        self._utc += timedelta(seconds=seconds)

    def travel(self, zone: str) -> None:
        """Take the machine to another time zone."""
        self._local, self._zone = ZoneInfo(zone), zone

    def _next_due(self, until: float) -> FakeAlarm | None:
        due = [alarm for alarm in self._alarms if alarm.due is not None and alarm.due <= until]
        return min(due, key=lambda alarm: alarm.due or 0.0, default=None)

    def _take(self, alarm: FakeAlarm) -> float:
        due, alarm.due = alarm.due, None
        assert due is not None
        return due

    def _pass(self, seconds: float, *, exactly: float | None = None) -> None:
        self._utc += timedelta(seconds=seconds)
        self.at = self.at + seconds if exactly is None else max(self.at, exactly)


class FakeSpeaker:
    """Keeps what a walker would have heard; its state is what a test says."""

    def __init__(self) -> None:
        self.state = SoundState(
            VoiceState.READY, OutputState.READY, "Ann", "Desk", voices=("Ann", "Bob"), devices=(DESK, KITCHEN)
        )
        self.choice: SoundChoice | None = None
        self.played: list[tuple[Sound | None, str]] = []
        self.asked: list[str] = []
        self._listeners: list[Callable[[SoundState], None]] = []

    def follow(self, listener: Callable[[SoundState], None]) -> None:
        """Tell this listener of every new state."""
        self._listeners.append(listener)

    def become(self, state: SoundState) -> None:
        """Let the machine's sound be another one."""
        self.state = state
        for listener in self._listeners:
            listener(state)

    def prepare(self, choice: SoundChoice) -> None:
        """Remember the choice."""
        self.choice = choice
        self.asked.append("prepare")

    def wake(self) -> None:
        """Remember it."""
        self.asked.append("wake")

    def play(self, sound: Sound | None, words: str = "", *, urgent: bool = False) -> None:
        """Remember what would have been heard."""
        self.played.append((sound, words))
        self.asked.append("urgent" if urgent else "play")

    def hush(self) -> None:
        """Remember it."""
        self.asked.append("hush")

    def release(self) -> None:
        """Remember it."""
        self.choice = None
        self.asked.append("release")

    @property
    def words(self) -> list[str]:
        """All words that were spoken."""
        return [words for _, words in self.played]


class FakeKeepAwake:
    """Stays awake, or not, as a test says."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.held = False
        self.prepared = False

    def prepare(self) -> None:
        """Remember it."""
        self.prepared = True

    def hold(self, tell: Callable[[bool], None]) -> None:
        """Stay awake, and tell at once."""
        self.held = self.works
        self._tell = tell
        tell(self.works)

    def fall(self) -> None:
        """What kept it awake goes by itself, as a bus does."""
        self.held = False
        self._tell(False)  # noqa: FBT003 - as the port has it

    def release(self) -> None:
        """Sleep again."""
        self.held = False


class FakePower:
    """Runs on what a test says; on the mains, for now."""

    def __init__(self) -> None:
        self.state = PowerState(percent=80, on_battery=False, lid_sleeps=False)

    def read(self) -> PowerState:
        """As it is now."""
        return self.state


class FakeMediaKeys:
    """Keeps what is shown on a lock screen, and presses its keys."""

    def __init__(self) -> None:
        self.hear: Callable[[RemoteWish], None] | None = None
        self.faces: list[RemoteFace] = []

    def offer(self, hear: Callable[[RemoteWish], None]) -> None:
        """Be there."""
        self.hear = hear

    def show(self, face: RemoteFace) -> None:
        """Remember the face."""
        self.faces.append(face)

    def withdraw(self) -> None:
        """Be there no longer."""
        self.hear = None

    def press(self, wish: RemoteWish) -> None:
        """Wish for something from afar."""
        assert self.hear is not None, "nobody listens"
        self.hear(wish)


class FakeSleepWatch:
    """Tells of sleep when a test says so."""

    def __init__(self) -> None:
        self.hear: Callable[[bool], None] | None = None

    def watch(self, hear: Callable[[bool], None]) -> None:
        """Listen."""
        self.hear = hear

    def leave(self) -> None:
        """Listen no more."""
        self.hear = None

    def tell(self, *, sleeps: bool) -> None:
        """Be about to sleep, or awake again."""
        assert self.hear is not None, "nobody listens"
        self.hear(sleeps)


class HereAside:
    """Does at once what should be done aside."""

    def run(
        self, job: Callable[[], T], then: Callable[[T], None], fail: Callable[[StoreError], None]
    ) -> None:
        """Do the job, then one of the two."""
        try:
            result = job()
        except StoreError as error:
            fail(error)
        else:
            then(result)


class FakeMachine:
    """The parts of a machine, each under its own name, and the whole."""

    def __init__(self) -> None:
        self.speaker = FakeSpeaker()
        self.keep_awake = FakeKeepAwake()
        self.power = FakePower()
        self.media_keys = FakeMediaKeys()
        self.sleep_watch = FakeSleepWatch()

    def whole(self) -> Machine:
        """As the app asks for it."""
        return Machine(self.speaker, self.keep_awake, self.power, self.media_keys, self.sleep_watch)


def no_files() -> Exchange:
    """What an app is given that has nothing to do with files."""
    raise AssertionError("nobody asked for a file")


def heard(signal: SignalInstance) -> list[Any]:
    """A list that fills with what a signal carries: its value, or a tuple where there are more or none."""
    seen: list[Any] = []

    def hear(*values: object) -> None:
        seen.append(values[0] if len(values) == 1 else values)

    signal.connect(hear)
    return seen


def a_clearance(*, doctor_on: date = TODAY, flat_open: bool = True, buddy: bool = False) -> Clearance:
    """A confirmed checklist."""
    return Clearance(doctor_on, flat_open, buddy)


def an_id(number: int) -> WalkId:
    """The same one each time for a number."""
    return WalkId(f"00000000-0000-0000-0000-{number:012x}")


def a_record(
    day: date = TODAY,
    minutes: float = 10.0,
    *,
    hour: int = 9,
    mode: Mode = Mode.WALK,
    outcome: Outcome = Outcome.FINISHED,
    reason: StopReason | None = None,
    walk: WalkId | None = None,
) -> WalkRecord:
    """A session on a day with this many backward minutes, or part of them if it was stopped."""
    choice = PlanChoice(minutes=min(max(ceil(minutes), LEAST_MINUTES), MOST_MINUTES), mode=mode)
    start = a_moment(day, hour)
    seconds = choice.get_ready + minutes * MINUTE
    return WalkRecord(
        id=walk or new_id(),
        started=stamp(start),
        mode=mode,
        walked=SegmentSeconds(get_ready=float(choice.get_ready), backward=minutes * MINUTE),
        outcome=outcome,
        reason=reason,
        timed=Timed(choice, a_clearance(doctor_on=day)),
        written=start.utc + timedelta(seconds=seconds),
    )


def a_stopped_record(
    day: date = TODAY, minutes: float = 4.0, *, reason: StopReason = StopReason.DONE, hour: int = 9
) -> WalkRecord:
    """A session that ended early."""
    return a_record(day, minutes, hour=hour, outcome=Outcome.STOPPED, reason=reason)


def some_records(years: float, until: date = TODAY, *, days_a_week: int = 7) -> Iterator[WalkRecord]:
    """A walk on every day of some years up to `until`, or on the first days of each week; the same each time.

    Most are complete, every seventh was stopped early and every eleventh was a run.
    """
    for number in range(round(years * 365.25)):
        day = until - timedelta(days=number)
        if day.weekday() >= days_a_week:
            continue
        walk = an_id(day.toordinal())
        if number % 7 == 6:
            record = a_record(day, 3 + number % 6, outcome=Outcome.STOPPED, reason=StopReason.DONE, walk=walk)
        else:
            mode = Mode.RUN if number % 11 == 10 else Mode.WALK
            record = a_record(day, 10 + number % 6, mode=mode, walk=walk)
        yield replace(record, pain_before=Pain(number % 6), feedback=Feedback(Pain(number % 5)))


def fill_history(database: Database, years: float = 10, until: date = TODAY, *, days_a_week: int = 7) -> int:
    """Save `some_records`; how many they are. All at once, so that a hundred years take two seconds."""
    rows = [row_of(record) for record in some_records(years, until, days_a_week=days_a_week)]
    with database.writing() as connection:
        connection.executemany(_SAVE, rows)
    return len(rows)
