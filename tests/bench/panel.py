"""What waiting in the background takes with its icon in a panel, beside an empty window on the same screen.

Qt shows no icon on its offscreen platform, so this has an X server of its own, and a bus with a panel on it.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench.figures import Figure, as_ratio
from tests.bench.process import Data, Starter, virtual_screen
from tests.desktop.buses import Peer, PrivateBus

WATCHER = "org.kde.StatusNotifierWatcher"
PLACE = "/StatusNotifierWatcher"
INTERFACE = f"""<node><interface name='{WATCHER}'>
<method name='RegisterStatusNotifierItem'><arg type='s' direction='in'/></method>
<property name='IsStatusNotifierHostRegistered' type='b' access='read'/>
<property name='RegisteredStatusNotifierItems' type='as' access='read'/>
<property name='ProtocolVersion' type='i' access='read'/>
</interface></node>"""
PROPERTIES = (
    "{'IsStatusNotifierHostRegistered': <true>, 'RegisteredStatusNotifierItems': <@as []>, "
    "'ProtocolVersion': <0>}"
)

SETTLED = 1.5
"""Seconds after the first picture, or the beginning of the wait."""

MOST = 1.1
"""The share of an empty window's memory that waiting may take, with an icon as without."""


@contextmanager
def panel() -> Iterator[tuple[Peer, dict[str, str]]]:
    """A panel that takes icons, and the environment of who is to find it."""
    bus = PrivateBus()
    peer = Peer(bus)
    try:
        peer.do("serve", WATCHER, PLACE, INTERFACE, PROPERTIES)
        yield peer, {"DBUS_SESSION_BUS_ADDRESS": bus.address}
    finally:
        peer.close()
        bus.close()


def measure_in_panel(data: Mapping[Data, Path], folder: Path, rounds: int) -> list[Figure]:
    """Memory of who waits with an icon in the panel.

    Raises:
        RuntimeError: there is no X server to be had, or the icon did not come.
    """
    sizes: dict[str, list[float]] = {"empty": [], "background": []}
    with virtual_screen() as display, panel() as (peer, environment):
        starter = Starter("xcb", data, folder, display, environment)
        for _ in range(rounds):
            for kind, found in sizes.items():
                with starter.started(kind) as child:
                    child.wait_for("waiting" if kind == "background" else "painted")
                    time.sleep(SETTLED)
                    if (kind == "background") is not peer.has_events():
                        raise RuntimeError("the panel has not the icon that it should have")
                    while peer.has_events():
                        peer.event()
                    found.append(child.memory() or 0.0)
    name = "Memory (PSS), in the background, with its icon"
    return [as_ratio(name, "MiB", sizes["background"], sizes["empty"], MOST)]
