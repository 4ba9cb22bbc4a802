"""Notifications on a private bus, with a service that GDBus keeps strict about types; and without any."""

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.notices import Answer, Notice, Service
from retrotimer.desktop.reminding import conversation as module
from retrotimer.desktop.reminding.notifier import TOKEN, BusNotifier, NoNotifier
from tests.desktop.buses import Peer, PrivateBus, silent_bus

pytestmark = pytest.mark.linux

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
XML = f"""<node><interface name="{NAME}">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="as" direction="in"/><arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/>
<arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>"""
WITH_BUTTONS = "{'GetCapabilities': <(['actions', 'body'],)>, 'Notify': <(uint32 7,)>}"
WITHOUT = "{'GetCapabilities': <(['body'],)>, 'Notify': <(uint32 7,)>}"

NOTICE = Notice(
    "It is time", ((Answer.START, "Go"), (Answer.LATER, "Later"), (Answer.NOT_TODAY, "Not today"))
)
HINTS = "{'urgency': <byte 0x01>, 'desktop-entry': <'io.github.retrotimer.Retrotimer'>}"
ASKED = [f"{NAME}.GetCapabilities", "()"]
CLOSED = [f"{NAME}.CloseNotification", "(uint32 7,)"]


def shown(actions: str) -> list[str]:
    text = f"('Retrotimer', uint32 0, 'file:///icon.png', 'It is time', '', {actions}, {HINTS}, 0)"
    return [f"{NAME}.Notify", text]


BUTTONS = "['default', 'Go', 'start', 'Go', 'later', 'Later', 'not_today', 'Not today']"
SHOWN = shown(BUTTONS)


@pytest.fixture
def notifier(qapp: object) -> Iterator[BusNotifier]:
    assert qapp is not None
    one = BusNotifier("file:///icon.png")
    yield one
    one.withdraw()
    if one._thread is not None:
        one._thread.join(10)


@pytest.fixture
def answers(notifier: BusNotifier, peer: Peer) -> list[Answer | None]:
    """What is answered to a notification that is on the screen."""
    peer.do("serve", NAME, PATH, XML, WITH_BUTTONS)
    heard: list[Answer | None] = []
    notifier.show(NOTICE, heard.append)
    assert peer.event() == ASKED
    assert peer.event() == SHOWN
    return heard


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("start", Answer.START),
        ("default", Answer.START),
        ("later", Answer.LATER),
        ("not_today", Answer.NOT_TODAY),
        ("strange", None),
    ],
)
def test_each_button_is_heard_once_and_takes_the_notification_away(
    answers: list[Answer | None], notifier: BusNotifier, peer: Peer, qtbot: QtBot, name: str, answer: Answer
) -> None:
    peer.do("tell", PATH, NAME, "ActionInvoked", f"(uint32 8, '{name}')")
    peer.do("tell", PATH, NAME, "ActionInvoked", f"(uint32 7, '{name}')")
    assert peer.event() == CLOSED
    qtbot.waitUntil(lambda: answers == [answer])
    assert notifier.state is Service.READY


def test_who_clicks_gives_leave_to_come_to_the_front(
    answers: list[Answer | None], peer: Peer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "old")
    peer.do("tell", PATH, NAME, "ActivationToken", "(uint32 7, 'fresh')")
    peer.do("tell", PATH, NAME, "ActionInvoked", "(uint32 7, 'start')")
    qtbot.waitUntil(lambda: answers == [Answer.START])
    assert os.environ[TOKEN] == "fresh"


def test_one_that_is_closed_is_no_answer(answers: list[Answer | None], peer: Peer, qtbot: QtBot) -> None:
    peer.do("tell", PATH, NAME, "NotificationClosed", "(uint32 7, uint32 2)")
    qtbot.waitUntil(lambda: answers == [None])


