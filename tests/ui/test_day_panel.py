"""Below the month: the selected day, its walks with their buttons, and what else was done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.core.month import DayDetail, day_face
from retrotimer.core.plan import Mode
from retrotimer.core.records import DayTotals, Feedback, WalkRecord
from retrotimer.ui.calendar.day_panel import DayPanel
from retrotimer.ui.look import colours
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.icon_button import IconButton, Sign
from tests.fakes import TODAY, a_record, heard
from tests.ui.controls import name_of, visible
from tests.ui.pictures import drawn

LEFT = Qt.MouseButton.LeftButton
MORNING = replace(a_record(TODAY, 6, hour=9), feedback=Feedback(note="the park"))
NOON = a_record(TODAY, 12, hour=12)
EVENING = a_record(TODAY, 10, hour=18, mode=Mode.RUN)


def a_detail(*walks: WalkRecord, days: int = 0, other: str = "") -> DayDetail:
    walked = sum(walk.walked.backward for walk in walks if walk.counts)
    sums = DayTotals(TODAY + timedelta(days=days), walked)
    return DayDetail(day_face(sums, TODAY), walks, other)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[DayPanel]:
    window = QWidget()
    column = QVBoxLayout(window)
    made = DayPanel()
    column.addWidget(made)
    qtbot.addWidget(window)
    window.resize(420, 300)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield made
    window.close()


def show(panel: DayPanel, detail: DayDetail) -> None:
    panel.show_detail(detail)
    QApplication.processEvents()


def button(panel: DayPanel, name: str) -> QAbstractButton:
    (found,) = (one for one in visible(panel, QAbstractButton) if name_of(one) == name)
    return found


def press(panel: DayPanel, name: str) -> None:
    one = button(panel, name)
    panel.ensureWidgetVisible(one)
    QTest.mouseClick(one, LEFT)


def says(panel: DayPanel) -> list[str]:
    return [label.text() for label in visible(panel, QLabel)]


def names(panel: DayPanel) -> list[str]:
    return [name_of(one) for one in visible(panel, QAbstractButton)]


def test_a_day_with_its_walks(panel: DayPanel) -> None:
    show(panel, a_detail(MORNING, NOON))
    assert says(panel) == [
        "Tuesday, 17 November 2026",
        "18 minutes, complete",
        "09:00",
        "6 minutes backwards · flat, open",
        "the park",
        "12:00",
        "12 minutes backwards · flat, open",
    ]
    assert names(panel) == [
        "Add a walk",
        "Other exercise",
        "Edit the walk at 09:00",
        "Delete the walk at 09:00",
        "Edit the walk at 12:00",
        "Delete the walk at 12:00",
    ]


def test_each_button_is_about_its_walk(panel: DayPanel) -> None:
    show(panel, a_detail(MORNING, NOON, EVENING))
    edit, remove, add = heard(panel.edit_requested), heard(panel.remove_requested), heard(panel.add_requested)
    press(panel, "Edit the walk at 12:00")
    press(panel, "Delete the walk at 18:00")
    press(panel, "Add a walk")
    assert (edit, remove, add) == ([NOON], [EVENING], [TODAY])


def test_a_day_to_come_has_nothing_to_add(panel: DayPanel) -> None:
    show(panel, a_detail(days=1))
    assert names(panel) == []
    assert says(panel)[1:] == ["Still to come. A walk can be added once it is walked."]
    show(panel, a_detail(days=-1))
    assert names(panel) == ["Add a walk", "Other exercise"]


def test_a_planned_day_to_come_says_so(panel: DayPanel) -> None:
    day = TODAY + timedelta(days=2)
    show(panel, DayDetail(day_face(DayTotals(day), TODAY, planned=True), ()))
    assert says(panel)[1:] == ["Planned. A walk can be added once it is walked."]


def test_other_exercise_is_a_quiet_line_in_sight_and_has_its_editor(panel: DayPanel) -> None:
    other = heard(panel.other_requested)
    show(panel, a_detail(NOON))
    press(panel, "Other exercise")
    show(panel, a_detail(NOON, other="swimming"))
    (line,) = (one for one in visible(panel, QLabel) if one.text() == "Other exercise: swimming")
    assert line.foregroundRole() == colours.QUIET
    assert line.width() == panel.viewport().width(), "however long it is, it has all of the width"
    assert panel.verticalScrollBar().maximum() == 0
    press(panel, "Other exercise")
    assert other == [TODAY, TODAY]


def test_walks_of_the_same_minute_are_told_apart(panel: DayPanel) -> None:
    show(panel, a_detail(MORNING, NOON, replace(NOON, id=a_record().id), EVENING))
    assert [name for name in names(panel) if name.startswith("Delete")] == [
        "Delete the walk at 09:00",
        "Delete the walk at 12:00, 1 of 2",
        "Delete the walk at 12:00, 2 of 2",
        "Delete the walk at 18:00",
    ]


def test_the_panel_stands_still_however_much_it_holds(panel: DayPanel) -> None:
    show(panel, a_detail())
    height = panel.height()
    assert panel.verticalScrollBar().maximum() == 0
    show(panel, a_detail(*(replace(NOON, id=a_record().id) for _ in range(9)), other="swimming"))
    assert panel.height() == height
    bar = panel.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    show(panel, a_detail(*(replace(NOON, id=a_record().id) for _ in range(8))))
    assert bar.value() > 0  # the same day is not scrolled away from the person
    show(panel, a_detail(NOON, days=-1))
    assert bar.value() == 0


def test_every_button_has_room_for_a_finger(panel: DayPanel) -> None:
    show(panel, a_detail(MORNING, other="swimming"))
    for one in visible(panel, QAbstractButton):
        assert min(one.width(), one.height()) >= TARGET


def test_the_focus_goes_to_the_row_in_the_deleted_ones_place_and_not_on_its_bin(panel: DayPanel) -> None:
    show(panel, a_detail(MORNING, NOON, EVENING))
    button(panel, "Delete the walk at 12:00").setFocus()
    show(panel, a_detail(MORNING, EVENING))
    assert button(panel, "Edit the walk at 18:00").hasFocus()
    show(panel, a_detail(MORNING))
    assert button(panel, "Edit the walk at 09:00").hasFocus()
    show(panel, a_detail())
    assert button(panel, "Add a walk").hasFocus()


def test_the_focus_stays_on_a_walk_that_was_changed(panel: DayPanel) -> None:
    show(panel, a_detail(MORNING, NOON))
    button(panel, "Delete the walk at 12:00").setFocus()
    show(panel, a_detail(MORNING, replace(NOON, feedback=Feedback(note="changed"))))
    assert button(panel, "Delete the walk at 12:00").hasFocus()


def test_the_focus_elsewhere_is_left_alone(panel: DayPanel) -> None:
    show(panel, a_detail(MORNING))
    button(panel, "Add a walk").setFocus()
    show(panel, a_detail(MORNING, NOON))
    assert button(panel, "Add a walk").hasFocus()


def test_tab_goes_from_add_through_the_rows(panel: DayPanel) -> None:
    show(panel, a_detail(MORNING, NOON, other="swimming"))
    button(panel, "Add a walk").setFocus()
    order = []
    for _ in names(panel):
        focus = QApplication.focusWidget()
        assert focus is not None
        order.append(name_of(focus))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert order == names(panel)


@pytest.mark.parametrize("note", ["x" * 2000, "word " * 400, "a\nb\nc"])
def test_no_note_makes_the_panel_wider(panel: DayPanel, note: str) -> None:
    show(panel, a_detail())
    width = panel.minimumSizeHint().width()
    show(panel, a_detail(replace(NOON, feedback=Feedback(note=note)), other=note))
    page = panel.widget()
    assert page is not None
    assert page.minimumSizeHint().width() <= panel.viewport().width()
    assert panel.minimumSizeHint().width() <= max(width, 420)


@pytest.mark.parametrize("sign", Sign, ids=lambda sign: sign.value)
def test_a_sign_is_drawn_and_shows_the_focus(qtbot: QtBot, sign: Sign) -> None:
    made = IconButton(sign, "what it does")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    made.clearFocus()
    plain = drawn(made, made.rect())
    made.setFocus()
    assert drawn(made, made.rect()) != plain
    assert made.toolTip() == "what it does"
    pressed = heard(made.clicked)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert len(pressed) == 1


def test_the_signs_differ(qtbot: QtBot) -> None:
    pictures = []
    for sign in Sign:
        made = IconButton(sign, "")
        qtbot.addWidget(made)
        made.resize(made.sizeHint())
        pictures.append(drawn(made, made.rect()))
    assert pictures[0] != pictures[1]


def test_a_taller_window_has_room_for_more_walks(panel: DayPanel) -> None:
    show(panel, a_detail())
    before = panel.height()
    panel.window().resize(420, 500)
    QApplication.processEvents()
    assert panel.height() > before + 150


def test_what_became_of_a_day_stands_beside_the_links_or_above_them_in_full(panel: DayPanel) -> None:
    show(panel, a_detail(NOON))
    state = next(one for one in visible(panel, QLabel) if "complete" in one.text())
    add = button(panel, "Add a walk")
    assert state.geometry().right() < add.geometry().left()
    face = replace(day_face(DayTotals(TODAY, 720.0, 600.0), TODAY), planned=True)
    show(panel, DayDetail(face, (NOON, EVENING)))
    assert state.geometry().bottom() <= add.geometry().top()
    assert state.width() == panel.viewport().width()
