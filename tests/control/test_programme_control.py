from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest

from retrotimer.control.month import LOOK_SECONDS, MonthControl
from retrotimer.control.programme import ProgrammeControl
from retrotimer.control.settings import SettingsControl
from retrotimer.core.errors import BusyError
from retrotimer.core.programme import Due, Held, ProgrammeFace
from retrotimer.core.records import WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Course, Programme, Settings
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from tests.control.failing import FailingHistory
from tests.fakes import TODAY, FakeClock, a_record, a_stopped_record, heard

DAY = timedelta(days=1)
MONDAY = TODAY - DAY
A_DAY = 24 * 60 * 60.0


@dataclass
class Desk:
    """A programme control on real data, and what it has reported."""

    clock: FakeClock
    history: SqliteHistory
    store: SqliteSettings
    faces: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.disk = FailingHistory(self.history)
        self.settings = SettingsControl(self.store)
        self.month = MonthControl(self.clock, self.disk, self.settings.now, lambda: 0)
        self.control = ProgrammeControl(self.disk, self.settings, self.month)
        self.settings.settings_changed.connect(self._on_settings_changed)
        self.faces = heard(self.control.programme_changed)
        self.ends: list[Any] = heard(self.control.programme_ended)
        self.failures: list[Any] = heard(self.control.reading_failed)
        self.control.refresh()

    def _on_settings_changed(self, settings: Settings) -> None:
        self.month.follow(settings)
        self.control.refresh()

    @property
    def face(self) -> ProgrammeFace:
        """The face, where there must be one."""
        assert self.control.face is not None
        return self.control.face

    def walk(self, *days: date) -> list[WalkRecord]:
        """Keep a complete walk on each of these days."""
        records = [a_record(day) for day in days]
        for record in records:
            self.history.save(record)
        self.control.refresh()
        return records

    def walk_weeks(self, weeks: int, until: date = MONDAY) -> list[WalkRecord]:
        """Meet so many weeks that lie before this Monday."""
        starts = [until - timedelta(weeks=number) for number in range(weeks, 0, -1)]
        return self.walk(*(start + n * DAY for start in starts for n in (0, 2, 3, 5)))


@pytest.fixture
def desk(clock: FakeClock, history: SqliteHistory, settings_store: SqliteSettings) -> Desk:
    return Desk(clock, history, settings_store)


def test_a_new_person_stands_at_the_first_walk(desk: Desk) -> None:
    assert desk.faces == [desk.face]
    assert (desk.face.week, desk.face.walk, desk.face.due) == (1, 1, Due.TODAY)


def test_nothing_is_reported_when_nothing_differs(desk: Desk) -> None:
    desk.control.refresh()
    assert len(desk.faces) == 1
    desk.control.leave()
    desk.control.refresh()
    assert desk.faces[1:] == [None]


def test_a_day_that_several_walks_complete_is_one_walk(desk: Desk) -> None:
    desk.history.save(a_record(minutes=6, hour=8))
    desk.control.refresh()
    assert desk.face.done == 0
    desk.history.save(a_record(minutes=4, hour=10))
    desk.history.save(a_record(minutes=12, hour=11))
    desk.control.refresh()
    assert desk.face.done == 1


def test_a_changed_goal_or_first_weekday_shows_at_once(desk: Desk) -> None:
    desk.settings.change(replace(desk.settings.now, week_goal=2))
    desk.walk(MONDAY, TODAY)
    assert (desk.face.week, desk.face.total) == (2, 8)
    desk.settings.change(replace(desk.settings.now, first_weekday=1))
    assert (desk.face.week, desk.face.walk) == (1, 2)


def test_another_day_brings_the_next_walk(desk: Desk) -> None:
    desk.walk(TODAY)
    desk.clock.advance(A_DAY)
    desk.month.look()
    desk.control.refresh()
    assert [face.due for face in desk.faces] == [Due.TODAY, Due.LATER, Due.TODAY]


