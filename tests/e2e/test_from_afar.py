"""A walk away from the laptop: heard, seen from far, kept awake, and in hand from a distance."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.core.cues import Cue
from retrotimer.core.faces import running_face
from retrotimer.core.guidance import Guidance
from retrotimer.core.plan import MINUTE, PlanChoice, make_plan
from retrotimer.core.records import HurtPlace, Outcome
from retrotimer.core.session import Paused, Ready, StopReason, Underway
from retrotimer.core.sound import Frequency, OutputState, Sound, SoundState, VoiceState
from retrotimer.core.surroundings import PowerState, RemoteWish
from retrotimer.ui.parts.flash import Flash
from retrotimer.ui.walk.end_curtain import SHOWN_MS, EndCurtain
from retrotimer.ui.walk.glance_view import GlanceView
from retrotimer.ui.walk.running_view import RunningView
from retrotimer.ui.walk.walk_keys import HOLD_MS
from retrotimer.words.cues import script
from tests.e2e.conftest import Sit
from tests.e2e.person import DOCTOR, FLAT, Person
from tests.fakes import TODAY, FakeClock, FakeMachine, a_clearance, heard
from tests.ui.pictures import ink_box

Key = Qt.Key
Part = TypeVar("Part", bound=QWidget)
GET_READY = 10
NO_VOICE = SoundState(VoiceState.NO_ENGINE, OutputState.READY, device_name="Desk")
PLAN = make_plan(PlanChoice(minutes=15))
A_FACE = running_face(Ready(PLAN).begin(a_clearance(), 0.0), (), 30.0)
MUTED = SoundState(VoiceState.READY, OutputState.MUTED, "Ann", "Desk")


def walking(person: Person, clock: FakeClock, seconds: float = 60) -> None:
    person.begin()
    clock.advance(GET_READY + seconds)


def state(person: Person) -> object:
    return person.app.session.session


def focus(person: Person) -> QWidget:
    """What has the window's focus, whether or not a window manager has made it the active one."""
    focused: QWidget | None = person.app.window.focusWidget()
    return person.app.window if focused is None else focused


def part(person: Person, kind: type[Part]) -> Part:
    """The window's only part of this kind."""
    found = person.app.window.findChild(kind)
    assert isinstance(found, kind)
    return found


