from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from retrotimer.core import errors
from retrotimer.core.checklist import AskDoctor, Missing
from retrotimer.core.faces import AfterFace, RunningFace, running_face
from retrotimer.core.month import DayFace, WeekRow, day_face
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode, PlanChoice, SegmentKind, SegmentSeconds, make_plan
from retrotimer.core.records import DayTotals, Effort, Feedback, Outcome, Timed, WalkRecord
from retrotimer.core.session import Ready, StopReason
from retrotimer.core.weeks import Outlook, WeekFace
from retrotimer.words import days, plan, problems, safety, walk
from tests.fakes import TODAY, a_clearance, a_record, a_stopped_record

MONDAY = date(2026, 11, 16)


def week(complete: int, goal: int, left: int, outlook: Outlook) -> WeekFace:
    return WeekFace(MONDAY, complete, goal, left, outlook)


# Days and weeks.


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59.99, "59 seconds"),
        (60, "1 minute"),
        (119.9, "1 minute"),
        (599.999, "9 minutes"),
        (600, "10 minutes"),
        (6000, "100 minutes"),
    ],
)
def test_a_length_of_time_is_never_claimed_too_early(seconds: float, words: str) -> None:
    assert days.duration(seconds) == words


@pytest.mark.parametrize(
    ("face", "words"),
    [
        (week(2, 4, 4, Outlook.OPEN), "2 more, 4 days left"),
        (week(3, 4, 1, Outlook.OPEN), "1 more, 1 day left"),
        (week(4, 4, 2, Outlook.MET), "This week's goal is met."),
        (week(5, 4, 2, Outlook.MET), "This week's goal is met."),
        (
            week(0, 4, 2, Outlook.OUT_OF_REACH),
            "4 is out of reach this week. That is all right: the next one starts on Monday.",
        ),
    ],
)
def test_what_can_become_of_a_week(face: WeekFace, words: str) -> None:
    assert days.week_outlook(face) == words


def test_a_week_in_a_few_words() -> None:
    assert days.week_headline(week(2, 4, 4, Outlook.OPEN)) == "2 of 4 this week"


@pytest.mark.parametrize(
    ("goal", "first_weekday", "words"),
    [(4, 0, "Goal: 4 days a week, Monday to Sunday."), (1, 6, "Goal: 1 day a week, Sunday to Saturday.")],
)
def test_how_weeks_are_counted_stands_on_the_screen(goal: int, first_weekday: int, words: str) -> None:
    rule = days.week_rule(goal, first_weekday)
    assert rule.startswith(words)
    assert "10 minutes" in rule


@pytest.mark.parametrize("weekday", range(7))
def test_weekdays_are_named_from_monday_on(weekday: int) -> None:
    name = days.weekday_name(weekday)
    assert name == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    assert name.startswith(days.weekday_name(weekday, short=True))


@pytest.mark.parametrize(
    ("walked", "run", "words"),
    [
        (0, 0, "No walk"),
        (720, 0, "12 minutes, complete"),
        (600, 0, "10 minutes, complete"),
        (599.999, 0, "9 of 10 minutes"),
        (30, 0, "30 seconds of 10 minutes"),
        (0, 660, "11 minutes of running"),
        (600, 660, "10 minutes, complete, 11 minutes of running"),
    ],
)
def test_what_became_of_a_day(walked: float, run: float, words: str) -> None:
    assert days.day_state(day_face(DayTotals(TODAY, walked, run), TODAY)) == words


def a_day(offset: int, walked: float = 0.0) -> DayFace:
    return day_face(DayTotals(TODAY + timedelta(days=offset), walked), TODAY)


@pytest.mark.parametrize(
    ("face", "words"),
    [
        (a_day(-7, 720), "Tuesday, 10 November 2026: 12 minutes, complete"),
        (a_day(-1), "Monday, 16 November 2026: No walk"),
        (a_day(0), "Today, Tuesday, 17 November 2026: No walk"),
        (a_day(1), "Wednesday, 18 November 2026"),
    ],
)
def test_a_day_in_a_full_sentence(face: DayFace, words: str) -> None:
    assert days.day_sentence(face) == words


@pytest.mark.parametrize(
    ("face", "words"),
    [
        (week(1, 4, 0, Outlook.PAST), "Week from Monday, 16 November 2026: 1 complete day"),
        (week(4, 4, 0, Outlook.MET), "Week from Monday, 16 November 2026: 4 complete days, goal met"),
    ],
)
def test_a_calendar_week_in_a_full_sentence(face: WeekFace, words: str) -> None:
    assert days.week_row_sentence(WeekRow(face, (), begun=True)) == words


def test_a_month_and_a_time_as_the_system_writes_them() -> None:
    assert days.month_title(TODAY) == "November 2026"
    assert days.time_of_day(datetime(2026, 11, 17, 9, 5)) == "09:05"  # noqa: DTZ001 - as the wall showed it


