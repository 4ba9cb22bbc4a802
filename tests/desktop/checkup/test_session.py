"""What is looked for in a session: there, not there, and hanging."""

import subprocess
import sys
import time
from threading import Event

import pytest

from retrotimer.core.checkup import Finding, Part, State
from retrotimer.desktop.checkup import session
from retrotimer.desktop.checkup.looks import Look, Looks
from tests.bench.process import virtual_screen
from tests.desktop.buses import Peer, PrivateBus, silent_bus

INTERFACE = "<node><interface name='org.kde.StatusNotifierWatcher'/></node>"


def found(patience: float = 60.0) -> dict[Part, Finding]:
    return {one.part: one for one in Looks(session.session_looks(), patience).findings()}


@pytest.mark.linux
def test_without_a_bus_what_needs_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    looks = found()
    for part in (Part.BUS, Part.TRAY, Part.NOTIFICATIONS, Part.MEDIA_KEYS):
        assert looks[part].state is State.MISSING, part


@pytest.mark.linux
def test_on_a_bare_bus_nobody_has_a_tray(bus: PrivateBus) -> None:
    looks = found()
    assert looks[Part.BUS] == Finding(Part.BUS, State.GOOD)
    assert looks[Part.MEDIA_KEYS].is_fine
    assert looks[Part.TRAY] == Finding(Part.TRAY, State.MISSING)
    assert looks[Part.NOTIFICATIONS] == Finding(Part.NOTIFICATIONS, State.MISSING)
    assert bus.address


@pytest.mark.linux
def test_who_has_the_name_is_found(peer: Peer) -> None:
    peer.do("serve", session.WATCHER, "/StatusNotifierWatcher", INTERFACE)
    looks = found()
    assert looks[Part.TRAY] == Finding(Part.TRAY, State.GOOD)
    assert not looks[Part.NOTIFICATIONS].is_fine


OLD_PANEL = """
import ctypes, sys
x = ctypes.CDLL("libX11.so.6")
for name in ("XOpenDisplay", "XCreateSimpleWindow", "XInternAtom", "XDefaultRootWindow"):
    getattr(x, name).restype = ctypes.c_void_p
display = ctypes.c_void_p(x.XOpenDisplay(None))
root = ctypes.c_void_p(x.XDefaultRootWindow(display))
window = ctypes.c_void_p(x.XCreateSimpleWindow(display, root, 0, 0, 9, 9, 0, 0, 0))
tray = ctypes.c_void_p(x.XInternAtom(display, b"_NET_SYSTEM_TRAY_S0", 0))
x.XSync(display, 0)
print("connected", flush=True)
for _ in sys.stdin:
    x.XSetSelectionOwner(display, tray, window, 0)
    x.XSync(display, 0)
    print("there", flush=True)
"""
ASK_QT = (
    "from PySide6.QtWidgets import QApplication, QSystemTrayIcon; app = QApplication([]); "
    "print(QSystemTrayIcon.isSystemTrayAvailable())"
)


@pytest.mark.linux
def test_a_panel_that_takes_icons_in_the_old_way_is_seen_as_qt_sees_it(
    bus: PrivateBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bus.address
    with virtual_screen() as display:
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")

        def seen() -> tuple[bool, str]:
            qt = subprocess.run([sys.executable, "-c", ASK_QT], capture_output=True, text=True, check=True)
            return session.look_at_tray().is_fine, qt.stdout.strip()

        panel = subprocess.Popen(
            [sys.executable, "-c", OLD_PANEL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            assert panel.stdin is not None
            assert panel.stdout is not None
            assert panel.stdout.readline() == "connected\n"  # else the server would begin anew between two
            assert seen() == (False, "False")
            panel.stdin.write("take icons\n")
            panel.stdin.flush()
            assert panel.stdout.readline() == "there\n"
            assert seen() == (True, "True")
            monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
            assert not session.look_at_tray().is_fine
            monkeypatch.delenv("QT_QPA_PLATFORM")
            monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
            assert session.look_at_tray().is_fine
        finally:
            panel.communicate()
    assert not session.look_at_tray().is_fine, "the server is gone"


@pytest.mark.linux
@pytest.mark.parametrize("lets_in", [True, False])
def test_a_bus_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, *, lets_in: bool) -> None:
    with silent_bus(lets_in=lets_in) as silent:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", silent.address)
        monkeypatch.setattr(session, "PATIENCE", 0.2)
        for patience in (0.05, 60.0):  # given up by whoever waits for the look, and by the look itself
            looks = found(patience)
            for part in (Part.BUS, Part.TRAY, Part.NOTIFICATIONS, Part.MEDIA_KEYS):
                assert looks[part].state is State.NO_ANSWER, part


def test_a_look_that_hangs_keeps_no_other_from_its_answer() -> None:
    let_go = Event()

    def hang() -> Finding:
        let_go.wait(60)
        return Finding(Part.DISPLAY, State.GOOD)

    def fail() -> Finding:
        raise RuntimeError

    good = Finding(Part.BUS, State.GOOD)
    begun = time.monotonic()
    looks = Looks(
        [Look(Part.DISPLAY, hang), Look(Part.BUS, lambda: good), Look(Part.TRAY, fail)], patience=0.1
    )
    assert looks.findings() == [
        Finding(Part.DISPLAY, State.NO_ANSWER),
        good,
        Finding(Part.TRAY, State.BROKEN, "RuntimeError"),
    ]
    assert time.monotonic() - begun < 30
    let_go.set()


@pytest.mark.linux
def test_a_display_is_looked_for_without_opening_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert session.look_at_display() == Finding(Part.DISPLAY, State.GOOD, "offscreen")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert session.look_at_display() == Finding(Part.DISPLAY, State.MISSING)
