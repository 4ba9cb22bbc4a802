"""A person who reads the cards in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QScrollBar, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.topics import Topic
from retrotimer.ui.learn.card_sheet import CardSheet
from retrotimer.ui.learn.learn_page import LearnPage
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.reading.text_list import TextList
from tests.e2e.person import scroll_to
from tests.ui.controls import visible
from tests.ui.surroundings import Start

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NARROW = (640, 480)
WIDE = (1080, 720)


class Learner:
    """What a person sees of the cards, and does there."""

    def __init__(self, app: Retrotimer) -> None:
        self.app = app
        self.key(Key.Key_5, CTRL)
        page = app.window.findChild(LearnPage)
        assert page is not None
        self.page: LearnPage = page

    @property
    def view(self) -> TextList:
        return self.page.list

    @property
    def reading(self) -> CardSheet:
        (found,) = self.page.findChildren(CardSheet)
        return found

    @property
    def search(self) -> QLineEdit:
        (found,) = self.page.findChildren(QLineEdit)
        return found

    @property
    def bar(self) -> QScrollBar:
        """The one that scrolls the card."""
        return self.reading.area.verticalScrollBar()

    @property
    def front(self) -> QWidget:
        return QApplication.activeModalWidget() or self.app.window

    @property
    def dialog(self) -> QDialog:
        front = self.front
        assert isinstance(front, QDialog)
        return front

    def key(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.front, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:  # `QTest` knows none outside of ASCII
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(QApplication.focusWidget() or self.front, event)
        QApplication.processEvents()

    def press(self, name: str) -> None:
        (button,) = (
            one for one in visible(self.front, PillButton) if name in {one.text(), one.accessibleName()}
        )
        scroll_to(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def click(self, topic: Topic) -> None:
        """Press a card in the list."""
        place = self.view.visualRect(self.view.texts.index(self.view.texts.row_of(topic.value), 0))
        QTest.mouseClick(
            self.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place.center(),
        )
        QApplication.processEvents()

    def resize(self, size: tuple[int, int]) -> None:
        self.app.window.resize(*size)
        QApplication.processEvents()

    def read(self, topic: Topic) -> None:
        """Open the card on a topic."""
        self.page.read(topic.value)
        settle()

    def choose(self, topic: Topic) -> None:
        """Choose it in the list."""
        self.view.choose(topic.value)
        settle()

    def listed(self) -> list[Topic]:
        return [Topic(text.key) for text in self.view.texts.texts]

    def chosen(self) -> Topic | None:
        return Topic(self.view.key) if self.view.key is not None else None

    def reads(self) -> str:
        QApplication.processEvents()
        return "\n".join(label.text() for label in visible(self.front, QLabel))


def settle() -> None:
    """Let everything be laid out."""
    for _ in range(3):  # a layout may ask for another one
        QApplication.processEvents()


class Browser(QObject):
    """Stands where the system's browser would be, and keeps the addresses it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    @Slot(QUrl)
    def visit(self, address: QUrl) -> None:
        self.addresses.append(address.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Gets what would go to the browser."""
    made = Browser()
    # The stub wants bytes, which PySide itself refuses.
    QDesktopServices.setUrlHandler("https", made, "visit")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def learner(start: Start, tmp_path: Path) -> Learner:
    """A person who has just opened the cards."""
    return Learner(start(tmp_path / "data"))
