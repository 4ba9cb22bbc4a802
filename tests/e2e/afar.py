"""What a person does who walks away from the laptop, for the tests of all that follows from it."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from retrotimer.core.faces import running_face
from retrotimer.core.plan import PlanChoice, make_plan
from retrotimer.core.session import Ready
from retrotimer.core.sound import OutputState, SoundState, VoiceState
from retrotimer.ui.walk.glance_view import GlanceView
from tests.e2e.person import Person
from tests.fakes import FakeClock, a_clearance

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


def walked(person: Person, clock: FakeClock, seconds: float) -> None:
    """The same, where nothing on the way matters."""
    person.begin()
    clock.skip(GET_READY + seconds)


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


def send(person: Person, kind: QEvent.Type, key: Key, at: int = 0) -> None:
    """One half of a key stroke, to what has the focus; `at` in milliseconds, by the events' own time."""
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at)
    QApplication.sendEvent(focus(person), event)


@pytest.fixture
def glance(person: Person, clock: FakeClock) -> Iterator[GlanceView]:
    walking(person, clock)
    person.type(Key.Key_F11)
    yield part(person, GlanceView)
    person.app.window.showNormal()
