"""One connection to a D-Bus bus, for a thread that may wait; everything it does has a deadline.

jeepney packs and unpacks the messages.  QtDBus would spare the thread, but PySide gives it Python's types:
an `int` leaves as `i` and never as `u`, an empty list as `av`, and MPRIS and the inhibitors want the exact
types.  jeepney's own connection is not used: it waits for the bus's `Hello` for ever, and one message that it
cannot read keeps it from all that follow.
"""

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from select import poll
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, new_error, new_method_call, new_method_return, new_signal
from jeepney.bus import get_bus
from jeepney.io.blocking import prep_socket
from jeepney.low_level import Header, HeaderFields, Message, MessageFlag, MessageType, calc_msg_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

Packed = Any
"""A message of jeepney's, which carries no types."""

FIXED_BYTES = 16
"""Of a message; they tell how long it is."""

MOST_BYTES = 1 << 27
"""Of a message, by D-Bus's own rules; a bus that sends more has lost its way."""

MOST_READ = 1 << 20
"""Bytes; nobody has that much to say to us, so of longer messages only the header is read."""

ONE_READ = 1 << 16


class RefusedError(Exception):
    """The bus, or who was asked on it, answered with an error.

    Attributes:
        name: which one, such as `org.freedesktop.DBus.Error.AccessDenied`.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Address:
    """Whom to ask, for what: a name on the bus, an object of it, an interface of that."""

    name: str
    path: str
    interface: str


THE_BUS = Address("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


@dataclass(frozen=True, slots=True)
class Call:
    """What somebody on the bus asks of this process.

    Attributes:
        interface: empty where none was named, which D-Bus allows.
        body: the arguments as `signature` types them; None where they could not be read.
        message: jeepney's own, for the answer.
    """

    path: str
    interface: str
    member: str
    signature: str
    body: "tuple[Any, ...] | None"
    wants_reply: bool
    message: Packed


@dataclass(frozen=True, slots=True)
class Told:
    """A signal that somebody on the bus sent; `body` is None where it could not be read."""

    interface: str
    member: str
    body: "tuple[Any, ...] | None"


def session_address() -> str:
    """Where the person's session has its bus; an address that nobody answers at, where there is none."""
    fallback = f"unix:path={os.environ.get('XDG_RUNTIME_DIR') or '/run'}/bus"  # as systemd's own library
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or fallback


def system_address() -> str:
    """Where the machine has its bus."""
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/run/dbus/system_bus_socket"


