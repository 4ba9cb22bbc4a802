"""Clocks that are set, zones, nights that lose or win an hour, processes that stand still: the real program.

libfaketime sets the wall clock of one process from outside.  The walker's time goes fast, and every clock is
read each time.  What is asserted is never how fast the machine is: elapsed time is held against the
kernel's own monotonic clock.
"""

import signal
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from retrotimer.core.cue_sheet import cue_sheet
from retrotimer.core.days import COMPLETE_DAY_SECONDS
from retrotimer.core.plan import PlanChoice, make_plan
from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.soundness import look_through
from tests.faults.program import Program, SetClock, own_etc, program, told

pytestmark = pytest.mark.linux

RATE = 400.0
"""A walk takes one and a half seconds."""

PLAN = make_plan(PlanChoice())
DAY = 86400
NEAR = 30.0
"""Seconds of a walk, some hundredths of a real one: two clocks are read one after the other."""

ROUNDED = timedelta(milliseconds=1)
"""More than rounding makes of two readings, each to a microsecond, and less than anything else would."""

SHEET = [(cue.at, cue.cue.name) for cue in cue_sheet(PLAN, buddy=False, turn_every=0)]


def test_whatever_is_done_to_clocks_a_walk_takes_its_time(tmp_path: Path) -> None:
    """One program for all of it: its start is most of what this costs."""
    clock, folder = SetClock(tmp_path / "clock"), tmp_path / "data"
    with program(folder, RATE, **clock.environment) as app:
        _walk_while_the_clock_is_set(app, clock)
        _walk_through_a_night(app, clock, "2026-10-25T02:54:30+02:00")
        _walk_through_a_night(app, clock, "2027-03-28T01:54:30+01:00")
        clock.set_ahead(0)
        _walk_while_it_stands_still(app)
        app.close()
    jumped, autumn, still, spring = _in_order(told(folder))
    # The end is what the wall clock showed then; what was walked is what the other one measured.
    assert _near(jumped.written - jumped.started.utc, PLAN.seconds - DAY)
    assert (jumped.started.offset, jumped.started.zone) == (3600, "Europe/Berlin")
    for record, day, offset in (
        (autumn, date(2026, 10, 25), 7200),
        (spring, date(2027, 3, 28), 3600),
    ):
        assert (record.started.date, record.started.offset) == (day, offset)
        assert abs(record.written - record.started.utc - timedelta(seconds=PLAN.seconds)) < ROUNDED
    assert abs(still.written - still.started.utc - timedelta(seconds=PLAN.seconds)) < ROUNDED
    assert look_through(folder / DATABASE_NAME).sound


def _in_order(records: list[WalkRecord]) -> tuple[WalkRecord, WalkRecord, WalkRecord, WalkRecord]:
    """All four, as they began by their own clocks: autumn, now twice, and the spring to come."""
    assert len(records) == 4
    for record in records:
        assert (record.outcome, record.walked.backward) == (Outcome.FINISHED, COMPLETE_DAY_SECONDS)
        assert record.walked.total == PLAN.seconds
        assert record.started.local.date() == record.started.date
    dated = {record.started.date: record for record in records}
    autumn, spring = dated[date(2026, 10, 25)], dated[date(2027, 3, 28)]
    jumped, still = [record for record in records if record not in (autumn, spring)]
    return jumped, autumn, still, spring


def _walk_while_the_clock_is_set(app: Program, clock: SetClock) -> None:
    """Two hours ahead, a day behind, and off to another zone."""
    app.begin()
    before = app.is_walked(100)
    clock.set_ahead(7200)
    ahead = app.is_walked(200)
    clock.set_ahead(-DAY)
    behind = app.is_walked(300)
    app.do("zone", "Asia/Tokyo")
    away = app.is_walked(400)
    for earlier, later, jump in ((before, ahead, 7200), (ahead, behind, -7200 - DAY), (behind, away, 0)):
        assert _near(_wall(later) - _wall(earlier), _walked(earlier, later) + jump)
    assert _wall(away).utcoffset() == timedelta(hours=9)
    app.is_home()
    app.do("zone", "Europe/Berlin")


def _walk_through_a_night(app: Program, clock: SetClock, start: str) -> None:
    """Begin shortly before the clocks change."""
    app.do("prepare")
    wanted, shown = datetime.fromisoformat(start), _wall(app.face())
    # From here on the wall clock goes as fast as the walker: to begin takes some of its minutes.
    clock.set_ahead(clock.ahead + (wanted - shown).total_seconds())
    app.do("press", "Begin")
    before = app.face()
    after = app.is_walked(400)
    _walked(before, after)
    assert _wall(before).utcoffset() != _wall(after).utcoffset(), (before, after)
    app.is_home()


