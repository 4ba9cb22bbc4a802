import json
import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from retrotimer.console.status import FRESH_SECONDS, interrupted, running, status, tell_running
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode, PlanChoice, SegmentSeconds
from retrotimer.core.records import Outcome, Timed, WalkRecord
from retrotimer.core.settings import Course, Programme, Settings
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import LOCK_NAME
from retrotimer.store.refuge import refuge
from retrotimer.store.settings import SqliteSettings
from tests.console.conftest import Sit
from tests.fakes import TODAY, FakeClock, a_clearance, a_moment, a_record

LENGTH = 10 + 12 * 60


def an_open_walk(seconds: float, *, paused: bool = False, mode: Mode = Mode.WALK) -> WalkRecord:
    """A walk of twelve minutes that is under way, as its checkpoint at nine o'clock has it."""
    return replace(
        a_record(TODAY, 12, mode=mode),
        outcome=Outcome.UNDERWAY,
        walked=SegmentSeconds(get_ready=min(seconds, 10.0), backward=max(0.0, seconds - 10.0)),
        timed=Timed(PlanChoice(minutes=12, mode=mode), a_clearance()),
        written=a_moment().utc,
        paused=paused,
    )


@pytest.fixture
def window(folder: Path, kept: SqliteHistory) -> SingleInstance:
    """A window that has had the folder open since an hour before nine."""
    assert kept.first_day() is None
    instance = SingleInstance(folder, LOCK_NAME)
    assert instance.claim()
    opened(folder, a_moment().utc - timedelta(hours=1))
    return instance


def opened(folder: Path, at: datetime) -> None:
    """Let the folder have been taken at this instant."""
    os.utime(folder / LOCK_NAME, (at.timestamp(), at.timestamp()))


def test_how_things_stand(kept: SqliteHistory, sit: Sit) -> None:
    for days in (0, 1, 20):
        kept.save(a_record(TODAY - timedelta(days=days), 12))
    assert status(sit(), as_json=False).splitlines() == [
        "Today, Tuesday, 17 November 2026: 12 minutes, complete",
        "2 of 4 this week · 2 more, 5 days left",
        "Programme: 2 of 16 walks done. Done for today. Next: Week 1, walk 3 of 4.",
        "No walk is under way now.",
    ]


def test_how_things_stand_for_other_programs(kept: SqliteHistory, sit: Sit) -> None:
    kept.save(a_record(TODAY, 12))
    shape = json.loads(status(sit(), as_json=True))
    assert list(shape) == ["today", "goal", "week", "programme", "running", "interrupted"]
    assert (shape["today"], shape["goal"]) == ("2026-11-17", 4)
    assert shape["running"] is shape["interrupted"] is None
    week = shape["week"]
    assert (week["start"], week["complete_days"], week["met"]) == ("2026-11-16", 1, False)
    assert week["days"][1] == {
        "date": "2026-11-17",
        "minutes": 12.0,
        "run_minutes": 0.0,
        "complete": True,
        "planned": False,
    }
    assert shape["programme"] == {
        "course": "ramp",
        "week": 1,
        "walk": 2,
        "walks_a_week": 4,
        "next_minutes": 10,
        "next_from": "2026-11-18",
        "due": "later",
        "held": None,
        "done": 1,
        "total": 16,
        "began": "2026-11-17",
        "ended": None,
    }


def test_a_folder_that_is_not_there_is_an_empty_history(sit: Sit, folder: Path) -> None:
    assert status(sit(), as_json=False).splitlines() == [
        "Today, Tuesday, 17 November 2026: No walk",
        "0 of 4 this week · 4 more, 6 days left",
        "Programme: 0 of 16 walks done. Week 1, walk 1 of 4: 10 minutes suggested",
        "No walk is under way now.",
        "No walk is kept here yet. “retrotimer start” begins one, “retrotimer log” enters one from memory.",
    ]
    shape = json.loads(status(sit(), as_json=True))
    programme = shape["programme"]
    assert [programme[key] for key in ("week", "walk", "next_minutes", "done", "total")] == [1, 1, 10, 0, 16]
    assert shape["week"]["complete_days"] == 0
    assert shape["running"] is None
    assert not folder.exists()


