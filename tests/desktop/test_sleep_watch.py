"""Sleep, as logind tells it on a bus that a test takes for the system's."""

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.desktop.sleep_watch import MANAGER, MEMBER, LogindSleepWatch, NoSleepWatch, sleep_watch
from tests.desktop.buses import Peer, PrivateBus, silent_bus

pytestmark = pytest.mark.linux

PATH = "/org/freedesktop/login1"
PATIENCE_MS = 60_000


@pytest.fixture
def watch(bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> LogindSleepWatch:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    return LogindSleepWatch()


def tell_until_heard(qtbot: QtBot, peer: Peer, heard: list[bool], sleeps: str) -> None:
    """The watch listens a little after it was told to; logind would not repeat itself, this one does."""
    before = len(heard)

    def told() -> bool:
        peer.do("tell", PATH, MANAGER, MEMBER, f"({sleeps},)")
        return len(heard) > before

    qtbot.waitUntil(told, timeout=PATIENCE_MS)


def test_both_are_told_going_to_sleep_and_waking(qtbot: QtBot, peer: Peer, watch: LogindSleepWatch) -> None:
    heard: list[bool] = []
    watch.watch(heard.append)
    tell_until_heard(qtbot, peer, heard, "true")
    tell_until_heard(qtbot, peer, heard, "false")
    assert heard[0] is True
    assert heard[-1] is False
    watch.leave()


def test_what_is_no_word_of_sleep_is_let_go(qtbot: QtBot, peer: Peer, watch: LogindSleepWatch) -> None:
    heard: list[bool] = []
    watch.watch(heard.append)
    tell_until_heard(qtbot, peer, heard, "true")
    before = len(heard)
    for arguments in ("()", "('yes',)", "(uint32 1,)"):
        peer.do("tell", PATH, MANAGER, MEMBER, arguments)
    peer.do("tell", PATH, MANAGER, "PrepareForShutdown", "(true,)")
    tell_until_heard(qtbot, peer, heard, "false")
    assert True not in heard[before + 1 :]
    watch.leave()


def test_who_has_left_hears_nothing(qtbot: QtBot, peer: Peer, watch: LogindSleepWatch) -> None:
    gone: list[bool] = []
    heard: list[bool] = []
    watch.watch(gone.append)
    tell_until_heard(qtbot, peer, gone, "true")
    watch.watch(heard.append)  # the next walk
    before = len(gone)
    tell_until_heard(qtbot, peer, heard, "true")
    assert len(gone) == before
    watch.leave()


def test_without_a_bus_a_walk_goes_on_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    watch = LogindSleepWatch()
    watch.watch(lambda _: pytest.fail("nobody told"))
    watch.leave()
    with silent_bus(lets_in=False) as silent:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", silent.address)
        watch.watch(lambda _: pytest.fail("nobody told"))
        watch.leave()


def test_other_systems_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    nobody = sleep_watch()
    assert isinstance(nobody, NoSleepWatch)
    nobody.watch(lambda _: pytest.fail("nobody told"))
    nobody.leave()
