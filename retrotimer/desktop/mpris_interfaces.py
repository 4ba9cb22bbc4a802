"""What MPRIS2 and D-Bus's own interfaces look like from outside: names, types and their description in XML.

Source: https://specifications.freedesktop.org/mpris-spec/latest/
"""

from collections.abc import Mapping
from typing import NamedTuple

PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
PEER = "org.freedesktop.DBus.Peer"

SILENT = "Position"
"""The one property that changes without a word: who wants to know it asks, or listens for `Seeked`."""

Value = tuple[str, object]
"""A type in D-Bus's letters, and a value of it."""


class Shape(NamedTuple):
    """The types that a method takes and gives."""

    takes: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


METHODS: Mapping[str, Mapping[str, Shape]] = {
    PEER: {"Ping": Shape(), "GetMachineId": Shape(gives=("s",))},
    INTROSPECTABLE: {"Introspect": Shape(gives=("s",))},
    PROPERTIES: {
        "Get": Shape(("s", "s"), ("v",)),
        "GetAll": Shape(("s",), ("a{sv}",)),
        "Set": Shape(("s", "s", "v")),
    },
    ROOT: {"Raise": Shape(), "Quit": Shape()},
    PLAYER: {
        "Play": Shape(),
        "Pause": Shape(),
        "PlayPause": Shape(),
        "Stop": Shape(),
        "Next": Shape(),
        "Previous": Shape(),
        "Seek": Shape(("x",)),
        "SetPosition": Shape(("o", "x")),
        "OpenUri": Shape(("s",)),
    },
}

SIGNALS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    PROPERTIES: {"PropertiesChanged": ("s", "a{sv}", "as")},
    PLAYER: {"Seeked": ("x",)},
}

HEAD = (
    '<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN" '
    '"http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">'
)
QUIET = '<annotation name="org.freedesktop.DBus.Property.EmitsChangedSignal" value="false"/>'


def describe(properties: Mapping[str, Mapping[str, Value]]) -> str:
    """The object itself, in D-Bus's XML."""
    interfaces = [_interface(name, properties.get(name, {})) for name in METHODS]
    return "\n".join([HEAD, "<node>", *interfaces, "</node>"])


def describe_above(path: str) -> str | None:
    """What lies at a path above the object: nothing but the way to it; None where it is not on the way."""
    steps = [] if path == "/" else path.split("/")[1:]
    way = PATH.split("/")[1:]
    if len(steps) >= len(way) or way[: len(steps)] != steps:
        return None
    return f'{HEAD}\n<node><node name="{way[len(steps)]}"/></node>'


def _interface(name: str, properties: Mapping[str, Value]) -> str:
    lines = [f'<interface name="{name}">']
    for method, shape in METHODS[name].items():
        arguments = [_argument(kind, "in") for kind in shape.takes]
        arguments += [_argument(kind, "out") for kind in shape.gives]
        lines.append(f'<method name="{method}">{"".join(arguments)}</method>')
    for signal, kinds in SIGNALS.get(name, {}).items():
        arguments = [f'<arg type="{kind}"/>' for kind in kinds]
        lines.append(f'<signal name="{signal}">{"".join(arguments)}</signal>')
    for word, (kind, _) in properties.items():
        note = QUIET if word == SILENT else ""
        lines.append(f'<property name="{word}" type="{kind}" access="read">{note}</property>')
    return "\n".join([*lines, "</interface>"])


def _argument(kind: str, direction: str) -> str:
    return f'<arg type="{kind}" direction="{direction}"/>'
