"""The month's table: keys, wheel and mouse wish for days; it decides nothing."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from retrotimer.core.month import DayDetail, day_face
from retrotimer.core.records import DayTotals
from retrotimer.ui.calendar.month_model import GOAL_COLUMN, MonthModel
from retrotimer.ui.calendar.month_panel import MonthPanel
from retrotimer.ui.calendar.month_view import MonthView
from retrotimer.ui.parts.button import TARGET
from tests.fakes import TODAY, a_record, heard
from tests.ui.surroundings import set_text_size
from tests.ui.test_month_model import a_face

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot) -> MonthView:
    made = MonthView()
    qtbot.addWidget(made)
    made.show_face(a_face(walked={TODAY: 10.0}))
    made.show_selected(day_face(DayTotals(TODAY), TODAY))
    made.resize(made.sizeHint())
    made.show()
    made.activateWindow()
    made.setFocus()
    QApplication.processEvents()
    return made


def mirror(view: MonthView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("key", "modifiers", "step"),
    [
        (Key.Key_Left, PLAIN, (-1, 0)),
        (Key.Key_Right, PLAIN, (1, 0)),
        (Key.Key_Up, PLAIN, (-7, 0)),
        (Key.Key_Down, PLAIN, (7, 0)),
        (Key.Key_PageUp, PLAIN, (0, -1)),
        (Key.Key_PageDown, PLAIN, (0, 1)),
        (Key.Key_PageUp, CONTROL, (0, -12)),
        (Key.Key_PageDown, CONTROL, (0, 12)),
    ],
)
def test_keys_wish_for_days(
    view: MonthView, key: Key, modifiers: Qt.KeyboardModifier, step: tuple[int, int]
) -> None:
    steps, days = heard(view.step_requested), heard(view.day_requested)
    before = view.currentIndex()
    QTest.keyClick(view, key, modifiers)
    assert steps == [step]
    assert days == []
    assert view.currentIndex() == before


@pytest.mark.parametrize(("key", "days"), [(Key.Key_Left, 1), (Key.Key_Right, -1), (Key.Key_Up, -7)])
def test_left_is_later_where_the_script_runs_from_right_to_left(view: MonthView, key: Key, days: int) -> None:
    mirror(view)
    steps = heard(view.step_requested)
    QTest.keyClick(view, key)
    assert steps == [(days, 0)]


def test_home_is_today(view: MonthView) -> None:
    wishes = heard(view.today_requested)
    QTest.keyClick(view, Key.Key_Home)
    assert len(wishes) == 1


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_F, Key.Key_B, Key.Key_Escape])
def test_other_keys_go_on_to_the_window(qtbot: QtBot, key: Key) -> None:
    passed: list[int] = []

    class Window(MonthPanel):
        def keyPressEvent(self, event: object) -> None:
            passed.append(event.key())  # type: ignore[attr-defined]

    window = Window()
    qtbot.addWidget(window)
    window.view.show_face(a_face())
    window.show()
    QTest.keyClick(window.view, key)
    assert passed == [key]


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_press_selects_the_day_that_was_pressed(view: MonthView, *, mirrored: bool) -> None:
    if mirrored:
        mirror(view)
    days = heard(view.day_requested)
    model = view.model()
    assert isinstance(model, MonthModel)
    wanted = [date(2026, 10, 26), date(2026, 11, 1), TODAY, date(2026, 12, 6)]
    for day in wanted:
        place = view.visualRect(model.index_of(day)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)
    assert days == wanted
    monday, sunday = (view.visualRect(model.index_of(day)).x() for day in wanted[:2])
    assert (monday > sunday) == mirrored


def test_a_weeks_goal_is_not_a_day(view: MonthView) -> None:
    days = heard(view.day_requested)
    goal = view.visualRect(view.model().index(2, GOAL_COLUMN)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, goal)
    assert days == []


def test_a_drag_selects_nothing_more(view: MonthView) -> None:
    days, before = heard(view.day_requested), view.currentIndex()
    viewport = view.viewport()
    start = view.visualRect(view.model().index(0, 0)).center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, PLAIN, start)
    QTest.mouseMove(viewport, start + QPoint(120, 120))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, PLAIN, start + QPoint(120, 120))
    assert len(days) == 1
    assert view.currentIndex() == before


def turn(view: MonthView, angle: int) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        PLAIN,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own argument
    )
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize(
    ("turns", "months"),
    [
        ([120], [-1]),
        ([-120], [1]),
        ([240], [-2]),
        ([40, 40, 40], [-1]),
        ([-15] * 16, [1, 1]),
        ([60, -60], []),
        ([], []),
    ],
)
def test_the_wheel_turns_months(view: MonthView, turns: list[int], months: list[int]) -> None:
    steps = heard(view.step_requested)
    for angle in turns:
        turn(view, angle)
    assert steps == [(0, month) for month in months]


def test_the_wheel_scrolls_the_page_while_the_month_has_no_focus(view: MonthView) -> None:
    steps = heard(view.step_requested)
    view.clearFocus()
    turn(view, 120)
    assert steps == []


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("grow", [0, 7, 133])
def test_cells_share_the_room_and_stay_large_enough(qtbot: QtBot, text_size: float, grow: int) -> None:
    set_text_size(text_size)
    view = MonthView()
    qtbot.addWidget(view)
    view.show_face(a_face())
    view.resize(view.minimumSizeHint().width() + grow, view.minimumSizeHint().height())
    view.show()
    widths = [view.columnWidth(column) for column in range(8)]
    heights = [view.rowHeight(row) for row in range(6)]
    assert sum(widths) == view.viewport().width()
    assert sum(heights) == view.viewport().height()
    assert max(widths) - min(widths) <= 1
    assert min(*widths, *heights) >= TARGET
    number = view.fontMetrics().horizontalAdvance("30")
    assert min(widths) > number


def test_the_selected_day_is_marked_in_every_month(view: MonthView) -> None:
    for day in (TODAY, TODAY - timedelta(days=40), date(2028, 2, 29)):
        view.show_face(a_face(day))
        view.show_selected(day_face(DayTotals(day), TODAY))
        assert view.currentIndex().data() == str(day.day)
        assert len(view.selectedIndexes()) == 1


# The panel around it.


@pytest.fixture
def panel(qtbot: QtBot) -> MonthPanel:
    made = MonthPanel()
    qtbot.addWidget(made)
    made.show_face(a_face(walked={TODAY: 12.0}))
    record = a_record(minutes=12)
    totals = DayTotals(TODAY, 720.0)
    made.show_detail(DayDetail(day_face(totals, TODAY), (record,)))
    made.resize(480, 700)
    made.show()
    QApplication.processEvents()
    return made


def labels(panel: MonthPanel) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_the_panel_says_the_week_the_month_the_day_and_the_rule(panel: MonthPanel) -> None:
    assert labels(panel) == [
        "1 of 4 this week",
        "3 more in 5 days",
        "November 2026",
        "Tuesday, 17 November 2026",
        "12 minutes, complete",
        "09:00  12 minutes backwards · flat, open",
        "Goal: 4 days a week, Monday to Sunday. A day is complete with 10 minutes of walking backwards.",
    ]


def test_another_day_takes_the_walks_of_the_last_away(panel: MonthPanel) -> None:
    for _ in range(3):
        day = TODAY - timedelta(days=1)
        panel.show_detail(DayDetail(day_face(DayTotals(day), TODAY), ()))
        assert labels(panel)[3:5] == ["Monday, 16 November 2026", "No walk"]
        assert not any("12 minutes" in text for text in labels(panel))


def test_buttons_wish_for_months(panel: MonthPanel) -> None:
    steps, todays = heard(panel.view.step_requested), heard(panel.view.today_requested)
    for button in (panel._back, panel._today, panel._on):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert steps == [(0, -1), (0, 1)]
    assert len(todays) == 1
