"""The year: where its days stand, what they say, and the wishes of keys, mouse and swipe."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from retrotimer.core.month import WEEKS, DayFace
from retrotimer.core.records import DayTotals
from retrotimer.core.weeks import DAYS
from retrotimer.core.year import YearFace, year_face
from retrotimer.ui.calendar import year_grid
from retrotimer.ui.calendar.small_days import SmallDays
from retrotimer.ui.calendar.year_grid import Measures, fit, least_height, least_width
from retrotimer.ui.calendar.year_page import YearPage
from retrotimer.ui.calendar.year_view import YearView
from retrotimer.ui.look import colours
from tests.fakes import TODAY, heard
from tests.ui.controls import cut_off, unusable
from tests.ui.pictures import drawn, ink_box
from tests.ui.surroundings import set_text_size
from tests.ui.wheel import scroll, swipe

Key = Qt.Key
MINUTE = 60.0
PLAIN = Measures(least=22, most=56, title=20, names=16)
DOUBLE = Measures(least=44, most=112, title=40, names=32)


def a_face(
    year: int = 2026, walked: dict[date, float] | None = None, *, run: date | None = None, goal: int = 4
) -> YearFace:
    totals = {day: DayTotals(day, minutes * MINUTE) for day, minutes in (walked or {}).items()}
    if run is not None:
        totals[run] = DayTotals(run, run=10 * MINUTE)
    return year_face(year, totals, TODAY, first_weekday=0, goal=goal, since=min(totals, default=None))


# The grid.


@pytest.mark.parametrize(
    ("width", "height", "measures", "columns"),
    [
        (1004, 560, PLAIN, 4),
        (1880, 900, PLAIN, 4),
        (1880, 480, PLAIN, 6),
        (700, 800, PLAIN, 3),
        (564, 330, PLAIN, 2),
        (400, 330, PLAIN, 2),
        (1004, 560, DOUBLE, 2),
        (560, 330, DOUBLE, 1),
        (200, 200, DOUBLE, 1),
    ],
)
def test_as_many_months_stand_side_by_side_as_make_the_days_largest(
    width: int, height: int, measures: Measures, columns: int
) -> None:
    assert fit(width, height, measures, mirrored=False).columns == columns


@given(
    st.integers(346, 4000),
    st.integers(0, 2200),
    st.sampled_from([PLAIN, DOUBLE]),
    st.sampled_from([False, True]),
    st.sampled_from([2024, 2026]),
)
def test_no_two_days_lie_on_each_other_and_none_falls_off(
    width: int,
    height: int,
    measures: Measures,
    mirrored: bool,  # noqa: FBT001 - as Hypothesis gives it
    year: int,
) -> None:
    height = max(height, round(least_height(width, measures)))
    face = a_face(year)
    grid = fit(width, height, measures, mirrored=mirrored)
    assert width >= least_width(measures)
    assert min(grid.across, grid.down) >= measures.least - 1e-6
    whole = QRectF(0, 0, width, height).adjusted(-0.01, -0.01, 0.01, 0.51)
    months = [grid.month(number + 1) for number in range(12)]
    assert all(whole.contains(month) for month in months)
    for number, month in enumerate(months):
        inner = month.adjusted(0.01, 0.01, -0.01, -0.01)
        assert not any(inner.intersects(other) for other in months[number + 1 :])
    for day in (date(face.year, 1, 1), date(face.year, 2, 28), date(face.year, 12, 31)):
        place = grid.place_of(face, day)
        assert grid.day_at(face, place.center()) == day
        assert grid.month(day.month).adjusted(-0.01, -0.01, 0.01, 0.01).contains(place)
    monday, sunday = grid.cell(1, 1, 0), grid.cell(1, 1, DAYS - 1)
    assert (monday.x() > sunday.x()) == mirrored


def test_a_point_between_the_days_is_none() -> None:
    face = a_face()
    grid = fit(1004, 560, PLAIN, mirrored=False)
    assert grid.day_at(face, grid.title(3).center()) is None
    assert grid.day_at(face, grid.cell(11, 0, 0).center()) is None  # 26 October stands in October
    assert grid.day_at(face, grid.cell(11, 1, DAYS).center()) is None
    assert grid.day_at(face, QPointF(-1, -1)) is None


# The view.


@pytest.fixture
def view(qtbot: QtBot) -> YearView:
    made = YearView()
    qtbot.addWidget(made)
    face = a_face(walked={TODAY: 12.0, **dict.fromkeys(first_days_of(date(2026, 11, 2)), 10.0)})
    made.show_face(face)
    made.show_day(face.day(TODAY))
    made.resize(1004, 560)
    made.show()
    made.activateWindow()
    made.setFocus()
    QApplication.processEvents()
    return made


def first_days_of(monday: date, count: int = 4) -> list[date]:
    return [monday + timedelta(days=number) for number in range(count)]


def mirror(view: YearView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()


def place(view: YearView, day: date) -> QPoint:
    return view._place_of(day).center().toPoint()


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Key.Key_Left, (-1, 0)),
        (Key.Key_Right, (1, 0)),
        (Key.Key_Up, (-7, 0)),
        (Key.Key_Down, (7, 0)),
        (Key.Key_PageUp, (0, -1)),
        (Key.Key_PageDown, (0, 1)),
    ],
)
def test_keys_wish_for_days_and_years(view: YearView, key: Key, step: tuple[int, int]) -> None:
    steps = heard(view.step_requested)
    QTest.keyClick(view, key)
    assert steps == [step]


@pytest.mark.parametrize(("key", "days"), [(Key.Key_Left, 1), (Key.Key_Right, -1), (Key.Key_Up, -7)])
def test_left_is_later_where_the_script_runs_from_right_to_left(view: YearView, key: Key, days: int) -> None:
    mirror(view)
    steps = heard(view.step_requested)
    QTest.keyClick(view, key)
    assert steps == [(days, 0)]


def test_home_is_today_and_enter_opens_the_day(view: YearView) -> None:
    todays, opened = heard(view.today_requested), heard(view.open_requested)
    QTest.keyClick(view, Key.Key_Home)
    QTest.keyClick(view, Key.Key_Return)
    QTest.keyClick(view, Key.Key_Enter)
    assert (len(todays), opened) == (1, [TODAY, TODAY])


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_press_marks_a_day_and_a_second_one_opens_it(view: YearView, *, mirrored: bool) -> None:
    if mirrored:
        mirror(view)
    marked, opened = heard(view.day_requested), heard(view.open_requested)
    for day in (date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31)):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place(view, day))
    assert (marked, opened) == ([date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31)], [])
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place(view, date(2026, 3, 3)))
    assert opened == [date(2026, 3, 3)]
    for nothing in (view._grid().title(5).center().toPoint(), QPoint(0, 0)):
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=nothing)
    assert len(opened) == 1


def test_a_swipe_leafs_one_year_and_the_wheel_scrolls_the_page(view: YearView) -> None:
    steps = heard(view.step_requested)
    swipe(view, [-40] * 20, momentum=20)
    assert steps == [(0, 1)]
    assert not scroll(view, QPoint(0, 120))
    mirror(view)
    swipe(view, [-40] * 20)
    assert steps == [(0, 1), (0, -1)]


# What is heard.


def test_the_marked_day_is_told_in_a_full_sentence(view: YearView, announced: list[str]) -> None:
    face = a_face(walked={TODAY: 12.0, date(2026, 11, 9): 7.0, date(2026, 10, 31): 10.0})
    view.show_face(face)
    for day in (date(2026, 11, 9), date(2026, 11, 9), date(2026, 10, 31)):
        view.show_day(face.day(day))
    assert announced == [
        "Monday, 9 November 2026: 7 of 10 minutes",
        "Saturday, 31 October 2026: 10 minutes, complete. October 2026: 1 complete day",
    ]
    assert (view.accessibleName(), view.accessibleDescription()) == ("Year 2026", announced[-1])


def tooltip_at(view: YearView, point: QPoint) -> str:
    QToolTip.hideText()
    QApplication.processEvents()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_each_day_and_each_week_that_met_the_goal_has_its_tooltip(view: YearView) -> None:
    assert tooltip_at(view, place(view, TODAY)).startswith("Today, Tuesday, 17 November 2026: 12 minutes")
    assert tooltip_at(view, place(view, date(2026, 1, 1))) == "Thursday, 1 January 2026: No walk"
    met = view._grid().cell(11, 1, DAYS).center().toPoint()
    assert tooltip_at(view, met).endswith("2 November 2026: 4 complete days, goal met")
    assert view._words_at(view._grid().cell(11, 2, DAYS).center()) == ""
    QToolTip.hideText()


# What is drawn.


def ink(view: YearView, cell: QRectF) -> QRect:
    return ink_box(drawn(view, cell.toAlignedRect()), view.palette().color(colours.WINDOW))


def test_a_day_stands_in_its_own_month_only(view: YearView) -> None:
    grid = view._grid()
    assert ink(view, grid.cell(11, 0, 6)).isValid()  # Sunday, 1 November
    assert not ink(view, grid.cell(11, 0, 2)).isValid()  # Wednesday, 28 October
    assert ink(view, grid.cell(10, 4, 2)).isValid()


def test_a_week_that_met_the_goal_is_marked_once(view: YearView) -> None:
    grid = view._grid()
    marks = [
        (month, row)
        for month in range(1, 13)
        for row in range(WEEKS)
        if ink(view, grid.cell(month, row, DAYS)).isValid()
    ]
    assert marks == [(11, 1)]


def test_days_that_differ_look_different(view: YearView) -> None:
    days = first_days_of(date(2026, 3, 2), 7)
    face = a_face(walked={days[1]: 4.0, days[2]: 9.0, days[3]: 10.0}, run=days[4])
    view.show_face(face)
    pictures = [drawn(view, view._place_of(day).adjusted(0, -2, 6, 2).toRect()) for day in days[:5]]
    for number, one in enumerate(pictures):
        assert all(one != other for other in pictures[number + 1 :])


def test_a_step_draws_two_days_and_not_the_year(view: YearView, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_days: list[date] = []
    draw = SmallDays.draw_day

    def count(small: SmallDays, cell: QRectF, face: DayFace, *, marked: bool, focused: bool) -> None:
        drawn_days.append(face.date)
        draw(small, cell, face, marked=marked, focused=focused)

    monkeypatch.setattr(SmallDays, "draw_day", count)
    face = view._face
    assert face is not None
    view.show_day(face.day(TODAY + timedelta(days=1)))
    QApplication.processEvents()
    assert {TODAY, TODAY + timedelta(days=1)} <= set(drawn_days)
    assert len(drawn_days) <= 12  # those and their neighbours, over which the mark may reach


# The page.


@pytest.fixture
def page(qtbot: QtBot) -> YearPage:
    made = YearPage()
    qtbot.addWidget(made)
    return made


def open_page(page: YearPage, size: QSize, day: date = TODAY) -> None:
    face = a_face(day.year, {TODAY: 12.0})
    page.resize(size)
    page.show_face(face)
    page.show_day(face.day(day))
    page.show()
    for _ in range(3):
        QApplication.processEvents()


def test_buttons_wish_for_years_for_today_and_for_the_way_back(page: YearPage) -> None:
    open_page(page, QSize(1080, 690))
    steps, todays, backs = (
        heard(signal) for signal in (page.view.step_requested, page.view.today_requested, page.back_requested)
    )
    for button in (page._before, page._today, page._after, page._back):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (steps, len(todays), len(backs)) == ([(0, -1), (0, 1)], 1, 1)


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [QSize(640, 450), QSize(1080, 690), QSize(1920, 1040)], ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_is_cut_off_and_the_marked_day_is_in_sight(
    qtbot: QtBot, text_size: float, size: QSize, *, mirrored: bool
) -> None:
    set_text_size(text_size)
    page = YearPage()
    qtbot.addWidget(page)
    if mirrored:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for day in (TODAY, date(2026, 1, 1), date(2026, 7, 1)):
        open_page(page, size, day)
        assert [*cut_off(page), *unusable(page)] == []
        mark = page.view.mark.toAlignedRect()
        assert mark.isValid()
        in_sight = QRect(page.view.mapTo(page.viewport(), mark.topLeft()), mark.size())
        assert page.viewport().rect().contains(in_sight), f"{day}: {in_sight}"
        assert page.view.width() >= year_grid.least_width(Measures.now())


def test_the_usual_window_shows_all_of_the_year(page: YearPage) -> None:
    open_page(page, QSize(1080, 698))
    assert page.verticalScrollBar().maximum() == 0
    assert page.view._grid().columns == 4


def test_every_control_of_the_page_is_reached_by_tab(page: YearPage) -> None:
    open_page(page, QSize(1080, 690))
    page.activateWindow()
    page.view.setFocus()
    QApplication.processEvents()
    reached = []
    for _ in range(5):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(reached[-1] or page, Key.Key_Tab)
    assert reached == [page.view, page._before, page._today, page._after, page._back]
