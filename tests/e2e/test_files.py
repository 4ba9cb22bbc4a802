"""A person takes their walks out of the app and in again: by the menu, through the dialogs, back by Undo."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit

from retrotimer.core.settings import Settings
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.exchange.import_dialog import ImportDialog
from retrotimer.ui.parts import files
from tests.e2e.conftest import Sit
from tests.e2e.person import Person
from tests.fakes import TODAY, FakeClock, a_record, fill_history, heard
from tests.tour.exchange_scenes import finish
from tests.ui.controls import visible

YESTERDAY = TODAY - timedelta(days=1)
WALK = a_record(YESTERDAY, 12)


@pytest.fixture
def walked(folder: Path, clock: FakeClock) -> Path:
    """A folder with a walk of yesterday."""
    database = open_database(folder)
    SqliteHistory(database, lambda: clock.read().utc).save(WALK)
    database.close()
    return folder


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose folders were shown; no file manager opens in a test."""
    seen: list[str] = []

    def show(file: str) -> bool:
        seen.append(file)
        return True

    monkeypatch.setattr(files, "show_in_folder", show)
    return seen


def choose_file(person: Person, path: Path) -> None:
    """Type a name into the platform's dialog, and confirm it."""
    dialog = person.front
    assert isinstance(dialog, QFileDialog)
    field = next(visible(dialog, QLineEdit))
    field.setText(str(path))
    dialog.accept()
    QApplication.processEvents()
    finish(person.app)


def export(person: Person, path: Path, *, form: int = 0) -> None:
    person.app.window.menus.export.trigger()
    person.front.findChildren(QComboBox)[0].setCurrentIndex(form)
    person.press("Export…")
    choose_file(person, path)


def begin_import(person: Person, path: Path) -> None:
    person.app.window.menus.bring_in.trigger()
    choose_file(person, path)


def wait(person: Person) -> None:
    finish(person.app)
    QApplication.processEvents()


@pytest.mark.usefixtures("walked")
def test_a_table_is_written_and_its_folder_is_a_press_away(
    sit: Sit, tmp_path: Path, shown: list[str]
) -> None:
    person = sit()
    export(person, tmp_path / "walks.csv")
    words = person.app.window.banner.words.replace("\N{ZERO WIDTH SPACE}", "")
    assert words.endswith(f"to “{tmp_path / 'walks.csv'}”.")
    assert (tmp_path / "walks.csv").read_text("utf-8").count("\n") == 2
    person.press("Show in folder")
    assert shown == [str(tmp_path / "walks.csv")]


@pytest.mark.usefixtures("walked")
def test_an_ending_is_put_to_a_name_without_one(sit: Sit, tmp_path: Path) -> None:
    person = sit()
    export(person, tmp_path / "walks", form=1)
    assert (tmp_path / "walks.json").exists()


def test_everything_moves_to_another_computer_and_can_be_undone(
    sit: Sit, walked: Path, tmp_path: Path
) -> None:
    old = sit()
    old.app.settings.change(Settings(minutes=13, planned_weekdays=(1, 3)))
    old.app.settings.guide_otherwise(replace(old.app.settings.guidance, volume=40))
    export(old, tmp_path / "all.json", form=1)
    old.app.window.close()
    for path in walked.iterdir():
        path.unlink()
    new = sit()
    assert new.is_empty(YESTERDAY)
    begin_import(new, tmp_path / "all.json")
    assert isinstance(new.front, ImportDialog)
    assert "1 to add · 1 to change" in new.reads()
    assert new.is_empty(YESTERDAY), "a plan changes nothing"
    refreshed = heard(new.app.refreshed)
    new.press("Import")
    wait(new)
    assert len(refreshed) == 1, "it is shown once"
    assert "12 minutes, complete" in new.cell(YESTERDAY)
    assert (new.app.settings.now.minutes, new.app.settings.guidance.volume) == (13, 40)
    assert "1 added · 1 changed" in new.app.window.banner.words
    assert new.app.window.menus.undo.text() == "&Undo the import"
    new.press("Undo")
    wait(new)
    assert len(refreshed) == 2
    assert new.is_empty(YESTERDAY)
    assert (new.app.settings.now, new.app.settings.guidance.volume) == (Settings(), 100)
    new.app.window.menus.redo.trigger()
    wait(new)
    assert "1 added · 1 changed" in new.app.window.banner.words
    assert "12 minutes, complete" in new.cell(YESTERDAY)


