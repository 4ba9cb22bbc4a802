"""Nothing begins under an open dialog, and what is done elsewhere neither moves a person nor goes stale."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from retrotimer.core.plan import MINUTE, Mode
from retrotimer.core.settings import Settings
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.history.history_page import HistoryPage
from tests.e2e.full_disk import FullDiskSettings, app_on
from tests.e2e.person import Key, Person
from tests.fakes import TODAY, FakeClock, a_record

CTRL = Qt.KeyboardModifier.ControlModifier
GET_READY = 10


@pytest.mark.parametrize("key", [Key.Key_N, Key.Key_P, Key.Key_Comma, Key.Key_G, Key.Key_U, Key.Key_E])
def test_no_walk_begins_while_something_else_is_asked(person: Person, key: Key) -> None:
    person.type(key, CTRL)
    dialog = person.front
    assert person.has_dialog()
    person.app.come_to_start(12)
    assert person.front is dialog
    assert not person.app.session.running


def test_minutes_named_for_one_walk_are_for_that_walk_alone(person: Person) -> None:
    person.press("13 minutes")
    person.app.window.home.walk.mode_requested.emit(Mode.RUN)
    person.app.come_to_start(12)
    person.press("Cancel")
    assert person.app.settings.now.minutes == 13
    assert person.find("13 minutes").isChecked()


def test_minutes_named_for_one_walk_are_walked(person: Person, clock: FakeClock) -> None:
    person.press("13 minutes")
    person.app.come_to_start(12)
    person.press("I have checked with a back doctor")
    person.press("Flat, open area")
    person.press("Begin")
    clock.skip(GET_READY + 12 * MINUTE)
    (record,) = person.app._history.walks_on(TODAY)
    assert record.walked.backward == 12 * MINUTE
    assert record.mode is Mode.WALK
    person.press("Done")
    assert person.find("13 minutes").isChecked()


def test_who_corrects_the_last_walk_in_the_list_stays_there(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.come_back()
    person.type(Key.Key_3, CTRL)
    page = person.app.window.findChild(HistoryPage)
    assert page is not None
    (record,) = person.app._history.walks_on(TODAY)
    person.app.records.edit(record)
    person.press("Cancel")
    assert person.app.window.shows(page)
    person.type(Key.Key_1, CTRL)
    assert person.find("Start walk").isEnabled()


def test_the_sheet_after_a_walk_keeps_up_with_the_week(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.press("Back pain 3 of 10")
    assert "The day is complete · 1 of 4 this week" in person.reads()
    person.app._history.save(a_record(TODAY.replace(day=16)))
    person.app.look_again()
    assert "The day is complete · 2 of 4 this week" in person.reads()
    assert person.find("Back pain 3 of 10").isChecked()


def test_a_setting_that_could_not_be_kept_holds_whatever_another_program_does(
    folder: Path, clock: FakeClock
) -> None:
    database = open_database(folder)
    history = SqliteHistory(database, lambda: clock.read().utc)
    app = app_on(database, clock, history, FullDiskSettings(database))
    app.settings.change(Settings(minutes=14))
    app.look_again()
    assert app.settings.now.minutes == 14
    app.window.hide()
    app.deleteLater()
    database.close()
