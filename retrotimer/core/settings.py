"""What a person can choose once and keep; every value has a default and is checked when it is read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import Enum

from retrotimer.core.plan import Mode, PlanChoice, PlanError
from retrotimer.core.weeks import DAYS, DEFAULT_GOAL


class Appearance(Enum):
    """Which colours to use; SYSTEM follows the desktop, also while the app is open."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, always valid as a whole.

    Attributes:
        minutes, get_ready, warm_up, cool_down, easy_start: the next plan, as in `PlanChoice`.
        first_weekday: Monday is 0; None means as the system has it.
        week_goal: complete days wanted in a week, 1 to 7.
        appearance: which colours to use.

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
    appearance: Appearance = Appearance.SYSTEM

    def __post_init__(self) -> None:
        self.choice(Mode.WALK)
        if self.first_weekday is not None and self.first_weekday not in range(DAYS):
            raise ValueError(f"first_weekday is 0 to 6 or None, not {self.first_weekday!r}")
        if self.week_goal not in range(1, DAYS + 1):
            raise ValueError(f"week_goal is 1 to 7, not {self.week_goal!r}")

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


def settings_from(stored: Mapping[str, object]) -> Settings:
    """Settings from stored values; a value that is unknown or out of bounds gives way to its default."""
    settings = Settings()
    for field in fields(Settings):
        if field.name not in stored:
            continue
        value = stored[field.name]
        try:
            if field.name == "appearance":
                value = Appearance(value)
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
    """The values to store, each a number, a truth value, a text or None."""
    return {**asdict(settings), "appearance": settings.appearance.value}
