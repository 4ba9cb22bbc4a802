"""What the icon in the panel says, in its menu and its tooltip."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.plan import MINUTE
from retrotimer.core.tray import NextWalk, TrayFace
from retrotimer.words.days import duration, week_headline, weekday_name

translate = QCoreApplication.translate

TODAY, TOMORROW = 0, 1


def next_walk(walk: NextWalk) -> str:
    """The walk that comes next: "Next walk: Thursday, 12 minutes"."""
    minutes = duration(walk.minutes * MINUTE)
    if walk.on is None:
        return translate("tray", "Next walk: %1", "12 minutes").replace("%1", minutes)
    if walk.days == TODAY:
        text = translate("tray", "Next walk: today, %2", "12 minutes")
    elif walk.days == TOMORROW:
        text = translate("tray", "Next walk: tomorrow, %2", "12 minutes")
    else:
        text = translate("tray", "Next walk: %1, %2", "a weekday, 12 minutes")
    return text.replace("%1", weekday_name(walk.on.weekday())).replace("%2", minutes)


def tooltip(face: TrayFace) -> str:
    """The app's name and the week, in one line: "Retrotimer: 2 of 4 this week"."""
    return translate("tray", "Retrotimer: %1", "2 of 4 this week").replace("%1", week_headline(face.week))


def start() -> str:
    """The menu's way to the checklist."""
    return translate("tray", "Start a walk…")


def show() -> str:
    """The menu's way to the window."""
    return translate("tray", "Show window")


def leave() -> str:
    """The menu's way out."""
    return translate("tray", "Quit")
