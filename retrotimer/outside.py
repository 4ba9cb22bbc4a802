"""What reminds outside the window: notifications, and the system's timer."""

from pathlib import Path
from typing import TYPE_CHECKING

from retrotimer.assets import resource
from retrotimer.core.notices import Outside, Service
from retrotimer.desktop.reminding.notifier import notifier
from retrotimer.desktop.reminding.system_timer import system_timer
from retrotimer.itself import program

if TYPE_CHECKING:
    from retrotimer.core.notices import Notifier


def make_outside(folder: Path) -> Outside:
    """What this machine has of it, for the program on this data folder."""
    found = notifier(resource("icons/retrotimer-128.png").as_uri())
    if found.state is Service.NONE:
        found = _at_a_tray() or found
    return Outside(found, system_timer(program(), folder.absolute()))


def _at_a_tray() -> "Notifier | None":
    """Notifications at an icon that comes for them, where the system has a tray."""
    from PySide6.QtWidgets import QSystemTrayIcon

    from retrotimer.ui.main_window import app_icon
    from retrotimer.ui.tray_notifier import TrayNotifier

    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    return TrayNotifier(lambda: QSystemTrayIcon(app_icon()))
