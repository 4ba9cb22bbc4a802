"""The card over the page: it says one thing, may offer a way back, and what it covers comes back."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.ui.parts.banner import STAYS_MS, Banner
from retrotimer.ui.parts.banner_place import place

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


@pytest.mark.parametrize("name", ["Start", "Later", "Not today"])
def test_a_question_has_two_offers_and_closing_is_an_answer_too(banner: Banner, name: str) -> None:
    done: list[str] = []
    banner.say("The disk is full.", about="disk")
    banner.say(
        "It is time.",
        "Start",
        lambda: done.append("Start"),
        second=("Later", lambda: done.append("Later")),
        close="Not today",
        otherwise=lambda: done.append("Not today"),
        about="time",
    )
    later = button(banner, "Later")
    press(banner, name)
    assert done == [name]
    assert banner.words == "The disk is full."
    assert later.isHidden()
    press(banner, "Close")
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


def test_who_closes_a_question_has_answered_it_too(banner: Banner) -> None:
    answers: list[str] = []

    def ask() -> None:
        banner.say(
            "How is it?",
            "Answer",
            lambda: answers.append("told"),
            otherwise=lambda: answers.append("put away"),
            about="morning",
        )

    ask()
    assert banner.is_about("morning")
    banner.say("The disk is full.", about="saving")
    press(banner, "Close")
    assert answers == [], "that was about the disk"
    press(banner, "Close")
    ask()
    press(banner, "Answer")
    assert answers == ["put away", "told"]
    ask()
    banner.take_back("morning")
    assert not banner.is_about("morning")
    assert answers == ["put away", "told"], "nobody closed it"


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
    banner.say("Interrupted.", "Go on", lambda: None, about="walk")
    for words, offer in (("Deleted.", "Undo"), ("The walk is back.", "")):
        banner.say(words, offer, passing=True)
        banner.hold_offers()
        assert banner.words == "Interrupted."
    press(banner, "Close")
    assert banner.isHidden()


# How long it stays.


def say_back(banner: Banner) -> None:
    banner.say("The walk is back.", passing=True)


def let_time_pass(banner: Banner) -> bool:
    """As if nobody had been at it for a while; whether anything was to happen then."""
    timer = banner.findChild(QTimer)
    assert timer is not None
    if not timer.isActive():
        return False
    assert timer.interval() == STAYS_MS == 10_000
    timer.timeout.emit()
    return True


def test_what_is_said_in_passing_leaves_by_itself_and_what_it_covered_comes_back(banner: Banner) -> None:
    banner.say("The disk is full.", about="saving")
    banner.say("Deleted.", "Undo", lambda: None)
    assert let_time_pass(banner)
    assert banner.words == "The disk is full."
    assert not let_time_pass(banner)
    say_back(banner)
    assert let_time_pass(banner)
    assert banner.words == "The disk is full."


@pytest.mark.parametrize("about", ["", "saving"])
def test_a_failure_stays_until_it_is_closed(banner: Banner, about: str) -> None:
    banner.say("The disk is full.", about=about)
    assert not let_time_pass(banner)
    banner.say("Deleted.", "Undo", lambda: None)
    say_back(banner)
    press(banner, "Close")
    assert banner.words == "The disk is full."


def test_a_lasting_offer_stays(banner: Banner) -> None:
    banner.say("You left.", "Go back", lambda: None, about="programme")
    assert not let_time_pass(banner)


def test_it_does_not_leave_while_somebody_is_at_it(qtbot: QtBot, page: QWidget, banner: Banner) -> None:
    banner.say("Deleted.", "Undo", lambda: None)
    button(banner, "Undo").setFocus()
    assert let_time_pass(banner)
    assert banner.words == "Deleted."
    page.findChildren(QPushButton)[0].setFocus()
    QTest.mouseMove(banner, banner.rect().center())
    qtbot.waitUntil(banner.underMouse)
    assert let_time_pass(banner)
    assert banner.words == "Deleted."
    QTest.mouseMove(page, QPoint(1, 1))
    qtbot.waitUntil(lambda: not banner.underMouse())
    assert let_time_pass(banner)
    assert banner.isHidden()


def test_the_keys_are_where_they_were_before_once_it_has_gone(page: QWidget, banner: Banner) -> None:
    first, *_ = page.findChildren(QPushButton)
    first.setFocus()
    banner.say("Deleted.", "Undo", lambda: None)
    assert first.hasFocus()
    button(banner, "Close").setFocus()
    QTest.keyClick(button(banner, "Close"), Qt.Key.Key_Space)
    assert banner.isHidden()
    assert first.hasFocus()


# Where it lies.


@pytest.fixture
def page(qtbot: QtBot, banner: Banner) -> QWidget:
    """A page with a button at its lower edge, in front."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    low = QPushButton("low", made)
    low.setGeometry(480, 540, 40, 44)
    high = QPushButton("high", made)
    high.setGeometry(480, 20, 40, 44)
    banner.lie_over(made)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_it_moves_nothing_and_lies_below_as_far_as_nothing_needs_the_place(
    page: QWidget, banner: Banner
) -> None:
    low, high = page.findChildren(QPushButton)[:2]
    places = low.geometry(), high.geometry()
    low.setFocus()
    banner.say("Deleted.", "Undo", lambda: None)
    assert (low.geometry(), high.geometry()) == places
    assert not banner.geometry().intersects(low.geometry())
    assert banner.geometry().bottom() > 560
    banner.say(60 * "words ", passing=True)  # so wide that only the upper edge is left
    assert banner.width() <= 664
    assert not banner.geometry().intersects(low.geometry())
    high.setFocus()
    assert not banner.geometry().intersects(high.geometry())
    QApplication.processEvents()  # it finds its place once more after it has spoken
    page.resize(400, 500)
    QApplication.processEvents()
    assert page.rect().contains(banner.geometry().adjusted(12, 12, -12, -12))


