"""Whether a window could open at all: Qt does not report a missing display, it aborts the process."""

from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Iterator


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether this session has a display that answers. `platform` is as in `sys.platform`."""
    if not platform.startswith(("linux", "freebsd")):
        return True
    plugin = environment.get("QT_QPA_PLATFORM", "")
    if plugin and not plugin.startswith("xcb"):
        return True
    if not plugin and environment.get("WAYLAND_DISPLAY"):
        return True
    return bool(environment.get("DISPLAY")) and _x_server_answers()


def has_x_tray(environment: Mapping[str, str]) -> bool:
    """Whether a panel of this session's X display takes icons in the old way, XEmbed, as Qt would use it.

    It is the freedesktop.org System Tray Protocol's selection that a panel owns.
    """
    plugin = environment.get("QT_QPA_PLATFORM", "")
    if plugin.startswith("xcb") or (not plugin and not environment.get("WAYLAND_DISPLAY")):
        with _x_display() as (xcb, display, screen):
            return bool(xcb is not None and _owner(xcb, display, f"_NET_SYSTEM_TRAY_S{screen}".encode()))
    return False


def _x_server_answers() -> bool:
    """Whether the X server of `DISPLAY` lets us in; the name alone often outlives it, as after ssh."""
    with _x_display() as (xcb, display, _screen):
        return xcb is None or xcb.xcb_connection_has_error(display) == 0  # without the library Qt says it


@contextmanager
def _x_display() -> "Iterator[tuple[ctypes.CDLL | None, ctypes.c_void_p, int]]":
    """The library, a connection to the X server, which may have failed, and the number of the screen."""
    import ctypes  # needed here and below alone

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        yield None, ctypes.c_void_p(), 0
        return
    xcb.xcb_connect.restype = ctypes.c_void_p
    screen = ctypes.c_int()
    display = ctypes.c_void_p(xcb.xcb_connect(None, ctypes.byref(screen)))
    try:
        yield xcb, display, screen.value
    finally:
        xcb.xcb_disconnect(display)


def _owner(xcb: "ctypes.CDLL", display: "ctypes.c_void_p", selection: bytes) -> int:
    """The window that owns a selection; 0 for none, or where the server does not answer."""
    import ctypes

    class Cookie(ctypes.Structure):
        """What the library calls a request that is under way."""

        _fields_ = (("sequence", ctypes.c_uint),)

    def answer(name: str, *words: object) -> int:
        """The number in an answer, which all answers that are asked for here have in one place."""
        ask, hear = getattr(xcb, name), getattr(xcb, f"{name}_reply")
        ask.restype, hear.restype = Cookie, ctypes.POINTER(ctypes.c_uint32)
        reply = hear(display, ask(display, *words), None)
        number = int(reply[2]) if reply else 0
        ctypes.CDLL(None).free(reply)
        return number

    if xcb.xcb_connection_has_error(display):
        return 0
    atom = answer("xcb_intern_atom", ctypes.c_uint8(1), ctypes.c_uint16(len(selection)), selection)
    return answer("xcb_get_selection_owner", ctypes.c_uint32(atom)) if atom else 0
