"""What is said about the programme."""

from datetime import date, timedelta

import pytest

from retrotimer.core.faces import AfterFace
from retrotimer.core.plan import Mode
from retrotimer.core.programme import Held, ProgrammeFace, Summary, programme_face, programme_weeks
from retrotimer.core.settings import Course, Programme
from retrotimer.core.weeks import Outlook, WeekFace
from retrotimer.words import programme as words
from retrotimer.words.walk import after_state
from tests.fakes import TODAY, a_record
from tests.ui.surroundings import surroundings

__all__ = ["surroundings"]

MONDAY = date(2026, 11, 2)
MET = (0, 2, 3, 5)


def face(
    *days: int, today: int, goal: int = 4, course: Course = Course.RAMP, since: int | None = None
) -> ProgrammeFace:
    """The face on a day, with walks on these, all counted from a Monday."""
    complete = [MONDAY + timedelta(days=day) for day in days]
    now = MONDAY + timedelta(days=today)
    start = None if since is None else MONDAY + timedelta(days=since)
    return programme_face(Programme(course, start), complete, None, now, first_weekday=0, goal=goal)


def weeks(number: int) -> list[int]:
    return [7 * week + day for week in range(number) for day in MET]


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (face(today=0), "Week 1, walk 1 of 4: 10 minutes suggested"),
        (face(*weeks(1), 7, 9, today=10), "Week 2, walk 3 of 4: 12 minutes suggested"),
        (face(0, today=0), "Done for today. Next: Week 1, walk 2 of 4."),
        (face(0, 6, today=6), "Done for today. Week 1 begins once more on Monday."),
        (face(*MET, today=5), "This week's walks are done; rest is part of it. Week 2 begins on Monday."),
        (
            face(*MET, today=5, goal=6),
            "The programme's walks of this week are done. Week 2 begins on Monday.",
        ),
        (face(*weeks(4), today=30), "You have walked the whole programme."),
        (face(0, today=1, goal=3), "Week 1, walk 2 of 3: 10 minutes suggested"),
        (
            face(*MET, today=5, since=7),
            "This week's walks are done; rest is part of it. Week 1 begins on Monday.",
        ),
        (face(0, today=5, since=7), "Week 1 begins on Monday."),
    ],
)
def test_what_comes_next(shown: ProgrammeFace, said: str) -> None:
    assert words.next_walk(shown) == said


@pytest.mark.parametrize("held", Held)
def test_why_the_minutes_are_held(held: Held) -> None:
    assert words.why_held(held).startswith("Not longer than last time: ")
    assert len({words.why_held(other) for other in Held}) == len(Held)


def test_a_week_in_a_sentence() -> None:
    first, second, third, _ = programme_weeks(face(*weeks(1), 7, today=8))
    assert words.week_sentence(first).startswith("Week 1: 10, 10, 10")
    assert words.week_sentence(first).endswith("; done: 4 of 4")
    assert words.week_sentence(second).endswith("12 minutes; done: 1 of 4; next: 11 minutes")
    assert words.week_sentence(third).endswith("14 minutes")


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (face(today=2, since=2), ""),
        (face(0, 1, today=2, since=2), "This week counts: 2 complete days of it so far."),
        (face(0, today=2, since=7), "Week 1 begins on Monday."),
    ],
)
def test_what_this_week_is_to_a_programme_that_would_be_started(shown: ProgrammeFace, said: str) -> None:
    assert words.first_week(shown) == said


def test_courses_have_names_and_marks() -> None:
    assert [words.course_mark(course) for course in Course] == ["10–15", "10", "12", "15"]
    assert [words.course_name(course) for course in Course] == [
        "Rising from 10 to 15 minutes",
        "Always 10 minutes",
        "Always 12 minutes",
        "Always 15 minutes",
    ]


def test_it_says_how_much_is_known() -> None:
    assert "our own choice" in words.honesty()
    assert "a recommendation, not a proven optimum" in words.honesty()


def test_the_summary_tells_walks_weeks_minutes_and_days() -> None:
    shown = face(*weeks(4), today=30)
    assert words.summary(shown).startswith("16 walk")
    assert "in 4 week" in words.summary(shown)
    assert words.summary_dates(Summary(shown, 12_720.0, 15)) == (
        "212 minutes of walking backwards, from Monday, 2 November 2026 to Saturday, 28 November 2026."
    )
    assert words.summary_dates(Summary(face(today=0), 0.0, 10)) == ""
    assert words.keep_going(Summary(shown, 0.0, 11)) == "Without a programme; 11 minutes stay chosen."


def test_a_fifth_day_gets_a_gentle_word() -> None:
    gentle = "\nThat is more than the four days that are advised. Rest is part of it, too."
    for complete, mode, said in ((4, Mode.WALK, ""), (5, Mode.WALK, gentle), (5, Mode.RUN, "")):
        week = WeekFace(MONDAY, complete, 4, 0, Outlook.MET)
        state = after_state(AfterFace(a_record(TODAY, mode=mode), 600.0, week))
        assert (gentle in state) is bool(said)
