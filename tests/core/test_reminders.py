"""When reminders are due: once a day, at their time or at the first look after it, and never in vain."""

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retrotimer.core.days import Moment, day_of, wall_time
from retrotimer.core.reminders import (
    LOOK_SECONDS,
    SNOOZE,
    NotToday,
    Past,
    Reminders,
    Snoozed,
    Told,
    begun,
    due,
    is_open,
    look_again,
    next_reminder,
    past_from,
    reminders_of,
    stored_from,
)
from retrotimer.core.settings import Settings
from tests.core.zones import ZONES, changes, instants, starts_of_day
from tests.fakes import TODAY, ZONE, a_moment

A_DAY = timedelta(days=1)
EVERY_DAY = frozenset(range(7))
MORNING = Reminders(on=True, weekdays=EVERY_DAY, at=time(7, 30))

times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weekdays = st.frozensets(st.integers(0, 6))
reminders = st.builds(Reminders, st.booleans(), weekdays, times, starts_of_day, st.integers(0, 6))
always = st.builds(Reminders, st.just(True), st.just(EVERY_DAY), times, starts_of_day, st.integers(0, 6))  # noqa: FBT003 - as Hypothesis wants it
pasts = st.builds(
    Past,
    st.none()
    | st.builds(Told, st.dates())
    | st.builds(NotToday, st.dates())
    | st.builds(Snoozed, st.dates(), st.datetimes(timezones=st.just(UTC))),
    st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
)


def moment(utc: datetime, zone: str) -> Moment:
    return Moment(utc.timestamp(), utc.astimezone(ZoneInfo(zone)), zone)


def tellings(
    chosen: Reminders, looks: Iterable[Moment], past: Past | None = None, quiet: Container[date] = ()
) -> Iterator[tuple[date, Moment]]:
    """What somebody tells who looks at these moments, and when."""
    past = past or Past()
    for now in looks:
        day = due(chosen, past, now, quiet)
        if day is not None:
            past = past.told(day)
            yield day, now


def every(step: timedelta, utc: datetime, end: datetime, zone: str) -> Iterator[Moment]:
    while utc <= end:
        yield moment(utc, zone)
        utc += step


def berlin(*wall: int, fold: int = 0) -> Moment:
    local = datetime(*wall, tzinfo=ZoneInfo(ZONE), fold=fold)  # type: ignore[misc,arg-type]
    return moment(local.astimezone(UTC), ZONE)


@given(always, st.data())
def test_around_any_change_of_any_clock_each_day_is_told_once_and_in_time(
    chosen: Reminders, data: st.DataObject
) -> None:
    zone = data.draw(st.sampled_from(ZONES))
    assume(changes(zone))
    change = data.draw(st.sampled_from(changes(zone)))
    step = timedelta(minutes=10)
    looks = list(every(step, change - 2 * A_DAY, change + 2 * A_DAY, zone))
    told = list(tellings(chosen, looks))
    days = [day for day, _ in told]
    assert len(days) == len(set(days)), "a day was told twice"
    first, last = looks[0].day(chosen.day_starts), looks[-1].day(chosen.day_starts)
    for day in set(map(lambda now: now.day(chosen.day_starts), looks)) - {first, last}:  # noqa: C417 - as it reads
        meant = wall_time(day, chosen.at, chosen.day_starts)
        shown = [now for now in looks if day_of(now.wall, chosen.day_starts) == day]
        in_time = [now for now in shown if now.wall.replace(tzinfo=None) >= meant]
        # The clocks may leave out the rest of a day, or all of it: then it has no such time.
        assert [now for told_day, now in told if told_day == day] == in_time[:1]


@given(always, st.sampled_from(ZONES), st.data())
def test_what_was_missed_is_told_at_the_first_look_of_that_day_and_not_later(
    chosen: Reminders, zone: str, data: st.DataObject
) -> None:
    start = data.draw(instants(zone))
    gaps = data.draw(st.lists(st.integers(1, 40 * 3600), min_size=1, max_size=30))
    looks, at = [], start
    for gap in gaps:
        at += timedelta(seconds=gap)
        looks.append(moment(at, zone))
    told = dict(tellings(chosen, looks))
    for now in looks:
        day = now.day(chosen.day_starts)
        if now.wall.replace(tzinfo=None) >= wall_time(day, chosen.at, chosen.day_starts):
            later = told.get(day + A_DAY)
            assert day in told or (later is not None and later.utc < now.utc)
    assert all(now.day(chosen.day_starts) == day for day, now in told.items())


