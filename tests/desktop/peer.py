"""Another program on the session bus, for the system's own Python: it alone has GDBus.

Each line of its standard input is a JSON list: a command and its words.  Each line that it writes is a JSON
pair: `answer` and what became of the command, or `event` and a call that it got or a signal that it heard.
Values are written as GLib does it, with their types: `(uint32 7,)`.

`serve NAME PATH XML [ANSWER]` offers an object; without an answer it refuses every call.
Of an object with properties the answer is all of them, of one with several methods each's own by its name.
`call NAME PATH INTERFACE MEMBER [ARGUMENTS]` calls, and answers with the reply or the error's name.
`listen NAME PATH` hears the signals of an object.
`tell PATH INTERFACE MEMBER ARGUMENTS` sends a signal.
`leave NAME` gives a name back.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

gi: Any = import_module("gi")
gi.require_version("Gio", "2.0")
Gio: Any = import_module("gi.repository.Gio")
GLib: Any = import_module("gi.repository.GLib")

PATIENCE_MS = 60_000
DO_NOT_QUEUE = 4

Untyped = Any
"""GLib's objects carry no types."""


def write(kind: str, what: object) -> None:
    """One line."""
    sys.stdout.write(json.dumps([kind, what]) + "\n")
    sys.stdout.flush()


def text(value: Untyped) -> str:
    """A value with its types."""
    return str(value.print_(True))  # noqa: FBT003 - GLib's own


def ask_bus(bus: Untyped, member: str, arguments: Untyped) -> str:
    """Ask the bus itself; its answer as text."""
    about = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", member, arguments)
    return text(bus.call_sync(*about, None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None))


def serve(bus: Untyped, name: str, path: str, xml: str, answer: str = "") -> str:
    """Offer an object."""

    def on_call(
        _: Untyped, __: str, ___: str, interface: str, member: str, arguments: Untyped, call: Untyped
    ) -> None:
        write("event", [f"{interface}.{member}", text(arguments)])
        if not answer:
            call.return_dbus_error("org.freedesktop.DBus.Error.AccessDenied", "no")
        elif call.get_method_info().out_args:
            value = GLib.Variant.parse(None, answer, None, None)
            if value.get_type_string() == "a{sv}":
                value = value.lookup_value(member, None)
            call.return_value(value)
        else:
            call.return_value(None)

    def on_get(*about: Untyped) -> Untyped:
        return GLib.Variant.parse(GLib.VariantType("a{sv}"), answer, None, None).lookup_value(about[4], None)

    node = Gio.DBusNodeInfo.new_for_xml(xml)
    bus.register_object(path, node.interfaces[0], on_call, on_get, None)
    return ask_bus(bus, "RequestName", GLib.Variant("(su)", (name, DO_NOT_QUEUE)))


def call(bus: Untyped, name: str, path: str, interface: str, member: str, arguments: str = "()") -> str:
    """Call somebody."""
    given = GLib.Variant.parse(None, arguments, None, None)
    about = (name, path, interface, member, given, None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None)
    try:
        return text(bus.call_sync(*about))
    except GLib.Error as error:
        return str(Gio.DBusError.get_remote_error(error) or error)


def listen(bus: Untyped, name: str, path: str) -> str:
    """Hear the signals of an object."""

    def on_signal(_: Untyped, __: str, ___: str, interface: str, member: str, arguments: Untyped) -> None:
        write("event", [f"{interface}.{member}", text(arguments)])

    bus.signal_subscribe(name, None, None, path, None, Gio.DBusSignalFlags.NONE, on_signal)
    # The bus handles what one program sends in its order, so from its next answer on it listens.
    return ask_bus(bus, "GetId", None)


def tell(bus: Untyped, path: str, interface: str, member: str, arguments: str) -> str:
    """Send a signal to everyone who listens."""
    bus.emit_signal(None, path, interface, member, GLib.Variant.parse(None, arguments, None, None))
    return ask_bus(bus, "GetId", None)


def leave(bus: Untyped, name: str) -> str:
    """Give a name back."""
    return ask_bus(bus, "ReleaseName", GLib.Variant("(s)", (name,)))


COMMANDS: dict[str, Callable[..., str]] = {
    "serve": serve,
    "call": call,
    "listen": listen,
    "leave": leave,
    "tell": tell,
}


def main() -> None:
    """Obey until the standard input ends."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    loop = GLib.MainLoop()

    def on_line(_: Untyped, __: Untyped) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        command, *words = json.loads(line)
        write("answer", COMMANDS[command](bus, *words))
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, on_line)
    loop.run()


main()
