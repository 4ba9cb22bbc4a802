"""What could be read of a damaged file is held against a sound backup, walk by walk."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.core.pain import Pain
from retrotimer.core.records import Effort, Feedback, WalkRecord
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.merging import merge
from tests.fakes import TODAY, a_record, an_id
from tests.faults.damage import rows_in
from tests.store.keeping import NOON, keep

WALK = replace(a_record(TODAY, 12, walk=an_id(1)), feedback=Feedback(note="in the park"))
LATER = timedelta(days=2)


def told(pain: Pain, effort: Effort | None = None, note: str = "in the park") -> WalkRecord:
    return replace(WALK, feedback=Feedback(pain, effort, note))


@pytest.mark.parametrize(
    ("read", "taken"),
    [
        (replace(WALK, written=WALK.written + LATER), False),
        (told(Pain(0)), False),
        (told(Pain(None, 0)), False),
        (told(Pain(), note="in the qark"), False),
        (replace(WALK, corrected=WALK.written + LATER, walked=replace(WALK.walked, backward=660.0)), True),
        (told(Pain(3)), True),
        (told(Pain(0, 0)), True),
        (told(Pain(0), Effort.TALK), True),
        (told(Pain(), Effort.SING), True),
    ],
    ids=[
        "another instant alone",
        "one zero",
        "one zero of the knee",
        "another letter",
        "a correction",
        "a pain",
        "two zeroes",
        "a zero and an effort",
        "an effort",
    ],
)
def test_what_one_damaged_byte_can_make_is_not_what_was_told_later(
    tmp_path: Path, read: WalkRecord, *, taken: bool
) -> None:
    keep(tmp_path / "backup", WALK)
    keep(tmp_path / "read", read)
    before, theirs = rows_in(tmp_path / "backup"), rows_in(tmp_path / "read")
    assert before != theirs
    bring_together(tmp_path)
    assert rows_in(tmp_path / "backup") == (theirs if taken else before)


@pytest.mark.parametrize("taken_out", [False, True])
def test_a_removal_is_believed_once(tmp_path: Path, *, taken_out: bool) -> None:
    """A walk that was taken out already is not taken out at another instant."""
    for name, at in (("backup", NOON), ("read", NOON + LATER)):
        keep(tmp_path / name, WALK)
        if name == "read" or taken_out:
            with closing(open_database(tmp_path / name)) as database:
                SqliteHistory(database, lambda at=at: at).remove(WALK.id)  # type: ignore[misc]
    bring_together(tmp_path)
    (row,) = rows_in(tmp_path / "backup").values()
    assert str(row["removed_utc"])[:10] == ("2026-11-17" if taken_out else "2026-11-19")


def bring_together(place: Path) -> None:
    with (
        closing(open_database(place / "backup")) as backup,
        closing(open_database(place / "read")) as read,
        backup.reading() as target,
        read.reading() as source,
    ):
        merge(target, source, removing=True, doubted=True)