@given(always, st.sampled_from(ZONES), st.data())
def test_a_snooze_lasts_half_an_hour_whatever_the_clock_on_the_wall_does(
    chosen: Reminders, zone: str, data: st.DataObject
) -> None:
    now = moment(data.draw(instants(zone)), zone)
    day = due(chosen, Past(), now, ())
    assume(day is not None)
    assert day is not None
    past = Past().snoozed(day, now)
    instant = timedelta(seconds=1)
    before = moment(now.utc + SNOOZE - instant, zone)
    after = moment(now.utc + SNOOZE, zone)
    assert due(chosen, past, before, ()) is None
    again = due(chosen, past, after, ())
    assert again is not None
    assert again in {day, day + A_DAY}, "the day may be over meanwhile, and the next one's time have come"
    assert due(chosen, past.told(again), after, ()) is None
    assert due(chosen, past, moment(now.utc + SNOOZE + 3 * A_DAY, zone), {now.day(0) + 3 * A_DAY}) != day


@given(reminders, pasts, st.sampled_from(ZONES), st.data())
def test_nothing_is_told_on_another_day_or_before_its_time_or_in_a_week_that_is_left_out(
    chosen: Reminders, past: Past, zone: str, data: st.DataObject
) -> None:
    now = moment(data.draw(instants(zone)), zone)
    quiet = data.draw(st.frozensets(st.sampled_from([now.day(0), now.day(0) - A_DAY]), max_size=2))
    day = due(chosen, past, now, quiet)
    if day is None:
        return
    assert chosen.on
    assert day.weekday() in chosen.weekdays
    assert day not in quiet
    assert wall_time(day, chosen.at, chosen.day_starts) <= now.wall.replace(tzinfo=None)
    assert not past.skips(day, chosen.first_weekday)
    assert due(chosen, past.skip_week(day), now, quiet) is None
    assert due(chosen, past.put_off(day), now, quiet) in {None, day - A_DAY}
    assert due(replace(chosen, on=False), past, now, quiet) is None
    assert due(chosen, begun(chosen, past, now), now, quiet) is None


@given(reminders, pasts, st.data())
def test_the_next_reminder_is_the_one_that_comes(chosen: Reminders, past: Past, data: st.DataObject) -> None:
    now = moment(data.draw(instants("UTC")), "UTC")
    quiet = data.draw(st.frozensets(st.sampled_from([now.day(0) + n * A_DAY for n in range(3)])))
    coming = next_reminder(chosen, past, now, quiet)
    if coming is None:
        assert not chosen.active
        return
    then = moment(coming.replace(tzinfo=UTC), "UTC")
    assert then.utc >= now.utc
    assert due(chosen, past, then, quiet) is not None
    if then.utc > now.utc:
        assert due(chosen, past, moment(then.utc - timedelta(seconds=1), "UTC"), quiet) is None


@given(pasts)
def test_the_past_survives_being_stored(past: Past) -> None:
    assert past_from(json.loads(json.dumps(stored_from(past)))) == past


@pytest.mark.parametrize(
    ("stored", "past"),
    [
        (None, Past()),
        ([], Past()),
        ({"last": "told"}, Past()),
        ({"last": "shouted", "day": "2026-11-17"}, Past()),
        ({"last": "told", "day": "2026-11-31"}, Past()),
        ({"last": "told", "day": 5, "skipped": "2026-11-17"}, Past(skipped=TODAY)),
        ({"last": "snoozed", "day": "2026-11-17"}, Past(Told(TODAY))),
        ({"last": "snoozed", "day": "2026-11-17", "until": "2026-11-17T09:00"}, Past(Told(TODAY))),
        ({"last": "snoozed", "day": "2026-11-17", "until": "0001-01-01T00:00+23:00"}, Past(Told(TODAY))),
    ],
)
def test_what_makes_no_sense_is_forgotten(stored: object, past: Past) -> None:
    assert past_from(stored) == past


