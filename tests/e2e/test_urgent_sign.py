"""An urgent sign: told where the signs are read, and after it the checklist asks for the doctor again."""

from datetime import timedelta

import pytest

from retrotimer.core.checklist import AskDoctor, DoctorCheck
from retrotimer.core.pain import Pain
from retrotimer.words import safety
from tests.e2e.afar import walked
from tests.e2e.conftest import Sit
from tests.e2e.desk import WALK, YESTERDAY, Desk
from tests.e2e.person import DOCTOR, FLAT, Key, Person
from tests.fakes import FakeClock

SIGN = safety.has_sign()
FOLD = safety.fold_signs()
WHY = safety.why_ask_doctor(AskDoctor.URGENT_SIGN)
PAIN = safety.why_ask_doctor(AskDoctor.STOPPED_FOR_PAIN)


def asks_again(person: Person) -> bool:
    """Whether the checklist asks for the doctor because of a sign; it is closed again."""
    person.press("Start walk")
    asks = WHY in person.reads() and not person.is_ticked(DOCTOR)
    person.press("Cancel")
    return asks


def test_told_after_it_hurts_it_is_asked_about_until_it_is_confirmed(
    person: Person, clock: FakeClock, sit: Sit
) -> None:
    walked(person, clock, 200)
    person.type(Key.Key_H)
    assert safety.get_help() not in person.reads()
    person.press(SIGN)
    assert safety.get_help() in person.reads()
    person.press("Done")
    person = sit()
    assert asks_again(person)
    clock.advance(60)
    person.begin()
    person.press("Stop")
    assert not asks_again(person)


def test_taken_back_it_was_not_told(person: Person, clock: FakeClock) -> None:
    walked(person, clock, 200)
    person.type(Key.Key_H)
    person.press(SIGN)
    person.press(SIGN)
    person.press("Done")
    person.press("Start walk")
    assert PAIN in person.reads()


def test_told_with_a_walk_that_is_deleted_it_stays_told(person: Person, clock: FakeClock) -> None:
    walked(person, clock, 200)
    person.type(Key.Key_H)
    person.press(SIGN)
    person.press("Delete this walk")
    assert asks_again(person)


def test_told_after_a_walk_with_much_pain(person: Person, clock: FakeClock) -> None:
    walked(person, clock, 600)
    person.press("Back pain 7 of 10")
    person.press(SIGN)
    person.press("Done")
    assert asks_again(person)


def test_it_stays_in_sight_and_told_whatever_becomes_of_the_pain(person: Person, clock: FakeClock) -> None:
    walked(person, clock, 600)
    person.press("Back pain 7 of 10")
    person.press(SIGN)
    person.press("Back pain 3 of 10")
    assert person.is_ticked(SIGN)
    person.press("Done")
    assert asks_again(person)


@pytest.fixture
def confirmed(desk: Desk, clock: FakeClock) -> Desk:
    """Somebody who confirmed the doctor's check yesterday."""
    desk.disk.confirm_doctor(DoctorCheck(YESTERDAY, clock.read().utc - timedelta(days=1)))
    return desk


def test_told_in_the_morning_with_the_pain(confirmed: Desk) -> None:
    desk = confirmed
    desk.person.press("Answer")
    desk.person.press("Back pain 6 of 10")
    desk.person.press(SIGN)
    desk.person.press("Save")
    assert desk.disk.walks_on(YESTERDAY)[0].feedback.morning == Pain(6)
    assert asks_again(desk.person)


def test_told_in_the_morning_without_a_pain(confirmed: Desk) -> None:
    desk, person = confirmed, confirmed.person
    person.press("Answer")
    assert SIGN not in person.names()
    person.press(FOLD)
    assert safety.emergency() in person.reads()
    assert safety.soon() in person.reads()
    assert not person.find("Save").isEnabled()
    person.press(SIGN)
    person.press(FOLD)
    assert SIGN not in person.names(), "out of sight, and told all the same"
    person.press("Save")
    assert not person.has_dialog()
    assert safety.sign_kept() in person.reads()
    assert desk.disk.walks_on(YESTERDAY) == [WALK]
    assert asks_again(desk.person)


def test_told_on_a_full_disk_it_is_not_lost(desk: Desk, clock: FakeClock) -> None:
    desk.person.press("Answer")
    desk.person.press(FOLD)
    desk.person.press(SIGN)
    desk.disk.full = True
    desk.person.press("Save")
    assert desk.disk.last_urgent_sign() is None
    desk.disk.full = False
    clock.advance(5)
    assert desk.disk.last_urgent_sign() is not None


@pytest.mark.parametrize("confirms", [True, False])
def test_told_on_the_checklist_the_doctor_has_to_be_confirmed_anew(
    person: Person, clock: FakeClock, *, confirms: bool
) -> None:
    person.begin()
    person.press("Stop")
    clock.skip(24 * 3600)
    person.press("Start walk")
    person.press(FLAT)
    assert person.find("Begin").isEnabled()
    person.press("Back pain 7 of 10")
    person.press(SIGN)
    assert WHY in person.reads()
    assert not person.find("Begin").isEnabled()
    person.press(SIGN)
    assert person.is_ticked(DOCTOR), "it was a slip"
    person.press(SIGN)
    if confirms:
        person.press(DOCTOR)
        person.press("Begin")
        person.press("Stop")
        assert len(person.app._history.doctor_checks()) == 2
    else:
        person.press("Cancel")
    assert asks_again(person) is not confirms