# The walk.


def running(seconds_left: int) -> RunningFace:
    session = Ready(make_plan(PlanChoice())).begin(a_clearance(), 0.0)
    return replace(running_face(session, (), 0.0), seconds_left=seconds_left)


@pytest.mark.parametrize(
    ("seconds", "digits"), [(0, "0:00"), (9, "0:09"), (60, "1:00"), (462, "7:42"), (900, "15:00")]
)
def test_the_digits(seconds: int, digits: str) -> None:
    assert plan.countdown(seconds) == digits


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "Less than a minute left"),
        (59, "Less than a minute left"),
        (61, "2 minutes left"),
        (120, "2 minutes left"),
        (121, "3 minutes left"),
        (900, "15 minutes left"),
    ],
)
def test_what_a_screen_reader_says_of_the_time(seconds: int, words: str) -> None:
    assert walk.time_left(running(seconds)) == words


def test_sixty_seconds_are_a_minute_and_not_less() -> None:
    assert walk.time_left(running(60)) == "1 minute left"


def test_the_screen_readers_words_change_once_a_minute_at_most() -> None:
    said = [walk.time_left(running(left)) for left in range(900, 0, -1)]
    changes = [at for at in range(1, 900) if said[at] != said[at - 1]]
    assert len(changes) <= 15


@pytest.mark.parametrize("kind", SegmentKind)
def test_every_segment_says_what_to_do(kind: SegmentKind) -> None:
    walking, run = (plan.what_to_do(kind, mode) for mode in Mode)
    assert walking
    assert (walking == run) == (kind is not SegmentKind.BACKWARD)


def after(record: WalkRecord, day_walked: float | None = None) -> AfterFace:
    walked = record.walked.backward if day_walked is None else day_walked
    return AfterFace(record, walked, week(2, 4, 4, Outlook.OPEN))


@pytest.mark.parametrize(
    ("record", "headline"),
    [
        (a_record(minutes=12), "12 minutes. Well walked."),
        (a_record(minutes=12, mode=Mode.RUN), "12 minutes. Well run."),
        (a_stopped_record(minutes=4), "Stopped after 4 minutes. Good decision."),
        (a_stopped_record(minutes=0.5), "Stopped after 30 seconds. Good decision."),
        (a_stopped_record(minutes=4, reason=StopReason.INTERRUPTED), "Stopped after 4 minutes."),
        (a_stopped_record(minutes=4, reason=StopReason.PAIN), "Stopped. Good decision."),
    ],
)
def test_what_was_done(record: WalkRecord, headline: str) -> None:
    assert walk.after_headline(after(record)) == headline


@pytest.mark.parametrize(
    ("face", "state"),
    [
        (after(a_record()), "The day is complete · 2 of 4 this week"),
        (after(a_stopped_record(minutes=4)), "4 of 10 minutes for this day · 2 of 4 this week"),
        (after(a_stopped_record(minutes=4), 660), "The day is complete · 2 of 4 this week"),
    ],
)
def test_what_the_day_and_the_week_are_now(face: AfterFace, state: str) -> None:
    assert walk.after_state(face) == state


def test_minutes_stopped_for_pain_are_saved_and_said_so() -> None:
    state = walk.after_state(after(a_stopped_record(minutes=4, reason=StopReason.PAIN)))
    assert state.startswith("4 minutes saved")


def test_a_run_says_that_it_does_not_count() -> None:
    assert "does not count" in walk.after_state(after(a_record(mode=Mode.RUN)))


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (a_record(minutes=12), "12 minutes backwards · flat, open"),
        (a_record(mode=Mode.RUN), "10 minutes running backwards · flat, open"),
        (
            replace(a_record(), timed=Timed(PlanChoice(), a_clearance(flat_open=False, buddy=True))),
            "10 minutes backwards · with a buddy",
        ),
        (
            replace(a_record(), pain_before=Pain(4), feedback=Feedback(pain=Pain(3))),
            "10 minutes backwards · flat, open · back pain: before 4, after 3",
        ),
        (replace(a_record(), pain_before=Pain(0)), "10 minutes backwards · flat, open · back pain: before 0"),
        (
            replace(a_record(), feedback=Feedback(pain=Pain(0))),
            "10 minutes backwards · flat, open · back pain: after 0",
        ),
        (a_stopped_record(), "4 minutes backwards · stopped early · flat, open"),
        (
            a_stopped_record(reason=StopReason.PAIN),
            "4 minutes backwards · stopped for pain · flat, open",
        ),
        (
            a_stopped_record(reason=StopReason.INTERRUPTED),
            "4 minutes backwards · interrupted · flat, open",
        ),
    ],
)
def test_a_session_in_a_line(record: WalkRecord, line: str) -> None:
    assert walk.walk_line(record) == line


