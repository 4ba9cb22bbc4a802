from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from math import inf, nan
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retrotimer.core.bounds import MOST_ENTRY_MINUTES
from retrotimer.core.days import Moment, Stamp, day_of, stamp, wall_time
from retrotimer.core.entries import (
    Entry,
    check,
    corrected,
    day_starts_of,
    entry_of,
    new_entry,
    new_record,
    twin,
    usual_time,
)
from retrotimer.core.plan import Mode
from retrotimer.core.records import LONGEST_NOTE, Effort, Feedback, Outcome, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.typed import EntryError, Wrong, read_minutes
from retrotimer.core.walk_id import new_id
from tests.core.strategies import pains, records
from tests.core.zones import ZONES, starts_of_day
from tests.fakes import TODAY, FakeClock, a_moment, a_record, a_stopped_record

NOW = a_moment(hour=9)
MORNING = time(7, 30)

times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
notes = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=200)
entries = st.builds(
    Entry,
    day=st.dates(date(1900, 1, 1), TODAY),
    at=times,
    mode=st.sampled_from(Mode),
    seconds=st.integers(60_000, MOST_ENTRY_MINUTES * 60_000).map(lambda n: n / 1000),
    note=notes,
    pain_before=pains,
    pain_after=pains,
    pain_morning=pains,
    effort=st.none() | st.sampled_from(Effort),
)


def an_entry(day: date = TODAY, at: time = MORNING, minutes: float = 12.0, note: str = "") -> Entry:
    return Entry(day, at, Mode.WALK, minutes * 60, note)


def why_not(entry: Entry, now: Moment = NOW, starts: int = 0, before: Entry | None = None) -> Wrong | None:
    try:
        check(entry, now, starts, before)
    except EntryError as error:
        return error.wrong
    return None


def here(entry: Entry, starts: int = 0, zone: str = "Europe/Berlin") -> Stamp:
    clock = FakeClock(a_moment(zone=zone))
    return stamp(clock.at_wall(wall_time(entry.day, entry.at, starts)), starts)


# What can be kept.


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        (an_entry(), None),
        (an_entry(at=time(9, 0)), None),
        (an_entry(at=time(9, 1)), Wrong.FUTURE),
        (an_entry(TODAY - timedelta(days=1), time(23, 59)), None),
        (an_entry(TODAY + timedelta(days=1), time(0, 0)), Wrong.FUTURE),
        (an_entry(date.max, time(0, 0)), Wrong.FUTURE),
        (an_entry(date(1900, 1, 1)), None),
        (an_entry(date(1899, 12, 31)), Wrong.TOO_EARLY),
        (an_entry(date.min), Wrong.TOO_EARLY),
        (an_entry(minutes=1), None),
        (an_entry(minutes=59.999 / 60), Wrong.TOO_FEW_MINUTES),
        (an_entry(minutes=0), Wrong.TOO_FEW_MINUTES),
        (an_entry(minutes=-12), Wrong.TOO_FEW_MINUTES),
        (an_entry(minutes=180), None),
        (an_entry(minutes=180.001), Wrong.TOO_MANY_MINUTES),
        (an_entry(minutes=inf), Wrong.TOO_MANY_MINUTES),
        (an_entry(minutes=-inf), Wrong.TOO_FEW_MINUTES),
        (an_entry(minutes=nan), Wrong.NOT_A_NUMBER),
        (an_entry(note="x" * LONGEST_NOTE), None),
        (an_entry(note="  " + "x" * LONGEST_NOTE + "\n"), None),
        (an_entry(note="x" * (LONGEST_NOTE + 1)), Wrong.NOTE_TOO_LONG),
        (an_entry(note="x" * 1_000_000), Wrong.NOTE_TOO_LONG),
        (an_entry(note="a\0b"), Wrong.NOTE_UNREADABLE),
        (an_entry(note="a\x1b[31mb"), Wrong.NOTE_UNREADABLE),
        (an_entry(note="a\x7fb"), Wrong.NOTE_UNREADABLE),
        (an_entry(note="a\x85b"), Wrong.NOTE_UNREADABLE),
        (an_entry(note="a\ud83d"), Wrong.NOTE_UNREADABLE),
        (an_entry(note="🚶 \N{RIGHT-TO-LEFT OVERRIDE} \N{COMBINING ACUTE ACCENT} é\n\ta"), None),
    ],
)
def test_what_can_be_kept_and_why_not(entry: Entry, wrong: Wrong | None) -> None:
    assert why_not(entry) is wrong


