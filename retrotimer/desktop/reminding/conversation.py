"""The conversation with the desktop's service for notifications, in a thread that may wait.

`org.freedesktop.Notifications` is asked what it can do, shows the notification, and tells its answer.  A
service that goes away and comes back, as a desktop does that starts anew, is given the notification again.
"""

import logging
import selectors
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from retrotimer import APP_ID, rubbish
from retrotimer.core.notices import Answer, Notice, Service
from retrotimer.desktop.bus import Address, Bus, RefusedError, session_address

if TYPE_CHECKING:
    from retrotimer.desktop.bus import Told

PATIENCE = 5.0
"""Seconds that the bus and the service have for an answer; it may have to be started first."""

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
RULES = (
    f"type='signal',sender='{NAME}',path='{PATH}',interface='{NAME}'",
    f"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{NAME}'",
)
SERVICE = Address(NAME, PATH, NAME)

NEVER = 0
"""Milliseconds after which it goes by itself: a reminder that came unseen must still be there."""

NORMAL = 1
CLICKED = "default"
"""The name of the answer that is given by clicking the notification itself."""

Tell = Callable[[object], None]
"""Takes a `Service`, the leave (a text) to come to the front, an `Answer`, or None where it is gone."""

log = logging.getLogger(__name__)


def serve(notice: Notice | None, line: socket.socket, icon: str, tell: Tell) -> None:
    """Show a notice and pass on its answer, until it is gone or the line is closed; without one, only ask."""
    missing = Service.NO_BUS
    try:
        with rubbish.kept_away(), line, Bus(session_address(), PATIENCE) as bus:
            missing = Service.NO_SERVICE
            for rule in RULES:
                bus.listen(rule)
            conversation = Conversation(bus, icon, tell)
            if notice is None:
                conversation.look()
            else:
                follow(conversation, notice, line)
    except Exception as error:  # nobody would catch it, and the window has its own words
        log.debug("no notifications: %s", error)
        tell(Service.NO_BUS if isinstance(error, ConnectionError) else missing)
        tell(None)


def follow(conversation: "Conversation", notice: Notice, line: socket.socket) -> None:
    """Show a notice until it is answered or gone, or the line is closed."""
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
            with rubbish.let_in():
                events = selector.select()
            if line in [key.fileobj for key, _ in events]:
                conversation.take_away()
                return
            bus.receive()


class Conversation:
    """With the service, about one notification."""

    def __init__(self, bus: Bus, icon: str, tell: Tell) -> None:
        self.bus = bus
        self._icon = icon
        self._tell = tell
        self._number = 0

    def look(self) -> bool:
        """Tell what the service can do; whether it shows buttons."""
        (can,) = self.bus.ask(SERVICE, "GetCapabilities")
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
        hints = {"urgency": ("y", NORMAL), "desktop-entry": ("s", APP_ID)}
        body = ("Retrotimer", 0, self._icon, notice.words, "", actions, hints, NEVER)
        (self._number,) = self.bus.ask(SERVICE, "Notify", "susssasa{sv}i", body)

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
        try:
            self.bus.ask(SERVICE, "CloseNotification", "u", (self._number,))
        except RefusedError as error:
            log.debug("it was gone already: %s", error)


def answer_of(name: str) -> Answer | None:
    """The answer that a button stands for; None for one that is not ours."""
    if name == CLICKED:
        return Answer.START
    return next((answer for answer in Answer if answer.value == name), None)