@pytest.fixture
def full_page(qtbot: QtBot, banner: Banner) -> QWidget:
    """A page that its content fills."""
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    content = QPushButton("content")
    content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    column.addWidget(content)
    made.resize(600, 400)
    banner.lie_over(made)
    made.show()
    QApplication.processEvents()
    return made


def test_what_stands_until_it_is_answered_has_a_place_above_the_page(
    full_page: QWidget, banner: Banner
) -> None:
    """It lay over the month's heading, which at 200 % it covered for as long as nobody answered."""
    page = full_page
    content = next(one for one in page.findChildren(QPushButton) if one.text() == "content")
    banner.say("It is time for your walk.", "Start", lambda: None, about="time")
    QApplication.processEvents()
    card = banner.geometry().adjusted(12, 12, -12, -12)
    assert page.rect().contains(card)
    assert not card.intersects(content.geometry())
    assert content.geometry().bottom() == page.rect().bottom()
    page.resize(400, 400)  # more lines
    QApplication.processEvents()
    assert not banner.geometry().adjusted(12, 12, -12, -12).intersects(content.geometry())
    banner.stay_away(away=True)
    QApplication.processEvents()
    assert content.geometry() == page.rect()


@pytest.mark.parametrize("width", [600, 400], ids=["one line", "several lines"])
def test_the_page_stands_still_while_a_word_passes_where_another_stands(
    full_page: QWidget, banner: Banner, width: int
) -> None:
    """It went up as the word came and down as it left by itself: Start was not where one pressed."""
    content = next(one for one in full_page.findChildren(QPushButton) if one.text() == "content")
    full_page.resize(width, 400)
    banner.say("It is time for your walk.", "Start", lambda: None, about="time")
    QApplication.processEvents()
    place, stood = content.geometry(), banner.geometry()
    banner.say("Deleted.", "Undo", lambda: None)
    QApplication.processEvents()
    assert (content.geometry(), banner.geometry()) == (place, stood)
    assert banner.close_latest()  # as once its time is over
    QApplication.processEvents()
    assert banner.words == "It is time for your walk."
    assert (content.geometry(), banner.geometry()) == (place, stood)


PAGE, CARD = QRect(0, 0, 1000, 600), QSize(300, 60)
MIDDLE, RIGHT, LEFT_HAND = QRect(350, 524, 300, 60), QRect(684, 524, 300, 60), QRect(16, 524, 300, 60)
TOP, ABOVE = QRect(350, 16, 300, 60), QRect(350, 464, 300, 60)


@pytest.mark.parametrize(
    ("clear", "others", "mirrored", "found"),
    [
        ([], [], False, MIDDLE),
        ([MIDDLE], [], False, RIGHT),
        ([MIDDLE], [], True, LEFT_HAND),
        ([], [MIDDLE], False, RIGHT),
        ([MIDDLE, RIGHT, LEFT_HAND], [], False, TOP),
        ([MIDDLE, RIGHT], [LEFT_HAND], False, TOP),
        ([QRect(0, 0, 1000, 100)], [MIDDLE, RIGHT, LEFT_HAND], False, MIDDLE),
        ([PAGE], [], False, MIDDLE),
        ([QRect()], [QRect()], False, MIDDLE),
        ([QRect(0, 540, 1000, 60), QRect(0, 0, 1000, 90)], [], False, ABOVE),
    ],
)
def test_where_a_card_lies(clear: list[QRect], others: list[QRect], found: QRect, *, mirrored: bool) -> None:
    assert place(PAGE, CARD, clear, others, mirrored=mirrored) == found


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
