"""MPRIS2's object by itself: what it announces, and what it answers to whom."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from retrotimer.core.surroundings import RemoteFace, RemoteWish
from retrotimer.desktop.mpris import Player, RefusalError
from retrotimer.desktop.mpris_interfaces import INTROSPECTABLE, METHODS, PATH, PEER, PLAYER, PROPERTIES, ROOT
from tests.desktop.remotes import BACKWARD, PAUSED

if TYPE_CHECKING:
    from retrotimer.desktop.bus import Call

Untyped = Any
"""A property may be of any type."""

pytestmark = pytest.mark.linux  # elsewhere nothing brings jeepney


class Stopwatch:
    """A monotonic clock that stands still."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def stopwatch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def wishes() -> list[RemoteWish]:
    return []


@pytest.fixture
def player(wishes: list[RemoteWish], stopwatch: Stopwatch) -> Player:
    return Player(wishes.append, stopwatch)


@pytest.fixture
def playing(player: Player) -> Player:
    player.show(BACKWARD)
    return player


def call(
    member: str,
    interface: str = PLAYER,
    signature: str = "",
    body: "tuple[object, ...] | None" = (),
    path: str = PATH,
) -> "Call":
    from retrotimer.desktop.bus import Call

    return Call(path, interface, member, signature, body, wants_reply=True, message=None)


def get(player: Player, name: str, interface: str = PLAYER) -> Untyped:
    signature, (value,) = player.answer(call("Get", PROPERTIES, "ss", (interface, name)))
    assert signature == "v"
    return value


def changed(player: Player, face: RemoteFace) -> dict[str, object]:
    """What `PropertiesChanged` says of a new face; nothing where it is not sent."""
    for signal in player.show(face):
        if signal.member == "PropertiesChanged":
            interface, values, invalidated = signal.body
            assert (signal.interface, signal.signature) == (PROPERTIES, "sa{sv}as")
            assert (interface, invalidated) == (PLAYER, [])
            assert isinstance(values, dict)
            return {name: value for name, (_, value) in values.items()}
    return {}


def seeked(player: Player, face: RemoteFace) -> list[object]:
    return [signal.body for signal in player.show(face) if signal.member == "Seeked"]


def test_before_a_walk_there_is_nothing_to_play(player: Player, wishes: list[RemoteWish]) -> None:
    assert get(player, "PlaybackStatus") == ("s", "Stopped")
    assert get(player, "Metadata") == ("a{sv}", {})
    assert get(player, "CanPlay") == get(player, "CanPause") == ("b", False)
    assert get(player, "Position") == ("x", 0)
    for member in ("Play", "Pause", "PlayPause", "Stop"):
        assert player.answer(call(member)) == ("", ())
    assert wishes == []


def test_a_new_face_announces_what_changed_and_nothing_else(player: Player) -> None:
    assert set(changed(player, BACKWARD)) == {"PlaybackStatus", "Metadata", "CanPlay", "CanPause"}
    assert changed(player, PAUSED) == {"PlaybackStatus": "Paused"}
    assert set(changed(player, replace(PAUSED, detail="5 minutes left"))) == {"Metadata"}
    assert changed(player, replace(PAUSED, detail="5 minutes left")) == {}


def test_time_that_passes_is_not_announced(playing: Player, stopwatch: Stopwatch) -> None:
    for second in range(1, 60):
        stopwatch.at += 1.0
        assert playing.show(replace(BACKWARD, elapsed=120.0 + second)) == []


def test_the_position_runs_on_between_two_faces(playing: Player, stopwatch: Stopwatch) -> None:
    stopwatch.at += 0.75
    assert get(playing, "Position") == ("x", 120_750_000)
    playing.show(replace(PAUSED, elapsed=121.0))
    stopwatch.at += 60
    assert get(playing, "Position") == ("x", 121_000_000)
    playing.show(replace(BACKWARD, elapsed=599.0))
    stopwatch.at += 60
    assert get(playing, "Position") == ("x", 600_000_000)


def test_a_position_that_nobody_could_reckon_is_announced(playing: Player, stopwatch: Stopwatch) -> None:
    stopwatch.at += 1.0
    assert seeked(playing, replace(BACKWARD, elapsed=200.0)) == [(200_000_000,)]
    assert seeked(playing, replace(PAUSED, elapsed=200.0)) == []
    stopwatch.at += 3600.0
    assert seeked(playing, replace(BACKWARD, elapsed=200.0)) == []  # on it goes from where it paused
    assert seeked(playing, replace(BACKWARD, elapsed=190.0)) == [(190_000_000,)]


def test_a_segment_that_begins_within_the_plan_says_where(player: Player) -> None:
    first = replace(BACKWARD, track="1_warm_up", elapsed=0.0)
    assert seeked(player, first) == []
    assert seeked(player, BACKWARD) == [(120_000_000,)]


