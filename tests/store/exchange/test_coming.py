"""Imports: what becomes of each line, all of it or nothing, and the way back."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from retrotimer.core.checklist import AskDoctor, DoctorCheck, ask_doctor
from retrotimer.core.errors import BusyError, ChangedElsewhereError, StoreError
from retrotimer.core.exchange.forms import Progress
from retrotimer.core.exchange.lines import Why
from retrotimer.core.exchange.loop_form import LoopChoice
from retrotimer.core.exchange.planning import Act, ImportPlan
from retrotimer.core.records import Feedback, Outcome, WalkRecord
from retrotimer.core.settings import Settings
from retrotimer.store.database import Database, open_database
from retrotimer.store.exchange import beside
from retrotimer.store.exchange.coming import PAGE
from retrotimer.store.exchange.waiting import wait_for
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from tests.fakes import TODAY, a_moment, a_record
from tests.store.exchange.files import carry_out, exchange_on, export, import_, plan, state

YESTERDAY = TODAY - timedelta(days=1)
EARLIER = TODAY - timedelta(days=5)
Told = dict[str, Any]


@pytest.fixture
def here(empty: Database) -> SqliteHistory:
    """The history that is imported into."""
    return SqliteHistory(empty, lambda: a_moment(hour=11).utc)


@pytest.fixture
def file(database: Database, history: SqliteHistory, tmp_path: Path) -> Callable[..., Path]:
    """Writes walks of another machine into a file, as it would export them."""

    def write(*walks: WalkRecord, change: Callable[[Told], object] | None = None) -> Path:
        for walk in walks:
            history.save(walk)
        path = tmp_path / "there.json"
        export(database, path)
        if change is not None:
            told = json.loads(path.read_text("utf-8"))
            change(told)
            path.write_text(json.dumps(told), "utf-8")
        return path

    return write


File = Callable[..., Path]


def of_walks(found: ImportPlan) -> list[tuple[Act, Why | None, tuple[str, ...]]]:
    """What would become of the lines that are about walks."""
    return [(one.act, one.why, one.fields) for one in found.lines if isinstance(one.item, WalkRecord)]


def test_what_is_not_here_is_added_and_undone_and_added_again(
    empty: Database, here: SqliteHistory, file: File
) -> None:
    walk = a_record(YESTERDAY)
    path, before = file(walk), state(empty)
    assert of_walks(plan(empty, path)) == [(Act.ADDED, None, ())]
    assert state(empty) == before, "a plan changes nothing"
    done = import_(empty, path)
    assert here.find(walk.id) == walk
    carry_out(done.take_back())
    assert here.find(walk.id) is None
    assert here.count() == 0
    carry_out(done.write_again())
    assert here.find(walk.id) == walk


def test_another_version_of_the_same_walk_takes_its_place(
    empty: Database, here: SqliteHistory, file: File
) -> None:
    old = a_record(YESTERDAY)
    here.save(old)
    new = replace(old, feedback=Feedback(note="the park"), corrected=a_moment(hour=8).utc)
    path, before = file(new), state(empty)
    assert of_walks(plan(empty, path)) == [(Act.CHANGED, None, ("note", "corrected_utc"))]
    done = import_(empty, path)
    assert here.find(old.id) == new
    carry_out(done.take_back())
    assert state(empty) == before
    carry_out(done.write_again())
    assert here.find(old.id) == new


def test_what_was_corrected_here_later_stays(empty: Database, here: SqliteHistory, file: File) -> None:
    old = a_record(YESTERDAY)
    here.save(replace(old, walked=replace(old.walked, backward=720.0), corrected=a_moment(hour=8).utc))
    path = file(old)
    assert of_walks(plan(empty, path)) == [
        (Act.SKIPPED, Why.CORRECTED_HERE, ("walked_backward", "corrected_utc"))
    ]


def test_what_was_deleted_here_comes_back_and_the_plan_says_so(
    empty: Database, here: SqliteHistory, file: File
) -> None:
    walk = a_record(YESTERDAY)
    here.save(walk)
    here.remove(walk.id)
    path, before = file(walk), state(empty)
    assert of_walks(plan(empty, path)) == [(Act.ADDED, Why.COMES_BACK, ())]
    done = import_(empty, path)
    assert here.find(walk.id) == walk
    carry_out(done.take_back())
    assert state(empty) == before


def test_a_walk_that_began_at_the_same_instant_is_the_same(
    empty: Database, here: SqliteHistory, file: File
) -> None:
    here.save(a_record(YESTERDAY))
    path = file(a_record(YESTERDAY, 12))
    assert of_walks(plan(empty, path)) == [(Act.SKIPPED, Why.SAME_START, ())]


def test_two_of_one_instant_that_a_table_does_not_tell_apart_are_one(empty: Database, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"date,time,minutes,kind\n{YESTERDAY},07:30,12,walk\n{YESTERDAY},07:30,11,run\n", "utf-8")
    assert of_walks(plan(empty, path)) == [(Act.ADDED, None, ()), (Act.SKIPPED, Why.SAME_START, ())]


def test_two_walks_of_one_instant_that_the_file_tells_apart_are_two(
    empty: Database, here: SqliteHistory, file: File
) -> None:
    one, two = a_record(YESTERDAY), a_record(YESTERDAY, 12)
    here.save(one)
    path = file(one, two)
    assert sorted(of_walks(plan(empty, path)), key=str) == [
        (Act.ADDED, None, ()), (Act.SKIPPED, Why.SAME, ()),
    ]  # fmt: skip


def test_the_same_identity_twice_in_a_file_is_taken_once(
    empty: Database, here: SqliteHistory, file: File
) -> None:
    walk = a_record(YESTERDAY)

    def twice(told: Told) -> None:
        told["walks"] += [dict(told["walks"][0]), {**told["walks"][0], "note": "another"}]

    path = file(walk, change=twice)
    assert of_walks(plan(empty, path)) == [
        (Act.ADDED, None, ()), (Act.SKIPPED, Why.TWICE, ()), (Act.REFUSED, Why.TWICE_OTHERWISE, ()),
    ]  # fmt: skip
    import_(empty, path)
    assert here.find(walk.id) == walk


def test_a_walk_that_is_under_way_here_is_left_alone(
    empty: Database, here: SqliteHistory, file: File
) -> None:
    walk = a_record(YESTERDAY)
    here.save(replace(walk, outcome=Outcome.UNDERWAY))
    assert of_walks(plan(empty, file(walk))) == [(Act.REFUSED, Why.UNDERWAY, ())]


def test_other_things_are_brought_along_and_taken_back(
    database: Database, history: SqliteHistory, empty: Database, here: SqliteHistory, file: File
) -> None:
    history.note_other_exercise(YESTERDAY, "swimming")
    history.note_other_exercise(EARLIER, "rowing")
    history.confirm_doctor(DoctorCheck(EARLIER, a_moment(EARLIER).utc))
    SqliteSettings(database).save(Settings(minutes=14, week_goal=3))
    here.note_other_exercise(YESTERDAY, "cycling")
    SqliteSettings(empty).save(Settings(minutes=11))
    path, before = file(), state(empty)
    found = plan(empty, path)
    assert [(one.act, one.fields) for one in found.lines] == [
        (Act.CHANGED, ("minutes", "week_goal")), (Act.ADDED, ()), (Act.ADDED, ()), (Act.CHANGED, ("note",)),
    ]  # fmt: skip
    done = import_(empty, path)
    assert (here.other_exercise(YESTERDAY), here.other_exercise(EARLIER)) == ("swimming", "rowing")
    assert here.doctor_check() == history.doctor_check()
    assert SqliteSettings(empty).load() == Settings(minutes=14, week_goal=3)
    carry_out(done.take_back())
    assert state(empty) == before
    carry_out(done.write_again())
    assert here.other_exercise(YESTERDAY) == "swimming"


@pytest.mark.parametrize(("ours", "stays"), [(None, 8), (7, 8), (9, 9)])
def test_of_two_urgent_signs_the_later_stays_so_that_no_file_brings_a_check_that_does_not_hold(
    history: SqliteHistory, empty: Database, here: SqliteHistory, file: File, ours: int | None, stays: int
) -> None:
    history.confirm_doctor(DoctorCheck(EARLIER, a_moment(EARLIER).utc))
    history.keep_urgent_sign(a_moment(hour=8).utc)
    if ours is not None:
        here.keep_urgent_sign(a_moment(hour=ours).utc)
    path, before = file(), state(empty)
    done = import_(empty, path)
    assert here.last_urgent_sign() == a_moment(hour=stays).utc
    check = here.doctor_check()
    assert ask_doctor(check, TODAY, urgent_sign=here.last_urgent_sign()) is AskDoctor.URGENT_SIGN
    carry_out(done.take_back())
    assert state(empty) == before


def test_a_sign_that_is_told_after_the_plan_stays(
    history: SqliteHistory, empty: Database, here: SqliteHistory, file: File
) -> None:
    history.keep_urgent_sign(a_moment(hour=8).utc)
    found = plan(empty, file())
    here.keep_urgent_sign(a_moment(hour=9).utc)
    carry_out(exchange_on(empty).write(found))
    assert here.last_urgent_sign() == a_moment(hour=9).utc


def test_a_setting_that_was_chosen_after_an_import_outlives_its_undoing(
    database: Database, empty: Database, file: File
) -> None:
    SqliteSettings(database).save(Settings(minutes=14, week_goal=3))
    done = import_(empty, file())
    SqliteSettings(empty).save(Settings(minutes=15, week_goal=3))
    carry_out(done.take_back())
    assert SqliteSettings(empty).load() == Settings(minutes=15)


@pytest.mark.parametrize("way", ["changed", "added"])
def test_what_another_program_did_after_the_plan_is_not_written_over(
    empty: Database, here: SqliteHistory, file: File, way: str
) -> None:
    walk = a_record(YESTERDAY)
    others = [a_record(YESTERDAY - timedelta(days=n)) for n in range(1, PAGE + 8)]
    if way == "changed":
        here.save(walk)
    path = file(*others, replace(walk, feedback=Feedback(note="theirs")))
    found = plan(empty, path)
    here.save(walk)
    here.give_feedback(walk.id, Feedback(note="ours"))
    before = state(empty)
    with pytest.raises(ChangedElsewhereError):
        carry_out(exchange_on(empty).write(found))
    assert state(empty) == before


def test_an_undoing_that_would_lose_a_later_change_is_refused(
    empty: Database, here: SqliteHistory, file: File
) -> None:
    walk = a_record(YESTERDAY)
    here.save(walk)
    done = import_(empty, file(a_record(EARLIER), replace(walk, feedback=Feedback(note="theirs"))))
    here.give_feedback(walk.id, Feedback(note="said since"))
    before = state(empty)
    with pytest.raises(ChangedElsewhereError):
        carry_out(done.take_back())
    assert state(empty) == before


def test_an_import_that_is_given_up_leaves_nothing(empty: Database, here: SqliteHistory, file: File) -> None:
    path = file(*(a_record(YESTERDAY - timedelta(days=n)) for n in range(2 * PAGE + 1)))
    before = state(empty)
    steps = exchange_on(empty).write(plan(empty, path))
    next(steps)
    next(steps)
    steps.close()
    assert state(empty) == before
    here.save(a_record(EARLIER))  # nothing is locked any more


def test_while_another_program_writes_an_import_waits_and_then_says_so(
    empty: Database, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_TRIES", 3)
    found = plan(empty, file(a_record(YESTERDAY)))
    other = open_database(empty.path.parent)
    with other.writing(), pytest.raises(BusyError):
        carry_out(exchange_on(empty).write(found))
    other.close()
    carry_out(exchange_on(empty).write(found))


def test_a_failure_at_the_very_end_leaves_nothing(
    empty: Database, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, before = plan(empty, file(a_record(YESTERDAY))), state(empty)

    def fails(_call: Callable[[], object], progress: Progress) -> object:
        def call() -> None:
            raise sqlite3.OperationalError("disk I/O error")

        return wait_for(call, progress)

    monkeypatch.setattr(beside, "wait_for", fails)
    with pytest.raises(StoreError):
        carry_out(exchange_on(empty).write(found))
    assert state(empty) == before


def test_a_tick_in_loop_is_a_walk_where_the_day_has_none(
    empty: Database, here: SqliteHistory, tmp_path: Path
) -> None:
    here.save(a_record(YESTERDAY, hour=7))
    path = tmp_path / "Checkmarks.csv"
    days = [YESTERDAY, EARLIER, EARLIER, EARLIER - timedelta(days=1)]
    marks = ["YES_MANUAL", "YES_MANUAL", "YES_MANUAL", "NO"]
    rows = "".join(f"{day.isoformat()},UNKNOWN,{mark},\n" for day, mark in zip(days, marks, strict=True))
    path.write_text(f"Date,Read,Walk backwards,\n{rows}", "utf-8")
    found = plan(empty, path)
    assert found.loop is not None
    assert (found.loop.names, found.loop.chosen) == (
        ("Read", "Walk backwards"), LoopChoice("Walk backwards", 10),
    )  # fmt: skip
    assert [(one.act, one.why) for one in found.lines] == [
        (Act.SKIPPED, Why.DAY_TAKEN), (Act.ADDED, None),
        (Act.SKIPPED, Why.TWICE), (Act.SKIPPED, Why.NOT_DONE),
    ]  # fmt: skip
    import_(empty, path)
    (walk,) = here.walks_on(EARLIER)
    assert (walk.walked.backward, walk.timed) == (600.0, None)
    assert plan(empty, path).counts == {Act.SKIPPED: 4}
    assert plan(empty, path, LoopChoice("Read")).counts == {Act.SKIPPED: 4}
