"""The page of all walks in the real window: opened, sorted, narrowed, changed, and left again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from retrotimer.app import Retrotimer
from retrotimer.core.entries import Change
from retrotimer.core.errors import BusyError
from retrotimer.core.plan import Mode
from retrotimer.core.queries import Order, WalkQuery
from retrotimer.core.records import Feedback, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.history.history_model import Column
from retrotimer.ui.history.history_page import HistoryPage
from retrotimer.ui.parts.button import TARGET, PillButton
from retrotimer.words import entries, problems
from retrotimer.words import history as words
from tests.control.failing import FailingHistory
from tests.fakes import TODAY, FakeClock, a_record, a_stopped_record, fill_history
from tests.ui.controls import called, controls, visible
from tests.ui.surroundings import Start, set_text_size
from tests.ui.test_every_screen import reached_by_tab

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
DAY = timedelta(days=1)

WALKS = [
    replace(a_record(TODAY, 12, hour=7), pain_before=5, feedback=Feedback(4, note="the park")),
    replace(a_record(TODAY - DAY, 15), feedback=Feedback(2, note="Along the Canal")),
    a_stopped_record(TODAY - 2 * DAY, 3, reason=StopReason.PAIN),
    a_record(TODAY - 40 * DAY, 11, mode=Mode.RUN),
    replace(a_record(TODAY - 41 * DAY, 20), timed=None),
]
"""The latest first."""


class Reader:
    """What a person sees of the page, and does there."""

    def __init__(self, app: Retrotimer) -> None:
        self.app = app
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
def read(start: Start, tmp_path: Path, clock: FakeClock) -> Read:
    """Opens the page on these walks."""

    def open_on(walks: list[WalkRecord]) -> Reader:
        database = open_database(tmp_path)
        history = SqliteHistory(database, lambda: clock.read().utc)
        for walk in walks:
            history.save(walk)
        database.close()
        return Reader(start(tmp_path))

    return open_on


@pytest.fixture
def reader(read: Read) -> Reader:
    return read(WALKS)


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
    assert reader.column(Column.ENDING)[-1] == "stopped for pain"
    reader.head(Column.PAIN)
    assert reader.column(Column.PAIN) == ["5 → 4", "– → 2", "", "", ""]
    reader.head(Column.PAIN)
    assert reader.column(Column.PAIN) == ["– → 2", "5 → 4", "", "", ""]
    reader.head(Column.NOTE)
    assert reader.column(Column.NOTE) == ["Along the Canal", "the park", "", "", ""]


@pytest.mark.parametrize("order", Order, ids=lambda order: order.value)
@pytest.mark.parametrize("descending", [True, False])
def test_every_order_can_be_had_by_keys(reader: Reader, order: Order, *, descending: bool) -> None:
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


def test_the_month_that_is_shown_is_the_one_that_is_offered(reader: Reader) -> None:
    reader.press("Back")
    reader.app.month.step_months(-1)
    reader.key(Key.Key_3, CTRL)
    reader.choose("Month", "October 2026")
    assert reader.lengths() == [11, 20]
    reader.press("Back")
    reader.app.month.go_today()
    reader.key(Key.Key_3, CTRL)
    assert reader.lengths() == [11, 20]  # as it was left


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


def test_delete_takes_a_walk_out_and_undo_chooses_it_again(reader: Reader) -> None:
    reader.key(Key.Key_Down)
    reader.key(Key.Key_Delete)
    assert reader.lengths() == [12, 3, 11, 20]
    assert reader.view.row == 1
    assert reader.app.window.banner.words == entries.done(Change.REMOVED)
    reader.key(Key.Key_Home)
    reader.key(Key.Key_Z, CTRL)
    assert reader.lengths() == [12, 15, 3, 11, 20]
    assert reader.view.row == 1
    assert reader.app.month.selected == TODAY - DAY
    reader.key(Key.Key_Z, CTRL | SHIFT)
    assert reader.lengths() == [12, 3, 11, 20]


def test_the_last_row_can_be_deleted_until_none_is_left(reader: Reader) -> None:
    reader.key(Key.Key_End)
    for left in (4, 3, 2, 1):
        reader.key(Key.Key_Delete)
        assert reader.view.row == left - 1
    reader.key(Key.Key_Delete)
    assert words.nothing_yet() in reader.says()
    assert QApplication.focusWidget() is not None
    for _ in range(5):
        reader.key(Key.Key_Z, CTRL)
    assert reader.lengths() == [12, 15, 3, 11, 20]


def test_enter_a_double_click_and_the_button_edit(reader: Reader) -> None:
    def close_editor() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert dialog.windowTitle() == "Edit the walk"
        QTest.keyClick(dialog, Key.Key_Escape)
        QApplication.processEvents()

    reader.key(Key.Key_Return)
    close_editor()
    place = reader.view.visualRect(reader.view.model().index(2, Column.NOTE)).center()
    QTest.mouseClick(reader.view.viewport(), LEFT, pos=place)
    QTest.mouseDClick(reader.view.viewport(), LEFT, pos=place)
    QApplication.processEvents()
    close_editor()
    reader.press("Edit")
    close_editor()
    assert reader.lengths() == [12, 15, 3, 11, 20]


def test_control_n_adds_and_the_new_walk_is_chosen(reader: Reader) -> None:
    reader.app.month.select(TODAY - 5 * DAY)
    reader.key(Key.Key_N, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Key.Key_Return)
    QApplication.processEvents()
    assert reader.lengths() == [12, 15, 3, 10, 11, 20]
    assert reader.view.row == 3


def test_letters_and_the_space_bar_do_nothing_here(reader: Reader) -> None:
    for key in (Key.Key_F, Key.Key_B, Key.Key_Space, Key.Key_W):
        reader.key(key)
    assert reader.app.window.shows(reader.page)
    assert QApplication.activeModalWidget() is None
    assert reader.view.row == 0


def test_what_is_typed_is_undone_in_its_field_and_the_history_is_left_alone(reader: Reader) -> None:
    reader.key(Key.Key_Delete)
    assert reader.lengths() == [15, 3, 11, 20]
    reader.text.setFocus()
    QTest.keyClicks(reader.text, "ca")
    reader.key(Key.Key_Z, CTRL)
    assert reader.text.text() == ""
    reader.key(Key.Key_Z, CTRL)
    assert reader.lengths() == [15, 3, 11, 20]
    reader.key(Key.Key_Z, CTRL | SHIFT)
    assert reader.text.text() == "ca"
    reader.key(Key.Key_Z, CTRL)
    reader.key(Key.Key_Y, CTRL)
    assert reader.text.text() == "ca"
    reader.view.setFocus()
    reader.key(Key.Key_Z, CTRL)
    reader.text.clear()
    assert reader.lengths() == [12, 15, 3, 11, 20]


def test_what_another_program_did_is_there_after_a_look(
    reader: Reader, tmp_path: Path, clock: FakeClock
) -> None:
    database = open_database(tmp_path)
    history = SqliteHistory(database, lambda: clock.read().utc)
    history.remove(WALKS[1].id)
    history.save(a_record(TODAY - 10 * DAY, 14))
    reader.key(Key.Key_3, CTRL)
    assert reader.lengths() == [12, 3, 14, 11, 20]
    history.remove(WALKS[0].id)
    reader.key(Key.Key_Return)  # on a walk that is gone
    assert QApplication.activeModalWidget() is None
    assert reader.lengths() == [3, 14, 11, 20]
    assert "changed elsewhere" in reader.app.window.banner.words
    database.close()


def test_a_walk_that_is_entered_elsewhere_does_not_slip_under_the_delete_key(
    reader: Reader, tmp_path: Path, clock: FakeClock
) -> None:
    reader.key(Key.Key_Down)
    database = open_database(tmp_path)
    history = SqliteHistory(database, lambda: clock.read().utc)
    elsewhere = a_record(TODAY - 10 * DAY, 14)
    history.save(elsewhere)
    reader.app.look_again()  # as the command line asks for
    assert reader.lengths() == [12, 15, 3, 14, 11, 20]
    assert reader.view.row == 1
    reader.key(Key.Key_Delete)
    assert reader.lengths() == [12, 3, 14, 11, 20]
    assert history.find(elsewhere.id) == elsewhere
    database.close()


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
