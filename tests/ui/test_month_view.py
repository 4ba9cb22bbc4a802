"""The month's table: keys, wheel and mouse wish for days; it decides nothing."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from retrotimer.core.month import day_face
from retrotimer.core.records import DayTotals
from retrotimer.ui.calendar.month_model import GOAL_COLUMN, MonthModel
from retrotimer.ui.calendar.month_panel import MonthPanel
from retrotimer.ui.calendar.month_view import MonthView, QuietHeader
from retrotimer.ui.parts.button import TARGET
from tests.fakes import TODAY, heard
from tests.ui.surroundings import set_text_size
from tests.ui.test_month_model import a_face
from tests.ui.wheel import scroll, swipe

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
    scroll(view.viewport(), QPoint(0, angle))


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


# Swipes.

Phase = Qt.ScrollPhase


def test_a_swipe_leafs_one_month_however_far_it_glides(view: MonthView) -> None:
    steps = heard(view.step_requested)
    view.clearFocus()  # nothing else scrolls sideways here
    swipe(view.viewport(), [-40] * 30, momentum=20)
    assert steps == [(0, 1)]
    swipe(view.viewport(), [60] * 9, momentum=20)
    assert steps == [(0, 1), (0, -1)]


def test_left_is_later_by_swipe_too_where_the_script_runs_from_right_to_left(view: MonthView) -> None:
    mirror(view)
    steps = heard(view.step_requested)
    swipe(view.viewport(), [-40] * 5)
    assert steps == [(0, -1)]


def test_without_phases_a_pause_ends_a_swipe(view: MonthView) -> None:
    steps = heard(view.step_requested)
    for time in (1000, 1020, 1040, 1060, 1080):
        scroll(view.viewport(), QPoint(-80, 2), time=time)
    assert steps == [(0, 1)]
    scroll(view.viewport(), QPoint(-120, 0), time=1400)
    assert steps == [(0, 1), (0, 1)]
    scroll(view.viewport(), QPoint(120, 0), time=1420)  # turned back
    assert steps == [(0, 1), (0, 1), (0, -1)]


def test_scrolling_down_trembles_sideways_and_leafs_nothing(view: MonthView) -> None:
    view.clearFocus()
    steps = heard(view.step_requested)
    for number in range(40):
        scroll(view.viewport(), QPoint(-20 if number % 3 == 0 else -3, 10), time=number * 10)
    assert steps == []


def test_a_swipe_that_bends_down_does_not_turn_months(view: MonthView) -> None:
    steps = heard(view.step_requested)
    scroll(view.viewport(), QPoint(), Phase.ScrollBegin)
    scroll(view.viewport(), QPoint(-130, 0), Phase.ScrollUpdate)
    for _ in range(10):
        scroll(view.viewport(), QPoint(-10, -90), Phase.ScrollUpdate)
    assert steps == [(0, 1)]


def test_a_short_touch_leafs_nothing(view: MonthView) -> None:
    steps = heard(view.step_requested)
    swipe(view.viewport(), [-30, -30])
    swipe(view.viewport(), [-30, -30], momentum=50)
    assert steps == []


# The numbers of the weeks.


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("mirrored", [False, True])
def test_the_numbers_of_the_weeks_stand_beside_them(
    qtbot: QtBot, text_size: float, *, mirrored: bool
) -> None:
    set_text_size(text_size)
    view = MonthView()
    qtbot.addWidget(view)
    view.show_face(a_face())
    without = view.minimumSizeHint()
    view.show_face(a_face(numbered=True))
    if mirrored:
        mirror(view)
    view.resize(view.minimumSizeHint())
    view.show()
    QApplication.processEvents()
    numbers = view.verticalHeader()
    assert numbers.isVisible()
    assert 0 < view.minimumSizeHint().width() - without.width() < numbers.width()
    assert numbers.fontMetrics().horizontalAdvance("53") < numbers.width()
    assert view.viewport().width() == view.minimumSizeHint().width() - numbers.width()
    assert min(view.columnWidth(column) for column in range(8)) >= TARGET
    assert [numbers.sectionSize(row) for row in range(6)] == [view.rowHeight(row) for row in range(6)]
    left = numbers.mapTo(view, QPoint()).x()
    assert (left > view.viewport().x()) == mirrored
    corner = view.findChild(QAbstractButton)
    assert corner is not None
    assert corner.size().isEmpty()
    view.show_face(a_face())
    QApplication.processEvents()
    assert not numbers.isVisible()
    assert view.minimumSizeHint() == without
    assert view.viewport().width() == view.width()


def test_without_numbers_there_is_nothing_of_them(view: MonthView) -> None:
    assert not view.verticalHeader().isVisible()
    assert not isinstance(view.verticalHeader(), QuietHeader)


# What a screen reader hears.


def go(view: MonthView, day: date, *, walked: dict[date, float] | None = None) -> None:
    view.show_face(a_face(day, walked))
    view.show_selected(day_face(DayTotals(day), TODAY))


def heard_at(view: MonthView) -> tuple[str, str | None]:
    index = view.currentIndex()
    roles = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole
    return index.data(roles[0]), index.data(roles[1])


def test_within_a_week_a_cell_tells_its_day_and_in_another_one_the_week_too(view: MonthView) -> None:
    walked = {TODAY: 12.0, date(2026, 11, 10): 12.0, date(2026, 11, 11): 12.0}
    go(view, TODAY, walked=walked)
    go(view, date(2026, 11, 16), walked=walked)
    assert heard_at(view) == ("Monday, 16 November 2026: No walk", None)
    go(view, date(2026, 11, 15), walked=walked)
    assert heard_at(view) == ("Sunday, 15 November 2026: No walk", "Its week: 2 of 4 days")
    go(view, date(2026, 11, 15), walked=walked)
    assert heard_at(view)[1] == "Its week: 2 of 4 days"
    go(view, date(2026, 11, 14), walked=walked)
    assert heard_at(view)[1] is None
    go(view, date(2026, 11, 23), walked=walked)
    assert heard_at(view) == ("Monday, 23 November 2026", None)  # there is nothing to tell of it yet


def test_a_cell_that_takes_the_focus_is_not_announced_twice(view: MonthView, announced: list[str]) -> None:
    go(view, TODAY - timedelta(days=1))
    assert announced == []


def test_another_month_in_the_same_cell_is_announced(view: MonthView, announced: list[str]) -> None:
    index = view.currentIndex()
    go(view, date(2026, 12, 22), walked={date(2026, 12, 22): 12.0})
    assert view.currentIndex() == index
    assert announced == ["Tuesday, 22 December 2026: 12 minutes, complete"]


def test_who_leafs_by_a_button_hears_where_it_led(view: MonthView, announced: list[str]) -> None:
    view.clearFocus()
    go(view, date(2026, 10, 17))
    assert announced == ["Saturday, 17 October 2026: No walk. Its week: 0 of 4 days"]


def test_the_same_day_anew_and_a_month_out_of_sight_say_nothing(
    view: MonthView, announced: list[str]
) -> None:
    view.clearFocus()
    go(view, TODAY, walked={TODAY: 12.0})
    view.hide()
    go(view, TODAY + timedelta(days=1))
    assert announced == []
