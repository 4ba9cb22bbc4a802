"""The month with what stands around it: the week in words, the title, the steps, the selected day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from retrotimer.core.month import DayDetail, day_face
from retrotimer.core.records import DayTotals, Feedback
from retrotimer.core.session import StopReason
from retrotimer.ui.calendar.month_head import MonthHead, TitleButton
from retrotimer.ui.calendar.month_panel import MonthPanel
from retrotimer.ui.parts.button import ChevronButton
from tests.fakes import TODAY, a_record, a_stopped_record, heard
from tests.ui.controls import name_of, visible
from tests.ui.pictures import drawn
from tests.ui.surroundings import set_text_size
from tests.ui.test_month_model import a_face


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
        "3 more, 5 days left",
        "Tuesday, 17 November 2026",
        "12 minutes, complete",
        "09:00",
        "12 minutes backwards · flat, open",
        "Goal: 4 days a week, Monday to Sunday. A day is complete with 10 minutes of walking backwards.",
    ]


def test_another_day_takes_the_walks_of_the_last_away(panel: MonthPanel) -> None:
    for _ in range(3):
        day = TODAY - timedelta(days=1)
        panel.show_detail(DayDetail(day_face(DayTotals(day), TODAY), ()))
        assert labels(panel)[2:4] == ["Monday, 16 November 2026", "No walk"]
        assert not any("12 minutes" in text for text in labels(panel))


def test_in_the_first_window_a_walk_of_two_lines_with_its_note_is_in_sight(panel: MonthPanel) -> None:
    stopped = a_stopped_record(reason=StopReason.PAIN)
    walk = replace(stopped, feedback=Feedback(note="the park"))
    panel.show_detail(DayDetail(day_face(DayTotals(TODAY, 240.0), TODAY), (walk,)))
    panel.resize(408, 625)  # what the window has for it when it first opens
    QApplication.processEvents()
    assert panel.day.verticalScrollBar().maximum() == 0
    assert panel.view.height() >= panel.view.minimumSizeHint().height()


def press(panel: MonthPanel, name: str) -> None:
    (button,) = (one for one in visible(panel, QAbstractButton) if name_of(one) == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_buttons_wish_for_months(panel: MonthPanel) -> None:
    steps, todays = heard(panel.view.step_requested), heard(panel.view.today_requested)
    dates, years = heard(panel.date_requested), heard(panel.year_requested)
    for name in ("Previous month", "Today", "Next month", "November 2026", "Year"):
        press(panel, name)
    assert steps == [(0, -1), (0, 1)]
    assert (len(todays), len(dates), len(years)) == (1, 1, 1)


def test_the_title_is_a_button_that_says_where_it_leads(panel: MonthPanel) -> None:
    (title,) = (one for one in visible(panel, TitleButton))
    assert (name_of(title), title.accessibleDescription()) == ("November 2026", "Go to a date")
    dates = heard(panel.date_requested)
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert len(dates) == 1


def test_what_stands_beside_the_title_never_moves(panel: MonthPanel) -> None:
    places = set()
    for month in range(1, 13):
        panel.show_face(a_face(date(2026, month, 1)))
        QApplication.processEvents()
        places.add(tuple(button.mapTo(panel, QPoint()) for button in visible(panel.head, ChevronButton)))
    assert len({str(place) for place in places}) == 1


@pytest.mark.parametrize(
    ("text_size", "width", "lines"), [(1.0, 410, 1), (1.0, 300, 2), (2.0, 510, 2), (2.0, 800, 1)]
)
def test_the_year_is_always_offered(qtbot: QtBot, text_size: float, width: int, lines: int) -> None:
    set_text_size(text_size)
    head = MonthHead()
    qtbot.addWidget(head)
    head.show_face(a_face())
    head.resize(width, head.heightForWidth(width))
    head.show()
    QApplication.processEvents()
    buttons = list(visible(head, QAbstractButton))
    assert [name_of(one) for one in buttons] == [
        "November 2026", "Year", "Previous month", "Today", "Next month"
    ]  # fmt: skip
    assert len({one.mapTo(head, one.rect().center()).y() // 30 for one in buttons}) == lines
    assert all(head.rect().contains(QRect(one.mapTo(head, QPoint()), one.size())) for one in buttons)


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_an_arrow_head_grows_with_the_text(qtbot: QtBot, text_size: float) -> None:
    set_text_size(text_size)
    button = ChevronButton("on", on=True)
    qtbot.addWidget(button)
    button.show()
    QApplication.processEvents()
    button.clearFocus()
    image = drawn(button)
    inked = {
        y
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 160
    }
    assert len(inked) == pytest.approx(11 * text_size, abs=3)


def test_a_head_that_is_too_narrow_takes_two_lines(qtbot: QtBot) -> None:
    head = MonthHead()
    qtbot.addWidget(head)
    head.show_face(a_face())
    assert head.heightForWidth(220) > head.heightForWidth(400)


def test_a_month_that_could_not_be_read_yet_names_nothing_and_offers_nothing(qtbot: QtBot) -> None:
    panel = MonthPanel()
    qtbot.addWidget(panel)
    panel.show()
    head = panel.view.horizontalHeader().grab().toImage()
    ground = head.pixelColor(0, 0)
    assert {head.pixelColor(x, y).name() for x in range(head.width()) for y in range(head.height())} == {
        ground.name()
    }
    assert list(visible(panel, QAbstractButton)) == []
    panel.show_face(a_face(walked={TODAY: 10.0}))
    panel.show_detail(DayDetail(day_face(DayTotals(TODAY), TODAY), (), ""))
    names = [name_of(one) for one in visible(panel, QAbstractButton)]
    assert {"November 2026", "Today", "Add a walk"} <= set(names)
