"""The list of all walks as Qt sees it: its own tester watches every change, and little is read for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from retrotimer.core.errors import BusyError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.queries import Order, WalkQuery
from retrotimer.core.records import Feedback, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.history.history_model import MOST_KEPT, PAGE, Column, HistoryModel
from retrotimer.words import history as words
from tests.fakes import TODAY, a_record, a_stopped_record, fill_history, heard

Role = Qt.ItemDataRole


class Shelf:
    """Walks by their keys; it counts how often it is read, and can fail or lose some."""

    def __init__(self, count: int) -> None:
        self.walks = {key: a_record(TODAY - timedelta(days=key), 10 + key % 6) for key in range(count)}
        self.reads: list[list[int]] = []
        self.fails = False

    def read(self, keys: Sequence[int]) -> list[WalkRecord]:
        self.reads.append(list(keys))
        if self.fails:
            raise BusyError("here", "locked")
        return [self.walks[key] for key in keys if key in self.walks]


def watched(model: HistoryModel) -> QAbstractItemModelTester:
    """Qt's tester, which ends the program at the first broken rule."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(1000)


@pytest.fixture
def model(shelf: Shelf) -> Iterator[HistoryModel]:
    made = HistoryModel(shelf.read)
    tester = watched(made)
    yield made
    tester.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shown(model: HistoryModel, row: int, role: Role = Role.DisplayRole) -> list[object]:
    return [model.index(row, column).data(role) for column in Column]