class Bus:
    """A connection, open from the start until `close`.

    Every method may raise `OSError` (`TimeoutError` after `patience` seconds among them); the connection is
    of no use then.  A bus that talks nonsense may raise anything.
    """

    def __init__(self, address: str, patience: float) -> None:
        self._patience = patience
        self._serials = count(1)
        self._received = bytearray()
        self._calls: list[Call] = []
        self._told: list[Told] = []
        self._listens = False
        self._socket = prep_socket(get_bus(address), timeout=patience)
        try:
            self._socket.settimeout(patience)
            self.ask(THE_BUS, "Hello")
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Bus":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        self.close()

    def fileno(self) -> int:
        """For a selector: it is ready when `receive` would not wait."""
        return int(self._socket.fileno())

    def is_gone(self) -> bool:
        """Whether the bus has left us; what it sent before is not read."""
        look = poll()
        look.register(self._socket, 0)  # an end is told unasked
        return bool(look.poll(0))

    def close(self) -> None:
        """Leave the bus; it takes back every name and every inhibitor that this connection had."""
        self._socket.close()

    def ask(
        self, whom: Address, member: str, signature: str = "", body: tuple[object, ...] = ()
    ) -> tuple[Any, ...]:
        """The answer to a call, as a tuple; calls that arrive meanwhile are kept for `take_calls`.

        Raises:
            RefusedError: the answer is an error.
        """
        deadline = time.monotonic() + self._patience
        address = DBusAddress(whom.path, bus_name=whom.name, interface=whom.interface)
        serial = self._send(new_method_call(address, member, signature or None, body))
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"{whom.name} did not answer")
            self._socket.settimeout(left)
            try:
                answers = self.receive()
            finally:
                self._socket.settimeout(self._patience)
            for answer in answers:
                if answer.header.fields.get(HeaderFields.reply_serial) != serial:
                    continue
                if answer.header.message_type is MessageType.error:
                    raise RefusedError(str(answer.header.fields.get(HeaderFields.error_name)))
                return tuple(answer.body)

    def receive(self) -> list[Packed]:
        """Read once what has arrived: the answers among it; calls are kept, and signals where `listen` asked.

        Raises:
            ConnectionError: the bus is gone.
        """
        data = self._socket.recv(ONE_READ)
        if not data:
            raise ConnectionResetError("the bus closed the connection")
        self._received += data
        answers = []
        for message in self._messages():
            if message.header.message_type is MessageType.method_call:
                self._calls.append(call_of(message))
            elif message.header.message_type is not MessageType.signal:
                answers.append(message)
            elif self._listens:
                fields = message.header.fields
                interface, member = (
                    fields.get(HeaderFields.interface, ""),
                    fields.get(HeaderFields.member, ""),
                )
                self._told.append(Told(interface, member, message.body))
        return answers

    def listen(self, rule: str) -> None:
        """Keep signals for `take_signals` from now on; the bus passes on those that fit the rule."""
        self._listens = True
        self.ask(THE_BUS, "AddMatch", "s", (rule,))

    def take_signals(self) -> list[Told]:
        """The signals that have been received and not yet taken; also what the bus itself tells."""
        told, self._told = self._told, []
        return told

    def take_calls(self) -> list[Call]:
        """The calls that have been received and not yet taken."""
        calls, self._calls = self._calls, []
        return calls

    def reply(self, call: Call, signature: str, body: tuple[object, ...]) -> None:
        """Answer a call, where an answer is wanted."""
        if call.wants_reply:
            self._send(new_method_return(call.message, signature or None, body))

    def refuse(self, call: Call, name: str, words: str) -> None:
        """Answer a call with an error, where an answer is wanted."""
        if call.wants_reply:
            self._send(new_error(call.message, name, "s", (words,)))

    def announce(
        self, path: str, interface: str, member: str, signature: str, body: tuple[object, ...]
    ) -> None:
        """Send a signal to everyone who listens."""
        self._send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    def _send(self, message: Packed) -> int:
        serial = next(self._serials)
        self._socket.sendall(message.serialise(serial=serial))
        return serial

    def _messages(self) -> "Iterator[Packed]":
        """The whole messages among what was received; one that cannot be read is let go."""
        while len(self._received) >= FIXED_BYTES:
            size = calc_msg_size(bytes(self._received[:FIXED_BYTES]))
            if size > MOST_BYTES:
                raise ConnectionAbortedError("the bus sent more than anybody could want")
            if len(self._received) < size:
                return
            raw = bytes(self._received[:size])
            del self._received[:size]
            message = read_message(raw)
            if message is not None:
                yield message


def read_message(raw: bytes) -> Packed:
    """The message, its body None where only the header can be read; None where not even that."""
    if len(raw) <= MOST_READ:
        with suppress(Exception):  # whatever jeepney stumbles over: it checks little, and trips in many ways
            return Message.from_buffer(raw)
    with suppress(Exception):  # as above
        return Message(Header.from_buffer(raw)[0], None)
    return None


def told_by(message: Packed) -> Told:
    """What a signal tells."""
    fields = message.header.fields
    interface, member = fields.get(HeaderFields.interface, ""), fields.get(HeaderFields.member, "")
    return Told(interface, member, message.body)


def call_of(message: Packed) -> Call:
    """What a method call asks."""
    fields = message.header.fields
    return Call(
        path=fields.get(HeaderFields.path, ""),
        interface=fields.get(HeaderFields.interface, ""),
        member=fields.get(HeaderFields.member, ""),
        signature=fields.get(HeaderFields.signature, ""),
        body=message.body,
        wants_reply=not message.header.flags & MessageFlag.no_reply_expected,
        message=message,
    )
