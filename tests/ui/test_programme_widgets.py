"""The programme on the screen: the suggestion on the panel, the grid, its dialog and its summary."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.core.home import HomeFace
from retrotimer.core.plan import Mode, PlanChoice
from retrotimer.core.programme import Held, ProgrammeFace, Summary, programme_face, programme_weeks
from retrotimer.core.settings import Course, Programme
from retrotimer.ui.dialogs.programme_dialog import ProgrammeDialog
from retrotimer.ui.dialogs.programme_grid import ProgrammeGrid, WeekLine
from retrotimer.ui.dialogs.summary_dialog import SummaryDialog
from retrotimer.ui.look import colours
from retrotimer.ui.parts.button import TARGET, PillButton
from retrotimer.ui.parts.choices import Choice, ChoiceRow, Shape
from retrotimer.ui.walk.walk_panel import WalkPanel
from retrotimer.words import programme as words
from retrotimer.words.plan import run_note
from tests.fakes import heard
from tests.ui.controls import name_of
from tests.ui.pictures import drawn
from tests.ui.surroundings import front, set_text_size

LEFT = Qt.MouseButton.LeftButton
MONDAY = date(2026, 11, 2)
CHOICE = PlanChoice(minutes=10)


def a_programme(done: int, *, later: int = 0, course: Course = Course.RAMP) -> ProgrammeFace:
    """A face with so many walks done from Monday to Thursday, `later` days after the last of them."""
    walked = [MONDAY + timedelta(weeks=n // 4, days=n % 4) for n in range(done)]
    today = (walked[-1] if walked else MONDAY) + timedelta(days=later)
    return programme_face(Programme(course), walked, None, today, first_weekday=0, goal=4)


MIDDLE = a_programme(6, later=1)
"""Week 2, walk 3 of 4: 12 minutes."""

ENDED = a_programme(16)


def reads(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(where: QWidget, text: str) -> None:
    (button,) = (one for one in where.findChildren(PillButton) if one.text() == text and one.isVisible())
    QTest.mouseClick(button, LEFT)
    QApplication.processEvents()


# A mark on a choice.


@pytest.fixture
def row(qtbot: QtBot) -> ChoiceRow:
    made = ChoiceRow("Minutes", Shape.CHIP)
    made.offer(["10", "11", "12"], ["10 minutes", "11 minutes", "12 minutes"])
    front(qtbot, made)
    return made


def test_a_marked_choice_says_so_and_is_marked_alone(row: ChoiceRow) -> None:
    row.mark(1, "11 minutes, suggested")
    assert [name_of(choice) for choice in row.choices()] == [
        "10 minutes",
        "11 minutes, suggested",
        "12 minutes",
    ]
    row.mark(2, "12 minutes, suggested")
    assert [name_of(choice) for choice in row.choices()][1:] == ["11 minutes", "12 minutes, suggested"]
    row.mark(-1)
    assert [name_of(choice) for choice in row.choices()] == ["10 minutes", "11 minutes", "12 minutes"]


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("chosen", [True, False])
def test_the_mark_is_a_dot_below_the_number_whether_chosen_or_not(
    qtbot: QtBot, text_size: float, *, chosen: bool
) -> None:
    set_text_size(text_size)
    choice = Choice("12", Shape.CHIP)
    choice.setChecked(chosen)
    front(qtbot, choice, choice.sizeHint())
    plain = drawn(choice)
    choice.show_mark(marked=True)
    marked = drawn(choice)
    changed = [
        (x, y)
        for x in range(marked.width())
        for y in range(marked.height())
        if marked.pixel(x, y) != plain.pixel(x, y)
    ]
    across, down = zip(*changed, strict=True)
    dot = QRect(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1)
    assert abs(dot.center().x() - choice.rect().center().x()) <= 1
    assert dot.top() > choice.height() * 0.66
    assert dot.width() >= 5
    ink = colours.ON_ACCENT if chosen else colours.ACCENT
    assert marked.pixelColor(dot.center()) == choice.palette().color(ink)


# The panel.


@pytest.fixture
def panel(qtbot: QtBot) -> WalkPanel:
    made = WalkPanel()
    made.show_face(HomeFace(CHOICE))
    front(qtbot, made, QSize(560, 660))
    return made


def show(panel: WalkPanel, programme: ProgrammeFace | None, choice: PlanChoice = CHOICE) -> None:
    panel.show_face(HomeFace(choice, programme))
    QApplication.processEvents()


def suggested(panel: WalkPanel) -> list[str]:
    return [name_of(one) for one in panel._minutes.choices() if "suggested" in name_of(one)]


def test_the_panel_says_where_the_walk_stands_and_marks_its_minutes(panel: WalkPanel) -> None:
    show(panel, MIDDLE)
    assert "Week 2, walk 3 of 4: 12 minutes suggested" in reads(panel)
    assert suggested(panel) == ["12 minutes, suggested"]
    assert panel._minutes.choices()[0].isChecked()


def test_one_click_takes_the_suggestion(panel: WalkPanel) -> None:
    show(panel, MIDDLE)
    wishes = heard(panel.minutes_requested)
    (chip,) = (one for one in panel._minutes.choices() if name_of(one) == "12 minutes, suggested")
    QTest.mouseClick(chip, LEFT)
    assert wishes == [12]
    show(panel, MIDDLE, PlanChoice(12))
    assert chip.isChecked()
    assert suggested(panel) == ["12 minutes, suggested"]


def test_it_says_why_the_minutes_are_held(panel: WalkPanel) -> None:
    show(panel, replace(MIDDLE, next_minutes=11, held=Held.MORE_PAIN))
    assert words.why_held(Held.MORE_PAIN) in reads(panel)
    assert suggested(panel) == ["11 minutes, suggested"]


def test_a_week_that_is_done_suggests_nothing(panel: WalkPanel) -> None:
    show(panel, replace(a_programme(4), next_minutes=10, held=Held.MORE_PAIN))
    assert "rest is part of it" in reads(panel)
    assert "Not longer" not in reads(panel)
    assert suggested(panel) == []


def test_a_run_and_no_programme_read_as_ever(panel: WalkPanel) -> None:
    assert "minutes backwards" in reads(panel)
    show(panel, MIDDLE, PlanChoice(10, Mode.RUN))
    assert reads(panel) == f"\n{run_note()}"  # the dial draws its words itself
    assert suggested(panel) == []
    show(panel, None)
    assert "minutes backwards" in reads(panel)


def test_a_programme_that_is_over_leads_to_its_summary(panel: WalkPanel) -> None:
    wishes = heard(panel.programme_requested)
    show(panel, ENDED)
    assert suggested(panel) == []
    assert "You have walked the whole programme." in reads(panel)
    (summary,) = (one for one in panel.findChildren(PillButton) if name_of(one) == "Programme summary")
    QTest.mouseClick(summary, LEFT)
    assert len(wishes) == 1
    show(panel, ENDED, PlanChoice(10, Mode.RUN))
    assert run_note() in reads(panel)
    show(panel, MIDDLE)
    assert not [one for one in panel.findChildren(PillButton) if one.isVisible() and one is not panel.start]


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize(
    "programme", [MIDDLE, a_programme(4), a_programme(1), ENDED], ids=["next", "week-done", "today", "over"]
)
def test_nothing_moves_when_the_programme_has_been_read(
    qtbot: QtBot, programme: ProgrammeFace, text_size: float
) -> None:
    set_text_size(text_size)
    panel = WalkPanel()
    panel.show_face(HomeFace(CHOICE))
    front(qtbot, panel, QSize(900, 900))
    parts = (panel._mode, panel._dial, panel._minutes, panel.start)
    before = [part.geometry() for part in parts]
    show(panel, programme)
    for part, place in zip(parts, before, strict=True):
        assert part.geometry() == place


# The grid.


def test_every_week_is_a_label_with_a_sentence(qtbot: QtBot) -> None:
    grid = ProgrammeGrid()
    grid.show_weeks(programme_weeks(MIDDLE))
    front(qtbot, grid)
    lines = grid.findChildren(WeekLine)
    for line, week in zip(lines, programme_weeks(MIDDLE), strict=True):
        interface = QAccessible.queryAccessibleInterface(line)
        assert interface.role() is QAccessible.Role.StaticText
        assert interface.text(QAccessible.Text.Name) == words.week_sentence(week)


@pytest.mark.parametrize("mirrored", [False, True])
def test_done_next_and_to_come_differ_in_shape(qtbot: QtBot, *, mirrored: bool) -> None:
    grid = ProgrammeGrid()
    if mirrored:
        grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pictures = []
    for done, later in ((0, 0), (1, 1)):
        grid.show_weeks(programme_weeks(a_programme(done, later=later)))
        front(qtbot, grid, QSize(500, 220))
        pictures.append(drawn(grid.findChildren(WeekLine)[0]))
    accent = grid.palette().color(colours.ACCENT)
    filled = [
        sum(picture.pixelColor(x, y) == accent for x in range(500) for y in range(picture.height()))
        for picture in pictures
    ]
    assert filled[1] > 3 * filled[0] > 0  # a disc, and a ring
    first = [x for x in range(500) if pictures[0].pixelColor(x, pictures[0].height() // 2) == accent]
    assert (min(first) > 250) is mirrored


def test_a_large_text_leaves_every_walk_its_room(qtbot: QtBot) -> None:
    set_text_size(2.0)
    line = WeekLine()
    assert line.sizeHint() == line.minimumSizeHint() == QSize()
    line.show_week(programme_weeks(MIDDLE)[0])
    front(qtbot, line, line.minimumSizeHint())
    assert line.height() >= TARGET
    assert line.sizeHint().width() > line.minimumSizeHint().width() > 4 * line.height()


# The dialog.


def a_dialog(qtbot: QtBot, face: ProgrammeFace, *, followed: bool = True) -> ProgrammeDialog:
    dialog = ProgrammeDialog(face, followed=followed)
    qtbot.addWidget(dialog)
    dialog.open()
    QApplication.processEvents()
    return dialog


def question() -> QWidget:
    box = QApplication.activeModalWidget()
    assert box is not None
    return box


def test_the_dialog_says_where_a_person_is_and_how_much_is_known(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, replace(MIDDLE, next_minutes=11, held=Held.MUCH_PAIN))
    for said in ("Week 2, walk 3 of 4", "the pain was 6 or more", "6 of 16 walks done", words.honesty()):
        assert said in reads(dialog)
    dialog.show_face(MIDDLE)
    assert "Not longer" not in reads(dialog)


def test_another_course_is_a_wish_and_then_a_picture(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, MIDDLE)
    wishes = heard(dialog.course_requested)
    (steady,) = (one for one in dialog.findChildren(Choice) if name_of(one) == "Always 15 minutes")
    QTest.mouseClick(steady, LEFT)
    assert wishes == [Course.STEADY_15]
    dialog.show_face(a_programme(6, later=1, course=Course.STEADY_15))
    assert "Always 15 minutes. Another length keeps your place." in reads(dialog)
    assert steady.isChecked()


def test_starting_again_is_asked_about_once(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, MIDDLE)
    wishes = heard(dialog.start_requested)
    press(dialog, "Start again from week 1…")
    assert "Your history stays as it is" in reads(question())
    press(question(), "Stay where I am")
    assert wishes == []
    assert dialog.isVisible()
    press(dialog, "Start again from week 1…")
    press(question(), "Start again")
    assert wishes == [Course.RAMP]


def test_leaving_is_a_wish(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, MIDDLE)
    wishes = heard(dialog.leave_requested)
    press(dialog, "Leave the programme")
    assert len(wishes) == 1


def test_without_a_programme_one_can_be_looked_at_and_started(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, a_programme(0), followed=False)
    starts, courses = heard(dialog.start_requested), heard(dialog.course_requested)
    assert "in four weeks, 4 a week." in reads(dialog)
    assert "walks done" not in reads(dialog)
    assert "Leave the programme" not in [button.text() for button in dialog.findChildren(PillButton)]
    (steady,) = (one for one in dialog.findChildren(Choice) if name_of(one) == "Always 12 minutes")
    QTest.mouseClick(steady, LEFT)
    assert courses == [Course.STEADY_12]
    dialog.show_face(a_programme(0, course=Course.STEADY_12))
    press(dialog, "Start the programme")
    assert starts == [Course.STEADY_12]


def test_a_key_that_scrolls_chooses_no_course(qtbot: QtBot) -> None:
    for followed in (True, False):
        dialog = a_dialog(qtbot, MIDDLE, followed=followed)
        wishes = heard(dialog.course_requested)
        focus = dialog.focusWidget()
        assert focus is not None
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
            QTest.keyClick(focus, key)
        assert wishes == []


# The summary.


def a_summary(qtbot: QtBot, face: ProgrammeFace = ENDED) -> SummaryDialog:
    dialog = SummaryDialog(Summary(face, 12_720.0, 11))
    qtbot.addWidget(dialog)
    dialog.open()
    QApplication.processEvents()
    return dialog


def test_the_summary_says_what_was_walked(qtbot: QtBot) -> None:
    dialog = a_summary(qtbot)
    for said in ("You have walked the whole programme.", "16 walk", "212 minutes", "11 minutes stay chosen"):
        assert said in reads(dialog)


@pytest.mark.parametrize(("text", "started", "kept"), [("Repeat", [Course.RAMP], 0), ("Keep going", [], 1)])
def test_repeating_and_keeping_going_are_one_press(
    qtbot: QtBot, text: str, started: list[Course], kept: int
) -> None:
    dialog = a_summary(qtbot)
    starts, going = heard(dialog.start_requested), heard(dialog.keep_going_requested)
    press(dialog, text)
    assert (starts, len(going)) == (started, kept)


@pytest.mark.parametrize("course", Course)
def test_another_course_is_chosen_before_it_starts(qtbot: QtBot, course: Course) -> None:
    dialog = a_summary(qtbot, replace(ENDED, course=course))
    starts = heard(dialog.start_requested)
    assert not [one for one in dialog.findChildren(Choice) if one.isVisible()]
    press(dialog, "Change")
    offered = [name_of(one) for one in dialog.findChildren(Choice)]
    assert offered == [words.course_name(other) for other in Course if other is not course]
    press(dialog, "Start from week 1")
    assert starts == []
    last = dialog.findChildren(Choice)[-1]
    assert last.isVisible()
    QTest.mouseClick(last, LEFT)
    press(dialog, "Start from week 1")
    assert [words.course_name(one) for one in starts] == offered[-1:]


def test_deciding_later_decides_nothing(qtbot: QtBot) -> None:
    dialog = a_summary(qtbot)
    starts, going = heard(dialog.start_requested), heard(dialog.keep_going_requested)
    press(dialog, "Decide later")
    assert not dialog.isVisible()
    assert starts == going == []