def test_an_hour_that_the_clocks_leave_out_is_told_once_when_they_go_on() -> None:
    night = replace(MORNING, at=time(2, 30))
    looks = every(timedelta(minutes=1), berlin(2027, 3, 28, 1, 0).utc, berlin(2027, 3, 28, 23, 0).utc, ZONE)
    assert list(tellings(night, looks)) == [(date(2027, 3, 28), berlin(2027, 3, 28, 3, 0))]


def test_an_hour_that_comes_twice_is_told_the_first_time() -> None:
    night = replace(MORNING, at=time(2, 30))
    looks = every(timedelta(minutes=1), berlin(2026, 10, 25, 1, 0).utc, berlin(2026, 10, 25, 23, 0).utc, ZONE)
    assert list(tellings(night, looks)) == [(date(2026, 10, 25), berlin(2026, 10, 25, 2, 30))]


def test_whoever_flies_over_the_date_line_is_not_told_of_the_same_day_again() -> None:
    told_in_auckland = moment(datetime(2026, 11, 17, 18, 30, tzinfo=UTC), "Pacific/Auckland")
    assert told_in_auckland.day(0) == date(2026, 11, 18)
    past = Past().told(date(2026, 11, 18))
    in_honolulu = moment(datetime(2026, 11, 18, 4, 0, tzinfo=UTC), "Pacific/Honolulu")
    assert in_honolulu.day(0) == date(2026, 11, 17)
    assert due(MORNING, past, in_honolulu, ()) is None
    assert due(MORNING, past, moment(datetime(2026, 11, 19, 18, 0, tzinfo=UTC), "Pacific/Honolulu"), ())


def test_a_clock_that_was_years_ahead_keeps_no_day_silent() -> None:
    assert due(MORNING, Past().told(date(2037, 1, 1)), a_moment(hour=8), ()) == TODAY


def test_a_clock_that_is_put_back_does_not_make_a_snooze_longer() -> None:
    past = Past().snoozed(TODAY, a_moment(hour=12))
    assert due(MORNING, past, a_moment(hour=9), ()) == TODAY


def test_a_snooze_over_midnight_is_told_and_then_over() -> None:
    late = replace(MORNING, at=time(23, 0))
    past = Past().snoozed(TODAY, a_moment(hour=23, minute=45))
    after = a_moment(TODAY + A_DAY, hour=0, minute=15)
    assert due(late, past, after, ()) == TODAY
    assert due(late, past, after, {TODAY}) is None
    assert due(late, past, a_moment(TODAY + A_DAY, hour=0, minute=45), ()) is None, "it was slept through"


def test_a_snooze_over_midnight_can_be_answered_for_half_an_hour() -> None:
    late, told = replace(MORNING, at=time(23, 0)), Past().told(TODAY)
    at = a_moment(TODAY + A_DAY, hour=0, minute=15)
    assert is_open(late, told, a_moment(TODAY + A_DAY, hour=0, minute=44), (), TODAY, at)
    assert not is_open(late, told, a_moment(TODAY + A_DAY, hour=0, minute=45), (), TODAY, at)
    before = a_moment(hour=23, minute=55)
    assert is_open(late, told, a_moment(hour=23, minute=59), (), TODAY, before)
    assert not is_open(late, told, a_moment(TODAY + A_DAY, hour=0), (), TODAY, before), "the day is over"


@pytest.mark.parametrize(
    ("chosen", "past", "quiet"),
    [
        (MORNING, Past().put_off(TODAY), ()),
        (MORNING, Past().told(TODAY).skip_week(TODAY), ()),
        (MORNING, Past().told(TODAY), {TODAY}),
        (replace(MORNING, on=False), Past().told(TODAY), ()),
    ],
    ids=["answered elsewhere", "a week that is left out", "walked", "switched off"],
)
def test_nobody_is_asked_for_an_answer_that_is_not_wanted(
    chosen: Reminders, past: Past, quiet: Container[date]
) -> None:
    now = a_moment(hour=9)
    assert is_open(MORNING, Past().told(TODAY), now, (), TODAY, now)
    assert not is_open(chosen, past, now, quiet, TODAY, now)


