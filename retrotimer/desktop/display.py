"""Whether a window could open at all: Qt does not report a missing display, it aborts the process."""

from collections.abc import Mapping


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


def _x_server_answers() -> bool:
    """Whether the X server of `DISPLAY` lets us in; the name alone often outlives it, as after ssh."""
    import ctypes  # needed here alone

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt will say what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers
