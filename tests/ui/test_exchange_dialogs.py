"""What a person is asked about files, and shown of them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSpinBox

from retrotimer.core.exchange.forms import ExportWish, Form, Progress
from retrotimer.core.exchange.lines import OtherExercise, Why
from retrotimer.core.exchange.loop_form import LoopChoice, LoopHabits
from retrotimer.core.exchange.planning import Act, ImportPlan, Planned, make_plan
from retrotimer.ui.dialogs.fields import DateField
from retrotimer.ui.exchange.export_dialog import ExportDialog, ExportFace
from retrotimer.ui.exchange.import_dialog import ImportDialog
from retrotimer.ui.exchange.plan_model import PlanColumn, PlanModel, isolated
from retrotimer.ui.exchange.progress_dialog import Bar, ProgressDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.labels import MAY_BREAK
from retrotimer.ui.parts.lines import in_lines
from retrotimer.ui.parts.table import PADDING
from retrotimer.words import exchange, importing
from tests.core.exchange.reading import entry_of
from tests.fakes import TODAY, a_record, an_id, heard
from tests.ui.controls import visible

FIRST = date(2020, 2, 29)
LINES = (
    Planned(2, Act.ADDED, entry_of(a_record(walk=an_id(1)))),
    Planned(3, Act.SKIPPED, entry_of(a_record(walk=an_id(2))), Why.SAME),
    Planned(4, Act.CHANGED, entry_of(a_record(walk=an_id(3))), None, ("note",), a_record(walk=an_id(3))),
    Planned(
        5,
        Act.REFUSED,
        None,
        Why.NOT_A_NUMBER,
        ("minutes",),
        text="walk, 2026-11-16, <b>eleven</b>",
        found="eleven",
    ),
    Planned(6, Act.ADDED, OtherExercise(TODAY, "swimming")),
)


def press(dialog: ExportDialog | ImportDialog | ProgressDialog, name: str) -> None:
    button = next(one for one in visible(dialog, QPushButton) if one.text() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(dialog: ExportDialog, box: int, index: int) -> None:
    dialog.findChildren(QComboBox)[box].setCurrentIndex(index)


@pytest.fixture
def asking() -> ExportDialog:
    dialog = ExportDialog(ExportFace(TODAY, FIRST))
    dialog.open()
    return dialog


@pytest.mark.parametrize(
    ("form", "period", "wish"),
    [
        (0, 0, ExportWish(Form.CSV)),
        (1, 1, ExportWish(Form.JSON, date(2026, 11, 1))),
        (2, 2, ExportWish(Form.WALKS, date(2026, 10, 1), date(2026, 10, 31))),
        (0, 3, ExportWish(Form.CSV, date(2026, 1, 1))),
        (0, 4, ExportWish(Form.CSV, FIRST, TODAY)),
        (3, 4, ExportWish(Form.PLANNED)),
    ],
)
def test_what_is_chosen_is_asked_for(asking: ExportDialog, form: int, period: int, wish: ExportWish) -> None:
    asked = heard(asking.export_requested)
    choose(asking, 0, form)
    choose(asking, 1, period)
    press(asking, "Export…")
    assert asked == [wish]
    assert not asking.isVisible()


def test_each_kind_says_what_it_is_good_for(asking: ExportDialog) -> None:
    for index, form in enumerate(Form):
        choose(asking, 0, index)
        assert exchange.form_about(form) in [label.text() for label in visible(asking, QLabel)]


def test_days_that_make_no_sense_are_told_at_their_field(asking: ExportDialog) -> None:
    asked = heard(asking.export_requested)
    choose(asking, 1, 4)
    first, last = visible(asking, DateField)
    first.setText("31.11.2026")
    press(asking, "Export…")
    assert "There is no such date." in [label.text() for label in visible(asking, QLabel)]
    first.setText("18.11.2026")
    press(asking, "Export…")
    assert "The first day lies after the last one." in [label.text() for label in visible(asking, QLabel)]
    assert asked == []
    first.setText("17.11.2026")
    press(asking, "Export…")
    assert asked == [ExportWish(Form.CSV, TODAY, last.date())]


def test_the_table_is_a_model_as_qt_wants_it() -> None:
    model = PlanModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_lines(LINES)
    model.show_only(Act.ADDED)
    assert model.rowCount() == 2
    model.show_lines(LINES[:3])
    assert model.rowCount() == 1
    model.show_only(None)
    assert model.rowCount() == 3


def test_each_line_tells_what_becomes_of_it_and_why() -> None:
    model = PlanModel()
    model.show_lines(LINES)
    table = [[model.index(row, column).data() for column in PlanColumn] for row in range(len(LINES))]
    assert [row[PlanColumn.ACT] for row in table] == ["Add", "Skip", "Change", "Refuse", "Add"]
    assert [row[PlanColumn.WHY] for row in table] == [
        "", "Is here already, exactly so", "Other than here: note",
        "Not a number that fits: “eleven” in “minutes”", "",
    ]  # fmt: skip
    assert table[0][PlanColumn.WHAT] == "09:00 · 10 minutes backwards · flat, open"
    assert table[3][:3] == ["5", "Refuse", ""]
    assert table[3][PlanColumn.WHAT] == isolated(LINES[3].text), "it would be turned round among Arabic words"
    assert table[4][PlanColumn.WHAT] == "Other exercise: swimming"
    said = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == importing.row_sentence(LINES[3])
    assert said.startswith("Line 5. Refuse: walk, 2026-11-16")


def test_what_stands_in_the_file_is_readable_in_its_row() -> None:
    dialog = ImportDialog(make_plan("walks.csv", LINES))
    dialog.open()
    QApplication.processEvents()
    view = dialog._view
    font = fonts.font()
    for row, planned in enumerate(LINES):
        for column in (PlanColumn.WHAT, PlanColumn.WHY):
            words = str(view.model().index(row, column).data())
            written = in_lines(words, font, view.columnWidth(column) - 2 * PADDING, 2)
            assert "…" not in "".join(written), planned
            assert len(written) * QFontMetrics(font).lineSpacing() < view.rowHeight(row)


def test_words_that_fit_stay_in_one_line_and_the_last_line_is_cut_short() -> None:
    font = fonts.font()
    width = QFontMetrics(font).horizontalAdvance("one two three") + 1
    assert in_lines("one two three", font, width, 2) == ["one two three"]
    assert in_lines("one two three four", font, width, 2) == ["one two three", "four"]
    first, second = in_lines("one two three " * 4, font, width, 2)
    assert (first, second[-1]) == ("one two three", "…")
    assert in_lines("", font, width, 2) == [""]


@pytest.mark.parametrize("sign", ["😀", "👨‍👩‍👧", "é", "e\u0301", "𝕏"])
def test_signs_of_more_than_one_unit_make_no_line_wider(sign: str) -> None:
    font = fonts.font()
    words = f"{sign}{sign} walk " * 12
    width = QFontMetrics(font).horizontalAdvance(words) // 3
    for most in (1, 2, 3, 9):
        written = in_lines(words, font, width, most)
        assert 1 <= len(written) <= most
        assert max(map(QFontMetrics(font).horizontalAdvance, written)) <= width + 1, "Qt rounds"
        assert words.startswith(written[0].rstrip("…"))
    assert " ".join(in_lines(words, font, width, 9)) == words.strip(), "nothing is lost or said twice"


def test_a_tooltip_takes_no_line_for_mark_up() -> None:
    model = PlanModel()
    model.show_lines(LINES)
    tip = str(model.index(3, PlanColumn.WHAT).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;eleven" in tip


def test_a_hundred_years_are_drawn_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = importing.what

    def counted(planned: Planned) -> str:
        asked.append(planned.number)
        return real(planned)

    monkeypatch.setattr(importing, "what", counted)
    lines = [Planned(n, Act.ADDED, OtherExercise(TODAY - timedelta(days=n), "x")) for n in range(36_525)]
    dialog = ImportDialog(make_plan("walks.csv", lines))
    dialog.open()
    QApplication.processEvents()
    assert 0 < len(set(asked)) < 100


def shown(plan: ImportPlan) -> ImportDialog:
    dialog = ImportDialog(plan)
    dialog.open()
    return dialog


def test_the_plan_is_told_in_a_sentence_and_can_be_confirmed() -> None:
    plan = make_plan("/home/me/walks.csv", LINES)
    dialog = shown(plan)
    asked = heard(dialog.import_requested)
    words = [label.text() for label in visible(dialog, QLabel)]
    assert f"Import “walks{MAY_BREAK}.csv”" in words
    assert "2 to add · 1 to change · 1 to skip · 1 refused" in words
    press(dialog, "Import")
    assert (asked, dialog.isVisible()) == ([plan], False)


def test_where_nothing_would_change_nothing_can_be_confirmed() -> None:
    dialog = shown(make_plan("walks.csv", LINES[1:2]))
    assert importing.nothing_to_do({Act.SKIPPED: 1}) in [label.text() for label in visible(dialog, QLabel)]
    assert not next(one for one in visible(dialog, QPushButton) if one.text() == "Import").isEnabled()
    focus = dialog.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Cancel"


def test_the_chosen_line_is_told_in_full() -> None:
    dialog = shown(make_plan("walks.csv", LINES))
    assert importing.choose_a_line() in [label.text() for label in visible(dialog, QLabel)]
    dialog._view.setCurrentIndex(dialog._model.index(3, 0))
    assert importing.row_sentence(LINES[3]) in [label.text() for label in visible(dialog, QLabel)]


def test_a_file_of_loops_asks_which_habit_and_how_long() -> None:
    habits = LoopHabits(("Read", "Walk"), LoopChoice("Walk", 10))
    dialog = shown(make_plan("Checkmarks.csv", LINES[:1], habits))
    asked = heard(dialog.choice_requested)
    (minutes,) = visible(dialog, QSpinBox)
    minutes.setValue(12)
    habit = next(box for box in visible(dialog, QComboBox) if box.findText("Read") >= 0)
    assert habit.currentText() == "Walk"
    habit.setCurrentIndex(0)
    assert asked == [LoopChoice("Walk", 12), LoopChoice("Read", 12)]
    dialog.show_plan(make_plan("Checkmarks.csv", LINES[:2], LoopHabits(("Read", "Walk"), asked[-1])))
    assert (habit.currentText(), minutes.value(), len(asked)) == ("Read", 12, 2)


def test_of_several_habits_none_is_chosen_for_a_person() -> None:
    names = ("Read", "Walk the dog")
    dialog = shown(make_plan("Checkmarks.csv", (), LoopHabits(names, LoopChoice())))
    asked, done = heard(dialog.choice_requested), heard(dialog.import_requested)
    habit = next(box for box in visible(dialog, QComboBox) if box.findText("Read") >= 0)
    assert (habit.currentIndex(), dialog.focusWidget()) == (-1, habit)
    words = [label.text() for label in visible(dialog, QLabel)]
    assert importing.choose_habit() in words
    assert importing.nothing_to_do({}) not in words
    assert not dialog._view.isVisible(), "an empty table would look as if nothing was found"
    dialog.accept()
    assert done == []
    habit.setCurrentIndex(1)
    assert asked == [LoopChoice("Walk the dog", 10)]
    dialog.show_plan(make_plan("Checkmarks.csv", LINES[:1], LoopHabits(names, asked[0])))
    assert dialog._view.isVisible()


def test_until_a_choice_is_planned_anew_nothing_can_be_imported() -> None:
    names = ("Read", "Walk")
    dialog = shown(make_plan("Checkmarks.csv", LINES[:1], LoopHabits(names, LoopChoice("Walk"))))
    done = heard(dialog.import_requested)
    habit = next(box for box in visible(dialog, QComboBox) if box.findText("Read") >= 0)
    habit.setCurrentIndex(0)
    dialog.accept()
    assert done == [], "it would have been the other habit's days"
    plan = make_plan("Checkmarks.csv", LINES[:1], LoopHabits(names, LoopChoice("Read")))
    dialog.show_plan(plan)
    dialog.accept()
    assert done == [plan]


def test_other_files_ask_nothing() -> None:
    assert list(visible(shown(make_plan("walks.csv", LINES)), QSpinBox)) == []


def test_progress_is_drawn_and_can_be_given_up_until_the_last_step() -> None:
    dialog = ProgressDialog("Importing…")
    dialog.open()
    cancelled = heard(dialog.cancel_requested)
    dialog.show_progress(Progress(30_000_000_000, 60_000_000_000))
    (bar,) = dialog.findChildren(Bar)
    assert bar.value() / bar.maximum() == 0.5
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (len(cancelled), dialog.isVisible()) == (1, True), "it goes when the work has gone"
    dialog.show_progress(Progress(5, 5))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(cancelled) == 1
    dialog.close_ended()
    assert not dialog.isVisible()
