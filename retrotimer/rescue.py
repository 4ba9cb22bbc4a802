"""A start that finds the data damaged or gone: offers what can be read and the latest backup, and goes on.

Where nobody can be asked, nothing is changed, and the start ends with a sentence.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from retrotimer import complaint
from retrotimer.core.errors import ChangedElsewhereError, DamagedError, LostError, StoreError
from retrotimer.store.database import Database, open_database
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.rescue import rescue
from retrotimer.words import rescue as words

if TYPE_CHECKING:
    from retrotimer.core.keeping import Choice, RescueFace
    from retrotimer.core.ports import Clock


Opened = tuple[Database, str]
"""The database to go on with, and what to say in the window."""


def rescued(error: DamagedError | LostError, folder: Path, clock: "Clock") -> Opened | int:
    """What the person has chosen to go on with; the exit code where they quit, and nothing is changed."""
    if QGuiApplication.platformName() in complaint.UNSEEN_PLATFORMS:
        return complaint.cannot_open(error)
    try:
        while True:
            with rescue(folder, clock.read().wall.date()) as found:
                choice = ask(found.face)
                if choice is None:
                    return 0
                if found.face.gone and (folder / DATABASE_NAME).exists():
                    return open_database(folder), ""  # whoever took the file has brought it back meanwhile
                try:
                    aside = found.use(choice, clock.read().wall)
                except ChangedElsewhereError:
                    continue  # asked anew, with what was written meanwhile
                return open_database(folder), words.gone_on(choice, found.face, found.path_of(aside))
    except StoreError as failure:
        return complaint.say(words.cannot_rescue(failure.detail or failure.path))


def ask(face: "RescueFace") -> "Choice | None":
    """Ask with what to go on; None for not at all. There is no window yet, so the dialog has its own loop."""
    from retrotimer.core.settings import Appearance
    from retrotimer.ui.dialogs.rescue_dialog import RescueDialog
    from retrotimer.ui.look import colours
    from retrotimer.ui.look.app_icon import app_icon

    colours.apply(Appearance.SYSTEM)  # what was chosen stands in the damaged file
    dialog = RescueDialog(face)
    dialog.setWindowIcon(app_icon())
    dialog.exec()
    return dialog.chosen
