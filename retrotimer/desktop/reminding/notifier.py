"""Notifications through the desktop's own service, on Linux; fills the port `Notifier`.

A thread talks to the service (`conversation.py`) for as long as a notification lives: who leaves the bus gets
no answer any more.  What is wrong is told by the state.
"""

import os
import sys
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from retrotimer.core.notices import Answer, Notice, Service

if TYPE_CHECKING:
    from retrotimer.core.notices import Notifier

LEAVING = 1.0
"""Seconds that the program's end waits, so that no notification stays behind whose buttons do nothing."""

TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - it opens no more than a window
"""Where Qt looks for the leave to bring a window to the front under Wayland."""


class Talk:
    """What one notification shares with its thread: a line that ends it. Without a notice it only asks."""

    def __init__(self, notice: Notice | None, hear: Callable[[Answer | None], None] | None) -> None:
        import socket  # half a megabyte, which a window that waits for its time does without

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
        except OSError:
            self._become(Service.NO_BUS)
            return None

        def tell(what: object) -> None:
            try:
                self._told.emit(talk, what)
            except RuntimeError:  # the window is gone, and nobody waits for it
                return

        arguments = (talk, self._icon, tell, self._thread)
        self._thread = Thread(target=_serve, args=arguments, name="notification", daemon=True)
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
        """Wait until it is taken away; one that was just answered may be about to be."""
        self.withdraw()
        if self._thread is not None:
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


def _serve(talk: Talk, icon: str, tell: Callable[[object], None], before: Thread | None) -> None:
    """The thread; what it imports takes 20 ms and two megabytes, which the window does without till then."""
    from retrotimer.desktop.reminding.conversation import PATIENCE, serve

    if before is not None:
        before.join(PATIENCE)  # it may be about to take its own away
    serve(talk.notice, talk.far, icon, tell)
