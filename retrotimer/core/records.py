"""What is kept of a session, and what its day adds up to."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from retrotimer.core.checklist import Clearance
from retrotimer.core.days import COMPLETE_DAY_SECONDS, Stamp
from retrotimer.core.pain import NOT_TOLD, Pain, check_pain
from retrotimer.core.plan import MINUTE, Mode, PlanChoice, SegmentSeconds
from retrotimer.core.session import Finished, Session, Stopped, StopReason
from retrotimer.core.walk_id import WalkId

LONGEST_NOTE = 2000


class Outcome(Enum):
    """How a session stands."""

    UNDERWAY = "underway"
    FINISHED = "finished"
    STOPPED = "stopped"


class Effort(Enum):
    """The talk test: what a person could have done while walking."""

    SING = "sing"
    TALK = "talk"
    WORDS = "words"


class HurtPlace(Enum):
    """Where it hurt when a session was stopped for pain."""

    BACK = "back"
    KNEE = "knee"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person said after a session; all of it may be left out.

    Attributes:
        pain: how it was just after.
        effort: the answer to the talk test.
        note: in their own words, up to `LONGEST_NOTE` characters.
        hurt_place: where it hurt, if the session was stopped for that.
        hurt_pain: how much it hurt there, 0 to 10.
        morning: the pain on the morning after.

    Raises:
        ValueError: a pain or a note is outside its bounds.
    """

    pain: Pain = NOT_TOLD
    effort: Effort | None = None
    note: str = ""
    hurt_place: HurtPlace | None = None
    hurt_pain: int | None = None
    morning: Pain = NOT_TOLD

    def __post_init__(self) -> None:
        check_pain(self.hurt_pain)
        if len(self.note) > LONGEST_NOTE:
            raise ValueError(f"a note has at most {LONGEST_NOTE} characters, not {len(self.note)}")


def hurt_feedback(place: HurtPlace | None, pain: int | None, note: str) -> Feedback:
    """What was said after a session that was stopped for pain; of back or knee, it is the pain there, too."""
    at_back, at_knee = place is HurtPlace.BACK, place is HurtPlace.KNEE
    told = Pain(back=pain if at_back else None, knee=pain if at_knee else None)
    return Feedback(told, None, note, place, pain)


@dataclass(frozen=True, slots=True)
class Timed:
    """What only a session that the timer ran has: its plan, and what was confirmed on the checklist."""

    choice: PlanChoice
    clearance: Clearance


@dataclass(frozen=True, slots=True)
class WalkRecord:
    """One session as it is stored, from its first second on.

    Attributes:
        id: the same for ever, also through export and import.
        started: when it began; its date is the day it belongs to.
        mode: walking or running.
        walked: seconds walked of each kind of segment.
        outcome: how it stands.
        reason: why it was stopped; None unless `outcome` is STOPPED.
        timed: how the timer ran it; None for one that was walked without and entered by hand.
        written: when the figures above were true (UTC); the end, once it has ended, or when it was entered.
        paused: whether it stands still at `written`; only while it is under way.
        pain_before: the pain when it began, as far as it was told.
        feedback: what was said afterwards.
        corrected: when its day, time, mode or minutes were last corrected by hand (UTC), if they were.
    """

    id: WalkId
    started: Stamp
    mode: Mode
    walked: SegmentSeconds
    outcome: Outcome
    reason: StopReason | None
    timed: Timed | None
    written: datetime
    paused: bool = False
    pain_before: Pain = NOT_TOLD
    feedback: Feedback = Feedback()
    corrected: datetime | None = None

    @property
    def counts(self) -> bool:
        """Whether its backward seconds count toward the week goal: walks do, runs do not."""
        return self.mode is Mode.WALK

    @property
    def meant_minutes(self) -> int:
        """The backward minutes that it was meant to have; of one entered by hand, those it has."""
        return self.timed.choice.minutes if self.timed else round(self.walked.backward / MINUTE)


@dataclass(frozen=True, slots=True)
class DayTotals:
    """What the sessions of one day add up to, in backward seconds."""

    date: date
    walked: float = 0.0
    run: float = 0.0

    @property
    def complete(self) -> bool:
        """Whether the walking alone reaches the least that counts as a day."""
        return self.walked >= COMPLETE_DAY_SECONDS


class WalkLine(NamedTuple):
    """What a summary needs of an ended session: a hundred years of them are read in one go.

    A tuple, because a frozen dataclass takes three times as long to make.

    Attributes:
        day: the day that it belongs to.
        mode, seconds: as it was walked, backwards alone.
        reason: why it was stopped; None where it was finished.
        by_hand: whether it was entered by hand.
        before, after, morning: the pain as far as it was told.
        hurt_place, hurt_pain: where it hurt and how much, where it was stopped for that.
    """

    day: date
    mode: Mode
    seconds: float
    reason: StopReason | None
    by_hand: bool
    before: Pain
    after: Pain
    morning: Pain
    hurt_place: HurtPlace | None
    hurt_pain: int | None


@dataclass(frozen=True, slots=True)
class DatedNote:
    """What a person wrote about a session of this day."""

    day: date
    words: str


def outcome_of(session: Session) -> tuple[Outcome, StopReason | None]:
    """How a session stands, and why it was stopped, if it was."""
    match session:
        case Finished():
            return Outcome.FINISHED, None
        case Stopped():
            return Outcome.STOPPED, session.reason
        case _:
            return Outcome.UNDERWAY, None
