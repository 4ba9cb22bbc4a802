"""How walk and month share the window, from the default down to little room for large text."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from retrotimer.core.home import HomeFace
from retrotimer.core.month import DayDetail, day_face
from retrotimer.core.plan import PlanChoice
from retrotimer.core.records import DayTotals, Feedback
from retrotimer.ui.home_page import HomePage
from retrotimer.ui.parts.page import Page
from tests.fakes import TODAY, a_record
from tests.ui.controls import name_of, visible
from tests.ui.in_sight import out_of_sight, scrolls_within
from tests.ui.surroundings import set_text_size
from tests.ui.test_month_model import a_face

Make = Callable[..., HomePage]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Makes the page at a size and a text size, with this many walks on the selected day."""

    def made(width: int, height: int, text: float = 1.0, walks: int = 1) -> HomePage:
        set_text_size(text)
        page = HomePage()
        qtbot.addWidget(page)
        page.walk.show_face(HomeFace(PlanChoice(minutes=12)))
        page.month.show_face(a_face(walked={TODAY: 12.0}))
        records = tuple(a_record(minutes=12, hour=8 + hour) for hour in range(walks))
        page.month.show_detail(DayDetail(day_face(DayTotals(TODAY, 720.0 * walks), TODAY), records))
        page.resize(width, height)
        page.show()
        page.activateWindow()
        settle()
        return page

    return made


def settle() -> None:
    for _ in range(3):  # a layout may ask for another one
        QApplication.processEvents()


def start_of(page: HomePage) -> QRect:
    return QRect(page.walk.start.mapTo(page, QPoint()), page.walk.start.size())


@pytest.mark.parametrize(
    ("width", "height", "text"),
    [
        (1080, 698, 1.0),
        (1366, 658, 2.0),
        (1280, 690, 1.75),
        (1024, 660, 1.5),
        (700, 1200, 1.0),
        (640, 458, 1.0),
        (640, 442, 2.0),
    ],
)
def test_start_is_in_sight_wherever_the_page_is_scrolled(
    make: Make, width: int, height: int, text: float
) -> None:
    page = make(width, height, text, walks=5)
    bar = page.verticalScrollBar()
    for at in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(at)
        settle()
        assert not list(out_of_sight(page))
        assert not list(scrolls_within(page))


def test_side_by_side_the_walk_stands_still_while_the_month_scrolls(make: Make) -> None:
    page = make(1366, 658, 2.0)
    before, month = start_of(page), page.month.mapTo(page, QPoint()).y()
    page.verticalScrollBar().setValue(100)
    settle()
    assert start_of(page) == before
    assert page.month.mapTo(page, QPoint()).y() == month - 100
    page.walk.face_shown.emit()  # a layout must not move it back
    page.walk.updateGeometry()
    settle()
    assert start_of(page) == before


@pytest.mark.parametrize("height", [698, 600])  # at the second one the month beside it would scroll
def test_start_keeps_the_keys_when_it_moves_to_the_foot_and_back(make: Make, height: int) -> None:
    page = make(1080, height)
    page.walk.start.setFocus()
    for width in (640, 1080, 640):
        page.resize(width, 480 if width == 640 else height)
        settle()
        assert page.walk.start.hasFocus()
        assert page.walk.start.isVisible()
        assert page.walk.isAncestorOf(page.walk.start) == (width == 1080)
        assert page.verticalScrollBar().value() == 0, "the keys went elsewhere for a moment"
    wishes: list[int] = []
    page.walk.start_requested.connect(lambda: wishes.append(1))
    QTest.keyClick(page.walk.start, Qt.Key.Key_Space)
    assert wishes == [1]


@pytest.mark.parametrize(
    ("width", "text"), [(1080, 2.0), (820, 1.0)], ids=["large text", "as narrow as can be"]
)
def test_a_size_of_the_window_is_shared_alike_whatever_it_was_before(
    make: Make, width: int, text: float
) -> None:
    """What stood below the month once kept the width that it had had there."""
    page = make(width, 698, text)
    shares: set[tuple[bool, int]] = set()
    for before in ((1900, 1500), (640, 480)):
        for size in (before, (width, 698)):
            page.resize(*size)
            settle()
        shares.add((page.walk.isAncestorOf(page.walk.start), page.verticalScrollBar().maximum()))
    assert len(shares) == 1


def has_rule(page: HomePage) -> bool:
    return page.month.shows_rule


def a_sheet() -> Page:
    sheet = Page()
    QVBoxLayout(sheet).addWidget(QLabel("12 minutes."))
    return sheet


@pytest.mark.parametrize(
    ("width", "height", "text", "alone"),
    [(1080, 698, 1.0, False), (1366, 658, 2.0, True), (640, 458, 1.0, True)],
)
def test_a_sheet_stands_alone_where_the_month_beside_it_would_scroll(
    make: Make, width: int, height: int, text: float, *, alone: bool
) -> None:
    page = make(width, height, text)
    page.show_left(a_sheet())
    settle()
    assert page.month.isVisible() != alone
    assert not page.walk.start.isVisible()
    assert page.verticalScrollBar().maximum() == 0
    page.show_left(page.walk)
    settle()
    assert page.month.isVisible()
    assert page.walk.start.isVisible()


