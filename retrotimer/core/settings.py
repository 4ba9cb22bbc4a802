"""What a person can choose once and keep; every value has a default and is checked when it is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING

from retrotimer.core.bounds import DAYS, DEFAULT_GOAL, LATEST_DAY_START
from retrotimer.core.choice import Mode, PlanChoice, PlanError
from retrotimer.core.pain import PainSite

if TYPE_CHECKING:
    from retrotimer.core.weeks import WeekRule

MOST_WALKS_A_WEEK = 4
"""Of a programme: the article's four days. A higher goal is one's own."""


class Appearance(Enum):
    """Which colours to use; SYSTEM follows the desktop, also while the app is open."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Course(Enum):
    """How long the programme's walks are: rising from 10 to 15 minutes, or always the same."""

    RAMP = "ramp"
    STEADY_10 = "steady_10"
    STEADY_12 = "steady_12"
    STEADY_15 = "steady_15"


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme that a person follows.

    Attributes:
        course: how long its walks are.
        since: walks from the calendar week of this day on belong to it, or all where it is None.
        walks_a_week: how many it has, 1 to 4, where it keeps them although the week goal was changed; None
            means as many as the goal asks for.

    Raises:
        ValueError: a value is outside its bounds.
    """

    course: Course = Course.RAMP
    since: date | None = None
    walks_a_week: int | None = None

    def __post_init__(self) -> None:
        if self.walks_a_week is not None and self.walks_a_week not in range(1, MOST_WALKS_A_WEEK + 1):
            raise ValueError(f"walks_a_week is 1 to {MOST_WALKS_A_WEEK} or None, not {self.walks_a_week!r}")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, always valid as a whole.

    Attributes:
        minutes, get_ready, warm_up, cool_down, easy_start: the next plan, as in `PlanChoice`.
        first_weekday: Monday is 0; None means as the system has it.
        week_goal: complete days wanted in a week, 1 to 7.
        day_starts: the hour, 0 to 6, at which a new day begins.
        week_numbers: whether the month tells the number of each week.
        planned_weekdays: on which a person means to walk, each once and in their order; Monday is 0.
        remind: whether to remind on those days.
        remind_at: what the clock on the wall shows then, in whole minutes and in no zone.
        programme: the programme that is followed, if one is.
        pain_sites: whose pain is asked for, each once and in their order; none asks for none.
        appearance: which colours to use.
        tray: whether an icon stands in the desktop's panel while the window is open.
        background: whether the app goes on with its window closed, to remind, with an icon if it can.
        at_login: whether it starts by itself, in the background, when the person logs in.

    Raises:
        ValueError: a value is outside its bounds.
    """

    minutes: int = 10
    get_ready: int = 10
    warm_up: int = 0
    cool_down: int = 0
    easy_start: bool = False
    first_weekday: int | None = None
    week_goal: int = DEFAULT_GOAL
    day_starts: int = 0
    week_numbers: bool = False
    planned_weekdays: tuple[int, ...] = ()
    remind: bool = False
    remind_at: time = time(8, 0)
    programme: Programme | None = Programme()
    pain_sites: tuple[PainSite, ...] = (PainSite.BACK,)
    appearance: Appearance = Appearance.SYSTEM
    tray: bool = False
    background: bool = False
    at_login: bool = False

    def __post_init__(self) -> None:
        self.choice(Mode.WALK)
        if self.first_weekday is not None and self.first_weekday not in range(DAYS):
            raise ValueError(f"first_weekday is 0 to 6 or None, not {self.first_weekday!r}")
        if self.week_goal not in range(1, DAYS + 1):
            raise ValueError(f"week_goal is 1 to 7, not {self.week_goal!r}")
        if list(self.planned_weekdays) != sorted(set(self.planned_weekdays) & set(range(DAYS))):
            raise ValueError(f"planned_weekdays are 0 to 6 in their order, not {self.planned_weekdays!r}")
        if self.remind_at != time(self.remind_at.hour, self.remind_at.minute):
            raise ValueError(f"remind_at is a time in whole minutes, not {self.remind_at!r}")
        if self.pain_sites != tuple(site for site in PainSite if site in self.pain_sites):
            raise ValueError(f"pain_sites are back and knee in their order, not {self.pain_sites!r}")
        if self.day_starts not in range(LATEST_DAY_START + 1):
            raise ValueError(f"day_starts is 0 to {LATEST_DAY_START}, not {self.day_starts!r}")

    def choice(self, mode: Mode) -> PlanChoice:
        """The plan that these settings ask for."""
        return PlanChoice(
            minutes=self.minutes,
            mode=mode,
            get_ready=self.get_ready,
            warm_up=self.warm_up,
            cool_down=self.cool_down,
            easy_start=self.easy_start,
        )

    def week_rule(self, system_weekday: Callable[[], int]) -> "WeekRule":
        """How weeks are counted; the system's first weekday is asked for where none was chosen."""
        from retrotimer.core.weeks import WeekRule  # not for the first picture

        first = system_weekday() if self.first_weekday is None else self.first_weekday
        return WeekRule(first, self.week_goal, self.planned_weekdays)


