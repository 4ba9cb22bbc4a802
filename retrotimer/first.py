"""What the start shows before anything else: the window, with the walk that the settings ask for.

A person sees the Start button while the month and all that drives it are still being made.  So this
file, and what it imports, stays small: everything here is paid for before the first picture.
"""

from typing import TYPE_CHECKING

from retrotimer.core.choice import Mode
from retrotimer.core.errors import StoreError
from retrotimer.core.home import HomeFace
from retrotimer.store.settings import SqliteSettings
from retrotimer.ui.look import colours
from retrotimer.ui.main_window import MainWindow

if TYPE_CHECKING:
    from retrotimer.store.database import Database


def first_window(database: "Database") -> MainWindow:
    """The window on these data, in its colours and in its place, not yet shown.

    Raises:
        StoreError: the settings cannot be read.
    """
    store = SqliteSettings(database)
    settings = store.load()
    colours.apply(settings.appearance)
    window = MainWindow()
    window.home.walk.show_face(HomeFace(settings.choice(Mode.WALK)))
    try:
        place = store.window_state()
    except StoreError:
        place = b""
    if place:
        window.restoreGeometry(place)
    return window
