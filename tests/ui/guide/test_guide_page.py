"""The guide in the real window: opened by its key, read, searched, followed, wide and narrow."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from retrotimer.core.settings import Appearance
from retrotimer.ui.guide.guide_page import GuideView
from retrotimer.ui.guide.pages import guide_pages
from retrotimer.ui.look import colours
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.reading.sheet import ReadingSheet
from tests.ui.controls import visible
from tests.ui.learner import CTRL, NARROW, SHIFT, Browser, Key, settle
from tests.ui.surroundings import Start


class Reader:
    """A person who reads the guide."""

    def __init__(self, start: Start, folder: Path) -> None:
        self.app = start(folder)
        self.window = self.app.window
        assert self.window.findChild(GuideView) is None, "it is made only when it is opened"
        self.key(Key.Key_F1, CTRL)
        page = self.window.findChild(GuideView)
        assert page is not None
        self.page: GuideView = page
        settle()

    @property
    def search(self) -> QLineEdit:
        found = self.page.findChild(QLineEdit)
        assert found is not None
        return found

    def key(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        settle()

    def chosen(self) -> str:
        assert self.page.list.key is not None
        return self.page.list.key

    def reads(self) -> str:
        return self.page.text.toPlainText()

    def listed(self) -> list[str]:
        return [text.key for text in self.page.list.texts.texts]

    def picture_width(self, name: str) -> float:
        kind = QTextDocument.ResourceType.ImageResource
        found = self.page.text.document().resource(kind, QUrl(f"pictures/{name}.png"))
        return float(found.deviceIndependentSize().width())


@pytest.fixture
def reader(start: Start, tmp_path: Path) -> Reader:
    """A person who has just opened the guide."""
    return Reader(start, tmp_path / "data")


def test_it_opens_at_its_first_page_with_the_keys_in_the_list(reader: Reader) -> None:
    assert reader.window.shows(reader.page)
    assert reader.page.list.hasFocus()
    assert reader.chosen() == "first-walk.md"
    assert reader.reads().startswith("Your first walk\n")
    assert "**" not in reader.reads()
    assert 200 < reader.picture_width("home") <= 640


def test_arrows_lead_through_the_pages_and_escape_out(reader: Reader) -> None:
    for page in guide_pages()[1:]:
        reader.key(Key.Key_Down)
        assert reader.reads().startswith(page.title)
        assert reader.page.text.verticalScrollBar().value() == 0
    reader.key(Key.Key_Escape)
    assert reader.window.at_home


def test_a_link_leads_to_its_page_and_an_address_to_the_browser(reader: Reader, browser: Browser) -> None:
    reader.page.text.anchorClicked.emit(QUrl("checklist.md"))
    assert reader.chosen() == "checklist.md"
    reader.page.text.anchorClicked.emit(QUrl("https://example.org/a"))
    assert browser.addresses == ["https://example.org/a"]
    assert reader.chosen() == "checklist.md"


def test_tab_leads_through_the_links_and_round(reader: Reader) -> None:
    reached = set()
    for _ in range(12):
        reader.key(Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {reader.page.list, reader.page.text, reader.search} <= reached
    assert len(reached) == 4, "and Back"


def test_enter_follows_the_link_that_has_the_focus(reader: Reader) -> None:
    reader.page.text.setFocus()
    reader.key(Key.Key_Tab)
    reader.key(Key.Key_Return)
    assert reader.chosen() == "checklist.md"
    assert reader.page.text.hasFocus()


def test_a_search_lists_the_pages_marks_the_words_and_is_taken_back_by_escape(reader: Reader) -> None:
    reader.key(Key.Key_F, CTRL)
    assert reader.search.hasFocus()
    QTest.keyClicks(reader.search, "damaged")
    settle()
    assert reader.listed() == ["trouble.md"]
    marked = [one.cursor.selectedText() for one in reader.page.text.extraSelections()]
    assert marked
    assert {word.lower() for word in marked} == {"damaged"}
    reader.search.setText("elephant")
    settle()
    assert reader.listed() == []
    assert not reader.page.list.isVisible()
    reader.key(Key.Key_Escape)
    assert len(reader.listed()) == len(guide_pages())
    assert reader.page.list.hasFocus()


def test_a_search_that_finds_nothing_says_so_and_offers_the_way_back(reader: Reader) -> None:
    reader.key(Key.Key_F, CTRL)
    QTest.keyClicks(reader.search, "elephant")
    settle()
    shown = [label.text() for label in visible(reader.page, QLabel)]
    assert "No page has these words." in shown
    assert f"Found: 0 of {len(guide_pages())}" in shown
    assert not reader.page.text.isVisible()
    (way,) = (one for one in visible(reader.page, PillButton) if one.text() == "Show all pages")
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    settle()
    assert len(reader.listed()) == len(guide_pages())
    assert reader.page.list.hasFocus()
    assert reader.page.text.isVisible()


def test_a_page_scrolls_while_the_list_has_the_arrows_and_back_by_shift(reader: Reader) -> None:
    bar = reader.page.text.verticalScrollBar()
    reader.key(Key.Key_PageDown)
    assert bar.value() == bar.pageStep() > 0
    reader.key(Key.Key_Space, SHIFT)
    assert bar.value() == 0
    reader.key(Key.Key_Space)
    assert bar.value() == bar.pageStep()
    assert reader.chosen() == "first-walk.md"


def test_a_page_that_is_opened_is_named_and_has_a_ring(reader: Reader, announced: list[str]) -> None:
    sheet = reader.page.findChild(ReadingSheet)
    assert sheet is not None
    before = sheet.grab().toImage()
    reader.key(Key.Key_Return)
    assert announced == ["Your first walk"]
    assert sheet.grab().toImage().pixelColor(sheet.width() // 2, 1) == QGuiApplication.palette().color(
        colours.TEXT
    )
    reader.key(Key.Key_Escape)
    assert sheet.grab().toImage() == before


def test_in_a_narrow_window_a_page_takes_the_place_of_the_list(reader: Reader) -> None:
    reader.window.resize(*NARROW)
    settle()
    assert not reader.page.text.isVisible()
    reader.key(Key.Key_Return)
    assert reader.page.text.isVisible()
    assert not reader.page.list.isVisible()
    assert reader.picture_width("home") <= NARROW[0]
    reader.key(Key.Key_Escape)
    assert reader.page.list.hasFocus()
    reader.key(Key.Key_Escape)
    assert reader.window.at_home


def test_it_follows_a_change_of_colours(reader: Reader) -> None:
    def link_colour() -> str:
        reader.page.read("first-walk.md")
        settle()
        cursor = reader.page.text.document().find("the checklist")
        return cursor.charFormat().foreground().color().name()

    assert link_colour() == colours.LIGHT.accent.lower()
    colours.apply(Appearance.DARK)
    settle()
    assert link_colour() == colours.DARK.accent.lower()
