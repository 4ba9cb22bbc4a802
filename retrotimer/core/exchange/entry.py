"""A session as a file tells it, once it has been held against every rule; and what differs in two of them.

A hundred years of walks are read in seconds, and few of them are ever looked at.  So an entry is a tuple, its
instants are texts as they are stored, and what is alike in thousands of entries is one object in all of them.
`WalkEntry.record` makes a `WalkRecord` of the one that is looked at.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from retrotimer.core.checklist import Clearance
from retrotimer.core.days import Stamp
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode, PlanChoice, SegmentSeconds
from retrotimer.core.records import Feedback, HurtPlace, Outcome, Timed, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.walk_id import walk_id


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """How a session went. It is the same as itself alone, so that it is found at once among thousands.

    Attributes:
        mode, outcome, reason, walked: as in `WalkRecord`.
        choice: the plan; None for a walk that was entered by hand.
        flat_open, buddy: what was confirmed on the checklist, where there is a plan.
    """

    mode: Mode
    outcome: Outcome
    reason: StopReason | None
    walked: SegmentSeconds
    choice: PlanChoice | None
    flat_open: bool
    buddy: bool


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """How a session felt; `feedback` is without its note, which is seldom the same twice."""

    before: Pain
    feedback: Feedback


class WalkEntry(NamedTuple):
    """One session of a file.

    Attributes:
        id: a UUID, in small letters.
        day: the day that it belongs to.
        start: the instant when it began, as it is stored.
        offset: seconds east of UTC at that instant.
        zone: the zone's name; empty where it is not known.
        course, said, note: how it went, how it felt, and a person's own words about it.
        doctor_on: the day on which the doctor's check had been confirmed; None where there is no plan.
        written, corrected: instants as they are stored; None where it was never corrected.
    """

    id: str
    day: date
    start: str
    offset: int
    zone: str
    course: Course
    said: Said
    note: str
    doctor_on: date | None
    written: str
    corrected: str | None

    def record(self) -> WalkRecord:
        """The session."""
        course, feedback = self.course, self.said.feedback
        timed = None
        if course.choice is not None and self.doctor_on is not None:
            timed = Timed(course.choice, Clearance(self.doctor_on, course.flat_open, course.buddy))
        return WalkRecord(
            id=walk_id(self.id),
            started=Stamp(self.day, datetime.fromisoformat(self.start), self.offset, self.zone),
            mode=course.mode,
            walked=course.walked,
            outcome=course.outcome,
            reason=course.reason,
            timed=timed,
            written=datetime.fromisoformat(self.written),
            pain_before=self.said.before,
            feedback=replace(feedback, note=self.note) if self.note else feedback,
            corrected=datetime.fromisoformat(self.corrected) if self.corrected else None,
        )


def differing(before: WalkRecord, after: WalkRecord) -> tuple[str, ...]:
    """In which fields two versions of a session differ, in the order in which people look at them."""
    parts = (
        ("date", before.started.date, after.started.date),
        ("started", replace(before.started, date=after.started.date), after.started),
        ("mode", before.mode, after.mode),
        ("walked_backward", before.walked, after.walked),
        ("outcome", (before.outcome, before.reason), (after.outcome, after.reason)),
        ("pain", before.pain_before, after.pain_before),
        ("pain", before.feedback.pain, after.feedback.pain),
        ("pain", before.feedback.morning, after.feedback.morning),
        ("pain", _hurt(before), _hurt(after)),
        ("effort", before.feedback.effort, after.feedback.effort),
        ("note", before.feedback.note, after.feedback.note),
        ("plan", before.timed, after.timed),
        ("written_utc", before.written, after.written),
        ("corrected_utc", before.corrected, after.corrected),
    )
    return tuple(dict.fromkeys(name for name, one, other in parts if one != other))


def _hurt(record: WalkRecord) -> tuple[HurtPlace | None, int | None]:
    return record.feedback.hurt_place, record.feedback.hurt_pain
