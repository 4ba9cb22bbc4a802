"""What is read of a damaged file; `python -m tests.faults` tries far more places than these."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.plan import PlanChoice, make_plan
from retrotimer.core.records import Feedback, Outcome, Timed, WalkRecord
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.pages import Value, pages_of
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.rows import Row, row_of
from retrotimer.store.salvage import is_believable, salvage
from retrotimer.store.settings import SqliteSettings
from tests.fakes import TODAY, a_clearance, a_record, an_id
from tests.faults.damage import Fault, a_file, judge
from tests.store.keeping import NOON, ids, keep, some_walks, walks

FILE, ROWS = a_file(60)
PAGE = 4096
PAGES = len(FILE) // PAGE


@pytest.mark.parametrize(
    ("fault", "least"),
    [
        (Fault("flip", 0), 60),  # "SQLite format 3" begins otherwise
        (Fault("flip", 1000), 60),  # free room, or the schema's words
        (Fault("flip", PAGE + 100), 59),  # an index
        (Fault("flip", len(FILE) - PAGE - 500), 59),  # a walk
        (Fault("page", 0), 60),  # the page that leads to all others
        (Fault("page", 8 * PAGE), 60),  # the page that leads to the walks
        (Fault("page", len(FILE) - 2 * PAGE), 40),  # walks
        (Fault("cut", len(FILE) - PAGE), 50),  # the last walks
        (Fault("cut", 100), 0),  # nothing but the header is left
        (Fault("cut", 0), 0),  # nothing at all
    ],
    ids=lambda value: f"{value.kind}-{value.at}" if isinstance(value, Fault) else "",
)
def test_what_survives_is_as_it_was(fault: Fault, least: int) -> None:
    outcome = judge(fault.of(FILE), ROWS)
    assert outcome.invented == 0
    assert outcome.back + outcome.retold >= least
    assert fault.kind == "flip" or outcome.retold == 0


def test_a_plan_that_contradicts_what_was_walked_is_not_believed() -> None:
    """Ten seconds to get ready were walked: no plan of 42 can have been."""
    row = in_the_file(a_record())
    assert is_believable(row)
    assert not is_believable({**row, "planned_get_ready": 42})


def in_the_file(record: WalkRecord) -> dict[str, Value]:
    """A session as a page holds it."""
    values: dict[str, Any] = {**row_of(record), "removed_utc": None}
    return values


@given(
    st.builds(
        PlanChoice,
        minutes=st.integers(10, 15),
        get_ready=st.integers(0, 60),
        warm_up=st.integers(0, 10),
        cool_down=st.integers(0, 10),
        easy_start=st.booleans(),
    ),
    st.floats(0.0, 1.0),
)
def test_whatever_the_timer_writes_is_believed(choice: PlanChoice, share: float) -> None:
    plan = make_plan(choice)
    outcome = Outcome.FINISHED if share == 1.0 else Outcome.UNDERWAY
    walked = plan.walked(share * plan.seconds)
    timed = Timed(choice, a_clearance())
    record = replace(a_record(), timed=timed, walked=walked, outcome=outcome)
    assert is_believable(in_the_file(record))


def test_the_faults_hit_what_they_are_meant_to() -> None:
    kinds = [page[100 if number == 1 else 0] for number, page in pages_of(FILE).pages.items()]
    assert kinds[8] == 5, "the page that leads to the walks lies elsewhere by now"
    assert kinds[-2] == 13, "the walks lie elsewhere by now"


def test_the_pages_tell_the_same_as_sqlite() -> None:
    names = next(iter(ROWS.values())).keys()
    found = {str(row[0]): len(row) for row in pages_of(FILE).rows() if len(row) == len(names)}
    assert found.keys() == ROWS.keys()


def test_a_sound_file_comes_back_whole_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    folder, place = tmp_path / "data", tmp_path / "place"
    long = replace(a_record(), feedback=Feedback(note="ä" * 2000))  # it goes on on another page
    keep(folder, *some_walks(5), long)
    database = open_database(folder)
    SqliteHistory(database, lambda: NOON).note_other_exercise(TODAY, "swimming")
    SqliteHistory(database, lambda: NOON).remove(long.id)
    SqliteSettings(database).keep_asked(TODAY)
    database.close()
    place.mkdir()
    before = (folder / DATABASE_NAME).read_bytes()
    assert salvage(folder / DATABASE_NAME, place) == 5  # and one that was removed, which nobody sees
    assert (folder / DATABASE_NAME).read_bytes() == before
    assert walks(place) == walks(folder)
    after = open_database(place)
    assert SqliteHistory(after, lambda: NOON).other_exercise(TODAY) == "swimming"
    assert SqliteSettings(after).asked_on() == TODAY
    after.close()
    pages = pages_of(before)
    assert str(long.id) in {str(row[0]) for row in pages.rows()}


@pytest.mark.parametrize("broken", [False, True])
def test_the_log_is_read_too(tmp_path: Path, *, broken: bool) -> None:
    """The files as they lie there after the power went; if `broken`, with the first page in ruins."""
    folder, left, place = tmp_path / "data", tmp_path / "left", tmp_path / "place"
    records = some_walks(20)
    keep(folder, *records[:10])
    database = open_database(folder)
    for record in records[10:]:
        SqliteHistory(database, lambda: NOON).save(record)
    shutil.copytree(folder, left)
    database.close()
    if broken:
        for ending in ("", "-wal"):
            content = bytearray((left / f"{DATABASE_NAME}{ending}").read_bytes())
            content[:16] = bytes(16) if not ending else content[:16]
            (left / f"{DATABASE_NAME}{ending}").write_bytes(content)
    place.mkdir()
    assert salvage(left / DATABASE_NAME, place) == 20
    assert walks(place).keys() == ids(records)


@pytest.mark.parametrize("schema", [1, 2])
def test_a_database_of_an_older_schema(tmp_path: Path, schema: int) -> None:
    old = Path(__file__).with_name("old") / f"schema-{schema}.db"
    with closing(sqlite3.connect(old)) as connection:
        (number,) = connection.execute("SELECT count(*) FROM session").fetchone()
    salvage(old, tmp_path)
    assert len(walks(tmp_path)) == number > 0


def test_noise_yields_nothing(tmp_path: Path) -> None:
    (tmp_path / "noise.db").write_bytes(os.urandom(3 * PAGE))
    place = tmp_path / "place"
    place.mkdir()
    assert salvage(tmp_path / "noise.db", place) == 0


# Which rows are believed.


def a_row() -> Row:
    return {**row_of(a_record(walk=an_id(1))), "removed_utc": None}


def test_a_row_as_we_write_it_is_believed() -> None:
    assert is_believable(a_row())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "00000000-0000-0000-0000-00000000000G"),
        ("id", "00000000-0000-0000-0000-0000000000AB"),  # we write small letters
        ("local_date", "2026-11-19"),
        ("started_utc", "2026-11-19T08:00:00.000Z"),
        ("started_utc", "2026-11-17T08:00:00Z"),
        ("mode", "wall"),
        ("walked_backward", 599.0),
        ("walked_backward", 600.0000001),
        ("walked_backward", None),
        ("planned_backward", 660),
        ("outcome", "finisheD"),
        ("removed_utc", "yesterday"),
        ("zone", "Europe/Berl\udcff"),
        ("note", "x" * 2001),
        ("back_pain_after", 11),
    ],
)
def test_a_row_that_does_not_fit_together_is_not(name: str, value: object) -> None:
    assert not is_believable({**a_row(), name: value})  # type: ignore[dict-item]


def test_of_two_rows_with_one_id_neither_is_believed(tmp_path: Path) -> None:
    """One of them is another walk whose id was damaged; nobody knows which."""
    records = some_walks(2)
    keep(tmp_path, *records)
    path = tmp_path / DATABASE_NAME
    one, other = (str(record.id).encode() for record in records)
    path.write_bytes(path.read_bytes().replace(one, other))
    place = tmp_path / "place"
    place.mkdir()
    salvage(path, place)
    assert walks(place) == {}


def test_minutes_that_the_index_contradicts_are_not_believed(tmp_path: Path) -> None:
    """One bit of a stopped walk's minutes, changed so that the row still makes sense."""
    walk = next(str(row["id"]) for row in ROWS.values() if row["walked_backward"] == 4.25 * 60)
    row = FILE.rindex(walk.encode())  # its id is in an index, too, which lies before it
    place = FILE.index((255).to_bytes(2, "big"), row + 36)
    path = tmp_path / DATABASE_NAME
    path.write_bytes(FILE[:place] + (251).to_bytes(2, "big") + FILE[place + 2 :])
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT walked_backward FROM session NOT INDEXED WHERE id = ?"
        assert connection.execute(query, (walk,)).fetchone() == (251.0,)
    made = tmp_path / "place"
    made.mkdir()
    salvage(path, made)
    assert walks(made).keys() == ROWS.keys() - {walk}