def test_an_empty_list_has_its_columns_and_no_rows(model: HistoryModel) -> None:
    assert (model.rowCount(), model.columnCount()) == (0, 7)
    assert model.index(0, 0) == QModelIndex()
    assert model.record_at(0) is None
    assert model.record_at(-1) is None
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert heads == ["Day", "Time", "Length", "Kind", "How it ended", "Pain", "Note"]
    assert model.headerData(7, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_row_says_what_was_walked(model: HistoryModel, shelf: Shelf) -> None:
    shelf.walks[0] = replace(
        a_record(TODAY, 12.9), pain_before=Pain(4), feedback=Feedback(Pain(3), note="the park,\nthen home")
    )
    shelf.walks[1] = a_stopped_record(TODAY, reason=StopReason.PAIN)
    shelf.walks[2] = replace(
        a_record(TODAY, 10, mode=Mode.RUN), timed=None, corrected=datetime(2026, 11, 17, tzinfo=UTC)
    )
    model.show_keys([0, 1, 2])
    assert shown(model, 0) == [
        "Tue, 17 Nov 2026", "09:00", "12 minutes", "Walk", "Finished", "4 → 3", "the park, then home"
    ]  # fmt: skip
    assert shown(model, 1)[3:] == ["Walk", "Stopped for pain", "", ""]
    assert shown(model, 2)[3:] == ["Run", "Entered by hand, corrected", "", ""]


def test_the_first_cell_tells_a_screen_reader_all_of_it(model: HistoryModel, shelf: Shelf) -> None:
    shelf.walks[0] = replace(a_record(TODAY, 12), pain_before=Pain(4), feedback=Feedback(note="the park"))
    model.show_keys([0, 1])
    assert shown(model, 0, Role.AccessibleTextRole) == [
        (
            "Tuesday, 17 November 2026, 09:00: 12 minutes backwards · flat, open · back pain: before 4. "
            "Note: the park"
        ),
        "09:00", "12 minutes", "Walk", "Finished", "Back pain: before 4.", "the park",
    ]  # fmt: skip
    assert shown(model, 1, Role.AccessibleTextRole)[5:] == ["No pain was told", "No note"]


def test_a_note_that_looks_like_markup_is_shown_as_it_was_written(model: HistoryModel, shelf: Shelf) -> None:
    shelf.walks[0] = replace(shelf.walks[0], feedback=Feedback(note="<b>5 < 6</b>\n& more"))
    model.show_keys([0, 1])
    note = model.index(0, Column.NOTE)
    assert note.data(Role.ToolTipRole) == "<qt>&lt;b&gt;5 &lt; 6&lt;/b&gt;<br>&amp; more</qt>"
    assert note.data() == "<b>5 < 6</b> & more"
    assert model.index(1, Column.NOTE).data(Role.ToolTipRole) is None
    assert model.index(0, Column.DAY).data(Role.ToolTipRole) is None


def test_a_time_is_shown_as_the_clock_showed_it_then(model: HistoryModel, shelf: Shelf) -> None:
    abroad = replace(
        shelf.walks[0].started,
        date=date(2026, 3, 1),
        utc=datetime(2026, 3, 2, 3, 30, tzinfo=UTC),
        offset=-18_000,
    )
    shelf.walks[0] = replace(shelf.walks[0], started=abroad)
    model.show_keys([0])
    assert shown(model, 0)[:2] == ["Sun, 1 Mar 2026", "22:30"]


@pytest.mark.usefixtures("qapp")
def test_a_page_is_read_when_it_comes_into_sight(shelf: Shelf) -> None:
    model = HistoryModel(shelf.read)  # unwatched: the tester looks at rows of its own
    model.show_keys(range(1000))
    assert shelf.reads == []
    for row in range(500, 520):
        shown(model, row)
    first = 500 - 500 % PAGE
    pages = [list(range(first, first + PAGE)), list(range(first + PAGE, first + 2 * PAGE))]
    assert shelf.reads == pages
    model.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_little_is_kept_however_far_one_scrolls() -> None:
    shelf = Shelf(3 * MOST_KEPT)
    model = HistoryModel(shelf.read)
    model.show_keys(range(3 * MOST_KEPT))
    for row in range(3 * MOST_KEPT):
        assert model.index(row, Column.DAY).data()
    assert len(model._kept) == MOST_KEPT
    assert len(shelf.reads) == 3 * MOST_KEPT // PAGE
    model.deleteLater()


def test_walks_that_cannot_be_read_say_so_once_and_never_raise(model: HistoryModel, shelf: Shelf) -> None:
    failed = heard(model.reading_failed)
    shelf.fails = True
    model.show_keys(range(200))
    assert shown(model, 0) == [""] * 7
    assert set(shown(model, 150, Role.AccessibleTextRole)) == {words.unread()}
    assert failed == []  # not while a view asks
    QApplication.processEvents()
    assert [type(error) for error in failed] == [BusyError]
    assert len(shelf.reads) == 1
    shelf.fails = False
    model.show_keys(range(200))
    assert shown(model, 0)[1] == "09:00"


def test_a_walk_that_is_gone_leaves_its_row_empty_and_asks_for_new_keys(
    model: HistoryModel, shelf: Shelf
) -> None:
    gone = heard(model.gone)
    del shelf.walks[3]
    model.show_keys(range(10))
    assert shown(model, 3) == [""] * 7
    assert shown(model, 4)[1] == "09:00"
    QApplication.processEvents()
    assert len(gone) == 1


def test_a_view_is_told_of_single_rows(model: HistoryModel) -> None:
    model.show_keys(range(100))
    removed, inserted, reset = heard(model.rowsRemoved), heard(model.rowsInserted), heard(model.modelReset)
    model.show_keys([key for key in range(100) if key != 40])
    assert [one[1:] for one in removed] == [(40, 40)]
    model.show_keys(range(100))
    assert [one[1:] for one in inserted] == [(40, 40)]
    assert reset == []
    model.show_keys(range(99, -1, -1))
    assert len(reset) == 1
    assert (model.row_of(99), model.row_of(100), model.key_at(0)) == (0, -1, 99)


keys = st.lists(st.integers(0, 60), unique=True, max_size=40)


@given(st.lists(keys, max_size=6))
@pytest.mark.usefixtures("qapp")
def test_qts_tester_finds_nothing_wrong_with_any_lists(lists: list[list[int]]) -> None:
    shelf = Shelf(60)  # so that one of the keys is of a walk that is gone
    model = HistoryModel(shelf.read)
    tester = watched(model)
    for some in lists:
        model.show_keys(some)
        assert model.rowCount() == len(some)
        for row, key in enumerate(some):
            assert model.record_at(row) == shelf.walks.get(key)
    tester.deleteLater()
    model.deleteLater()


def test_a_real_history_sorted_narrowed_and_changed_keeps_qts_rules(
    database: Database, history: SqliteHistory, qtmodeltester: ModelTester
) -> None:
    fill_history(database, years=1)
    model = HistoryModel(history.read)
    tester = watched(model)
    for order in Order:
        for descending in (True, False):
            query = WalkQuery(order=order, descending=descending)
            model.show_keys(history.matching(query))
            assert model.rowCount() == 365
    model.show_keys(history.matching(WalkQuery(month=TODAY)))
    assert model.rowCount() == 17
    record = model.record_at(4)
    assert record is not None
    history.remove(record.id)
    model.show_keys(history.matching(WalkQuery(month=TODAY)))
    assert model.rowCount() == 16
    history.put_back(record.id)
    model.show_keys(history.matching(WalkQuery(month=TODAY)))
    assert model.record_at(4) == record
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    tester.deleteLater()
    model.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_of_thirty_years_only_what_is_in_sight_is_read(database: Database, history: SqliteHistory) -> None:
    count = fill_history(database, years=30)
    reads: list[int] = []

    def read(some: Sequence[int]) -> list[WalkRecord]:
        reads.append(len(some))
        return history.read(some)

    model = HistoryModel(read)
    model.show_keys(history.matching(WalkQuery()))
    assert model.rowCount() == count == 10_958
    for row in (0, 1, 2, 5_000, 5_001, 10_957):
        assert shown(model, row)[0]
    assert len(reads) == 3
    assert sum(reads) <= 3 * PAGE
    model.deleteLater()
