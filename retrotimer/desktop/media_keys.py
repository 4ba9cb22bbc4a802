"""The machine's media keys, and all that acts like them; fills the port `MediaKeys`.

On Linux they come through MPRIS2 (`retrotimer.desktop.mpris`) on the session bus, served by a thread that
lives from `offer` to `withdraw`.  That thread alone touches the bus, and waits for it as long as it likes;
the event loop's thread only leaves a face and nudges it.  A bus that is missing or goes away ends the thread,
and media keys are lost until the next `offer`.

Windows and macOS give their media keys only to the window in front, which hears them as ordinary keys, or
to programs that use interfaces which Python has no part of: there is nothing to be had behind this port.
"""

import logging
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer import rubbish
from retrotimer.core.surroundings import RemoteFace, RemoteWish

if TYPE_CHECKING:
    from retrotimer.core.machine import MediaKeys
    from retrotimer.desktop.bus import Bus, Call
    from retrotimer.desktop.mpris import Announcement, Player

NAME = "org.mpris.MediaPlayer2.retrotimer"
PATIENCE = 2.0
"""Seconds that the bus has for an answer."""

DO_NOT_QUEUE = 4
OURS = (1, 4)
"""What the bus says of a name that is ours, or was before."""

NUDGE = b"!"
MOST_NUDGES = 4096

log = logging.getLogger(__name__)


class NoMediaKeys:
    """Where there are none."""

    def offer(self, hear: Callable[[RemoteWish], None]) -> None:
        """Do nothing."""

    def show(self, face: RemoteFace) -> None:
        """Do nothing."""

    def withdraw(self) -> None:
        """Do nothing."""


class Stage:
    """What one `offer` shares with its thread: the newest face, and a line that nudges, and ends it."""

    def __init__(self, hear: Callable[[RemoteWish], None]) -> None:
        self.hear = hear
        self.face: RemoteFace | None = None
        self._near, self.far = socket.socketpair()
        self._near.settimeout(0)

    def nudge(self) -> None:
        """Have the thread look at the face. It may be gone, or have more nudges than it can count."""
        try:
            self._near.send(NUDGE)
        except OSError:
            return

    def close(self) -> None:
        """Let the thread end: it reads the end of its line."""
        self._near.close()


class MprisMediaKeys(QObject):
    """Media keys on Linux."""

    _wished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._stage: Stage | None = None
        self._thread: Thread | None = None
        # From the other thread, so Qt queues it for this object's own.
        self._wished.connect(self._on_wished)

    def offer(self, hear: Callable[[RemoteWish], None]) -> None:
        """Be on the bus, a little later."""
        self.withdraw()
        try:
            stage = Stage(hear)
        except OSError as error:
            log.debug("no media keys: %s", error)
            return
        self._stage = stage
        arguments = (stage, lambda wish: self._wished.emit(stage, wish), self._thread)
        self._thread = Thread(target=serve, args=arguments, name="media keys", daemon=True)
        self._thread.start()

    def show(self, face: RemoteFace) -> None:
        """Show a face; only what changed is announced, and never the position, which wakes nobody."""
        if self._stage is not None:
            before, self._stage.face = self._stage.face, face
            if before is None or replace(before, elapsed=face.elapsed) != face:
                self._stage.nudge()

    def withdraw(self) -> None:
        """Leave the bus; nothing that was wished before is heard any more."""
        if self._stage is not None:
            self._stage.close()
            self._stage = None

    def _on_wished(self, stage: Stage, wish: RemoteWish) -> None:
        if stage is self._stage:
            stage.hear(wish)


def media_keys() -> "MediaKeys":
    """What this system has."""
    return MprisMediaKeys() if sys.platform.startswith(("linux", "freebsd")) else NoMediaKeys()


def serve(stage: Stage, wish: Callable[[RemoteWish], None], before: Thread | None) -> None:
    """The thread: be a player on the bus until the stage is closed, or the bus is lost."""
    if before is not None:
        before.join(PATIENCE)  # it may be about to give the name back
    try:
        with stage.far, rubbish.kept_away():
            # Here and not above: jeepney takes 20 ms to load, which the start cannot spare.
            from retrotimer.desktop.bus import Bus, session_address
            from retrotimer.desktop.mpris import Player

            with Bus(session_address(), PATIENCE) as bus:
                take_name(bus)
                answer_all(bus, Player(wish), stage)
    except Exception as error:  # nobody would catch it, and a walk goes on without media keys
        log.debug("media keys are lost: %s", error)


def take_name(bus: "Bus") -> None:
    """Be found: by the plain name, or where another instance has it, by one with this process's number."""
    from retrotimer.desktop.bus import THE_BUS

    for name in (NAME, f"{NAME}.instance{os.getpid()}"):
        (said,) = bus.ask(THE_BUS, "RequestName", "su", (name, DO_NOT_QUEUE))
        if said in OURS:
            return
    raise ConnectionRefusedError("both names are taken")


def answer_all(bus: "Bus", player: "Player", stage: Stage) -> None:
    """Answer and announce until the stage is closed."""
    import selectors

    with selectors.DefaultSelector() as selector:
        selector.register(bus, selectors.EVENT_READ)
        selector.register(stage.far, selectors.EVENT_READ)
        while True:
            for call in bus.take_calls():  # some may have come while the name was asked for
                if stage.face is not None:  # which may have moved on without a nudge
                    announce(bus, player.show(stage.face))
                answer(bus, player, call)
            with rubbish.let_in():
                events = selector.select()
            ready = [key.fileobj for key, _ in events]
            if stage.far in ready:
                if not stage.far.recv(MOST_NUDGES):
                    return
                if stage.face is not None:
                    announce(bus, player.show(stage.face))
            if bus in ready:
                bus.receive()


def announce(bus: "Bus", announced: "list[Announcement]") -> None:
    """Send these signals."""
    from retrotimer.desktop.mpris_interfaces import PATH

    for signal in announced:
        bus.announce(PATH, *signal)


def answer(bus: "Bus", player: "Player", call: "Call") -> None:
    """Answer a call, whatever it is."""
    from retrotimer.desktop.mpris import ERROR, RefusalError

    try:
        signature, body = player.answer(call)
    except RefusalError as refusal:
        bus.refuse(call, refusal.name, str(refusal))
    except Exception as error:  # the thread must outlive whatever one caller brings about
        log.debug("%s: %s", call.member, error)
        bus.refuse(call, f"{ERROR}Failed", "this went wrong")
    else:
        bus.reply(call, signature, body)
