"""A walk as a media player sees it: MPRIS2's object, without the bus.

The plan is one long piece, and each segment is a track of it: so the length and the position are the plan's,
and a track begins in its middle.  Nothing here can be set, and nothing seeks.
"""

import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from retrotimer import APP_ID
from retrotimer.core.surroundings import RemoteFace, RemoteWish
from retrotimer.desktop.mpris_interfaces import (
    INTROSPECTABLE,
    METHODS,
    PATH,
    PEER,
    PLAYER,
    PROPERTIES,
    ROOT,
    SILENT,
    Value,
    describe,
    describe_above,
)

if TYPE_CHECKING:
    from retrotimer.desktop.bus import Call

ERROR = "org.freedesktop.DBus.Error."
MICROSECONDS = 1_000_000
SURPRISE = 2.0
"""Seconds by which a position differs from what listeners reckon, before they are told."""

TRACKS = "/retrotimer/segment/"
"""The specification keeps `/org/mpris` for itself."""

WISHES = {
    "Play": RemoteWish.RESUME,
    "Pause": RemoteWish.PAUSE,
    "PlayPause": RemoteWish.TOGGLE,
    "Stop": RemoteWish.STOP,
}

MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))

ABOUT: Mapping[str, Value] = {
    "CanQuit": ("b", False),
    "CanRaise": ("b", True),
    "HasTrackList": ("b", False),
    "Identity": ("s", "Retrotimer"),
    "DesktopEntry": ("s", APP_ID),
    "SupportedUriSchemes": ("as", []),
    "SupportedMimeTypes": ("as", []),
}

Answer = tuple[str, tuple[object, ...]]
"""A signature, and the values that it types."""


class Announcement(NamedTuple):
    """A signal to send."""

    interface: str
    member: str
    signature: str
    body: tuple[object, ...]


class RefusalError(Exception):
    """A call that is answered with an error; `name` is D-Bus's word for it."""

    def __init__(self, word: str, about: str) -> None:
        super().__init__(about)
        self.name = ERROR + word


class Player:
    """The object at `PATH`. `wish` is called for what others want; `read_clock` gives monotonic seconds."""

    def __init__(
        self, wish: Callable[[RemoteWish], None], read_clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._wish = wish
        self._read_clock = read_clock
        self._face: RemoteFace | None = None
        self._since = 0.0

    def show(self, face: RemoteFace) -> list[Announcement]:
        """Take a new face; what has to be announced of it."""
        before, old, expected = self._player(), self._face, self._position()
        self._face, self._since = face, self._read_clock()
        changed = {
            name: value
            for name, value in self._player().items()
            if name != SILENT and value != before.get(name)
        }
        announced = []
        if changed:
            announced.append(Announcement(PROPERTIES, "PropertiesChanged", "sa{sv}as", (PLAYER, changed, [])))
        if old is None or old.track != face.track:
            expected = 0  # everyone takes a track to begin at its beginning
        if abs(self._position() - expected) > SURPRISE * MICROSECONDS:
            announced.append(Announcement(PLAYER, "Seeked", "x", (self._position(),)))
        return announced

    def answer(self, call: "Call") -> Answer:
        """The answer to a call.

        Raises:
            RefusalError: it is wrong, or not for here.
        """
        interface = call.interface or _interface_with(call.member)
        here = call.path == PATH or interface == PEER
        if not here:
            above = describe_above(call.path)
            if above is None:
                raise RefusalError("UnknownObject", call.path)
            if interface != INTROSPECTABLE or call.member != "Introspect":
                raise RefusalError("UnknownMethod", call.member)
            return "s", (above,)
        if interface not in METHODS:
            raise RefusalError("UnknownInterface", interface)
        shape = METHODS[interface].get(call.member)
        if shape is None:
            raise RefusalError("UnknownMethod", f"{interface}.{call.member}")
        if call.body is None or call.signature != "".join(shape.takes):
            raise RefusalError("InvalidArgs", f"{call.member} takes ({''.join(shape.takes)})")
        return "".join(shape.gives), self._carry_out(interface, call.member, call.body)

    def _carry_out(self, interface: str, member: str, body: tuple[Any, ...]) -> tuple[object, ...]:
        if interface == PROPERTIES:
            return self._properties(member, *body[:2])
        match member:
            case "Raise":
                self._wish(RemoteWish.RAISE)
            case "Play" | "Pause" | "PlayPause" | "Stop":
                if self._face is not None:
                    self._wish(WISHES[member])
            case "OpenUri":
                raise RefusalError("NotSupported", "there is nothing to open")
            case "Introspect":
                return (describe({ROOT: ABOUT, PLAYER: self._player()}),)
            case "GetMachineId":
                return (_machine_id(),)
            case _:
                pass  # Ping wants nothing, and to quit, skip or seek has no effect where it cannot be had
        return ()

    def _properties(self, member: str, interface: str, name: str = "") -> tuple[object, ...]:
        known: Mapping[str, Mapping[str, Value]] = {ROOT: ABOUT, PLAYER: self._player()}
        if interface not in METHODS:
            raise RefusalError("UnknownInterface", interface)
        values = known.get(interface, {})
        if member == "GetAll":
            return (dict(values),)
        if name not in values:
            raise RefusalError("UnknownProperty", f"{interface}.{name}")
        if member == "Set":
            raise RefusalError("PropertyReadOnly", f"{interface}.{name}")
        return (values[name],)

    def _player(self) -> dict[str, Value]:
        """The properties of the interface Player, as they are now."""
        there = self._face is not None
        return {
            "PlaybackStatus": ("s", self._status()),
            "Rate": ("d", 1.0),
            "MinimumRate": ("d", 1.0),
            "MaximumRate": ("d", 1.0),
            "Metadata": ("a{sv}", self._metadata()),
            "Volume": ("d", 1.0),
            SILENT: ("x", self._position()),
            "CanGoNext": ("b", False),
            "CanGoPrevious": ("b", False),
            "CanPlay": ("b", there),
            "CanPause": ("b", there),
            "CanSeek": ("b", False),
            "CanControl": ("b", True),
        }

    def _status(self) -> str:
        if self._face is None:
            return "Stopped"
        return "Playing" if self._face.running else "Paused"

    def _metadata(self) -> dict[str, Value]:
        face = self._face
        if face is None:
            return {}
        return {
            "mpris:trackid": ("o", TRACKS + (re.sub(r"[^A-Za-z0-9_]", "_", face.track) or "_")),
            "mpris:length": ("x", face.seconds * MICROSECONDS),
            "xesam:title": ("s", _sendable(face.title)),
            "xesam:artist": ("as", [_sendable(face.detail)]),
        }

    def _position(self) -> int:
        """Microseconds into the plan, reckoned on from the last face while time runs."""
        face = self._face
        if face is None:
            return 0
        passed = self._read_clock() - self._since if face.running else 0.0
        return round(min(face.elapsed + passed, face.seconds) * MICROSECONDS)


def _interface_with(member: str) -> str:
    """The interface that is meant where a call names none."""
    return next((name for name, methods in METHODS.items() if member in methods), "")


def _sendable(words: str) -> str:
    """The bus throws out whoever sends it what is not UTF-8, or a zero."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _machine_id() -> str:
    for file in MACHINE_IDS:
        try:
            return file.read_text("ascii").strip()
        except (OSError, UnicodeError):
            continue
    raise RefusalError("FileNotFound", str(MACHINE_IDS[0]))
