"""The sheet after a session: what it says, what it hears, and which keys leave it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from retrotimer.core.faces import AfterFace
from retrotimer.core.pain import Pain, PainSite
from retrotimer.core.plan import Mode
from retrotimer.core.records import LONGEST_NOTE, Effort, Feedback, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.weeks import week_face, week_start
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.parts.safety_texts import Part, SafetyTexts
from retrotimer.ui.parts.scroll import ScrollSheet
from retrotimer.ui.walk.after_sheet import AfterSheet, Emblem, Note
from retrotimer.words import safety
from tests.fakes import TODAY, a_record, a_stopped_record, heard
from tests.ui.controls import visible
from tests.ui.pictures import drawn

LEFT = Qt.MouseButton.LeftButton


def a_face(record: WalkRecord) -> AfterFace:
    walked = record.walked.backward
    complete = frozenset({TODAY} if walked >= 600 else ())
    return AfterFace(record, walked, week_face(week_start(TODAY, 0), complete, 4, TODAY))


@pytest.fixture
def sheet(qtbot: QtBot) -> AfterSheet:
    made = AfterSheet()
    qtbot.addWidget(made)
    made.resize(560, 680)
    made.show_face(a_face(a_record()))
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def words(sheet: AfterSheet) -> str:
    return " | ".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def press(sheet: AfterSheet, text: str) -> None:
    (button,) = (one for one in sheet.findChildren(PillButton) if one.text() == text)
    QTest.mouseClick(button, LEFT)


def fill_in(sheet: AfterSheet) -> None:
    QTest.mouseClick(sheet._pain._scales[PainSite.BACK]._row.choices()[3], LEFT)
    QTest.mouseClick(sheet._effort.choices()[1], LEFT)
    sheet._note.setPlainText("  the park \n")


def test_nothing_said_is_an_answer(sheet: AfterSheet) -> None:
    assert sheet.said() == Feedback()


@pytest.mark.parametrize("index", range(3))
def test_what_is_said_is_heard(sheet: AfterSheet, index: int) -> None:
    fill_in(sheet)
    QTest.mouseClick(sheet._effort.choices()[index], LEFT)
    expected = None if index == 1 else tuple(Effort)[index]  # the one that held is taken back
    assert sheet.said() == Feedback(Pain(3), expected, "the park")


def test_done_passes_it_on(sheet: AfterSheet) -> None:
    done = heard(sheet.done_requested)
    fill_in(sheet)
    press(sheet, "Done")
    assert done == [Feedback(Pain(3), Effort.TALK, "the park")]


def test_undo_is_a_wish_of_its_own(sheet: AfterSheet) -> None:
    done, undone = heard(sheet.done_requested), heard(sheet.undo_requested)
    press(sheet, "Delete this walk")
    assert (len(done), len(undone)) == (0, 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_is_done_except_in_the_note(sheet: AfterSheet, key: Qt.Key) -> None:
    done = heard(sheet.done_requested)
    sheet._note.setFocus()
    QTest.keyClick(sheet._note, key)
    assert done == []
    assert sheet._note.toPlainText() == "\n"
    for widget in (
        sheet,
        sheet._done,
        sheet._pain._scales[PainSite.BACK]._row.choices()[0],
        sheet._effort.choices()[0],
    ):
        QTest.keyClick(widget, key)
    assert len(done) == 4
    undone = heard(sheet.undo_requested)
    QTest.keyClick(sheet._undo, key)
    assert (len(done), len(undone)) == (4, 1)


def test_tab_leaves_the_note(sheet: AfterSheet) -> None:
    sheet._note.setFocus()
    QTest.keyClick(sheet._note, Qt.Key.Key_Tab)
    assert not sheet._note.hasFocus()
    assert sheet._note.toPlainText() == ""


def test_a_new_session_forgets_what_was_said_of_the_last(sheet: AfterSheet) -> None:
    fill_in(sheet)
    sheet.show_face(a_face(replace(a_stopped_record(), pain_before=Pain(5))))
    assert sheet.said() == Feedback()
    assert "was 5" in words(sheet)
    assert sheet._done.hasFocus()


@pytest.mark.parametrize(
    ("before", "now", "warns"), [(3, 4, False), (3, 5, True), (5, 6, True), (9, 9, True)]
)
def test_much_pain_and_pain_that_rose_show_when_to_stop_and_see_a_doctor(
    sheet: AfterSheet, before: int, now: int, *, warns: bool
) -> None:
    sheet.show_face(a_face(replace(a_record(), pain_before=Pain(before))))
    choices = sheet._pain._scales[PainSite.BACK]._row.choices()
    QTest.mouseClick(choices[now], LEFT)
    for text in (safety.soon(), safety.emergency(), safety.stop_title()):
        assert (text in words(sheet)) is warns
    QTest.mouseClick(choices[now], LEFT)
    assert safety.soon() not in words(sheet), "the answer was taken back"


def test_only_what_hurts_is_asked_about(sheet: AfterSheet) -> None:
    sheet.show_face(replace(a_face(a_record()), pain_sites=(PainSite.KNEE,)))
    assert "Knee pain now" in words(sheet)
    assert "Back pain now" not in words(sheet)
    QTest.mouseClick(sheet._pain._scales[PainSite.KNEE]._row.choices()[2], LEFT)
    assert sheet.said().pain == Pain(knee=2)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (a_record(minutes=12), ["12 minutes. Well walked.", "The day is complete · 1 of 4 this week"]),
        (a_record(mode=Mode.RUN), ["10 minutes. Well run.", "does not count toward the week"]),
        (
            a_stopped_record(minutes=4.5),
            ["Stopped after 4 minutes. Good decision.", "4 of 10 minutes"],
        ),
        (a_stopped_record(reason=StopReason.PAIN), ["Stopped. Good decision.", safety.emergency()]),
    ],
)
def test_it_says_what_was_done(sheet: AfterSheet, record: WalkRecord, said: list[str]) -> None:
    sheet.show_face(a_face(record))
    for text in said:
        assert text in words(sheet)
    assert (safety.emergency() in words(sheet)) == (record.reason is StopReason.PAIN)


def test_finished_and_stopped_differ_in_shape(qtbot: QtBot) -> None:
    emblem = Emblem()
    qtbot.addWidget(emblem)
    emblem.show()
    emblem.show_finished(finished=True)
    check = drawn(emblem)
    emblem.show_finished(finished=False)
    assert drawn(emblem) != check


@pytest.fixture
def note(qtbot: QtBot) -> Note:
    made = Note()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_note_is_never_longer_than_the_history_keeps(note: Note) -> None:
    note.setPlainText("x" * LONGEST_NOTE)
    assert len(note.toPlainText()) == LONGEST_NOTE
    note.insertPlainText("too much")
    assert len(note.toPlainText()) == LONGEST_NOTE


def test_typing_on_at_the_end_of_a_full_note_changes_nothing(note: Note) -> None:
    text = "".join(chr(ord("a") + number % 26) for number in range(LONGEST_NOTE))
    note.setPlainText(text)
    note.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(note, "XYZ")
    assert note.toPlainText() == text


def test_a_note_of_other_scripts_is_counted_as_the_history_counts(note: Note, history: SqliteHistory) -> None:
    note.setPlainText("👣" * (LONGEST_NOTE + 5))
    kept = note.toPlainText()
    assert kept == "👣" * LONGEST_NOTE
    record = a_record()
    history.save(record)
    history.give_feedback(record.id, Feedback(note=kept))
    assert history.walks_on(TODAY)[0].feedback.note == kept
    QTest.keyClicks(note, "X")
    assert len(note.toPlainText()) == LONGEST_NOTE


def test_a_fifth_day_in_a_week_gets_a_gentle_word(sheet: AfterSheet) -> None:
    days = frozenset(week_start(TODAY, 0) + timedelta(days=n) for n in range(5))
    week = week_face(week_start(TODAY, 0), days, 4, TODAY)
    sheet.show_face(AfterFace(a_record(), 600.0, week))
    assert "5 of 4 this week\nThat is more than the four days that are advised" in words(sheet)
    sheet.show_face(AfterFace(a_record(), 600.0, replace(week, goal=5)))
    assert "advised" not in words(sheet)


def test_after_pain_the_signs_to_see_a_doctor_for_are_in_sight_in_the_first_window(qtbot: QtBot) -> None:
    sheet = AfterSheet()
    qtbot.addWidget(sheet)
    sheet.resize(528, 628)  # what the window has for it when it first opens
    sheet.show_face(a_face(a_stopped_record(reason=StopReason.PAIN)))
    sheet.show()
    QApplication.processEvents()
    (soon,) = (one for one in visible(sheet, QLabel) if one.text() == safety.soon())
    area = sheet.findChild(ScrollSheet)
    assert area is not None
    bottom = soon.mapTo(area.viewport(), soon.rect().bottomLeft()).y()
    assert bottom <= area.viewport().height()


def test_each_sheet_begins_at_its_top_wherever_the_last_one_was_left(sheet: AfterSheet) -> None:
    sheet.resize(560, 300)
    QApplication.processEvents()
    area = sheet.findChild(ScrollSheet)
    assert area is not None
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    sheet.show_face(a_face(a_stopped_record(reason=StopReason.PAIN)))
    QApplication.processEvents()
    assert bar.value() == 0


def test_a_title_stands_nearer_to_its_own_text_than_to_the_one_above(qtbot: QtBot) -> None:
    card = SafetyTexts(Part.NEXT, Part.STOP)
    qtbot.addWidget(card)
    card.resize(500, 400)
    card.show()
    _, above, title, below = (label.geometry() for label in card.findChildren(QLabel))
    assert title.top() - above.bottom() > below.top() - title.bottom()
