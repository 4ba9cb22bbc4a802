"""The page of cards in the real window: read, searched, by keys alone, wide and narrow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDesktopServices,
)
from PySide6.QtTest import QAbstractItemModelTester

from retrotimer.core.learn import CARDS, LINKS, Certainty, Source
from retrotimer.core.topics import Topic
from retrotimer.ui.learn.certainty import Badge
from retrotimer.ui.learn.figure import FigureView
from retrotimer.ui.parts.button import TARGET, PillButton
from retrotimer.ui.reading.text_list import TextModel
from retrotimer.ui.reading.texts import Text
from retrotimer.words.learn import cards as words
from retrotimer.words.learn import figures, sources
from retrotimer.words.learn.known import known
from retrotimer.words.learn.said import said
from tests.ui.controls import name_of, visible
from tests.ui.learner import CTRL, NARROW, SHIFT, WIDE, Browser, Key, Learner

ALL = [card.topic for card in CARDS]


def test_it_opens_with_all_cards_the_first_one_read_and_the_keys_in_the_list(learner: Learner) -> None:
    assert learner.app.window.shows(learner.page)
    assert learner.listed() == ALL
    assert learner.chosen() is Topic.ASK_FIRST
    assert learner.view.hasFocus()
    assert words.count(18, 18) in learner.reads()
    assert said("14") in learner.reads()


def test_every_card_shows_each_claim_with_how_sure_it_is_and_its_papers(learner: Learner) -> None:
    for card in CARDS:
        learner.read(card.topic)
        shown = learner.reads()
        badges = [badge.text() for badge in visible(learner.reading, Badge)]
        sure = [words.certainty_name(claim.certainty) for claim in card.claims]
        assert badges[: len(sure)] == sure
        told = [
            words.title(card.topic),
            *(text for claim in card.claims for text in (said(claim.row), known(claim.row))),
            *(text for one in card.sources for text in (sources.citation(one), sources.looked_at(one))),
        ]
        assert [text for text in told if text not in shown] == []


def test_every_mark_is_explained(learner: Learner) -> None:
    learner.read(Topic.APP)
    badges = [badge.text() for badge in visible(learner.reading, Badge)]
    assert badges[-len(Certainty) :] == [words.certainty_name(one) for one in Certainty]
    assert all(words.certainty_meaning(one) in learner.reads() for one in Certainty)


def test_arrows_lead_through_the_cards_and_the_card_follows(learner: Learner) -> None:
    learner.key(Key.Key_Down)
    assert said("15") in learner.reads()
    assert said("14") not in learner.reads()
    learner.key(Key.Key_End)
    assert learner.chosen() is ALL[-1]
    learner.key(Key.Key_Home)
    assert learner.chosen() is ALL[0]


def test_enter_gives_the_keys_to_the_card_and_escape_takes_each_step_back(learner: Learner) -> None:
    learner.choose(Topic.APP)
    learner.key(Key.Key_Return)
    assert learner.reading.area.hasFocus()
    assert learner.bar.value() == 0
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_Space, Key.Key_End):
        before = learner.bar.value()
        learner.key(key)
        assert learner.bar.value() > before or before == learner.bar.maximum()
    assert learner.bar.value() == learner.bar.maximum() > 0
    learner.key(Key.Key_Space, SHIFT)
    assert learner.bar.value() < learner.bar.maximum()
    learner.key(Key.Key_Home)
    assert learner.bar.value() == 0
    assert learner.chosen() is Topic.APP
    learner.key(Key.Key_Escape)
    assert learner.view.hasFocus()
    learner.key(Key.Key_Escape)
    assert learner.app.window.at_home


def test_a_long_card_scrolls_by_page_keys_while_the_list_has_the_arrows(learner: Learner) -> None:
    learner.choose(Topic.APP)
    learner.key(Key.Key_PageDown)
    assert learner.bar.value() > 0
    assert learner.chosen() is Topic.APP


def test_another_card_begins_at_its_beginning(learner: Learner) -> None:
    learner.choose(Topic.APP)
    learner.key(Key.Key_PageDown)
    learner.choose(Topic.MUSCLES)
    learner.reads()
    assert learner.bar.value() == 0


def test_a_search_takes_all_words_in_any_case_and_order(learner: Learner) -> None:
    learner.key(Key.Key_F, CTRL)
    assert learner.search.hasFocus()
    learner.type("TRIALS kneé")
    assert learner.listed() == [Topic.KNEES]
    assert learner.chosen() is Topic.KNEES
    assert words.count(1, 18) in learner.reads()
    assert said("6a") in learner.reads()
    learner.key(Key.Key_Down)
    assert learner.view.hasFocus()


def test_what_is_only_suggested_can_be_searched_for(learner: Learner) -> None:
    learner.key(Key.Key_F, CTRL)
    learner.type("suggested, not shown")
    suggested = [card.topic for card in CARDS if Certainty.SUGGESTED in card.certainties]
    assert {Topic.DISCS, Topic.CURVATURE} < set(suggested)
    assert set(suggested) <= set(learner.listed())


def test_a_search_that_finds_nothing_says_so_and_offers_the_way_back(learner: Learner) -> None:
    learner.key(Key.Key_F, CTRL)
    learner.type("elephant")
    assert learner.listed() == []
    assert words.nothing_found() in learner.reads()
    assert words.count(0, 18) in learner.reads()
    assert not learner.view.isVisible()
    assert not learner.reading.isVisible()
    learner.press("Show all cards")
    assert learner.listed() == ALL
    assert learner.view.hasFocus()
    assert learner.reading.isVisible()


def test_escape_in_a_search_shows_all_cards_before_it_leaves(learner: Learner) -> None:
    learner.key(Key.Key_F, CTRL)
    learner.type("knees")
    learner.key(Key.Key_Escape)
    assert learner.listed() == ALL
    assert learner.app.window.shows(learner.page)
    learner.key(Key.Key_Escape)
    assert learner.app.window.at_home


def test_the_card_that_is_read_stays_while_a_search_still_finds_it(learner: Learner) -> None:
    learner.choose(Topic.KNEES)
    learner.key(Key.Key_F, CTRL)
    learner.type("k")
    assert len(learner.listed()) > 1
    assert learner.chosen() is Topic.KNEES


def test_in_a_narrow_window_the_card_takes_the_place_of_the_list(learner: Learner) -> None:
    learner.resize(NARROW)
    assert learner.view.isVisible()
    assert not learner.reading.isVisible()
    learner.click(Topic.STEP)
    assert learner.reading.isVisible()
    assert not learner.view.isVisible()
    assert said("C") in learner.reads()
    learner.press("All cards")
    assert learner.view.isVisible()
    assert learner.view.hasFocus()
    learner.key(Key.Key_Return)
    assert learner.reading.isVisible()
    learner.key(Key.Key_Escape)
    assert learner.view.isVisible()
    assert learner.app.window.shows(learner.page)


def test_a_window_that_grows_shows_both_again(learner: Learner) -> None:
    learner.resize(NARROW)
    learner.key(Key.Key_Return)
    learner.resize(WIDE)
    assert learner.view.isVisible()
    assert learner.reading.isVisible()
    assert "All cards" not in {button.text() for button in visible(learner.page, PillButton)}


def test_a_search_in_a_narrow_window_leaves_the_card(learner: Learner) -> None:
    learner.resize(NARROW)
    learner.key(Key.Key_Return)
    learner.key(Key.Key_F, CTRL)
    assert learner.search.isVisible()
    assert learner.search.hasFocus()


def test_a_press_in_a_wide_window_leaves_the_keys_in_the_list(learner: Learner) -> None:
    learner.click(Topic.STOP)
    assert learner.view.hasFocus()
    assert said("D") in learner.reads()


def test_the_page_is_left_and_found_again_as_it_was(learner: Learner) -> None:
    learner.choose(Topic.LOAD)
    learner.press("Back")
    assert learner.app.window.at_home
    learner.key(Key.Key_5, CTRL)
    assert learner.chosen() is Topic.LOAD
    assert learner.view.hasFocus()


def test_a_paper_is_opened_in_the_browser_when_it_is_pressed_and_not_before(
    learner: Learner, browser: Browser
) -> None:
    for card in CARDS:
        learner.read(card.topic)
    assert browser.addresses == []
    learner.read(Topic.KNEES)
    learner.press(f"Read in the browser: {sources.citation(Source.LIN)}")
    assert browser.addresses == ["https://doi.org/10.1080/09593985.2025.2550532"]


def test_where_no_browser_comes_the_address_is_told(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: False)
    learner.read(Topic.KNEES)
    learner.press(f"Read in the browser: {sources.citation(Source.LIN)}")
    assert words.cannot_open(LINKS[Source.LIN]) in learner.reads()


def test_what_a_search_finds_is_told_when_it_changes(learner: Learner, announced: list[str]) -> None:
    learner.key(Key.Key_F, CTRL)
    learner.type("knees zz")
    assert announced.index(words.nothing_found()) == len(announced) - 1
    assert len(set(announced)) == len(announced) > 1
    learner.key(Key.Key_Escape)
    assert announced[-1] == words.count(18, 18)


def test_a_card_that_is_opened_is_named(learner: Learner, announced: list[str]) -> None:
    learner.choose(Topic.DISCS)
    learner.key(Key.Key_Return)
    assert announced == ["Discs"]


def test_each_drawing_is_described_to_who_does_not_see_it(learner: Learner) -> None:
    for card in CARDS:
        learner.read(card.topic)
        told = [name_of(drawing) for drawing in visible(learner.reading, FigureView)]
        assert told == ([figures.description(card.figure)] if card.figure else [])


def test_the_list_tells_a_screen_reader_how_sure_a_card_is(learner: Learner) -> None:
    model = learner.view.texts
    spoken = model.index(model.row_of(Topic.DISCS.value), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Discs: Suggested, not shown. An idea about the cushions of the spine."


def test_the_model_keeps_qts_rules() -> None:
    model = TextModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    texts = [Text(topic.value, words.title(topic), "") for topic in ALL]
    model.show_texts(texts)
    model.show_texts(texts[3:5])
    model.show_texts([])
    assert model.rowCount() == 0
    assert model.row_of(Topic.APP.value) == -1
    assert model.text(0) is None


def test_rows_are_as_high_as_their_words_and_as_a_finger(learner: Learner) -> None:
    heights = {topic: learner.view.sizeHintForRow(row) for row, topic in enumerate(ALL)}
    assert min(heights.values()) >= TARGET
    assert heights[Topic.RUNNING] > heights[Topic.ENERGY]  # three certainties, which need a second line
    before = heights[Topic.RUNNING]
    learner.resize(NARROW)  # the list is wider there
    assert learner.view.sizeHintForRow(ALL.index(Topic.RUNNING)) < before
