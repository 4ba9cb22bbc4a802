"""Draws every screen and state: light and dark, plain and double text, default and least window, mirrored.

`python -m tests.tour [FOLDER]`; the pictures go to `pictures/`, one folder for each way of looking.
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QFont, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from retrotimer.app import build_app
from retrotimer.core.settings import Appearance
from retrotimer.launch import make_application
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from retrotimer.ui.look import colours
from tests import screens
from tests.fakes import FakeClock, FakeMachine
from tests.outside import FakeOutside
from tests.tour import guide_pictures
from tests.tour.demo import heed
from tests.tour.example import example_history
from tests.tour.glances import draw_glances
from tests.tour.scenes import scenes as scenes_of

ROOT = Path(__file__).resolve().parents[2]
DEFAULT = QSize(1080, 720)
LEAST = QSize(640, 480)

Keep = Callable[[int, str, Callable[[], QImage], QWidget], bool]
"""Takes a scene by its number and name, what draws it, and its widget; whether it kept the picture."""


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at the app; `text` is the text size, 1.0 for 100 %."""

    name: str
    appearance: Appearance = Appearance.LIGHT
    text: float = 1.0
    size: QSize = DEFAULT
    mirrored: bool = False
    contrast: bool = False
    long_words: bool = False
    screen: QSize | None = None
    """A screen that the window fills, in place of `size`; its dialogs know how large it is."""


VIEWS = (
    View("light"),
    View("dark", Appearance.DARK),
    View("light-small", size=LEAST),
    View("dark-small", Appearance.DARK, size=LEAST),
    View("light-200", text=2.0),
    View("dark-200", Appearance.DARK, text=2.0),
    View("light-200-small", text=2.0, size=LEAST),
    View("light-large", size=QSize(1920, 1080)),
    View("light-mirrored", mirrored=True),
    View("light-long-words", long_words=True),
    View("high-contrast", contrast=True),
    View("1366x768-200", text=2.0, screen=QSize(1366, 768)),
    View("1366x768-200-mirrored", text=2.0, screen=QSize(1366, 768), mirrored=True),
    View("1280x800-200", text=2.0, screen=QSize(1280, 800)),
    View("1280x800-175", text=1.75, screen=QSize(1280, 800)),
    View("1024x768-150", text=1.5, screen=QSize(1024, 768)),
)


class LongWords(QTranslator):
    """A language whose words are a third longer, to see what is cut off."""

    def translate(self, _context: str, source: str, _comment: str | None = None, n: int = -1) -> str:
        """The source with a third more vowels."""
        text = source.replace("%n", str(n)).replace("(s)", "s") if n >= 0 else source
        return "".join(char * 2 if char in "aeo" else char for char in text)

    def isEmpty(self) -> bool:
        """Qt asks before it installs a translation."""
        return False


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """What was asked for: `folder` (a path), `view` (names, or None for all) and `scene` (part of a name)."""
    parser = argparse.ArgumentParser(prog="run.py tour", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "pictures")
    names = [view.name for view in VIEWS]
    parser.add_argument(
        "--view", action="append", choices=[*names, "glance"], help="again for more (default: all)"
    )
    parser.add_argument("--scene", default="", metavar="TEXT", help="keep the scenes with this in their name")
    text = "draw only the pictures of the user guide, where it finds them"
    parser.add_argument("--guide", action="store_true", help=text)
    text = "draw only the pictures for catalogues of software, where the packages' recipes look for them"
    parser.add_argument("--catalogue", action="store_true", help=text)
    return parser.parse_args(given)


