"""What is heard after what: a sound at once, its words when it is over, and words never over other words."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from retrotimer.core.sound import Sound

MOST_WAITING = 3
"""Words that wait for their turn. What is older than these is no longer true of the walk."""

LONGEST_WAIT = 4.0
"""Seconds that words may wait for a voice that is still starting."""


class Player(Protocol):
    """Plays our own sounds."""

    def play(self, sound: Sound) -> float:
        """Begin a sound; how many seconds it takes, 0 where nothing can be heard."""

    def stop(self) -> None:
        """Be silent."""


class Teller(Protocol):
    """Speaks; whoever made it calls `Order.on_words_over` when it has said all."""

    @property
    def is_starting(self) -> bool:
        """Whether it may speak soon."""

    @property
    def is_ready(self) -> bool:
        """Whether it can speak now."""

    def say(self, words: str) -> None:
        """Begin to speak."""

    def stop(self) -> None:
        """Be silent."""


Later = Callable[[float, Callable[[], None]], None]
"""Calls something in so many seconds."""


@dataclass(slots=True, eq=False)
class _Words:
    """Words in the queue; `due` once their own sound is over."""

    text: str
    asked: float
    due: bool = False


class Order:
    """Keeps the order of a player and a teller. `now` reads a clock in seconds."""

    def __init__(self, player: Player, teller: Teller, later: Later, now: Callable[[], float]) -> None:
        self._player = player
        self._teller = teller
        self._later = later
        self._now = now
        self._queue: deque[_Words] = deque(maxlen=MOST_WAITING)
        self._spoken: _Words | None = None
        self._could_speak = False

    def play(self, sound: Sound | None, text: str, *, urgent: bool) -> None:
        """Play a sound and then speak; `urgent` cuts off all that is still to be heard."""
        if urgent:
            self.hush()
        seconds = self._player.play(sound) if sound is not None else 0.0
        if not text:
            return
        words = _Words(text, self._now())
        self._queue.append(words)
        if seconds > 0:
            self._later(seconds, lambda: self._make_due(words))
        else:
            self._make_due(words)

    def hush(self) -> None:
        """Be silent, and forget what was to be said."""
        self._queue.clear()
        self._player.stop()
        if self._spoken is not None:
            self._spoken = None
            self._teller.stop()

    def on_words_over(self) -> None:
        """The teller has said all, or gave up."""
        self._spoken = None
        self._go_on()

    def on_voice_changed(self) -> None:
        """The teller can speak now, or no longer. Words that it broke off wait for it to come back."""
        ready = self._teller.is_ready
        if ready and not self._could_speak:
            oldest = self._now() - LONGEST_WAIT
            while self._queue and self._queue[0].asked < oldest:
                self._queue.popleft()
        elif not ready and self._spoken is not None:
            if len(self._queue) < MOST_WAITING:
                self._queue.appendleft(self._spoken)
            self._spoken = None
        self._could_speak = ready
        self._go_on()

    def _make_due(self, words: _Words) -> None:
        words.due = True
        self._go_on()

    def _go_on(self) -> None:
        if self._teller.is_ready:
            if self._queue and self._queue[0].due and self._spoken is None:
                self._spoken = self._queue.popleft()
                self._teller.say(self._spoken.text)
        elif not self._teller.is_starting:
            self._queue.clear()
