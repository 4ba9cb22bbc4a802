"""The disk will not have it: the walk goes on, says so, and is saved as soon as it can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from retrotimer.core.pain import Pain
from retrotimer.core.records import Outcome
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from tests.e2e.conftest import Sit
from tests.e2e.full_disk import FullDiskHistory, FullDiskSettings, app_on
from tests.e2e.person import DOCTOR, FLAT, Person
from tests.fakes import TODAY, FakeClock
from tests.ui.controls import unusable

GET_READY = 10
MINUTE = 60
RETRY = 6
FULL = "The disk is full. Keep Retrotimer open"
RECOVERED = "Everything is saved."


@dataclass
class Desk:
    """A person at an app whose disk can be full."""

    disk: FullDiskHistory
    person: Person


@pytest.fixture
def desk(folder: Path, clock: FakeClock) -> Iterator[Desk]:
    database = open_database(folder)
    history = FullDiskHistory(database, lambda: clock.read().utc)
    app = app_on(database, clock, history)
    yield Desk(history, Person(app))
    app.window.hide()
    app.deleteLater()
    database.close()


def test_a_walk_goes_on_and_is_saved_later(desk: Desk, sit: Sit, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.advance(GET_READY + MINUTE)
    desk.disk.full = True
    clock.advance(10)
    assert FULL in person.reads()
    assert person.digits() == "8:50"
    clock.advance(8 * MINUTE)
    desk.disk.full = False
    clock.advance(RETRY)
    assert RECOVERED in person.reads()
    clock.advance(50 - RETRY)
    assert "10 minutes. Well walked." in person.reads()
    person.press("Done")
    assert person.cell(TODAY).endswith(": 10 minutes, complete")
    assert sit().cell(TODAY).endswith(": 10 minutes, complete")


def test_a_walk_that_ends_on_a_full_disk_is_saved_with_all_that_was_said(
    desk: Desk, clock: FakeClock
) -> None:
    person = desk.person
    desk.disk.full = True
    person.begin()
    clock.advance(GET_READY + 10 * MINUTE)
    assert "The day is complete · 1 of 4 this week" in person.reads()
    person.press("Back pain 3 of 10")
    person.press("Done")
    assert FULL in person.reads()
    desk.disk.full = False
    clock.advance(RETRY)
    assert RECOVERED in person.reads()
    (record,) = desk.disk.walks_on(TODAY)
    assert record.outcome is Outcome.FINISHED
    assert record.feedback.pain == Pain(3)
    assert person.cell(TODAY).endswith(": 10 minutes, complete")


def test_what_is_said_on_a_full_disk_is_saved_later(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    desk.disk.full = True
    person.press("Back pain 3 of 10")
    person.press("Done")
    assert FULL in person.reads()
    assert "Start walk" in person.names()
    desk.disk.full = False
    clock.advance(RETRY)
    assert desk.disk.walks_on(TODAY)[0].feedback.pain == Pain(3)
    assert "back pain: after 3" in person.reads()


def test_stopping_while_getting_ready_on_a_full_disk_goes_home(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.advance(3)
    desk.disk.full = True
    person.press("Stop")
    assert "Start walk" in person.names()
    desk.disk.full = False
    clock.advance(RETRY)
    assert desk.disk.walks_on(TODAY) == []


def test_undo_on_a_full_disk_is_done_later(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    desk.disk.full = True
    person.press("Delete this walk")
    assert "Start walk" in person.names()
    desk.disk.full = False
    clock.advance(RETRY)
    assert desk.disk.walks_on(TODAY) == []
    assert person.is_empty(TODAY)


def test_the_doctors_check_is_not_lost_to_a_full_disk(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    desk.disk.full = True
    person.begin()
    assert FULL in person.reads()
    desk.disk.full = False
    clock.advance(GET_READY + MINUTE)
    person.press("Stop")
    person.press("Done")
    person.press("Start walk")
    assert person.is_ticked(DOCTOR)


def test_closing_tries_once_more(desk: Desk, sit: Sit, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.advance(GET_READY)
    desk.disk.full = True
    clock.skip(10 * MINUTE)
    desk.disk.full = False
    person.press("Back pain 3 of 10")
    person.app.window.close()
    later = sit()
    assert later.cell(TODAY).endswith(": 10 minutes, complete")
    assert "back pain: after 3" in later.reads()


def test_a_history_that_cannot_be_read_says_so_and_comes_back(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.press("Done")
    desk.disk.unreadable = True
    person.press("Previous month")
    assert "Your walks cannot be read just now: disk I/O error." in person.reads()
    desk.disk.unreadable = False
    clock.advance(MINUTE)
    assert "November 2026" in person.names()  # as long as nothing else could be shown
    person.press("Previous month")
    assert "October 2026" in person.names()
    person.press("Today")
    assert person.cell(TODAY).endswith(": 10 minutes, complete")


def test_a_history_that_cannot_be_read_at_the_start_comes_when_it_can(folder: Path, clock: FakeClock) -> None:
    database = open_database(folder)
    disk = FullDiskHistory(database, lambda: clock.read().utc)
    disk.unreadable = True
    app = app_on(database, clock, disk)
    person = Person(app)
    assert "Your walks cannot be read just now: disk I/O error." in person.reads()
    assert list(unusable(app.window)) == []
    assert "Add a walk" not in person.names()
    disk.unreadable = False
    clock.advance(MINUTE)
    assert "November 2026" in person.names()
    assert person.is_empty(TODAY)
    person.press("Add a walk")
    person.press("Save")
    assert person.cell(TODAY).endswith("10 minutes, complete")
    app.window.close()
    app.deleteLater()
    database.close()


def test_a_doctors_check_that_cannot_be_read_is_asked_for_again(desk: Desk, clock: FakeClock) -> None:
    person = desk.person
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    person.press("Done")
    desk.disk.unreadable = True
    person.press("Start walk")
    assert not person.is_ticked(DOCTOR)
    person.press(DOCTOR)
    person.press(FLAT)
    person.press("Begin")
    assert person.digits() == "0:10"


def test_settings_that_cannot_be_written_hold_and_say_so(folder: Path, clock: FakeClock) -> None:
    database = open_database(folder)
    history = SqliteHistory(database, lambda: clock.read().utc)
    app = app_on(database, clock, history, FullDiskSettings(database))
    person = Person(app)
    person.press("13 minutes")
    assert "could not be written. Your walks are safe." in person.reads()
    person.begin()
    clock.skip(GET_READY + 13 * MINUTE)
    assert "13 minutes. Well walked." in person.reads()
    app.window.close()
    app.deleteLater()
    database.close()
