"""The programme, walked at the real window: the suggestion, the week that moves on, the end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from retrotimer.core.programme import Held
from retrotimer.core.settings import Course
from retrotimer.words import programme as words
from tests.e2e.conftest import Sit
from tests.e2e.person import FLAT, Key, Person
from tests.fakes import FakeClock, a_moment, a_record

MINUTE = 60
GET_READY = 10
MONDAY = date(2026, 11, 16)
A_WEEK = timedelta(weeks=1)


@pytest.fixture
def clock() -> FakeClock:
    """A frozen clock on a Monday, at nine in the morning."""
    return FakeClock(a_moment(MONDAY))


def walk(person: Person, clock: FakeClock, minutes: int) -> None:
    """A walk of the length that is chosen, to its end, and Done; then it is the next morning."""
    person.begin()
    clock.skip(GET_READY + minutes * MINUTE)
    person.press("Done")


def sleep(clock: FakeClock, until: date) -> None:
    """Let time pass until nine in the morning of a day."""
    now = clock.read().wall
    wake = a_moment(until).wall
    clock.skip((wake - now).total_seconds())


def met(person: Person, weeks: int) -> None:
    """Weeks that were walked before this one."""
    for week in range(1, weeks + 1):
        for day in (0, 2, 3, 5):
            person.app._history.save(a_record(MONDAY - week * A_WEEK + timedelta(days=day)))
    person.app.refresh()


def suggested(person: Person) -> list[str]:
    return [name for name in person.names() if name.endswith("suggested")]


def test_four_days_move_on_to_the_next_week(person: Person, sit: Sit, clock: FakeClock) -> None:
    for number, day in enumerate((0, 1, 3, 4), 1):
        sleep(clock, MONDAY + timedelta(days=day))
        assert f"Week 1, walk {number} of 4: 10 minutes suggested" in person.reads()
        person.press("10 minutes, suggested")
        walk(person, clock, 10)
    assert "This week's walks are done; rest is part of it. Week 2 begins on Monday." in person.reads()
    assert suggested(person) == []

    sleep(clock, MONDAY + A_WEEK)
    assert "Week 2, walk 1 of 4: 11 minutes suggested" in person.reads()
    person.press("11 minutes, suggested")
    assert person.find("11 minutes, suggested").isChecked()
    walk(person, clock, 11)
    assert "Done for today. Next: Week 2, walk 2 of 4." in person.reads()
    person.app.window.close()
    assert "Done for today. Next: Week 2, walk 2 of 4." in sit().reads()


def test_a_programme_started_in_the_middle_of_a_week_says_what_the_month_says(
    person: Person, clock: FakeClock
) -> None:
    for day in range(3):
        sleep(clock, MONDAY + timedelta(days=day))
        walk(person, clock, 10)
    sleep(clock, MONDAY + timedelta(days=4))
    person.type(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    person.press("Start again from week 1…")
    person.press("Start again")
    assert "3 of 4 this week" in person.reads()
    assert "Week 1, walk 4 of 4: 10 minutes suggested" in person.reads()
    walk(person, clock, 10)
    assert "4 of 4 this week" in person.reads()
    sleep(clock, MONDAY + A_WEEK)
    assert "Week 2, walk 1 of 4: 11 minutes suggested" in person.reads()


def test_a_week_that_lacks_walks_is_walked_once_more(person: Person, clock: FakeClock) -> None:
    met(person, 1)
    walk(person, clock, 10)
    sleep(clock, MONDAY + timedelta(days=6))
    assert "Week 2, walk 2 of 4" in person.reads()
    walk(person, clock, 10)
    assert "Done for today. Week 2 begins once more on Monday." in person.reads()
    sleep(clock, MONDAY + A_WEEK)
    assert "Week 2, walk 1 of 4: 11 minutes suggested" in person.reads()


def test_after_pain_the_minutes_are_not_raised_and_it_says_why(person: Person, clock: FakeClock) -> None:
    met(person, 1)
    assert suggested(person) == ["11 minutes, suggested"]
    person.press("Start walk")
    person.press("I have checked with a back doctor")
    person.press(FLAT)
    person.press("Back pain 2 of 10")
    person.press("Begin")
    clock.skip(GET_READY + 10 * MINUTE)
    person.press("Back pain 4 of 10")
    person.press("Done")
    assert words.why_held(Held.MORE_PAIN) in person.reads()
    assert suggested(person) == ["10 minutes, suggested"]
    sleep(clock, MONDAY + timedelta(days=2))
    walk(person, clock, 10)
    assert suggested(person) == ["12 minutes, suggested"]


def test_a_fifth_day_gets_a_gentle_word(person: Person, clock: FakeClock) -> None:
    for day in range(4):
        sleep(clock, MONDAY + timedelta(days=day))
        walk(person, clock, 10)
    sleep(clock, MONDAY + timedelta(days=4))
    assert "rest is part of it" in person.reads()
    person.begin()
    clock.skip(GET_READY + 10 * MINUTE)
    assert "That is more than the four days that are advised. Rest is part of it, too." in person.reads()


# The dialog.


def test_the_programme_is_one_key_away(person: Person) -> None:
    met(person, 1)
    person.type(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "4 of 16 walks done" in person.reads()
    person.press("Always 15 minutes")
    assert "Week 2, walk 1 of 4: 15 minutes suggested" in person.reads()
    person.type(Key.Key_Escape)
    assert suggested(person) == ["15 minutes, suggested"]


def test_starting_again_keeps_the_history(person: Person, sit: Sit) -> None:
    met(person, 2)
    person.type(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    person.press("Start again from week 1…")
    person.press("Start again")
    assert not person.has_dialog()
    assert "Week 1, walk 1 of 4: 10 minutes suggested" in person.reads()
    assert person.cell(MONDAY - A_WEEK).endswith("complete")
    person.app.window.close()
    assert "Week 1, walk 1 of 4" in sit().reads()


def test_what_was_left_can_be_taken_up_again_or_started_anew(person: Person) -> None:
    met(person, 1)
    person.type(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    person.press("Leave the programme")
    assert words.left() in person.reads()
    assert "minutes backwards" in person.reads()
    assert suggested(person) == []
    person.press("Take it up again")
    assert "Week 2, walk 1 of 4" in person.reads()

    person.type(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    person.press("Leave the programme")
    person.type(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    person.press("Always 12 minutes")
    person.press("Start the programme")
    assert "Week 1, walk 1 of 4: 12 minutes suggested" in person.reads()
    assert "Take it up again" not in person.names()  # too late: another one is followed
    assert words.left() not in person.reads()


def test_during_a_walk_the_programme_stays_away(person: Person) -> None:
    person.begin()
    person.type(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not person.has_dialog()


# The end.


@pytest.fixture
def last_day(person: Person, clock: FakeClock) -> Person:
    """A person on the morning of the programme's last walk."""
    met(person, 3)
    for day in range(3):
        person.app._history.save(a_record(MONDAY + timedelta(days=day), 15))
    sleep(clock, MONDAY + timedelta(days=4))
    person.app.refresh()
    assert "Week 4, walk 4 of 4: 15 minutes suggested" in person.reads()
    return person