@pytest.mark.parametrize("starts", range(7))
@pytest.mark.parametrize("day", [date.max, date.max - timedelta(days=1), date.min, date(1900, 1, 1)])
@pytest.mark.parametrize("at", [time(0, 0), time(23, 59)])
def test_no_day_is_so_far_away_that_it_cannot_be_refused(day: date, at: time, starts: int) -> None:
    expected = {1: Wrong.TOO_EARLY, 1900: None, 9999: Wrong.FUTURE}[day.year]
    assert why_not(an_entry(day, at), starts=starts) is expected


@pytest.mark.parametrize("text", ["1000", "9" * 400, "9" * 1_000_000])
def test_a_key_that_stuck_gives_too_many_minutes(text: str) -> None:
    assert why_not(replace(an_entry(), seconds=read_minutes(text))) is Wrong.TOO_MANY_MINUTES


@pytest.mark.parametrize(
    ("day", "at", "wrong"),
    [
        # At two at night of the 18th, where days start at four, it is still the 17th.
        (17, time(23, 0), None),
        (17, time(1, 59), None),
        (17, time(2, 0), None),
        (17, time(2, 1), Wrong.FUTURE),
        (17, time(3, 59), Wrong.FUTURE),
        (17, time(4, 0), None),
        (16, time(3, 59), None),
        (18, time(1, 0), Wrong.DAY_BEFORE),
        (18, time(4, 0), Wrong.FUTURE),
    ],
)
def test_at_night_the_day_before_goes_on(day: int, at: time, wrong: Wrong | None) -> None:
    night = a_moment(date(2026, 11, 18), 2)
    assert why_not(an_entry(date(2026, 11, day), at), night, 4) is wrong


@given(entries, starts_of_day)
def test_what_can_be_kept_is_kept_as_it_was_entered(entry: Entry, starts: int) -> None:
    assume(entry.day < TODAY - timedelta(days=1))
    kept = check(entry, NOW, starts)
    assert kept == replace(entry, note=entry.note.strip())
    assert check(kept, NOW, starts) == kept


@given(
    st.dates(date(2026, 11, 10), date(2026, 11, 20)), st.integers(0, 23), st.integers(0, 59), starts_of_day
)
def test_what_is_offered_first_can_be_kept(day: date, hour: int, minute: int, starts: int) -> None:
    now = a_moment(hour=hour, minute=minute)
    offered = new_entry(day, 12, now, starts)
    assert check(offered, now, starts) == offered
    assert offered.day == min(day, now.day(starts))
    assert offered.at == usual_time(offered.day, now, starts)


# What becomes of it.


@given(entries, starts_of_day, st.sampled_from(ZONES))
def test_a_walk_entered_by_hand_shows_what_was_entered(entry: Entry, starts: int, zone: str) -> None:
    record = new_record(new_id(), entry, here(entry, starts, zone), NOW.utc)
    assert entry_of(record) == entry
    assert (record.outcome, record.reason, record.timed, record.corrected) == (
        Outcome.FINISHED,
        None,
        None,
        None,
    )
    assert record.started.zone == zone
    assert record.walked.backward == entry.seconds


@given(records(), starts_of_day)
def test_a_correction_that_changes_nothing_changes_nothing(record: WalkRecord, starts: int) -> None:
    """Not the seconds of the start either, which no editor shows."""
    entry = entry_of(record)
    assert check(entry, NOW, starts, entry) == entry
    assert corrected(record, entry, here(entry, starts), NOW.utc, starts) == record


@given(records(), st.text(max_size=50), starts_of_day)
def test_a_new_note_is_no_correction(record: WalkRecord, note: str, starts: int) -> None:
    entry = replace(entry_of(record), note=note)
    after = corrected(record, entry, here(entry, starts), NOW.utc, starts)
    assert after == replace(record, feedback=replace(record.feedback, note=note))


