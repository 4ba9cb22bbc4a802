"""What stands in for the desktop's notifications and the system's timer in tests."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from retrotimer.core.notices import Answer, Notice, Outside, Service, TimerState
from retrotimer.core.reminders import Reminders

if TYPE_CHECKING:
    from retrotimer.core.notices import TimerError


class FakeNotifier:
    """Keeps the notification that is shown, and answers it when a test does."""

    def __init__(self, state: Service = Service.READY) -> None:
        self.state = state
        self.shown: Notice | None = None
        self.times_shown = 0
        self.times_asked = 0
        self._hear: Callable[[Answer | None], None] | None = None
        self._listeners: list[Callable[[Service], None]] = []

    def reads(self) -> str:
        """What is on the screen; an empty text for nothing."""
        return "" if self.shown is None else self.shown.words

    def follow(self, listener: Callable[[Service], None]) -> None:
        """Tell this listener of every new state."""
        self._listeners.append(listener)

    def become(self, state: Service) -> None:
        """Let the service be another one."""
        self.state = state
        for listener in self._listeners:
            listener(state)

    def ask(self) -> None:
        """Remember it."""
        self.times_asked += 1

    def show(self, notice: Notice, hear: Callable[[Answer | None], None]) -> None:
        """Remember what is shown."""
        self.shown, self._hear = notice, hear
        self.times_shown += 1

    def withdraw(self) -> None:
        """Show nothing."""
        self.shown = self._hear = None

    def answer(self, answer: Answer | None) -> None:
        """Press a button of the notification, or close it."""
        hear = self._hear
        assert hear is not None, "there is no notification"
        self.withdraw()
        hear(answer)


class FakeTimer:
    """A system that reminds, refuses, or knows no timers, as a test says."""

    def __init__(self, state: TimerState = TimerState.OFF) -> None:
        self.is_here = state
        self.error: TimerError | None = None
        self.reminders: list[Reminders | None] = []

    def state(self) -> TimerState:
        """Whether it is set."""
        return self.is_here

    def set(self, reminders: Reminders) -> None:
        """Remember it."""
        if self.error is not None:
            raise self.error
        self.is_here = TimerState.ON
        self.reminders.append(reminders)

    def remove(self) -> None:
        """Remember it."""
        if self.error is not None:
            raise self.error
        self.is_here = TimerState.OFF
        self.reminders.append(None)


class FakeOutside:
    """Both, each under its own name, and the whole."""

    def __init__(self) -> None:
        self.notifier = FakeNotifier()
        self.timer = FakeTimer()

    def whole(self) -> Outside:
        """As the app asks for it."""
        return Outside(self.notifier, self.timer)
