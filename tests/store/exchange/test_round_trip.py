"""Nothing is lost on the way into a file and back."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrotimer.core.checklist import Clearance
from retrotimer.core.exchange import csv_form, json_form
from retrotimer.core.exchange.forms import ExportWish, Form
from retrotimer.core.exchange.lines import item_of
from retrotimer.core.exchange.planning import Act
from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.core.typed import readable
from retrotimer.store.database import Database
from retrotimer.store.exchange.entry_rows import ORDER, EntryRows
from retrotimer.store.exchange.leaving import _fields
from retrotimer.store.history import SqliteHistory
from retrotimer.store.rows import COLUMNS, record_of, row_of
from tests.core.exchange.reading import LATE, a_file, entries, entry_of, table
from tests.core.strategies import records
from tests.fakes import TODAY, a_moment
from tests.store.exchange.files import WORDS, carry_out, exchange_on, export, import_, plan, state


def kept(record: WalkRecord) -> WalkRecord:
    """A session as the fields of the app leave it: of an ended one, with a note of letters."""
    timed = record.timed and replace(record.timed, clearance=Clearance(TODAY, flat_open=True, buddy=False))
    said = replace(record.feedback, note=readable(record.feedback.note))
    return record_of(row_of(replace(record, timed=timed, feedback=said)))


ended = records().filter(lambda record: record.outcome is not Outcome.UNDERWAY).map(kept)


@settings(max_examples=25)
@given(st.lists(ended, min_size=1, max_size=3))
def test_every_session_comes_back_from_both_forms(walks: list[WalkRecord]) -> None:
    told = [_fields([row_of(walk)[name] for name in COLUMNS]) for walk in walks]
    assert [item_of(line.entry) for line in entries(a_file(walks=told), LATE)] == walks
    made = StringIO()
    rows = csv.writer(made)
    rows.writerow(csv_form.COLUMNS)
    rows.writerows(csv_form.row_of_cells({**one, "kind": one["mode"]}) for one in told)
    assert [item_of(line.entry) for line in table(made.getvalue(), LATE)] == walks
    assert json_form.entry(told[0])


def without_deleted(database: Database) -> list[list[tuple[object, ...]]]:
    sessions, *others = state(database)
    return [[row for row in sessions if row[-5] is None], *others]


def test_a_table_has_as_many_records_as_is_said(full: Database, tmp_path: Path) -> None:
    """The import of the same table told of one more: the sign that a doctor should see."""
    steps = exchange_on(full).export(str(tmp_path / "all.csv"), ExportWish(Form.CSV), WORDS)
    told = carry_out(steps).entries
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == told


@pytest.mark.parametrize("name", ["all.json", "all.csv"])
def test_everything_comes_back_into_an_empty_history(
    full: Database, empty: Database, tmp_path: Path, name: str
) -> None:
    export(full, tmp_path / name)
    import_(empty, tmp_path / name)
    there, here = without_deleted(full), without_deleted(empty)
    assert there[:3] == here[:3]
    signs = [SqliteHistory(one, lambda: a_moment().utc).last_urgent_sign() for one in (full, empty)]
    assert signs == [a_moment(TODAY - timedelta(days=1), hour=20).utc] * 2
    assert len(there[0]) == len(state(full)[0]) - 1
    again = Path("again").with_suffix(Path(name).suffix)
    export(empty, tmp_path / again, at=a_moment(hour=23))
    first, second = ((tmp_path / one).read_bytes() for one in (name, again))
    assert first == second, "byte for byte, whenever it is exported"


@settings(max_examples=25)
@given(st.lists(ended, min_size=1, max_size=3))
def test_a_row_is_what_the_history_itself_would_store(walks: list[WalkRecord]) -> None:
    rows = EntryRows()
    for entry, walk in zip(map(entry_of, walks), walks, strict=True):
        for _ in range(2):  # the second time from what was kept
            assert dict(zip(ORDER, rows.values_of(entry), strict=True)) == row_of(walk)
        assert entry.record() == walk


@pytest.mark.parametrize("name", ["all.json", "all.csv"])
def test_what_was_exported_here_changes_nothing_here(full: Database, tmp_path: Path, name: str) -> None:
    export(full, tmp_path / name)
    found = plan(full, tmp_path / name)
    assert {act for act, lines in found.counts.items() if lines} == {Act.SKIPPED}
    assert not found.does_anything
