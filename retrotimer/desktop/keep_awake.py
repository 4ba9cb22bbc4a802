"""Keeps the machine and its screen awake during a walk; fills the port `KeepAwake`.

wakepy knows whom to ask on each system, but asking blocks.  So each `hold` has a thread: it enters wakepy's
mode, tells, waits for `release`, and leaves.  It is a daemon, so a bus that hangs cannot keep the program
from ending; and every system takes an inhibitor back from a process that is gone.

On D-Bus wakepy is given another connection than its own, because its own waits for ever where a bus takes the
connection and then says nothing, stays open where the mode could not be had, collects Python's garbage from
whatever thread it is in (Qt's objects may lie in it), and tells the desktop that "wakepy" keeps it awake.
"""

import logging
import warnings
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from retrotimer import APP_ID, rubbish

if TYPE_CHECKING:
    from wakepy import Mode
    from wakepy.core import DBusMethodCall

    from retrotimer.desktop.bus import Bus

PATIENCE = 2.0
"""Seconds that the bus has for an answer."""

LOOK_SECONDS = 15.0
"""How often a walk looks whether the bus is still there: no machine falls asleep as soon as that."""

APP_NAME = "Retrotimer"
NO_WINDOW = 0

log = logging.getLogger(__name__)


class Hold:
    """One `hold` and its thread. `active` is None until it is known."""

    def __init__(self) -> None:
        self.released = Event()
        self.active: bool | None = None


class WakepyKeepAwake(QObject):
    """Keeps awake by wakepy. `reason` is a sentence that a desktop may show to the person."""

    _known = Signal(object, bool)

    def __init__(self, reason: str) -> None:
        super().__init__()
        self._reason = reason
        self._hold: Hold | None = None
        self._is_prepared = False
        self._tell: Callable[[bool], None]
        self._known.connect(self._on_known, Qt.ConnectionType.QueuedConnection)

    def prepare(self) -> None:
        """Import what asking takes, beside whoever reads the checklist: it keeps Python busy for 60 ms."""
        if not self._is_prepared:
            self._is_prepared = True
            Thread(target=load, name="keep awake, at hand", daemon=True).start()

    def hold(self, tell: Callable[[bool], None]) -> None:
        """Stay awake until `release`. Held already, only `tell` changes; refused, it is tried again."""
        self._tell = tell
        if self._hold is None or self._hold.active is False:
            hold = self._hold = Hold()
            arguments = (hold, lambda active: self._known.emit(hold, active), self._reason)
            Thread(target=keep_awake, args=arguments, name="keep awake", daemon=True).start()
        elif self._hold.active:
            self._known.emit(self._hold, True)  # noqa: FBT003 - a signal has no keywords

    def release(self) -> None:
        """Let the machine sleep; where it is not known yet whether it was kept awake, nothing is told."""
        if self._hold is not None:
            self._hold.released.set()
            self._hold = None

    def _on_known(self, hold: Hold, active: bool) -> None:  # noqa: FBT001 - a slot
        if hold is self._hold:
            hold.active = active
            self._tell(active)


def load() -> None:
    """The thread of `prepare`: what cannot be had here is told by the first `hold`."""
    with rubbish.kept_away(), suppress(ImportError):
        import wakepy  # noqa: F401 - for whoever imports it next

        import retrotimer.desktop.bus  # noqa: F401 - likewise


def keep_awake(hold: Hold, tell: Callable[[bool], None], reason: str) -> None:
    """The thread: enter the mode, tell, wait, leave; a bus that goes meanwhile is told."""
    with rubbish.kept_away():
        _keep_awake(hold, tell, reason)


def _keep_awake(hold: Hold, tell: Callable[[bool], None], reason: str) -> None:
    active = False
    line = Line(reason)
    try:
        with _presenting(line) as mode:
            active = mode.active
            tell(active)
            if active:
                while not _is_released(hold):
                    if line.is_gone():  # and whoever kept the machine awake for us has let go with it
                        tell(False)  # noqa: FBT003 - a signal has no keywords
                        break
    except Exception as error:  # nobody would catch it, and a walk goes on without this
        log.debug("not kept awake: %s", error)
        if not active:
            with suppress(RuntimeError):  # the program ends, and Qt's side of the signal has gone
                tell(False)  # noqa: FBT003 - a signal has no keywords
    finally:
        line.close()


def _is_released(hold: Hold) -> bool:
    """Wait a little; whether it was let go meanwhile."""
    with rubbish.let_in():
        return hold.released.wait(LOOK_SECONDS)


def _presenting(line: "Line") -> "Mode":
    """Wakepy's mode that keeps the screen on, asking through this line, and silent whatever happens."""
    logging.getLogger("wakepy").addHandler(logging.NullHandler())  # or Python prints its warnings
    warnings.filterwarnings("ignore", module="wakepy")  # it warns of systems that it does not know
    from wakepy import DBusAdapter, keep

    class Adapter(DBusAdapter):
        def process(self, call: "DBusMethodCall") -> object:
            return line.ask(call)

        def close_connections(self) -> None:
            line.close()

    return keep.presenting(on_fail="pass", dbus_adapter=Adapter)


class Line:
    """A connection to the session bus, made when it is first needed.

    A bus that did not let us in is not tried again, or each of wakepy's ways would wait for it.
    """

    def __init__(self, reason: str) -> None:
        self._words = {
            "app_id": APP_ID,
            "application_name": APP_NAME,
            "reason": reason,
            "reason_for_inhibit": reason,
            "toplevel_xid": NO_WINDOW,
        }
        self._bus: Bus | None = None
        self._failed: Exception | None = None

    def ask(self, call: "DBusMethodCall") -> object:
        """The answer to wakepy's call, in which this program's own name and reason stand."""
        from retrotimer.desktop.bus import Address, Bus, session_address

        if self._failed is not None:
            raise self._failed
        try:
            self._bus = self._bus or Bus(session_address(), PATIENCE)
        except Exception as error:
            self._failed = error
            raise
        method, names = call.method, call.method.params or ()
        body = tuple(self._words.get(name, value) for name, value in zip(names, call.args, strict=True))
        whom = Address(str(method.service), str(method.path), str(method.interface))
        return self._bus.ask(whom, method.name, method.signature or "", body)

    def is_gone(self) -> bool:
        """Whether the bus was reached, and has gone since."""
        return self._bus is not None and self._bus.is_gone()

    def close(self) -> None:
        """Leave the bus, if it was ever reached."""
        if self._bus is not None:
            self._bus.close()
            self._bus = None
