"""Measures how soon a walker hears what is due, from Begin and from each cue's moment: the whole app.

The window is a real one, offscreen, and used as a person uses it; its speaker plays on a private sound
server, which is recorded.  `Place` holds what of that a test puts others in for: `tests/test_bench_sound.py`
walks the same way in no time, so that a change of the app that breaks this bench is noticed at once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from retrotimer.app import Retrotimer, build_app
from retrotimer.core.cue_sheet import cue_sheet
from retrotimer.core.cues import Cue
from retrotimer.core.machine import Machine, Speaker
from retrotimer.core.ports import Clock
from retrotimer.core.session import StopReason, Underway
from retrotimer.core.sound import OutputState, VoiceState
from retrotimer.desktop.clock import SystemClock
from retrotimer.desktop.sound.speaker import SpeakerProcess
from retrotimer.store.database import open_database
from tests.bench.patience import MissedError, heard_at, pass_time, say, wait_for
from tests.e2e.person import DOCTOR, FLAT, Person
from tests.fakes import FakeMachine
from tests.sound_server import Recorder

WALKS = 7
GET_READY_AND_BEGIN = 11.5
"""Seconds from Begin until "Begin" is heard."""

SILENCE = 0.5
LISTENED = (Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN)
"""Silence goes before each of these, so what is heard then is theirs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is walked: on which clock, with which speaker, and how time passes there."""

    recorder: Recorder
    clock: Clock = field(default_factory=SystemClock)
    make_speaker: Callable[[], Speaker] = SpeakerProcess
    pass_time: Callable[[float], None] = pass_time
    wait_for: Callable[[Callable[[], bool], str], None] = wait_for

    def now(self) -> float:
        """The monotonic moment by which cues are due and sounds recorded."""
        return self.clock.read().at


def heard(place: Place, walks: int = WALKS) -> tuple[list[float], list[float]]:
    """Begin so many walks, and listen: milliseconds from Begin, and from each cue's moment, to its sound.

    Raises:
        MissedError: something did not become ready, could not be pressed, or was not heard.
    """
    begins: list[float] = []
    cues: list[float] = []
    for number in range(walks):
        say(f"walk {number + 1} of {walks}")
        with _app(place) as app:
            begins.append(_begin(place, app))
            cues += [
                heard_at(place.recorder.first_loud(due), due, f'the cue "{cue.value}"')
                for cue, due in _dues(app)
            ]
    return begins, cues


def _begin(place: Place, app: Retrotimer) -> float:
    """Go through the checklist once the sound is ready, begin, and get ready: from Begin to its sound."""
    person = Person(app)
    person.press("Start walk")

    def ready() -> bool:
        state = app.company.guide.state
        return (state.voice, state.output) == (VoiceState.READY, OutputState.READY)

    place.wait_for(ready, "the checklist's sound and voice")
    person.press(DOCTOR)
    person.press(FLAT)
    place.wait_for(lambda: place.recorder.is_quiet(SILENCE), "silence before Begin")
    pressed = place.now()
    person.press("Begin")
    place.pass_time(GET_READY_AND_BEGIN)
    return heard_at(place.recorder.first_loud(pressed), pressed, "Begin")


def _dues(app: Retrotimer) -> Iterator[tuple[Cue, float]]:
    """The cues that are listened to, and when they were due."""
    session = app.session.session
    if not isinstance(session, Underway):
        raise MissedError(f"the walk: Begin led to {type(session).__name__}")
    for timed in cue_sheet(session.plan):
        if timed.cue in LISTENED:
            yield timed.cue, session.since + timed.at


@contextmanager
def _app(place: Place) -> Iterator[Retrotimer]:
    fake, speaker = FakeMachine(), place.make_speaker()
    with TemporaryDirectory() as folder:
        database = open_database(Path(folder))
        machine = Machine(speaker, fake.keep_awake, fake.power, fake.media_keys, fake.sleep_watch)
        app = build_app(place.clock, lambda: machine, database)
        app.window.show()
        app.window.activateWindow()
        try:
            yield app
        finally:
            app.session.stop(StopReason.DONE)
            speaker.release()
            place.pass_time(0.5)
            app.window.close()
            app.deleteLater()
            database.close()
