"""What is changed by hand: written once, undone, done again; and what a disk or another program can spoil."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.control.edits import MOST_STEPS, Edits
from retrotimer.core.days import stamp
from retrotimer.core.entries import Change, Entry, entry_of
from retrotimer.core.errors import BusyError, ChangedElsewhereError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import LONGEST_NOTE, Feedback, WalkRecord
from retrotimer.core.typed import EntryError, Wrong
from retrotimer.store.database import Database, open_database
from retrotimer.store.history import SqliteHistory
from tests.control.failing import FailingHistory
from tests.fakes import TODAY, FakeClock, a_moment, a_record, heard

YESTERDAY = TODAY - timedelta(days=1)
BUSY = BusyError("here", "locked")

pytestmark = pytest.mark.usefixtures("qapp")


def an_entry(
    day: date = YESTERDAY, hour: int = 8, minutes: float = 12, *, mode: Mode = Mode.WALK, note: str = ""
) -> Entry:
    return Entry(day, time(hour, 30), mode, minutes * 60.0, note)


@pytest.fixture
def failing(history: SqliteHistory) -> FailingHistory:
    return FailingHistory(history)


@pytest.fixture
def edits(clock: FakeClock, failing: FailingHistory) -> Edits:
    return Edits(clock, failing, lambda: 0)


@pytest.fixture
def walk(history: SqliteHistory) -> WalkRecord:
    """A walk of yesterday that the timer ran."""
    record = replace(
        a_record(YESTERDAY, 7.4), pain_before=Pain(4), feedback=Feedback(Pain(3), note="the park")
    )
    history.save(record)
    return record


def state(history: SqliteHistory) -> object:
    """All that a person could see of these days."""
    days = [TODAY - timedelta(days=number) for number in range(8)]
    return [(day, history.walks_on(day), history.other_exercise(day)) for day in days]


def add(edits: Edits, _walk: WalkRecord) -> bool:
    return edits.add(an_entry(note="with Ada"))


def correct(edits: Edits, walk: WalkRecord) -> bool:
    return edits.correct(walk, replace(entry_of(walk), seconds=900.0, day=TODAY - timedelta(days=2)))


def remove(edits: Edits, walk: WalkRecord) -> bool:
    return edits.remove(walk)


def note(edits: Edits, _walk: WalkRecord) -> bool:
    return edits.note_other(YESTERDAY, "", "swimming")


MADE = {Change.ADDED: add, Change.CORRECTED: correct, Change.REMOVED: remove, Change.OTHER_NOTED: note}
Make = Callable[[Edits, WalkRecord], bool]


@pytest.fixture(params=list(MADE.items()), ids=lambda one: one[0].value)
def made(request: pytest.FixtureRequest) -> tuple[Change, Make]:
    """A kind of change, and how it is made."""
    change, make = request.param
    return change, make


def test_a_change_is_written_undone_and_done_again(
    edits: Edits, history: SqliteHistory, walk: WalkRecord, made: tuple[Change, Make]
) -> None:
    change, make = made
    edited, back, steps = heard(edits.edited), heard(edits.taken_back), heard(edits.steps_changed)
    before = state(history)
    assert make(edits, walk)
    after = state(history)
    assert after != before
    assert [edit.change for edit in edited] == [change]
    assert edits.to_undo is edited[0]
    assert edits.to_redo is None
    edits.undo()
    assert state(history) == before
    assert back == edited
    assert (edits.to_undo, edits.to_redo) == (None, edited[0])
    edits.redo()
    assert state(history) == after
    assert len(edited) == 2
    assert (edits.to_undo, edits.to_redo) == (edited[0], None)
    assert len(steps) == 3


def test_a_change_that_cannot_be_written_is_no_step(
    edits: Edits,
    failing: FailingHistory,
    history: SqliteHistory,
    walk: WalkRecord,
    made: tuple[Change, Make],
) -> None:
    _, make = made
    failed, edited = heard(edits.failed), heard(edits.edited)
    before = state(history)
    failing.fails_with = BUSY
    assert not make(edits, walk)
    failing.fails_with = None
    assert failed == [BUSY]
    assert edited == []
    assert edits.to_undo is None
    assert state(history) == before
    edits.undo()
    edits.redo()
    assert state(history) == before


def test_an_undo_that_cannot_be_written_can_be_tried_again(
    edits: Edits,
    failing: FailingHistory,
    history: SqliteHistory,
    walk: WalkRecord,
    made: tuple[Change, Make],
) -> None:
    _, make = made
    failed, back = heard(edits.failed), heard(edits.taken_back)
    before = state(history)
    make(edits, walk)
    after = state(history)
    failing.fails_with = BUSY
    edits.undo()
    failing.fails_with = None
    assert failed == [BUSY]
    assert back == []
    assert state(history) == after
    edits.undo()
    assert state(history) == before
    failing.fails_with = BUSY
    edits.redo()
    failing.fails_with = None
    assert len(failed) == 2
    assert state(history) == before
    edits.redo()
    assert state(history) == after


def test_a_new_change_ends_what_could_be_done_again(
    edits: Edits, history: SqliteHistory, walk: WalkRecord
) -> None:
    remove(edits, walk)
    edits.undo()
    note(edits, walk)
    assert edits.to_redo is None
    edits.redo()
    assert history.walks_on(YESTERDAY) == [walk]


def test_a_walk_that_was_moved_is_shown_where_it_is(edits: Edits, walk: WalkRecord) -> None:
    edited, back = heard(edits.edited), heard(edits.taken_back)
    correct(edits, walk)
    edits.undo()
    assert edited[0].day == TODAY - timedelta(days=2)
    assert back[0].day_before == YESTERDAY


def test_what_is_not_touched_stays_to_the_last_digit(
    edits: Edits, history: SqliteHistory, walk: WalkRecord
) -> None:
    assert edits.correct(walk, replace(entry_of(walk), note="the lake"))
    (now,) = history.walks_on(YESTERDAY)
    assert now == replace(walk, feedback=replace(walk.feedback, note="the lake"))
    assert now.corrected is None


def test_a_correction_of_nothing_is_no_step(edits: Edits, walk: WalkRecord) -> None:
    edited = heard(edits.edited)
    assert edits.correct(walk, entry_of(walk))
    assert edits.note_other(YESTERDAY, "swimming", " swimming ")
    assert edited == []
    assert edits.to_undo is None


def test_a_corrected_figure_is_marked_and_an_undo_takes_the_mark_away(
    edits: Edits, history: SqliteHistory, walk: WalkRecord, clock: FakeClock
) -> None:
    edits.correct(walk, replace(entry_of(walk), seconds=600.0))
    (now,) = history.walks_on(YESTERDAY)
    assert now.corrected == clock.read().utc
    assert now.started == walk.started
    edits.undo()
    assert history.walks_on(YESTERDAY) == [walk]


def test_a_walk_that_was_changed_elsewhere_is_not_overwritten(
    edits: Edits, history: SqliteHistory, walk: WalkRecord
) -> None:
    failed = heard(edits.failed)
    history.give_feedback(walk.id, Feedback(Pain(9), note="said elsewhere"))
    before = state(history)
    assert not correct(edits, walk)
    assert [type(error) for error in failed] == [ChangedElsewhereError]
    assert state(history) == before


def test_a_correction_that_was_changed_elsewhere_no_longer_bars_the_way_back(
    edits: Edits, history: SqliteHistory, walk: WalkRecord
) -> None:
    note(edits, walk)
    correct(edits, walk)
    failed, steps = heard(edits.failed), heard(edits.steps_changed)
    history.give_feedback(walk.id, Feedback(Pain(9), note="said elsewhere"))
    edits.undo()
    assert [type(error) for error in failed] == [ChangedElsewhereError]
    assert len(steps) == 1
    assert edits.to_undo is not None
    assert edits.to_undo.change is Change.OTHER_NOTED
    assert edits.to_redo is None
    (now,) = history.walks_on(TODAY - timedelta(days=2))
    assert now.feedback.note == "said elsewhere"
    edits.undo()
    assert history.other_exercise(YESTERDAY) == ""


def test_a_redo_of_what_was_changed_elsewhere_is_dropped_too(
    edits: Edits, history: SqliteHistory, walk: WalkRecord
) -> None:
    correct(edits, walk)
    edits.undo()
    history.give_feedback(walk.id, Feedback(Pain(9)))
    before = state(history)
    edits.redo()
    assert state(history) == before
    assert (edits.to_undo, edits.to_redo) == (None, None)


def test_other_exercise_that_was_noted_elsewhere_is_not_overwritten(
    edits: Edits, history: SqliteHistory
) -> None:
    failed = heard(edits.failed)
    history.note_other_exercise(YESTERDAY, "noted elsewhere")
    assert not edits.note_other(YESTERDAY, "", "swimming")
    assert [type(error) for error in failed] == [ChangedElsewhereError]
    assert history.other_exercise(YESTERDAY) == "noted elsewhere"


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (an_entry(TODAY, hour=10), Wrong.FUTURE),
        (an_entry(TODAY + timedelta(days=1)), Wrong.FUTURE),
        (an_entry(date.max, hour=0), Wrong.FUTURE),
        (an_entry(date(1899, 12, 31)), Wrong.TOO_EARLY),
        (an_entry(minutes=0), Wrong.TOO_FEW_MINUTES),
        (an_entry(minutes=999_999), Wrong.TOO_MANY_MINUTES),
        (an_entry(note="x" * (LONGEST_NOTE + 1)), Wrong.NOTE_TOO_LONG),
        (an_entry(note="x" * 1_000_000), Wrong.NOTE_TOO_LONG),
        (an_entry(note="\0"), Wrong.NOTE_UNREADABLE),
    ],
    ids=lambda value: value.value if isinstance(value, Wrong) else "",
)
def test_what_cannot_be_kept_is_refused_with_its_reason(
    edits: Edits, history: SqliteHistory, walk: WalkRecord, entry: Entry, why: Wrong
) -> None:
    before = state(history)
    with pytest.raises(EntryError) as adding:
        edits.add(entry)
    with pytest.raises(EntryError) as correcting:
        edits.correct(walk, entry)
    assert (adding.value.wrong, correcting.value.wrong) == (why, why)
    assert state(history) == before
    assert edits.to_undo is None


def test_words_on_other_exercise_that_are_too_long_are_refused(edits: Edits) -> None:
    with pytest.raises(EntryError) as refused:
        edits.note_other(YESTERDAY, "", "x" * 1_000_000)
    assert refused.value.wrong is Wrong.NOTE_TOO_LONG


def test_only_so_many_steps_are_kept(edits: Edits, history: SqliteHistory) -> None:
    words = ["", *(f"exercise {number}" for number in range(MOST_STEPS + 5))]
    for before, after in pairwise(words):
        edits.note_other(YESTERDAY, before, after)
    while edits.to_undo is not None:
        edits.undo()
    assert history.other_exercise(YESTERDAY) == "exercise 4"


Wish = tuple[str, int, int]
wishes = st.lists(
    st.tuples(
        st.sampled_from(["add", "correct", "remove", "note", "undo", "redo"]),
        st.integers(0, 6),
        st.integers(1, 20),
    ),
    max_size=25,
)


def do(edits: Edits, history: SqliteHistory, wish: Wish) -> None:
    """One wish of a person who picks a day, and the first walk on it."""
    what, back, size = wish
    day = TODAY - timedelta(days=back + 1)
    walks = history.walks_on(day)
    if what == "add":
        edits.add(an_entry(day, minutes=size, note="x" * size))
    elif what == "note":
        edits.note_other(day, history.other_exercise(day), "y" * (size - 1))
    elif what in {"undo", "redo"}:
        getattr(edits, what)()
    elif walks and what == "remove":
        edits.remove(walks[0])
    elif walks:
        mode = Mode.RUN if size % 2 else Mode.WALK
        other_day = (
            day - timedelta(days=size % 3) if day - timedelta(days=2) > TODAY - timedelta(days=8) else day
        )
        edits.correct(walks[0], an_entry(other_day, size % 24, size, mode=mode, note="z" * size))


def opened(folder: Path) -> tuple[Database, SqliteHistory, Edits]:
    """A history of its own, and edits of it."""
    clock = FakeClock()
    database = open_database(folder)
    with database.reading() as connection:
        connection.execute("PRAGMA synchronous = OFF")
    history = SqliteHistory(database, lambda: clock.read().utc)
    return database, history, Edits(clock, history, lambda: 0)


@given(wishes)
def test_whatever_was_done_can_all_be_undone_and_all_be_done_again(wished: list[Wish]) -> None:
    with TemporaryDirectory() as folder:
        database, history, edits = opened(Path(folder))
        for number in range(3):
            history.save(a_record(TODAY - timedelta(days=2 * number + 1), 10.5, hour=7))
        start = state(history)
        failed = heard(edits.failed)
        for wish in wished:
            do(edits, history, wish)
        while edits.to_redo is not None:
            edits.redo()
        seen = [state(history)]
        while edits.to_undo is not None:
            edits.undo()
            seen.append(state(history))
        assert seen[-1] == start
        for expected in reversed(seen[:-1]):
            edits.redo()
            assert state(history) == expected
        assert edits.to_redo is None
        assert failed == []
        database.close()


@pytest.mark.parametrize(("then", "now"), [(0, 3), (3, 0), (0, 0), (3, 3)])
def test_ten_minutes_more_at_night_are_ten_minutes_whatever_hour_days_start_at_now(
    clock: FakeClock, history: SqliteHistory, then: int, now: int
) -> None:
    clock.jump_wall(-7 * 3600)  # two in the morning
    started = stamp(a_moment(hour=1, minute=30), then)
    walk = replace(a_record(), started=started)
    history.save(walk)
    entry = replace(entry_of(walk), at=time(1, 40))
    assert Edits(clock, history, lambda: now).correct(walk, entry)
    after = history.find(walk.id)
    assert after is not None
    assert after.started == replace(started, utc=started.utc + timedelta(minutes=10))
