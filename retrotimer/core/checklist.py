"""The gate before every session: the doctor once, and a flat, open area or a buddy each time.

`may_start = doctor_checked and ((flat and open) or buddy)`.  "Flat and open" is one statement,
because neither is enough alone.  A treadmill is not a flat, open area.  Everything else on the
list is advice and never blocks.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from retrotimer.core.days import add_months
from retrotimer.core.pain import PainSite

DOCTOR_CHECK_MONTHS = 6


class Missing(Enum):
    """What still has to be confirmed before a session may start."""

    DOCTOR = "doctor"
    PLACE = "place"


class AskDoctor(Enum):
    """Why the doctor's check has to be confirmed (again)."""

    NEVER_CONFIRMED = "never"
    SIX_MONTHS_AGO = "six_months"
    STOPPED_FOR_PAIN = "pain"
    URGENT_SIGN = "sign"
    """One of those for which a person should get help at once, or see a doctor soon."""


@dataclass(frozen=True, slots=True)
class DoctorCheck:
    """When a person confirmed that they had checked with a back doctor."""

    on: date
    utc: datetime


@dataclass(frozen=True, slots=True)
class ChecklistFace:
    """What the checklist opens with.

    Attributes:
        doctor_on: when the doctor's check was last confirmed.
        ask: why it has to be confirmed (again), if it has.
        pain_sites: whose pain is asked for.
    """

    doctor_on: date | None
    ask: AskDoctor | None
    pain_sites: tuple[PainSite, ...] = (PainSite.BACK,)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is ticked on the checklist; a place is never ticked beforehand."""

    doctor: bool = False
    flat_open: bool = False
    buddy: bool = False


@dataclass(frozen=True, slots=True)
class Clearance:
    """A checklist that was confirmed: the only ticket into a session.

    Raises:
        ValueError: neither the flat, open area nor a buddy was confirmed.
    """

    doctor_on: date
    flat_open: bool
    buddy: bool

    def __post_init__(self) -> None:
        if not (self.flat_open or self.buddy):
            raise ValueError("a session needs a flat, open area or a buddy")


def missing(answers: Answers) -> tuple[Missing, ...]:
    """What keeps these answers from being enough, in the order of the list."""
    found = []
    if not answers.doctor:
        found.append(Missing.DOCTOR)
    if not (answers.flat_open or answers.buddy):
        found.append(Missing.PLACE)
    return tuple(found)


def clear(answers: Answers, doctor_on: date) -> Clearance | None:
    """A clearance if the answers are enough; `doctor_on` is the day the doctor line was confirmed."""
    if missing(answers):
        return None
    return Clearance(doctor_on, answers.flat_open, answers.buddy)


def ask_doctor(
    check: DoctorCheck | None,
    today: date,
    *,
    pain_stop: datetime | None = None,
    urgent_sign: datetime | None = None,
) -> AskDoctor | None:
    """Why the doctor's check must be asked again, or None while the last one holds.

    Asked anew from the day six months after the last confirmation; and where since then a session was stopped
    for pain, or an urgent sign told (UTC, the latest of each).  Of two reasons the graver one is named.
    """
    if check is None:
        return AskDoctor.NEVER_CONFIRMED
    if urgent_sign is not None and urgent_sign >= check.utc:
        return AskDoctor.URGENT_SIGN
    if pain_stop is not None and pain_stop >= check.utc:
        return AskDoctor.STOPPED_FOR_PAIN
    if today >= add_months(check.on, DOCTOR_CHECK_MONTHS):
        return AskDoctor.SIX_MONTHS_AGO
    return None
