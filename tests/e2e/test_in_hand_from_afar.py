"""A walk is in hand from a distance: clickers, media keys, long presses; and it can be stopped for pain."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from retrotimer.core.cues import Cue
from retrotimer.core.pain import Pain
from retrotimer.core.records import HurtPlace, Outcome
from retrotimer.core.session import Paused, StopReason, Underway
from retrotimer.core.surroundings import RemoteWish
from retrotimer.ui.walk.end_curtain import EndCurtain
from retrotimer.ui.walk.glance_view import GlanceView
from retrotimer.ui.walk.running_view import RunningView
from retrotimer.ui.walk.walk_keys import HOLD_MS
from retrotimer.words.cues import script
from tests.e2e.afar import Key, part, send, state, walking
from tests.e2e.conftest import Sit
from tests.e2e.person import Person
from tests.fakes import TODAY, FakeClock, FakeMachine, heard


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_PageUp, Key.Key_PageDown])
def test_a_clicker_pauses_and_goes_on(person: Person, clock: FakeClock, key: Key) -> None:
    walking(person, clock)
    person.type(key)
    assert isinstance(state(person), Paused)
    person.type(key)
    assert isinstance(state(person), Underway)


def test_escape_twice_stops(person: Person, clock: FakeClock) -> None:
    walking(person, clock)
    person.type(Key.Key_Escape)
    assert isinstance(state(person), Underway)
    assert "Press Escape once more to stop." in person.reads()
    person.type(Key.Key_Escape)
    assert "Stopped after 60 seconds" in person.reads() or "Stopped after 1 minute" in person.reads()


def test_escape_in_the_glance_leaves_it_and_once_more_stops(person: Person, glance: GlanceView) -> None:
    person.type(Key.Key_Escape)
    assert not glance.isVisible()
    assert isinstance(state(person), Underway)
    assert "Press Escape once more to stop." in person.reads()
    person.type(Key.Key_Escape)
    assert not person.app.session.running


def test_a_long_press_stops(person: Person, clock: FakeClock) -> None:
    walking(person, clock)
    keys = part(person, RunningView).keys
    send(person, QEvent.Type.KeyPress, Key.Key_PageDown)
    assert isinstance(state(person), Paused)
    assert keys._hold.isActive()
    assert keys._hold.interval() == HOLD_MS
    keys._hold.timeout.emit()
    (record,) = person.app._history.walks_on(TODAY)
    assert record.outcome is Outcome.STOPPED
    assert record.reason is StopReason.DONE


def test_the_key_that_was_held_to_stop_answers_nothing_on_the_next_screen(
    person: Person, clock: FakeClock
) -> None:
    walking(person, clock)
    keys = part(person, RunningView).keys
    send(person, QEvent.Type.KeyPress, Key.Key_Return)
    keys._hold.timeout.emit()
    assert part(person, EndCurtain).accessibleName() == script(Cue.STOPPED)
    person.hold(Key.Key_Return)
    assert part(person, EndCurtain).isVisible()
    send(person, QEvent.Type.KeyRelease, Key.Key_Return)
    send(person, QEvent.Type.KeyPress, Key.Key_Return, 5000)
    assert not part(person, EndCurtain).isVisible()
    assert "Stopped after 1 minute." in person.reads()
    send(person, QEvent.Type.KeyRelease, Key.Key_Return, 5100)
    person.type(Key.Key_Return)
    assert person.app.window.home.walk.isVisible()


def test_a_held_key_whose_repeats_are_not_marked_still_stops(person: Person, clock: FakeClock) -> None:
    """As Qt reports some of them on X11: a release and a press in one millisecond, neither of them marked."""
    walking(person, clock)
    keys = part(person, RunningView).keys
    pauses = heard(keys.pause_requested)
    for at in (1000, 1500, 1530, 1560):
        if at > 1000:
            send(person, QEvent.Type.KeyRelease, Key.Key_PageDown, at)
        send(person, QEvent.Type.KeyPress, Key.Key_PageDown, at)
        assert keys._hold.isActive()
    assert len(pauses) == 1
    assert keys._hold.interval() == HOLD_MS - 560
    send(person, QEvent.Type.KeyRelease, Key.Key_PageDown, 1600)
    assert not keys._hold.isActive()
    send(person, QEvent.Type.KeyPress, Key.Key_PageDown, 1750)
    assert len(pauses) == 2


def test_who_looks_elsewhere_holds_no_key(person: Person, clock: FakeClock) -> None:
    walking(person, clock)
    keys = part(person, RunningView).keys
    send(person, QEvent.Type.KeyPress, Key.Key_Space)
    QApplication.sendEvent(part(person, RunningView), QEvent(QEvent.Type.WindowDeactivate))
    assert not keys._hold.isActive()
    assert person.app.session.running


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_H, Key.Key_PageDown])
def test_a_key_with_control_is_another_one(person: Person, clock: FakeClock, key: Key) -> None:
    walking(person, clock)
    session = state(person)
    person.type(key, Qt.KeyboardModifier.ControlModifier)
    assert state(person) is session


def test_an_old_notice_is_gone_with_its_walk(person: Person, clock: FakeClock) -> None:
    walking(person, clock)
    person.type(Key.Key_Escape)
    person.press("Stop")
    person.press("Done")
    walking(person, clock)
    assert "Press Escape once more" not in person.reads()
    person.type(Key.Key_Escape)
    assert person.app.session.running


def test_a_short_press_does_not(person: Person, clock: FakeClock) -> None:
    walking(person, clock)
    keys = part(person, RunningView).keys
    send(person, QEvent.Type.KeyPress, Key.Key_Space)
    send(person, QEvent.Type.KeyRelease, Key.Key_Space)
    assert not keys._hold.isActive()
    assert isinstance(state(person), Paused)


def test_media_keys_drive_the_walk(person: Person, clock: FakeClock, machine: FakeMachine) -> None:
    keys = machine.media_keys
    walking(person, clock)
    assert keys.faces[-1].title == "Walk backwards"
    assert (keys.faces[-1].elapsed, keys.faces[-1].seconds, keys.faces[-1].running) == (70, 610, True)
    keys.press(RemoteWish.RESUME)
    assert isinstance(state(person), Underway)
    keys.press(RemoteWish.PAUSE)
    keys.press(RemoteWish.PAUSE)
    assert isinstance(state(person), Paused)
    assert not keys.faces[-1].running
    keys.press(RemoteWish.TOGGLE)
    assert isinstance(state(person), Underway)
    keys.press(RemoteWish.STOP)
    assert not person.app.session.running
    with pytest.raises(AssertionError, match="nobody listens"):
        keys.press(RemoteWish.TOGGLE)


def test_it_hurts_is_respected_and_asks_where_and_how_much(
    person: Person, clock: FakeClock, machine: FakeMachine, sit: Sit
) -> None:
    walking(person, clock, 200)
    person.type(Key.Key_H)
    assert machine.speaker.words[-1] == "Stopped. Good decision. Your minutes are saved."
    assert "Emergency help now" in person.reads()
    assert "Stop a walk whenever" in person.reads()
    assert "Ask your doctor again" in person.reads()
    person.press("Where does it hurt? Knee")
    person.press("Pain 7 of 10")
    person.press("Done")
    (record,) = sit().app._history.walks_on(TODAY)
    assert record.reason is StopReason.PAIN
    assert (record.feedback.hurt_place, record.feedback.hurt_pain) == (HurtPlace.KNEE, 7)
    assert record.feedback.pain == Pain(knee=7)
    assert record.walked.backward == 200


def test_what_hurts_in_the_back_is_the_backs_pain(person: Person, clock: FakeClock, sit: Sit) -> None:
    walking(person, clock, 200)
    person.type(Key.Key_H)
    person.press("Where does it hurt? Back")
    person.press("Pain 5 of 10")
    person.press("Done")
    (record,) = sit().app._history.walks_on(TODAY)
    assert record.feedback == replace(record.feedback, pain=Pain(5), hurt_place=HurtPlace.BACK, hurt_pain=5)
