"""Hears that the machine is about to sleep, and that it woke; fills the port `SleepWatch`.

On Linux logind tells it on the system's bus, to a thread that lives from `watch` to `leave`.  Elsewhere, and
where there is no logind, nothing is told: the walk's own next look at the clocks finds that it slept.
"""

import logging
import socket
import sys
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer import rubbish

if TYPE_CHECKING:
    from retrotimer.core.machine import SleepWatch
    from retrotimer.desktop.bus import Bus

PATIENCE = 2.0
"""Seconds that the bus has for an answer."""

MANAGER = "org.freedesktop.login1.Manager"
MEMBER = "PrepareForSleep"
RULE = f"type='signal',path='/org/freedesktop/login1',interface='{MANAGER}',member='{MEMBER}'"

log = logging.getLogger(__name__)


class NoSleepWatch:
    """Where nobody tells."""

    def watch(self, hear: Callable[[bool], None]) -> None:
        """Do nothing."""

    def leave(self) -> None:
        """Do nothing."""


class LogindSleepWatch(QObject):
    """Listens to logind."""

    _told = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._line: socket.socket | None = None
        self._hear: Callable[[bool], None] | None = None
        # From the other thread, so Qt queues it for this object's own.
        self._told.connect(self._on_told)

    def watch(self, hear: Callable[[bool], None]) -> None:
        """Listen, a little later: `hear` gets True before the machine sleeps, and False once it woke."""
        self.leave()
        try:
            near, far = socket.socketpair()
        except OSError as error:
            log.debug("nobody tells of sleep: %s", error)
            return
        self._line, self._hear = near, hear
        arguments = (far, lambda sleeps: self._told.emit(near, sleeps))
        Thread(target=serve, args=arguments, name="sleep", daemon=True).start()

    def leave(self) -> None:
        """Listen no more; the thread reads the end of its line."""
        if self._line is not None:
            self._line.close()
            self._line = self._hear = None

    def _on_told(self, line: socket.socket, sleeps: bool) -> None:  # noqa: FBT001 - as the signal carries it
        if line is self._line and self._hear is not None:
            self._hear(sleeps)


def sleep_watch() -> "SleepWatch":
    """What this system has."""
    return LogindSleepWatch() if sys.platform.startswith("linux") else NoSleepWatch()


def serve(line: socket.socket, tell: Callable[[bool], None]) -> None:
    """The thread: pass on what logind tells until the line is closed, or the bus is lost."""
    try:
        with line, rubbish.kept_away():
            # Here and not above: jeepney takes 20 ms to load, which the start cannot spare.
            from retrotimer.desktop.bus import Bus, system_address

            with Bus(system_address(), PATIENCE) as bus:
                bus.listen(RULE)
                pass_on(bus, line, tell)
    except Exception as error:  # nobody would catch it, and the clocks tell of sleep as well
        log.debug("nobody tells of sleep any more: %s", error)


def pass_on(bus: "Bus", line: socket.socket, tell: Callable[[bool], None]) -> None:
    """Tell of each sleep until the line is closed."""
    import selectors

    with selectors.DefaultSelector() as selector:
        selector.register(bus, selectors.EVENT_READ)
        selector.register(line, selectors.EVENT_READ)
        while True:
            for told in bus.take_signals():
                if told.member == MEMBER and told.body and isinstance(told.body[0], bool):
                    tell(told.body[0])
            with rubbish.let_in():
                events = selector.select()
            ready = [key.fileobj for key, _ in events]
            if line in ready:
                return
            bus.receive()