@given(records(), entries, starts_of_day, st.sampled_from(ZONES))
def test_a_session_shows_what_it_was_corrected_to(
    record: WalkRecord, entry: Entry, starts: int, zone: str
) -> None:
    after = corrected(record, entry, here(entry, starts, zone), NOW.utc, starts)
    assert entry_of(after) == entry
    untouched = ("id", "outcome", "reason", "written", "paused")
    assert all(getattr(after, name) == getattr(record, name) for name in untouched)
    hurt = (record.feedback.hurt_place, record.feedback.hurt_pain)
    assert (after.feedback.hurt_place, after.feedback.hurt_pain) == hurt
    assert replace(after.walked, backward=0.0) == replace(record.walked, backward=0.0)
    before = entry_of(record)
    figures = ("day", "at", "mode", "seconds")  # what was said of it is no figure
    same = all(getattr(entry, name) == getattr(before, name) for name in figures)
    assert after.corrected == (record.corrected if same else NOW.utc)
    if record.timed is not None:
        assert after.timed == replace(record.timed, choice=replace(record.timed.choice, mode=entry.mode))


@given(records(), entries, starts_of_day)
def test_a_correction_can_be_corrected_back(record: WalkRecord, entry: Entry, starts: int) -> None:
    """To the minute: the seconds of a start are gone once it was moved."""
    first = entry_of(record)
    after = corrected(record, entry, here(entry, starts, record.started.zone or "UTC"), NOW.utc, starts)
    back = corrected(after, first, here(first, starts, record.started.zone or "UTC"), NOW.utc, starts)
    assert entry_of(back) == first
    assert back.started.date == record.started.date
    assert back.timed == record.timed


def test_where_the_walk_was_in_another_zone_its_own_offset_stays() -> None:
    tokyo = a_moment(hour=7, zone="Asia/Tokyo")
    record = replace(a_record(), started=stamp(tokyo))
    entry = replace(entry_of(record), at=time(8, 15))
    after = corrected(record, entry, here(entry), NOW.utc, 0)
    assert (after.started.offset, after.started.zone) == (9 * 3600, "Asia/Tokyo")
    assert after.started.utc == datetime(2026, 11, 16, 23, 15, tzinfo=UTC)
    assert after.started.date == TODAY


def test_two_zones_that_are_not_known_are_not_taken_for_one() -> None:
    tokyo = replace(stamp(a_moment(hour=7, zone="Asia/Tokyo")), zone="")
    record = replace(a_record(), started=tokyo)
    entry = replace(entry_of(record), at=time(8, 15))
    after = corrected(record, entry, replace(here(entry), zone=""), NOW.utc, 0)
    assert after.started == replace(tokyo, utc=tokyo.utc + timedelta(minutes=75))