def test_the_summary_opens_once_when_the_sheet_is_put_away(last_day: Person, clock: FakeClock) -> None:
    person = last_day
    person.press("15 minutes, suggested")
    person.begin()
    clock.skip(GET_READY + 15 * MINUTE)
    assert not person.has_dialog()
    assert "15 minutes. Well walked." in person.reads()
    person.press("Done")
    assert "You have walked the whole programme." in person.reads()
    assert f"{12 * 10 + 4 * 15} minutes of walking backwards" in person.reads()
    person.press("Decide later")
    assert not person.has_dialog()
    sleep(clock, MONDAY + A_WEEK)
    walk(person, clock, 15)
    assert not person.has_dialog()
    person.press("Programme summary")
    assert "You have walked the whole programme." in person.reads()


def end(person: Person, clock: FakeClock) -> None:
    person.press("15 minutes, suggested")
    walk(person, clock, 15)


def test_repeating_begins_with_the_next_week(last_day: Person, clock: FakeClock) -> None:
    end(last_day, clock)
    last_day.press("Repeat")
    assert not last_day.has_dialog()
    assert "rest is part of it. Week 1 begins on Monday." in last_day.reads()
    assert suggested(last_day) == []
    sleep(clock, MONDAY + A_WEEK)
    assert "Week 1, walk 1 of 4: 10 minutes suggested" in last_day.reads()