def test_pain_holds_the_minutes(desk: Desk) -> None:
    desk.walk_weeks(1)
    assert desk.face.next_minutes == 11
    desk.history.save(a_stopped_record(MONDAY, reason=StopReason.PAIN))
    desk.control.refresh()
    assert (desk.face.next_minutes, desk.face.held) == (10, Held.STOPPED_FOR_PAIN)
    desk.history.save(a_record(TODAY))
    desk.control.refresh()
    assert (desk.face.next_minutes, desk.face.held) == (11, None)


# Its end.


def test_the_last_walk_ends_it_once(desk: Desk) -> None:
    records = desk.walk_weeks(4)
    assert len(desk.ends) == 1
    assert desk.ends[0].ended == records[-1].started.date
    desk.control.refresh()
    desk.walk(TODAY)
    assert len(desk.ends) == 1


def test_an_end_that_was_known_from_the_start_is_not_told(
    clock: FakeClock, history: SqliteHistory, settings_store: SqliteSettings
) -> None:
    Desk(clock, history, settings_store).walk_weeks(4)
    later = Desk(clock, history, settings_store)
    assert later.face.ended is not None
    assert later.ends == []


def test_the_last_walk_that_is_taken_back_takes_the_end_back(desk: Desk) -> None:
    last = desk.walk_weeks(4)[-1]
    desk.history.remove(last.id)
    desk.control.refresh()
    assert (desk.face.ended, desk.face.walk) == (None, 1)
    assert desk.face.week == 4


@pytest.mark.parametrize("goal", [1, 3, 5, 7])
def test_another_goal_leaves_a_programme_that_has_begun_as_it_is(desk: Desk, goal: int) -> None:
    desk.walk_weeks(3)
    before = desk.face
    assert (before.done, before.total) == (12, 16)
    desk.control.change_settings(replace(desk.settings.now, week_goal=goal))
    assert desk.month.rule.goal == goal
    assert desk.face == before
    assert desk.store.load() == desk.settings.now
    desk.control.change_settings(replace(desk.settings.now, week_goal=4))
    assert desk.face == before
    assert desk.ends == []


def test_another_goal_is_followed_by_a_programme_that_has_not_begun_or_is_started_anew(desk: Desk) -> None:
    desk.control.change_settings(replace(desk.settings.now, week_goal=3))
    assert desk.face.total == 12
    desk.walk_weeks(1)
    desk.control.change_settings(replace(desk.settings.now, week_goal=2))
    assert desk.face.total == 12
    desk.control.start(Course.RAMP)
    assert desk.face.total == 8


def test_a_programme_that_was_left_comes_back_as_it_was_under_another_goal(desk: Desk) -> None:
    desk.walk_weeks(2)
    before = desk.face
    followed = desk.control.leave()
    desk.control.change_settings(replace(desk.settings.now, week_goal=3))
    desk.control.follow(followed)
    assert desk.face == before


def test_the_summary_adds_up_all_days_from_the_first_to_the_last(desk: Desk) -> None:
    assert desk.control.summary() is None
    desk.walk(MONDAY - timedelta(weeks=6))
    desk.history.save(a_stopped_record(MONDAY - timedelta(weeks=3, days=-1), 4))
    desk.walk_weeks(4)
    desk.walk(TODAY)
    summary = desk.control.summary()
    assert summary is not None
    assert summary.face is desk.face
    assert summary.walked == (1 + 16) * 600 + 4 * 60
    assert summary.face.weeks_taken == 6


def test_keeping_going_leaves_the_programme_and_the_minutes_as_they_were_chosen(desk: Desk) -> None:
    desk.settings.change(replace(desk.settings.now, minutes=11))
    desk.walk_weeks(4)
    summary = desk.control.summary()
    assert summary is not None
    assert summary.minutes == 11
    desk.control.keep_going()
    assert desk.control.face is None
    assert (desk.settings.now.programme, desk.settings.now.minutes) == (None, 11)


# Starting, changing, leaving.


