import subprocess
import sys
from collections.abc import Callable, Iterator
from queue import Queue
from threading import enumerate as threads
from threading import get_ident

import pytest
from pytestqt.qtbot import QtBot

from retrotimer import APP_ID
from retrotimer.desktop import keep_awake as module
from retrotimer.desktop.keep_awake import WakepyKeepAwake
from tests.desktop.buses import Peer, PrivateBus, silent_bus
from tests.desktop.conftest import Start

pytestmark = pytest.mark.linux

REASON = "A walk is on"

GNOME = ("org.gnome.SessionManager", "/org/gnome/SessionManager")
GNOME_XML = """<node><interface name="org.gnome.SessionManager">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/>
<arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method>
</interface></node>"""
GNOME_INHIBIT = ["org.gnome.SessionManager.Inhibit", f"('{APP_ID}', uint32 0, '{REASON}', uint32 8)"]
GNOME_UNINHIBIT = ["org.gnome.SessionManager.Uninhibit", "(uint32 7,)"]

SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
SAVER_XML = """<node><interface name="org.freedesktop.ScreenSaver">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="u" direction="out"/></method>
<method name="UnInhibit"><arg type="u" direction="in"/></method>
</interface></node>"""

COOKIE = "(uint32 7,)"

SILENT_CHILD = """
import sys
from PySide6.QtCore import QCoreApplication
from retrotimer.desktop import keep_awake
from retrotimer.desktop.ending import let_threads_end
app = QCoreApplication([])
keeper = keep_awake.WakepyKeepAwake("")
keeper.hold(lambda active: (print(active, flush=True), app.quit()))
app.exec()
let_threads_end()
"""

HANGING_CHILD = """
from PySide6.QtCore import QCoreApplication
from retrotimer.desktop import keep_awake
app = QCoreApplication([])
keep_awake.PATIENCE = 3600.0
keeper = keep_awake.WakepyKeepAwake("")
keeper.hold(print)
input()
"""


@pytest.fixture
def keeper(qapp: object) -> Iterator[WakepyKeepAwake]:
    assert qapp is not None
    one = WakepyKeepAwake(REASON)
    yield one
    one.release()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)


Told = Callable[[], list[bool]]


@pytest.fixture
def hold(keeper: WakepyKeepAwake, qtbot: QtBot) -> Told:
    """Holds, and gives what is told of it."""

    def begin() -> list[bool]:
        told: list[bool] = []
        keeper.hold(told.append)
        assert told == []  # never before the caller goes on
        qtbot.waitUntil(lambda: told != [])
        return told

    return begin


def test_gnome_is_asked_in_its_own_types_and_let_go(keeper: WakepyKeepAwake, hold: Told, peer: Peer) -> None:
    peer.do("serve", *GNOME, GNOME_XML, COOKIE)
    assert hold() == [True]
    assert peer.event() == GNOME_INHIBIT
    assert not peer.has_events()
    keeper.release()
    assert peer.event() == GNOME_UNINHIBIT


def test_other_desktops_are_asked_by_their_screen_saver(
    keeper: WakepyKeepAwake, hold: Told, peer: Peer
) -> None:
    peer.do("serve", *SAVER, SAVER_XML, COOKIE)
    assert hold() == [True]
    assert peer.event() == ["org.freedesktop.ScreenSaver.Inhibit", f"('Retrotimer', '{REASON}')"]
    keeper.release()
    assert peer.event() == ["org.freedesktop.ScreenSaver.UnInhibit", COOKIE]


def test_a_refusal_is_told_and_the_next_hold_asks_again(
    keeper: WakepyKeepAwake, hold: Told, peer: Peer
) -> None:
    peer.do("serve", *GNOME, GNOME_XML)
    assert hold() == [False]
    assert peer.event() == GNOME_INHIBIT
    peer.do("serve", *SAVER, SAVER_XML, COOKIE)
    assert hold() == [True]
    assert "org.freedesktop.ScreenSaver.Inhibit" in iter(lambda: peer.event()[0], "")
    keeper.release()
    assert peer.event()[0] == "org.freedesktop.ScreenSaver.UnInhibit"


def test_to_hold_twice_is_to_hold_once(keeper: WakepyKeepAwake, hold: Told, peer: Peer) -> None:
    peer.do("serve", *GNOME, GNOME_XML, COOKIE)
    early: list[bool] = []
    keeper.hold(early.append)
    assert hold() == [True]  # while it is not known yet
    assert hold() == [True]  # and when it is
    assert early == []  # who holds last hears it
    assert peer.event() == GNOME_INHIBIT
    keeper.release()
    keeper.release()
    assert peer.event() == GNOME_UNINHIBIT
    assert not peer.has_events()


def test_a_release_before_it_is_known_lets_go_all_the_same(
    keeper: WakepyKeepAwake, peer: Peer, hold: Told
) -> None:
    peer.do("serve", *GNOME, GNOME_XML, COOKIE)
    told: list[bool] = []
    keeper.hold(told.append)
    keeper.release()
    assert [peer.event(), peer.event()] == [GNOME_INHIBIT, GNOME_UNINHIBIT]
    assert hold() == [True]
    assert told == []


def test_what_asking_takes_is_loaded_once_and_beside(
    keeper: WakepyKeepAwake, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: Queue[int] = Queue()
    load = module.load

    def watched() -> None:
        load()
        threads.put(get_ident())

    monkeypatch.setattr(module, "load", watched)
    keeper.prepare()
    keeper.prepare()
    assert threads.get(timeout=60) != get_ident()
    assert threads.empty()
    assert {"wakepy", "jeepney"} <= set(sys.modules)


@pytest.mark.usefixtures("bus")
def test_nobody_on_the_bus_is_told(hold: Told) -> None:
    assert hold() == [False]


@pytest.mark.parametrize(
    "address", ["", "nonsense", "unix:path=/nowhere/at/all", "tcp:host=localhost,port=1"]
)
def test_no_bus_is_told(hold: Told, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert hold() == [False]


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("lets_in", [False, True])
def test_a_bus_that_never_answers_is_told(
    hold: Told, monkeypatch: pytest.MonkeyPatch, *, lets_in: bool
) -> None:
    with silent_bus(lets_in=lets_in) as silent:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", silent.address)
        assert hold() == [False]


def test_a_bus_that_dies_while_held_is_survived(
    keeper: WakepyKeepAwake, hold: Told, peer: Peer, bus: PrivateBus
) -> None:
    peer.do("serve", *GNOME, GNOME_XML, COOKIE)
    assert hold() == [True]
    bus.die()
    keeper.release()
    assert hold() == [False]


def test_a_bus_that_dies_while_held_is_told_once(
    hold: Told, peer: Peer, bus: PrivateBus, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)
    peer.do("serve", *GNOME, GNOME_XML, COOKIE)
    told = hold()
    bus.die()
    qtbot.waitUntil(lambda: told != [True])
    assert told == [True, False]
    qtbot.waitUntil(lambda: not any(thread.name == "keep awake" for thread in threads()))


def test_a_bus_that_never_answers_lets_the_program_end(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    with silent_bus(lets_in=True) as silent:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", silent.address)
        child = start(HANGING_CHILD)
        assert silent.asked.wait(20)
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.wait(timeout=60) == 0


def test_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    # Both together make wakepy warn through `logging`, as nothing else does at will.
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "1")
    child = subprocess.run(
        [sys.executable, "-c", SILENT_CHILD], capture_output=True, text=True, check=True, timeout=60
    )
    assert (child.stdout, child.stderr) == ("False\n", "")
