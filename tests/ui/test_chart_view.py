"""A chart on the screen: what keys, pointer and screen reader find in it, as a table and as a picture."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
)
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from retrotimer.core.charts import Chart
from retrotimer.core.progress_charts import days_chart
from retrotimer.ui.charts.chart_view import ChartView
from retrotimer.ui.charts.table_dialog import TableDialog
from retrotimer.ui.charts.table_model import ChartTable
from retrotimer.words import charts as words
from tests.core.statistics.examples import a_course, a_pain_chart, all_charts
from tests.fakes import heard
from tests.ui.controls import cut_off, unusable
from tests.ui.pictures import difference, drawn
from tests.ui.surroundings import set_text_size

Key = Qt.Key
DAYS = days_chart(a_course())
PLACES = all_charts()[-1]


def shown(qtbot: QtBot, chart: Chart) -> ChartView:
    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(chart)
    view.resize(500, 260)
    view.show()
    view.activateWindow()
    view.setFocus()
    QApplication.processEvents()
    return view


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    return shown(qtbot, DAYS)


def sentence(chart: Chart, index: int) -> str:
    return words.sentence(chart, chart.items[index])


def middle(view: ChartView, index: int) -> QPoint:
    assert view.chart is not None
    return view._laid_out(view.chart).slot(index).center().toPoint()


def test_it_opens_at_the_latest_item_and_says_what_it_is(view: ChartView) -> None:
    assert view.marked == len(DAYS.items) - 1
    assert view.accessibleName() == "Days per week"
    assert view.accessibleDescription() == view.told == sentence(DAYS, -1)


def test_arrows_go_from_point_to_point_and_each_is_told(view: ChartView, announced: list[str]) -> None:
    told = heard(view.item_told)
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_Left, Key.Key_End):
        QTest.keyClick(view, key)
    last = len(DAYS.items) - 1
    wanted = [sentence(DAYS, index) for index in (last - 1, last - 2, last - 1, 0, last)]
    assert announced == wanted  # nothing is said where there is no way on
    assert told[-1] == view.accessibleDescription() == wanted[-1]


def test_a_screen_reader_that_looks_by_itself_finds_the_point_too(view: ChartView) -> None:
    thing = QAccessible.queryAccessibleInterface(view)
    assert thing.text(QAccessible.Text.Name) == "Days per week"
    for key in (Key.Key_Home, Key.Key_Right):
        QTest.keyClick(view, key)
    assert thing.text(QAccessible.Text.Description) == sentence(DAYS, 1)
    assert thing.state().focused


def test_page_keys_leap_and_stop_at_the_ends(view: ChartView) -> None:
    QTest.keyClick(view, Key.Key_PageUp)
    assert view.marked == len(DAYS.items) - 11
    QTest.keyClick(view, Key.Key_PageUp)
    assert view.marked == 0
    QTest.keyClick(view, Key.Key_PageDown)
    assert view.marked == 10


def test_left_is_later_where_the_script_runs_from_right_to_left(view: ChartView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(view, Key.Key_Right)
    assert view.marked == len(DAYS.items) - 2
    QTest.keyClick(view, Key.Key_Left)
    assert view.marked == len(DAYS.items) - 1


def test_up_and_down_go_through_lines_and_scroll_the_page_elsewhere(qtbot: QtBot, view: ChartView) -> None:
    lying = shown(qtbot, PLACES)
    QTest.keyClick(lying, Key.Key_Up)
    assert lying.marked == len(PLACES.items) - 2
    keys = heard(view.item_told)
    QTest.keyClick(view, Key.Key_Up)
    assert keys == []


def test_the_pointer_tells_what_it_is_on_and_leaves_the_mark(view: ChartView) -> None:
    told = heard(view.item_told)
    QTest.mouseMove(view, middle(view, 3))
    QApplication.processEvents()
    assert told[-1] == view.told == sentence(DAYS, 3)
    assert view.marked == len(DAYS.items) - 1
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert told[-1] == sentence(DAYS, -1)


def test_a_press_marks(view: ChartView, announced: list[str]) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, 2))
    assert view.marked == 2
    assert announced == [sentence(DAYS, 2)]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert view.marked == 2


def test_each_item_has_its_tooltip(view: ChartView) -> None:
    point = middle(view, 5)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert QToolTip.text() == sentence(DAYS, 5)
    QToolTip.hideText()


def test_the_mark_stays_where_only_figures_differ_and_else_is_the_latest(view: ChartView) -> None:
    QTest.keyClick(view, Key.Key_Home)
    view.show_chart(days_chart(a_course()))
    assert view.marked == 0
    view.show_chart(a_pain_chart(7))
    assert view.marked == 6
    view.show_chart(a_pain_chart(0))
    assert (view.marked, view.told, view.accessibleDescription()) == (-1, "", "")
    for key in (Key.Key_Left, Key.Key_Home, Key.Key_End):
        QTest.keyClick(view, key)
    assert view.marked == -1


def test_the_keys_place_is_drawn_only_while_they_are_the_chart_s(view: ChartView) -> None:
    with_focus = drawn(view)
    view.clearFocus()
    QApplication.processEvents()
    assert difference(with_focus, drawn(view)) > 0.5


def test_another_scheme_draws_in_other_colours(view: ChartView) -> None:
    before = drawn(view)
    palette = view.palette()
    palette.setColor(palette.ColorRole.Accent, Qt.GlobalColor.red)
    view.setPalette(palette)
    assert difference(before, drawn(view)) > 1


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_it_is_as_high_as_its_words_need(qtbot: QtBot, text_size: float) -> None:
    set_text_size(text_size)
    view = shown(qtbot, a_pain_chart(20))
    assert view.heightForWidth(300) > view.heightForWidth(900)
    assert view.sizeHint().height() == view.heightForWidth(view.sizeHint().width())
    assert ChartView().heightForWidth(400) == 0


def test_the_picture_is_finer_than_the_screen_and_bears_no_mark(view: ChartView) -> None:
    view.copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.width() >= 2 * view.width()
    view.clearFocus()
    view.copy_picture()
    assert difference(image, QGuiApplication.clipboard().image()) == 0


# As a table.


@pytest.mark.parametrize("chart", all_charts(), ids=lambda chart: chart.name.value)
def test_the_table_is_a_model_as_qt_wants_it_and_says_what_the_chart_does(chart: Chart) -> None:
    model = ChartTable(chart)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    cells = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert cells == words.rows(chart)
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert names == words.head(chart)


@pytest.fixture
def dialog(qtbot: QtBot) -> TableDialog:
    made = TableDialog(DAYS, "A note.")
    qtbot.addWidget(made)
    made.open()
    QApplication.processEvents()
    return made


def test_it_opens_at_the_latest_row_with_the_keys_in_the_table(dialog: TableDialog) -> None:
    assert dialog.view.hasFocus()
    assert dialog.view.currentIndex().row() == len(DAYS.items) - 1
    QTest.keyClick(dialog.view, Key.Key_Up)
    assert dialog.view.currentIndex().row() == len(DAYS.items) - 2
    assert [*cut_off(dialog), *unusable(dialog)] == []


def test_the_whole_table_is_copied_as_text(dialog: TableDialog) -> None:
    QTest.mouseClick(dialog._copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "From\tTo\tDays a week\tGoal now"
    assert len(lines) == 1 + len(DAYS.items)
    assert lines[-1].split("\t")[2:] == ["2", "4"]
    assert dialog._copy.text() == "Copied"


def test_rows_that_are_chosen_are_copied_alone(dialog: TableDialog) -> None:
    for _ in range(2):
        QTest.keyClick(dialog.view, Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Copy))
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[2] for line in lines[1:]] == ["2", "4", "2"]


def test_escape_and_close_leave_it(dialog: TableDialog) -> None:
    QTest.keyClick(dialog.view, Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_position_of_a_point_between_two_days_is_the_nearer_one(qtbot: QtBot) -> None:
    view = shown(qtbot, a_pain_chart(20))
    assert view.chart is not None
    laid = view._laid_out(view.chart)
    first, second = (laid.across(view.chart.items[index].at) for index in (0, 1))
    assert laid.item_at(QPointF(first + (second - first) * 0.4, laid.plot.center().y())) == 0
    assert laid.item_at(QPointF(first + (second - first) * 0.6, laid.plot.center().y())) == 1