def _walk_while_it_stands_still(app: Program) -> None:
    """For longer than from one cue to the next, and past the end."""
    app.begin()
    before = app.is_walked(120)
    app.stand_still(150 / RATE)
    after = app.face()
    assert _walked(before, after) >= 150
    app.is_walked(450)
    app.stand_still(300 / RATE)
    app.is_home()
    # Each once, in its order, and at its second, however late it was told.
    assert app.ask("cues") == [list(cue) for cue in SHEET]


def test_a_zone_that_the_system_is_put_into_holds_from_the_next_walk_on(tmp_path: Path) -> None:
    """By the link, and by the file where the system keeps it so; by the process where no /etc can be had."""
    within = own_etc(tmp_path)
    ways = ("link", "copy", "copy", "bare copy", "link") if within else ("zone",) * 5
    zones = ("Europe/Berlin", "Asia/Tokyo", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati")
    with program(tmp_path / "data", RATE, within) as app:
        app.do(ways[0], zones[0])
        for way, here, there in zip(ways[1:], zones, zones[1:], strict=False):
            app.begin()
            before = app.is_walked(100)
            app.do(way, there)
            after = app.is_walked(200)
            assert _near(_wall(after) - _wall(before), _walked(before, after))
            for face, zone in ((before, here), (after, there)):
                assert _wall(face).utcoffset() == _wall(face).astimezone(ZoneInfo(zone)).utcoffset()
            app.is_home()
        app.close()
    records = told(tmp_path / "data")
    names = ["" if way == "bare copy" else zone for way, zone in zip(ways, zones, strict=True)]
    assert [record.started.zone for record in records] == names[:-1]
    for record, zone in zip(records, zones, strict=False):
        local = record.started.utc.astimezone(ZoneInfo(zone))
        assert record.started.local == local.replace(tzinfo=None)
        assert (record.started.date, record.started.offset) == (local.date(), _seconds(local))
        assert (record.outcome, record.walked.total) == (Outcome.FINISHED, PLAN.seconds)
        assert record.written - record.started.utc == timedelta(seconds=PLAN.seconds)
    assert look_through(tmp_path / "data" / DATABASE_NAME).sound


def _seconds(local: datetime) -> float:
    offset = local.utcoffset()
    assert offset is not None
    return offset.total_seconds()


def _walked(before: dict[str, object], after: dict[str, object]) -> float:
    """Seconds that were walked between two faces, which must be true; and nobody was asked about sleep."""
    passed = (float(str(after["monotonic"])) - float(str(before["monotonic"]))) * RATE
    walked = float(str(after["elapsed"])) - float(str(before["elapsed"]))
    assert abs(walked - passed) < NEAR, (before, after)
    assert not after["asks"], after
    assert after["state"] == "Underway", after
    return walked


def _wall(face: dict[str, object]) -> datetime:
    return datetime.fromisoformat(str(face["wall"]))


def _near(difference: timedelta, seconds: float) -> bool:
    return abs(difference.total_seconds() - seconds) < NEAR


def test_a_machine_whose_clocks_all_stood_still_has_not_walked_meanwhile(tmp_path: Path) -> None:
    """A virtual machine that was suspended: nothing in it can tell, and nothing counts."""
    clock = SetClock(tmp_path / "clock", all_clocks=True)
    with program(tmp_path / "data", RATE, **clock.environment) as app:
        app.begin()
        app.is_walked(100)
        outside = time.monotonic()
        before = app.face()
        app.process.send_signal(signal.SIGSTOP)
        stopped = time.monotonic()
        time.sleep(300 / RATE)
        seconds = time.monotonic() - stopped
        clock.set_ahead(-seconds)
        app.process.send_signal(signal.SIGCONT)
        after = app.face()
        outside = time.monotonic() - outside
        walked = float(str(after["elapsed"])) - float(str(before["elapsed"]))
        assert 0 <= walked <= (outside - seconds) * RATE + NEAR
        assert (after["state"], after["asks"]) == ("Underway", False)
        app.is_home()
        app.close()
    (record,) = told(tmp_path / "data")
    assert (record.outcome, record.walked.total) == (Outcome.FINISHED, PLAN.seconds)
    assert record.written - record.started.utc == timedelta(seconds=PLAN.seconds)
