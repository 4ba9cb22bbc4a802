"""Hypothesis strategies for the core's values."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from retrotimer.core.bounds import MOST_ENTRY_MINUTES
from retrotimer.core.checklist import Clearance
from retrotimer.core.days import Moment, stamp
from retrotimer.core.pain import Pain
from retrotimer.core.plan import (
    LEAST_MINUTES,
    MOST_FORWARD_MINUTES,
    MOST_GET_READY_SECONDS,
    MOST_MINUTES,
    Mode,
    PlanChoice,
    SegmentSeconds,
    make_plan,
)
from retrotimer.core.records import LONGEST_NOTE, Effort, Feedback, HurtPlace, Outcome, Timed, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.core.walk_id import new_id
from tests.core.zones import ZONES, starts_of_day

choices = st.builds(
    PlanChoice,
    minutes=st.integers(LEAST_MINUTES, MOST_MINUTES),
    mode=st.sampled_from(Mode),
    get_ready=st.integers(0, MOST_GET_READY_SECONDS),
    warm_up=st.integers(0, MOST_FORWARD_MINUTES),
    cool_down=st.integers(0, MOST_FORWARD_MINUTES),
    easy_start=st.booleans(),
)

GRAIN = 64
"""Moments are whole 64ths of a second: a float holds them and their sums exactly."""

grains = st.integers(0, 40 * 60 * GRAIN).map(lambda n: n / GRAIN)

FIRST, LAST = datetime(1970, 1, 2, tzinfo=UTC), datetime(2199, 12, 30, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)

utc_instants = st.integers(0, (LAST - FIRST) // MILLISECOND).map(lambda n: FIRST + n * MILLISECOND)
"""To the millisecond, as they are stored.  Year, month, day and so on would be drawn one by one."""

stamps = st.builds(
    lambda utc, zone, starts: stamp(Moment(0.0, utc.astimezone(ZoneInfo(zone)), zone), starts),
    utc_instants,
    st.sampled_from(ZONES),
    starts_of_day,
)
pains = st.builds(Pain, st.none() | st.integers(0, 10), st.none() | st.integers(0, 10))
feedbacks = st.builds(
    Feedback,
    pain=pains,
    effort=st.none() | st.sampled_from(Effort),
    note=st.text(max_size=LONGEST_NOTE),
    hurt_place=st.none() | st.sampled_from(HurtPlace),
    hurt_pain=st.none() | st.integers(0, 10),
    morning=pains,
)
clearances = st.builds(
    lambda day, place: Clearance(day, *place),
    st.dates(date(1970, 1, 1)),
    st.sampled_from([(True, False), (False, True), (True, True)]),
)
entered_seconds = st.integers(60_000, MOST_ENTRY_MINUTES * 60_000).map(lambda n: n / 1000)


@st.composite
def records(draw: st.DrawFn) -> WalkRecord:
    """A session as the timer, or a person's own hand, may have left it: each that the core can make."""
    by_hand, by_correction = draw(st.booleans()), draw(st.booleans())
    if by_hand:
        mode, timed, outcome = draw(st.sampled_from(Mode)), None, Outcome.FINISHED
        walked = SegmentSeconds(backward=draw(entered_seconds))
    else:
        choice = draw(choices)
        mode, timed, outcome = choice.mode, Timed(choice, draw(clearances)), draw(st.sampled_from(Outcome))
        walked = _walked(draw, choice, outcome)
    corrected = by_correction and outcome is not Outcome.UNDERWAY
    if corrected:
        walked = SegmentSeconds(**_kinds(walked) | {"backward": draw(entered_seconds)})
    return WalkRecord(
        id=new_id(),
        started=draw(stamps),
        mode=mode,
        walked=walked,
        outcome=outcome,
        reason=draw(st.sampled_from(StopReason)) if outcome is Outcome.STOPPED else None,
        timed=timed,
        written=draw(utc_instants),
        paused=outcome is Outcome.UNDERWAY and draw(st.booleans()),
        pain_before=draw(pains),
        feedback=draw(feedbacks),
        corrected=draw(utc_instants) if corrected else None,
    )


def _walked(draw: st.DrawFn, choice: PlanChoice, outcome: Outcome) -> SegmentSeconds:
    plan = make_plan(choice)
    elapsed = float(plan.seconds)
    if outcome is not Outcome.FINISHED:
        elapsed = draw(st.integers(0, plan.seconds * 1000)) / 1000
    return SegmentSeconds(**{name: round(value, 3) for name, value in _kinds(plan.walked(elapsed)).items()})


def _kinds(seconds: SegmentSeconds) -> dict[str, float]:
    return {name: getattr(seconds, name) for name in seconds.__slots__}