@pytest.mark.parametrize(("walked", "walk"), [(0, 1), (9.9, 1), (10, 2)])
def test_a_programme_begins_with_this_week(desk: Desk, walked: float, walk: int) -> None:
    desk.walk_weeks(2)
    if walked:
        desk.history.save(a_record(minutes=walked))
    desk.control.refresh()
    desk.control.start(Course.STEADY_12)
    assert desk.settings.now.programme == Programme(Course.STEADY_12, TODAY)
    assert (desk.face.week, desk.face.walk, desk.face.done) == (1, walk, walk - 1)
    assert desk.face.due is (Due.TODAY if walk == 1 else Due.LATER)


def test_a_programme_started_in_a_week_that_is_met_begins_with_the_next(desk: Desk) -> None:
    desk.settings.change(replace(desk.settings.now, week_goal=2))
    desk.walk(MONDAY, TODAY)
    desk.control.start(Course.RAMP)
    assert desk.settings.now.programme == Programme(Course.RAMP, MONDAY + 7 * DAY)
    assert (desk.face.due, desk.face.next_from) == (Due.NEXT_WEEK, MONDAY + 7 * DAY)
    assert (desk.face.done, desk.face.suggested) == (0, None)


def test_a_programme_started_in_the_middle_of_a_week_goes_on_with_it(desk: Desk) -> None:
    desk.walk(MONDAY, TODAY)
    desk.control.start(Course.RAMP)
    for number in range(1, 3):
        desk.clock.advance(A_DAY)
        desk.month.look()
        desk.walk(TODAY + number * DAY)
    assert (desk.face.week, desk.face.done, desk.face.due) == (2, 4, Due.NEXT_WEEK)


def test_starting_changing_and_leaving_touch_no_walk(desk: Desk) -> None:
    records = desk.walk_weeks(2)
    days = [record.started.date for record in records]
    desk.control.start(Course.RAMP)
    desk.control.change(Course.STEADY_10)
    desk.control.leave()
    desk.control.start(Course.RAMP)
    assert [walk for day in days for walk in desk.history.walks_on(day)] == records


def test_another_course_keeps_the_place(desk: Desk) -> None:
    desk.walk_weeks(2)
    before = desk.face
    desk.control.change(Course.STEADY_15)
    assert desk.face == replace(before, course=Course.STEADY_15, next_minutes=15)


def test_what_was_left_can_be_taken_up_again(desk: Desk) -> None:
    desk.walk_weeks(2)
    before = desk.face
    followed = desk.control.leave()
    assert desk.control.face is None
    desk.control.change(Course.STEADY_10)  # of nothing
    assert desk.control.face is None
    desk.control.follow(followed)
    assert desk.face == before


def test_a_preview_is_what_a_start_would_show(desk: Desk) -> None:
    desk.walk_weeks(2)
    desk.walk(TODAY)
    desk.control.leave()
    preview = desk.control.preview(Course.STEADY_12)
    assert desk.control.face is None
    desk.control.start(Course.STEADY_12)
    assert desk.face == preview


def test_what_could_not_be_read_is_read_with_the_months_next_look(desk: Desk) -> None:
    desk.disk.fails_with = BusyError("walks.db")
    desk.walk_weeks(2)
    assert (desk.face.week, len(desk.failures)) == (1, 1)
    desk.clock.advance(LOOK_SECONDS)
    assert len(desk.failures) == 2
    desk.disk.fails_with = None
    desk.clock.advance(LOOK_SECONDS)
    assert desk.face.week == 3
    shown = len(desk.faces)
    desk.clock.advance(LOOK_SECONDS)
    assert len(desk.faces) == shown


def test_what_cannot_be_read_is_said_and_changes_nothing(desk: Desk) -> None:
    desk.walk_weeks(4)
    face, programme = desk.face, desk.settings.now.programme
    desk.disk.fails_with = BusyError("walks.db")
    desk.control.refresh()
    desk.control.start(Course.STEADY_10)
    assert desk.control.preview(Course.STEADY_10) is None
    assert desk.control.summary() is None
    assert len(desk.failures) == 4
    assert (desk.control.face, desk.settings.now.programme) == (face, programme)
