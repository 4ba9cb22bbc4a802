"""The connection itself, where the other side is not what it should be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desktop.buses import PrivateBus, silent_bus

pytestmark = pytest.mark.linux


def a_call() -> bytes:
    from jeepney import DBusAddress, new_method_call

    address = DBusAddress("/a", bus_name="org.example.A", interface="org.example.A")
    return bytes(new_method_call(address, "Do", "sas", ("words", ["more"])).serialise(serial=1))


@given(st.binary(max_size=200))
def test_noise_is_no_message_and_no_mistake(noise: bytes) -> None:
    from retrotimer.desktop.bus import read_message

    read_message(noise)


@given(st.data())
def test_a_spoilt_message_is_no_mistake(data: st.DataObject) -> None:
    from retrotimer.desktop.bus import call_of, read_message

    whole = bytearray(a_call())
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    message = read_message(bytes(whole))
    if message is not None:
        call_of(message)


def test_a_body_that_cannot_be_read_leaves_who_asked() -> None:
    from retrotimer.desktop.bus import call_of, read_message

    whole = a_call()
    message = read_message(whole.replace(b"words", b"\xff\xff\xff\xff\xff"))
    call = call_of(message)
    assert (call.path, call.member, call.body) == ("/a", "Do", None)


def test_an_answer_comes_back_and_a_refusal_is_told(bus: PrivateBus) -> None:
    from retrotimer.desktop.bus import THE_BUS, Bus, RefusedError

    with Bus(bus.address, 5.0) as connection:
        assert connection.ask(THE_BUS, "NameHasOwner", "s", (THE_BUS.name,)) == (True,)
        with pytest.raises(RefusedError) as refused:
            connection.ask(THE_BUS, "GetNameOwner", "s", ("org.example.Nobody",))
        assert refused.value.name == "org.freedesktop.DBus.Error.NameHasNoOwner"


def test_a_bus_that_dies_is_an_error_at_once(bus: PrivateBus) -> None:
    from retrotimer.desktop.bus import THE_BUS, Bus

    with Bus(bus.address, 5.0) as connection:
        bus.die()
        with pytest.raises(ConnectionError):
            connection.ask(THE_BUS, "GetId")


@pytest.mark.parametrize("lets_in", [False, True])
def test_a_bus_that_says_nothing_is_an_error_in_time(*, lets_in: bool) -> None:
    from retrotimer.desktop.bus import Bus

    with silent_bus(lets_in=lets_in) as silent, pytest.raises(TimeoutError):
        Bus(silent.address, 0.05)


def test_where_no_bus_is_named_it_is_where_systemd_puts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from retrotimer.desktop.bus import session_address

    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    assert session_address() == "unix:path=/run/user/1000/bus"
