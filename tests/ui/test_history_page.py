"""The page of all walks in the real window: opened, sorted, narrowed, changed, and left again."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from retrotimer.core.errors import BusyError
from retrotimer.core.queries import Order, WalkQuery
from retrotimer.core.session import StopReason
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.history.history_model import Column
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, PillButton
from retrotimer.ui.parts.scroll import PageArea
from retrotimer.ui.parts.table import PADDING
from retrotimer.words import history as words
from retrotimer.words import problems
from tests.control.failing import FailingHistory
from tests.fakes import TODAY, a_record, a_stopped_record, fill_history
from tests.ui.controls import called, controls, visible
from tests.ui.history_reader import CTRL, DAY, WALKS, Key, Read, Reader
from tests.ui.surroundings import set_text_size
from tests.ui.test_every_screen import reached_by_tab


def test_it_opens_with_the_latest_walk_chosen_and_the_keys_in_the_list(reader: Reader) -> None:
    assert reader.app.window.shows(reader.page)
    assert reader.view.hasFocus()
    assert reader.lengths() == [12, 15, 3, 11, 20]
    assert reader.view.row == 0
    assert words.count(5, 5) in reader.says()
    assert reader.view.rowHeight(0) >= TARGET
    assert reader.view.selectionModel().selectedRows()[0].row() == 0


def test_escape_and_the_button_lead_back_to_where_the_focus_was(reader: Reader) -> None:
    app = reader.app
    reader.key(Key.Key_Escape)
    assert app.window.at_home
    assert app.window.home.walk.start.hasFocus()
    reader.key(Key.Key_3, CTRL)
    reader.press("Back")
    assert app.window.at_home
    assert app.window.home.walk.start.hasFocus()


def test_a_press_on_a_head_sorts_and_another_turns_it_round(reader: Reader) -> None:
    reader.head(Column.LENGTH)
    assert reader.lengths() == [20, 15, 12, 11, 3]
    reader.head(Column.LENGTH)
    assert reader.lengths() == [3, 11, 12, 15, 20]
    reader.head(Column.TIME)
    assert reader.lengths() == [12, 15, 3, 11, 20]
    reader.head(Column.DAY)
    assert reader.lengths() == [20, 11, 3, 15, 12]
    reader.head(Column.MODE)
    assert reader.column(Column.MODE) == ["Walk", "Walk", "Walk", "Walk", "Run"]
    reader.head(Column.ENDING)
    assert reader.column(Column.ENDING)[-1] == "Stopped for pain"
    reader.head(Column.PAIN)
    assert reader.column(Column.PAIN) == ["5 → 4", "– → 2", "", "", ""]
    reader.head(Column.PAIN)
    assert reader.column(Column.PAIN) == ["– → 2", "5 → 4", "", "", ""]
    reader.head(Column.NOTE)
    assert reader.column(Column.NOTE) == ["Along the Canal", "the park", "", "", ""]


def test_every_order_can_be_had_by_keys(reader: Reader) -> None:
    for order, descending in product(Order, (False, True)):
        reader.choose("Order", words.order_name(order, descending=descending))
        assert (reader.page.query.order, reader.page.query.descending) == (order, descending)
        assert reader.view.model().rowCount() == 5


def test_the_chosen_walk_stays_chosen_while_it_is_sorted(reader: Reader) -> None:
    reader.key(Key.Key_Down)
    day = reader.day
    reader.head(Column.LENGTH)
    assert reader.day == day
    assert reader.view.row == 1
    reader.head(Column.LENGTH)
    assert reader.day == day
    assert reader.view.row == 3


def test_it_can_be_narrowed_to_a_kind_a_month_and_words(reader: Reader) -> None:
    reader.choose("Kind of walk", "Runs")
    assert reader.lengths() == [11]
    assert words.count(1, 5) in reader.says()
    reader.choose("Kind of walk", "Entered by hand")
    assert reader.lengths() == [20]
    reader.choose("Kind of walk", "All kinds")
    reader.choose("Month", "November 2026")
    assert reader.lengths() == [12, 15, 3]
    reader.text.setFocus()
    QTest.keyClicks(reader.text, "canal")
    assert reader.lengths() == [15]
    assert words.count(1, 5) in reader.says()


def test_a_key_in_the_search_reads_only_what_it_asks_for(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[WalkQuery] = []
    matching = SqliteHistory.matching

    def listen(history: SqliteHistory, query: WalkQuery) -> Sequence[int]:
        asked.append(query)
        return matching(history, query)

    monkeypatch.setattr(SqliteHistory, "matching", listen)
    reader.text.setFocus()
    QTest.keyClicks(reader.text, "can")
    assert [query.text for query in asked] == ["c", "ca", "can"]
    assert words.count(1, len(WALKS)) in reader.says()


def test_where_nothing_is_like_that_a_sentence_and_a_way_out_stand(reader: Reader) -> None:
    QTest.keyClicks(reader.text, "mountain")
    assert not reader.view.isVisible()
    assert words.nothing_found() in reader.says()
    assert not [one for one in visible(reader.page, PillButton) if one.text() in {"Edit", "Delete"}]
    reader.press("Show all walks")
    assert reader.text.text() == ""
    assert reader.lengths() == [12, 15, 3, 11, 20]
    assert reader.view.hasFocus()


def months(reader: Reader) -> list[str]:
    """The months that are offered."""
    (box,) = (one for one in visible(reader.page, QComboBox) if one.accessibleName() == "Month")
    return [box.itemText(index) for index in range(box.count())]


def test_every_month_that_has_walks_is_offered_the_latest_first(read: Read) -> None:
    far = [a_record(TODAY - 400 * DAY), a_record(TODAY - 20_000 * DAY, 13)]
    reader = read([*WALKS, *far])
    assert months(reader) == [
        "All months", "November 2026", "October 2026", "October 2025", "February 1972"
    ]  # fmt: skip
    reader.choose("Month", "February 1972")
    assert reader.lengths() == [13]
    reader.press("Back")
    reader.key(Key.Key_3, CTRL)
    assert reader.lengths() == [13]  # as it was left


def test_a_month_that_is_chosen_stays_when_it_has_lost_its_last_walk(reader: Reader) -> None:
    offered = months(reader)
    reader.choose("Month", "October 2026")
    history = reader.app._history
    for walk in WALKS[3:]:
        history.remove(walk.id)
    reader.app.refresh()
    assert (reader.lengths(), months(reader)) == ([], offered)
    reader.press("Show all walks")
    assert months(reader) == offered[:2]
    history.put_back(WALKS[4].id)
    reader.app.refresh()
    assert months(reader) == offered


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_in_the_least_window_rows_and_what_can_be_done_with_them_are_in_sight(
    read: Read, text_size: float
) -> None:
    set_text_size(text_size)
    reader = read([*WALKS, *(a_record(TODAY - number * DAY) for number in range(50, 60))])
    window = reader.app.window
    window.resize(640, 480)
    for _ in range(3):
        QApplication.processEvents()
    for name in ("Add a walk", "Edit", "Delete"):
        (button,) = (one for one in visible(reader.page, PillButton) if one.text() == name)
        assert window.rect().contains(QRect(button.mapTo(window, QPoint()), button.size()))
    if text_size == 1.0:
        (area,) = (one for one in visible(reader.page, PageArea))
        assert area.verticalScrollBar().maximum() == 0  # the table's own is enough
        assert reader.view.viewport().height() >= 4 * TARGET


def test_an_empty_history_says_what_will_stand_here(read: Read) -> None:
    reader = read([])
    assert words.nothing_yet() in reader.says()
    assert words.count(0, 0) in reader.says()
    focus = QApplication.focusWidget()
    assert isinstance(focus, PillButton)
    assert focus.text() == "Add a walk"
    reader.key(Key.Key_Delete)
    reader.key(Key.Key_Return)
    assert QApplication.activeModalWidget() is not None  # the editor, by the button


def test_scroll_and_choice_stay_where_they_were(read: Read, tmp_path: Path) -> None:
    database = open_database(tmp_path)
    fill_history(database, years=1)
    database.close()
    reader = read([])
    bar = reader.view.verticalScrollBar()
    reader.view.setCurrentIndex(reader.view.model().index(200, 0))
    bar.setValue(bar.value() + 100)
    before = (bar.value(), reader.day)
    reader.app.refresh()
    assert (bar.value(), reader.day) == before
    reader.key(Key.Key_Delete)
    assert reader.view.row == 200
    assert bar.value() == before[0]
    reader.key(Key.Key_Z, CTRL)
    assert (bar.value(), reader.day) == before


def test_a_list_that_is_not_in_sight_is_not_read(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.key(Key.Key_Escape)
    asked: list[object] = []
    monkeypatch.setattr(reader.app.all_walks._history, "matching", asked.append)
    reader.app.refresh()
    assert asked == []


def test_a_history_that_cannot_be_read_says_so_and_the_list_stays(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = FailingHistory(reader.app.all_walks._history)  # type: ignore[arg-type]
    failing.fails_with = BusyError("here", "locked")
    monkeypatch.setattr(reader.app.all_walks, "_history", failing)
    monkeypatch.setattr(reader.page._model, "_read", failing.read)
    QTest.keyClicks(reader.text, "canal")
    assert reader.lengths() == [12, 15, 3, 11, 20]
    assert reader.app.window.banner.words == problems.cannot_read(failing.fails_with)
    reader.app.window.banner.take_back()
    reader.page._model.show_keys([1, 2, 3])
    assert reader.column(Column.DAY) == ["", "", ""]
    QApplication.processEvents()
    assert reader.app.window.banner.words == problems.cannot_read(failing.fails_with)
    reader.key(Key.Key_Return)
    reader.view.setFocus()
    reader.key(Key.Key_Delete)
    assert QApplication.activeModalWidget() is None


def test_tab_reaches_everything_on_the_page(reader: Reader) -> None:
    reached = reached_by_tab(reader.app.window)
    assert [called(one) for one in controls(reader.app.window) if one not in reached] == []


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_in_the_least_window_every_column_can_be_reached(read: Read, text: float) -> None:
    set_text_size(text)
    reader = read(WALKS)
    reader.app.window.resize(640, 480)
    QApplication.processEvents()
    aside = reader.view.horizontalScrollBar()
    assert aside.maximum() > 0
    QTest.keyClick(reader.view, Key.Key_Right)
    for _ in range(6):
        QTest.keyClick(reader.view, Key.Key_Right)
    assert reader.view.currentIndex().column() == Column.NOTE
    assert aside.value() == aside.maximum()


@pytest.mark.parametrize("locale", ["en_US", "en_GB", "en_AU", "hi_IN", "ko_KR"])
def test_no_hour_of_the_day_is_cut_short(read: Read, locale: str) -> None:
    with patch.object(QLocale, "system", lambda: QLocale(locale)):
        view = read([a_record(TODAY - hour * DAY, hour=hour) for hour in range(24)]).view
        written = QFontMetrics(fonts.font())
        room = view.columnWidth(Column.TIME) - 2 * PADDING
        for row in range(24):
            assert written.horizontalAdvance(view.model().index(row, Column.TIME).data()) <= room


def test_no_ending_is_cut_short(read: Read) -> None:
    stopped = [a_stopped_record(TODAY - at * DAY, reason=reason) for at, reason in enumerate(StopReason)]
    walks = [*stopped, a_record(TODAY - 3 * DAY), replace(a_record(TODAY - 4 * DAY), timed=None)]
    view = read([replace(walk, corrected=walk.started.utc) for walk in walks]).view
    written = QFontMetrics(fonts.font())
    room = view.columnWidth(Column.ENDING) - 2 * PADDING
    endings = [view.model().index(row, Column.ENDING).data() for row in range(5)]
    assert {"Stopped for pain, corrected", "Entered by hand, corrected"} <= set(endings)
    assert [text for text in endings if written.horizontalAdvance(text) > room] == []


def test_a_walk_under_way_takes_the_window_from_the_list(reader: Reader) -> None:
    menus = reader.app.window.menus
    reader.key(Key.Key_Delete)
    assert menus.undo.isEnabled()
    menus.start.trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    for key in (Key.Key_D, Key.Key_F, Key.Key_Return):
        QTest.keyClick(dialog, key)
    QApplication.processEvents()
    assert reader.app.session.running
    assert not any(action.isEnabled() for action in (menus.undo, menus.redo, menus.redo_too, menus.history))
    assert reader.app.window.banner.words == ""
    menus.history.trigger()
    assert not reader.app.window.shows(reader.page)
