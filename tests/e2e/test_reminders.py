"""Reminders in the whole app: told once in the window and outside it, answered, put off, left out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.core.errors import FullError
from retrotimer.core.notices import Answer, Service, TimerError, TimerState
from retrotimer.core.reminders import NotToday, Past, Snoozed, Told
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Settings
from retrotimer.store.database import open_database
from retrotimer.store.settings import SqliteSettings
from retrotimer.ui.dialogs.fields import TimeField
from retrotimer.ui.parts.weekdays import WeekdayBox
from retrotimer.words import reminders as words
from tests.e2e.conftest import Sit
from tests.e2e.desk import CTRL
from tests.e2e.person import Key, Person
from tests.fakes import TODAY, FakeClock, a_record, a_stopped_record, heard
from tests.outside import FakeOutside
from tests.ui.controls import visible

IT_IS_TIME = "It is time for your walk."
AT_NOON = Settings(planned_weekdays=tuple(range(7)), remind=True, remind_at=time(12, 0))
TILL_NOON = 3 * 3600.0
HALF_AN_HOUR = 1800.0
ON, BESIDE = "Remind me on the days I plan to walk", "Also while Retrotimer is not running"

Past_ = Callable[[], Past]


@pytest.fixture
def reminded(folder: Path) -> Past_:
    """What another program reads of what was told."""

    def read() -> Past:
        database = open_database(folder)
        try:
            return SqliteSettings(database).reminded()
        finally:
            database.close()

    return read


@pytest.fixture
def noon(sit: Sit) -> Person:
    """A person who is to be reminded at noon; it is nine."""
    person = sit()
    person.app.settings.change(AT_NOON)
    return person


def look_away(person: Person) -> None:
    """Let another window be in front."""
    other = QWidget()
    other.show()
    other.activateWindow()
    person.app.destroyed.connect(other.deleteLater)
    QApplication.processEvents()
    assert not person.app.window.isActiveWindow()


def look_back(person: Person) -> None:
    """Let the app be in front again."""
    person.app.window.activateWindow()
    QApplication.processEvents()


def test_in_front_of_the_window_it_is_told_in_the_window_alone(
    noon: Person, clock: FakeClock, outside: FakeOutside, reminded: Past_
) -> None:
    assert "Next reminder: today, 12:00." in noon.reads()
    clock.advance(TILL_NOON - 60)
    assert IT_IS_TIME not in noon.reads()
    clock.advance(60)
    assert IT_IS_TIME in noon.reads()
    assert not outside.notifier.reads()
    assert reminded() == Past(Told(TODAY))
    assert "Next reminder: tomorrow, 12:00." in noon.reads()
    clock.advance(600)
    assert noon.app.window.banner.words == IT_IS_TIME


def test_whoever_is_at_the_checklist_is_not_called_to_it_from_outside(
    noon: Person, clock: FakeClock, outside: FakeOutside
) -> None:
    clock.advance(TILL_NOON - 60)
    noon.press("Start walk")
    clock.advance(60)
    assert noon.app.window.banner.words == IT_IS_TIME
    assert not outside.notifier.reads()


def test_start_leads_to_the_checklist_and_to_nothing_else(noon: Person, clock: FakeClock) -> None:
    clock.advance(TILL_NOON)
    noon.press("Start")
    assert noon.has_dialog()
    assert not noon.find("Begin").isEnabled()
    assert not noon.app.session.running


def test_start_on_the_notification_opens_the_window_at_the_checklist(
    noon: Person, clock: FakeClock, outside: FakeOutside
) -> None:
    noon.app.window.hide()
    clock.advance(TILL_NOON)
    assert outside.notifier.reads() == IT_IS_TIME
    outside.notifier.answer(Answer.START)
    assert noon.app.window.isVisible()
    assert noon.has_dialog()
    assert not noon.find("Begin").isEnabled()
    noon.press("Cancel")
    assert IT_IS_TIME not in noon.reads()


def test_in_half_an_hour_it_is_told_again_in_both_places(
    noon: Person, clock: FakeClock, outside: FakeOutside, reminded: Past_
) -> None:
    look_away(noon)
    clock.advance(TILL_NOON)
    outside.notifier.answer(Answer.LATER)
    assert reminded() == Past(Snoozed(TODAY, clock.read().utc + timedelta(minutes=30)))
    look_back(noon)
    assert IT_IS_TIME not in noon.reads()
    assert "You will be reminded again in 30 minutes." in noon.reads()
    assert "Next reminder: today, 12:30." in noon.reads()
    look_away(noon)
    clock.advance(HALF_AN_HOUR)
    assert outside.notifier.reads() == IT_IS_TIME


def test_not_today_takes_it_away_everywhere(
    noon: Person, clock: FakeClock, outside: FakeOutside, reminded: Past_
) -> None:
    look_away(noon)
    clock.advance(TILL_NOON)
    look_back(noon)
    noon.press("Not today")
    assert IT_IS_TIME not in noon.reads()
    assert not outside.notifier.reads()
    assert reminded() == Past(NotToday(TODAY))
    clock.advance(3 * HALF_AN_HOUR)
    assert IT_IS_TIME not in noon.reads()


def test_escape_is_not_today(noon: Person, clock: FakeClock, reminded: Past_) -> None:
    clock.advance(TILL_NOON)
    noon.type(Key.Key_Escape)
    assert reminded() == Past(NotToday(TODAY))


def test_what_another_program_has_been_answered_is_not_handed_on_as_owed(
    noon: Person, clock: FakeClock, folder: Path, reminded: Past_
) -> None:
    clock.advance(TILL_NOON)
    database = open_database(folder)
    assert SqliteSettings(database).keep_reminded(Past(Told(TODAY)), Past(NotToday(TODAY)))
    database.close()
    noon.app.reminders.control.hand_on()
    assert reminded() == Past(NotToday(TODAY))


def test_a_notification_that_is_closed_leaves_the_window_to_answer(
    noon: Person, clock: FakeClock, outside: FakeOutside
) -> None:
    look_away(noon)
    clock.advance(TILL_NOON)
    outside.notifier.answer(None)
    look_back(noon)
    assert IT_IS_TIME in noon.reads()


@pytest.mark.parametrize("record", [a_record(hour=8), a_stopped_record(reason=StopReason.PAIN, hour=8)])
def test_who_has_walked_or_hurts_is_left_alone(
    noon: Person, clock: FakeClock, outside: FakeOutside, record: object
) -> None:
    noon.app.log.save(record)  # type: ignore[arg-type]
    noon.app.refresh()
    clock.advance(TILL_NOON)
    assert IT_IS_TIME not in noon.reads()
    assert not outside.notifier.reads()
    assert "Next reminder: tomorrow, 12:00." in noon.reads()


def test_who_walks_when_it_is_time_needs_no_reminder(
    noon: Person, clock: FakeClock, outside: FakeOutside
) -> None:
    due = heard(noon.app.reminders.control.reminder_due)
    clock.advance(TILL_NOON - 120)
    noon.begin()
    clock.advance(240)
    noon.app.session.stop(StopReason.DONE)
    noon.come_back()
    noon.press("Done")
    clock.advance(120)
    assert due == []
    assert IT_IS_TIME not in noon.reads()
    assert not outside.notifier.reads()


def test_who_begins_to_walk_is_reminded_no_more(
    noon: Person, clock: FakeClock, outside: FakeOutside, reminded: Past_
) -> None:
    """Also where they began without the reminder's own Start."""
    look_away(noon)
    clock.advance(TILL_NOON)
    assert outside.notifier.reads()
    look_back(noon)
    noon.begin()
    assert not outside.notifier.reads()
    assert IT_IS_TIME not in noon.reads()
    clock.advance(60)
    noon.app.session.stop(StopReason.DONE)
    noon.come_back()
    noon.press("Done")
    clock.advance(120)
    assert IT_IS_TIME not in noon.reads()
    assert reminded() == Past(Told(TODAY))


