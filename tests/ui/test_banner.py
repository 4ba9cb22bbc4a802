"""The line across the top: it says one thing, may offer a way back, and what it covers comes back."""

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


def press(banner: Banner, text: str) -> None:
    QTest.mouseClick(button(banner, text), LEFT)


def test_it_is_not_there_until_it_says_something(banner: Banner) -> None:
    assert banner.isHidden()
    assert banner.words == ""
    banner.say("The disk is full.")
    assert banner.isVisible()
    assert banner.words == "The disk is full."
    press(banner, "Close")
    assert banner.isHidden()
    assert banner.words == ""


def test_what_it_offers_is_done_once_and_it_goes(banner: Banner) -> None:
    done: list[str] = []
    banner.say("Deleted.", "Undo", lambda: done.append("undone"))
    press(banner, "Undo")
    assert done == ["undone"]
    assert banner.isHidden()


def test_what_an_offer_says_when_it_is_taken_stands(banner: Banner) -> None:
    banner.say("Deleted.", "Undo", lambda: banner.say("The walk is back."))
    press(banner, "Undo")
    assert banner.words == "The walk is back."
    assert button(banner, "").isHidden()


def test_a_later_word_in_passing_takes_the_place_of_an_earlier_one(banner: Banner) -> None:
    banner.say("Deleted.", "Undo", lambda: None)
    offer = button(banner, "Undo")
    banner.say("The walk is back.")
    assert offer.isHidden()
    assert banner.words == "The walk is back."
    press(banner, "Close")
    assert banner.isHidden()


def test_what_a_later_word_covers_comes_back_with_its_offer(banner: Banner) -> None:
    done: list[str] = []
    banner.say("Your walk was interrupted.", "Go on", lambda: done.append("on"), about="walk")
    banner.say("Deleted.", "Undo", lambda: done.append("undone"))
    banner.say("The disk is full.", about="saving")
    assert banner.words == "The disk is full."
    press(banner, "Close")
    assert banner.words == "Deleted."
    press(banner, "Undo")
    assert banner.words == "Your walk was interrupted."
    press(banner, "Go on")
    assert done == ["undone", "on"]
    assert banner.isHidden()


def test_a_word_in_passing_does_not_take_a_lasting_one_along(banner: Banner) -> None:
    banner.say("Your walk was interrupted.", about="walk")
    for words in ("Deleted.", "The walk is back.", "Added."):
        banner.say(words)
    press(banner, "Close")
    assert banner.words == "Your walk was interrupted."


def test_of_what_is_about_the_same_only_the_latest_stands(banner: Banner) -> None:
    banner.say("The disk is full.", about="saving")
    banner.say("The disk is locked.", about="saving")
    assert banner.words == "The disk is locked."
    press(banner, "Close")
    assert banner.isHidden()


def test_what_is_over_is_taken_back_wherever_it_stands(banner: Banner) -> None:
    banner.say("The disk is full.", about="saving")
    banner.say("Deleted.", "Undo", lambda: None)
    banner.take_back("saving")
    assert banner.words == "Deleted."
    banner.take_back("something else")
    assert banner.words == "Deleted."
    press(banner, "Close")
    assert banner.isHidden()
    banner.say("The disk is full.", about="saving")
    banner.take_back("saving")
    assert banner.isHidden()


def test_offers_in_passing_are_held_back_and_lasting_ones_wait(banner: Banner) -> None:
    banner.say("The walk is back.")
    banner.hold_offers()
    assert banner.words == "The walk is back."
    banner.say("Interrupted.", "Go on", lambda: None, about="walk")
    banner.say("Deleted.", "Undo", lambda: None)
    banner.hold_offers()
    assert banner.words == "Interrupted."
    press(banner, "Close")
    assert banner.isHidden()


def test_what_it_says_is_announced(banner: Banner, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        assert event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    banner.say("Interrupted.", about="walk")
    banner.say("The disk is full.")
    banner.take_back("walk")  # which is not in sight
    assert said == ["Interrupted.", "The disk is full."]
