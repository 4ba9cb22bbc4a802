"""What stands around every widget in these tests: one text size, light colours, English words.

The fixtures are imported by the `conftest.py` of `tests/ui` and of `tests/e2e`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTranslator
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.app import Retrotimer, build_app
from retrotimer.assets import resource
from retrotimer.core.records import WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Appearance
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.look import colours, fonts
from tests.fakes import FakeClock, FakeMachine
from tests.new_data import open_anew
from tests.outside import FakeOutside

if TYPE_CHECKING:
    from retrotimer.store.database import Database

Start = Callable[[Path], Retrotimer]
StartOn = Callable[[list[WalkRecord]], Retrotimer]


@pytest.fixture(autouse=True)
def surroundings(qapp: QApplication) -> Iterator[QApplication]:
    """Text at 100 %, light, left to right, in English; and nothing left open afterwards."""
    before = QFont(qapp.font())
    set_text_size(1.0)
    words = QTranslator()
    assert words.load(str(resource("translations/retrotimer_en.qm")))
    qapp.installTranslator(words)
    colours.apply(Appearance.LIGHT)
    yield qapp
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.removeTranslator(words)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QGuiApplication.setFont(before)
    QGuiApplication.setPalette(QPalette())


@pytest.fixture
def machine() -> FakeMachine:
    """A machine that can be heard, stays awake and runs on the mains, and remembers what it was asked."""
    return FakeMachine()


@pytest.fixture
def outside() -> FakeOutside:
    """A desktop that shows notifications, and a system that could remind by itself."""
    return FakeOutside()


@pytest.fixture
def start(clock: FakeClock, machine: FakeMachine, outside: FakeOutside) -> Iterator[Start]:
    """Starts the app on a data folder, its window open and in front; several times, if wanted."""
    opened: list[tuple[Retrotimer, Database]] = []

    def open_on(folder: Path) -> Retrotimer:
        database = open_database(folder) if folder.exists() else open_anew(folder)
        app = build_app(clock, machine.whole, database, outside=outside.whole)
        opened.append((app, database))
        bring_to_front(app)
        return app

    yield open_on
    for app, database in opened:
        app.session.stop(StopReason.DONE)  # or its window would ask whether to close
        app.window.close()
        app.deleteLater()
        database.close()


@pytest.fixture
def start_on(start: Start, tmp_path: Path, clock: FakeClock) -> StartOn:
    """Starts the app on a history of these walks."""

    def open_on(walks: list[WalkRecord]) -> Retrotimer:
        database = open_database(tmp_path)
        history = SqliteHistory(database, lambda: clock.read().utc)
        for walk in walks:
            history.save(walk)
        database.close()
        return start(tmp_path)

    return open_on


def bring_to_front(app: Retrotimer) -> None:
    """Show the app's window as the active one."""
    app.window.show()
    app.window.activateWindow()
    QApplication.processEvents()
    assert app.window.isActiveWindow()


def set_text_size(factor: float) -> None:
    """The system's text size; 1.0 is 100 %."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(fonts.RUNNING_TEXT * factor))
    QGuiApplication.setFont(font)


def front(qtbot: QtBot, widget: QWidget, size: QSize | None = None) -> None:
    """Show a widget by itself as the active window, in this size or its own."""
    qtbot.addWidget(widget)
    widget.resize(size or widget.sizeHint())
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()