@pytest.mark.parametrize(
    ("member", "wish"),
    [
        ("Play", RemoteWish.RESUME),
        ("Pause", RemoteWish.PAUSE),
        ("PlayPause", RemoteWish.TOGGLE),
        ("Stop", RemoteWish.STOP),
    ],
)
def test_each_key_wishes_its_own(
    playing: Player, wishes: list[RemoteWish], member: str, wish: RemoteWish
) -> None:
    assert playing.answer(call(member)) == ("", ())
    assert playing.answer(call(member, interface="")) == ("", ())  # D-Bus lets the interface be left out
    assert wishes == [wish, wish]


def test_the_window_can_be_raised_but_not_closed(player: Player, wishes: list[RemoteWish]) -> None:
    player.answer(call("Raise", ROOT))
    player.answer(call("Quit", ROOT))
    assert wishes == [RemoteWish.RAISE]


def test_what_cannot_be_had_has_no_effect(playing: Player, wishes: list[RemoteWish]) -> None:
    calls = [call("Next"), call("Previous"), call("Seek", PLAYER, "x", (5,))]
    for one in [*calls, call("SetPosition", PLAYER, "ox", ("/a", 5)), call("Ping", PEER, path="/else")]:
        assert playing.answer(one) == ("", ())
    assert wishes == []
    assert get(playing, "Position") == ("x", 120_000_000)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (("Dance",), "UnknownMethod"),
        (("Dance", ""), "UnknownInterface"),
        (("Play", "org.example.Nothing"), "UnknownInterface"),
        (("Play", PLAYER, "", (), "/org/mpris/Elsewhere"), "UnknownObject"),
        (("Play", PLAYER, "", (), "/org/mpris"), "UnknownMethod"),
        (("Play", PLAYER, "s", ("loud",)), "InvalidArgs"),
        (("Seek", PLAYER, "i", (5,)), "InvalidArgs"),
        (("Seek", PLAYER, "x", None), "InvalidArgs"),
        (("OpenUri", PLAYER, "s", ("file:///a",)), "NotSupported"),
        (("Get", PROPERTIES, "s", (PLAYER,)), "InvalidArgs"),
        (("Get", PROPERTIES, "ss", (PLAYER, "Weather")), "UnknownProperty"),
        (("Get", PROPERTIES, "ss", (ROOT, "Position")), "UnknownProperty"),
        (("Get", PROPERTIES, "ss", ("org.example.Nothing", "Rate")), "UnknownInterface"),
        (("GetAll", PROPERTIES, "s", ("org.example.Nothing",)), "UnknownInterface"),
        (("Set", PROPERTIES, "ssv", (PLAYER, "Volume", ("d", 0.5))), "PropertyReadOnly"),
        (("Set", PROPERTIES, "ssv", (PLAYER, "Weather", ("s", ""))), "UnknownProperty"),
    ],
)
def test_a_wrong_call_is_refused_by_the_right_name(playing: Player, wrong: Untyped, error: str) -> None:
    with pytest.raises(RefusalError) as refused:
        playing.answer(call(*wrong))
    assert refused.value.name == f"org.freedesktop.DBus.Error.{error}"


def test_all_properties_of_an_interface_come_at_once(playing: Player) -> None:
    for interface in METHODS:
        signature, (values,) = playing.answer(call("GetAll", PROPERTIES, "s", (interface,)))
        assert signature == "a{sv}"
        assert isinstance(values, dict)
        for name, value in values.items():
            assert get(playing, name, interface) == value


def test_the_description_names_all_that_there_is(playing: Player) -> None:
    _, (xml,) = playing.answer(call("Introspect", INTROSPECTABLE))
    described = {node.get("name"): node for node in ET.fromstring(str(xml))}  # noqa: S314 - our own
    assert set(described) == set(METHODS)
    for interface, methods in METHODS.items():
        node = described[interface]
        assert [method.get("name") for method in node.iter("method")] == list(methods)
        _, (values,) = playing.answer(call("GetAll", PROPERTIES, "s", (interface,)))
        assert isinstance(values, dict)
        kinds = {one.get("name"): one.get("type") for one in node.iter("property")}
        assert kinds == {name: kind for name, (kind, _) in values.items()}


@pytest.mark.parametrize(
    ("path", "next_step"), [("/", "org"), ("/org", "mpris"), ("/org/mpris", "MediaPlayer2")]
)
def test_the_way_to_the_object_can_be_followed(player: Player, path: str, next_step: str) -> None:
    _, (xml,) = player.answer(call("Introspect", INTROSPECTABLE, path=path))
    assert f'<node name="{next_step}"/>' in str(xml)


@pytest.mark.parametrize("words", ["", "\0", "\ud800", "Rückwärts – 6/10", "/", "org.mpris"])
def test_whatever_the_words_are_they_can_be_sent(player: Player, words: str) -> None:
    from jeepney.low_level import Endianness, parse_signature

    player.show(replace(BACKWARD, track=words, title=words, detail=words))
    (_, (values,)) = player.answer(call("GetAll", PROPERTIES, "s", (PLAYER,)))
    parse_signature(list("a{sv}")).serialise(values, 0, Endianness.little)
    assert "\0" not in get(player, "Metadata")[1]["xesam:title"][1]
