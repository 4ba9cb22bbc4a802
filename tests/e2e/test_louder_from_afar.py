"""A walk is told louder or quieter while it goes on: by keys in both views, by the menu, and kept."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retrotimer.core.cues import Cue
from retrotimer.core.guidance import Guidance
from retrotimer.core.sound import OutputState, SoundState, VoiceState
from retrotimer.ui.parts.passing import PASSING_MS, Passing
from retrotimer.ui.walk.glance_view import GlanceView
from retrotimer.ui.walk.running_view import RunningView
from retrotimer.words.cues import script
from tests.e2e.afar import Key, focus, part, walking
from tests.e2e.conftest import Sit
from tests.e2e.person import Person
from tests.fakes import FakeClock, FakeMachine, heard

SHIFT, KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
NONE = Qt.KeyboardModifier.NoModifier


def volume(person: Person) -> int:
    return person.app.settings.guidance.volume


def pass_over(view: RunningView | GlanceView) -> None:
    """Let the moment go by for which words stand there."""
    assert view._passing._timer.interval() == PASSING_MS
    view._passing._timer.timeout.emit()


@pytest.mark.parametrize(
    ("key", "modifiers", "then"),
    [
        (Key.Key_Plus, SHIFT, 60),
        (Key.Key_Plus, NONE, 60),
        (Key.Key_Equal, NONE, 60),
        (Key.Key_Plus, KEYPAD, 60),
        (Key.Key_Minus, NONE, 40),
        (Key.Key_Underscore, SHIFT, 40),
        (Key.Key_Minus, KEYPAD, 40),
        (Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, 50),
    ],
)
def test_plus_and_minus_change_it(
    person: Person, clock: FakeClock, key: Key, modifiers: Qt.KeyboardModifier, then: int
) -> None:
    person.app.settings.guide_otherwise(Guidance(volume=50))
    walking(person, clock)
    person.type(key, modifiers)
    assert volume(person) == then


def test_the_window_says_it_for_a_moment_and_the_next_cue_has_it(
    person: Person, clock: FakeClock, machine: FakeMachine, sit: Sit
) -> None:
    walking(person, clock)
    session = person.app.session.session
    person.type(Key.Key_Minus)
    assert "Loudness: 90 %" in person.reads()
    assert machine.speaker.choice is not None
    assert machine.speaker.choice.volume == 90
    assert person.app.session.session is session
    pass_over(part(person, RunningView))
    assert "Loudness" not in person.reads()
    assert "Voice and signals. Heard on: Desk" in person.reads()
    clock.advance(60)
    assert machine.speaker.words[-1] == script(Cue.GLANCE_LEFT)
    person.app.session.pause_or_resume()
    person.app.window.must_stay_open = lambda: False
    assert sit().app.settings.guidance.volume == 90


def test_in_the_glance_it_stands_where_nothing_moves(person: Person, glance: GlanceView) -> None:
    digits = glance._digits.geometry()
    person.type(Key.Key_Minus)
    assert "Loudness: 90 %" in person.reads()
    assert glance._digits.geometry() == digits
    pass_over(glance)
    assert "Loudness" not in person.reads()
    assert "Walk backwards" in person.reads()


def test_it_is_announced(person: Person, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    walking(person, clock)
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    person.app.company.stage.change_loudness(-1)
    assert said == ["Loudness: 90 %"]


def test_it_ends_at_both_ends_and_is_never_made_silent_by_a_key(person: Person, clock: FakeClock) -> None:
    walking(person, clock)
    person.type(Key.Key_Plus)
    assert volume(person) == 100
    assert "Loudness: 100 %" in person.reads(), "a key that is struck is answered"
    for _ in range(20):  # held down
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Minus, NONE, "-", autorep=True)
        QApplication.sendEvent(focus(person), event)
    assert volume(person) == 10


def test_a_notice_about_escape_is_not_talked_over(person: Person, clock: FakeClock) -> None:
    walking(person, clock)
    person.type(Key.Key_Escape)
    person.type(Key.Key_Minus)
    assert "Press Escape once more to stop." in person.reads()
    assert volume(person) == 90


def test_the_menu_has_it_while_a_walk_goes_on(person: Person, clock: FakeClock) -> None:
    menus = person.app.window.menus
    assert not menus.louder.isEnabled()
    walking(person, clock)
    assert menus.louder.isEnabled()
    menus.quieter.trigger()
    menus.quieter.trigger()
    menus.louder.trigger()
    assert volume(person) == 90
    assert "Loudness: 90 %" in person.reads()


def test_before_a_walk_the_keys_change_nothing(person: Person) -> None:
    person.type(Key.Key_Minus)
    person.app.window.loudness_requested.emit(-1)
    assert volume(person) == 100


def test_passing_words_begin_anew_with_each_other(qtbot: QtBot) -> None:
    passing = Passing(QApplication.instance())  # type: ignore[arg-type] # there is one
    changes = heard(passing.changed)
    passing.say("One")
    passing.say("Two")
    assert (passing.words, len(changes)) == ("Two", 2)
    passing._timer.setInterval(1)
    passing.say("Three")
    qtbot.waitUntil(lambda: passing.words == "")
    assert len(changes) == 4
    passing.deleteLater()


def test_where_nothing_is_heard_it_goes_on_saying_so_and_nothing_moves(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    machine.speaker.become(SoundState(VoiceState.BROKEN, OutputState.BROKEN))
    walking(person, clock)
    view = part(person, RunningView)
    view.repaint()
    digits = view._digits.geometry()
    person.type(Key.Key_Plus)
    assert "Loudness: 100 % · The sound does not work. The screen flashes at each cue." in person.reads()
    assert view._digits.geometry() == digits
