"""A walk away from the laptop is seen: the glance, and the end."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retrotimer.core.cues import Cue
from retrotimer.core.guidance import Guidance
from retrotimer.core.pain import Pain
from retrotimer.core.plan import MINUTE
from retrotimer.core.session import Paused, Underway
from retrotimer.ui.parts.flash import Flash
from retrotimer.ui.walk.end_curtain import SHOWN_MS, EndCurtain
from retrotimer.ui.walk.glance_view import GlanceView
from retrotimer.words.cues import script
from tests.e2e.afar import A_FACE, GET_READY, Key, focus, part, state, walked
from tests.e2e.person import Person
from tests.fakes import FakeClock, a_clearance
from tests.ui.pictures import ink_box


def test_opening_and_closing_the_glance_never_touches_the_session(
    person: Person, clock: FakeClock, glance: GlanceView
) -> None:
    session, record = person.app.session.session, person.app.session._recording._record
    assert glance.isVisible()
    assert person.app.window.isFullScreen()
    assert person.digits() == "9:00"
    assert script(Cue.STEADY) in person.reads()
    clock.advance(1)
    assert person.digits() == "8:59"
    person.type(Key.Key_F11)
    assert not glance.isVisible()
    assert not person.app.window.isFullScreen()
    assert person.digits() == "8:59"
    assert person.app.session.session is session
    assert record is not None
    person.type(Key.Key_F11)
    person.type(Key.Key_Escape)
    assert not glance.isVisible()
    assert person.app.session.session is session


@pytest.mark.usefixtures("glance")
def test_the_glance_has_the_walks_keys(person: Person) -> None:
    person.type(Key.Key_Space)
    assert isinstance(state(person), Paused)
    assert "Paused" in person.reads()
    person.type(Key.Key_PageDown)
    assert isinstance(state(person), Underway)
    person.type(Key.Key_H)
    assert not person.app.session.running
    assert not person.app.window.isFullScreen()
    assert "Stopped. Good decision." in person.reads()


def test_the_walk_takes_the_whole_screen_by_itself_if_so_set(person: Person, clock: FakeClock) -> None:
    person.app.settings.guide_otherwise(Guidance(glance_at_start=True))
    person.begin()
    view = part(person, GlanceView)
    assert view.isVisible()
    assert person.digits() == "0:10"
    clock.skip(GET_READY + 10 * MINUTE)
    assert person.app.window.isFullScreen(), "the end is seen from as far as the walk"
    person.come_back()
    assert not person.app.window.isFullScreen()


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(1366, 768)])
@pytest.mark.parametrize("seconds", [7, 462, 600, 899])
def test_the_digits_are_read_from_ten_metres(qtbot: QtBot, size: QSize, seconds: int) -> None:
    view = GlanceView()
    qtbot.addWidget(view)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # which is smaller
    view.resize(size)
    view.show()
    face = replace(A_FACE, seconds_left=seconds)
    view.show_face(face, "Begin. Small, slow steps. Toes first, then heel. Stand tall.")
    view.show_trouble("The sound is off. Turn it up, or watch: the screen flashes at each cue.")
    QApplication.processEvents()
    for name in (view._todo, view._cue, view._sound):
        assert name.height() >= name.heightForWidth(name.width()) > 0, "all of it stands there too"
    image = view.grab().toImage().copy(view._digits.geometry())
    box = ink_box(image, QColor(Qt.GlobalColor.black))
    assert box.height() >= 0.4 * size.height() or box.width() >= 0.88 * size.width()


def test_the_end_covers_the_window_and_flashes_until_somebody_comes_back(
    person: Person, clock: FakeClock
) -> None:
    walked(person, clock, 10 * MINUTE)
    curtain = part(person, EndCurtain)
    assert curtain.isVisible()
    assert curtain.geometry() == person.app.window.rect()
    assert curtain.accessibleName() == script(Cue.FINISHED)
    (flash,) = curtain.findChildren(Flash)
    assert flash.isVisible()
    QTest.keyClick(focus(person), Key.Key_Return)  # only lifts it
    assert not curtain.isVisible()
    assert "10 minutes. Well walked." in person.reads()
    person.type(Key.Key_Return)
    assert person.app.window.home.walk.isVisible()


def test_the_curtain_lifts_by_itself_and_lets_every_key_through_afterwards(
    person: Person, clock: FakeClock
) -> None:
    walked(person, clock, 10 * MINUTE)
    curtain = part(person, EndCurtain)
    assert curtain._timer.interval() == SHOWN_MS
    curtain._timer.timeout.emit()
    assert not curtain.isVisible()
    QTest.keyClick(focus(person), Key.Key_Return)
    assert person.app.window.home.walk.isVisible()


def test_no_curtain_hangs_over_the_next_walk(person: Person, clock: FakeClock) -> None:
    walked(person, clock, 10 * MINUTE)
    person.app.walking.go_home()
    person.app.session.begin(a_clearance(), Pain())
    assert not part(person, EndCurtain).isVisible()


def test_a_press_lifts_the_curtain_and_presses_nothing_beneath(person: Person, clock: FakeClock) -> None:
    walked(person, clock, 10 * MINUTE)
    curtain = part(person, EndCurtain)
    sheet_done = person.app.walking._after_sheet._done  # type: ignore[union-attr]
    QTest.mouseClick(sheet_done, Qt.MouseButton.LeftButton)
    assert not curtain.isVisible()
    assert person.app.walking._ended is not None


def test_in_a_small_window_the_sheet_after_a_walk_is_in_sight(person: Person, clock: FakeClock) -> None:
    window = person.app.window
    window.resize(640, 480)
    person.begin()
    clock.skip(GET_READY + 60)
    person.type(Key.Key_S)
    home = window.home
    assert home.verticalScrollBar().value() == 0
    assert not person.find("Done").visibleRegion().isEmpty()