def send(person: Person, kind: QEvent.Type, key: Key) -> None:
    """One half of a key stroke, to what has the focus."""
    receiver = focus(person)
    QApplication.sendEvent(receiver, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


# Heard.


def test_from_begin_to_the_end_all_is_heard(person: Person, clock: FakeClock, machine: FakeMachine) -> None:
    walking(person, clock, 10 * MINUTE)
    assert machine.speaker.words[0] == script(Cue.LOOK_BEHIND)
    assert machine.speaker.words[-1] == script(Cue.FINISHED)
    assert machine.speaker.played[-1][0] is Sound.FINISH


def test_each_cue_is_told_to_a_screen_reader_too(
    person: Person, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    walking(person, clock, 125)
    cues = [Cue.LOOK_BEHIND, Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN, Cue.GLANCE_LEFT]
    assert [words for words in said if words in set(map(script, Cue))] == list(map(script, cues))


def test_the_sound_is_made_ready_while_the_checklist_is_read(
    person: Person, machine: FakeMachine, clock: FakeClock
) -> None:
    assert machine.speaker.asked == []
    person.press("Start walk")
    assert machine.speaker.asked == ["prepare"]
    assert "Voice and signals. Heard on: Desk" in person.reads()
    person.press("Sound check")
    assert machine.speaker.words == [script(Cue.SOUND_CHECK)]
    person.press("Cancel")
    clock.advance(120)
    assert machine.speaker.asked[-1] == "release"


def test_the_sound_check_has_a_key(person: Person, machine: FakeMachine) -> None:
    person.press("Start walk")
    person.type(Key.Key_P)
    assert machine.speaker.words == [script(Cue.SOUND_CHECK)]


def test_a_muted_device_shows_before_the_walk_and_while_it_runs(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    machine.speaker.become(MUTED)
    person.press("Start walk")
    assert "The sound is off." in person.reads()
    assert not person.find("Sound check").isEnabled()
    machine.speaker.become(FakeMachine().speaker.state)
    assert "Voice and signals." in person.reads()
    person.press(DOCTOR)
    person.press(FLAT)
    person.press("Begin")
    machine.speaker.become(MUTED)
    assert "The sound is off. Turn it up, or watch: the screen flashes at each cue." in person.reads()
    (flash,) = part(person, RunningView).findChildren(Flash)
    lit = heard(flash.lit)
    for _ in range(2):
        flash._timer.timeout.emit()  # the one for the trouble itself is over
    clock.advance(GET_READY - 4)
    assert not lit
    clock.advance(1)
    assert len(lit) == 1  # three


def test_without_a_voice_the_window_says_so_and_signals_are_heard(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    machine.speaker.become(NO_VOICE)
    walking(person, clock)
    assert "Signals only: this computer has no voice." in person.reads()
    assert (Sound.START, "") in machine.speaker.played


def test_the_guidance_is_chosen_in_its_dialog_and_kept(
    person: Person, machine: FakeMachine, sit: Sit
) -> None:
    person.type(Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    dialog = person.front
    assert machine.speaker.asked == ["prepare"]
    dialog._frequency.setCurrentIndex(2)  # type: ignore[attr-defined]
    dialog._device.setCurrentIndex(2)  # type: ignore[attr-defined]
    dialog._turn.setValue(30)  # type: ignore[attr-defined]
    person.press("Let the walk take the whole screen by itself")
    person.press("Sound check")
    assert machine.speaker.choice is not None
    assert machine.speaker.choice.device == "kitchen"
    person.press("OK")
    chosen = Guidance(frequency=Frequency.SIGNALS, device="kitchen", turn_every=30, glance_at_start=True)
    assert person.app.settings.guidance == chosen
    assert sit().app.settings.guidance == chosen


def test_what_was_only_tried_is_forgotten(person: Person, machine: FakeMachine) -> None:
    person.type(Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    person.front._voice.setCurrentIndex(2)  # type: ignore[attr-defined]
    person.press("Sound check")
    assert machine.speaker.choice is not None
    assert machine.speaker.choice.voice == "Bob"
    person.press("Cancel")
    assert machine.speaker.choice.voice == ""
    assert person.app.settings.guidance == Guidance()


def test_own_words_are_written_in_their_dialog_and_spoken(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    person.type(Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    person.press("Your own words…")
    field = person.front._fields[Cue.BEGIN]  # type: ignore[attr-defined]
    field.setFocus()
    QTest.keyClicks(field, "  Off <b>we</b> go  " + "x" * 10_000)
    person.press("OK")
    person.press("OK")
    walking(person, clock, 1)
    spoken = machine.speaker.words[-1]
    assert spoken.startswith("Off <b>we</b> go xxx")
    assert len(spoken) <= 200
    assert spoken in person.reads()  # as it stands, no markup


# Seen from far.


@pytest.fixture
def glance(person: Person, clock: FakeClock) -> Iterator[GlanceView]:
    walking(person, clock)
    person.type(Key.Key_F11)
    yield part(person, GlanceView)
    person.app.window.showNormal()


def test_opening_and_closing_the_glance_never_touches_the_session(
    person: Person, clock: FakeClock, glance: GlanceView
) -> None:
    session, record = person.app.session.session, person.app.session._record
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
    clock.advance(GET_READY + 10 * MINUTE)
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
    walking(person, clock, 10 * MINUTE)
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
    walking(person, clock, 10 * MINUTE)
    curtain = part(person, EndCurtain)
    assert curtain._timer.interval() == SHOWN_MS
    curtain._timer.timeout.emit()
    assert not curtain.isVisible()
    QTest.keyClick(focus(person), Key.Key_Return)
    assert person.app.window.home.walk.isVisible()


def test_no_curtain_hangs_over_the_next_walk(person: Person, clock: FakeClock) -> None:
    walking(person, clock, 10 * MINUTE)
    person.app.walking.go_home()
    person.app.session.begin(a_clearance(), None)
    assert not part(person, EndCurtain).isVisible()


def test_a_press_lifts_the_curtain_and_presses_nothing_beneath(person: Person, clock: FakeClock) -> None:
    walking(person, clock, 10 * MINUTE)
    curtain = part(person, EndCurtain)
    sheet_done = person.app.walking._after_sheet._done  # type: ignore[union-attr]
    QTest.mouseClick(sheet_done, Qt.MouseButton.LeftButton)
    assert not curtain.isVisible()
    assert person.app.walking._ended is not None


# In hand from a distance.


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
    assert "Stopped after 1 minute." in person.reads()
    person.hold(Key.Key_Return)
    assert "Stopped after 1 minute." in person.reads()
    send(person, QEvent.Type.KeyRelease, Key.Key_Return)
    person.type(Key.Key_Return)
    assert person.app.window.home.walk.isVisible()


def test_who_looks_elsewhere_holds_no_key(person: Person, clock: FakeClock) -> None:
    walking(person, clock)
    keys = part(person, RunningView).keys
    send(person, QEvent.Type.KeyPress, Key.Key_Space)
    QApplication.sendEvent(part(person, RunningView), QEvent(QEvent.Type.WindowDeactivate))
    assert not keys._hold.isActive()
    assert person.app.session.running


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_H, Key.Key_Space])
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


# The machine.


def test_the_machine_is_kept_awake_while_a_walk_is_under_way_and_no_longer(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    held = []
    person.press("Start walk")
    held.append(machine.keep_awake.held)
    person.press("Cancel")
    walking(person, clock)
    held.append(machine.keep_awake.held)
    person.type(Key.Key_Space)
    held.append(machine.keep_awake.held)
    person.type(Key.Key_Space)
    clock.advance(10 * MINUTE)
    held.append(machine.keep_awake.held)
    assert held == [False, True, True, False]


def test_it_says_so_if_the_machine_may_fall_asleep(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    machine.keep_awake.works = False
    walking(person, clock)
    assert "This computer may fall asleep during the walk." in person.reads()
    assert not person.app.window.banner.isVisible(), "nothing may lie over the countdown"
    clock.advance(10 * MINUTE)
    person.come_back()
    assert "fall asleep" not in person.reads()


def test_a_word_before_the_start_where_the_battery_or_the_lid_may_end_it(
    person: Person, machine: FakeMachine
) -> None:
    machine.power.state = PowerState(8, on_battery=True, lid_sleeps=True)
    person.press("Start walk")
    assert "The battery is at 8 %." in person.reads()
    assert "Leave the lid open" in person.reads()


# Because it hurts.


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
    assert record.feedback.pain is None
    assert record.walked.backward == 200


def test_what_hurts_in_the_back_is_the_backs_pain(person: Person, clock: FakeClock, sit: Sit) -> None:
    walking(person, clock, 200)
    person.type(Key.Key_H)
    person.press("Where does it hurt? Back")
    person.press("Pain 5 of 10")
    person.press("Done")
    (record,) = sit().app._history.walks_on(TODAY)
    assert record.feedback == replace(record.feedback, pain=5, hurt_place=HurtPlace.BACK, hurt_pain=5)
