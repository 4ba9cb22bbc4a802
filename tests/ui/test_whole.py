"""What scrolls within a page gives up its scroll bar where the page itself must scroll."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.core.exchange.planning import Act, Planned
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.exchange.plan_model import PlanModel
from retrotimer.ui.exchange.plan_view import PlanView
from retrotimer.ui.parts.labels import Label
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import PageArea
from retrotimer.ui.parts.whole import share_height
from tests.core.exchange.reading import entry_of
from tests.fakes import a_record, an_id
from tests.ui.controls import seen
from tests.ui.in_sight import scrolls_within

LINES = tuple(Planned(2 + n, Act.ADDED, entry_of(a_record(walk=an_id(n)))) for n in range(1, 41))
ABOVE = 200


@pytest.fixture
def above() -> Label:
    """Words that are 200 pixels high."""
    words = Label("Above")
    words.setFixedHeight(ABOVE)
    return words


@pytest.fixture
def area(qtbot: QtBot, above: Label) -> PageArea:
    """A table of forty lines below these words, which stand in a layout within the page's."""
    page = Page()
    column = QVBoxLayout(page)
    nested = QVBoxLayout()
    nested.addWidget(above)
    column.addLayout(nested)
    model = PlanModel(page)
    model.show_lines(LINES)
    column.addWidget(PlanView(model), 1)
    made = PageArea(page)
    qtbot.addWidget(made)
    made.resized.connect(lambda: share_height(made, table(made)))
    made.resize(900, 800)
    made.show()
    QApplication.processEvents()
    return made


def table(area: PageArea) -> PlanView:
    found = area.findChild(PlanView)
    assert found is not None
    return found


def resize(area: PageArea, height: int) -> None:
    area.resize(900, height)
    for _ in range(3):
        QApplication.processEvents()


def test_one_of_the_two_scrolls(area: PageArea) -> None:
    view = table(area)
    for height, whole in ((800, False), (300, True), (250, True), (800, False)):
        resize(area, height)
        assert view.is_whole == whole
        assert (area.verticalScrollBar().maximum() > 0) == whole
        assert (view.verticalScrollBar().maximum() > 0) != whole
        assert not list(scrolls_within(area))


def test_the_two_ways_do_not_take_turns_at_one_height(area: PageArea) -> None:
    view = table(area)
    resize(area, 300)
    for height in range(300, 600):
        area.resize(900, height)
        QApplication.processEvents()
        if not view.is_whole:
            break
    resize(area, height - 1)
    for _ in range(3):
        share_height(area, view)
        assert not view.is_whole


def test_words_that_have_just_grown_are_asked_anew(area: PageArea, above: Label) -> None:
    """A layout within the page's keeps its last answer until it is laid out."""
    view = table(area)
    assert not share_height(area, view)
    above.setFixedHeight(800)
    assert share_height(area, view)


def test_the_keys_lead_to_a_row_that_is_out_of_sight(area: PageArea) -> None:
    view = table(area)
    resize(area, 300)
    view.setFocus()
    for key, row in ((Qt.Key.Key_End, 39), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Down, 1)):
        QTest.keyClick(view, key)
        assert view.row == row
        place = view.visualRect(view.currentIndex())
        in_window = QRect(view.viewport().mapTo(area, place.topLeft()), place.size())
        assert seen(view.viewport()).contains(in_window)


def test_what_opens_in_a_sheet_is_scrolled_to_at_once(qtbot: QtBot) -> None:
    """The checklist's advice opened below the window's edge: only the small arrow beside it had turned."""
    dialog = SheetDialog("Before you walk", 400)
    qtbot.addWidget(dialog)
    filling, more, advice = Label("Filling"), Label("More"), QWidget()
    filling.setFixedHeight(700)
    advice.setFixedHeight(300)
    advice.hide()
    for part in (filling, more, advice):
        dialog.sheet.addWidget(part)
    dialog.open()
    dialog.resize(400, 500)
    for _ in range(3):
        QApplication.processEvents()
    advice.show()
    dialog.show_all_of(advice, below=more)
    for _ in range(3):
        QApplication.processEvents()
    assert seen(more).height() == more.height()
    assert seen(advice).height() > 200
    assert advice.mapTo(dialog, QPoint()).y() > more.mapTo(dialog, QPoint()).y()