def test_a_walk_takes_the_reminder_back(noon: Person, clock: FakeClock, outside: FakeOutside) -> None:
    look_away(noon)
    clock.advance(TILL_NOON)
    assert outside.notifier.reads()
    noon.app.log.save(a_record(hour=11))
    noon.app.refresh()
    assert not outside.notifier.reads()
    assert not noon.app.window.banner.words


def test_what_was_missed_while_the_machine_slept_is_told_once_on_waking(
    noon: Person, clock: FakeClock
) -> None:
    clock.sleep(6 * 3600)
    assert IT_IS_TIME not in noon.reads()
    clock.advance(60)
    assert IT_IS_TIME in noon.reads()


def test_what_was_missed_while_the_app_was_closed_is_told_once_when_it_opens(
    noon: Person, sit: Sit, clock: FakeClock
) -> None:
    assert noon.app.window.close()
    clock.sleep(8 * 3600)
    assert IT_IS_TIME in sit().reads()
    assert IT_IS_TIME not in sit().reads(), "the first one told it"


def test_what_is_of_another_day_is_not_told(noon: Person, sit: Sit, clock: FakeClock) -> None:
    assert noon.app.window.close()
    clock.sleep(24 * 3600)
    assert IT_IS_TIME not in sit().reads()


def test_what_another_program_has_told_is_not_told_again(
    noon: Person, clock: FakeClock, folder: Path
) -> None:
    database = open_database(folder)
    store = SqliteSettings(database)
    assert store.keep_reminded(Past(), Past().told(TODAY))
    database.close()
    clock.advance(TILL_NOON)
    assert IT_IS_TIME not in noon.reads()


