"""What logind is asked, and how, on a bus that a test takes for the system's."""

import pytest

from retrotimer.desktop.asked import Asked
from retrotimer.desktop.lid import ask_logind
from tests.desktop.buses import Peer, PrivateBus, silent_bus

pytestmark = pytest.mark.linux

LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1")
XML = """<node><interface name="org.freedesktop.login1.Manager">
<property name="HandleLidSwitch" type="s" access="read"/>
<property name="HandleLidSwitchExternalPower" type="s" access="read"/>
<property name="OnExternalPower" type="b" access="read"/>
<property name="Docked" type="b" access="read"/>
<property name="BlockInhibited" type="s" access="read"/>
</interface></node>"""


@pytest.mark.parametrize(("on_mains", "sleeps"), [("true", False), ("false", True)])
def test_logind_is_asked_once_for_all(
    peer: Peer, bus: PrivateBus, monkeypatch: pytest.MonkeyPatch, on_mains: str, *, sleeps: bool
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    properties = (
        "{'HandleLidSwitch': <'suspend'>, 'HandleLidSwitchExternalPower': <'ignore'>, 'Docked': <false>, "
        f"'OnExternalPower': <{on_mains}>, 'BlockInhibited': <'sleep'>}}"
    )
    peer.do("serve", *LOGIND, XML, properties)
    assert ask_logind() is sleeps


def test_without_logind_nothing_is_known(bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    assert Asked(ask_logind, patience=20.0).answer() is None


def test_a_bus_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrotimer.desktop.lid.PATIENCE", 0.05)
    with silent_bus(lets_in=True) as silent:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", silent.address)
        asked = Asked(ask_logind)
        assert asked.answer() is None
        assert asked._thread is not None
        asked._thread.join(20)
