from collections.abc import Callable

import pytest

from retrotimer.core.sound import Sound
from retrotimer.desktop.sound.order import LONGEST_WAIT, Order

LENGTH = 1.5


class Stage:
    """A player and a teller that note what they are asked for, and a clock that a test moves."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.length = LENGTH
        self.is_starting, self.is_ready = False, True
        self.now = 100.0
        self._later: list[tuple[float, Callable[[], None]]] = []
        teller = Teller(self)
        self.order = Order(self, teller, self._set, lambda: self.now)
        self.order.on_voice_changed()

    def play(self, sound: Sound) -> float:
        self.heard.append(sound.value)
        return self.length

    def stop(self) -> None:
        self.heard.append("[sound off]")

    def ask(self, words: str, sound: Sound | None = None, *, urgent: bool = False) -> None:
        self.order.play(sound, words, urgent=urgent)

    def become(self, *, ready: bool, starting: bool = False) -> None:
        self.is_ready, self.is_starting = ready, starting
        self.order.on_voice_changed()

    def advance(self, seconds: float) -> None:
        self.now += seconds
        due = [one for one in self._later if one[0] <= self.now]
        self._later = [one for one in self._later if one[0] > self.now]
        for _, ring in due:
            ring()

    def _set(self, seconds: float, ring: Callable[[], None]) -> None:
        self._later.append((self.now + seconds, ring))


class Teller:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def is_starting(self) -> bool:
        return self._stage.is_starting

    @property
    def is_ready(self) -> bool:
        return self._stage.is_ready

    def say(self, words: str) -> None:
        self._stage.heard.append(words)

    def stop(self) -> None:
        self._stage.heard.append("[words off]")


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_words_without_a_sound_are_spoken_at_once(stage: Stage) -> None:
    stage.ask("Go")
    assert stage.heard == ["Go"]


def test_words_follow_their_sound_when_its_length_is_over(stage: Stage) -> None:
    stage.ask("Turn", Sound.TURN)
    stage.advance(LENGTH - 0.1)
    assert stage.heard == ["turn"]
    stage.advance(0.1)
    assert stage.heard == ["turn", "Turn"]


def test_words_do_not_wait_for_a_sound_that_cannot_be_played(stage: Stage) -> None:
    stage.length = 0.0
    stage.ask("Turn", Sound.TURN)
    assert stage.heard == ["turn", "Turn"]


def test_a_sound_never_waits(stage: Stage) -> None:
    stage.ask("Walk backwards")
    stage.ask("", Sound.TICK)
    assert stage.heard == ["Walk backwards", "tick"]


def test_words_wait_for_other_words(stage: Stage) -> None:
    for words in ("one", "two", "three"):
        stage.ask(words)
    assert stage.heard == ["one"]
    stage.order.on_words_over()
    stage.order.on_words_over()
    assert stage.heard == ["one", "two", "three"]
    stage.order.on_words_over()
    assert stage.heard == ["one", "two", "three"]


def test_of_more_than_three_that_wait_the_oldest_is_dropped(stage: Stage) -> None:
    for words in ("spoken", "dropped", "one", "two", "three"):
        stage.ask(words)
    for _ in range(5):
        stage.order.on_words_over()
    assert stage.heard == ["spoken", "one", "two", "three"]


def test_what_is_urgent_cuts_off_all_else(stage: Stage) -> None:
    stage.ask("spoken")
    stage.ask("waits")
    stage.ask("Stop", Sound.STOPPED, urgent=True)
    assert stage.heard == ["spoken", "[sound off]", "[words off]", "stopped"]
    stage.advance(LENGTH)
    stage.order.on_words_over()
    assert stage.heard[4:] == ["Stop"]


def test_hushing_forgets_words_that_wait_for_their_sound(stage: Stage) -> None:
    stage.ask("Turn", Sound.TURN)
    stage.order.hush()
    stage.advance(LENGTH)
    assert stage.heard == ["turn", "[sound off]"]


def test_without_a_voice_words_are_dropped(stage: Stage) -> None:
    stage.become(ready=False)
    stage.ask("Turn", Sound.TURN)
    stage.advance(LENGTH)
    stage.become(ready=True)
    assert stage.heard == ["turn"]


def test_words_wait_for_a_voice_that_starts(stage: Stage) -> None:
    stage.become(ready=False, starting=True)
    stage.ask("Turn")
    stage.advance(LONGEST_WAIT - 1)
    stage.become(ready=True)
    assert stage.heard == ["Turn"]


def test_words_that_waited_too_long_for_a_voice_are_dropped(stage: Stage) -> None:
    stage.become(ready=False, starting=True)
    stage.ask("old")
    stage.advance(LONGEST_WAIT + 1)
    stage.ask("new")
    stage.become(ready=True)
    assert stage.heard == ["new"]


def test_words_that_waited_long_behind_others_are_spoken(stage: Stage) -> None:
    stage.ask("spoken")
    stage.ask("waits")
    stage.advance(2 * LONGEST_WAIT)
    stage.become(ready=True)  # another voice, say
    stage.order.on_words_over()
    assert stage.heard == ["spoken", "waits"]


def test_words_that_a_failing_voice_broke_off_are_said_again(stage: Stage) -> None:
    stage.ask("Turn")
    stage.become(ready=False, starting=True)
    stage.advance(1)
    stage.become(ready=True)
    assert stage.heard == ["Turn", "Turn"]


def test_words_that_a_voice_broke_off_for_good_are_not(stage: Stage) -> None:
    stage.ask("Turn")
    stage.become(ready=False)
    stage.become(ready=True)
    assert stage.heard == ["Turn"]
