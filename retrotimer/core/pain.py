"""Pain on the scale from 0, none, to 10, the worst imaginable: of the back and of the knee, each by itself.

A change of 2 is one that a person notices (Childs 2005, Suzuki 2020); during exercise 6 and more is too much.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

LEAST_PAIN = 0
MOST_PAIN = 10

MUCH_PAIN = 6
"""From here on a pain is too much to walk with."""

NOTICED_CHANGE = 2
"""A rise or a fall by this much is one that a person notices."""


class PainSite(Enum):
    """What is asked about."""

    BACK = "back"
    KNEE = "knee"


class PainSign(Enum):
    """What a pain says against going on: it is much, or it rose by what is noticed."""

    MUCH = "much"
    RISEN = "risen"


def check_pain(pain: int | None) -> None:
    """See that a pain that was told is on the scale.

    Raises:
        ValueError: it is not.
    """
    if pain is not None and not LEAST_PAIN <= pain <= MOST_PAIN:
        raise ValueError(f"pain is {LEAST_PAIN} to {MOST_PAIN}, not {pain}")


@dataclass(frozen=True, slots=True)
class Pain:
    """What a person told at one time, 0 to 10 each; None where nothing was told.

    Raises:
        ValueError: a figure is not on the scale.
    """

    back: int | None = None
    knee: int | None = None

    def __post_init__(self) -> None:
        check_pain(self.back)
        check_pain(self.knee)

    def of(self, site: PainSite) -> int | None:
        """The figure of one site."""
        return self.back if site is PainSite.BACK else self.knee

    @property
    def told(self) -> bool:
        """Whether anything was."""
        return self.back is not None or self.knee is not None

    @property
    def worst(self) -> int | None:
        """The higher figure, of what was told."""
        return max((pain for pain in (self.back, self.knee) if pain is not None), default=None)


NOT_TOLD = Pain()


def pain_of(figures: Iterable[tuple[PainSite, int | None]]) -> Pain:
    """A pain from the figures of its sites."""
    return Pain(**{site.value: figure for site, figure in figures})


def pain_sign(now: Pain, before: Pain = NOT_TOLD) -> PainSign | None:
    """What a pain says against going on, if it does; `before` is what it was when the walk began.

    Back and knee are compared each with itself.  What is much is said first: it holds whatever was before.
    """
    if now.worst is not None and now.worst >= MUCH_PAIN:
        return PainSign.MUCH
    for site in PainSite:
        then, pain = before.of(site), now.of(site)
        if then is not None and pain is not None and pain - then >= NOTICED_CHANGE:
            return PainSign.RISEN
    return None