def test_the_programme_may_be_another_one_or_none(kept: SqliteHistory, sit: Sit) -> None:
    store = SqliteSettings(kept._database)
    store.save(Settings(programme=Programme(Course.STEADY_15)))
    assert json.loads(status(sit(), as_json=True))["programme"]["next_minutes"] == 15
    store.save(Settings(programme=None))
    assert json.loads(status(sit(), as_json=True))["programme"] is None
    assert "Programme: none is followed." in status(sit(), as_json=False)


def test_why_the_minutes_are_not_raised_is_said(kept: SqliteHistory, sit: Sit) -> None:
    SqliteSettings(kept._database).save(Settings(programme=Programme(Course.STEADY_15)))
    kept.save(replace(a_record(TODAY, 11), pain_before=Pain(7)))
    assert "Not longer than last time: the pain was 6 or more." in status(sit(), as_json=False)
    programme = json.loads(status(sit(), as_json=True))["programme"]
    assert (programme["held"], programme["next_minutes"]) == ("much_pain", 11)


@pytest.mark.usefixtures("window")
def test_a_walk_under_way_goes_on_since_its_checkpoint(
    kept: SqliteHistory, sit: Sit, clock: FakeClock
) -> None:
    kept.save(an_open_walk(130.0))
    clock.advance(2.9)
    assert json.loads(status(sit(), as_json=True))["running"] == {
        "state": "underway",
        "mode": "walk",
        "elapsed": 122,
        "remaining": LENGTH - 132,
    }
    assert "A walk is under way: 2:02 done, 9:58 left." in status(sit(), as_json=False)


@pytest.mark.usefixtures("window")
def test_a_pause_earns_nothing(kept: SqliteHistory, sit: Sit, clock: FakeClock) -> None:
    kept.save(an_open_walk(130.0, paused=True, mode=Mode.RUN))
    clock.advance(3600)
    shape = json.loads(status(sit(), as_json=True))["running"]
    assert shape == {"state": "paused", "mode": "run", "elapsed": 120, "remaining": LENGTH - 130}
    assert "A run is paused: 2:00 done, 10:00 left." in status(sit(), as_json=False)


@pytest.mark.usefixtures("window")
def test_a_walk_never_runs_past_its_plan_nor_backwards(
    kept: SqliteHistory, sit: Sit, clock: FakeClock
) -> None:
    kept.save(an_open_walk(130.0))
    clock.jump_wall(-7200)
    now = running(sit())
    assert now is not None
    assert (now.elapsed, now.remaining) == (120, LENGTH - 130)
    clock.jump_wall(7200 + 86400)
    now = running(sit())
    assert now is not None
    assert (now.elapsed, now.remaining) == (LENGTH - 10, 0)


def test_what_a_crash_left_open_does_not_run(kept: SqliteHistory, sit: Sit, window: SingleInstance) -> None:
    kept.save(an_open_walk(130.0))
    assert running(sit()) is not None
    window.release()
    assert running(sit()) is None
    assert json.loads(status(sit(), as_json=True))["running"] is None
    assert len(kept.unfinished()) == 1, "looking must not close it"


NOT_LOST = " Nothing is lost: Retrotimer's window asks you about it."


@pytest.mark.parametrize(
    ("mode", "later", "sentence"),
    [
        (Mode.WALK, 0, "A walk was interrupted at 09:00. You had walked backwards for 2 minutes."),
        (Mode.RUN, 0, "A run was interrupted at 09:00. You had run backwards for 2 minutes."),
        (
            Mode.WALK,
            1,
            (
                "A walk of Tuesday, 17 November 2026 was interrupted at 09:00. "
                "You had walked backwards for 2 minutes."
            ),
        ),
        (
            Mode.RUN,
            1,
            (
                "A run of Tuesday, 17 November 2026 was interrupted at 09:00. "
                "You had run backwards for 2 minutes."
            ),
        ),
    ],
)
def test_what_a_crash_left_open_is_told(
    kept: SqliteHistory, sit: Sit, clock: FakeClock, mode: Mode, later: int, sentence: str
) -> None:
    kept.save(an_open_walk(130.0, mode=mode))
    clock.jump_wall(later * 86400)
    lines = status(sit(), as_json=False).splitlines()
    assert lines[3] == sentence + NOT_LOST
    assert not any("under way" in line for line in lines)
    assert json.loads(status(sit(), as_json=True))["interrupted"] == {
        "mode": mode.value,
        "date": "2026-11-17",
        "at": "2026-11-17T09:00:00+01:00",
        "walked_backward": 120,
    }


