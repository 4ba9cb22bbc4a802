"""Copies that a synchronising service left beside the data: known by their names, and merged."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.copies import Why
from retrotimer.core.keeping import Merged
from retrotimer.core.records import Feedback
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME
from tests.store.keeping import A_DAY, CONFLICT, NEW, NOON, OLD, keep


@pytest.mark.parametrize(
    "name",
    [
        "retrotimer (Ada's conflicted copy 2026-11-17).db",
        "retrotimer (conflicted copy 2026-11-17 093005).db",
        "retrotimer (In Konflikt stehende Kopie von Ada 2026-11-17).db",
        "retrotimer_conflict-20261117-093005.db",
        "retrotimer (1).db",
        "retrotimer 2.db",
        CONFLICT,
    ],
)
def test_the_names_that_services_give_are_known(keeper: SqliteKeeper, folder: Path, name: str) -> None:
    assert keeper.conflicts() == []
    (folder / name).touch()
    assert keeper.conflicts() == [name]


@pytest.mark.parametrize(
    "name", ["retrotimer-schema-2.db", "retrotimer.lock", "retrotimer-old.db", "a (1).db"]
)
def test_other_names_are_no_conflicts(keeper: SqliteKeeper, folder: Path, name: str) -> None:
    (folder / name).touch()
    assert keeper.conflicts() == []


def test_a_merge_takes_over_what_is_missing_and_what_was_told_later(
    keeper: SqliteKeeper, folder: Path, tmp_path: Path
) -> None:
    later = replace(OLD[1], written=OLD[1].written + timedelta(hours=1), feedback=Feedback(note="theirs"))
    mine = replace(OLD[2], feedback=Feedback(note="mine"))
    database = open_database(folder)
    history = SqliteHistory(database, lambda: NOON)
    history.remove(OLD[0].id)
    history.give_feedback(mine.id, mine.feedback)
    keep(tmp_path / "other", OLD[0], later, OLD[2], NEW)
    (tmp_path / "other" / DATABASE_NAME).rename(folder / CONFLICT)
    assert keeper.merge(CONFLICT, NOON) == Merged(added=1, changed=1)
    assert history.find(NEW.id) == NEW
    assert history.find(later.id) == later
    assert history.find(mine.id) == mine
    assert history.find(OLD[0].id) is None  # it was taken out here, after the copy was told of it
    assert keeper.conflicts() == []
    kept = {copy.why for copy in Backups(folder).all()}
    assert kept == {Why.MERGE, Why.MERGED}
    database.close()


@pytest.mark.parametrize(
    ("here", "there"), [(None, NOON), (NOON - A_DAY, NOON), (NOON, NOON - A_DAY), (NOON, None)]
)
def test_of_two_urgent_signs_a_merge_keeps_the_later(
    keeper: SqliteKeeper, folder: Path, here: datetime | None, there: datetime | None, tmp_path: Path
) -> None:
    keep(tmp_path / "other", NEW)
    for place, told in ((folder, here), (tmp_path / "other", there)):
        with closing(open_database(place)) as database:
            if told is not None:
                SqliteHistory(database, lambda: NOON).keep_urgent_sign(told)
    (tmp_path / "other" / DATABASE_NAME).rename(folder / CONFLICT)
    keeper.merge(CONFLICT, NOON)
    with closing(open_database(folder)) as database:
        assert SqliteHistory(database, lambda: NOON).last_urgent_sign() == NOON


@pytest.fixture
def put_back(folder: Path) -> Iterator[SqliteHistory]:
    """A history in which a walk was taken out, and put back once a conflict copy had been left."""
    with closing(open_database(folder)) as database:
        SqliteHistory(database, lambda: NOON).remove(OLD[0].id)
    shutil.copyfile(folder / DATABASE_NAME, folder / CONFLICT)
    with closing(open_database(folder)) as database:
        history = SqliteHistory(database, lambda: NOON)
        history.put_back(OLD[0].id)
        yield history


def test_a_merge_does_not_undo_that_a_walk_was_put_back(
    keeper: SqliteKeeper, put_back: SqliteHistory
) -> None:
    assert keeper.merge(CONFLICT, NOON) == Merged(added=0, changed=0)
    assert put_back.find(OLD[0].id) == OLD[0]


def test_a_merge_takes_over_a_later_correction_and_not_that_the_walk_was_removed_then(
    keeper: SqliteKeeper, folder: Path, put_back: SqliteHistory
) -> None:
    correct = "UPDATE session SET corrected_utc = ?, walked_backward = 660 WHERE id = ?"
    with closing(sqlite3.connect(folder / CONFLICT, isolation_level=None)) as connection:
        connection.execute(correct, ("2026-11-17T11:00:00.000Z", str(OLD[0].id)))
        connection.execute("PRAGMA journal_mode = DELETE")
    assert keeper.merge(CONFLICT, NOON) == Merged(added=0, changed=1)
    found = put_back.find(OLD[0].id)
    assert found is not None
    assert found.walked.backward == 660


def test_a_conflict_of_no_use_stays_where_it_is(keeper: SqliteKeeper, folder: Path) -> None:
    (folder / CONFLICT).write_text("half a file")
    with pytest.raises(errors.NotADatabaseError):
        keeper.merge(CONFLICT, NOON)
    assert keeper.conflicts() == [CONFLICT]
