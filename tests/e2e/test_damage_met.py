"""Damage that turns up while the window is open: whoever meets it, there is one way on."""

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from retrotimer.core.errors import DamagedError
from retrotimer.core.exchange.forms import ExportWish, Form
from retrotimer.core.pain import Pain
from retrotimer.core.records import Outcome
from retrotimer.flows.closing import Afterwards
from retrotimer.flows.keeping import DAMAGE
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.first_look import look_first
from retrotimer.store.history import SqliteHistory
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME, REFUGE_NAME
from retrotimer.store.refuge import refuge
from retrotimer.store.rescue import rescue
from retrotimer.store.soundness import doubt
from retrotimer.ui.dialogs.data_dialog import DataDialog
from retrotimer.ui.report.report_dialog import ReportDialog
from tests.e2e.conftest import Sit
from tests.e2e.person import Person, looked_after
from tests.fakes import TODAY, FakeClock, a_record
from tests.store.keeping import A_DAY, NOON, ids, keep, some_walks, walks

PAGE = 4096
WALKED = some_walks(40)


@pytest.fixture
def person(sit: Sit, folder: Path) -> Person:
    """A person at a window on forty walks."""
    keep(folder, *WALKED)
    return looked_after(sit())


def damage(person: Person) -> None:
    """Overwrite every page but the first, and let SQLite forget what it has read of them."""
    database = person.app._history._database  # type: ignore[attr-defined]
    connection = database._connection
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = Path(database.path)
    with path.open("r+b") as file:
        file.seek(PAGE)
        file.write(b"\xab" * (path.stat().st_size - PAGE))
    connection.execute("PRAGMA shrink_memory")


def export(person: Person, folder: Path) -> None:
    person.app.exchange.export(ExportWish(Form.CSV), str(folder.parent / "walks.csv"))


def bring_in(person: Person, folder: Path) -> None:
    file = folder.parent / "walks.csv"
    file.write_text("date,minutes\n2026-01-05,10\n")
    person.app.exchange.read(str(file))


def walk(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.advance(30)


def change_settings(person: Person) -> None:
    person.app.walking._on_minutes_requested(15)


def back_up(person: Person) -> None:
    person.app.keeping.back_up()


def open_data(person: Person) -> None:
    person.app.window.menus.data.trigger()
    assert isinstance(person.front, DataDialog)
    person.press("Close")


def trigger(name: str) -> Callable[[Person], None]:
    return lambda person: getattr(person.app.window.menus, name).trigger()


@pytest.mark.parametrize(
    "do",
    [
        trigger("report"),
        trigger("export"),
        trigger("history"),
        trigger("progress"),
        trigger("year"),
        trigger("note_other"),
        open_data,
        back_up,
        change_settings,
        lambda person: person.app.month.step_months(-2),
        lambda person: person.app.records.edit(WALKED[0]),
        lambda person: person.app.records.remove(WALKED[0]),
        lambda person: person.app.records.tell_morning(WALKED[0]),
        lambda person: person.app.look_again(),
        lambda person: person.app.keeping.look_through(),
    ],
    ids=[
        *("report", "export", "list", "progress", "year", "other exercise", "data dialog", "backup"),
        *("settings", "month", "edit", "remove", "morning", "another program's word", "check"),
    ],
)
def test_whatever_meets_damage_leads_to_the_rescue(
    person: Person, folder: Path, do: Callable[[Person], None]
) -> None:
    damage(person)
    do(person)
    assert person.app.window.banner.is_about(DAMAGE)
    assert (folder / DOUBT_NAME).exists(), "the next start looks first"
    assert "cannot be read just now" not in person.reads()


@pytest.mark.parametrize("do", [export, bring_in], ids=["export", "import"])
def test_so_does_work_with_files(person: Person, folder: Path, do: Callable[[Person, Path], None]) -> None:
    damage(person)
    do(person, folder)
    while person.app.records.edits.work.is_busy:
        QApplication.processEvents()
    assert person.app.window.banner.is_about(DAMAGE)


def test_so_does_the_checklist_and_a_walk_that_cannot_be_written(person: Person, clock: FakeClock) -> None:
    damage(person)
    walk(person, clock)
    assert person.app.window.banner.is_about(DAMAGE)
    assert person.app.session.running, "the walk goes on in memory"


@pytest.mark.parametrize("by_restoring", [False, True], ids=["the rescue", "a restore"])
def test_a_walk_on_damaged_data_is_in_whatever_takes_their_place(
    person: Person, folder: Path, clock: FakeClock, *, by_restoring: bool
) -> None:
    """It cannot be written where it belongs, nor may it be lost with the window."""
    backups = Backups(folder)
    backup = backups.path(backups.make(NOON - A_DAY))
    damage(person)
    person.begin()
    clock.advance(10 + 300)
    assert (folder / REFUGE_NAME).is_dir(), "it is safe already while it goes on"
    clock.advance(300)
    assert "10 minutes. Well walked." in person.reads()
    person.press("Back pain 3 of 10")
    person.press("Done")
    assert "Your data file is damaged" in person.reads()
    person.app.window.close()
    assert not person.has_dialog(), "nothing is lost by closing"
    with suppress(DamagedError):  # as `launch` does: it closes all the same
        person.app._history._database.close()  # type: ignore[attr-defined]
    if by_restoring:
        SqliteKeeper(folder).restore(str(backup), NOON, alone=True)
    else:
        with rescue(folder, TODAY) as found:
            found.use(found.face.choices[0], NOON)
    after = walks(folder)
    (record,) = (one for key, one in after.items() if key not in ids(WALKED))
    assert (record.outcome, record.walked.backward) == (Outcome.FINISHED, 600)
    assert record.feedback.pain == Pain(3)
    assert len(after) == 41
    assert not (folder / REFUGE_NAME).exists()


def test_what_took_refuge_from_data_that_are_sound_after_all_comes_back(folder: Path) -> None:
    keep(folder, *WALKED)
    new = a_record()
    with refuge(folder) as beside:
        SqliteHistory(beside, lambda: NOON).save(new)
    doubt(folder / DATABASE_NAME)
    with closing(open_database(folder)) as database:
        assert look_first(database)
        assert SqliteHistory(database, lambda: NOON).find(new.id) == new
    assert not (folder / REFUGE_NAME).exists()


def test_a_report_that_meets_it_later_closes_and_the_window_says_it(person: Person) -> None:
    person.app.window.menus.report.trigger()
    report = person.front
    assert isinstance(report, ReportDialog)
    damage(person)
    report.ask()
    assert not person.has_dialog()
    assert "Your data file is damaged" in person.reads()
    person.press("Start again")
    assert person.app.afterwards is Afterwards.AGAIN


def test_what_stands_in_an_editor_stays_there(person: Person) -> None:
    person.app.window.menus.add_walk.trigger()
    damage(person)
    person.press("Save")
    assert person.has_dialog()
    assert "could not be saved" in person.reads()
    assert person.app.window.banner.is_about(DAMAGE)
