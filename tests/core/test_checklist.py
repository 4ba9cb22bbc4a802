from datetime import UTC, date, datetime, timedelta

import pytest

from retrotimer.core.checklist import (
    Answers,
    AskDoctor,
    Clearance,
    DoctorCheck,
    Missing,
    ask_doctor,
    clear,
    missing,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CHECK = DoctorCheck(NOON.date(), NOON)

DOCTOR, PLACE = Missing.DOCTOR, Missing.PLACE


@pytest.mark.parametrize(
    ("doctor", "flat_open", "buddy", "expected"),
    [
        (False, False, False, (DOCTOR, PLACE)),
        (False, False, True, (DOCTOR,)),
        (False, True, False, (DOCTOR,)),
        (False, True, True, (DOCTOR,)),
        (True, False, False, (PLACE,)),
        (True, False, True, ()),
        (True, True, False, ()),
        (True, True, True, ()),
    ],
)
def test_the_gate(expected: tuple[Missing, ...], *, doctor: bool, flat_open: bool, buddy: bool) -> None:
    answers = Answers(doctor, flat_open, buddy)
    assert missing(answers) == expected
    clearance = clear(answers, CHECK.on)
    assert clearance == (None if expected else Clearance(CHECK.on, flat_open, buddy))


def test_nothing_is_ticked_beforehand() -> None:
    assert Answers() == Answers(doctor=False, flat_open=False, buddy=False)


def test_a_clearance_without_a_place_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="buddy"):
        Clearance(CHECK.on, flat_open=False, buddy=False)


def test_a_doctors_check_that_was_never_confirmed_is_asked() -> None:
    assert ask_doctor(None, CHECK.on) is AskDoctor.NEVER_CONFIRMED


@pytest.mark.parametrize(
    ("confirmed", "last_good", "asked"),
    [
        (date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1)),
        (date(2026, 8, 31), date(2027, 2, 27), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 28), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 29), date(2027, 6, 30)),
        (date(2026, 7, 15), date(2027, 1, 14), date(2027, 1, 15)),
    ],
)
def test_it_is_asked_again_after_six_months(confirmed: date, last_good: date, asked: date) -> None:
    check = DoctorCheck(confirmed, NOON)
    assert ask_doctor(check, confirmed) is None
    assert ask_doctor(check, last_good) is None
    assert ask_doctor(check, asked) is AskDoctor.SIX_MONTHS_AGO
    assert ask_doctor(check, asked + timedelta(days=400)) is AskDoctor.SIX_MONTHS_AGO


def test_it_is_asked_again_after_a_session_that_was_stopped_for_pain() -> None:
    pain = NOON + timedelta(days=3)
    assert ask_doctor(CHECK, pain.date(), pain_stop=pain) is AskDoctor.STOPPED_FOR_PAIN


def test_it_is_asked_again_after_an_urgent_sign() -> None:
    told = NOON + timedelta(minutes=1)
    assert ask_doctor(CHECK, told.date(), urgent_sign=told) is AskDoctor.URGENT_SIGN


@pytest.mark.parametrize("told", ["pain_stop", "urgent_sign"])
@pytest.mark.parametrize(("hours", "asked"), [(-1, False), (0, True), (1, True)])
def test_confirming_afterwards_is_enough(told: str, hours: int, *, asked: bool) -> None:
    reason = ask_doctor(CHECK, CHECK.on, **{told: NOON + timedelta(hours=hours)})
    assert (reason is not None) is asked


def test_of_several_reasons_the_gravest_is_named() -> None:
    pain = NOON + timedelta(days=3)
    late = date(2027, 3, 1)
    assert ask_doctor(CHECK, late, pain_stop=pain) is AskDoctor.STOPPED_FOR_PAIN
    assert ask_doctor(CHECK, late, pain_stop=pain, urgent_sign=pain) is AskDoctor.URGENT_SIGN
    assert ask_doctor(None, late, pain_stop=pain, urgent_sign=pain) is AskDoctor.NEVER_CONFIRMED