def test_one_that_is_withdrawn_leaves_the_screen_and_is_heard_no_more(
    answers: list[Answer | None], notifier: BusNotifier, peer: Peer, qtbot: QtBot
) -> None:
    peer.do("tell", PATH, NAME, "ActionInvoked", "(uint32 7, 'later')")
    notifier.withdraw()
    assert peer.event() == CLOSED
    assert notifier._thread is not None
    notifier._thread.join(10)
    qtbot.wait(1)
    assert answers == []


def test_a_desktop_that_starts_anew_gets_the_notification_again(
    answers: list[Answer | None], peer: Peer, bus: PrivateBus, notifier: BusNotifier, qtbot: QtBot
) -> None:
    peer.do("leave", NAME)
    qtbot.waitUntil(lambda: notifier.state is Service.NO_SERVICE)
    other = Peer(bus)
    try:
        other.do("serve", NAME, PATH, XML, WITHOUT)
        assert other.event() == ASKED
        assert other.event() == shown("@as []")
        qtbot.waitUntil(lambda: notifier.state is Service.WITHOUT_BUTTONS)
        assert answers == []
    finally:
        other.close()


def test_a_program_that_is_about_to_end_takes_it_away(
    answers: list[Answer | None], notifier: BusNotifier, peer: Peer
) -> None:
    notifier._on_about_to_quit()
    assert notifier._thread is not None
    assert not notifier._thread.is_alive()
    assert peer.event() == CLOSED
    assert answers == []


def test_a_program_that_ends_on_the_answer_takes_it_away_first(
    answers: list[Answer | None], notifier: BusNotifier, peer: Peer, qtbot: QtBot, bus: PrivateBus
) -> None:
    peer.do("tell", PATH, NAME, "ActionInvoked", "(uint32 7, 'not_today')")
    qtbot.waitUntil(lambda: answers == [Answer.NOT_TODAY])
    notifier._on_about_to_quit()
    bus.die()  # as the process does, with its connection
    assert peer.event() == CLOSED


def test_what_the_service_can_do_is_told_before_anything_is_shown(
    notifier: BusNotifier, peer: Peer, qtbot: QtBot
) -> None:
    peer.do("serve", NAME, PATH, XML, WITHOUT)
    states: list[Service] = []
    notifier.follow(states.append)
    notifier.ask()
    qtbot.waitUntil(lambda: states == [Service.WITHOUT_BUTTONS])
    assert peer.event() == ASKED
    assert not peer.has_events()


def test_without_a_service_the_state_says_so(notifier: BusNotifier, bus: PrivateBus, qtbot: QtBot) -> None:
    assert bus.address
    heard: list[Answer | None] = []
    notifier.show(NOTICE, heard.append)
    qtbot.waitUntil(lambda: heard == [None])
    assert notifier.state is Service.NO_SERVICE


def test_a_service_that_refuses_is_none(notifier: BusNotifier, peer: Peer, qtbot: QtBot) -> None:
    peer.do("serve", NAME, PATH, XML)
    notifier.ask()
    qtbot.waitUntil(lambda: notifier.state is Service.NO_SERVICE)


def test_without_a_bus_the_state_says_so(
    notifier: BusNotifier, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    heard: list[Answer | None] = []
    notifier.show(NOTICE, heard.append)
    qtbot.waitUntil(lambda: heard == [None])
    assert notifier.state is Service.NO_BUS


def test_a_bus_that_goes_away_takes_the_notification_along(
    answers: list[Answer | None], notifier: BusNotifier, bus: PrivateBus, qtbot: QtBot
) -> None:
    bus.die()
    qtbot.waitUntil(lambda: answers == [None])
    assert notifier.state is Service.NO_BUS


def test_a_bus_that_never_answers_keeps_nobody_waiting(
    notifier: BusNotifier, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    with silent_bus(lets_in=True) as silent:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", silent.address)
        notifier.ask()
        qtbot.waitUntil(lambda: notifier.state is Service.NO_BUS)


def test_where_there_are_none_nobody_waits_for_an_answer() -> None:
    heard: list[Answer | None] = []
    NoNotifier().show(NOTICE, heard.append)
    assert heard == [None]