def test_who_has_walked_or_skips_the_week_is_not_promised_what_was_put_off() -> None:
    past, now = Past().snoozed(TODAY, a_moment(hour=9)), a_moment(hour=9, minute=10)
    assert next_reminder(MORNING, past, now, ()) == datetime(2026, 11, 17, 9, 30)  # noqa: DTZ001 - a wall clock's
    assert next_reminder(MORNING, past, now, {TODAY}) == datetime(2026, 11, 18, 7, 30)  # noqa: DTZ001 - likewise
    assert next_reminder(MORNING, past.skip_week(TODAY), now, ()) == datetime(2026, 11, 23, 7, 30)  # noqa: DTZ001


def test_a_time_after_midnight_belongs_to_the_day_that_has_not_ended_yet() -> None:
    owl = Reminders(on=True, weekdays=frozenset({1}), at=time(1, 0), day_starts=4)
    assert TODAY.weekday() == 1
    assert due(owl, Past(), a_moment(hour=23), ()) is None
    assert due(owl, Past(), a_moment(TODAY + A_DAY, hour=1), ()) == TODAY
    assert owl.after_midnight
    assert next_reminder(owl, Past(), a_moment(), ()) == datetime(2026, 11, 18, 1, 0)  # noqa: DTZ001 - a wall clock's


def test_who_chooses_a_time_that_is_over_is_reminded_from_the_next_day_on() -> None:
    now = a_moment(hour=15)
    past = begun(MORNING, Past(), now)
    assert due(MORNING, past, now, ()) is None
    assert due(MORNING, past, a_moment(TODAY + A_DAY, hour=8), ()) == TODAY + A_DAY
    assert begun(replace(MORNING, at=time(15, 1)), Past(), now) == Past()


def test_after_a_week_that_is_left_out_comes_the_next() -> None:
    past = Past().skip_week(TODAY)
    assert next_reminder(MORNING, past, a_moment(hour=6), ()) == datetime(2026, 11, 23, 7, 30)  # noqa: DTZ001
    sundays = replace(MORNING, first_weekday=6)
    assert next_reminder(sundays, past, a_moment(hour=6), ()) == datetime(2026, 11, 22, 7, 30)  # noqa: DTZ001
    assert next_reminder(MORNING, past.skip_nothing(), a_moment(hour=6), ()) == datetime(2026, 11, 17, 7, 30)  # noqa: DTZ001


def test_nobody_waits_longer_than_half_a_minute_for_a_look() -> None:
    now = a_moment()
    past = Past().snoozed(TODAY, now)
    assert look_again(Past(), now) == LOOK_SECONDS
    assert look_again(past, now) == LOOK_SECONDS
    assert look_again(past, now.back_to(now.at + SNOOZE.total_seconds() - 12)) == 12
    assert look_again(past, now.back_to(now.at + SNOOZE.total_seconds())) == LOOK_SECONDS


def test_the_settings_choose_the_planned_days() -> None:
    settings = Settings(planned_weekdays=(1, 3), remind=True, remind_at=time(7, 30), day_starts=2)
    assert reminders_of(settings, 6) == Reminders(
        on=True, weekdays=frozenset({1, 3}), at=time(7, 30), day_starts=2, first_weekday=6
    )
    assert not reminders_of(Settings(planned_weekdays=(1, 3)), 0).active
    assert not reminders_of(Settings(remind=True), 0).active


def test_a_day_whose_morrow_was_put_off_is_over_also_where_it_comes_back() -> None:
    """Who flies west over the line where days change has the day before once more."""
    now = a_moment(hour=12)
    past = Past(Snoozed(TODAY + A_DAY, now.utc - SNOOZE))
    assert due(MORNING, past, now, ()) is None


def test_where_next_week_is_left_out_the_same_day_of_the_one_after_it_comes() -> None:
    weekly = replace(MORNING, weekdays=frozenset({TODAY.weekday()}))
    past = Past().told(TODAY).skip_week(TODAY + 7 * A_DAY)
    expected = datetime.combine(TODAY + 14 * A_DAY, MORNING.at)
    assert next_reminder(weekly, past, a_moment(hour=12), ()) == expected
