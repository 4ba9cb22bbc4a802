"""What reminds a person outside the window, as the smallest protocols that serve.

`desktop` fills them; nothing in them waits for the desktop, and nothing raises: what is wrong is told by the
state.  None of it is made before reminders are wanted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from retrotimer.core.reminders import Reminders


class Answer(Enum):
    """What a person may say to a reminder; the values are its names on the bus."""

    START = "start"
    LATER = "later"
    NOT_TODAY = "not_today"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notification: what it says, and what each answer is called.

    Others may see the screen: it tells nothing but that it is time.
    """

    words: str
    answers: tuple[tuple[Answer, str], ...]


class Service(Enum):
    """What shows notifications here."""

    UNKNOWN = "unknown"  # not asked yet
    READY = "ready"
    WITHOUT_BUTTONS = "without_buttons"  # a notification can only be read, or clicked to open the window
    NONE = "none"  # this system has none that this program could use
    NO_SERVICE = "no_service"  # nobody in this session shows notifications
    NO_BUS = "no_bus"  # this session has no bus to ask on


class Notifier(Protocol):
    """Shows one notification at a time."""

    @property
    def state(self) -> Service:
        """What is known of the service."""

    def follow(self, listener: Callable[[Service], None]) -> None:
        """Tell this listener of every new state."""

    def ask(self) -> None:
        """Find out what the service can do; the state tells it a little later."""

    def show(self, notice: Notice, hear: Callable[[Answer | None], None]) -> None:
        """Show a notification in the place of the last one; `hear` gets the answer, once.

        To click the notification itself is to answer `START`.  None is for one that is gone without an
        answer, or could not be shown; the state tells which.
        """

    def withdraw(self) -> None:
        """Take the notification away; no answer is heard any more."""


class TimerState(Enum):
    """Whether the system reminds while the app is not running."""

    OFF = "off"
    ON = "on"
    NOT_HERE = "not_here"  # this system has no such timers


class TimerError(Exception):
    """The system's timer could not be set or taken away; nothing is half done.

    Attributes:
        reason: what the system said, for whoever is asked for help; it may be empty.
        path: the file or folder that it is about; it may be empty.
    """

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path


class SystemTimer(Protocol):
    """Has the system remind while the app is not running. It may wait for seconds: not for the event loop."""

    def state(self) -> TimerState:
        """Whether it is set for these data; this alone is quick, as it reads a small file."""

    def set(self, reminders: Reminders) -> None:
        """Have the system remind like this.

        Raises:
            TimerError: it cannot.
        """

    def remove(self) -> None:
        """Take it away, and all that belongs to it.

        Raises:
            TimerError: something is left.
        """


@dataclass(frozen=True, slots=True)
class Outside:
    """What reminds outside the window, together."""

    notifier: Notifier
    timer: SystemTimer
