"""Media keys from outside: through `playerctl`, which desktops' own tools act like, and through GDBus."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.surroundings import RemoteWish
from retrotimer.desktop import media_keys as module
from retrotimer.desktop.media_keys import NAME, MprisMediaKeys, NoMediaKeys, media_keys
from retrotimer.desktop.mpris_interfaces import PATH, PLAYER, PROPERTIES, ROOT
from tests.desktop.buses import Peer, PrivateBus, silent_bus
from tests.desktop.remotes import BACKWARD, PAUSED

pytestmark = pytest.mark.linux

CHANGED = f"{PROPERTIES}.PropertiesChanged"
SEEKED = f"{PLAYER}.Seeked"
ERROR = "org.freedesktop.DBus.Error."


@pytest.fixture
def keys(qapp: object) -> Iterator[MprisMediaKeys]:
    assert qapp is not None
    one = MprisMediaKeys()
    yield one
    one.withdraw()
    wait_for_end(one)


@pytest.fixture
def heard(keys: MprisMediaKeys, bus: PrivateBus) -> list[RemoteWish]:
    """What is wished of a walk that is shown on the bus."""
    wishes: list[RemoteWish] = []
    keys.offer(wishes.append)
    keys.show(BACKWARD)
    wait_for_name(bus, NAME)
    return wishes


def wait_for_end(keys: MprisMediaKeys) -> None:
    """Until its thread has gone."""
    if keys._thread is not None:
        keys._thread.join(20)
        assert not keys._thread.is_alive()


def wait_for_name(bus: PrivateBus, name: str, *, there: bool = True) -> None:
    """Until a name is on the bus, or no longer."""
    from retrotimer.desktop.bus import THE_BUS, Bus

    deadline = time.monotonic() + 60.0
    with Bus(bus.address, 20.0) as connection:
        while connection.ask(THE_BUS, "NameHasOwner", "s", (name,)) != (there,):
            assert time.monotonic() < deadline, f"{name} did not come or go"


def wait_for_status(bus: PrivateBus, status: str) -> None:
    """Until somebody of the name shows this; the one before may be on its way out."""
    from retrotimer.desktop.bus import Address, Bus, RefusedError

    deadline = time.monotonic() + 60.0
    said: object = None
    with Bus(bus.address, 20.0) as connection:
        while said != ("s", status):
            assert time.monotonic() < deadline, said
            with suppress(RefusedError):
                (said,) = connection.ask(
                    Address(NAME, PATH, PROPERTIES), "Get", "ss", (PLAYER, "PlaybackStatus")
                )


def playerctl(bus: PrivateBus, *words: str) -> str:
    asked = subprocess.run(
        ["playerctl", "--player=retrotimer", *words],
        env=bus.environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return asked.stdout.strip()


def test_a_player_is_shown_and_its_keys_are_heard(
    keys: MprisMediaKeys, heard: list[RemoteWish], bus: PrivateBus, qtbot: QtBot
) -> None:
    assert playerctl(bus, "status") == "Playing"
    assert playerctl(bus, "metadata", "title") == "Walk backwards"
    assert playerctl(bus, "metadata", "artist") == "6 minutes left"
    assert playerctl(bus, "metadata", "mpris:length") == "600000000"
    assert 120 <= float(playerctl(bus, "position")) <= 600
    for word in ("play-pause", "stop", "pause", "play"):
        playerctl(bus, word)
    assert heard == []  # they come through the event loop, and not from another thread
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert heard == [RemoteWish.TOGGLE, RemoteWish.STOP, RemoteWish.PAUSE, RemoteWish.RESUME]
    keys.withdraw()
    wait_for_name(bus, NAME, there=False)


@pytest.mark.usefixtures("heard")
def test_who_follows_sees_each_change(keys: MprisMediaKeys, bus: PrivateBus) -> None:
    command = ["playerctl", "--player=retrotimer", "--follow", "status"]
    with subprocess.Popen(command, env=bus.environment, stdout=subprocess.PIPE, text=True) as follower:
        assert follower.stdout is not None
        assert follower.stdout.readline() == "Playing\n"
        keys.show(PAUSED)
        assert follower.stdout.readline() == "Paused\n"
        keys.show(BACKWARD)
        assert follower.stdout.readline() == "Playing\n"
        keys.withdraw()
        assert follower.stdout.readline() == "\n"
        follower.kill()


def test_every_value_has_the_type_that_the_specification_names(
    keys: MprisMediaKeys, peer: Peer, bus: PrivateBus
) -> None:
    keys.offer(lambda _: None)
    keys.show(PAUSED)
    wait_for_name(bus, NAME)
    about = peer.do("call", NAME, PATH, PROPERTIES, "GetAll", f"('{ROOT}',)")
    assert about == (
        "({'CanQuit': <false>, 'CanRaise': <true>, 'HasTrackList': <false>, 'Identity': <'Retrotimer'>, "
        "'DesktopEntry': <'io.github.retrotimer.Retrotimer'>, "
        "'SupportedUriSchemes': <@as []>, 'SupportedMimeTypes': <@as []>},)"
    )
    player = peer.do("call", NAME, PATH, PROPERTIES, "GetAll", f"('{PLAYER}',)")
    assert player == (
        "({'PlaybackStatus': <'Paused'>, 'Rate': <1.0>, 'MinimumRate': <1.0>, 'MaximumRate': <1.0>, "
        "'Metadata': <{'mpris:trackid': <objectpath '/retrotimer/segment/2_backward'>, "
        "'mpris:length': <int64 600000000>, 'xesam:title': <'Walk backwards'>, "
        "'xesam:artist': <['6 minutes left']>}>, "
        "'Volume': <1.0>, 'Position': <int64 120000000>, 'CanGoNext': <false>, 'CanGoPrevious': <false>, "
        "'CanPlay': <true>, 'CanPause': <true>, 'CanSeek': <false>, 'CanControl': <true>},)"
    )


def test_exactly_what_changed_is_announced(keys: MprisMediaKeys, peer: Peer, bus: PrivateBus) -> None:
    keys.offer(lambda _: None)
    wait_for_name(bus, NAME)
    peer.do("listen", NAME, PATH)
    keys.show(PAUSED)
    member, said = peer.event()
    assert member == CHANGED
    assert said.startswith(f"('{PLAYER}', {{'PlaybackStatus': <'Paused'>, 'Metadata': <{{")
    assert said.endswith("'CanPlay': <true>, 'CanPause': <true>}, @as [])")
    assert peer.event() == [SEEKED, "(int64 120000000,)"]
    for second in (0.5, 1.0, 1.5):  # no further than a tick may be late
        keys.show(replace(PAUSED, elapsed=120.0 + second))
        wanted = f"(<int64 {120_000_000 + round(second * 1_000_000)}>,)"
        while peer.do("call", NAME, PATH, PROPERTIES, "Get", f"('{PLAYER}', 'Position')") != wanted:
            pass
    assert not peer.has_events()
    keys.show(replace(BACKWARD, elapsed=121.5))
    assert peer.event() == [CHANGED, f"('{PLAYER}', {{'PlaybackStatus': <'Playing'>}}, @as [])"]


@pytest.mark.usefixtures("heard")
def test_whatever_others_send_the_next_call_is_answered(peer: Peer) -> None:
    wrong = [
        ([PATH, PLAYER, "Dance"], "UnknownMethod"),
        ([PATH, PLAYER, "Seek", "('far',)"], "InvalidArgs"),
        ([PATH, PLAYER, "Play", "([{'a': <(1, [true])>}], 2.5)"], "InvalidArgs"),
        ([PATH, "org.example.Nothing", "Play"], "UnknownInterface"),
        (["/elsewhere", PLAYER, "Play"], "UnknownObject"),
        ([PATH, PROPERTIES, "Set", f"('{PLAYER}', 'Rate', <2.0>)"], "PropertyReadOnly"),
        ([PATH, PROPERTIES, "Get", f"('{PLAYER}', 'Weather')"], "UnknownProperty"),
    ]
    for words, error in wrong:
        assert peer.do("call", NAME, *words) == ERROR + error
    send_rubbish()
    assert peer.do("call", NAME, PATH, "org.freedesktop.DBus.Peer", "Ping") == "()"


def send_rubbish() -> None:
    """A signal, a call that wants no answer, an answer to nothing, and more than anybody wants to read."""
    from jeepney import DBusAddress, MessageFlag, new_error, new_method_call, new_signal
    from jeepney.low_level import HeaderFields

    from retrotimer.desktop.bus import Address, Bus, RefusedError, session_address

    with Bus(session_address(), 20.0) as connection:
        address = DBusAddress(PATH, bus_name=NAME, interface=PLAYER)
        signal = new_signal(address, "Seeked", "s", ("no",))
        signal.header.fields[HeaderFields.destination] = NAME
        connection._send(signal)
        call = new_method_call(address, "Dance")
        call.header.flags |= MessageFlag.no_reply_expected
        connection._send(call)
        call.header.serial = 4711
        error = new_error(call, "org.example.Error")
        error.header.fields[HeaderFields.destination] = NAME
        connection._send(error)
        with pytest.raises(RefusedError, match=f"{ERROR}InvalidArgs"):
            connection.ask(Address(NAME, PATH, PLAYER), "OpenUri", "s", ("a" * 2_000_000,))


def test_one_call_that_goes_wrong_is_refused_and_no_more(
    keys: MprisMediaKeys, peer: Peer, bus: PrivateBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retrotimer.desktop.mpris import Player

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Player, "_position", lambda _: 0)
    monkeypatch.setattr(Player, "_properties", fail)
    keys.offer(lambda _: None)
    wait_for_name(bus, NAME)
    assert peer.do("call", NAME, PATH, PROPERTIES, "GetAll", f"('{PLAYER}',)") == f"{ERROR}Failed"
    assert peer.do("call", NAME, PATH, "org.freedesktop.DBus.Peer", "Ping") == "()"


def test_where_the_name_is_taken_it_gets_a_number(keys: MprisMediaKeys, peer: Peer, bus: PrivateBus) -> None:
    peer.do("serve", NAME, PATH, f'<node><interface name="{ROOT}"/></node>')
    keys.offer(lambda _: None)
    keys.show(BACKWARD)
    own = f"{NAME}.instance{os.getpid()}"
    wait_for_name(bus, own)
    assert playerctl(bus, "--player", own.removeprefix("org.mpris.MediaPlayer2."), "status") == "Playing"


def test_to_offer_again_is_to_begin_again(keys: MprisMediaKeys, bus: PrivateBus, qtbot: QtBot) -> None:
    first: list[RemoteWish] = []
    second: list[RemoteWish] = []
    keys.offer(first.append)
    keys.show(BACKWARD)
    wait_for_name(bus, NAME)
    playerctl(bus, "pause")  # on its way when the offer ends
    keys.offer(second.append)
    keys.show(PAUSED)
    between = keys._thread
    keys.offer(second.append)
    keys.show(PAUSED)
    assert between is not None
    between.join(20)
    wait_for_status(bus, "Paused")
    playerctl(bus, "play")
    qtbot.waitUntil(lambda: second != [])
    assert (first, second) == ([], [RemoteWish.RESUME])


def test_a_bus_that_dies_takes_only_the_keys_along(
    keys: MprisMediaKeys,
    heard: list[RemoteWish],
    bus: PrivateBus,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    bus.die()
    wait_for_end(keys)
    keys.show(PAUSED)
    keys.withdraw()
    keys.withdraw()
    keys.show(PAUSED)
    other = PrivateBus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", other.address)
    keys.offer(heard.append)
    keys.show(PAUSED)
    wait_for_name(other, NAME)
    playerctl(other, "play-pause")
    qtbot.waitUntil(lambda: heard == [RemoteWish.TOGGLE])
    keys.withdraw()
    other.close()


@pytest.mark.parametrize("address", ["", "nonsense", "unix:path=/nowhere/at/all"])
def test_without_a_bus_nothing_happens(
    keys: MprisMediaKeys, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    keys.offer(lambda _: None)
    wait_for_end(keys)
    keys.show(BACKWARD)


@pytest.mark.parametrize("lets_in", [False, True])
def test_a_bus_that_never_answers_keeps_nobody(
    keys: MprisMediaKeys, monkeypatch: pytest.MonkeyPatch, *, lets_in: bool
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with silent_bus(lets_in=lets_in) as silent:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", silent.address)
        keys.offer(lambda _: None)
        keys.show(BACKWARD)
        keys.withdraw()
        wait_for_end(keys)


def test_where_no_system_gives_keys_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform in ("win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        none = media_keys()
        assert isinstance(none, NoMediaKeys)
        none.offer(lambda _: None)
        none.show(BACKWARD)
        none.withdraw()
