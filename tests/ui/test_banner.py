"""The line across the top: it says one thing, may offer a way back, and goes away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from retrotimer.ui.parts.banner import Banner

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


def button(banner: Banner, text: str) -> QPushButton:
    return next(one for one in banner.findChildren(QPushButton) if one.text() == text)


def test_it_is_not_there_until_it_says_something(banner: Banner) -> None:
    assert banner.isHidden()
    assert banner.words == ""
    banner.say("The disk is full.")
    assert banner.isVisible()
    assert banner.words == "The disk is full."
    QTest.mouseClick(button(banner, "Close"), LEFT)
    assert banner.isHidden()
    assert banner.words == ""


def test_what_it_offers_is_done_once_and_it_goes(banner: Banner) -> None:
    done: list[str] = []
    banner.say("Taken out.", "Put it back", lambda: done.append("put back"))
    QTest.mouseClick(button(banner, "Put it back"), LEFT)
    assert done == ["put back"]
    assert banner.isHidden()


def test_a_later_word_takes_the_offer_away(banner: Banner) -> None:
    banner.say("Taken out.", "Put it back", lambda: None)
    offer = button(banner, "Put it back")
    banner.say("The disk is full.")
    assert offer.isHidden()
    assert banner.words == "The disk is full."


def test_what_it_says_is_announced(banner: Banner, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        assert event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    banner.say("The disk is full.")
    assert said == ["The disk is full."]