@pytest.mark.parametrize("effort", Effort)
def test_every_effort_has_a_name(effort: Effort) -> None:
    assert walk.effort_name(effort)


# Problems and safety.

PLACE = "/home/me/walks"
ALL_ERRORS = [
    errors.FolderIsFileError,
    errors.FolderNotWritableError,
    errors.NotADatabaseError,
    errors.DamagedError,
    errors.NewerSchemaError,
    errors.FullError,
    errors.BusyError,
    errors.StoreError,
]


@pytest.mark.parametrize("kind", ALL_ERRORS)
def test_what_cannot_be_opened_is_named_and_said_to_be_safe(kind: type[errors.StoreError]) -> None:
    sentence = problems.cannot_open(kind(PLACE, "why"))
    assert PLACE in sentence
    assert any(safe in sentence for safe in ("Nothing was", "left as it is", "is safe", "was left"))
    assert "%" not in sentence


def test_each_problem_has_its_own_sentence() -> None:
    assert len({problems.cannot_open(kind(PLACE)) for kind in ALL_ERRORS}) == len(ALL_ERRORS)


@pytest.mark.parametrize("path", ["/home/%1/data", "/home/%2/data", "/home/100%/data", "/home/“x”/data"])
@pytest.mark.parametrize("kind", ALL_ERRORS)
def test_a_path_is_told_as_it_is(kind: type[errors.StoreError], path: str) -> None:
    assert path in problems.cannot_open(kind(path, "why"))


def test_the_systems_own_words_are_told_where_nothing_better_is_known() -> None:
    assert "disk I/O error" in problems.cannot_open(errors.StoreError(PLACE, "disk I/O error"))


@pytest.mark.parametrize("kind", ALL_ERRORS)
def test_a_walk_that_cannot_be_saved_is_said_to_be_safe(kind: type[errors.StoreError]) -> None:
    assert "safe" in problems.cannot_save(kind(PLACE))


def test_an_interrupted_walk_is_told_with_what_was_saved() -> None:
    record = replace(a_record(minutes=12, outcome=Outcome.UNDERWAY), walked=SegmentSeconds(backward=425.0))
    told = problems.interrupted(record)
    assert "12 minute" in told
    assert "7 minutes" in told
    assert "09:12" in told  # begun at nine, ten seconds of getting ready, last written after twelve minutes


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ((), ""),
        ((Missing.DOCTOR,), "doctor"),
        ((Missing.PLACE,), "buddy"),
        ((Missing.DOCTOR, Missing.PLACE), "doctor"),
    ],
)
def test_why_begin_cannot_be_pressed(found: tuple[Missing, ...], words: str) -> None:
    assert words in safety.why_not_yet(found)
    assert bool(safety.why_not_yet(found)) == bool(found)


@pytest.mark.parametrize("reason", AskDoctor)
def test_every_reason_to_ask_the_doctor_is_told(reason: AskDoctor) -> None:
    assert safety.why_ask_doctor(reason)


@pytest.mark.parametrize(
    "advice",
    [
        "path forwards first",
        "No road, stairs, water, pets or cables",
        "Dry floor",
        "shoes",
        "Slower",
        "Hands free",
    ],
)
def test_the_advice_is_complete(advice: str) -> None:
    assert sum(advice in line for line in safety.advice()) == 1


@pytest.mark.parametrize(
    "sign",
    [
        "both legs",
        "genitals, buttocks or inner thighs",
        "passing urine",
        "bladder or bowel",
        "chest pain",
        "serious accident or hard fall",
    ],
)
def test_every_sign_of_an_emergency_is_named(sign: str) -> None:
    assert sign in safety.emergency()


@pytest.mark.parametrize(
    "condition",
    [
        "falls",
        "dizziness",
        "balance or sight",
        "numb feet",
        "fragile bones",
        "recent surgery",
        "heart condition",
        "walking aid",
        "pregnan",
    ],
)
def test_everyone_who_should_ask_in_particular_is_named(condition: str) -> None:
    assert condition in safety.ask_specifically()


@pytest.mark.parametrize(
    ("offset", "walked", "said"),
    [
        (2, 0.0, "Thursday, 19 November 2026: planned"),
        (0, 0.0, "Today, Tuesday, 17 November 2026: planned"),
        (0, 240.0, "Today, Tuesday, 17 November 2026: 4 of 10 minutes, planned"),
        (0, 600.0, "Today, Tuesday, 17 November 2026: 10 minutes, complete"),
        (-1, 0.0, "Monday, 16 November 2026: No walk"),
    ],
)
def test_a_planned_day_says_so_until_it_is_walked(offset: int, walked: float, said: str) -> None:
    day = TODAY + timedelta(days=offset)
    assert days.day_sentence(day_face(DayTotals(day, walked), TODAY, planned=True)) == said
