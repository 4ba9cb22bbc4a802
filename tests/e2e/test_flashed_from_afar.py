"""Where nothing can be heard, the whole screen flashes each cue, in the window as in the glance."""

import pytest
from PySide6.QtCore import Qt

from retrotimer.core.cues import Cue
from retrotimer.core.plan import MINUTE
from retrotimer.core.session import Paused, Underway
from retrotimer.ui.parts.flash import Flash
from retrotimer.ui.walk.end_curtain import EndCurtain
from retrotimer.ui.walk.screen_flash import ScreenFlash
from retrotimer.words.cues import script
from tests.e2e.afar import MUTED, Key, part, state, walking
from tests.e2e.person import Person
from tests.fakes import FakeClock, FakeMachine


@pytest.fixture
def flash(person: Person, clock: FakeClock, machine: FakeMachine) -> ScreenFlash:
    """The flash of a walk that has gone on for a minute with the sound off; it is over for now."""
    machine.speaker.become(MUTED)
    walking(person, clock)
    made = person.app.company.stage._flash()
    made.end()
    return made


def said(flash: ScreenFlash) -> str:
    return flash.accessibleName() if flash.isVisible() else ""


@pytest.mark.parametrize("glance", [False, True])
def test_each_cue_stands_on_the_whole_screen(
    person: Person, clock: FakeClock, flash: ScreenFlash, *, glance: bool
) -> None:
    if glance:
        person.type(Key.Key_F11)
    clock.advance(59)
    assert said(flash) == ""
    clock.advance(1)
    assert said(flash) == script(Cue.GLANCE_LEFT)
    assert flash.geometry() == person.app.window.screen().geometry()
    assert not any(one.isVisible() for one in person.app.window.findChildren(Flash))


def test_the_walks_keys_go_on_beneath_it(person: Person, clock: FakeClock, flash: ScreenFlash) -> None:
    clock.advance(60)
    assert flash.isVisible()
    person.type(Key.Key_Space)
    assert isinstance(state(person), Paused)
    assert said(flash) == script(Cue.PAUSED)
    person.type(Key.Key_Space)
    assert isinstance(state(person), Underway)


def test_the_end_stands_there_too(person: Person, clock: FakeClock, flash: ScreenFlash) -> None:
    clock.skip(9 * MINUTE)
    assert part(person, EndCurtain).isVisible()
    assert said(flash) == script(Cue.FINISHED)


def test_a_stop_from_afar_does_and_one_at_the_laptop_does_not(
    person: Person, clock: FakeClock, flash: ScreenFlash
) -> None:
    person.app.company.stage.stop_from_afar()
    assert said(flash) == script(Cue.STOPPED)
    flash.end()
    person.come_back()
    person.press("Done")
    walking(person, clock)
    flash.end()
    person.type(Key.Key_S)
    assert said(flash) == ""


def test_what_can_be_heard_flashes_no_screen(
    person: Person, clock: FakeClock, machine: FakeMachine, flash: ScreenFlash
) -> None:
    machine.speaker.become(FakeMachine().speaker.state)
    clock.advance(9 * MINUTE)
    assert part(person, EndCurtain).isVisible()
    assert said(flash) == ""
    assert flash.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