def test_the_calendar_stays_where_it_is_while_walks_of_long_ago_come_in(sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("date,minutes\n2024-02-28,12\n2024-02-29,12\n", "utf-8")
    (tmp_path / "new.csv").write_text("date,minutes\n2026-11-16,12\n", "utf-8")
    person = sit()
    month = person.app.month
    month.select(TODAY - timedelta(days=3))
    begin_import(person, tmp_path / "old.csv")
    person.press("Import")
    wait(person)
    assert month.selected == TODAY - timedelta(days=3)
    assert person.app.window.banner.words == "2 added. The latest is of Thursday, 29 February 2024."
    person.press("Undo")
    wait(person)
    assert month.selected == TODAY - timedelta(days=3)
    begin_import(person, tmp_path / "new.csv")
    person.press("Import")
    wait(person)
    assert person.app.window.banner.words == "1 added", "it is in sight"
    assert "12 minutes, complete" in person.cell(YESTERDAY)


def test_a_plan_that_is_not_confirmed_does_nothing(sit: Sit, tmp_path: Path) -> None:
    person = sit()
    path = tmp_path / "by-hand.csv"
    path.write_text(f"date,minutes\n{YESTERDAY.isoformat()},12\n", "utf-8")
    begin_import(person, path)
    person.press("Cancel")
    wait(person)
    assert person.is_empty(YESTERDAY)
    assert person.app.records.edits.to_undo is None


def test_a_habit_of_loops_is_planned_anew_as_it_is_chosen(sit: Sit, tmp_path: Path) -> None:
    person = sit()
    path = tmp_path / "Checkmarks.csv"
    path.write_text(f"Date,Read,Walk,\n{YESTERDAY.isoformat()},NO,YES_MANUAL,\n", "utf-8")
    begin_import(person, path)
    assert "Choose the habit that is your walking backwards." in person.reads()
    habit = next(box for box in visible(person.front, QComboBox) if box.findText("Read") >= 0)
    habit.setCurrentText("Read")
    wait(person)
    assert "1 to skip" in person.reads()
    habit.setCurrentText("Walk")
    wait(person)
    person.press("Import")
    wait(person)
    assert "10 minutes, complete" in person.cell(YESTERDAY)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("photo.csv", b"\x89PNG\r\n\x1a\n\0", "holds no text"),
        ("loop.csv", b"PK\x03\x04 and so on", "The file is an archive."),
        ("cut.json", b'{"format": "retrotimer", "wal', "damaged or was cut off"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_and_changes_nothing(
    sit: Sit, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    person = sit()
    (tmp_path / name).write_bytes(content)
    begin_import(person, tmp_path / name)
    assert words in person.app.window.banner.words
    assert "Nothing was changed." in person.app.window.banner.words
    assert not person.has_dialog()


def test_days_that_nobody_has_planned_are_told_before_a_name_is_asked_for(sit: Sit) -> None:
    person = sit()
    person.app.window.menus.export.trigger()
    person.front.findChildren(QComboBox)[0].setCurrentIndex(3)
    person.press("Export…")
    assert not person.has_dialog()
    assert "No weekdays are planned." in person.app.window.banner.words


def test_long_work_shows_how_far_it_is_and_can_be_given_up(
    sit: Sit, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = open_database(folder)
    fill_history(database, 5)
    database.close()
    monkeypatch.setattr("retrotimer.flows.exchange.PATIENCE_MS", 0)
    monkeypatch.setattr("retrotimer.control.work.MOST_STEPS", 1)  # the clock stands still
    person = sit()
    person.app.window.menus.export.trigger()
    person.press("Export…")
    dialog = person.front
    assert isinstance(dialog, QFileDialog)
    next(visible(dialog, QLineEdit)).setText(str(tmp_path / "walks.csv"))
    dialog.accept()
    deadline = QDeadlineTimer(5000)
    while "Exporting…" not in person.reads() and not deadline.hasExpired():
        QApplication.processEvents()
    person.press("Cancel")
    wait(person)
    assert not person.has_dialog()
    assert "Cancelled. Nothing was changed." in person.app.window.banner.words
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_choice_that_is_given_up_before_it_is_planned_leaves_no_plan_of_another_one(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = sit()
    path = tmp_path / "Checkmarks.csv"
    days = "".join(f"{TODAY - timedelta(days=n)},NO,YES_MANUAL,\n" for n in range(1, 2000))
    path.write_text("Date,Read,Walk backwards,\n" + days, "utf-8")
    begin_import(person, path)
    assert "1999 to add" in person.reads()
    monkeypatch.setattr("retrotimer.control.work.MOST_STEPS", 1)  # the clock stands still
    person.app.exchange._patience.setInterval(0)
    habit = next(box for box in visible(person.front, QComboBox) if box.findText("Read") >= 0)
    habit.setCurrentText("Read")
    deadline = QDeadlineTimer(5000)
    while "Reading the file…" not in person.reads() and not deadline.hasExpired():
        QApplication.processEvents()
    person.press("Cancel")
    wait(person)
    assert not person.has_dialog()
    assert "Cancelled. Nothing was changed." in person.app.window.banner.words
    assert person.is_empty(YESTERDAY)


def test_during_a_walk_no_file_can_be_asked_for(sit: Sit, clock: FakeClock) -> None:
    person = sit()
    person.begin()
    clock.advance(30)
    menus = person.app.window.menus
    assert not menus.export.isEnabled()
    assert not menus.bring_in.isEnabled()
