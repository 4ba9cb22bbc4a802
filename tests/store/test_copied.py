"""A copy follows what changed, and nothing else."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.copies import best_first
from retrotimer.core.errors import StoreError
from retrotimer.core.records import Effort, Feedback, Outcome, WalkRecord
from retrotimer.core.settings import Settings
from retrotimer.store.backups import Backups
from retrotimer.store.copied import is_copied
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.settings import SqliteSettings
from tests.fakes import TODAY, a_record, an_id
from tests.store.keeping import NOON, keep, some_walks, walks

WALK = a_record(TODAY, 12, walk=an_id(1))
Act = Callable[[SqliteHistory, SqliteSettings, int], None]

CHANGES: dict[str, Act] = {
    "a walk": lambda history, _, n: history.save(a_record(TODAY, 10, walk=an_id(100 + n))),
    "an end": lambda history, _, _n: history.save(a_record(TODAY, 10, walk=an_id(2))),
    "feedback": lambda history, _, n: history.give_feedback(
        WALK.id, Feedback(effort=Effort.SING, note=f"{n}")
    ),
    "a removal": lambda history, _, n: history.remove(an_id(100 + n - 1)),
    "other exercise": lambda history, _, n: history.note_other_exercise(TODAY, f"swam {n}"),
    "a doctor's check": lambda history, _, n: history.confirm_doctor(
        DoctorCheck(TODAY, NOON + timedelta(seconds=n))
    ),
    "an urgent sign": lambda history, _, n: history.keep_urgent_sign(NOON + timedelta(seconds=n)),
    "a setting": lambda _, store, n: store.save(replace(Settings(), minutes=10 + n % 6)),
}
NO_CHANGES: dict[str, Act] = {
    "where the window stands": lambda _, store, n: store.keep_window_state(bytes([n])),
    "a step of a walk": lambda history, _, n: history.save(underway(float(n))),
}


def underway(seconds: float) -> WalkRecord:
    """A walk that has got so far."""
    walk = a_record(TODAY, 10, walk=an_id(3))
    return replace(walk, outcome=Outcome.UNDERWAY, walked=replace(walk.walked, backward=seconds))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with some walks, one under way and a copy of all that."""
    made = tmp_path / "data"
    keep(made, WALK, *some_walks(3), replace(underway(1.0), id=an_id(2)), underway(1.0))
    Backups(made).make(NOON)
    return made


def act(folder: Path, one: Act, number: int = 5) -> None:
    with closing(open_database(folder)) as database:
        one(SqliteHistory(database, lambda: NOON), SqliteSettings(database), number)


def latest(folder: Path) -> Path:
    backups = Backups(folder)
    return backups.path(best_first(backups.all(), TODAY)[0])


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_no_copy_any_more(folder: Path, what: str) -> None:
    if what == "a removal":
        act(folder, CHANGES["a walk"], 4)
        Backups(folder).make(NOON)
    act(folder, CHANGES[what])
    assert not is_copied(folder / DATABASE_NAME, latest(folder))


@pytest.mark.parametrize("what", NO_CHANGES)
def test_what_changes_all_the_time_is_none(folder: Path, what: str) -> None:
    assert is_copied(folder / DATABASE_NAME, latest(folder))
    act(folder, NO_CHANGES[what])
    assert is_copied(folder / DATABASE_NAME, latest(folder))


def test_a_walk_that_is_not_there_any_more_is_a_change(folder: Path, tmp_path: Path) -> None:
    """As after a restore."""
    other = tmp_path / "other"
    keep(other, *list(walks(folder).values())[1:])
    assert not is_copied(other / DATABASE_NAME, latest(folder))


def test_a_walk_under_way_or_a_setting_is_no_reason_for_a_first_copy(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    for what in NO_CHANGES.values():
        act(tmp_path, what)
    act(tmp_path, CHANGES["a setting"])
    assert is_copied(tmp_path / DATABASE_NAME, None)
    act(tmp_path, CHANGES["a doctor's check"])
    assert not is_copied(tmp_path / DATABASE_NAME, None)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(4080), b"no database at all"])
def test_a_copy_that_cannot_be_read_holds_nothing(folder: Path, content: bytes) -> None:
    latest(folder).write_bytes(content)
    assert not is_copied(folder / DATABASE_NAME, latest(folder))


def test_a_copy_of_an_older_schema_is_another_one(folder: Path) -> None:
    old = Path(__file__).parent / "old" / "schema-1.db"
    assert not is_copied(folder / DATABASE_NAME, old)


acts = st.tuples(
    st.sampled_from([*CHANGES, *NO_CHANGES]),
    st.datetimes(datetime(2026, 11, 16), datetime(2026, 11, 17, 23, 59, 59)),  # noqa: DTZ001 - a wall clock's
)


@settings(max_examples=12)
@given(st.lists(acts, max_size=6))
def test_whatever_is_done_and_whatever_clocks_do_the_latest_copy_of_the_day_has_it(
    done: list[tuple[str, datetime]],
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        keep(folder, WALK)
        backups = Backups(folder)
        for number, (what, wall) in enumerate(done):
            act(folder, {**CHANGES, **NO_CHANGES}[what], number)
            backups.make_if_changed(wall)
            copy = best_first(backups.all(), wall.date())[0]
            assert is_copied(folder / DATABASE_NAME, backups.path(copy))
            assert backups.make_if_changed(wall) is None


def test_a_database_that_is_gone_is_no_copy_of_anything(folder: Path) -> None:
    copy = latest(folder)
    (folder / DATABASE_NAME).unlink()
    assert not is_copied(folder / DATABASE_NAME, copy)
    with pytest.raises(StoreError):
        Backups(folder).make_if_changed(NOON)