def test_of_several_that_were_left_open_the_one_is_told_that_will_be_asked_about(
    kept: SqliteHistory, sit: Sit
) -> None:
    kept.save(replace(an_open_walk(130.0), started=a_record(TODAY - timedelta(days=1)).started))
    kept.save(an_open_walk(190.0))
    kept.save(replace(an_open_walk(0.0), started=replace(a_record(TODAY).started, utc=a_moment().utc)))
    assert interrupted(sit()) == kept.unfinished()[-2]
    assert "You had walked backwards for 3 minutes." in status(sit(), as_json=False)


def test_where_nobody_had_taken_a_step_nothing_was_interrupted(kept: SqliteHistory, sit: Sit) -> None:
    kept.save(an_open_walk(0.0))
    assert "No walk is under way now." in status(sit(), as_json=False)
    assert json.loads(status(sit(), as_json=True))["interrupted"] is None


@pytest.mark.usefixtures("window")
def test_what_is_under_way_is_not_interrupted(kept: SqliteHistory, sit: Sit) -> None:
    kept.save(an_open_walk(130.0))
    assert json.loads(status(sit(), as_json=True))["interrupted"] is None


@pytest.mark.usefixtures("window")
def test_what_was_left_open_before_the_window_came_is_interrupted_until_it_is_answered(
    folder: Path, kept: SqliteHistory, sit: Sit, clock: FakeClock
) -> None:
    """What waits without a window holds the folder like one, and asks nothing."""
    kept.save(an_open_walk(130.0))
    clock.jump_wall(3600)
    opened(folder, a_moment().utc + timedelta(seconds=60))
    assert running(sit()) is None
    assert "A walk was interrupted at 09:00." in status(sit(), as_json=False)
    kept.save(replace(an_open_walk(130.0, paused=True), written=clock.read().utc))
    assert interrupted(sit()) is None
    assert running(sit()) is not None, "it was gone on with"


@pytest.mark.usefixtures("window")
def test_a_walk_that_is_told_of_just_now_is_under_way_whatever_a_servers_clock_shows(
    folder: Path, kept: SqliteHistory, sit: Sit, clock: FakeClock
) -> None:
    opened(folder, a_moment().utc + timedelta(minutes=5))
    kept.save(an_open_walk(130.0))
    clock.jump_wall(FRESH_SECONDS)
    assert running(sit()) is not None
    assert interrupted(sit()) is None


@pytest.mark.parametrize("ended", [True, False], ids=["done", "taken out"])
def test_what_ended_in_the_refuge_was_not_interrupted(
    folder: Path, kept: SqliteHistory, sit: Sit, *, ended: bool
) -> None:
    walk = an_open_walk(130.0)
    kept.save(walk)
    with refuge(folder) as beside:
        history = SqliteHistory(beside, lambda: a_moment().utc)
        history.save(replace(walk, outcome=Outcome.FINISHED) if ended else walk)
        if not ended:
            history.remove(walk.id)
    assert interrupted(sit()) is None
    assert "No walk is under way now." in status(sit(), as_json=False)


def test_what_was_interrupted_in_the_refuge_is_told_as_it_stood_there(
    folder: Path, kept: SqliteHistory, sit: Sit
) -> None:
    kept.save(an_open_walk(130.0))
    with refuge(folder) as beside:
        SqliteHistory(beside, lambda: a_moment().utc).save(an_open_walk(250.0))
    assert "You had walked backwards for 4 minutes." in status(sit(), as_json=False)


@pytest.mark.usefixtures("window")
def test_the_time_to_take_ones_place_is_not_walked(kept: SqliteHistory, sit: Sit) -> None:
    kept.save(an_open_walk(4.0))
    now = running(sit())
    assert now is not None
    assert (now.elapsed, now.remaining) == (0, LENGTH - 10)


def test_who_starts_another_walk_hears_of_the_one_under_way(
    kept: SqliteHistory,
    folder: Path,
    clock: FakeClock,
    window: SingleInstance,
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_running(folder, clock)
    assert capsys.readouterr().out == ""
    kept.save(an_open_walk(130.0))
    tell_running(folder, clock)
    assert capsys.readouterr().out == "A walk is under way: 2:00 done, 10:00 left.\n"
    window.release()
    tell_running(folder, clock)
    assert capsys.readouterr().out == ""
