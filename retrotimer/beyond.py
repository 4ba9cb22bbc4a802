"""What the app asks of the world beyond its window, each made when it is first needed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from retrotimer.core.ports import Autostart, Keeper


def keeper_of(folder: str) -> "Keeper":
    """What keeps the data of this folder safe."""
    from retrotimer.store.keeper import SqliteKeeper  # when it is first needed

    return SqliteKeeper(Path(folder))


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