def main() -> None:
    """Draw the views that were asked for."""
    asked = arguments()
    target: Path = asked.folder
    described = tempfile.TemporaryDirectory()
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = screens.platform(Path(described.name))
    qInstallMessageHandler(heed)
    application = make_application()
    plain = application.font()
    count = 0
    if asked.guide or asked.catalogue:
        for view, pictures in _for_people(guide=asked.guide, catalogue=asked.catalogue):
            with looking(application, plain, view), tempfile.TemporaryDirectory() as data:
                count += draw(view, Path(data), lambda _, name, grab, __, to=pictures: to.keep(name, grab))  # type: ignore[misc]
        print(f"{count} pictures are drawn")
        return
    for view in VIEWS:
        if asked.view is not None and view.name not in asked.view:
            continue
        if view.screen is not None and not screens.has(view.screen):
            print(f"{view.name} is left out: this platform's screens are its own")
            continue
        folder = target / view.name
        shutil.rmtree(folder, ignore_errors=True)  # an older tour may have had other scenes
        folder.mkdir(parents=True)
        with looking(application, plain, view), tempfile.TemporaryDirectory() as data:
            count += draw(view, Path(data), _into(folder, asked.scene))
    if asked.view is None or "glance" in asked.view:
        for view in VIEWS[:2]:  # the glance's colours are its own, whatever surrounds it
            with looking(application, plain, view):
                colours.apply(view.appearance)
                count += draw_glances(target / "glance" / view.name)
    print(f"{count} pictures are in {target}")


def _for_people(*, guide: bool, catalogue: bool) -> Iterator[tuple[View, guide_pictures.Pictures]]:
    """What is drawn for the guide, and for catalogues; each with the way of looking."""
    if guide:
        yield VIEWS[0], guide_pictures.Pictures()
    if catalogue:
        size, folder = QSize(*guide_pictures.CATALOGUE_SIZE), guide_pictures.CATALOGUE
        for view, scenes in ((VIEWS[0], guide_pictures.SHOWN), (VIEWS[1], guide_pictures.SHOWN_DARK)):
            yield replace(view, size=size), guide_pictures.Pictures(folder, scenes, size.width())


def _into(folder: Path, wanted: str) -> Keep:
    """Puts the pictures of the scenes with this in their name into a folder, numbered as they come."""

    def keep(number: int, name: str, grab: Callable[[], QImage], _widget: QWidget) -> bool:
        return wanted in name and grab().save(str(folder / f"{number:02}-{name}.png"))

    return keep


def draw(view: View, data: Path, keep: Keep) -> int:
    """Lead through all scenes as this view shows them; how many pictures were kept."""
    clock = FakeClock()
    database = open_database(data)
    store = SqliteSettings(database)
    store.save(replace(store.load(), appearance=view.appearance))
    example_history(SqliteHistory(database, lambda: clock.read().utc), clock.read().day(0))
    app = build_app(clock, FakeMachine().whole, database, outside=FakeOutside().whole)
    if view.screen is None:
        app.window.resize(view.size)
    else:
        screens.put_on(app.window, view.screen)
    app.window.show()
    count = 0
    for number, (name, widget) in enumerate(scenes_of(app, clock), 1):
        for _ in range(3):  # a layout may ask for another one; also where nobody wants the picture
            QApplication.processEvents()
        count += keep(number, name, lambda widget=widget: widget.grab().toImage(), widget)  # type: ignore[misc]
    app.window.close()
    app.window.deleteLater()
    database.close()
    return count


@contextmanager
def looking(application: QApplication, plain: QFont, view: View) -> Iterator[None]:
    """Text size, direction and words of a view, for as long as it is drawn."""
    font = QFont(plain)
    font.setPixelSize(round(plain.pixelSize() * view.text))
    QGuiApplication.setFont(font)
    if view.mirrored:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    words = LongWords()
    wanted = colours.wants_contrast
    if view.contrast:
        vars(colours)["wants_contrast"] = lambda: True
    if view.long_words:
        QCoreApplication.installTranslator(words)
    yield
    vars(colours)["wants_contrast"] = wanted
    QCoreApplication.removeTranslator(words)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QGuiApplication.setFont(plain)


if __name__ == "__main__":
    main()
