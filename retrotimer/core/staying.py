"""Going on without a window, and what a desktop offers for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """What this desktop has for an app without a window.

    Attributes:
        tray: whether its panel shows icons.
        login: whether the app may change what starts at login.
    """

    tray: bool = True
    login: bool = True


def stays(*, background: bool, has_tray: bool, reminds: bool) -> bool:
    """Whether the app goes on once its window is closed.

    Without an icon to be seen by and without anything to remind of, it would do nothing that a person
    could notice, so it ends.
    """
    return background and (has_tray or reminds)
