"""When a person is reminded of their walk: what is due at a moment, and what was told or put off before.

A reminder belongs to a day, as `core.days` has it, and is due from the first moment on at which the clock on
the wall shows its time, or a later one, until that day is over.  So one that was slept through is told on
waking, one at an hour that the clocks leave out is told when they go on, and none is told twice: not in an
hour that comes twice, and not in a day that does, where somebody has flown over the date line.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from retrotimer.core.bounds import DAYS
from retrotimer.core.days import Moment, wall_time
from retrotimer.core.weeks import week_start

if TYPE_CHECKING:
    from retrotimer.core.settings import Settings

SNOOZE = timedelta(minutes=30)
"""What "In 30 minutes" means."""

LOOK_SECONDS = 30.0
"""How far ahead somebody looks who has no other reason to wake up: a longer timer would sleep with the
machine."""

A_DAY = timedelta(days=1)

TWO_WEEKS = 2 * DAYS
"""Days within which the next reminder lies: this week may be skipped, and today's be over."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """What a person has chosen.

    Attributes:
        on: whether to remind at all.
        weekdays: on which they mean to walk; Monday is 0.
        at: the time that the clock on the wall shows, in whole minutes.
        day_starts: the hour, 0 to 6, at which a new day begins; an earlier time belongs to the day before.
        first_weekday: on which the week begins that can be skipped.
    """

    on: bool
    weekdays: frozenset[int]
    at: time
    day_starts: int = 0
    first_weekday: int = 0

    @property
    def active(self) -> bool:
        """Whether there is ever anything to tell."""
        return self.on and bool(self.weekdays)

    @property
    def after_midnight(self) -> bool:
        """Whether the calendar has its next day already when it is time."""
        return self.at.hour < self.day_starts


@dataclass(frozen=True, slots=True)
class Told:
    """The reminder of this day was told, or its walk was under way when it was time."""

    day: date


@dataclass(frozen=True, slots=True)
class Snoozed:
    """The reminder of this day is to be told again; `until` is the instant, in UTC."""

    day: date
    until: datetime


@dataclass(frozen=True, slots=True)
class NotToday:
    """Nothing more is wanted on this day."""

    day: date


Answered = Told | Snoozed | NotToday
"""What became of the latest reminder."""


@dataclass(frozen=True, slots=True)
class Past:
    """What was told and answered so far; the window and the terminal share it.

    Attributes:
        last: what became of the latest reminder, if there was one.
        skipped: a day of the week that is left out, if one is.
    """

    last: Answered | None = None
    skipped: date | None = None

    def told(self, day: date) -> "Past":
        """The reminder of this day has been told."""
        return replace(self, last=Told(day))

    def snoozed(self, day: date, now: Moment) -> "Past":
        """It shall be told again in 30 minutes."""
        return replace(self, last=Snoozed(day, now.utc + SNOOZE))

    def owed(self, day: date, now: Moment) -> "Past":
        """It was told and not answered, and whoever goes on from here shall tell it again, from now on."""
        return replace(self, last=Snoozed(day, now.utc))

    def put_off(self, day: date) -> "Past":
        """Nothing more is wanted on this day."""
        return replace(self, last=NotToday(day))

    def skip_week(self, day: date) -> "Past":
        """The week of this day is left out."""
        return replace(self, skipped=day)

    def skip_nothing(self) -> "Past":
        """No week is left out."""
        return replace(self, skipped=None)

    def skips(self, day: date, first_weekday: int) -> bool:
        """Whether the week that this day lies in is left out."""
        return self.skipped is not None and week_start(self.skipped, first_weekday) == week_start(
            day, first_weekday
        )


def reminders_of(settings: "Settings", first_weekday: int) -> Reminders:
    """What these settings choose; `first_weekday` is asked of the system where none was chosen."""
    return Reminders(
        settings.remind,
        frozenset(settings.planned_weekdays),
        settings.remind_at,
        settings.day_starts,
        first_weekday,
    )


def due(reminders: Reminders, past: Past, now: Moment, quiet: Container[date]) -> date | None:
    """The day whose reminder is to be told now, if one is.

    `quiet` are days on which nothing is to be told: they are complete, or a walk was stopped for pain.
    """
    if not reminders.active or waits(past, now):
        return None
    today, last = now.day(reminders.day_starts), past.last
    # What was put off was due already, also where the clocks have gone back since.
    is_time = _shows(now) >= _time_of(reminders, today) or (isinstance(last, Snoozed) and last.day == today)
    if is_time and _is_wanted(reminders, past, today, quiet):
        return today
    if isinstance(last, Snoozed) and last.day == today - A_DAY and now.utc < last.until + SNOOZE:
        return last.day if _is_wanted(reminders, past, last.day, quiet) else None
    return None


def is_open(
    reminders: Reminders, past: Past, now: Moment, quiet: Container[date], day: date, told: Moment
) -> bool:
    """Whether the reminder of this day, which was told at `told`, still waits for an answer.

    It does until the day is over; one that was put off beyond that has half an hour.
    """
    if not reminders.active or day in quiet or past.last != Told(day):
        return False
    if past.skips(day, reminders.first_weekday):
        return False
    today = now.day(reminders.day_starts)
    is_late = told.day(reminders.day_starts) == today == day + A_DAY
    return today == day or (is_late and now.utc < told.utc + SNOOZE)


def next_reminder(reminders: Reminders, past: Past, now: Moment, quiet: Container[date]) -> datetime | None:
    """What the clock on the wall will show (naive) when the next reminder comes; None without reminders.

    One that is due now comes now.
    """
    if not reminders.active:
        return None
    last = past.last
    if isinstance(last, Snoozed) and waits(past, now) and _is_wanted(reminders, past, last.day, quiet):
        return _shows(now) + (last.until - now.utc)
    if due(reminders, past, now, quiet) is not None:
        return _shows(now)
    today = now.day(reminders.day_starts)
    for day in (today + timedelta(days=n) for n in range(TWO_WEEKS + 1)):
        at = _time_of(reminders, day)
        if at > _shows(now) and _is_wanted(reminders, past, day, quiet):
            return at
    return None


def look_again(past: Past, now: Moment) -> float:
    """Seconds after which to look again, at most 30, for whoever has no minute's look of their own."""
    if isinstance(past.last, Snoozed) and waits(past, now):
        return min(LOOK_SECONDS, (past.last.until - now.utc).total_seconds())
    return LOOK_SECONDS


