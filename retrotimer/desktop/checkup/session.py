"""Looks at the session: its display, its bus, and who answers there."""

import os
import sys

from retrotimer.core.checkup import Finding, Part, State
from retrotimer.desktop.checkup.looks import PATIENCE, Look
from retrotimer.desktop.display import has_display, has_x_tray

WATCHER = "org.kde.StatusNotifierWatcher"
"""Who has it keeps the tray's icons."""

NOTIFICATIONS = "org.freedesktop.Notifications"


def session_looks() -> tuple[Look, ...]:
    """The looks that this system has; only free desktops have a bus, and all others a tray of their own."""
    display = Look(Part.DISPLAY, look_at_display)
    if not sys.platform.startswith("linux"):
        return (display,)
    return (
        display,
        Look(Part.BUS, look_at_bus),
        Look(Part.TRAY, look_at_tray),
        Look(Part.NOTIFICATIONS, lambda: look_for(Part.NOTIFICATIONS, NOTIFICATIONS)),
        Look(Part.MEDIA_KEYS, look_at_media_keys),
    )


def look_at_display() -> Finding:
    """Whether a window could open."""
    if not has_display(sys.platform, os.environ):
        return Finding(Part.DISPLAY, State.MISSING)
    plugin = os.environ.get("QT_QPA_PLATFORM", "")
    named = plugin or ("Wayland" if os.environ.get("WAYLAND_DISPLAY") else "X11")
    return Finding(Part.DISPLAY, State.GOOD, named if sys.platform.startswith("linux") else sys.platform)


def look_at_bus() -> Finding:
    """Whether the session's bus lets us in."""
    return Finding(Part.BUS, State.MISSING if _owners(()) is None else State.GOOD)


def look_for(part: Part, name: str) -> Finding:
    """Whether somebody on the bus has this name, or would be started for it."""
    owners = _owners((name,))
    if owners is None:
        return Finding(part, State.MISSING, Part.BUS.value)
    return Finding(part, State.GOOD if owners else State.MISSING)


def look_at_tray() -> Finding:
    """Whether a panel takes icons: over the bus, or in the old way, for which it needs none."""
    if has_x_tray(os.environ):
        return Finding(Part.TRAY, State.GOOD)
    return look_for(Part.TRAY, WATCHER)


def look_at_media_keys() -> Finding:
    """Whether there is a way for media keys: the bus, on which players are found."""
    found = look_at_bus()
    return Finding(Part.MEDIA_KEYS, found.state)


def _owners(names: tuple[str, ...]) -> list[str] | None:
    """Those of the names that are there on the session's bus; None without a bus."""
    from retrotimer.desktop.bus import THE_BUS, Bus, session_address  # needs jeepney, which only Linux has

    try:
        with Bus(session_address(), PATIENCE) as bus:
            known = {*bus.ask(THE_BUS, "ListNames")[0], *bus.ask(THE_BUS, "ListActivatableNames")[0]}
    except TimeoutError:
        raise
    except OSError:
        return None
    return [name for name in names if name in known]
