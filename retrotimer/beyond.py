"""What the app asks of the world beyond its window, each made when it is first needed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.walk_log import Write
    from retrotimer.core.notices import Notifier, Outside
    from retrotimer.core.ports import Autostart, Clock, Keeper


def keeper_of(folder: str) -> "Keeper":
    """What keeps the data of this folder safe."""
    from retrotimer.store.keeper import SqliteKeeper  # when it is first needed

    return SqliteKeeper(Path(folder))


def refuge_of(folder: str, clock: "Clock") -> "Callable[[Write], None]":
    """What keeps beside the data what damaged data do not take, for the rescue to bring in."""

    def write_beside(write: "Write") -> None:
        from retrotimer.store.history import SqliteHistory
        from retrotimer.store.refuge import refuge

        with refuge(Path(folder)) as database:
            write(SqliteHistory(database, lambda: clock.read().utc))

    return write_beside


def session_ends() -> bool:
    """Whether the person's session ends, which closes the window then."""
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()


def autostart_of(folder: str) -> "Autostart":
    """What starts at login, as far as it is about this program and these data."""
    from retrotimer.desktop.login.here import autostart  # likewise
    from retrotimer.store.paths import standard_folder
    from retrotimer.words.staying import entry_comment

    return autostart(Path(folder), standard_folder(), entry_comment())


def make_outside(folder: Path) -> "Outside":
    """What reminds outside the window: once reminders are wanted."""
    from retrotimer.assets import resource
    from retrotimer.core.notices import Outside, Service
    from retrotimer.desktop.program import program
    from retrotimer.desktop.reminding.notifier import notifier
    from retrotimer.desktop.reminding.system_timer import system_timer
    from retrotimer.store.paths import standard_folder

    found = notifier(resource("icons/retrotimer-128.png").as_uri())
    if found.state is Service.NONE:
        found = _at_a_tray() or found
    return Outside(found, system_timer(program(), folder.absolute(), standard_folder()))


def _at_a_tray() -> "Notifier | None":
    """Notifications at an icon that comes for them, where the system has a tray."""
    from PySide6.QtWidgets import QSystemTrayIcon

    from retrotimer.ui.look.app_icon import app_icon
    from retrotimer.ui.tray_notifier import TrayNotifier

    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    return TrayNotifier(lambda: QSystemTrayIcon(app_icon()))


def forgotten_by_the_system(folder: Path) -> list[str]:
    """Take away what the system keeps to start the app by itself; the paths of what could not be."""
    from retrotimer.core.errors import LoginError
    from retrotimer.core.notices import TimerError, TimerState
    from retrotimer.desktop.program import program
    from retrotimer.desktop.reminding.system_timer import system_timer
    from retrotimer.store.paths import standard_folder

    left = []
    try:
        autostart_of(str(folder)).remove()
    except LoginError as error:
        left.append(error.path)
    timer = system_timer(program(), folder.absolute(), standard_folder())
    try:
        if timer.state() is TimerState.ON:
            timer.remove()
    except TimerError as error:
        left.append(error.path or error.reason)
    return left


def forgotten_by_the_session() -> bool:
    """Take away what starts this program by itself on Linux, for whatever data; whether there was anything.

    Raises:
        LoginError: what starts at login cannot be taken away.
        TimerError: the timer cannot.
    """
    from retrotimer.desktop.login.linux import autostart_folder, forget_entries
    from retrotimer.desktop.program import program
    from retrotimer.desktop.reminding.system_timer import forget_timers

    entries = forget_entries(autostart_folder(), program()[0])
    return forget_timers(program()[0]) or entries