def begun(reminders: Reminders, past: Past, now: Moment) -> Past:
    """The past of reminders that were chosen just now: a time that is over already begins tomorrow."""
    day = due(reminders, past, now, ())
    return past if day is None else past.told(day)


def waits(past: Past, now: Moment) -> bool:
    """Whether a snooze goes on; one that seems longer than it can be is over, as the clock was put back."""
    last = past.last
    return isinstance(last, Snoozed) and timedelta() < last.until - now.utc <= SNOOZE


def _is_wanted(reminders: Reminders, past: Past, day: date, quiet: Container[date]) -> bool:
    """Whether this day's reminder is wanted and has not been told."""
    if day.weekday() not in reminders.weekdays or past.skips(day, reminders.first_weekday):
        return False
    return day not in quiet and not _was_told(past.last, day)


def _was_told(last: Answered | None, day: date) -> bool:
    """Whether a day needs no more telling: it was told, or the day after it was, which has come back.

    What is further ahead comes from a clock that was wrong, and must not keep all days silent until then.
    """
    if last is None or not day <= last.day <= day + A_DAY:
        return False
    return last.day > day or not isinstance(last, Snoozed)


def _time_of(reminders: Reminders, day: date) -> datetime:
    return wall_time(day, reminders.at, reminders.day_starts)


def _shows(now: Moment) -> datetime:
    """What the clock on the wall shows."""
    return now.wall.replace(tzinfo=None)


def past_from(stored: object) -> Past:
    """The past from what is stored of it; what makes no sense is forgotten."""
    if not isinstance(stored, Mapping):
        return Past()
    return Past(_answered(stored), _date(stored.get("skipped")))


def stored_from(past: Past) -> dict[str, object]:
    """What to store: texts or None."""
    last = past.last
    return {
        "last": None if last is None else _NAMES[type(last)],
        "day": None if last is None else last.day.isoformat(),
        "until": last.until.isoformat() if isinstance(last, Snoozed) else None,
        "skipped": None if past.skipped is None else past.skipped.isoformat(),
    }


_NAMES: Mapping[type, str] = {Told: "told", Snoozed: "snoozed", NotToday: "not_today"}


def _answered(stored: Mapping[str, object]) -> Answered | None:
    day = _date(stored.get("day"))
    if day is None:
        return None
    match stored.get("last"):
        case "told":
            return Told(day)
        case "not_today":
            return NotToday(day)
        case "snoozed":
            until = _instant(stored.get("until"))
            return Told(day) if until is None else Snoozed(day, until)
        case _:
            return None


def _date(stored: object) -> date | None:
    try:
        return date.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None


def _instant(stored: object) -> datetime | None:
    try:
        instant = datetime.fromisoformat(stored) if isinstance(stored, str) else None
        return instant.astimezone(UTC) if instant is not None and instant.tzinfo else None
    except (ValueError, OverflowError):
        return None
