"""A person who reads the list of all walks, and the walks that stand in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from retrotimer.app import Retrotimer
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import Feedback, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.flows.mornings import MORNING
from retrotimer.ui.history.history_model import Column
from retrotimer.ui.history.history_page import HistoryPage
from retrotimer.ui.parts.button import PillButton
from tests.fakes import TODAY, a_record, a_stopped_record
from tests.ui.controls import visible
from tests.ui.surroundings import StartOn

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
DAY = timedelta(days=1)

WALKS = [
    replace(a_record(TODAY, 12, hour=7), pain_before=Pain(5), feedback=Feedback(Pain(4), note="the park")),
    replace(a_record(TODAY - DAY, 15), feedback=Feedback(Pain(2), note="Along the Canal")),
    a_stopped_record(TODAY - 2 * DAY, 3, reason=StopReason.PAIN),
    a_record(TODAY - 40 * DAY, 11, mode=Mode.RUN),
    replace(a_record(TODAY - 41 * DAY, 20), timed=None),
]
"""The latest first."""


class Reader:
    """What a person sees of the page, and does there."""

    def __init__(self, app: Retrotimer) -> None:
        self.app = app
        app.settings.ask_no_more_on(TODAY)  # the question about the morning would have the first Escape
        app.window.banner.take_back(MORNING)
        self.key(Key.Key_3, CTRL)
        page = app.window.findChild(HistoryPage)
        assert page is not None
        self.page, self.view = page, page.view

    def key(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget() or self.app.window
        QTest.keyClick(focus, key, modifiers)
        QApplication.processEvents()

    def press(self, text: str) -> None:
        (button,) = (one for one in visible(self.app.window, PillButton) if one.text() == text)
        QTest.mouseClick(button, LEFT)
        QApplication.processEvents()

    def column(self, column: Column) -> list[str]:
        model = self.view.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def lengths(self) -> list[int]:
        """The minutes of each row, as they stand there."""
        return [int(text.split()[0]) for text in self.column(Column.LENGTH)]

    def choose(self, name: str, text: str) -> None:
        """Choose in the box of this name by its keys."""
        (box,) = (one for one in visible(self.page, QComboBox) if one.accessibleName() == name)
        box.setFocus()
        self.key(Key.Key_Home)
        while box.currentText() != text:
            before = box.currentIndex()
            self.key(Key.Key_Down)
            assert box.currentIndex() != before, f"there is no {text}"

    @property
    def text(self) -> QLineEdit:
        return next(
            one for one in visible(self.page, QLineEdit) if one.accessibleName() == "Search the notes"
        )

    def head(self, column: Column) -> None:
        """Click on a column's head."""
        place = QPoint(self.view.head.sectionViewportPosition(column) + 12, 12)
        QTest.mouseClick(self.view.head.viewport(), LEFT, pos=place)

    def says(self) -> str:
        return " | ".join(label.text() for label in visible(self.page, QLabel))

    @property
    def day(self) -> str:
        """The chosen row's day."""
        return str(self.view.model().index(self.view.row, Column.DAY).data())


Read = Callable[[list[WalkRecord]], Reader]


@pytest.fixture
def read(start_on: StartOn) -> Read:
    """Opens the page on these walks."""
    return lambda walks: Reader(start_on(walks))


@pytest.fixture
def reader(read: Read) -> Reader:
    """The page on some walks of all kinds."""
    return read(WALKS)