def test_the_last_line_gives_way_before_the_month_scrolls(make: Make) -> None:
    """So it does at the default size, while a question stands above the page."""
    page = make(1080, 698)
    assert has_rule(page)
    page.resize(1080, 632)
    settle()
    assert page.verticalScrollBar().maximum() == 0
    assert not has_rule(page)
    page.resize(1080, 500)
    settle()
    assert page.verticalScrollBar().maximum() > 0
    assert has_rule(page)
    page.resize(1080, 698)
    settle()
    assert has_rule(page)


def test_another_day_of_a_scrolled_page_is_shown_as_a_whole(make: Make) -> None:
    page = make(640, 458, walks=1)
    low = page.verticalScrollBar().maximum()
    records = tuple(a_record(minutes=12, hour=hour) for hour in range(6, 16))
    page.month.show_detail(DayDetail(day_face(DayTotals(TODAY, 7200.0), TODAY), records))
    settle()
    assert page.verticalScrollBar().maximum() > low
    assert not list(scrolls_within(page))


def rows_in_sight(page: HomePage) -> list[tuple[bool, bool]]:
    """For each walk of the day, whether some of it is in sight, and whether all of it is."""
    day = page.month.day
    found = []
    buttons = [one for one in visible(day, QAbstractButton) if name_of(one).startswith("Edit the walk")]
    for row in (one.parentWidget() for one in buttons):
        assert row is not None
        place = QRect(row.mapTo(day.viewport(), QPoint()), row.size())
        seen = place.intersected(day.viewport().rect())
        found.append((seen.height() > 0, seen == place))
    return found


def more_of(page: HomePage) -> list[QLabel]:
    return [label for label in page.month.day.findChildren(QLabel) if label.text() == "More below"]


@pytest.mark.parametrize(
    ("width", "height", "text", "walks", "in_sight"),
    [
        (1080, 698, 1.0, 1, 1),
        (1080, 698, 1.0, 2, 2),
        (1080, 698, 1.0, 3, 3),
        (1080, 698, 1.0, 5, 2),
        (1080, 650, 1.0, 2, 2),  # below a banner
        (1080, 650, 1.0, 3, 1),
        (1366, 746, 1.0, 3, 3),
        (1366, 740, 1.5, 2, 2),
    ],
)
def test_of_a_days_walks_none_is_cut_in_half(
    make: Make, width: int, height: int, text: float, walks: int, in_sight: int
) -> None:
    page = make(width, height, text, walks=walks)
    rows = rows_in_sight(page)
    assert [whole for _, whole in rows] == [at < in_sight for at in range(walks)]
    assert [some for some, _ in rows] == [whole for _, whole in rows]
    (more,) = more_of(page)
    assert more.isVisible() == (in_sight < walks)
    bar = page.month.day.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not more.isVisible(), "there is nothing below the end"
    assert rows_in_sight(page)[-1] == (True, True)


@pytest.mark.parametrize("height", [650, 698, 760, 900, 1058])
def test_the_month_stands_still_whatever_a_day_holds(make: Make, height: int) -> None:
    page = make(1080, height, walks=0)
    places = set()
    for walks in (0, 1, 2, 3, 7, 0):
        records = tuple(a_record(minutes=12, hour=8 + hour) for hour in range(walks))
        page.month.show_detail(DayDetail(day_face(DayTotals(TODAY, 720.0 * walks), TODAY), records))
        settle()
        places.add((page.month.view.mapTo(page, QPoint()).toTuple(), page.month.view.size().toTuple()))
    assert len(places) == 1


def test_a_first_walk_that_has_no_room_makes_the_page_scroll(make: Make) -> None:
    page = make(1080, 650)
    note = replace(a_record(minutes=12), feedback=Feedback(note="a long way " * 20))
    page.month.show_detail(DayDetail(day_face(DayTotals(TODAY, 720.0), TODAY), (note, a_record(hour=18))))
    settle()
    assert not list(scrolls_within(page))
    assert [whole for _, whole in rows_in_sight(page)] == [True, True]


def test_a_long_note_that_is_gone_takes_its_height_with_it(make: Make) -> None:
    page = make(1080, 698)
    day, face = page.month.day, day_face(DayTotals(TODAY, 3600.0), TODAY)
    walks = tuple(a_record(minutes=12, hour=8 + hour) for hour in range(5))
    page.month.show_detail(DayDetail(face, walks))
    settle()
    fresh = (day.height(), page.verticalScrollBar().maximum(), rows_in_sight(page))
    note = replace(walks[0], feedback=Feedback(note="a long way " * 40))
    page.month.show_detail(DayDetail(face, (note, *walks[1:])))
    settle()
    assert page.verticalScrollBar().maximum() > 0
    page.month.show_detail(DayDetail(face, walks))
    settle()
    assert (day.height(), page.verticalScrollBar().maximum(), rows_in_sight(page)) == fresh
    assert more_of(page)[0].isVisible()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_more_below_stands_under_the_walks_not_under_their_scroll_bar(
    make: Make, direction: Qt.LayoutDirection
) -> None:
    QApplication.setLayoutDirection(direction)
    page = make(1080, 698, walks=5)
    day = page.month.day
    (more,), viewport, bar = more_of(page), day.viewport(), day.verticalScrollBar()
    assert more.isVisible()
    assert (more.x(), more.width()) == (viewport.x(), viewport.width())
    assert bar.isVisible()
    assert not more.geometry().intersects(QRect(bar.mapTo(day, QPoint()), bar.size()))