def test_a_full_disk_tells_it_all_the_same_and_once(
    noon: Person, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise FullError("retrotimer.db", "full")

    monkeypatch.setattr(SqliteSettings, "keep_reminded", full)
    due = heard(noon.app.reminders.control.reminder_due)
    clock.advance(TILL_NOON + 600)
    assert IT_IS_TIME in noon.reads()
    noon.press("Not today")
    clock.advance(600)
    assert IT_IS_TIME not in noon.reads()
    assert due == [()]


def test_this_week_can_be_left_out_and_taken_back_by_a_key(
    noon: Person, clock: FakeClock, reminded: Past_
) -> None:
    noon.type(Key.Key_K, CTRL)
    assert "No more reminders this week. The next one comes: Monday, 12:00." in noon.reads()
    assert "Next reminder: Monday, 12:00." in noon.reads()
    assert reminded() == Past(skipped=TODAY)
    assert noon.app.window.menus.skip_week.isChecked()
    due = heard(noon.app.reminders.control.reminder_due)
    clock.advance(TILL_NOON)
    assert IT_IS_TIME not in noon.reads()
    noon.type(Key.Key_K, CTRL)
    assert "The next one comes: tomorrow, 12:00." in noon.reads(), "today's time is over"
    assert due == []
    assert not noon.app.window.menus.skip_week.isChecked()


def test_leaving_the_week_out_can_be_taken_back_at_once(noon: Person) -> None:
    noon.type(Key.Key_K, CTRL)
    noon.press("Remind me after all")
    assert "Next reminder: today, 12:00." in noon.reads()
    assert not noon.app.window.menus.skip_week.isChecked()


def test_without_reminders_there_is_nothing_to_leave_out_and_nothing_is_made(
    person: Person, clock: FakeClock, outside: FakeOutside
) -> None:
    clock.advance(TILL_NOON)
    assert not person.app.window.menus.skip_week.isEnabled()
    assert "reminders" not in vars(person.app)
    assert outside.notifier.times_asked == outside.notifier.times_shown == 0


def test_reminders_look_no_more_often_than_the_month(noon: Person, clock: FakeClock) -> None:
    told = heard(noon.app.reminders.control.outlook_changed)
    assert len(clock.waiting()) == 1
    clock.advance(TILL_NOON - 60)
    assert told == [], "nothing is another than before"
    clock.advance(60)
    assert len(clock.waiting()) == 1


def test_they_are_set_in_the_settings(sit: Sit, clock: FakeClock, outside: FakeOutside) -> None:
    person = sit()
    person.type(Key.Key_Comma, CTRL)
    assert outside.notifier.times_asked == 1
    assert "No reminders are set." in person.reads()
    person.press(ON)
    assert "Choose the days above, or no reminder will come." in person.reads()
    for box in visible(person.front, WeekdayBox):
        box.click()
    assert "They come while Retrotimer is open. For reminders without it, tick the line above." in (
        person.reads()
    )
    field = next(visible(person.front, TimeField))
    field.setText("noon")
    person.press("OK")
    assert "Type a time like 08:00." in person.reads()
    field.setText("12:00")
    person.press("OK")
    assert not person.has_dialog()
    assert person.app.settings.now == AT_NOON
    clock.advance(TILL_NOON)
    assert IT_IS_TIME in person.reads()


def test_a_time_that_is_over_begins_tomorrow(noon: Person) -> None:
    noon.app.settings.change(replace(AT_NOON, remind_at=time(8, 0)))
    assert IT_IS_TIME not in noon.reads()
    assert "Next reminder: tomorrow, 08:00." in noon.reads()
    noon.app.settings.change(replace(AT_NOON, remind=False))
    assert "Next reminder" not in noon.reads()
    assert not noon.app.window.menus.skip_week.isEnabled()


@pytest.mark.parametrize(
    ("service", "sentence"),
    [
        (Service.NO_SERVICE, "Nothing shows notifications in this session."),
        (Service.NO_BUS, "This session has no message bus (D-Bus), which notifications need."),
        (Service.WITHOUT_BUTTONS, "Your desktop shows no buttons on them"),
    ],
)
def test_the_settings_say_what_does_not_work(
    noon: Person, outside: FakeOutside, service: Service, sentence: str
) -> None:
    outside.timer.is_here = TimerState.ON
    noon.type(Key.Key_Comma, CTRL)
    assert "They come with the window closed, too." in noon.reads()
    outside.notifier.become(service)
    assert sentence in noon.reads()
    noon.press("Cancel")
    outside.notifier.become(Service.READY)


def test_the_system_reminds_if_so_chosen_and_follows_the_settings(
    noon: Person, outside: FakeOutside, qtbot: QtBot
) -> None:
    timer = outside.timer
    noon.type(Key.Key_Comma, CTRL)
    noon.press(BESIDE)
    assert "They come with the window closed, too." in noon.reads()
    noon.press("OK")
    qtbot.waitUntil(lambda: timer.is_here is TimerState.ON)
    assert timer.reminders == [noon.app.reminders.control.reminders]
    noon.app.settings.change(replace(AT_NOON, remind_at=time(18, 0)))
    qtbot.waitUntil(lambda: len(timer.reminders) == 2)
    assert timer.reminders[-1] == noon.app.reminders.control.reminders
    noon.app.settings.change(replace(AT_NOON, remind=False))
    qtbot.waitUntil(lambda: timer.is_here is TimerState.OFF)
    assert timer.reminders[-1] is None


def test_a_system_that_refuses_is_told_of_in_one_sentence(
    noon: Person, outside: FakeOutside, qtbot: QtBot
) -> None:
    outside.timer.error = TimerError("Read-only file system", "/home/me/.config/systemd/user")
    noon.type(Key.Key_Comma, CTRL)
    noon.press(BESIDE)
    noon.press("OK")
    qtbot.waitUntil(lambda: bool(noon.app.window.banner.words))
    assert noon.app.window.banner.words == words.cannot_set_timer(outside.timer.error)
    assert "Read-only file system" in noon.reads()


def test_where_the_system_cannot_it_is_not_offered(noon: Person, outside: FakeOutside) -> None:
    outside.timer.is_here = TimerState.NOT_HERE
    noon.type(Key.Key_Comma, CTRL)
    assert BESIDE not in noon.names()
    assert "They come while Retrotimer is open." in noon.reads()


def test_a_timer_that_was_set_follows_what_another_program_has_changed(
    noon: Person, sit: Sit, outside: FakeOutside, qtbot: QtBot
) -> None:
    assert noon.app.window.close()
    outside.timer.is_here = TimerState.ON
    person = sit()
    qtbot.waitUntil(lambda: len(outside.timer.reminders) == 1)
    assert outside.timer.reminders == [person.app.reminders.control.reminders]
