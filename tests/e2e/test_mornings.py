"""The morning after a walk: asked once, answered, taken back, put away."""

from dataclasses import replace

from retrotimer.core.errors import FullError
from retrotimer.core.pain import Pain, PainSite
from retrotimer.words import pain, problems
from tests.e2e.conftest import Sit
from tests.e2e.desk import CTRL, WALK, YESTERDAY, Desk
from tests.e2e.person import Key
from tests.fakes import TODAY, FakeClock, a_record

QUESTION = pain.morning_question()


def test_the_answer_is_kept_with_yesterdays_walk_and_can_be_taken_back(desk: Desk) -> None:
    person = desk.person
    assert QUESTION in person.reads()
    person.press("Answer")
    assert "Yesterday: 7 minutes backwards" in person.reads()
    person.press("Back pain 5 of 10")
    person.press("Save")
    assert not person.has_dialog()
    said = replace(WALK.feedback, morning=Pain(5))
    assert desk.disk.walks_on(YESTERDAY) == [replace(WALK, feedback=said)]
    assert "next morning 5" in person.reads()
    assert QUESTION not in person.reads()
    person.type(Key.Key_Z, CTRL)
    assert desk.disk.walks_on(YESTERDAY) == [WALK]


def test_a_pain_that_has_risen_over_night_shows_when_to_see_a_doctor(desk: Desk) -> None:
    desk.person.press("Answer")
    desk.person.press("Back pain 5 of 10")
    assert "See a doctor soon" not in desk.person.reads()
    desk.person.press("Back pain 6 of 10")
    assert "Pain of 6 or more is too much." in desk.person.reads()
    assert "See a doctor soon" in desk.person.reads()


def test_a_full_disk_loses_no_answer(desk: Desk) -> None:
    desk.person.press("Answer")
    desk.person.press("Back pain 2 of 10")
    desk.disk.full = True
    desk.person.press("Save")
    assert (
        problems.cannot_change(FullError("retrotimer.db", "database or disk is full")) in desk.person.reads()
    )
    desk.disk.full = False
    desk.person.press("Save")
    assert desk.disk.walks_on(YESTERDAY)[0].feedback.morning == Pain(2)


def test_who_closes_the_question_is_not_asked_again_that_day(sit: Sit, clock: FakeClock) -> None:
    sit().app.log.save(WALK)
    person = sit()
    assert QUESTION in person.reads()
    person.press("Close")
    person.app.refresh()
    assert QUESTION not in person.reads()
    assert QUESTION not in sit().reads()
    clock.skip(24 * 3600)
    assert QUESTION not in sit().reads(), "there was no walk the day before"


def test_who_leaves_without_an_answer_is_not_asked_again_that_day(desk: Desk) -> None:
    desk.person.press("Answer")
    desk.person.press("Cancel")
    desk.person.app.refresh()
    assert QUESTION not in desk.person.reads()


def test_who_does_not_want_to_be_asked_is_not(sit: Sit) -> None:
    person = sit()
    person.app.log.save(WALK)
    person.app.settings.change(replace(person.app.settings.now, pain_sites=()))
    assert QUESTION not in sit().reads()
    person = sit()
    person.type(Key.Key_Space)
    assert "pain now" not in person.reads()


def test_back_and_knee_are_asked_each_by_itself(sit: Sit) -> None:
    person = sit()
    person.app.settings.change(replace(person.app.settings.now, pain_sites=tuple(PainSite)))
    person.type(Key.Key_Space)
    person.press("Back pain 2 of 10")
    person.press("Knee pain 7 of 10")
    assert "Better not to walk today" in person.reads()
    assert "See a doctor soon" in person.reads()
    person.press("Knee pain 3 of 10")
    assert "Better not to walk" not in person.reads()


def test_a_question_from_another_day_is_about_the_walk_that_is_yesterdays_now(
    desk: Desk, clock: FakeClock
) -> None:
    assert QUESTION in desk.person.reads()
    later = replace(a_record(TODAY, 11), pain_before=Pain(4))
    desk.disk.save(later)
    clock.sleep(24 * 3600)  # the lid was closed meanwhile
    desk.person.app.refresh()
    desk.person.press("Answer")
    desk.person.press("Back pain 5 of 10")
    desk.person.press("Save")
    assert desk.disk.walks_on(TODAY)[0].feedback.morning == Pain(5)
    assert desk.disk.walks_on(YESTERDAY) == [WALK]
