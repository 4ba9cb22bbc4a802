"""The first steps, and what goes on with the window closed: its settings, its words, the icon's menu."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.errors import LoginError
from retrotimer.core.notices import Service, TimerState
from retrotimer.core.reading import read_tray
from retrotimer.core.staying import Offer
from retrotimer.ui.dialogs.settings_dialog import SettingsDialog
from retrotimer.ui.dialogs.staying_lines import StayingLines
from retrotimer.ui.tray import Tray
from retrotimer.words import staying as words
from tests.tour.demo import press
from tests.tour.dialogs import close_all, in_front

Scene = tuple[str, QWidget]

ENTRY = "/home/me/.config/autostart/retrotimer.desktop"


def staying_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name; the settings are as before afterwards."""
    before = app.settings.now
    yield from _first_steps(app)
    app.settings.change(before)
    yield from _settings(app)
    app.dialogs.ask(words.goes_on(has_icon=True), (words.close(), words.leave()), lambda _answer: None)
    yield "close-into-background", in_front()
    close_all()
    app.window.banner.say(words.cannot_change_login(LoginError(ENTRY, "Read-only file system")))
    yield "banner-no-login", app.window
    app.window.banner.close_latest()
    tray = Tray(app)
    planned = replace(before, planned_weekdays=(3,))
    rule = planned.week_rule(lambda: 0)
    tray.show_face(read_tray(app._history, planned, app.month.today, rule))
    tray.menu.popup(app.window.pos())
    yield "tray-menu", tray.menu
    tray.menu.close()
    tray.put_away()


def _first_steps(app: Retrotimer) -> Iterator[Scene]:
    app.window.menus.first_steps.trigger()
    yield "first-steps-1", in_front()
    press(in_front(), "Next")
    yield "first-steps-2", in_front()
    press(in_front(), "I have checked with a back doctor")
    yield "first-steps-2-ticked", in_front()
    press(in_front(), "I have checked with a back doctor")
    press(in_front(), "Next")
    yield "first-steps-3", in_front()
    QTest.keyClick(in_front(), Qt.Key.Key_Escape)


def _settings(app: Retrotimer) -> Iterator[Scene]:
    chosen = replace(app.settings.now, background=True, at_login=True)
    for name, settings, offer, service in (
        ("settings-staying", app.settings.now, Offer(), Service.READY),
        ("settings-staying-chosen", chosen, Offer(), Service.READY),
        ("settings-staying-nothing-here", app.settings.now, Offer(tray=False, login=False), Service.READY),
        ("settings-staying-no-bus", app.settings.now, Offer(tray=False), Service.NO_BUS),
    ):
        dialog = SettingsDialog(settings, app.window, offer=offer)
        dialog.show_reach(service, TimerState.NOT_HERE, stays=settings.background)
        dialog.open()
        QApplication.processEvents()
        lines = dialog.findChild(StayingLines)
        sheet = dialog.findChild(QScrollArea)
        assert lines is not None
        assert sheet is not None
        sheet.ensureWidgetVisible(lines)
        yield name, dialog
        close_all()
