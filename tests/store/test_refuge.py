"""What damaged data did not take lies beside them, and comes back, whatever has become of it."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.copies import Why
from retrotimer.core.keeping import Choice
from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.first_look import look_first
from retrotimer.store.history import SqliteHistory
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME, REFUGE_NAME
from retrotimer.store.refuge import refuge
from retrotimer.store.rescue import rescue
from retrotimer.store.soundness import doubt
from tests.fakes import TODAY, a_record
from tests.store.keeping import A_DAY, NOON, ids, keep, some_walks, walks
from tests.store.test_rescue import PAGE, break_it

OLD = some_walks(60, TODAY - timedelta(days=1))
BESIDE = some_walks(30, TODAY - timedelta(days=100))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty walks and their backup."""
    made = tmp_path / "data"
    keep(made, *OLD)
    Backups(made).make(NOON - A_DAY)
    return made


def take_refuge(folder: Path, *records: WalkRecord, removed: bool = False) -> None:
    with refuge(folder) as database:
        history = SqliteHistory(database, lambda: NOON)
        for record in records:
            history.save(record)
            if removed:
                history.remove(record.id)


def damage_refuge(folder: Path, how: str) -> bytes:
    path = folder / REFUGE_NAME / DATABASE_NAME
    content = path.read_bytes()
    if how == "nothing of it is left":
        content = bytes(range(256)) * 64
    elif how == "its beginning is gone":
        content = bytes(PAGE) + content[PAGE:]
    else:
        content = content[:-PAGE] + bytes(PAGE)
    path.write_bytes(content)
    return content


def started(folder: Path) -> set[str]:
    """The walks that a window has after a start."""
    with closing(open_database(folder)) as database:
        if database.left_open:
            look_first(database)
    return set(walks(folder))


def set_aside(folder: Path) -> list[bytes]:
    backups = Backups(folder)
    return [backups.path(copy).read_bytes() for copy in backups.all() if copy.why is Why.DAMAGED]


HOW = ("nothing of it is left", "its beginning is gone", "its last page is gone")


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("way", ["the rescue", "a restore", "a start"])
def test_damage_in_it_is_in_nobodys_way_and_costs_no_more_than_it_must(
    folder: Path, how: str, way: str
) -> None:
    take_refuge(folder, *BESIDE)
    left = damage_refuge(folder, how)
    if way == "a start":
        doubt(folder / DATABASE_NAME)
        found = started(folder)
    else:
        break_it(folder)
        if way == "the rescue":
            with rescue(folder, TODAY) as one:
                one.use(Choice.BOTH, NOON)
        else:
            backups = Backups(folder)
            SqliteKeeper(folder).restore(str(backups.path(backups.all()[0])), NOON, alone=True)
        found = set(walks(folder))
    assert found >= ids(OLD)
    if how != HOW[0]:
        assert len(found & ids(BESIDE)) > 10
    assert left in set_aside(folder), "it may hold more than could be read"
    assert not (folder / REFUGE_NAME).exists()


def test_a_walk_that_was_discarded_meanwhile_does_not_come_back(folder: Path) -> None:
    """Its checkpoints before the damage are in the data, and the rest, and that it was discarded, beside."""
    began = replace(a_record(), outcome=Outcome.UNDERWAY, written=NOON - timedelta(minutes=10))
    keep(folder, began)
    ended = replace(began, outcome=Outcome.STOPPED, reason=StopReason.INTERRUPTED, written=NOON)
    take_refuge(folder, ended, removed=True)
    started(folder)
    with closing(open_database(folder)) as database:
        history = SqliteHistory(database, lambda: NOON)
        assert history.find(began.id) is None
        assert history.count() == len(OLD)


def test_it_is_seen_by_a_start_that_nobody_told_of_damage(folder: Path) -> None:
    """The disk that was damaged may not even have taken the doubt."""
    take_refuge(folder, *BESIDE)
    assert started(folder) == ids(OLD + BESIDE)
    assert not (folder / REFUGE_NAME).exists()


def test_what_it_holds_is_in_the_numbers_that_a_person_chooses_by(folder: Path) -> None:
    break_it(folder)
    with rescue(folder, TODAY) as found:
        without = found.face
    take_refuge(folder, *BESIDE)
    with rescue(folder, TODAY) as found:
        face = found.face
        found.use(Choice.BACKUP, NOON)
    assert (face.salvaged, face.in_backup) == (without.salvaged + 30, without.in_backup + 30)
    assert face.both == without.both + 30
    assert len(walks(folder)) == face.in_backup


def test_what_it_holds_is_in_the_number_that_a_restore_tells(folder: Path) -> None:
    take_refuge(folder, *BESIDE)
    break_it(folder)
    backups = Backups(folder)
    restored = SqliteKeeper(folder).restore(str(backups.path(backups.all()[0])), NOON, alone=True)
    assert restored.walks == len(walks(folder)) == 90


def test_what_cannot_be_brought_in_now_stays_and_is_no_reason_not_to_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_refuge(folder, *BESIDE)
    doubt(folder / DATABASE_NAME)

    def full(*_: object, **__: object) -> None:
        raise errors.FullError(str(folder), "disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("retrotimer.store.merging.merge", full)
        assert started(folder) == ids(OLD)
    assert (folder / DOUBT_NAME).exists()
    assert started(folder) == ids(OLD + BESIDE)
    assert not (folder / DOUBT_NAME).exists()


def test_a_link_in_its_place_is_nothing_of_ours(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    keep(elsewhere, *BESIDE)
    (folder / REFUGE_NAME).symlink_to(elsewhere)
    break_it(folder)
    with rescue(folder, TODAY) as found:
        found.use(Choice.BOTH, NOON)
    assert walks(folder).keys() == ids(OLD)
    assert walks(elsewhere).keys() == ids(BESIDE)