def test_keeping_going_keeps_the_length_and_no_programme(last_day: Person, clock: FakeClock) -> None:
    end(last_day, clock)
    last_day.app.settings.change(replace(last_day.app.settings.now, minutes=12))
    last_day.press("Decide later")
    last_day.press("Programme summary")
    assert "Without a programme; 12 minutes stay chosen." in last_day.reads()
    last_day.press("Keep going")
    assert "minutes backwards" in last_day.reads()
    assert last_day.find("12 minutes").isChecked()
    assert last_day.app.settings.now.programme is None


def test_another_course_begins_with_week_one(last_day: Person, clock: FakeClock) -> None:
    end(last_day, clock)
    last_day.press("Change")
    last_day.press("Always 12 minutes")
    last_day.press("Start from week 1")
    followed = last_day.app.settings.now.programme
    assert followed is not None
    assert followed.course is Course.STEADY_12
    sleep(clock, MONDAY + A_WEEK)
    assert "Week 1, walk 1 of 4: 12 minutes suggested" in last_day.reads()


def test_a_last_walk_that_is_removed_takes_the_end_back(last_day: Person, clock: FakeClock) -> None:
    last_day.press("15 minutes, suggested")
    last_day.begin()
    clock.skip(GET_READY + 15 * MINUTE)
    last_day.press("Delete this walk")
    assert not last_day.has_dialog()
    assert "Week 4, walk 4 of 4: 15 minutes suggested" in last_day.reads()
    last_day.press("15 minutes, suggested")
    walk(last_day, clock, 15)
    assert "You have walked the whole programme." in last_day.reads()


OVER = "You have walked the whole programme."


def test_an_end_that_is_entered_by_hand_is_told_when_the_editor_is_closed(last_day: Person) -> None:
    last_day.press("Add a walk")
    last_day.press("Save")
    assert OVER in last_day.reads()
    last_day.press("Decide later")
    assert not last_day.has_dialog()
    last_day.type(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not last_day.has_dialog()
    assert "Week 4, walk 4 of 4" in last_day.reads()


def test_an_end_that_another_program_enters_is_told_at_once_and_not_days_later(
    last_day: Person, clock: FakeClock
) -> None:
    last_day.app._history.save(a_record(MONDAY + timedelta(days=4), 15))
    last_day.app.look_again()
    QApplication.processEvents()
    assert OVER in last_day.reads()
    last_day.press("Decide later")
    sleep(clock, MONDAY + A_WEEK)
    last_day.begin()
    clock.skip(GET_READY + 2 * MINUTE)
    last_day.press("Stop")
    last_day.press("Done")
    assert not last_day.has_dialog()
    assert "Programme summary" in last_day.names()


def test_an_end_that_comes_while_a_dialog_is_open_waits_until_it_is_closed(last_day: Person) -> None:
    last_day.press("Start walk")
    last_day.app._history.save(a_record(MONDAY + timedelta(days=4), 15))
    last_day.app.look_again()
    QApplication.processEvents()
    assert OVER not in last_day.reads()
    last_day.type(Key.Key_Escape)
    assert OVER in last_day.reads()


def test_an_end_whose_sheet_gives_way_to_the_editor_is_told_after_it(
    last_day: Person, clock: FakeClock
) -> None:
    last_day.press("15 minutes, suggested")
    last_day.begin()
    clock.skip(GET_READY + 15 * MINUTE)
    last_day.press("Edit the walk at 09:00")
    assert OVER not in last_day.reads()
    last_day.press("Cancel")
    assert OVER in last_day.reads()


def test_an_end_that_the_editor_takes_back_is_not_told(last_day: Person, clock: FakeClock) -> None:
    last_day.press("15 minutes, suggested")
    last_day.begin()
    clock.skip(GET_READY + 15 * MINUTE)
    last_day.press("Edit the walk at 09:00")
    last_day.press("Run")
    last_day.press("Save")
    assert not last_day.has_dialog()


def test_an_end_that_comes_during_a_walk_waits_for_its_sheet(last_day: Person, clock: FakeClock) -> None:
    last_day.begin()
    last_day.app._history.save(a_record(MONDAY + timedelta(days=4), 15))
    last_day.app.look_again()
    QApplication.processEvents()
    assert not last_day.has_dialog()
    clock.skip(GET_READY + 2 * MINUTE)
    last_day.press("Stop")
    assert not last_day.has_dialog()
    last_day.press("Done")
    assert OVER in last_day.reads()