def settings_from(stored: Mapping[str, object]) -> Settings:
    """Settings from stored values; a value that is unknown or out of bounds gives way to its default."""
    settings = Settings()
    for field in fields(Settings):
        if field.name not in stored:
            continue
        value = stored[field.name]
        try:
            if field.name in _READERS:
                value = _READERS[field.name](value)
            elif not _fits(value, field.default):
                continue
            settings = replace(settings, **{field.name: value})  # type: ignore[arg-type]
        except (PlanError, ValueError, TypeError):
            continue
    return settings


def _fits(value: object, default: object) -> bool:
    """Whether a stored value is of its default's type; a default of None stands for a number or None."""
    if default is None:
        return value is None or type(value) is int
    return type(value) is type(default)


def stored_from(settings: Settings) -> dict[str, object]:
    """The values to store, each a number, a truth value, a text, None, or a list or mapping of such."""
    stored: dict[str, object] = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    followed = settings.programme
    if followed is not None:
        since = followed.since.isoformat() if followed.since else None
        kept = followed.walks_a_week
        stored["programme"] = {"course": followed.course.value, "since": since, "walks_a_week": kept}
    stored["planned_weekdays"] = list(settings.planned_weekdays)
    stored["remind_at"] = settings.remind_at.isoformat("minutes")
    stored["pain_sites"] = [site.value for site in settings.pain_sites]
    return {**stored, "appearance": settings.appearance.value}


def _programme(stored: object) -> Programme | None:
    """A programme from what is stored of it.

    Raises:
        ValueError, TypeError: it is not one.
    """
    if stored is None:
        return None
    if not isinstance(stored, Mapping):
        raise TypeError("a programme is stored as a mapping")
    since, walks_a_week = stored.get("since"), stored.get("walks_a_week")
    if not _fits(walks_a_week, None):
        raise TypeError("the walks of a week are a number")
    return Programme(
        Course(stored.get("course")), date.fromisoformat(since) if since is not None else None, walks_a_week
    )


def _weekdays(stored: object) -> tuple[int, ...]:
    """Weekdays from a stored list.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(stored, list) or not all(type(weekday) is int for weekday in stored):
        raise TypeError("weekdays are stored as a list of numbers")
    return tuple(stored)


def _time(stored: object) -> time:
    """A time from a stored text.

    Raises:
        ValueError, TypeError: it is none.
    """
    if not isinstance(stored, str):
        raise TypeError("a time is stored as a text")
    return time.fromisoformat(stored)


def _pain_sites(stored: object) -> tuple[PainSite, ...]:
    """Sites of pain from a stored list.

    Raises:
        ValueError, TypeError: it is none.
    """
    if not isinstance(stored, list):
        raise TypeError("sites of pain are stored as a list")
    return tuple(PainSite(site) for site in stored)


_READERS: Mapping[str, Callable[[object], object]] = {
    "appearance": Appearance,
    "programme": _programme,
    "planned_weekdays": _weekdays,
    "remind_at": _time,
    "pain_sites": _pain_sites,
}
"""How values are read that are not stored as they are."""