def test_in_the_same_zone_a_walk_that_is_moved_gets_the_offset_of_its_new_day() -> None:
    record = a_record()  # in winter
    entry = replace(entry_of(record), day=date(2026, 7, 1))
    after = corrected(record, entry, here(entry), NOW.utc, 0)
    assert after.started.offset == 7200
    assert after.started.utc == datetime(2026, 7, 1, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize("starts", range(7))
def test_a_walk_at_night_stays_on_its_day_whatever_hour_days_start_at_now(starts: int) -> None:
    """Entered where days started at four; the minutes are corrected where they start at another hour."""
    night = datetime(2026, 11, 17, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    record = replace(a_record(), started=stamp(Moment(0.0, night, "Europe/Berlin"), 4))
    assert record.started.date == date(2026, 11, 16)
    entry = replace(entry_of(record), seconds=780.0)
    after = corrected(
        record, check(entry, NOW, starts, entry_of(record)), here(entry, starts), NOW.utc, starts
    )
    assert after.started == record.started


def retimed(began: datetime, at: time, then: int, now: int) -> Stamp:
    """The stamp of a walk after its time alone was corrected."""
    record = replace(a_record(), started=stamp(Moment(0.0, began.replace(tzinfo=UTC), "UTC"), then))
    entry = replace(entry_of(record), at=at)
    starts = day_starts_of(record, entry, now)
    after = corrected(record, entry, here(entry, starts, "UTC"), NOW.utc, starts)
    assert entry_of(after) == entry
    return after.started


@given(st.dates(date(2026, 1, 2), TODAY), st.integers(0, 7), st.integers(0, 59), starts_of_day, starts_of_day)
def test_a_start_moves_by_the_minutes_that_were_corrected_whenever_days_start_now(
    day: date, hour: int, minute: int, then: int, now: int
) -> None:
    began = datetime.combine(day, time(hour, 30))
    assert retimed(began, time(hour, minute), then, now).local == began.replace(minute=minute)


@given(st.dates(date(2026, 1, 2), TODAY), times, times, starts_of_day, starts_of_day)
def test_a_corrected_time_is_one_that_its_day_has(
    day: date, began: time, at: time, then: int, now: int
) -> None:
    after = retimed(datetime.combine(day, began), at, then, now)
    assert any(day_of(after.local, hour) == after.date for hour in range(7))
    if then == now:
        assert after.local == wall_time(after.date, at, now)


def test_a_session_that_is_moved_to_another_day_goes_by_the_hour_of_now() -> None:
    night = datetime(2026, 11, 17, 1, 30, tzinfo=UTC)
    record = replace(a_record(), started=stamp(Moment(0.0, night, "UTC"), 3))
    assert day_starts_of(record, replace(entry_of(record), day=TODAY), 0) == 0


def test_what_could_not_be_entered_anew_may_stay_as_it_is() -> None:
    short = replace(a_stopped_record(minutes=0.1), feedback=Feedback(note=" kept\0as it was "))
    before = entry_of(short)
    tomorrow = a_moment(TODAY - timedelta(days=3))  # the clock was set back since
    assert check(before, tomorrow, 0, before) == before
    noted = replace(before, note="too slippery")
    assert check(noted, tomorrow, 0, before) == noted
    assert why_not(replace(before, seconds=7.0), NOW, 0, before) is Wrong.TOO_FEW_MINUTES
    assert why_not(replace(before, at=time(23, 59)), NOW, 0, before) is Wrong.FUTURE


def test_a_stop_for_pain_stays_one_when_its_minutes_are_corrected() -> None:
    hurt = a_stopped_record(reason=StopReason.PAIN)
    entry = replace(entry_of(hurt), seconds=300.0)
    after = corrected(hurt, entry, here(entry), NOW.utc, 0)
    assert (after.outcome, after.reason, after.written) == (Outcome.STOPPED, StopReason.PAIN, hurt.written)


@pytest.mark.parametrize(
    ("hour", "starts", "wrong", "day"),
    [
        (3, 6, Wrong.DAY_BEFORE, TODAY - timedelta(days=1)),
        (5, 6, Wrong.DAY_BEFORE, TODAY - timedelta(days=1)),
        (6, 6, None, None),
        (3, 0, None, None),
        (10, 6, Wrong.FUTURE, None),
    ],
)
def test_what_began_before_the_day_did_is_told_to_belong_to_the_day_before(
    hour: int, starts: int, wrong: Wrong | None, day: date | None
) -> None:
    entry = an_entry(at=time(hour))
    if wrong is None:
        assert check(entry, a_moment(hour=9), starts) == entry
        return
    with pytest.raises(EntryError) as caught:
        check(entry, a_moment(hour=9), starts)
    assert (caught.value.wrong, caught.value.day) == (wrong, day)


@pytest.mark.parametrize(
    ("changed", "at_told", "is_there"),
    [
        ({}, True, True),
        ({"note": "of another walk"}, True, True),
        ({"at": time(8)}, True, False),
        ({"at": time(8)}, False, True),
        ({"seconds": 721.0}, False, False),
        ({"mode": Mode.RUN}, False, False),
        ({"seconds": nan}, False, False),
    ],
)
def test_a_twin_tells_the_same_of_its_day(changed: dict[str, Any], at_told: bool, is_there: bool) -> None:  # noqa: FBT001
    entry = an_entry()
    by_hand = new_record(new_id(), entry, here(entry), NOW.utc)
    found = twin(replace(entry, **changed), [a_stopped_record(), by_hand], at_told=at_told)
    assert found == (by_hand if is_there else None)


def test_a_session_of_the_timer_is_a_twin_only_at_a_time_that_was_told() -> None:
    timed = a_record(minutes=12)
    entry = replace(an_entry(), at=timed.started.local.time())
    assert twin(entry, [timed]) == timed
    assert twin(entry, [timed], at_told=False) == timed, "it is at that very time"
    assert twin(replace(entry, at=time(12)), [timed], at_told=False) is None
