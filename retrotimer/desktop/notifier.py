"""Notifications through the desktop's own service, on Linux; fills the port `Notifier`.

A thread talks to `org.freedesktop.Notifications` on the session bus for as long as a notification lives: who
leaves the bus gets no answer any more.  A service that goes away and comes back, as a desktop does that
starts anew, is given the notification again.  What is wrong is told by the state.
"""

import logging
import os
import socket
import sys
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from retrotimer.core.notices import Answer, Notice, Service

if TYPE_CHECKING:
    from retrotimer.core.notices import Notifier
    from retrotimer.desktop.bus import Bus, Told

PATIENCE = 5.0
"""Seconds that the bus and the service have for an answer; it may have to be started first."""

LEAVING = 1.0
"""Seconds that the program's end waits, so that no notification stays behind whose buttons do nothing."""

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
RULES = (
    f"type='signal',sender='{NAME}',path='{PATH}',interface='{NAME}'",
    f"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{NAME}'",
)
NEVER = 0
"""Milliseconds after which it goes by itself: a reminder that came unseen must still be there."""

NORMAL = 1
CLICKED = "default"
"""The name of the answer that is given by clicking the notification itself."""

TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - it opens no more than a window
"""Where Qt looks for the leave to bring a window to the front under Wayland."""

log = logging.getLogger(__name__)

Tell = Callable[[object], None]


class Talk:
    """What one notification shares with its thread: a line that ends it. Without a notice it only asks."""

    def __init__(self, notice: Notice | None, hear: Callable[[Answer | None], None] | None) -> None:
        self.notice = notice
        self.hear = hear
        self._near, self.far = socket.socketpair()

    def close(self) -> None:
        """Let the thread take the notification away, and end: it reads the end of its line."""
        self._near.close()


class BusNotifier(QObject):
    """Notifications on Linux; `icon` is the address (`file:`) of the picture beside them."""

    _told = Signal(object, object)

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._state = Service.UNKNOWN
        self._listeners: list[Callable[[Service], None]] = []
        self._talk: Talk | None = None
        self._thread: Thread | None = None
        # From the other thread, so Qt queues it for this object's own.
        self._told.connect(self._on_told)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._on_about_to_quit)

    @property
    def state(self) -> Service:
        """What is known of the service."""
        return self._state

    def follow(self, listener: Callable[[Service], None]) -> None:
        """Tell this listener of every new state."""
        self._listeners.append(listener)

    def ask(self) -> None:
        """Find out what the service can do, unless a notification is about to tell."""
        if self._talk is None:
            self._begin(None, None)

    def show(self, notice: Notice, hear: Callable[[Answer | None], None]) -> None:
        """Show a notification, a little later."""
        self.withdraw()
        talk = self._begin(notice, hear)
        if talk is None:
            hear(None)
        self._talk = talk

    def withdraw(self) -> None:
        """Take the notification away; nothing that was answered before is heard any more."""
        if self._talk is not None:
            self._talk.close()
            self._talk = None

    def _begin(self, notice: Notice | None, hear: Callable[[Answer | None], None] | None) -> Talk | None:
        try:
            talk = Talk(notice, hear)
        except OSError as error:
            log.debug("no notifications: %s", error)
            self._become(Service.NO_BUS)
            return None

        def tell(what: object) -> None:
            try:
                self._told.emit(talk, what)
            except RuntimeError:  # the window is gone, and nobody waits for it
                return

        arguments = (talk, self._icon, tell, self._thread)
        self._thread = Thread(target=serve, args=arguments, name="notification", daemon=True)
        self._thread.start()
        if notice is None:
            talk.close()  # nothing would have to be taken away
        return talk

    def _on_told(self, talk: Talk, what: object) -> None:
        if isinstance(what, Service):
            self._become(what)
        elif talk is not self._talk or talk.hear is None:
            return
        elif isinstance(what, str):
            os.environ[TOKEN] = what
        elif what is None or isinstance(what, Answer):
            self.withdraw()
            talk.hear(what)

    def _become(self, state: Service) -> None:
        if state is not self._state:
            self._state = state
            for listener in self._listeners:
                listener(state)

    def _on_about_to_quit(self) -> None:
        if self._talk is not None and self._thread is not None:
            self.withdraw()
            self._thread.join(LEAVING)


class NoNotifier:
    """Where there is nothing that could show one."""

    state = Service.NONE

    def follow(self, listener: Callable[[Service], None]) -> None:
        """Do nothing: the state stays."""

    def ask(self) -> None:
        """Do nothing."""

    def show(self, notice: Notice, hear: Callable[[Answer | None], None]) -> None:
        """Show nothing, and say so."""
        del notice
        hear(None)

    def withdraw(self) -> None:
        """Do nothing."""


