"""The data are kept safe while the window is open: backups, restoring, merging, damage, deleting."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from retrotimer.app import Retrotimer
from retrotimer.core.copies import Why
from retrotimer.core.errors import DamagedError
from retrotimer.flows.closing import Afterwards
from retrotimer.store.backups import Backups
from retrotimer.store.copied import is_copied
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME
from retrotimer.ui.dialogs.data_dialog import DataDialog
from tests.e2e.conftest import Sit
from tests.e2e.desk import WALK, Desk
from tests.e2e.person import Key, Person, looked_after
from tests.fakes import TODAY, FakeClock, a_record
from tests.store.keeping import A_DAY, CONFLICT, keep, some_walks, walks

CTRL = Qt.KeyboardModifier.ControlModifier
SETTLED = 10
WALKED = some_walks(3, TODAY - A_DAY)


@pytest.fixture
def person(sit: Sit, folder: Path) -> Person:
    """A person with three walks of the days before, at a window that looks after the data."""
    keep(folder, *WALKED)
    return looked_after(sit())


@pytest.fixture
def dialog(person: Person) -> DataDialog:
    """The dialog about the data, opened by its key."""
    person.type(Key.Key_B, CTRL)
    assert isinstance(person.front, DataDialog)
    return person.front


def copies(folder: Path) -> list[Why]:
    return [copy.why for copy in Backups(folder).all()]


def afterwards(person: Person) -> Afterwards:
    """What will follow when the window has closed."""
    return person.app.afterwards


# By itself.


def test_a_backup_follows_the_start_and_each_day_that_has_a_change(
    person: Person, folder: Path, clock: FakeClock
) -> None:
    assert copies(folder) == []
    clock.advance(SETTLED)
    assert copies(folder) == [Why.DAILY]
    clock.jump_wall(24 * 3600)
    person.begin()
    clock.skip(10 + 600)
    person.press("Done")
    clock.advance(SETTLED)
    assert copies(folder) == [Why.DAILY] * 2
    backups = Backups(folder)
    assert backups.count(backups.path(backups.all()[0])) == 4
    assert person.app.window.banner.words == ""


def held(folder: Path) -> bool:
    """Whether the latest backup has all that there is."""
    backups = Backups(folder)
    return is_copied(folder / DATABASE_NAME, backups.path(backups.all()[0]))


def test_a_backup_follows_a_walk_and_what_is_said_of_it(
    person: Person, folder: Path, clock: FakeClock
) -> None:
    clock.advance(SETTLED)
    person.begin()
    clock.skip(10 + 600)
    clock.advance(SETTLED)
    backups = Backups(folder)
    assert backups.count(backups.path(backups.all()[0])) == 4, "the sheet is still there"
    person.press("Back pain 3 of 10")
    person.press("Done")
    assert not held(folder)
    clock.advance(SETTLED)
    assert held(folder)
    assert copies(folder) == [Why.DAILY], "a day has one"


def test_while_a_walk_goes_on_no_backup_is_made(person: Person, folder: Path, clock: FakeClock) -> None:
    person.begin()
    clock.advance(SETTLED)  # the doctor's check was told
    before = Backups(folder).all()
    clock.advance(60)
    assert Backups(folder).all() == before
    assert held(folder)


def come_from_elsewhere(app: Retrotimer) -> None:
    """Another program has written a walk, and says so."""
    keep(Path(app._folder), a_record())
    app.look_again()


def come_late(app: Retrotimer) -> None:
    """A walk has waited for the disk."""
    app._history.save(a_record())
    app.log.saving_recovered.emit()


CHANGES: dict[str, Callable[[Retrotimer], object]] = {
    "a setting": lambda app: app.settings.change(replace(app.settings.now, week_goal=5)),
    "guidance": lambda app: app.settings.guide_otherwise(replace(app.settings.guidance, volume=40)),
    "an urgent sign": lambda app: app.log.tell_urgent_sign(app.session._clock.read().utc),
    "a removal": lambda app: app.records.remove(WALKED[0]),
    "other exercise": lambda app: app.records.edits.note_other(TODAY, "", "swam"),
    "a walk that was open": lambda app: app.interruptions._keep(WALKED[0]),
    "another program": come_from_elsewhere,
    "what waited": come_late,
}


def test_a_backup_follows_each_change(person: Person, folder: Path, clock: FakeClock) -> None:
    """One window for all of them, as its start is most of what this costs."""
    clock.advance(SETTLED)
    for what, change in CHANGES.items():
        before = Backups(folder).all()
        change(person.app)
        clock.advance(SETTLED)
        assert held(folder), what
        assert Backups(folder).all() != before, what


def test_the_backup_of_the_last_change_does_not_wait_for_another_start(
    person: Person, folder: Path, clock: FakeClock
) -> None:
    clock.advance(SETTLED)
    before = Backups(folder).all()
    person.app.keeping.end()
    assert Backups(folder).all() == before
    CHANGES["a removal"](person.app)
    person.app.keeping.end()
    assert held(folder)
    made = Backups(folder).all()
    assert made != before
    clock.advance(SETTLED)
    assert Backups(folder).all() == made


def test_damaged_data_are_not_copied_any_more(person: Person, folder: Path, clock: FakeClock) -> None:
    clock.advance(SETTLED)
    before = Backups(folder).all()
    person.app.keeping.meet_damage(DamagedError(""))
    CHANGES["a removal"](person.app)
    clock.advance(SETTLED)
    person.app.keeping.end()
    assert Backups(folder).all() == before


def test_a_backup_that_fails_is_told_once(person: Person, folder: Path, clock: FakeClock) -> None:
    Backups(folder).folder.write_text("in the way")
    clock.advance(SETTLED)
    assert "Today's backup could not be made" in person.reads()
    assert "Your walks are safe" in person.reads()
    person.press("Close")
    person.app.keeping.note_change()
    clock.advance(SETTLED)
    assert "Today's backup could not be made" not in person.reads()


# The dialog.


def test_the_dialog_tells_where_the_data_are_and_how_safe(
    person: Person, dialog: DataDialog, folder: Path
) -> None:
    assert str(folder) in person.reads().replace("\N{ZERO WIDTH SPACE}", "")
    assert "There is no backup yet." in person.reads()
    person.press("Back up now")
    assert "Last backup: Tuesday, 17 November 2026, 09:00." in person.reads()
    assert "Backed up: 3 walk" in person.reads()
    assert copies(folder) == [Why.ASKED]
    assert dialog.isVisible()


def test_checking_says_that_all_is_well(person: Person, dialog: DataDialog) -> None:
    person.press("Check the data")
    assert "All is well with your data. 3 walk" in person.reads()
    assert person.find("Check the data").isEnabled()
    assert dialog.isVisible()


def test_a_backup_under_another_name(person: Person, dialog: DataDialog, tmp_path: Path) -> None:
    dialog._on_save_chosen(str(tmp_path / "mine.db"))
    assert "Backed up: 3 walk" in person.reads()
    dialog._on_save_chosen(str(tmp_path / "none" / "mine.db"))
    assert "there is no folder" in person.reads()
    assert (tmp_path / "mine.db").exists()


def test_a_restore_is_asked_for_and_can_be_undone(person: Person, folder: Path) -> None:
    backups = Backups(folder)
    backup = backups.path(backups.make(person.app.session._clock.read().wall))
    person.app._history.save(a_record())
    person.app.look_again()
    assert person.cell(TODAY).endswith("complete")
    person.type(Key.Key_B, CTRL)
    (dialog,) = person.app.window.findChildren(DataDialog)
    dialog.choose_to_restore(str(backup))
    assert "has 3 walks. Put it in the place of your settings and the 4 walks here?" in person.reads()
    person.press("Keep things as they are")
    assert person.app._history.count() == 4
    dialog.choose_to_restore(str(backup))
    person.press("Restore")
    assert not person.has_dialog()
    assert person.is_empty(TODAY)
    assert "Restored: 3 walk" in person.reads()
    person.press("Undo")
    assert person.cell(TODAY).endswith("complete")


def test_a_walk_after_a_restore_is_not_taken_back_along(
    person: Person, folder: Path, clock: FakeClock
) -> None:
    backups = Backups(folder)
    backup = backups.path(backups.make(clock.read().wall))
    clock.advance(60)
    person.app.keeping_flow._on_restore_requested(str(backup))
    assert "Undo" in person.names()
    person.begin()
    clock.skip(10 + 600)
    person.press("Done")
    assert "Undo" not in person.names()
    assert person.cell(TODAY).endswith("complete")


@pytest.mark.parametrize("who", ["another program", "a setting"])
def test_nothing_that_followed_a_restore_is_taken_back_along(person: Person, folder: Path, who: str) -> None:
    backups = Backups(folder)
    backup = backups.path(backups.make(person.app.session._clock.read().wall))
    person.app.keeping_flow._on_restore_requested(str(backup))
    assert "Undo" in person.names()
    if who == "a setting":
        person.app.settings.change(replace(person.app.settings.now, week_goal=5))
    else:
        keep(folder, a_record())
        person.app.look_again()
    assert "Undo" not in person.names()


def test_what_could_be_undone_before_a_restore_cannot_be_after_it(person: Person, folder: Path) -> None:
    backups = Backups(folder)
    backup = backups.path(backups.make(person.app.session._clock.read().wall))
    person.app.records.remove(WALKED[0])
    menu = person.app.window.menus.undo
    assert menu.isEnabled()
    person.app.keeping_flow._on_restore_requested(str(backup))
    assert not menu.isEnabled()
    assert person.app._history.count() == 3


def test_a_file_that_is_no_backup_changes_nothing(person: Person, dialog: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("milk")
    dialog.choose_to_restore(str(tmp_path / "notes.db"))
    assert "Restore" not in person.names()
    assert "is no backup of Retrotimer's. Nothing was changed." in person.reads()
    assert person.app._history.count() == 3
    assert dialog.isVisible()


def test_the_dialog_waits_during_a_walk(person: Person, clock: FakeClock) -> None:
    person.begin()
    clock.advance(60)
    person.type(Key.Key_B, CTRL)
    assert not person.has_dialog()


# Two computers.


def test_a_conflict_is_noticed_and_brought_together(
    person: Person, folder: Path, tmp_path: Path, clock: FakeClock
) -> None:
    keep(tmp_path / "other", *WALKED, a_record())
    (tmp_path / "other" / DATABASE_NAME).rename(folder / CONFLICT)
    clock.advance(SETTLED)
    assert "walks were kept on two computers at the same time" in person.reads()
    person.press("Bring together")
    assert "Brought together: 1 walk" in person.reads()
    assert person.cell(TODAY).endswith("complete")
    person.press("Close")
    clock.advance(SETTLED)
    person.app.keeping.note_change()
    clock.advance(SETTLED)
    assert "two computers" not in person.reads()


def test_what_is_brought_together_during_a_walk_leaves_that_walk_alone(
    person: Person, folder: Path, tmp_path: Path, clock: FakeClock
) -> None:
    keep(tmp_path / "other", *WALKED)
    (tmp_path / "other" / DATABASE_NAME).rename(folder / CONFLICT)
    clock.advance(SETTLED)
    person.begin()
    clock.advance(10 + 300)
    person.app.keeping_flow._bring_together(CONFLICT)
    assert not person.has_dialog(), "the walk under way is not asked about as one that was interrupted"
    assert "interrupted" not in person.reads()
    clock.advance(300)
    assert "10 minutes. Well walked." in person.reads()


# Damage.


def break_it(folder: Path) -> None:
    """What a disk does: another file of the same size is in its place, but for its beginning."""
    with (folder / DATABASE_NAME).open("r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xab" * 4096 * 20)


def test_damage_after_a_bad_end_is_found_once_the_window_is_there(
    person: Person, folder: Path, clock: FakeClock
) -> None:
    break_it(folder)
    person.app.keeping.begin(left_open=True)
    clock.advance(SETTLED)
    assert "Your data file is damaged" in person.reads()
    assert "It was left as it is." in person.reads()
    assert (folder / DOUBT_NAME).exists()
    assert afterwards(person) is Afterwards.END
    person.press("Start again")
    assert afterwards(person) is Afterwards.AGAIN
    assert not person.app.window.isVisible()


# A folder that goes away.


def test_a_walk_goes_on_while_its_folder_is_gone(
    person: Person, folder: Path, tmp_path: Path, clock: FakeClock
) -> None:
    person.begin()
    clock.advance(10 + 60)
    folder.rename(tmp_path / "away")
    clock.advance(6)
    assert "Your data folder is gone: put it back, or plug its disk in again." in person.reads()
    assert "your walk is safe in it" in person.reads()
    clock.advance(600)
    assert not folder.exists()
    (tmp_path / "away").rename(folder)
    clock.advance(6)
    person.press("Done")
    assert "Everything is saved." in person.reads()
    assert walks(folder).keys() > {str(record.id) for record in WALKED}
    assert person.cell(TODAY).endswith("complete")


# Deleting everything.


def test_everything_is_deleted_only_when_it_was_said_twice(person: Person, dialog: DataDialog) -> None:
    for presses in (["Keep everything"], ["Delete everything…", "Keep everything"]):
        person.press("Delete all my data…")
        assert "This cannot be undone." in person.reads()
        for name in presses:
            person.press(name)
        assert dialog.isVisible()
        assert afterwards(person) is Afterwards.END
    person.press("Delete all my data…")
    person.press("Delete everything…")
    assert "3 walk" in person.reads()
    person.press("Delete for good")
    assert afterwards(person) is Afterwards.WIPE
    assert not person.app.window.isVisible()


def test_what_was_confirmed_twice_follows_also_where_something_could_not_be_saved(
    desk: Desk,
) -> None:
    desk.disk.full = True
    desk.person.app.log.give_feedback(WALK.id, WALK.feedback)
    desk.person.app.closing.close_for(Afterwards.WIPE)
    desk.person.press("Keep open")
    assert afterwards(desk.person) is Afterwards.END
    desk.person.app.closing.close_for(Afterwards.WIPE)
    desk.person.press("Close and lose it")
    assert not desk.person.app.window.isVisible()
    assert afterwards(desk.person) is Afterwards.WIPE
