"""The list of all walks while walks are corrected, deleted and added, here or by another program."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from retrotimer.core.entries import Change
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.history.history_model import Column
from retrotimer.words import entries
from retrotimer.words import history as words
from tests.fakes import TODAY, FakeClock, a_record
from tests.ui.history_reader import CTRL, DAY, LEFT, SHIFT, WALKS, Key, Reader


def test_delete_takes_a_walk_out_and_undo_chooses_it_again(reader: Reader) -> None:
    reader.key(Key.Key_Down)
    reader.key(Key.Key_Delete)
    assert reader.lengths() == [12, 3, 11, 20]
    assert reader.view.row == 1
    assert reader.app.window.banner.words == entries.done(Change.REMOVED)
    reader.key(Key.Key_Home)
    reader.key(Key.Key_Z, CTRL)
    assert reader.lengths() == [12, 15, 3, 11, 20]
    assert reader.view.row == 1
    assert reader.app.month.selected == TODAY - DAY
    reader.key(Key.Key_Z, CTRL | SHIFT)
    assert reader.lengths() == [12, 3, 11, 20]


def test_the_last_row_can_be_deleted_until_none_is_left(reader: Reader) -> None:
    reader.key(Key.Key_End)
    for left in (4, 3, 2, 1):
        reader.key(Key.Key_Delete)
        assert reader.view.row == left - 1
    reader.key(Key.Key_Delete)
    assert words.nothing_yet() in reader.says()
    assert QApplication.focusWidget() is not None
    for _ in range(5):
        reader.key(Key.Key_Z, CTRL)
    assert reader.lengths() == [12, 15, 3, 11, 20]


def test_enter_a_double_click_and_the_button_edit(reader: Reader) -> None:
    def close_editor() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert dialog.windowTitle() == "Edit the walk"
        QTest.keyClick(dialog, Key.Key_Escape)
        QApplication.processEvents()

    reader.key(Key.Key_Return)
    close_editor()
    place = reader.view.visualRect(reader.view.model().index(2, Column.NOTE)).center()
    QTest.mouseClick(reader.view.viewport(), LEFT, pos=place)
    QTest.mouseDClick(reader.view.viewport(), LEFT, pos=place)
    QApplication.processEvents()
    close_editor()
    reader.press("Edit")
    close_editor()
    assert reader.lengths() == [12, 15, 3, 11, 20]


def test_control_n_adds_and_the_new_walk_is_chosen(reader: Reader) -> None:
    reader.app.month.select(TODAY - 5 * DAY)
    reader.key(Key.Key_N, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Key.Key_Return)
    QApplication.processEvents()
    assert reader.lengths() == [12, 15, 3, 10, 11, 20]
    assert reader.view.row == 3


def test_letters_and_the_space_bar_do_nothing_here(reader: Reader) -> None:
    for key in (Key.Key_F, Key.Key_B, Key.Key_Space, Key.Key_W):
        reader.key(key)
    assert reader.app.window.shows(reader.page)
    assert QApplication.activeModalWidget() is None
    assert reader.view.row == 0


def test_what_is_typed_is_undone_in_its_field_and_the_history_is_left_alone(reader: Reader) -> None:
    reader.key(Key.Key_Delete)
    assert reader.lengths() == [15, 3, 11, 20]
    reader.text.setFocus()
    QTest.keyClicks(reader.text, "ca")
    reader.key(Key.Key_Z, CTRL)
    assert reader.text.text() == ""
    reader.key(Key.Key_Z, CTRL)
    assert reader.lengths() == [15, 3, 11, 20]
    reader.key(Key.Key_Z, CTRL | SHIFT)
    assert reader.text.text() == "ca"
    reader.key(Key.Key_Z, CTRL)
    reader.key(Key.Key_Y, CTRL)
    assert reader.text.text() == "ca"
    reader.view.setFocus()
    reader.key(Key.Key_Z, CTRL)
    reader.text.clear()
    assert reader.lengths() == [12, 15, 3, 11, 20]


def test_what_another_program_did_is_there_after_a_look(
    reader: Reader, tmp_path: Path, clock: FakeClock
) -> None:
    database = open_database(tmp_path)
    history = SqliteHistory(database, lambda: clock.read().utc)
    history.remove(WALKS[1].id)
    history.save(a_record(TODAY - 10 * DAY, 14))
    reader.key(Key.Key_3, CTRL)
    assert reader.lengths() == [12, 3, 14, 11, 20]
    history.remove(WALKS[0].id)
    reader.key(Key.Key_Return)  # on a walk that is gone
    assert QApplication.activeModalWidget() is None
    assert reader.lengths() == [3, 14, 11, 20]
    assert "changed elsewhere" in reader.app.window.banner.words
    database.close()


def test_a_walk_that_is_entered_elsewhere_does_not_slip_under_the_delete_key(
    reader: Reader, tmp_path: Path, clock: FakeClock
) -> None:
    reader.key(Key.Key_Down)
    database = open_database(tmp_path)
    history = SqliteHistory(database, lambda: clock.read().utc)
    elsewhere = a_record(TODAY - 10 * DAY, 14)
    history.save(elsewhere)
    reader.app.look_again()  # as the command line asks for
    assert reader.lengths() == [12, 15, 3, 14, 11, 20]
    assert reader.view.row == 1
    reader.key(Key.Key_Delete)
    assert reader.lengths() == [12, 3, 14, 11, 20]
    assert history.find(elsewhere.id) == elsewhere
    database.close()