def notifier(icon: str) -> "Notifier":
    """What this system has without a tray; `icon` is the address (`file:`) of the app's picture."""
    return BusNotifier(icon) if sys.platform.startswith(("linux", "freebsd")) else NoNotifier()


def serve(talk: Talk, icon: str, tell: Tell, before: Thread | None) -> None:
    """The thread: show the notification and pass on its answer, until it is gone or the line is closed."""
    if before is not None:
        before.join(PATIENCE)  # it may be about to take its own away
    missing = Service.NO_BUS
    try:
        with talk.far:
            # Here and not above: jeepney takes 20 ms to load, which the start cannot spare.
            from retrotimer.desktop.bus import Bus, session_address

            with Bus(session_address(), PATIENCE) as bus:
                missing = Service.NO_SERVICE
                for rule in RULES:
                    bus.listen(rule)
                conversation = Conversation(bus, icon, tell)
                if talk.notice is None:
                    conversation.look()
                else:
                    follow(conversation, talk.notice, talk.far)
    except Exception as error:  # nobody would catch it, and the window has its own words
        log.debug("no notifications: %s", error)
        tell(Service.NO_BUS if isinstance(error, ConnectionError) else missing)
        tell(None)


def follow(conversation: "Conversation", notice: Notice, line: socket.socket) -> None:
    """Show a notice until it is answered or gone, or the line is closed."""
    import selectors

    conversation.show(notice)
    bus = conversation.bus
    with selectors.DefaultSelector() as selector:
        selector.register(bus, selectors.EVENT_READ)
        selector.register(line, selectors.EVENT_READ)
        while True:
            for told in bus.take_signals():
                if told.member == "NameOwnerChanged":
                    conversation.meet(notice, told.body)
                elif conversation.hear(told):
                    return
            if line in [key.fileobj for key, _ in selector.select()]:
                conversation.take_away()
                return
            bus.receive()


class Conversation:
    """With the service, about one notification."""

    def __init__(self, bus: "Bus", icon: str, tell: Tell) -> None:
        from retrotimer.desktop.bus import Address

        self.bus = bus
        self._icon = icon
        self._tell = tell
        self._service = Address(NAME, PATH, NAME)
        self._number = 0

    def look(self) -> bool:
        """Tell what the service can do; whether it shows buttons."""
        (can,) = self.bus.ask(self._service, "GetCapabilities")
        has_buttons = "actions" in can
        self._tell(Service.READY if has_buttons else Service.WITHOUT_BUTTONS)
        return has_buttons

    def show(self, notice: Notice) -> None:
        """Show the notice with all that the service can do."""
        actions: list[str] = []
        if self.look():
            actions = [CLICKED, dict(notice.answers).get(Answer.START, "")]
            for answer, label in notice.answers:
                actions += [answer.value, label]
        hints = {"urgency": ("y", NORMAL), "desktop-entry": ("s", "retrotimer")}
        body = ("Retrotimer", 0, self._icon, notice.words, "", actions, hints, NEVER)
        (self._number,) = self.bus.ask(self._service, "Notify", "susssasa{sv}i", body)

    def meet(self, notice: Notice, owner: "tuple[Any, ...] | None") -> None:
        """Somebody else is the service now, or nobody; what was shown is gone."""
        match owner:
            case (_, _, ""):
                self._tell(Service.NO_SERVICE)
            case (_, _, _):
                self.show(notice)

    def hear(self, told: "Told") -> bool:
        """Pass on what became of the notification; whether that was its end."""
        match told.member, told.body:
            case "ActivationToken", (self._number, str() as token):
                self._tell(token)
            case "ActionInvoked", (self._number, str() as name):
                self._tell(answer_of(name))
                self.take_away()
                return True
            case "NotificationClosed", (self._number, _):
                self._tell(None)
                return True
        return False

    def take_away(self) -> None:
        """Take it away; the service may have done so already, and then refuses or says nothing."""
        from retrotimer.desktop.bus import RefusedError

        try:
            self.bus.ask(self._service, "CloseNotification", "u", (self._number,))
        except RefusedError as error:
            log.debug("it was gone already: %s", error)


def answer_of(name: str) -> Answer | None:
    """The answer that a button stands for; None for one that is not ours."""
    if name == CLICKED:
        return Answer.START
    return next((answer for answer in Answer if answer.value == name), None)
